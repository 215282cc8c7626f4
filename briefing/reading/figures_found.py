"""What a reader of figures hands on: quantities, dates, and the years that a text may leave out."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Literal, NamedTuple

from briefing.patterns import pattern
from briefing.reading.currencies import SIGNS
from briefing.values import dataclass

Bound = Literal["exact", "about", "more_than", "less_than", "at_least", "at_most", "order"]
Part = Literal["early", "mid", "late"]


HIDDEN = "\ufffc"
"""Stands for each character of a name or an address, in which nothing is read."""


class FoundQuantity(NamedTuple):
    """A quantity that a text states."""

    start: int
    end: int
    value: Fraction | int
    """Multiplied out; a percentage is in per cent, a ratio is the ratio itself."""
    unit: str
    """ISO 4217 code, `currency` (元, none named), `percent`, `point` (a percentage point), `ratio`,
    `times`, `count`, or `bare` for a number that shows no unit."""
    bound: Bound = "exact"


class FoundDate(NamedTuple):
    """A date that a text states, or that follows from the year last stated."""

    start: int
    end: int
    edtf: str
    part: Part | None = None


Found = FoundQuantity | FoundDate


@dataclass(slots=True)
class Amount:
    """A number as it stands, filled in as it is read; without a unit it is no quantity."""

    start: int
    end: int
    number: Fraction | int
    scale: int = 1
    unit: str | None = None
    bound: Bound = "exact"


@dataclass(slots=True)
class Years:
    """Which years a text may mean without saying them."""

    today: int | None
    """This year, 今年: the text's own, if it has one."""
    now: int | None
    """That of a bare month: the last one stated in digits."""
    same: int | None
    """The same year, 同年: the last one meant."""

    def known(self, base: str) -> int | None:
        """The year that `today`, `now` or `same` stands for; without one of its own, the last."""
        if base == "same":
            return self.same
        return self.now if base == "now" or self.today is None else self.today

    def state(self, year: int) -> None:
        """A year stands in the text."""
        self.now = self.same = year


_CALENDAR = pattern("(?:0?[1-9]|1[0-2])/(0?[1-9]|[12][0-9]|3[01])")


def may_be_a_day(text: str, share: Amount, *, told: bool) -> bool:
    """Whether a share as it stands may be a month and a day: 9/11, or 1/3 beside what tells so.

    Few shares are of more than ten parts, unless a bound leads them or they stand alone.
    """
    calendar = _CALENDAR.fullmatch(text, share.start, share.end)
    if not calendar or share.bound != "exact":
        return False
    return told or (int(calendar[1]) > 10 and share.end - share.start < len(text))


def hide(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text, of the same length, with those spans hidden."""
    pieces, at, size = [], 0, len(text)
    for start, end in sorted(spans):
        if start > at:
            pieces.append(text[at:start])
            at = start
        if end > at:
            pieces.append(HIDDEN * ((min(size, end)) - at))
            at = end
    return "".join([*pieces, text[at:]]) if pieces else text


_GLUE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-+#:/."


def in_a_name(text: str, at: int) -> bool:
    """Whether the digit there is glued to a name, a version, a time or a path: GLM-4, 3:2."""
    if not at or text[at - 1] not in _GLUE:
        return False
    before = text[max(0, at - 32) : at]
    run = before[len(before.rstrip(_GLUE)) :]
    if run in SIGNS:
        return False
    return run[-1] not in "-+." or any(char.isalpha() for char in run)


def read_digits(digits: str) -> Fraction | int | None:
    """The value of 3,000.5; None for what is no number: 007."""
    if digits[0] == "0" and digits[1:2].isdigit():
        return None
    whole, _, rest = digits.replace(",", "").partition(".")
    return Fraction(int(whole + rest), 10 ** len(rest)) if rest else int(whole)
