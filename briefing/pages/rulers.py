"""A date on a ruler of twelve cells: the mark is as wide as the source is vague."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from briefing.pages.views import Ruler
from briefing.records.dates import Date

RAMP = 5.0
"""Months over which "early", "mid" and "late" of a year are drawn."""


def months_since(day: date, year: int) -> float:
    """Months from 1 January of `year` to the beginning of `day`, with the part of its month."""
    length = monthrange(day.year, day.month)[1]
    return (day.year - year) * 12 + day.month - 1 + (day.day - 1) / length


def ruler(when: Date | None, part: str | None) -> Ruler:
    """The ruler of a date; `part` is early, mid or late, None stands for no date.

    A date within one year is drawn on the months of that year; one that spans several, on those
    years shrunk to the twelve cells.
    """
    if when is None:
        return Ruler("", "none")
    first, last = _years(when)
    label = str(first) if first == last else f"{first}–{last % 100:02}"
    if part and when.grain == "year":
        start = {"early": 0.0, "mid": (12 - RAMP) / 2, "late": 12 - RAMP}[part]
        fade = {"early": "right", "mid": "both", "late": "left"}[part]
        return Ruler(label, "span", start, RAMP, fade)  # type: ignore[arg-type]
    soft = when.approximate
    if when.grain in ("year", "decade", "century") and not soft:
        return Ruler(label, "year", 0, 12)
    if when.grain == "day" and not soft and when.earliest:
        return Ruler(label, "day", _rounded(months_since(when.earliest, first)))
    return _span(when, part, label, first, last)


def _span(when: Date, part: str | None, label: str, first: int, last: int) -> Ruler:
    years = last - first + 1
    start = months_since(when.earliest, first) if when.earliest else 0.0
    if when.latest and when.latest < date.max:
        end = months_since(when.latest + timedelta(1), first)
    else:
        end = 12.0 * years
    if part:  # of a month
        third = (end - start) / 3
        start += {"early": 0.0, "mid": third, "late": 2 * third}[part]
        end = start + third
    if when.approximate:
        margin = min(1.0, end - start) * years
        start, end = max(0.0, start - margin), min(12.0 * years, end + margin)
    fade = "both" if when.approximate else "left" if when.earliest is None else (
        "right" if when.latest is None else "")
    return Ruler(label, "span", _rounded(start / years), _rounded((end - start) / years),
                 fade)  # type: ignore[arg-type]


def _years(when: Date) -> tuple[int, int]:
    first = (when.earliest or when.latest or date.min).year
    last = (when.latest or when.earliest or date.max).year
    return first, last


def _rounded(months: float) -> float:
    return round(months, 2)
