"""Reads English quantities: RMB 1 billion, US$2.5bn, 240,000 GPUs, thirty percent, a tenth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from briefing.reading import figures_en_words as words
from briefing.reading.currencies import CURRENCIES, ENGLISH_AFTER, ENGLISH_BEFORE
from briefing.reading.figures_en_dates import STARTS, read_date
from briefing.reading.figures_en_words import BEFORE, PARTS, SCALES, SMALL, TENS
from briefing.reading.figures_found import Amount, Bound, FoundDate, Years, in_a_name

_STARTS = re.compile(
    r"(?<!\d)(?<!\d[.,])\d|(?<![a-z0-9_])(?:(?:half|an? (?:hundred|[mbt]\w+illion|thousand|dozen|"
    + "|".join(PARTS) + ")|an? (?:million|billion|trillion)|(?:million|billion|trillion)[ -](?:scale|class)|"
    + "|".join(sorted([*list(SMALL)[1:], *TENS], key=len, reverse=True)) + f"|{STARTS})(?![a-z]))"
)


class English:
    """Reads English, British and American."""

    def scan(self, text: str, years: Years) -> Iterator[Amount | FoundDate]:
        """Read a text whose names are hidden and whose digits are ASCII."""
        low, at = fold(text), 0
        while start := _STARTS.search(low, at):
            at = start.start()
            item = None
            if not in_a_name(text, at):
                item = read_date(text, low, at, years) or _quantity(text, low, at)
            if item is None:
                passed = words.UNREAD.match(low, at)
                at = passed.end() if passed else at + 1
                continue
            at = item.end
            yield item


def fold(text: str) -> str:
    """Lower case, of the same length."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.replace("\n", " ").replace("\u00a0", " ").replace("‑", "-")


def _quantity(text: str, low: str, at: int) -> Amount | None:
    return _scale_alone(low, at) or _fraction(low, at) or _amount(text, low, at)


def _amount(text: str, low: str, at: int) -> Amount | None:
    match = words.AMOUNT.match(low, at)
    number = _number(match) if match else None
    if not match or number is None:
        return None
    scale, end = _scale(match["scale"]), match.end()
    amount = Amount(at, end, number, scale)
    if low.startswith(("am", "pm"), end):
        return None
    if percent := words.PERCENT.match(low, end):
        number *= Fraction(1, 100) if percent[3] else Fraction(1, 10) if percent[2] else 1
        amount = replace(amount, number=number, unit="percent", end=percent.end())
    elif times := words.TIMES.match(low, end):
        amount = replace(amount, unit="times", end=times.end())
    elif not match["scale"] and words.GLUED.match(low, end):
        return None
    else:
        amount = _money(text, low, amount)
    if amount.unit is None:
        counted = _counted(text, low, amount, match)
        if counted is None:
            return None
        amount = counted
    return _bounded(low, _signed(text, amount))


def _number(match: re.Match[str]) -> Fraction | None:
    if digits := match["digits"]:
        if digits[0] == "0" and digits[1:2].isdigit():
            return None
        return Fraction(digits.replace(",", ""))
    if match["half"]:
        return Fraction(1, 2)
    total = 0
    for word in re.split("[ -]", match["words"] or "one"):
        total = total * 100 if word == "hundred" else total + (
            SMALL.get(word, 0) or 10 * TENS.get(word, 0))
    return Fraction(total)


def _scale(written: str | None) -> int:
    scale = 1
    for word in re.split("[ -]", written or ""):
        scale *= SCALES.get(word, 1)
    return scale


def _money(text: str, low: str, amount: Amount) -> Amount:
    """With the currency before or after the number, if there is one."""
    near = text[max(0, amount.start - 5) : amount.start]
    bare = near.rstrip()
    for length in (3, 2, 1):
        code = ENGLISH_BEFORE.get(bare[-length:]) if len(bare) >= length else None
        if code and not (bare[-length].isalpha() and bare[-length - 1 : -length].isalpha()):
            start = amount.start - length - (len(near) - len(bare))
            end = amount.end
            if low.startswith("-dollar", end):
                end += len("-dollar")
            return replace(amount, start=start, end=end, unit=code)
    if after := words.MONEY_AFTER.match(low, amount.end):
        code = ENGLISH_AFTER.get(after[1] or "", text[after.start() + 1 : after.end()])
        if code in CURRENCIES:
            return replace(amount, end=after.end(), unit=code)
    return amount


