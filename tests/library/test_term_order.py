"""The order of a glossary."""

from __future__ import annotations

import pytest

from briefing.library.term_order import places_of, sort_key
from briefing.records.pinyin import toneless
from tests.pages.small_site import library


@pytest.mark.parametrize(
    ("pinyin", "typed"),
    [
        ("dà móxíng", "da moxing"), ("lǜdiàn", "ludian"), ("Xī’ān", "xi'an"),
        ("AI dàilǐ", "ai daili"),
    ],
)
def test_pinyin_as_it_is_typed(pinyin: str, typed: str) -> None:
    assert toneless(pinyin) == typed


@pytest.mark.parametrize(("language", "key"), [
    ("zh-Hant", "hunhe zhuanjia"), ("zh-Hans", "hunhe zhuanjia"), ("en", "mixture of experts"),
    ("ja", "混合專家"),
])
def test_a_term_stands_where_a_reader_of_the_language_looks(language: str, key: str) -> None:
    assert sort_key(library().terms["mixture-of-experts"], language, "zh-Hant") == key


def test_each_language_has_a_term_in_its_own_index_and_in_the_other() -> None:
    pinyin, english = "pinyin-h-unhezhuanjia", "m-ixtureofexperts"
    assert list(places_of(library().terms["mixture-of-experts"])) == [
        f"zh-Hant/{pinyin}", f"zh-Hant/{english}", f"zh-Hans/{pinyin}", f"zh-Hans/{english}",
        f"en/{english}", f"en/{pinyin}"]
