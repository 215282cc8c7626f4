"""The time axis that charts share: years to per cent, and room for labels."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from briefing.library.library import When
from briefing.pages.rulers import RAMP, months_since
from briefing.records.dates import Date

Shape = Literal["day", "span", "year", "ramp"]
ASSUMED_WIDTH = 1000
"""Pixels a chart is taken to have when labels are given room."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the time axis."""

    x: float
    """Per cent of the width."""
    label: str
    """Year, or year and month."""


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a date lies on the axis, in per cent of the width."""

    shape: Shape
    """`day`: a needle; `span`: a bar; `year`: pickets; `ramp`: part of a longer period."""
    x: float
    """Left edge."""
    width: float
    """Of the mark; 0 for a day."""
    fade: Literal["", "left", "right", "both"] = ""
    """Where it softens: `both` is "about", `left` ramps up, `right` ramps down."""
    whole_x: float = 0.0
    """Of a ramp: the whole period it is a part of."""
    whole_width: float = 0.0
    """Of that whole period."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Months from `first` January on, as per cent of the width."""

    first: int
    months: float
    begin: float = 0.0
    """Months after January of the first year at which the axis begins."""

    def percent(self, months: float) -> float:
        """Per cent of the width, held inside the chart."""
        return round(min(100.0, max(0.0, (months - self.begin) / self.months * 100)), 2)

    def shows(self, when: Date) -> bool:
        """Whether any of the date's days are on the axis."""
        start = months_since(when.earliest, self.first) if when.earliest else self.begin
        end = months_since(when.latest, self.first) if when.latest else self.begin + self.months
        return end >= self.begin and start < self.begin + self.months

    def extent(self, when: When) -> Extent:
        """Where the date lies."""
        found = when.date
        start = months_since(found.earliest, self.first) if found.earliest else self.begin
        end = self.begin + self.months
        if found.latest and found.latest < date.max:
            end = months_since(found.latest + timedelta(1), self.first)
        left, right = self.percent(start), self.percent(end)
        if found.grain == "day" and not found.approximate:
            return Extent("day", left, 0)
        if when.part and found.grain == "year":
            shift = {"early": 0.0, "mid": (12 - RAMP) / 2, "late": 12 - RAMP}[when.part]
            x = self.percent(start + shift)
            ramp = self.percent(start + shift + RAMP) - x
            fade: Literal["left", "right", "both"] = (
                "right" if when.part == "early" else "both" if when.part == "mid" else "left")
            return Extent("ramp", x, round(ramp, 2), fade, left, round(right - left, 2))
        if found.approximate:
            margin = min(1.0, end - start)
            left, right = self.percent(start - margin), self.percent(end + margin)
            return Extent("span", left, round(right - left, 2), "both")
        if found.grain in ("year", "decade", "century"):
            return Extent("year", left, round(right - left, 2))
        if found.earliest is None:  # "by": a ramp up to the day, not a bar over all the years
            left = max(left, self.percent(end - RAMP))
            return Extent("span", left, round(right - left, 2), "left")
        if found.latest is None:
            return Extent("span", left, round(self.percent(start + RAMP) - left, 2), "right")
        return Extent("span", left, round(right - left, 2))

    def years(self) -> tuple[Tick, ...]:
        """A tick at every January, at every fifth where there are many."""
        last = self.first + int(self.begin + self.months) // 12
        step = 1 if self.months <= 144 else 5
        return tuple(
            Tick(self.percent((year - self.first) * 12), str(year))
            for year in range(self.first, last + 1)
            if self.begin <= (year - self.first) * 12 < self.begin + self.months
            and (year - self.first) % step == 0
        )


def axis_over(dates: list[Date]) -> Axis:
    """An axis of whole years that holds all these dates; not further than a century."""
    days = [d for found in dates for d in (found.earliest, found.latest) if d and d < date.max]
    first, last = min(days).year, max(days).year
    first = max(first, last - 99)
    return Axis(first, 12.0 * (last - first + 1))


def text_pixels(text: str, size: float = 13) -> float:
    """About how wide a text is; `size` is that of its type, in pixels."""
    return sum(1.0 if ord(char) > 0x2E80 else 0.56 for char in text) * size


def text_width(text: str) -> float:
    """Per cent of the assumed width that a 13-pixel label takes."""
    return text_pixels(text) / ASSUMED_WIDTH * 100


@dataclass(slots=True)
class Room:
    """What is taken of one row, in per cent of the width."""

    taken: list[tuple[float, float]] = field(default_factory=list)

    def free(self, start: float, end: float) -> bool:
        """Whether nothing is there yet, and it lies inside the chart."""
        return start >= 0 and end <= 100 and all(end <= a or start >= b for a, b in self.taken)

    def take(self, start: float, end: float) -> None:
        """Take it."""
        self.taken.append((start, end))