def _counted(text: str, low: str, amount: Amount, match: re.Match[str]) -> Amount | None:
    """With the unit `count` where it counts something."""
    end = amount.end
    scale = (match["scale"] or "").lstrip(" -")
    if scale in ("m", "b", "t", "k") and match["scale"] != scale:
        return replace(amount, end=match.end("digits"), scale=1) if match["digits"] else amount
    noun = words.NOUN.match(low, end)
    if scale in ("m", "b", "t"):
        letters = text[end - 1].islower() and noun and not _indexed(text, low, amount.start)
        return replace(amount, unit="count" if letters or words.SIZED.match(low, end) else None)
    if scale == "k" and amount.number in (2, 4, 8):
        return amount
    if words.MEASURE.match(low, end) and not (scale and words.SIZED.match(low, end)):
        return None
    if scale or "," in (match["digits"] or ""):
        return replace(amount, unit="count")
    if amount.number == 1 or _indexed(text, low, amount.start):
        return amount
    of_them = low.startswith((" of the ", " of its ", " of their "), end)
    bounded = _before(low, amount.start) != "exact" or words.BOUND_AFTER.match(low, end)
    bounded = bounded and not words.TO.match(low, end)
    return replace(amount, unit="count" if noun or of_them or bounded else None)


def _indexed(text: str, low: str, at: int) -> bool:
    """Whether a plain number is an index or belongs to a name: page 3, Llama 3, +1."""
    if at and text[at - 1] in "+#/(" and text[at - 1] != "(":
        return True
    near = text[max(0, at - 24) : at].rstrip()
    found = re.search(r"[\w￼]+\Z", near) if near and len(near) < at else None
    if not found or text[at - 1] not in " \n":
        return False
    word = found[0].lower()
    return word in words.INDEX or (found[0][0] in "￼" or found[0][0].isupper()) and (
        word not in words.FUNCTION and word not in SMALL)


def _scale_alone(low: str, at: int) -> Amount | None:
    """Trillion-scale: a scale without its number."""
    match = words.SCALE_ALONE.match(low, at)
    if not match:
        return None
    return Amount(at, match.end(), Fraction(1), SCALES[match[1]], "count", "order")


def _fraction(low: str, at: int) -> Amount | None:
    """Two thirds, a tenth, one in five, 1/10, half of it."""
    bounded = _before(low, at) != "exact" or low.endswith((" by ", " to "), 0, at)
    if half := words.HALF.match(low, at):
        if not (bounded or words.HALF_OF.match(low, half.end())) or low.endswith(
            ("first ", "second ", "other ", "better ", "latter ", "in ", "-"), 0, at
        ):
            return None
        return _bounded(low, Amount(at, half.end(), Fraction(1, 2), 1, "ratio"))
    match = words.FRACTION.match(low, at)
    if not match:
        return None
    if match["part"]:
        part = match["part"].replace("halve", "half")
        one = match["top"] in ("a", "an", "one", "1")
        if one and part != "half" and not words.OF_WHOLE.match(low, match.end()) or (
            one and part == "quarter" and not (bounded or low.startswith(" of ", match.end()))
        ) or one == bool(match["plural"]):
            return None
        value = Fraction(_cardinal(match["top"]), PARTS[part])
    elif match["n"]:
        value = Fraction(_cardinal(match["n"]), _cardinal(match["m"]) or 1)
    else:
        value = Fraction(int(match["slash"]), int(match["under"]) or 1)
    if not 0 < value < 1:
        return None
    return _bounded(low, Amount(at, match.end(), value, 1, "ratio"))


def _cardinal(word: str) -> int:
    if word.isdigit():
        return int(word)
    return SMALL.get(word) or {"twenty": 20, "hundred": 100}.get(word, 1)


def _signed(text: str, amount: Amount) -> Amount:
    """With the sign that stands before the number."""
    start = amount.start
    if start and amount.unit and text[start - 1] in "+−-" and text[start - 2 : start - 1] in ("", " "):
        return replace(amount, start=start - 1)
    return amount


def _bounded(low: str, amount: Amount) -> Amount:
    """With the bound that stands before or after."""
    after = words.BOUND_AFTER.match(low, amount.end)
    if after:
        return replace(amount, bound=after.lastgroup)
    return replace(amount, bound=_before(low, amount.start))


def _before(low: str, at: int) -> Bound:
    near = low[max(0, at - 32) : at].split()
    for length in (4, 3, 2, 1):
        if bound := BEFORE.get(" ".join(near[-length:]).lstrip("(“\"‘'—–-")):
            return bound
    return "exact"
