"""Pinyin: tone marks over the right vowel, and nothing that is no pinyin."""

from __future__ import annotations

import pytest

from briefing.records.faults import Fault
from briefing.records.pinyin import initials, parse_pinyin, syllables, with_marks


@pytest.mark.parametrize(
    ("numbered", "marked"),
    [("da4 mo2xing2", "dà móxíng"), ("lv4se4", "lǜsè"), ("nu:3", "nǚ"), ("liu2", "liú"),
     ("shui3", "shuǐ"), ("zhuang1jia1", "zhuāngjiā"), ("hao3 ma5", "hǎo ma"), ("xiong2", "xióng"),
     ("er2", "ér"), ("AI dai4li3", "AI dàilǐ"), ("Xing1ji4", "Xīngjì"), ("dà móxíng", "dà móxíng")],
)
def test_figures_become_marks(numbered: str, marked: str) -> None:
    assert with_marks(numbered) == marked
    assert parse_pinyin(marked) == marked
    if numbered != marked:
        with pytest.raises(Fault) as caught:
            parse_pinyin(numbered)
        assert caught.value.help == f"write {marked}"


@pytest.mark.parametrize("good", ["GPT-4 móxíng", "Xīngjì zhī Mén", "xī'ān", "MaaS", "lǜ"])
def test_what_stands_beside_pinyin_may_stay(good: str) -> None:
    assert parse_pinyin(good) == good


@pytest.mark.parametrize(("pinyin", "apart", "short"), [
    ("zhìnéngtǐ", "zhi neng ti", "znt"), ("dà móxíng", "da mo xing", "dmx"),
    ("xī'ān", "xi an", "xa"), ("xiān", "xian", "x"), ("dāngguó", "dang guo", "dg"),
    ("dānguó", "dan guo", "dg"), ("értóng", "er tong", "et"), ("lǜsè", "lu se", "ls"),
    ("AI dàilǐ", "ai dai li", "aidl"), ("GPT-4 móxíng", "gpt-4 mo xing", "gpt-4mx"),
    ("Xīngjì zhī Mén", "xing ji zhi men", "xjzm"), ("kāiyuán zhōu", "kai yuan zhou", "kyz"),
])
def test_syllables_and_their_first_letters(pinyin: str, apart: str, short: str) -> None:
    assert syllables(pinyin) == apart.split()
    assert initials(pinyin) == short


@pytest.mark.parametrize("bad", [
    "da moxing", "AI daili", "大模型", "dà 模型", "12345", "mó_xíng", "модель", "a9", "ㄇㄛˊ",
])
def test_what_is_no_pinyin_is_refused(bad: str) -> None:
    with pytest.raises(Fault) as caught:
        parse_pinyin(bad)
    assert caught.value.code == "pinyin-invalid"
