"""What editors write where a quantity wants its own words, and what is meant by it."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from briefing.patterns import pattern

BOUNDS = {
    word: bound
    for bound, words in {
        "exact": "exactly =",
        "about": "approximately approx approx. circa ca. ca c. around roughly ~ ≈ 約",
        "more_than": "over above exceeding more greater_than > + 逾 超過",
        "less_than": "under below less fewer_than < 不到",
        "at_most": "max maximum up_to <= ≤ 至多",
        "at_least": "min minimum >= ≥ 至少",
    }.items()
    for word in words.split()
}
"""A word for a bound → the bound."""

UNITS = {
    word: unit
    for unit, words in {
        "USD": "$ US$ 美元 美金 DOLLAR DOLLARS",
        "CNY": "RMB 元 人民幣 人民币 元人民幣 ¥ ￥ CN¥ YUAN RENMINBI",
        "TWD": "NT$ NTD 台幣 新台幣 新臺幣 元新台幣",
        "HKD": "HK$ 港元 港幣",
        "EUR": "€ 歐元 EURO EUROS",
        "JPY": "日圓 日元 円 JP¥ YEN",
        "GBP": "£ 英鎊",
        "KRW": "₩ 韓元 WON",
        "percent": "% ％ PERCENTAGE PCT",
    }.items()
    for word in words.split()
}
"""A word or sign for a unit, in capitals → the unit."""

_SCALES = {
    power: words.split()
    for power, words in {
        3: "K THOUSAND 千", 4: "萬 万", 6: "M MN MIO MILLION 百萬 百万", 8: "億 亿",
        9: "B BN BILLION", 12: "T TN TRILLION 兆",
    }.items()
}
_SAID = pattern(r"([0-9]{1,30}|[0-9]{1,3}(?:[,' ][0-9]{3})+)(\.[0-9]{1,12})? ?(\w*)")


def digits(value: Any) -> str | None:
    """The number that `30M`, `4,000,000` or `3.5 億` means, as it is written here; None if none."""
    match = _SAID.fullmatch(value) if isinstance(value, str) else None
    if not match:
        return None
    whole, part, word = match.groups()
    power = next((p for p, words in _SCALES.items() if word.upper() in words), None)
    if word and power is None:
        return None
    number = Fraction(re.sub(r"\D", "", whole) + (part or "")) * 10 ** (power or 0)
    if number.denominator == 1:
        return f"{int(number):_}"
    return f"{int(number):_}{part}" if power is None else None
