"""The wording of Traditional Chinese: words, characters, exceptions, places, silence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from briefing.errors import Diagnostic
from briefing.library.collect import collect
from briefing.library.collection import Collection
from briefing.library.gate.usage import (
    Lexicon,
    usage_in_articles,
    usage_in_records,
)
from briefing.library.library import Library
from briefing.library.link import link
from briefing.library.simplified import simplified_characters
from briefing.library.tables import rows
from briefing.reading.files import Inputs, discover
from briefing.records.kinds import KINDS
from briefing.site import Options, build_site

SITE = """\
title: {zh-Hant: 站, en: Site}
base_url: https://example.org/
languages:
  zh-Hant: {name: 中文, default: true}
  en: {name: English}
"""
FRONT = "---\ntitle: 標題\nsummary: 摘要\ndate: 2025-01-02\nauthors: [甲]\ntopic: model\n"


def faults(body: str = "文", front: str = "", language: str = "zh-Hant", **facts: str
           ) -> list[Diagnostic]:
    files = {"content/site.yaml": SITE,
             f"content/articles/x/{language}.md": f"{FRONT}{front}---\n{body}\n"}
    files |= {f"content/facts/{kind}.yaml": text for kind, text in facts.items()}
    collection = collect(Inputs({path: text.encode() for path, text in files.items()}))
    assert not collection.diagnostics
    library = link(collection, drafts=False).library
    assert library
    return sorted(usage(library, collection), key=lambda d: d.order)


def usage(library: Library, collection: Collection) -> list[Diagnostic]:
    return [*usage_in_records(library, collection), *usage_in_articles(library, collection)]


lexicon = cache(Lexicon)


def found(text: str, *names: str) -> list[tuple[str, str]]:
    return [(one.written, one.better) for one in lexicon(names).find(text)]


@pytest.mark.parametrize(("text", "expected"), [
    ("短片叫視頻。", [("視頻", "影片、視訊")]),
    ("人工智能與智能手機", [("人工智能", "人工智慧"), ("智能手機", "智慧型手機")]),
    ("軟件的質量", [("軟件", "軟體"), ("質量", "品質")]),
    ("软件与视频", [("软", "軟"), ("与视频", "與視頻")]),
    ("搜索引擎的數據庫", [("搜索引擎", "搜尋引擎"), ("數據庫", "資料庫")]),
    ("太陽質量與質量守恆", []),
    ("黑洞質量、質量約 3 公斤", []),
    ("在線營銷的渠道", [("在線", "線上"), ("營銷", "行銷"), ("渠道", "管道、通路")]),
    ("經營銷售、在線上、灌溉渠道、空調用電、聚集群眾、舒適配件", []),
    ("家里的面粉", [("家里", "家裡"), ("面粉", "麵粉")]),
    ("表面粉刷、三公里面積、這里程碑、國家里程", []),
    ("多元智能、數據機、演算法、預算法", []),
    ("一個數據顯示，大數據", []),
    ("息息相關：信息息", []),
    ("他說「視頻」，又寫《软件》", []),
    ("影片、軟體、資訊、記憶體", []),
    ("台灣、后土、茶几、公里、干涉、范先生", []),
    ("視\n頻", [("視頻", "影片、視訊")]),
    ("Video and 视", [("视", "視")]),
    ("", []),
])
def test_what_taiwan_writes_otherwise(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_a_name_is_left_alone() -> None:
    assert found("字節在智能科技用视频", "智能科技", "视频") == [("字節", "位元組")]


def entries() -> Iterator[tuple[str, str, str]]:
    for word, better, *exceptions in rows("gate/usage.tsv"):
        yield word, better, " ".join(exceptions)


def test_every_word_is_found_whole_and_no_replacement_is_a_fault() -> None:
    words = [word for word, _, _ in entries()]
    assert words == sorted(set(words))
    for word, better, _ in entries():
        assert found(word) == [(word, better)]
        for one in better.split("、"):
            assert found(one) == [], one


def test_every_exception_is_well_said_and_needed() -> None:
    for word, _, exceptions in entries():
        for exception in exceptions.split():
            assert found(exception) == [], exception
            assert word in exception and exception != word, exception


def test_no_character_is_both_simplified_and_traditional() -> None:
    characters = simplified_characters()
    assert not set(characters) & set(characters.values())
    assert "".join(characters.values()).encode("big5")
    assert len(characters) > 2000


def test_the_place_is_exact_in_texts_headings_and_alternative_texts() -> None:
    body = ("一段文字，一段視頻。\n\n## 关於軟件\n\n[[!視頻]] `視頻` <b title='視頻'>好</b>\n\n"
            "> 別人的視頻\n\n又是視頻[^n]\n\n[^n]: 注裡的視頻\n")
    told = [(d.code, d.place.line - 8, d.place.column, d.place.length) for d in faults(body)]
    assert told == [
        ("usage-mainland", 0, 8, 2), ("script-mixed", 2, 4, 1), ("usage-mainland", 2, 6, 2),
        ("usage-mainland", 8, 3, 2), ("usage-mainland", 10, 10, 2),
    ]


def test_the_text_of_a_link_is_read_and_its_address_is_not() -> None:
    (fault,) = faults("又見[那段視頻](https://example.org/視頻)。\n\n> [視頻](https://example.org/)")
    assert (fault.place.column, fault.place.length) == (6, 2)
    (fault,) = faults("[[#a|視頻]]".replace("#a", "m"), models="m: {name: M, developer: o, "
                      "category: agent}", organizations="o: {name: O, kind: lab}")
    assert fault.place.column == 5


TERM = """\
video:
  zh-Hant: {term: 視頻}
  en: {term: video}
  definition:
    zh-Hant: >-
      會動的畫面，
      但软件。
    en: Video.
  subject: [model]
