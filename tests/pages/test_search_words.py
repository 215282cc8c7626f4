"""Texts as the search takes them apart."""

from __future__ import annotations

import pytest

from briefing.library.variants import variants
from briefing.pages.search_words import fold, initials, names, postings, squeezed

KNOWN = variants()
TABLE = str.maketrans(KNOWN)


@pytest.mark.parametrize(("text", "words"), [
    ("大模型", {"大", "模", "型", "大模", "模型"}),
    ("智譜，融資", {"智", "谱", "融", "资", "智谱", "融资"}),
    ("漢", {"汉"}),
    ("GLM-4.5V", {"glm", "4.5", "v"}),
    ("逾 10 億元", {"逾", "10", "亿", "元", "亿元"}),
    ("1,000 cafés", {"1000", "cafes"}),
    ("ＧＬＭ１０", {"glm", "10"}),
    ("伊內絲．哈洛", {"伊", "内", "丝", "哈", "洛", "伊内", "内丝", "丝哈", "哈洛"}),
    ("カタカナ ｶﾅ", {"カ", "タ", "ナ", "カタ", "タカ", "カナ"}),
    ("智𠮷", {"智", "𠮷"}),
    ("…？！\x07", set()),
    ("", set()),
])
def test_a_text_is_found_by_its_words(text: str, words: set[str]) -> None:
    assert postings([(1, text)], TABLE).keys() == words


def test_both_scripts_are_one_and_a_word_has_its_texts_in_order() -> None:
    found = postings([(1, "開源模型"), (4, "open"), (9, "开源模型 開源")], TABLE)
    assert found["开源"] == [1, 9]
    assert found["开"] == [1, 9]
    assert found["open"] == [4]


def test_a_variant_leads_to_a_character_that_stays() -> None:
    assert not set(KNOWN) & set(KNOWN.values())
    assert KNOWN["著"] == KNOWN.get("着", "着")


@pytest.mark.parametrize(("written", "typed"), [
    ("GLM-4-Plus", "glm4plus"), ("dà yǔyán móxíng", "dayuyanmoxing"), ("Xī'ān", "xian"),
    ("nǚ’ér", "nuer"), ("伊內絲．哈洛倫", "伊內絲哈洛倫"), ("Ｇ２０", "g20"), ("—", ""),
])
def test_a_name_is_found_as_it_is_typed(written: str, typed: str) -> None:
    assert squeezed(written) == typed
    assert list(names([(1, written)], {})) == ([f"={typed}"] if typed else [])


@pytest.mark.parametrize(("pinyin", "letters"), [
    ("dà yǔyán móxíng", "dyymx"), ("zhìnéngtǐ", "znt"), ("jīngāng", "jg"), ("Xī'ān", "xa"),
    ("AI dàilǐ", "adl"), ("lǜsè jiǎchún", "lsjc"), ("nǚ'ér", "ne"), ("chuàngtóu", "ct"),
])
def test_pinyin_is_found_by_its_initials(pinyin: str, letters: str) -> None:
    assert initials(pinyin) == letters


def test_folding_takes_a_text_as_its_characters() -> None:
    for text in ("Ünïcödé ŒUVRE", "각각 나", "ｶﾞ", "İstanbul", "①②", "ﬁne", "e\u0301", "一\u200b二"):
        assert fold(text) == "".join(map(fold, text))
