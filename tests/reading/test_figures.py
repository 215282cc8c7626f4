"""The reader of quantities and dates, against sentences labelled by hand before it was written."""

from __future__ import annotations

import json
import time
from collections import Counter
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefing.pages.wording import Wording
from briefing.publishing.folders import bundled
from briefing.publishing.words import load_words
from briefing.reading.currencies import CURRENCIES
from briefing.reading.figures import read_figures
from briefing.reading.figures_found import Found, FoundDate, FoundQuantity
from briefing.records.dates import parse_date
from briefing.records.quantities import Bound, Quantity

LABELLED = Path(__file__).parent.parent / "library"
Label = tuple[str, ...]


@cache
def sentences(name: str) -> list[dict[str, Any]]:
    text = (LABELLED / f"sentences-{name}.yaml").read_text("utf-8")
    labelled: list[dict[str, Any]] = yaml.load(text, yaml.CSafeLoader)
    return labelled


def label(found: Found, text: str) -> Label:
    span = text[found.start : found.end]
    if isinstance(found, FoundQuantity):
        return ("quantity", span, str(found.value), found.unit, found.bound)
    return ("date", span, found.edtf, found.part or "")


def expected(item: dict[str, Any]) -> Label:
    if item["kind"] == "quantity":
        value = str(Fraction(item["value"]))
        return ("quantity", item["span"], value, item["unit"], item["bound"])
    return ("date", item["span"], item["edtf"], item.get("part", ""))


