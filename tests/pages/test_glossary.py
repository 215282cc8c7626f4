"""The glossary."""

from __future__ import annotations

import pytest

from briefing.pages.glossary import glossary, glossary_part
from briefing.pages.parts import glossary_parts
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
    assert (entry.head.text, entry.head.lang) == ("混合專家", "zh-Hant")
    assert entry.simplified and entry.simplified.text == "混合专家"
    assert [(p.text, p.lang) for p in entry.translations] == [("mixture of experts", "en")]
    assert (entry.letter, entry.pinyin) == ("H", "hùnhé zhuānjiā")
    assert [(v.words, [p.text for p in v.terms]) for v in entry.variants] == [
        ("也作", ["MoE"]), ("不用", ["專家混成"]),
    ]
    assert [mark.claim for mark in entry.definitions[0].marks] == ["acme-trained"]
    assert entry.definitions[1].marks == ()
    assert [use.title.text for use in entry.uses] == ["極致又融資"]


def test_an_english_page_calls_terms_by_their_english_name() -> None:
    entry = glossary(presenter("en", "glossary/")).terms[2]
    assert (entry.head.text, entry.head.lang) == ("mixture of experts", "en")
    assert [p.lang for p in entry.translations] == ["zh-Hant"]
    assert [d.lang for d in entry.definitions] == ["en", "zh-Hant"]


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_what_a_reader_may_type_is_what_the_heading_does_not_show(language: str) -> None:
    entries = {term.id: term for term in glossary(presenter(language, "glossary/")).terms}
    assert set(entries["mixture-of-experts"].search.split("|")) == {"專家混成", "混合专家", "moe"}


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
