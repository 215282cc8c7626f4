"""The glossary."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.pages.glossary import glossary, glossary_part, term
from briefing.pages.parts import glossary_parts
from briefing.pages.term_entry import differs, forms, search
from briefing.records.catalogue import Term
from briefing.records.validator import make
from tests.pages.small_site import library, presenter


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("zh-Hant", ["large-model", "mixture-of-experts", "green-power"]),
        ("en", ["green-power", "large-model", "mixture-of-experts"]),
    ],
)
def test_terms_stand_in_the_order_of_the_pages_language(language: str, order: list[str]) -> None:
    assert [term.id for term in glossary(presenter(language, "glossary/")).terms] == order


def test_an_entry_has_every_form_once() -> None:
    entry = glossary(presenter("zh-Hant", "glossary/")).terms[1]
    assert (entry.head.name.text, entry.head.name.lang) == ("混合專家", "zh-Hant")
    assert [(f.name.text, f.name.lang, f.pinyin) for f in entry.others] == [
        ("混合专家", "zh-Hans", ""), ("mixture of experts", "en", "")]
    assert (entry.letter, entry.head.pinyin) == ("H", "hùnhé zhuānjiā")
    assert [(v.words, [p.text for p in v.terms]) for v in entry.variants] == [
        ("也作", ["MoE"]), ("不用", ["專家混成"]),
    ]
    assert [mark.claim for mark in entry.definitions[0].marks] == ["acme-trained"]
    assert entry.definitions[1].marks == ()


def test_an_english_page_calls_terms_by_their_english_name() -> None:
    entry = glossary(presenter("en", "glossary/")).terms[2]
    assert (entry.head.name.text, entry.head.name.lang) == ("mixture of experts", "en")
    assert [(f.name.lang, f.pinyin) for f in entry.others] == [
        ("zh-Hant", "hùnhé zhuānjiā"), ("zh-Hans", "")]
    assert [d.lang for d in entry.definitions] == ["en", "zh-Hant"]


def regional(language: str) -> list[tuple[str, str, str]]:
    """Name, region and pinyin of every form of a term that Taiwan and the mainland differ in."""
    term = make(Term, {
        "en": {"term": "agent"}, "zh-Hans": {"term": "智能体", "pinyin": "zhìnéngtǐ"},
        "zh-Hant": {"term": "AI 代理", "pinyin": "AI dàilǐ"}, "definition": "x"})
    return [(f.name.text, f.region, f.pinyin) for f in forms(presenter(language, ""), term)]


def test_both_usages_stand_side_by_side_on_every_page() -> None:
    assert regional("zh-Hant") == [
        ("AI 代理", "台灣", "AI dàilǐ"), ("智能体", "大陸", "zhìnéngtǐ"), ("agent", "", "")]
    assert regional("en") == [
        ("agent", "", ""), ("AI 代理", "Taiwan", "AI dàilǐ"), ("智能体", "Mainland", "zhìnéngtǐ")]


@pytest.mark.parametrize(("hant", "hans", "differ"), [
    ("混合專家", "混合专家", False), ("影片生成", "视频生成", True), ("大模型", "大模型", False),
    ("詞元", "词元", False), ("典範", "范式", True),
])
def test_usage_differs_where_not_only_the_characters_do(
    hant: str, hans: str, differ: bool
) -> None:
    assert differs(make(Term, {
        "zh-Hant": {"term": hant}, "zh-Hans": {"term": hans}, "definition": "x"})) is differ


@pytest.mark.parametrize(("language", "shown"), [
    ("zh-Hant", ("極致又融資", "", "它用", "混合專家", "。")),
    ("en", ("極致又融資", "zh-Hant", "它用", "混合專家", "。")),
])
def test_an_entry_quotes_the_sentence_that_uses_the_term(
    language: str, shown: tuple[str, ...]
) -> None:
    entries = {term.id: term for term in glossary(presenter(language, "glossary/")).terms}
    use, = entries["mixture-of-experts"].uses
    assert (use.title.text, use.title.lang, use.before, use.term, use.after) == shown
    assert entries["mixture-of-experts"].used == 1
    assert entries["green-power"].used == 0


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_what_a_reader_may_type_is_what_the_heading_does_not_show(language: str) -> None:
    entries = {term.id: term for term in glossary(presenter(language, "glossary/")).terms}
    assert set(entries["mixture-of-experts"].search.split("|")) == {
        "專家混成", "专家混成", "moe", "hhzj"}


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
@pytest.mark.parametrize(("made", "typed"), [
    ({"zh-Hant": {"term": "智慧體"}, "zh-Hans": {"term": "智能体"}}, "智慧體 智慧体 智能体 智能體"),
    ({"zh-Hant": {"term": "開源"}}, "開源 开源"),
    ({"zh-Hant": {"term": "甲軟體"}}, "甲軟體 甲软体 甲软件"),
    ({"zh-Hans": {"term": "后台"}}, "后台 後台 後臺"),
    ({"zh-Hant": {"term": "代理", "aliases": ["開源"]}}, "代理 開源 开源"),
])
def test_chinese_may_be_typed_in_either_script(
    language: str, made: dict[str, Any], typed: str
) -> None:
    record = make(Term, {**made, "definition": "x"})
    found = presenter(language, "glossary/")
    heads = [view.name.text for view in forms(found, record)]
    assert sorted([*heads, *search(found, record).split("|")]) == sorted(typed.split())


@pytest.mark.parametrize(("language", "part", "others"), [
    ("zh-Hant", "pinyin-h", ["pinyin-d", "pinyin-h", "pinyin-l"]), ("en", "m", ["g", "l", "m"]),
])
def test_a_long_glossary_has_lines_that_lead_to_parts(
    monkeypatch: pytest.MonkeyPatch, language: str, part: str, others: list[str]
) -> None:
    monkeypatch.setattr("briefing.pages.parts.LONG", 2)
    whole = glossary(presenter(language, "glossary/"))
    lines = {line.id: line for group in whole.letters for line in group.lines}
    assert whole.terms == () and len(lines) == whole.count == 3
    assert lines["mixture-of-experts"].href == f"{part}/#mixture-of-experts"
    assert glossary_parts(library(), language) == others
    view = glossary_part(presenter(language, f"glossary/{part}/"), part)
    assert [term.id for term in view.terms] == ["mixture-of-experts"]
    assert [link.href for link in view.parts if not link.current] == [
        f"../{other}/" for other in others if other != part]
    assert (view.part, view.whole_href) == (part[-1].upper(), "../")


@pytest.mark.parametrize(("language", "own", "other"), [
    ("zh-Hant", {"D": "pinyin-d/", "H": "pinyin-h/", "L": "pinyin-l/"},
     {"G": "g/", "L": "l/", "M": "m/"}),
    ("en", {"G": "g/", "L": "l/", "M": "m/"},
     {"D": "pinyin-d/", "H": "pinyin-h/", "L": "pinyin-l/"}),
])
def test_of_very_many_terms_each_has_a_page(
    monkeypatch: pytest.MonkeyPatch, language: str, own: dict[str, str], other: dict[str, str]
) -> None:
    monkeypatch.setattr("briefing.pages.parts.LONG", 1)
    monkeypatch.setattr("briefing.pages.parts.OWN", 2)
    whole = glossary(presenter(language, "glossary/"))
    assert (whole.terms, whole.own) == ((), "../terms/")
    assert {group.letter: group.href for group in whole.letters} == own
    assert sorted(id for group in whole.letters for id in group.moved) == sorted(library().terms)
    assert [{letter: way for letter, way in row.letters if way} for row in whole.jumps] == [
        own, other]
    parts = [way.removesuffix("/") for way in (*own.values(), *other.values())]
    assert glossary_parts(library(), language) == parts
    for row in (own, other):
        pages = [glossary_part(presenter(language, f"glossary/{way}"), way[:-1])
                 for way in row.values()]
        lines = [line for page in pages for group in page.letters for line in group.lines]
        assert sorted(line.id for line in lines) == sorted(library().terms)
        assert all(line.href == f"../../terms/{line.id}/" for line in lines)
    view = term(presenter(language, "terms/large-model/"), "large-model")
    assert (view.term.id, view.term.href, view.whole_href) == (
        "large-model", "./", "../../glossary/")
    assert [link.href for link in view.parts] == [f"../../glossary/{way}" for way in own.values()]


def test_a_short_glossary_has_no_parts() -> None:
    assert glossary_parts(library(), "en") == []


def test_letters_jump_to_the_first_entry_they_begin() -> None:
    pinyin, english = glossary(presenter("zh-Hant", "glossary/")).jumps
    assert {letter: href for letter, href in pinyin.letters if href} == {
        "D": "#large-model", "H": "#mixture-of-experts", "L": "#green-power",
    }
    assert {letter: href for letter, href in english.letters if href} == {
        "G": "#green-power", "L": "#large-model", "M": "#mixture-of-experts",
    }


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_an_empty_glossary(language: str) -> None:
    view = glossary(presenter(language, "glossary/", empty=True))
    assert (view.terms, view.jumps) == ((), ())