@pytest.mark.parametrize("name", ["first", "second", "third", "fourth", "review"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_finds_what_was_labelled_and_little_else(name: str, language: str) -> None:
    right = found = wanted = 0
    wrong: list[str] = []
    for sentence in sentences(name):
        if not sentence["lang"].startswith(language):
            continue
        text = sentence["text"]
        read = read_figures(text, sentence["lang"], year=sentence.get("year"))
        ours = Counter(label(one, text) for one in read)
        theirs = Counter(map(expected, sentence["found"]))
        right += (ours & theirs).total()
        found, wanted = found + ours.total(), wanted + theirs.total()
        wrong += [f"too much: {kind} {span}" for kind, span, *_ in ours - theirs]
        wrong += [f"missed: {kind} {span}" for kind, span, *_ in theirs - ours]
    precision, recall = right / found, right / wanted
    print(f"{name} {language}: precision {precision:.3f}, recall {recall:.3f} of {wanted}")
    assert precision >= 0.98 and recall >= 0.97, "\n".join(wrong)


@pytest.mark.parametrize(("text", "language", "expected"), [
    ("$2 to 3 billion", "en", ["2000000000 USD", "3000000000 USD"]),
    ("raised $55 million and 24 million users", "en", ["55000000 USD", "24000000 count"]),
    ("fell 13% to 3 million", "en", ["13 percent", "3000000 count"]),
    ("二至三億元", "zh-Hant", ["200000000 currency", "300000000 currency"]),
    ("從 30 人到 5 萬人", "zh-Hant", ["30 count", "50000 count"]),
])
def test_the_ends_of_a_range_share_what_is_said_once(
    text: str, language: str, expected: list[str]
) -> None:
    found = [one for one in read_figures(text, language) if isinstance(one, FoundQuantity)]
    assert [f"{one.value} {one.unit}" for one in found] == expected


def one(text: str, language: str, year: int | None = None) -> Label:
    (found,) = read_figures(text, language, year=year)
    return label(found, text)


@pytest.mark.parametrize(
    ("text", "language", "span", "value", "unit", "bound"),
    [
        ("逾 10 億元人民幣", "zh-Hant", "10 億元人民幣", "1000000000", "CNY", "more_than"),
        ("募得3,000萬美元", "zh-Hant", "3,000萬美元", "30000000", "USD", "exact"),
        ("約 1.2 兆個參數", "zh-Hant", "1.2 兆個", "1200000000000", "count", "about"),
        ("营收1.2万亿元", "zh-Hans", "1.2万亿元", "1200000000000", "CNY", "exact"),
        ("三億五千二百萬元", "zh-Hant", "三億五千二百萬元", "352000000", "currency", "exact"),
        ("兩千五百名以上", "zh-Hant", "兩千五百名", "2500", "count", "at_least"),
        ("兩千五名", "zh-Hant", "兩千五名", "2500", "count", "exact"),
        ("不到 OpenAI 的十分之一", "zh-Hant", "十分之一", "1/10", "ratio", "less_than"),
        ("約占總量的 3%", "zh-Hant", "3%", "3", "percent", "about"),
        ("超過 RMB 5 億元", "zh-Hant", "RMB 5 億元", "500000000", "CNY", "more_than"),
        ("百億元級的市場", "zh-Hant", "百億元", "10000000000", "currency", "order"),
        ("成長 +12%", "zh-Hant", "+12%", "12", "percent", "exact"),
        ("12 萬 3,000 人", "zh-Hant", "12 萬 3,000 人", "123000", "count", "exact"),
        ("逾 7 萬 5,000 美元", "zh-Hant", "7 萬 5,000 美元", "75000", "USD", "more_than"),
        ("1億2,600萬餘元", "zh-Hant", "1億2,600萬餘元", "126000000", "currency", "more_than"),
        ("4 成 5 以上", "zh-Hant", "4 成 5", "45", "percent", "at_least"),
        ("賣超 96.4 億元", "zh-Hant", "96.4 億元", "9640000000", "currency", "exact"),
        ("以 49% 為限", "zh-Hant", "49%", "49", "percent", "at_most"),
        ("最高恐罰 5 萬元", "zh-Hant", "5 萬元", "50000", "currency", "at_most"),
        ("利潤率 -4.2%", "zh-Hant", "-4.2%", "-21/5", "percent", "exact"),
        ("自籌款不得低於五成", "zh-Hant", "五成", "50", "percent", "at_least"),
        ("用戶數破 50 萬", "zh-Hant", "50 萬", "500000", "count", "more_than"),
        ("打破 3 項紀錄", "zh-Hant", "3 項", "3", "count", "exact"),
        ("毛利率高於同業平均的 22%", "zh-Hant", "22%", "22", "percent", "exact"),
        ("約在 70 億美元", "zh-Hant", "70 億美元", "7000000000", "USD", "about"),
        ("30 億泰銖", "zh-Hant", "30 億泰銖", "3000000000", "THB", "exact"),
        ("ticked up to 4.1%", "en", "4.1%", "41/10", "percent", "exact"),
        ("46.3 bln yen", "en", "46.3 bln yen", "46300000000", "JPY", "exact"),
        ("T$260 million", "en", "T$260 million", "260000000", "TWD", "exact"),
        ("a margin of −4.2%", "en", "−4.2%", "-21/5", "percent", "exact"),
        ("must not exceed 5%", "en", "5%", "5", "percent", "at_most"),
        ("sales passed $3 billion", "en", "$3 billion", "3000000000", "USD", "more_than"),
        ("passed 12 laws", "en", "12", "12", "count", "exact"),
        ("₹2 lakh crore", "en", "₹2 lakh crore", "2000000000000", "INR", "exact"),
        ("RM500 million", "en", "RM500 million", "500000000", "MYR", "exact"),
        ("R$3.2bn", "en", "R$3.2bn", "3200000000", "BRL", "exact"),
        ("40 pct of it", "en", "40 pct", "40", "percent", "exact"),
        ("1.2 million tonnes", "en", "1.2 million", "1200000", "count", "exact"),
        ("signed by 57 states", "en", "57", "57", "count", "exact"),
        ("賣出 1 萬 5 千副", "zh-Hant", "1 萬 5 千副", "15000", "count", "exact"),
        ("30 aircraft", "en", "30", "30", "count", "exact"),
        ("US$2.5bn", "en", "US$2.5bn", "2500000000", "USD", "exact"),
        ("RMB800m or more", "en", "RMB800m", "800000000", "CNY", "at_least"),
        ("two hundred and fifty thousand users", "en", "two hundred and fifty thousand",
         "250000", "count", "exact"),
        ("on the scale of 10,000 GPUs", "en", "10,000", "10000", "count", "order"),
        ("less than 1/10 of it", "en", "1/10", "1/10", "ratio", "less_than"),
        ("no more than 4 per cent", "en", "4 per cent", "4", "percent", "at_most"),
        ("2.788 million GPU hours", "en", "2.788 million", "2788000", "count", "exact"),
        ("one and a half million users", "en", "one and a half million", "1500000", "count",
         "exact"),
        ("half a percentage point", "en", "half a percentage point", "1/2", "point", "exact"),
        ("more than doubled", "en", "doubled", "2", "times", "more_than"),
        ("three quarters of them", "en", "three quarters", "3/4", "ratio", "exact"),
        ("handed over $5 million", "en", "$5 million", "5000000", "USD", "exact"),
        ("concerns about 5% tariffs", "en", "5%", "5", "percent", "exact"),
        ("史上最高 30 億元", "zh-Hant", "30 億元", "3000000000", "currency", "exact"),
        ("找不到 3 家", "zh-Hant", "3 家", "3", "count", "exact"),
        ("投入超 100 億元", "zh-Hant", "100 億元", "10000000000", "currency", "more_than"),
        ("入超 100 億元", "zh-Hant", "100 億元", "10000000000", "currency", "exact"),
        ("以 500 萬元起家", "zh-Hant", "500 萬元", "5000000", "currency", "exact"),
        ("不高於每股 15 元", "zh-Hant", "15 元", "15", "currency", "at_most"),
        ("三成以上海為主", "zh-Hant", "三成", "30", "percent", "exact"),
        ("a 5-billion-dollar fund", "en", "5-billion-dollar", "5000000000", "USD", "exact"),
    ],
)
def test_quantities(
    text: str, language: str, span: str, value: str, unit: str, bound: str
) -> None:
    assert one(text, language) == ("quantity", span, value, unit, bound)


@pytest.mark.parametrize(
    ("text", "language", "year", "span", "edtf", "part"),
    [
        ("在2025年3月3日宣布", "zh-Hant", None, "2025年3月3日", "2025-03-03", ""),
        ("二〇二五年九月", "zh-Hant", None, "二〇二五年九月", "2025-09", ""),
        ("2024 年中國市場", "zh-Hant", None, "2024 年", "2024", ""),
        ("2024 年中，公司", "zh-Hant", None, "2024 年中", "2024", "mid"),
        ("民國一百一十三年", "zh-Hant", None, "民國一百一十三年", "2024", ""),
        ("去年 9 月下旬", "zh-Hant", 2025, "去年 9 月下旬", "2024-09", "late"),
        ("第三季", "zh-Hant", 2024, "第三季", "2024-07/2024-09", ""),
        ("2024 年春季", "zh-Hant", None, "2024 年春季", "2024-21", ""),
        ("the 3rd of March, 2025", "en", None, "3rd of March, 2025", "2025-03-03", ""),
        ("in Sept. 2024.", "en", None, "Sept. 2024", "2024-09", ""),
        ("by the end of June 2025", "en", None, "end of June 2025", "2025-06", "late"),
        ("by late September", "en", 2024, "late September", "2024-09", "late"),
        ("that September", "en", 2024, "that September", "2024-09", ""),
        ("H1 2024", "en", None, "H1 2024", "2024-01/2024-06", ""),
        ("first nine months of 2024", "en", None, "first nine months of 2024",
         "2024-01/2024-09", ""),
        ("in 1H 2025", "en", None, "1H 2025", "2025-01/2025-06", ""),
        ("year-end 2024", "en", None, "year-end 2024", "2024", "late"),
        ("the winter of 2023-24", "en", None, "winter of 2023-24", "2023-24", ""),
        ("2024 年第三季底", "zh-Hant", None, "2024 年第三季底", "2024-07/2024-09", "late"),
        ("2027 年元月", "zh-Hant", None, "2027 年元月", "2027-01", ""),
        ("今年前 9 月", "zh-Hant", 2024, "今年前 9 月", "2024-01/2024-09", ""),
        ("前三季", "zh-Hant", 2024, "前三季", "2024-01/2024-09", ""),
        ("前 10 月", "zh-Hant", 2024, "前 10 月", "2024-01/2024-10", ""),
        ("its February revenue", "en", 2025, "February", "2025-02", ""),
        ("early in the 1990s", "en", None, "early in the 1990s", "199X", "early"),
    ],
)
def test_dates(
    text: str, language: str, year: int | None, span: str, edtf: str, part: str
) -> None:
    assert one(text, language, year) == ("date", span, edtf, part)


@pytest.mark.parametrize(("text", "spans"), [
    ("三成員工", "三成"), ("三成員國", ""), ("三成立委", "三成"), ("前三成分股", ""),
    ("約一成為外資", "一成"), ("合二為一成為巨頭", ""), ("兩位元老", "兩位"), ("64 位元晶片", ""),
    ("3 倍數據量", "3 倍"), ("2 倍數", ""), ("30 人生還", "30 人"), ("5 元素", ""),
    ("3 位於越南", ""), ("3 位居民", "3 位"), ("三輪車", ""), ("三輪融資", "三輪"), ("30 台股", ""),
    ("50 億元首輪", "50 億元"), ("5 元首", ""), ("3 萬日圓滿額", "3 萬日圓"),
    ("2025 年資本", "2025 年"), ("2024 年輕量模型", "2024 年"), ("2025 年代工", "2025 年"),
    ("2020 年代中國", "2020 年代"), ("2024 年度假村", "2024 年"), ("2024 年末季", "2024 年末季"),
    ("2024 年初步估計", "2024 年"), ("2024 年初步入正軌", "2024 年初"),
    ("2024 年底特律車展", "2024 年"), ("2024 年底部署", "2024 年底"), ("5 月底層", "5 月"),
    ("3 月 3 日圓滿落幕", "3 月 3 日"), ("17 日圓滿落幕", ""), ("5 月天然氣", "5 月"),
    ("五月天演唱會", ""), ("公司聲明年底前", "年底"), ("應該年底", "年底"), ("過去年均成長", ""),
    ("如今年輕人", ""), ("共同年會", ""), ("晚上年夜飯", ""), ("比上年", "上年"),
    ("在 1/3 開幕", ""), ("占 1/3", "1/3"), ("12/17 開幕", ""), ("逾 12/17", "12/17"),
])
def test_words_that_begin_like_the_end_of_a_figure(text: str, spans: str) -> None:
    found = read_figures(text, "zh-Hant", year=2025)
    assert " ".join(text[one.start : one.end] for one in found) == spans


def test_this_year_is_that_of_the_text_and_not_the_last_one_stated() -> None:
    text = "By 2030 it wants half, up from 12% this year; in May it had 9%."
    dates = [one.edtf for one in read_figures(text, "en", year=2025) if isinstance(one, FoundDate)]
    assert dates == ["2030", "2025", "2030-05"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("一家公司", "zh-Hant"), ("數十億元", "zh-Hant"), ("第 12 家", "zh-Hant"),
        ("三四個人", "zh-Hant"), ("三個月內", "zh-Hant"), ("2 月 30 日", "zh-Hant"),
        ("1 兆", "zh-Hans"), ("GLM-4 個", "zh-Hant"), ("https://a.tw/30%/5", "zh-Hant"),
        ("過去十年中", "zh-Hant"), ("hundreds of users", "en"), ("24 hours", "en"),
        ("Llama 3 models", "en"), ("may 5", "en"), ("30 February 2024", "en"),
        ("ten-year lease", "en"), ("at 9:30 p.m.", "en"), ("versions 1.2.3", "en"),
        ("mail 5@million.org", "en"), ("5 億", "ja"),
        ("兩位數成長", "zh-Hant"), ("64 位元處理器", "zh-Hant"), ("三位一體", "zh-Hant"),
        ("二次電池", "zh-Hant"), ("104 人力銀行", "zh-Hant"), ("五股廠區", "zh-Hant"),
        ("10 個工作天", "zh-Hant"), ("三、四百人", "zh-Hant"), ("八成是假的", "zh-Hant"),
        ("2025 財年第三季", "zh-Hant"), ("2 萬 3,456.78 點", "zh-Hant"),
        ("three straight trading days", "en"), ("closed at 43,191.24", "en"),
        ("算力 1,000 TOPS", "zh-Hant"),
        ("2,000 公里", "zh-Hant"), ("under 200 milliseconds", "en"),
        ("half the battle", "en"), ("for three quarters", "en"), ("doubled down on it", "en"),
        ("the 9/11 attacks", "en"), ("about 12 GB of memory", "en"), ("3 nm chips", "en"),
        ("one in a million", "en"), ("7-Eleven stores", "en"), ("iPhone 16 sales", "en"),
        ("the fiscal fourth quarter", "en"),
        ("the fourth quarter of fiscal 2025", "en"), ("the 2025 fiscal year", "en"),
        ("", "en"), ("", "zh-Hant"),
    ],
)
def test_finds_nothing(text: str, language: str) -> None:
    found = read_figures(text, language, year=2024)
    spans = {text[one.start : one.end] for one in found}
    assert spans <= {"2024", "February 2024"}


def test_a_year_stated_counts_from_there_on() -> None:
    text = "2021 年創立，同年 9 月募資；2023 年改名，10 月上市。"
    found = read_figures(text, "zh-Hant", year=1999)
    assert [one.edtf for one in found if isinstance(one, FoundDate)] == [
        "2021", "2021-09", "2023", "2023-10"]


def test_the_first_date_of_a_range_takes_the_year_of_the_second() -> None:
    ranges = [("1 January to 30 June 2024", "en"), ("March 3 and May 5, 2024", "en"),
              ("2022 至 2024 年", "zh-Hant"), ("2024 年 1 至 3 月", "zh-Hant"),
              ("2022、2023 與 2024 年", "zh-Hant"), ("2024 年 3、4 月", "zh-Hant"),
              ("January-March 2025", "en"), ("March 3–5, 2025", "en")]
    found = [[one.edtf for one in read_figures(text, language, year=1999)
              if isinstance(one, FoundDate)] for text, language in ranges]
    assert found == [["2024-01-01", "2024-06-30"], ["2024-03-03", "2024-05-05"],
                     ["2022", "2024"], ["2024-01", "2024-03"],
                     ["2022", "2023", "2024"], ["2024-03", "2024-04"],
                     ["2025-01", "2025-03"], ["2025-03-03", "2025"]]


def test_an_adjective_takes_the_year_that_its_noun_is_given() -> None:
    text = "First-half net profit in 2024 fell; third-quarter sales were flat."
    found = [one.edtf for one in read_figures(text, "en", year=2020) if isinstance(one, FoundDate)]
    assert found == ["2024-01/2024-06", "2024", "2024-07/2024-09"]


def test_nothing_is_read_in_a_name() -> None:
    text = "Seven Hundred 30% Labs raised $5 million"
    assert len(read_figures(text, "en")) == 2
    (found,) = read_figures(text, "en", masks=[(0, 22)])
    assert label(found, text)[1] == "$5 million"


# -- what the site itself writes, it reads ------------------------------------------------------

BOUNDS: tuple[Bound, ...] = (
    "exact", "about", "more_than", "less_than", "at_least", "at_most", "order")


@cache
def wording(language: str) -> Wording:
    return Wording(load_words(language, [bundled("templates")]), {})


values = st.one_of(
    st.integers(2, 10**15),
    st.builds(lambda digits, power: digits * 10**power, st.integers(1, 9999), st.integers(0, 12)),
).filter(lambda value: 2 <= value < 10**15)


@given(values, st.sampled_from(sorted(CURRENCIES)), st.sampled_from(BOUNDS),
       st.sampled_from(["zh-Hant", "en"]))
def test_money_reads_back(value: int, unit: str, bound: Bound, language: str) -> None:
    text = wording(language).quantity(Quantity(Fraction(value), unit, bound)).words
    assert one(text, language)[2:] == (str(value), unit, bound), text


@given(values, st.sampled_from(["gpu", "parameter", "token", "user", "employee", "customer"]),
       st.sampled_from(BOUNDS), st.sampled_from(["zh-Hant", "en"]))
def test_counts_read_back(value: int, unit: str, bound: Bound, language: str) -> None:
    text = wording(language).quantity(Quantity(Fraction(value), unit, bound)).words
    assert one(text, language)[2:] == (str(value), "count", bound), text


@given(st.integers(0, 100_000), st.sampled_from(BOUNDS), st.sampled_from(["zh-Hant", "en"]),
       st.sampled_from([None, "increase", "decrease"]))
def test_percentages_read_back(hundredths: int, bound: Bound, language: str, change: Any) -> None:
    quantity = Quantity(Fraction(hundredths, 100), "percent", bound, change=change)
    text = wording(language).quantity(quantity).words
    assert one(text, language)[2:] == (str(quantity.value), "percent", bound), text


@given(st.integers(1, 99), st.integers(2, 100), st.sampled_from(BOUNDS),
       st.sampled_from(["zh-Hant", "en"]))
def test_ratios_read_back(top: int, bottom: int, bound: Bound, language: str) -> None:
    value = Fraction(top, top + bottom)
    if value.denominator > 100:
        return
    text = wording(language).quantity(Quantity(value, "ratio", bound)).words
    assert one(text, language)[2:] == (str(value), "ratio", bound), text


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.integers(1, 4),
       st.sampled_from([None, "early", "mid", "late"]), st.sampled_from(["zh-Hant", "en"]))
