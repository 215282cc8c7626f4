"""Reads English quantities: RMB 1 billion, US$2.5bn, 240,000 GPUs, thirty percent, a tenth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from briefing.patterns import pattern
from briefing.reading import figures_en_words as words
from briefing.reading.currencies import CURRENCIES, ENGLISH_AFTER, ENGLISH_BEFORE
from briefing.reading.figures_en_bounds import bound_after, bound_before, bounded, is_led
from briefing.reading.figures_en_dates import AFTER_MONTH, STARTS, read_date
from briefing.reading.figures_en_nouns import is_indexed, measure_follows, noun_follows
from briefing.reading.figures_en_words import PARTS, SCALES, SMALL, TENS, grouped
from briefing.reading.figures_found import (
    Amount,
    FoundDate,
    Years,
    in_a_name,
    may_be_a_day,
    read_digits,
)

_DIGITS = frozenset("0123456789")
_SIGN_ENDS = frozenset(sign[-1] for sign in ENGLISH_BEFORE)


_NUMBERS = [
    *(f"{word}(?![a-z])" for word in [*list(SMALL)[1:], *TENS, "half", "twice"]),
    *(f"{scale}[ -](?:scale|class)" for scale in ("million", "billion", "trillion")),
    *(f"a{n} {word}" for n in ("", "n") for word in [
        *list(SCALES)[:2], "thousand", "million", "billion", "trillion", *PARTS]),
    *(f"every {part}" for part in PARTS), *words.MULTIPLES,
]
_START = pattern("[^a-z0-9_](?:[0-9]|" + grouped([*STARTS, *_NUMBERS]) + "|[a-z]{2,3}[0-9])")
"""A place where something may start, behind a character that is in no word.

Groups, and a look at what stands before, would make the search several times slower.
"""


class English:
    """Reads English, British and American."""

    def scan(self, text: str, years: Years) -> Iterator[Amount | FoundDate]:
        """Read a text whose names are hidden and whose digits are ASCII."""
        low = fold(text)
        padded = f" {low}"  # so that a start is found where the character before it would stand
        at = 0
        while start := _START.search(padded, at):
            at, end = start.start(), start.end() - 1
            if at > 1 and low[at] in _DIGITS and low[at - 1] in ".," and low[at - 2] in _DIGITS:
                at += 1
                continue
            glued = end - at > 2 and low[end - 1].isdigit() and low[at : end - 1].isalpha()
            at = end - 1 if glued else at  # US5: no date begins there
            named = in_a_name(text, at)
            item: Amount | FoundDate | None = None
            if not glued and (not named or (
                low[at].isalpha() and low[at - 1] == "-"
                and AFTER_MONTH.search(low, max(0, at - 11), at)
            )):
                item = read_date(text, low, at, years)
            if item is None and not named:
                item = _quantity(text, low, at)
            if item is None:
                passed = words.UNREAD.match(low, at)
                at = passed.end() if passed else at + 1
            else:
                at = item.end
                yield item


def fold(text: str) -> str:
    """Lower case, of the same length."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.replace("\n", " ").replace("\u00a0", " ").replace("‑", "-")


def _quantity(text: str, low: str, at: int) -> Amount | None:
    if low[at] not in _DIGITS:
        if twice := words.TWICE.match(low, at):
            return bounded(low, Amount(at, twice.end(), 2, 1, "times"))
        if many := words.MULTIPLE.match(low, at):
            times = words.MULTIPLES[many[1] or many[2]]
            return bounded(low, Amount(at, many.end(), times, 1, "times"))
        if alone := _scale_alone(low, at):
            return alone
    return _fraction(low, at) or _amount(text, low, at)


def _amount(text: str, low: str, at: int) -> Amount | None:
    match = words.AMOUNT.match(low, at)
    number = _number(match) if match else None
    if not match or number is None:
        return None
    scale, end = _scale(match["scale"]), match.end()
    if match["plus"]:
        number += Fraction(1, 2)
    amount = Amount(at, end, number, scale)
    if low.startswith(("am", "pm"), end) or (
            not match["digits"] and (words.ARTICLE.match(low, at) or _is_saying(low, match))):
        return None
    if percent := words.PERCENT.match(low, end):
        basis = percent[3] or percent[5]
        part = 100 if basis else 10 if percent[2] else 1
        amount.number = Fraction(number, part) if part > 1 else number
        amount.unit, amount.end = "point" if basis or percent[4] else "percent", percent.end()
    elif times := words.TIMES.match(low, end):
        amount.unit, amount.end = "times", times.end()
    elif not match["scale"] and words.GLUED.match(low, end):
        return None
    elif not _money(text, low, amount):
        _counted(text, low, amount, match)
    _sign(text, amount)
    return bounded(low, amount)


def _is_saying(low: str, match: re.Match[str]) -> bool:
    """One in a million; 7-Eleven."""
    at = match.start()
    if match["a"]:
        return words.ODDS.search(low, max(0, at - 8), at) is not None
    return bool(match["words"]) and low[at - 1 : at] == "-" and low[at - 2 : at - 1].isdigit()


def _number(match: re.Match[str]) -> Fraction | int | None:
    if digits := match["digits"]:
        return read_digits(digits)
    if match["half"]:
        return Fraction(1, 2)
    total = 0
    for word in (match["words"] or "one").replace("-", " ").split():
        total = total * 100 if word == "hundred" else total + (
            SMALL.get(word, 0) or 10 * TENS.get(word, 0))
    return total


def _scale(written: str | None) -> int:
    scale = 1
    for word in written.replace("-", " ").split() if written else ():
        scale *= SCALES[word]
    return scale


