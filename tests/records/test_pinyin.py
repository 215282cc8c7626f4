"""Pinyin: tone marks over the right vowel, and nothing that is no pinyin."""

from __future__ import annotations

import pytest

from briefing.records.faults import Fault
from briefing.records.pinyin import parse_pinyin, with_marks


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


@pytest.mark.parametrize("bad", ["大模型", "dà 模型", "12345", "mó_xíng", "модель", "a9", "ㄇㄛˊ"])
def test_what_is_no_pinyin_is_refused(bad: str) -> None:
    with pytest.raises(Fault) as caught:
        parse_pinyin(bad)
    assert caught.value.code == "pinyin-invalid"