def test_dates_read_back(day: date, kind: int, part: Any, language: str) -> None:
    edtf = day.isoformat()[: {1: 10, 2: 7, 3: 4}.get(kind, 4)]
    if kind == 4:
        edtf = f"{edtf}-{21 + day.month % 4}"
    part = part if kind in (2, 3) else None
    text = wording(language).date(parse_date(edtf), part)
    assert one(text, language)[2:] == (edtf, part or ""), text


# -- any text -----------------------------------------------------------------------------------

ALPHABET = ("0123456789 .,/-%$€一二十百千萬億兆年月日第約不到以上的元個成分之半QH\n"
            "of a million Mayor")


@given(st.text(ALPHABET) | st.text(), st.sampled_from(["zh-Hant", "zh-Hans", "en"]))
def test_spans_lie_in_the_text_in_order(text: str, language: str) -> None:
    at = 0
    for found in read_figures(text, language, year=2024):
        assert at <= found.start < found.end <= len(text)
        at = found.end
        if isinstance(found, FoundDate):
            parse_date(found.edtf)


def test_naughty_strings(corpora: Path) -> None:
    for text in json.loads((corpora / "naughty-strings.json").read_text("utf-8")):
        for language in ("zh-Hant", "zh-Hans", "en"):
            read_figures(text, language, year=2024)


HOSTILE = ["1", "1,", "1,111,", "一", "十", "1 億 ", "三億", "$", "2024-", "1/", "a ", "one ",
           "twenty-", "more than ", "five or ", "第", "1 至 ", "1分之", "兆級", "最多可", "的", " ",
           "early ", "http://", "a@", "３，", "1-a" + "-" * 40, "a third", "3 nice new ", "\n"]


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_time_grows_no_faster_than_the_text(language: str) -> None:
    def seconds(text: str) -> float:
        started = time.process_time()
        read_figures(text, language, year=2024)
        return time.process_time() - started

    for piece in HOSTILE:
        text = (piece * 6_000)[:6_000]
        once = min(seconds(text) for _ in range(3))
        assert min(seconds(text * 8) for _ in range(3)) < 8 * 3 * once + 0.05, piece