"""


def test_records_are_read_but_not_their_names() -> None:
    (fault,) = faults(terms=TERM)
    assert fault.code == "script-mixed" and fault.severity == "warning"
    assert (fault.place.path, fault.place.line, fault.place.column) \
        == ("content/facts/terms.yaml", 7, 8)
    assert faults("視頻", terms=TERM.replace("软件", "軟體")) == []


FORMS = [
    "definition: {zh-Hant: 有視頻, en: E}",
    'definition: {zh-Hant: "有\\u8996\\u983b", en: E}',
    'definition: {zh-Hant: "有視\\\n      頻", en: E}',
    "definition:\n    zh-Hant: |\n      有視\n      頻\n    en: E",
    "definition:\n    zh-Hant: >-\n      有\n      視頻\n\n    en: E",
    "definition: {en: 有視頻, zh-Hant: 有影片}",
    "definition: {zh-Hant: 有影片, en: E}  # 視頻",
]


def records(form: str, rest: str = "subject: [model]") -> str:
    """A record of that form between two that are well written."""
    return "".join(
        f"{id}:\n  zh-Hant: {{term: {id}}}\n  en: {{term: {id}}}\n  {rest}\n  {one}\n"
        for id, one in (("a", FORMS[-1]), ("b", form), ("c", FORMS[-1])))


@pytest.mark.parametrize("form", FORMS)
def test_the_look_into_files_misses_no_record(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told = faults(terms=records(form))
    assert len(told) == (form not in FORMS[-2:])
    monkeypatch.setattr("briefing.library.gate.usage._quick", lambda: re.compile(""))
    assert faults(terms=records(form)) == told


def test_records_that_share_a_line_are_told_apart() -> None:
    both = [f"{id}: {{zh-Hant: {{term: {id}}}, en: {{term: {id}}}, subject: [model],"
            f" definition: {{zh-Hant: {text}, en: E}}}}"
            for id, text in (("a", "好"), ("b", "視頻"))]
    terms = f"{{{', '.join(both)}}}"
    (fault,) = faults(terms=terms)
    assert terms[fault.place.column - 1 :].startswith("視頻")


def test_anothers_words_are_left_alone() -> None:
    claim = ("c: {headline: H, statement: S, source: s, basis: reading, topic: model, "
             "silence: [{rule: claim-uncarried, why: {zh-Hant: 視頻, en: V}}]}")
    assert faults(claims=claim) == []
    source = "s: {title: {zh-Hant: 視頻, en: V}, publisher: o}"
    name = "o: {name: {zh-Hant: 軟件社, en: O}, kind: publisher}"
    assert faults("軟件社的軟體", sources=source, organizations=name) == []


def test_the_second_of_two_equal_words_has_its_own_place() -> None:
    term = TERM.replace("term: 視頻", "term: 影").replace("会", "").replace("但软件", "視頻和視頻")
    assert [d.place.column for d in faults(terms=term)] == [7, 10]


def test_front_matter_is_read_and_drafts_are_not() -> None:
    (fault,) = faults(front="silence: []\n".replace("[]", "[{rule: term-avoided, why: 視頻}]"),
                      body="視頻")
    assert fault.place.line == 9
    assert faults("視頻", front="draft: true\n") == []


def test_a_site_without_faults_has_none(project: Path) -> None:
    for site in (project, project / "briefing/starter", *(project / "tests/sites").glob("[dfm]*")):
        collection = collect(discover(site, tuple(kind.folder for kind in KINDS)))
        library = link(collection, drafts=False).library
        assert library and usage(library, collection) == []


def test_our_own_words_have_none(project: Path) -> None:
    for words in (project / "templates/strings/zh-Hant").glob("*.yaml"):
        assert found(words.read_text("utf-8")) == [], words.name


def test_the_build_tells_of_it(tmp_path: Path) -> None:
    for name, text in {"site.yaml": SITE, "articles/x/zh-Hant.md": f"{FRONT}---\n視頻\n"}.items():
        (tmp_path / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / name).write_text(text, "utf-8")
    report = build_site(Options(tmp_path, tmp_path / "_site", publish=False))
    assert [d.code for d in report.diagnostics] == ["usage-mainland"] and report.ok


def test_other_languages_are_left_alone() -> None:
    assert faults("視頻 软件", language="en") == []


@pytest.mark.parametrize(("at", "told"), [("", 0), (", at: 一段視頻", 1), (", at: 短片", 2)])
def test_silence_holds_for_its_rule_and_its_words(at: str, told: int) -> None:
    front = f"silence: [{{rule: usage-mainland, why: 引用{at}}}]\n"
    assert len(faults("一段視頻，另一個視頻", front)) == told
    assert len(faults("软", front)) == 1
