"""The glossary."""

from __future__ import annotations

import pytest

from briefing.pages.glossary import glossary, toneless
from tests.pages.small_site import presenter


@pytest.mark.parametrize(
    ("pinyin", "typed"),
    [
        ("dà móxíng", "da moxing"), ("lǜdiàn", "ludian"), ("Xī’ān", "xi'an"),
        ("AI dàilǐ", "ai daili"),
    ],
)
def test_pinyin_as_it_is_typed(pinyin: str, typed: str) -> None:
    assert toneless(pinyin) == typed


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


def test_what_a_reader_may_type_finds_the_entry() -> None:
    entry = glossary(presenter("en", "glossary/")).terms[2]
    chinese = ("混合專家", "混合专家", "hunhe zhuanjia", "hunhezhuanjia")
    assert all(typed in entry.search for typed in (*chinese, "mixture of experts", "moe"))


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