def _money(text: str, low: str, amount: Amount) -> bool:
    """Take in the currency before or after the number, if there is one."""
    near = text[max(0, amount.start - 5) : amount.start]
    bare = near.rstrip()
    for length in (3, 2, 1) if bare[-1:] in _SIGN_ENDS else ():
        code = ENGLISH_BEFORE.get(bare[-length:]) if len(bare) >= length else None
        if code and not (bare[-length].isalpha() and bare[-length - 1 : -length].isalpha()):
            amount.start -= length + len(near) - len(bare)
            amount.end += len("-dollar") if low.startswith("-dollar", amount.end) else 0
            amount.unit = code
            return True
    if after := words.MONEY_AFTER.match(low, amount.end):
        code = ENGLISH_AFTER.get(after[1] or "", text[after.start() + 1 : after.end()])
        if code in CURRENCIES:
            amount.end, amount.unit = after.end(), code
            return True
    return False


def _counted(text: str, low: str, amount: Amount, match: re.Match[str]) -> None:
    """Set the unit `count` where it counts something; a measure has no unit."""
    end = amount.end
    scale = (match["scale"] or "").lstrip(" -")
    if scale in ("m", "b", "t", "k") and match["scale"] != scale:
        amount.end, amount.scale = match.end("digits" if match["digits"] else "words"), 1
        return
    noun = noun_follows(low, end)
    if scale in ("m", "b", "t"):
        letters = text[end - 1].islower() and noun and not is_indexed(text, amount.start)
        amount.unit = "count" if letters or words.SIZED.match(low, end) else None
    elif scale == "k" and amount.number in (2, 4, 8):
        amount.unit = None
    elif measure_follows(low, end, at_once=bool(scale)) and not (
        scale and words.SIZED.match(low, end)
    ):
        return
    elif scale or _is_grouped(match["digits"] or "") or _plain_count(text, low, amount, noun):
        amount.unit = "count"


def _is_grouped(digits: str) -> bool:
    """Whether it is 240,000 and not 43,191.24, the level of an index."""
    return "," in digits and "." not in digits


def _plain_count(text: str, low: str, amount: Amount, noun: bool) -> bool:
    """Whether a plain number is the number of something: ten offices, fewer than 40."""
    end = amount.end
    if amount.number == 1 or is_indexed(text, amount.start):
        return False
    noun = noun or low.startswith((" of the ", " of its ", " of their ", " of them ", " of which "),
                                  end)
    limited = bound_before(low, amount.start) != "exact" or bound_after(low, end) is not None
    end_of_range = words.TO.match(low, end) is not None
    return noun or (limited and not end_of_range)


def _scale_alone(low: str, at: int) -> Amount | None:
    """Trillion-scale: a scale without its number."""
    match = words.SCALE_ALONE.match(low, at)
    if not match:
        return None
    return Amount(at, match.end(), 1, SCALES[match[1]], "count", "order")


def _fraction(low: str, at: int) -> Amount | None:
    """Two thirds, a tenth, one in five, 1/10, half of it."""
    if low[at] == "h" and (half := words.HALF.match(low, at)):
        if not (is_led(low, at) or words.HALF_OF.match(low, half.end())) or low.endswith(
            ("first ", "second ", "other ", "better ", "latter ", "in ", " the ", "-"), 0, at
        ):
            return None
        return bounded(low, Amount(at, half.end(), Fraction(1, 2), 1, "ratio"))
    match = words.FRACTION.match(low, at)
    if not match or (match["part"] == "half" and low.endswith(" and ", 0, at)):
        return None
    if match["part"]:
        part = match["part"].replace("halve", "half")
        if not _is_fraction(low, match, part):
            return None
        value = Fraction(_cardinal(match["top"]), PARTS[part])
    elif match["n"]:
        value = Fraction(_cardinal(match["n"]), _cardinal(match["m"]) or 1)
    else:
        value = Fraction(int(match["slash"]), int(match["under"]) or 1)
    if not 0 < value < 1:
        return None
    share = bounded(low, Amount(at, match.end(), value, 1, "ratio"))
    told = low.endswith((" on ", " since ", " until "), 0, at)
    return None if match["slash"] and may_be_a_day(low, share, told=told) else share


def _is_fraction(low: str, match: re.Match[str], part: str) -> bool:
    """A tenth of it, two thirds; not a third round, a quarter ago."""
    if match["top"] == "one" and low[match.start() + 3] == "-":             # a one-third stake
        return not match["plural"]
    if match["top"] not in ("a", "an", "one", "1", "every"):
        return bool(match["plural"]) and (
            part != "quarter" or words.QUARTERS.match(low, match.start()) is not None)
    if part == "quarter" and not (
        is_led(low, match.start()) or low.startswith(" of ", match.end())
    ):
        return False
    return not match["plural"] and (
        part == "half" or bound_before(low, match.start()) not in ("exact", "about")
        or words.OF_WHOLE.match(low, match.end()) is not None
    )


def _cardinal(word: str) -> int:
    if word.isdigit():
        return int(word)
    return SMALL.get(word) or {"twenty": 20, "hundred": 100}.get(word, 1)


def _sign(text: str, amount: Amount) -> None:
    """Take in the sign that stands before the number."""
    before = text[max(0, amount.start - 3) : amount.start]
    led = before[:-1].endswith((" ", "(")) and not before.startswith(tuple("0123456789%"))
    if amount.unit and before[-1:] in ("+", "−", "-") and (led or not before[:-1]):
        amount.start -= 1
        if amount.unit in ("percent", "point") and before[-1] != "+":
            amount.number = -amount.number
