"""Dates, quantities and lists in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.when import When
from briefing.pages.strings import MissingString, Strings, fill
from briefing.pages.wording import Wording
from briefing.publishing.folders import bundled
from briefing.publishing.words import load_words
from briefing.records.dates import parse_date
from briefing.records.quantities import parse_quantity
from briefing.records.units import parse_unit_words

HERE = Path(__file__).parent


def wording(language: str) -> Wording:
    return Wording(load_words(language, [bundled("templates")]), {})


@pytest.mark.parametrize(
    ("edtf", "part", "zh", "en"),
    [
        ("2025-03-03", None, "2025 年 3 月 3 日", "3 March 2025"),
        ("2024-09", None, "2024 年 9 月", "September 2024"),
        ("2021", None, "2021 年", "2021"),
        ("2024", "late", "2024 年底", "late 2024"),
        ("2024", "early", "2024 年初", "early 2024"),
        ("2024", "mid", "2024 年中", "mid-2024"),
        ("2024-09", "late", "2024 年 9 月底", "late September 2024"),
        ("2025-02~", None, "約 2025 年 2 月", "about February 2025"),
        ("2021?", None, "2021 年（存疑）", "2021 (uncertain)"),
        ("2023/2024", None, "2023 年至 2024 年", "2023 to 2024"),
        ("../2025-03-03", None, "不晚於 2025 年 3 月 3 日", "by 3 March 2025"),
        ("2024-05/..", None, "2024 年 5 月起", "since May 2024"),
        ("2024-05/", None, "2024 年 5 月起，結束時間不明", "from May 2024, end not known"),
        ("/2019", None, "至 2019 年，開始時間不明", "until 2019, start not known"),
        ("2024-21", None, "2024 年春季", "spring 2024"),
        ("2024-24", None, "2024 年冬季", "winter 2024"),
        ("202X", None, "2020 年代", "2020s"),
        ("20XX", None, "2000 年至 2099 年", "2000 to 2099"),
    ],
)
def test_dates(edtf: str, part: str | None, zh: str, en: str) -> None:
    assert wording("zh-Hant").date(parse_date(edtf), part) == zh
    assert wording("en").date(parse_date(edtf), part) == en


def test_an_editors_own_words_win() -> None:
    from briefing.records.text import parse_localized

    when = When(
        parse_date("2025"), text=parse_localized({"zh-Hant": "春節以來", "en": "since spring"})
    )
    assert wording("zh-Hant").when(when) == "春節以來"


QUANTITIES = [
    (
        {"value": "1_000_000_000", "unit": "CNY", "bound": "more_than"},
        "逾 10 億元人民幣",
        "more than RMB 1 billion",
    ),
    ({"value": "3_000_000_000", "unit": "CNY"}, "30 億元人民幣", "RMB 3 billion"),
    ({"value": "30_000_000", "unit": "CNY"}, "3,000 萬元人民幣", "RMB 30 million"),
    (
        {"value": "2_500_000_000", "unit": "USD", "bound": "about"},
        "約 25 億美元",
        "about US$2.5 billion",
    ),
    ({"value": "500", "unit": "CNY"}, "500 元人民幣", "RMB 500"),
    ({"value": "1_234_567_890", "unit": "CNY"}, "1,234,567,890 元人民幣", "RMB 1,234,567,890"),
    ({"value": "240_000", "unit": "gpu"}, "24 萬張 GPU", "240,000 GPUs"),
    ({"value": "1", "unit": "gpu"}, "1 張 GPU", "1 GPU"),
    (
        {"value": "1_000_000_000_000", "unit": "parameter", "bound": "about"},
        "約 1 兆個參數",
        "about 1 trillion parameters",
    ),
    (
        {"value": "1_000_000_000_000", "unit": "parameter", "bound": "order"},
        "1 兆個參數的量級",
        "on the scale of 1 trillion parameters",
    ),
    ({"value": "30", "unit": "percent", "change": "increase"}, "增加 30%", "up 30%"),
    (
        {"value": "80", "unit": "percent", "change": "decrease", "bound": "more_than"},
        "減少逾 80%",
        "down more than 80%",
    ),
    (
        {
            "value": "0.1",
            "unit": "ratio",
            "bound": "less_than",
            "of": {"zh-Hant": "OpenAI 的算力", "en": "OpenAI's compute"},
        },
        "不到 OpenAI 的算力的 1/10",
        "less than 1/10 of OpenAI's compute",
    ),
    ({"value": "12.5", "unit": "JPY"}, "12.5 日圓", "¥12.5"),
    ({"value": "1_000_000", "unit": "PLN"}, "100 萬 PLN", "PLN 1 million"),
    ({"value": "7", "unit": "data_center"}, "7 data center", "7 data center"),
    ({"value": "1/3", "unit": "ratio", "of": "AI"}, "AI的 1/3", "1/3 of AI"),
]


@pytest.mark.parametrize(("raw", "zh", "en"), QUANTITIES)
def test_quantities(raw: dict[str, str], zh: str, en: str) -> None:
    quantity = parse_quantity(raw)
    assert wording("zh-Hant").quantity(quantity).words == zh
    assert wording("en").quantity(quantity).words == en


def test_a_quantity_in_parts() -> None:
    money = parse_quantity(QUANTITIES[0][0])
    zh, en = wording("zh-Hant").quantity(money), wording("en").quantity(money)
    assert (zh.prefix, zh.number, zh.unit) == ("逾 ", "10", " 億元")
    assert (en.prefix, en.number, en.unit) == ("over RMB ", "1", " billion")
    dollars = parse_quantity({"value": "30_000_000", "unit": "USD"})
    zh, en = wording("zh-Hant").quantity(dollars), wording("en").quantity(dollars)
    assert (zh.prefix, zh.number, zh.unit) == ("", "3,000", " 萬美元")
    assert f"{en.prefix}{en.number}{en.unit}" == en.words == "US$30 million"
    growth = wording("en").quantity(parse_quantity(QUANTITIES[10][0]))
    assert (growth.prefix, growth.number, growth.unit) == ("+", "30", "%")


@pytest.mark.parametrize(
    ("parts", "open", "zh", "en"),
    [
        ([], False, "", ""),
        (["A"], False, "A", "A"),
        (["A"], True, "A 等", "A and others"),
        (["A", "B"], False, "A、B", "A and B"),
        (["A", "B"], True, "A、B 等", "A, B and others"),
        (["A", "B", "C"], False, "A、B、C", "A, B and C"),
        (["甲", "乙"], True, "甲、乙等", "甲, 乙 and others"),
    ],
)
def test_lists(parts: list[str], open: bool, zh: str, en: str) -> None:
    assert wording("zh-Hant").join(parts, open) == zh
    assert wording("en").join(parts, open) == en


def test_a_missing_string_is_named_with_the_nearest_one() -> None:
    strings = Strings("en", {"home": {"title": "Home"}})
    with pytest.raises(MissingString, match=r"home\.titel .*did you mean title"):
        strings("home.titel")


def test_plural_forms_choose_by_number() -> None:
    forms = {"one": "{n} source", "other": "{n} sources"}
    assert [fill(forms, n=n) for n in (0, 1, 2)] == ["0 sources", "1 source", "2 sources"]


def test_every_language_has_the_same_strings() -> None:
    def keys(value: object, at: str = "") -> set[str]:
        if not isinstance(value, dict) or set(value) == {"one", "other"}:
            return {at}
        return {k for name, item in value.items() for k in keys(item, f"{at}.{name}")}

    allowed = {
        ".date.months",
        ".quantity.scales.4",
        ".quantity.scales.6",
        ".quantity.scales.8",
        ".quantity.scales.9",
    }
    found = [
        keys(load_words(language, [bundled("templates")]).groups)
        for language in ("zh-Hant", "en")
    ]
    plurals = {k.removesuffix(".one").removesuffix(".other") for k in found[0] ^ found[1]}
    assert plurals - allowed == set()


@pytest.mark.parametrize(("value", "zh", "en"), [("1", "1 箱", "1 crate"),
                                                 ("3", "3 箱", "3 crates"),
                                                 ("10000", "1 萬箱", "10,000 crates")])
def test_a_sites_own_unit_has_one_and_many(value: str, zh: str, en: str) -> None:
    units = {"crate": parse_unit_words(
        {"zh-Hant": "{n} 箱", "en": {"one": "{n} crate", "other": "{n} crates"}})}
    quantity = parse_quantity({"value": value, "unit": "crate"})
    for language, expected in (("zh-Hant", zh), ("en", en)):
        said = Wording(load_words(language, [bundled("templates")]), units)
        assert said.quantity(quantity).words == expected
