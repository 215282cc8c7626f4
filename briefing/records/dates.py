"""Dates exactly as vague as their source: EDTF (ISO 8601-2:2019), levels 0 and 1.

Source of the grammar: Library of Congress, "Extended Date/Time Format (EDTF) Specification".
Left out on purpose: clock times, and years outside 0001-9999, which no briefing needs.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date, timedelta
from typing import Any, Literal, TypedDict

from briefing.patterns import pattern
from briefing.records.faults import Fault, shown
from briefing.values import dataclass

Grain = Literal["day", "month", "season", "year", "decade", "century", "interval"]
Part = Literal["early", "mid", "late"]
Basis = Literal["stated", "inferred"]

GRAINS: tuple[Grain, ...] = ("day", "month", "season", "year", "decade", "century", "interval")
"""From the finest to the coarsest."""

_FORM = pattern(r"(\d{4}|\d{3}X|\d\dXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([?~%])?", re.ASCII)
_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}
_BETWEEN = pattern(
    r" *(?:\b(?:to|until|till)\b|[~–—至到]|\.\.| - |(?<=^[0-9]{4})-(?=[0-9]{4}$)) *")
_HELP = "write YYYY-MM-DD, or YYYY-MM if the day is not known, or YYYY if only the year is"


class Flags(TypedDict):
    """EDTF's qualifiers."""

    approximate: bool
    uncertain: bool


@dataclass(frozen=True, slots=True)
class Date:
    """One EDTF expression, and the days it can mean."""

    edtf: str
    """As the editor wrote it."""
    earliest: date | None
    """First day it can mean; None where the interval is open or its start unknown."""
    latest: date | None
    """Last day it can mean; None where the interval is open or its end unknown."""
    grain: Grain
    """How fine it is."""
    approximate: bool = False
    """`~` or `%`: about then."""
    uncertain: bool = False
    """`?` or `%`: then, if the source is right."""
    start: Date | None = None
    """The two ends of an interval; None where an end is open or unknown."""
    end: Date | None = None

    def __str__(self) -> str:
        return self.edtf

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """Orders by the first day it can mean, then the last; an open start counts as the end."""
        first = self.earliest or self.latest or date.min
        last = self.latest or date.max
        return (first, last, self.edtf)

    @property
    def iso(self) -> str:
        """As ISO 8601 and HTML's `datetime` have it: YYYY, YYYY-MM or YYYY-MM-DD.

        Empty for what they cannot say: about then, perhaps, a season, a decade, an interval.
        """
        if self.approximate or self.uncertain or not self.earliest:
            return ""
        length = {"day": 10, "month": 7, "year": 4}.get(self.grain, 0)
        return self.earliest.isoformat()[:length]

    @property
    def begins_open(self) -> bool:
        """Whether an interval has no first day (`../2019`), not merely an unknown one (`/2019`)."""
        return self.edtf.startswith("..")

    @property
    def ends_open(self) -> bool:
        """Whether an interval has no last day (`2023/..`), not merely an unknown one (`2023/`)."""
        return self.edtf.endswith("..")

    def contains(self, other: Date) -> bool:
        """Whether every day that `other` can mean is one that this can mean."""
        after = self.earliest is None or (
            other.earliest is not None and other.earliest >= self.earliest
        )
        before = self.latest is None or (other.latest is not None and other.latest <= self.latest)
        return after and before


def parse_date(text: Any) -> Date:
    """Read one EDTF expression of level 0 or 1.

    Raises a `date-invalid` fault that says which part is wrong.
    """
    if isinstance(text, Date):
        return text
    if not isinstance(text, str):
        raise Fault("date-invalid", f"{shown(text)} stands where one date is wanted", help=_HELP)
    if "/" in text:
        return _interval(text)
    return _point(text)


def _point(text: str) -> Date:
    match = _FORM.fullmatch(text)
    if not match:
        raise Fault("date-invalid", f"{text or 'nothing'} is not a date", help=_fix(text))
    year, month, day, mark = match.groups()
    flags = Flags(approximate=mark in ("~", "%"), uncertain=mark in ("?", "%"))
    if "X" in year:
        return _unspecified_year(text, year, month, flags)
    if year == "0000":
        raise Fault("date-invalid", f"{text}: there is no year 0000", help=_HELP)
    number = int(year)
    if month is None or month == "XX":
        if day not in (None, "XX"):
            raise Fault("date-invalid", f"{text} has a day but no month", help=_HELP)
        return Date(text, date(number, 1, 1), date(number, 12, 31), "year", **flags)
    return _in_year(text, number, int(month), day, flags)


