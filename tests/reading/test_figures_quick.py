"""The quick looks of the reader of figures: with and without them the same is found."""

from __future__ import annotations

import re
from types import ModuleType

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.reading import (
    figures_en_dates,
    figures_zh,
    figures_zh_dates,
    figures_zh_words,
)
from briefing.reading.figures import read_figures
from briefing.reading.figures_found import Found

NEVER, ALWAYS = re.compile("(?!)"), re.compile("")
CHINESE = [
    "2024", "1700", "1996", " ", "年", "年度", "年底", "年代", "3", "13", "12", "31", "月", "月份",
    "月底", "月中", "日", "號", "日圓", "至", "-", "第一季", "Q2", "上半年", "上旬", "每", "歷",
    "春", "十二", "一", "餅", "資深", "前", "，", "。", "\n",
]
ENGLISH = [
    "3", "31", "3rd", "12", "March", "may", "May", "Sept.", "December", "1996", "2024", "fiscal ",
    "financial ", "nonfiscal ", "late ", "in ", "of ", ", ", " ", "-", ".", "the ", "first quarter",
    "%", "that ", "\n", "to ", "Chen", "1.2", "US5",
]
ABOUT = ["至少", "最多", "大約", "可處理", "不到", "對手", "超過", "的", "，", " ", "5%",
         "8,192 個", "三成", "兩倍", "為", "約", "3 人", "頂多", "$", "美元 "]


class Everything(frozenset[str]):
    def __contains__(self, item: object) -> bool:
        return True


def found(text: str, language: str) -> tuple[Found, ...]:
    return read_figures(text, language, year=2024, bare=True)


def same_without(text: str, language: str, looks: dict[tuple[ModuleType, str], object]) -> None:
    """Whether a text reads the same where quick looks tell nothing."""
    quick = found(text, language)
    with pytest.MonkeyPatch.context() as patch:
        for (module, name), look in looks.items():
            patch.setattr(module, name, look)
        assert found(text, language) == quick


@given(st.lists(st.sampled_from(CHINESE), max_size=12).map("".join))
@example("1996 年 12 月 31 日圓")
@example("每年 3 月，1996年 2月31號")
@example("1996 年 12 月第一季，1700 年 3 月")
def test_a_plain_chinese_date_is_what_the_long_look_finds(text: str) -> None:
    same_without(text, "zh-Hant", {(figures_zh_dates, "_PLAIN"): NEVER,
                                   (figures_zh_dates, "_FIRST"): ALWAYS})


@given(st.lists(st.sampled_from(ENGLISH), max_size=12).map("".join))
@example("fiscal June 2024, in May 2024 of the fiscal year")
@example("3 March 1996, March 31, 2024, March 3rd 2024 and 31 December 3 1996")
@example("may 2024")
def test_a_plain_english_date_is_what_the_long_look_finds(text: str) -> None:
    same_without(text, "en", {(figures_en_dates, "_PLAIN"): NEVER})


@given(st.lists(st.sampled_from(ABOUT), max_size=10).map("".join))
@example("最多可處理 8,192 個")
@example("不到對手 5%")
def test_a_bound_is_found_without_the_quick_look_too(text: str) -> None:
    same_without(text, "zh-Hant", {(figures_zh_words, "MAY_BE_ADVERB"): ALWAYS,
                                   (figures_zh, "_SIGN_ENDS"): Everything()})
