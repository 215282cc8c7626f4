"""A date on a ruler of twelve cells: the mark is as wide as the source is vague."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from briefing.pages.extents import pieces_of, span_of
from briefing.pages.views import Piece, Ruler
from briefing.records.dates import Date


def ruler(when: Date | None, part: str | None) -> Ruler:
    """The ruler of a date; `part` is early, mid or late, None stands for no date.

    A date within one year is drawn on the months of that year; one that spans several, on those
    years shrunk to the twelve cells. What is "about" may reach a cell beyond the ruler.
    """
    if when is None:
        return Ruler("", (Piece("unknown", 0, 12),))
    low, high = span_of(when)
    first, last = int(low // 12), max(int(low // 12), ceil(high / 12) - 1)
    years = last - first + 1
    return Ruler(_label(first, last), tuple(
        replace(piece, x=round((piece.x - first * 12) / years, 2),
                width=round(piece.width / years, 2))
        for piece in pieces_of(when, part) if piece.look != "whole"
    ))


def _label(first: int, last: int) -> str:
    """2024, 2024–25, 1998–2001."""
    if first == last:
        return f"{first}"
    return f"{first}–{last % 100:02}" if first // 100 == last // 100 else f"{first}–{last}"
