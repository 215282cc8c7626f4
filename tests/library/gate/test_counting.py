"""What a figure counts, and by how much something changed, against the unit of the value."""

from __future__ import annotations

import pytest

from briefing.library.gate.beside import way_of
from briefing.reading.figures import read_figures
from briefing.reading.figures_found import FoundQuantity
from tests.library.gate.test_gate_prose import faults

Told = list[tuple[str, str]]
ERROR, WARNING = [("figure-differs", "error")], [("figure-differs", "warning")]


def told(value: str, zh: str = "", en: str = "") -> Told:
    """What the gate tells of a text in one language whose claim has that value."""
    fields = f"  date: ../2025-03\n  values: {{n: {value}}}\n"
    said = {"zh": f"{zh}。[^round]"} if zh else {"en": f"{en}.[^round]"}
    return [(fault.code, fault.severity) for fault in faults(("略。", "It."), fields, **said)
            if "article" in fault.place.path]


GPU, TOKEN = "{value: 240_000, unit: gpu}", "{value: 10_000, unit: token_per_day_per_person}"
RISE = "{value: 30, unit: percent, change: increase}"


@pytest.mark.parametrize(("value", "said", "expected"), [
    (GPU, "It has 240,000 GPUs", []), (GPU, "Of its GPUs, 240,000 are new", []),
    (GPU, "It has 240,000 chips", []), (GPU, "It has 240,000 Nvidia H100s", []),
    (GPU, "It has 240,000 graphics cards", []), ("{value: 800, unit: customer}", "800 banks", []),
    ("{value: 500, unit: employee}", "It has 500 engineers", []),
    (GPU, "It has 240,000, despite shortages", []),
    (GPU, "It has 240,000 servers", ERROR), (GPU, "It has 240,000 people", ERROR),
    (GPU, "It has 240,000 turnips", WARNING),
    (TOKEN, "It makes 10,000 tokens a day", []), (TOKEN, "It makes 10,000 tokens", []),
    (TOKEN, "It makes 10,000 tokens a month", ERROR), (TOKEN, "It makes 10,000 words a day", ERROR),
    ("{value: 500, unit: user}", "It has 500 people on it", []),
    (RISE, "It grew by 30%", []), (RISE, "It grew to 30%", ERROR),
    (RISE, "It grew by 30 percentage points", ERROR), (RISE, "It slipped 30%", ERROR),
    (RISE, "It was off about 30%", ERROR),
    ("{value: 1_000_000, unit: token, bound: order}", "It is a million-scale user base", []),
])
def test_english_nouns_rates_and_levels(value: str, said: str, expected: Told) -> None:
    assert told(value, en=said) == expected


@pytest.mark.parametrize(("value", "said", "expected"), [
    (GPU, "它有 24 萬張 GPU", []), (GPU, "它有 24 萬顆 GPU", []), (GPU, "它有 24 萬張可用", []),
    (GPU, "它有 24 萬台伺服器", ERROR), (GPU, "它有 24 萬名", ERROR),
    (TOKEN, "每天生成 1 萬個詞元", []), (TOKEN, "每月生成 1 萬個詞元", ERROR),
    (TOKEN, "每天生成 1 萬個字", ERROR), (TOKEN, "每天生成 1 萬個", []),
    ("{value: 800, unit: customer}", "有 800 家企業採用", []),
    ("{value: 800, unit: customer}", "客戶有 800 家", []),
    ("{value: 350, unit: employee}", "員工有 350 人", []),
    (RISE, "收入增加了 30%", []), (RISE, "收入增加到 30%", ERROR),
    (RISE, "收入增加 30 個百分點", ERROR), (RISE, "收入滑落 30%", ERROR),
    ("{value: 230_000_000, unit: USD}", "虧損 2.3 億美元", []),
    ("{value: 230_000_000, unit: USD}", "虧損 2.3 億元", ERROR),
    ("{value: 230_000_000, unit: TWD}", "虧損 2.3 億元", []),
    ("{value: 230_000_000, unit: USD, unit_basis: inferred}", "虧損 2.3 億元", []),
])
def test_chinese_nouns_rates_levels_and_currencies(value: str, said: str, expected: Told) -> None:
    assert told(value, zh=said) == expected


@pytest.mark.parametrize(("language", "text", "way"), [
    *(("en", f"Revenue {verb} 30%", "decrease") for verb in (
        "slid", "slipped", "tumbled", "contracted", "plummeted", "sank", "dipped", "eased by",
        "shed", "was slashed by", "was reduced by", "contracts by", "fell in a contract by")),
    *(("en", f"Revenue {verb} 30%", "increase") for verb in ("expanded", "advanced", "soared")),
    *(("en", f"{noun} of 30%", None) for noun in ("A contract", "An advanced chip", "A shed")),
    *(("zh-Hant", f"營收{verb} 30%", "decrease") for verb in (
        "重挫", "滑落", "少了", "收縮", "走低", "下挫")),
    *(("zh-Hant", f"營收{verb} 30%", "increase") for verb in ("擴大", "走高", "多了", "上揚")),
])
def test_verbs_say_which_way_it_went(language: str, text: str, way: str | None) -> None:
    said = read_figures(text, language)[-1]
    assert isinstance(said, FoundQuantity)
    assert way_of(text, said) == way
