"""Reads Chinese quantities: 10 億元人民幣, 二十四萬張, 三成, 十分之一, 1.2 万亿."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import cast

from briefing.patterns import pattern
from briefing.reading import figures_zh_words as words
from briefing.reading.currencies import CURRENCIES, HAN_AFTER, HAN_BEFORE
from briefing.reading.figures_found import (
    Amount,
    Bound,
    FoundDate,
    Years,
    in_a_name,
    may_be_a_day,
    read_digits,
)
from briefing.reading.figures_zh_dates import STARTS, read_date
from briefing.reading.figures_zh_words import BEFORE, DIGITS, MYRIADS, SUFFIXES, TENS

_FIRST = pattern(r"\[[^]]*\]|.")


def _by_first(patterns: list[str]) -> str:
    """Alternatives, each beginning with a character or a set: first a look at that one alone."""
    firsts = [_FIRST.match(pattern) for pattern in patterns]
    every = "".join(first[0].strip("[]") for first in firsts if first)
    return f"[{every}](?:" + "|".join(
        f"(?<={first[0]}){pattern[first.end():]}"
        for first, pattern in zip(firsts, patterns, strict=True) if first) + ")"


_STARTS = pattern(_by_first([
    "[0-9](?<![0-9][0-9])(?<![0-9][.,][0-9])", "[二三四五六七八九十兩两]",
    r"一(?=\s?[一二三四五六七八九十百千萬万億亿兆零〇○半成倍點点分月])", "半[數数]",
    r"[百千萬万](?=\s?分之)", "[百千][萬万億亿兆](?=[億亿個个元美歐欧港日參参數数量級级])",
    "[萬万億亿兆](?=[億亿個个元美歐欧港日參参數数量級级])", "翻(?=倍|番|了?一番)", *STARTS,
]))


_SIGN_ENDS = frozenset(sign[-1] for sign in HAN_BEFORE)


class Chinese:
    """Reads Traditional Chinese as in Taiwan (兆 is 10¹²), or Simplified."""

    def __init__(self, *, simplified: bool) -> None:
        self._yuan = "CNY" if simplified else "currency"
        self._unread = "兆" if simplified else None

    def scan(self, text: str, years: Years) -> Iterator[Amount | FoundDate]:
        """Read a text whose names are hidden and whose digits are ASCII."""
        at = 0
        while start := _STARTS.search(text, at):
            at = start.start()
            item = None
            if not text[at].isascii() or not in_a_name(text, at):
                item = read_date(text, at, years) or self._quantity(text, at)
            if item is None:
                passed = words.UNREAD.match(text, at)
                at = passed.end() if passed else at + 1
                continue
            at = item.end
            yield item

    def _quantity(self, text: str, at: int) -> Amount | None:
        if not text[at].isascii() and words.IDIOM.match(text, at):
            return None
        previous = text[at - 1 : at]
        if (previous in "第幾几數数、" or previous.isspace()) and _is_led(text, at):
            return None
        if text[at] == "翻" and (doubled := words.DOUBLED.match(text, at)):
            return _bounded(text, Amount(at, doubled.end(), 2, 1, "times"))
        amount = _scale_alone(text, at, self._yuan) or _fraction(text, at) or self._amount(text, at)
        return None if amount is None or self._unread == _last(text, amount) else amount

    def _amount(self, text: str, at: int) -> Amount | None:
        match = words.AMOUNT.match(text, at)
        number = read_number(match[1]) if match else None
        if not match or number is None:
            return None
        scale, end = _scale(match[3] or match[4]), match.end()
        if not match[5] and scale >= 10_000 and match[3]:
            number, end = _compound(text, end, number, scale)
        odd = match[2] or match[5]
        if text[end : end + 1] in (" ", "多", "餘", "余") and (more := words.ODD.match(text, end)):
            odd, end = more[0], more.end()
        counted = bool(match[3]) or ("," in match[1] and "." not in match[1])
        if text[end : end + 1] in ("幾", "几"):
            return None
        bound: Bound = "more_than" if odd else "exact"
        if time := words.TIME.match(text, end):
            return _bounded(text, Amount(at, time.end(), number, scale, None, bound))
        if not counted and words.GLUED.match(text, end):
            return None
        if not match[3] and (measure := words.MEASURE.match(text, end)):
            return _bounded(text, Amount(at, measure.end(), number, scale, None, bound))
        unit = "count" if counted or _sized(text, match, end) else None
        return self._with_unit(text, Amount(at, end, number, scale, unit, bound))

    def _with_unit(self, text: str, amount: Amount) -> Amount:
        start, end = amount.start, amount.end
        follows = text[end : end + 2].lstrip()[:1]      # most units are told by their beginning
        percent = words.PERCENT.match(text, end) if follows in "%‰個个百基成" else None
        if percent and (amount.number <= 10 or "成" not in percent[0]):
            amount.number = _percentage(amount.number, percent)
            amount.unit = "point" if percent[3] or percent[4] else "percent"
            amount.end = percent.end()
        elif follows == "倍" and (times := words.TIMES.match(text, end)):
            amount.unit, amount.end = "times", times.end()
            amount.number += Fraction(1, 2) if times[1] else 0
        elif follows in words.MONEY_STARTS and (money := words.MONEY.match(text, end)):
            unit = _currency(money, self._yuan)
            if unit in CURRENCIES or unit == self._yuan:
                amount.unit, amount.end = unit, money.end()
        elif (thing := words.CLASSIFIER.match(text, end)) and text[start:end] != "一":
            amount.unit, amount.end = "count", thing.end()
        _sign(text, amount, self._yuan)
        return _bounded(text, amount)


def _is_led(text: str, at: int) -> bool:
    """Whether what stands before makes it no quantity: 第三, 數十, 三、四百人."""
    before = text[max(0, at - 2) : at].rstrip()
    if before.endswith(("幾", "几", "數", "数")):
        return not text[at].isascii() and before[0] not in "參参函指"
    return before.endswith("第") or (
        before[-1:] == "、" and before[0] in DIGITS and text[at] in DIGITS)


def read_number(digits: str) -> Fraction | int | None:
    """The value of 3,000.5 or 二十四; None for what is no number: 三四, 007."""
    if digits[0].isascii():
        return read_digits(digits)
    whole, point, rest = digits.replace("点", "點").partition("點")
    value = _whole(whole)
    if value is None or not point:
        return value
    return value + Fraction(int("".join(str(DIGITS[c]) for c in rest)), 10 ** len(rest))


def _whole(han: str) -> int | None:
    total, digit, unit = 0, None, 10_000
    for char in han:
        if char in TENS:
            if TENS[char] >= unit:
                return None
            unit = TENS[char]
            total, digit = total + (1 if digit is None else digit) * unit, None
        elif digit:                               # 三四: three or four
            return None
        else:
            digit = DIGITS[char]
    if digit and unit in (100, 1000) and han[-2] not in "零〇":       # 兩千五
        digit *= unit // 10
    return total + (digit or 0)


def _scale(word: str | None) -> int:
    """千萬 is 10⁷; nothing is 1."""
    if word and word.isascii():
        return SUFFIXES[word.lower()]
    scale = 1
    for char in word or "":
        scale *= MYRIADS.get(char) or TENS.get(char) or 1
    return scale


def _compound(
    text: str, end: int, number: Fraction | int, scale: int
) -> tuple[Fraction | int, int]:
    """1 億 2,000 萬, 三億五千萬: what follows is added, in the first scale."""
    last = scale
    while last >= 10_000 and (match := words.MORE.match(text, end)):
        more, smaller = read_number(match[1]), _scale(match[2])
        spoken = not match[0][0].isascii() and not match[0][0].isspace()
        if more is None or smaller >= last:
            break
        if smaller == 1 and not spoken and not (               # 1 萬 211 元
            100 <= more < last == 10_000 and _is_whole(text, match.end())
        ):
            break
        if smaller == 1 and spoken and len(match[1]) == 1:                # 一億五
            smaller = last // 10
        number, last, end = number + more * Fraction(smaller, scale), smaller, match.end()
    return number, end


def _is_whole(text: str, end: int) -> bool:
    """Whether what follows shows that a number ended in its last four digits: 12 萬 3,000 人."""
    if words.POINT.match(text, end):
        return True
    end += text[end : end + 1] in ("多", "餘", "余")
    return any(of.match(text, end) for of in (words.MONEY, words.CLASSIFIER, words.THING))


def _sized(text: str, match: re.Match[str], end: int) -> bool:
    """Whether 128k or 70B is an amount; 4K is a resolution, and 7B alone the size in a name."""
    if match[4] in ("m", "M", "B"):
        return bool(words.THING.match(text, end))
    return bool(match[4]) and match[0] not in ("2K", "4K", "8K")


def _last(text: str, amount: Amount) -> str | None:
    """The scale that Simplified Chinese does not use, where the amount has it."""
    return "兆" if "兆" in text[amount.start : amount.end] else ""


def _scale_alone(text: str, at: int, yuan: str) -> Amount | None:
    """兆級: a scale without its number."""
    match = words.SCALE_ALONE.match(text, at) if text[at] in "十百千萬万億亿兆" else None
    if not match:
        return None
    amount = Amount(at, match.end(), 1, _scale(match[1]), "count", "order")
    if money := words.MONEY.match(text, match.end()):
        amount.end, amount.unit = money.end(), _currency(money, yuan)
    return amount


def _fraction(text: str, at: int) -> Amount | None:
    """三分之二, 百分之三十, 1/10, 一半."""
    near = text[at : at + 48]
    if "分" not in near and "/" not in near and near[0] not in "一半":
        return None
    match = words.FRACTION.match(text, at)
    if not match:
        return None
    if match[1]:
        bottom = read_number(match[1]) if match[1] not in "百千萬万" else _scale(match[1])
        top = 100 if match[2] == "百" else read_number(match[2])
    elif match[3]:
        top, bottom = read_number(match[3]), read_number(match[4])
        if top is None or bottom is None or top >= min(bottom, 1000):
            return None
    else:
        top, bottom = 1, 2
    if top is None or not bottom:
        return None
    unit = "percent" if match[1] == "百" else "ratio"
    number = top if unit == "percent" else Fraction(top, bottom)
    amount = Amount(at, match.end(), number, 1, unit)
    if match[0][0] == "半" and words.MOST.match(text, max(0, at - 1)):
        amount.bound = "more_than"
    _bounded(text, amount)
    told = match[3] is not None and words.A_DAY.match(text, at) is not None
    return None if match[3] and may_be_a_day(text, amount, told=told) else amount


def _currency(money: re.Match[str], yuan: str) -> str:
    """The code of 美元, of PLN, or of a bare 元."""
    return HAN_AFTER.get(money[1] or "", money[2] or yuan)


def _percentage(number: Fraction | int, match: re.Match[str]) -> Fraction | int:
    """In per cent: ‰, 基點 and 成 are other parts of the whole."""
    if match[1] or match[3]:
        return number
    if match[2] or match[4]:
        return Fraction(number, 10 if match[2] else 100)
    return number * 10 + _whole_digit(match[5] or "0")


def _whole_digit(digit: str) -> int:
    return int(digit) if digit.isascii() else DIGITS[digit]


def _sign(text: str, amount: Amount, yuan: str) -> None:
    """Take in the currency or the sign that stands before the number."""
    start, unit = amount.start, amount.unit
    before = text[max(0, start - 4) : start]
    bare = before.rstrip(" ")
    if bare[-1:] in _SIGN_ENDS and unit in (None, "count", yuan):
        for length in range(min(3, len(bare)), 0, -1):
            if code := HAN_BEFORE.get(bare[-length:]):
                amount.start -= length + len(before) - len(bare)
                amount.unit = code
                return
    if unit and before.endswith(("+", "−", "-")) and not (
            before[:-1].rstrip().endswith(tuple("0123456789%"))):
        amount.start -= 1
        if unit in ("percent", "point") and before[-1] != "+":
            amount.number = -amount.number


def _bounded(text: str, amount: Amount) -> Amount:
    """With the bound that stands before or after."""
    end = amount.end
    if amount.unit == "count" and (thing := words.THING.match(text, end)):
        end = thing.end()
    if after := words.BOUND_AFTER.match(text, end):
        amount.bound = cast(Bound, after.lastgroup)
    elif amount.bound == "exact":
        amount.bound = _before(text, amount)
    return amount


def _before(text: str, amount: Amount) -> Bound:
    near = text[max(0, amount.start - 6) : amount.start].rstrip()
    filler = next((word for word in (near[-2:], near[-1:]) if word in words.FILLERS), "")
    for before in (near, near[: -len(filler)].rstrip()) if filler else (near,):
        for length in (4, 3, 2, 1) if before[-1:] in words.BEFORE_ENDS else ():
            if bound := BEFORE.get(before[-length:]):
                return bound
    share = amount.unit in ("percent", "point", "ratio", "times")
    if not share and not words.MAY_BE_ADVERB.search(text, max(0, amount.start - 24), amount.start):
        return "exact"
    clause = words.CLAUSE_END.split(text[max(0, amount.start - 24) : amount.start])[-1]
    if adverb := words.ADVERB.search(clause):
        return BEFORE[adverb[1]]
    if share:
        if words.LESS_THAN.search(clause):
            return "less_than"
        if near.endswith(("的", "之")) and (found := words.BOUND.findall(clause)):
            others = found[-1] in words.COMPARED            # 高於同業的 22%: theirs is exact
            return "exact" if others else BEFORE[found[-1]]
    return "exact"