def _in_year(text: str, year: int, month: int, day: str | None, flags: Flags) -> Date:
    if month in _SEASONS and day is None:
        first = date(year, _SEASONS[month], 1)
        return Date(text, first, _months_later(first, 3), "season", **flags)
    if not 1 <= month <= 12:
        raise Fault(
            "date-invalid",
            f"{text} has no month {month:02}",
            label="months run from 01 to 12",
            help=_HELP,
        )
    first = date(year, month, 1)
    if day is None or day == "XX":
        return Date(text, first, _months_later(first, 1), "month", **flags)
    length = monthrange(year, month)[1]
    if not 1 <= int(day) <= length:
        raise Fault(
            "date-invalid",
            f"{text} is not a day that exists",
            label=f"{_MONTHS[month - 1]} {year} has {length} days",
            help=_HELP,
        )
    exact = date(year, month, int(day))
    return Date(text, exact, exact, "day", **flags)


def _unspecified_year(text: str, year: str, month: str | None, flags: Flags) -> Date:
    if month is not None:
        raise Fault("date-invalid", f"{text} has a month but no exact year", help=_HELP)
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    grain: Grain = "decade" if year.count("X") == 1 else "century"
    return Date(text, date(max(first, 1), 1, 1), date(last, 12, 31), grain, **flags)


def _months_later(first: date, months: int) -> date:
    """The last day of the span of whole months that begins on `first`."""
    index = first.year * 12 + first.month - 1 + months
    year, month = divmod(index, 12)
    if year > 9999:
        return date.max
    return date(year, month + 1, 1) - timedelta(days=1)


def _interval(text: str) -> Date:
    start_text, _, end_text = text.partition("/")
    if "/" in end_text:
        raise Fault("date-invalid", f"{text} has more than one /", label="/ parts two ends",
                    help=_fix(text) if re.fullmatch(r"\d+/\d+/\d+", text) else "write FIRST/LAST")
    start = None if start_text in ("", "..") else _point(start_text)
    end = None if end_text in ("", "..") else _point(end_text)
    if start is None and end is None:
        raise Fault("date-invalid", f"{text} names no date at all", help="give at least one end")
    if start and end and start.earliest and end.latest and start.earliest > end.latest:
        raise Fault(
            "date-invalid", f"{text} ends before it begins", help="put the earlier date first"
        )
    return Date(
        text,
        start.earliest if start else None,
        end.latest if end else None,
        "interval",
        approximate=bool(start and start.approximate) or bool(end and end.approximate),
        uncertain=bool(start and start.uncertain) or bool(end and end.uncertain),
        start=start,
        end=end,
    )


def _fix(text: str) -> str:
    """The likeliest correction of something that is no EDTF; never what was written."""
    folded = unicodedata.normalize("NFKC", text).strip()
    digits = re.findall("[0-9]+", folded)
    week = re.fullmatch("([0-9]{4})-?W([0-9]{2})(?:-?[1-7])?", folded)
    if week:
        return _week(int(week[1]), int(week[2]))
    if re.match(r"[-+][0-9]|[0-9]{5,7}(?![0-9])|y[0-9]", folded, re.IGNORECASE):
        return "write a year from 0001 to 9999, in four figures"
    if len(digits) == 1 and len(folded) == len(digits[0]) == 8:
        digits = [folded[:4], folded[4:6], folded[6:]]
    if interval := _interval_meant(folded):
        return f"write {interval}"
    likely = [folded]
    if len(digits) == 3 and len(digits[2]) == 4 and max(map(int, digits[:2])) > 12:
        day, month = sorted(digits[:2], key=int, reverse=True)  # no month is above 12
        digits = [digits[2], month, day]
    if named := _month_named(folded):
        digits.sort(key=len, reverse=True)
        digits[1:1] = [named]
    if digits and len(digits) <= 3 and len(digits[0]) == 4 and not re.search("Q|X|季", folded):
        likely.append("-".join(number.zfill(2) for number in digits))
    for guess in likely:
        if guess != text and _FORM.fullmatch(guess) and _exists(guess):
            late = ", with date_part: early, mid or late beside it where that is meant"
            return f"write {guess}{late if guess != folded and len(digits) == 1 else ''}"
    return _HELP


def _interval_meant(text: str) -> str:
    """An interval with its slash left out: open at an end, or with a word between its ends."""
    open_end = re.fullmatch(r"(\.\.)?([^.]+)(\.\.)?", text)
    if open_end and bool(open_end[1]) != bool(open_end[3]) and _exists(open_end[2]):
        first, last = f"{open_end[2]}/..", f"../{open_end[2]}"
        return f"{first} for from then on, or {last} for until then" if open_end[3] else last
    ends = _BETWEEN.split(text)
    meant = "/".join(ends)
    return meant if len(ends) == 2 and all(map(_exists, ends)) and _exists(meant) else ""


def _month_named(text: str) -> str | None:
    """The number of the month that is named in English."""
    for number, name in enumerate(_MONTHS, 1):
        if re.search(rf"\b(?:{name}|{name[:3]})\b", text, re.IGNORECASE):
            return f"{number:02}"
    return None


def _exists(text: str) -> bool:
    try:
        parse_date(text)
    except Fault:
        return False
    return True


def _week(year: int, week: int) -> str:
    try:
        first, last = (date.fromisocalendar(year, week, day) for day in (1, 7))
    except ValueError:
        return _HELP
    return f"write the days of that week, {first}/{last}"
