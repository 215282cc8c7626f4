"""The time axis that charts share: months to per cent, and room for labels."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace
from datetime import date

from briefing.library.when import When
from briefing.pages.extents import RAMP, pieces_of
from briefing.pages.views import Piece
from briefing.records.dates import Date
from briefing.values import dataclass

ASSUMED_WIDTH = 850
"""Pixels a chart is taken to have when labels are given room; narrower ones show none."""
_FADES = ("late", "early", "both")


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the time axis."""

    x: float
    """Per cent of the width."""
    label: str
    """Year, or year and month."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Months from `first` January on, as per cent of the width."""

    first: int
    months: float
    begin: float = 0.0
    """Months after January of the first year at which the axis begins."""

    @property
    def last(self) -> int:
        """The last year of which the axis shows more than what fades out at its end."""
        return self.first + max(12, int(self.begin + self.months)) // 12 - 1

    @property
    def span(self) -> str:
        """Its years in figures: 2023–2025."""
        return f"{self.first}" if self.first == self.last else f"{self.first}–{self.last}"

    def percent(self, months: float) -> float:
        """Per cent of the width, held inside the chart."""
        return plain(min(100.0, max(0.0, self._at(months))))

    def shows(self, when: When) -> bool:
        """Whether any of the date is on the axis."""
        return bool(self.pieces(when))

    def pieces(self, when: When) -> tuple[Piece, ...]:
        """The date's pieces that are on the axis, cut off at its ends.

        What fades stays whole, or its peak would move: the drawing cuts it off.
        """
        placed = []
        for piece in pieces_of(when.date, when.part):
            left = self._at(piece.x - self.first * 12)
            right = self._at(piece.x + piece.width - self.first * 12)
            if right <= 0 or left >= 100:
                continue
            if piece.look not in _FADES:
                left, right = max(0.0, left), min(100.0, right)
            placed.append(replace(piece, x=plain(left), width=plain(right - left)))
        return tuple(placed)

    def years(self, step: int = 0) -> tuple[Tick, ...]:
        """A tick at every January or at every `step`-th; 0 is every fifth where there are many."""
        step = step or (1 if self.months <= 144 else 5)
        return tuple(
            Tick(self.percent((year - self.first) * 12), str(year))
            for year in range(self.first, self.last + 1, step)
            if (year - self.first) * 12 >= self.begin
        )

    def _at(self, months: float) -> float:
        return (months - self.begin) / self.months * 100


def axis_over(dates: list[Date]) -> Axis:
    """An axis of whole years that holds all these dates; not further than a century.

    Where one fades into the year before or after, so much is added as the fading takes.
    """
    days = [d for found in dates for d in (found.earliest, found.latest) if d and d < date.max]
    first, last = min(days).year, max(days).year
    first = max(first, last - 99)
    months = 12.0 * (last - first + 1)
    pieces = [piece for found in dates for piece in pieces_of(found)]
    low = min(0.0, *(p.x - first * 12 for p in pieces))
    high = max(months, *(p.x + p.width - first * 12 for p in pieces))
    begin = max(low, -RAMP)
    return Axis(first, min(high, months + RAMP) - begin, begin)


def reach(pieces: Iterable[Piece]) -> tuple[float, float]:
    """The ends of a date on the chart, in per cent of the width."""
    found = list(pieces)
    return (max(0.0, min(p.x for p in found)), min(100.0, max(p.x + p.width for p in found)))


def plain(number: float, places: int = 2) -> float:
    """To so many places, and without them where they are nought: 33.33, 20."""
    rounded = round(number, places)
    return int(rounded) if rounded == int(rounded) else rounded


def text_pixels(text: str, size: float = 13) -> float:
    """About how wide a text is; `size` is that of its type, in pixels."""
    return sum(1.0 if ord(char) > 0x2E80 else 0.56 for char in text) * size


def text_width(text: str) -> float:
    """Per cent of the assumed width that a 13-pixel label takes."""
    return text_pixels(text) / ASSUMED_WIDTH * 100


@dataclass(slots=True)
class Room:
    """What is taken of a chart: per cent of the width across, pixels down."""

    taken: list[tuple[float, float, float, float]] = field(default_factory=list)

    def free(self, start: float, end: float, top: float = 0, bottom: float = 1) -> bool:
        """Whether nothing is there yet, and it lies inside the chart."""
        return start >= 0 and end <= 100 and all(
            end <= a or start >= b or bottom <= c or top >= d for a, b, c, d in self.taken
        )

    def take(self, start: float, end: float, top: float = 0, bottom: float = 1) -> None:
        """Take it."""
        self.taken.append((start, end, top, bottom))
