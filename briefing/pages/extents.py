"""A date as pieces on a line of months: as wide as it is vague, and solid only where it is sure.

Months are counted from January of the year 0, so a piece may lie on any ruler and any axis.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from briefing.pages.views import Look, Piece
from briefing.records.dates import Date

RAMP = 5.0
"""Months over which "early", "mid" and "late" of a year are drawn, and open ends fade."""

_PARTS: dict[str, Look] = {"early": "early", "mid": "both", "late": "late"}


def months_since(day: date, year: int) -> float:
    """Months from 1 January of `year` to the beginning of `day`, with the part of its month."""
    length = monthrange(day.year, day.month)[1]
    return (day.year - year) * 12 + day.month - 1 + (day.day - 1) / length


def span_of(when: Date) -> tuple[float, float]:
    """First and last month of what is said of a date, with the stretch that open ends take.

    The soft shoulders of "about" are not in it.
    """
    known = when.start or when.end
    if not known:
        return _ends(when)
    first, last = _ends(when.start or known), _ends(when.end or known)
    tail = RAMP * _unit(*_ends(known))
    return first[0] - (0 if when.start else tail), last[1] + (0 if when.end else tail)


def pieces_of(when: Date, part: str | None = None) -> tuple[Piece, ...]:
    """The pieces of a date, from the left; `part` is early, mid or late of a year or month."""
    if when.grain == "interval":
        return _merged(_interval(when))
    start, end = _ends(when)
    core = _part(when, part, start, end) if part else Piece(_look(when), start, end - start)
    pieces = list(_soft(core, _unit(start, end))) if when.approximate else [core]
    if part and when.grain == "year":
        pieces.insert(0, Piece("whole", start, end - start))
    return (*pieces, *_doubt(when, start, end))


def _ends(when: Date) -> tuple[float, float]:
    """Beginning of the first day and end of the last; not for intervals."""
    assert when.earliest and when.latest
    last = when.latest
    end = months_since(last + timedelta(1), 0) if last < date.max else last.year * 12 + 12.0
    return months_since(when.earliest, 0), end


def _unit(start: float, end: float) -> float:
    """How far "about" reaches: a month, or a twelfth of what is longer than a year."""
    return max(1.0, (end - start) / 12)


def _look(when: Date) -> Look:
    if when.grain in ("year", "decade", "century"):
        return "pickets"
    return "day" if when.grain == "day" else "solid"


def _part(when: Date, part: str, start: float, end: float) -> Piece:
    if when.grain == "year":
        shift = {"early": 0.0, "mid": (12 - RAMP) / 2, "late": 12 - RAMP}[part]
        return Piece(_PARTS[part], start + shift, RAMP)
    third = (end - start) / 3
    return Piece("solid", start + third * ("early", "mid", "late").index(part), third)


def _soft(core: Piece, unit: float) -> Iterable[Piece]:
    """A piece of which the source says "about": its middle stays where it was."""
    before = Piece("late", core.x - unit, unit)
    after = Piece("early", core.x + core.width, unit)
    match core.look:
        case "pickets":
            return before, core, after
        case "late":
            return replace(core, x=core.x - unit, width=core.width + unit), after
        case "early":
            return before, replace(core, width=core.width + unit)
        case _:
            return (Piece("both", core.x - unit, core.width + 2 * unit),)


def _doubt(when: Date, start: float, end: float) -> Iterable[Piece]:
    return (Piece("doubt", start, end - start),) if when.uncertain else ()


def _interval(when: Date) -> Iterable[Piece]:
    """Each end as vague as it is, and solid between them; an open end fades, an unknown is empty.

    Of ends that overlap, the later gives way.
    """
    start, end, (low, high) = when.start, when.end, span_of(when)
    left = min(_ends(start)[1], high) if start else _ends(end)[0] if end else low
    right = max(left, _ends(end)[0]) if end else left
    if start:
        yield from _end(start, "late", low, left)
    else:
        yield Piece("late" if when.begins_open else "unknown", low, left - low)
    yield Piece("solid", left, right - left)
    if end:
        yield from _end(end, "early", right, high)
    else:
        yield Piece("early" if when.ends_open else "unknown", right, high - right)
    for side in filter(None, (start, end)):
        yield from _doubt(side, *_ends(side))


def _end(when: Date, fade: Look, low: float, high: float) -> Iterable[Piece]:
    """One end of an interval; if it is approximate, it fades outwards."""
    if not when.approximate:
        look = _look(when)
        yield Piece("solid" if look == "day" else look, low, high - low)
        return
    unit = _unit(low, high)
    x = low - unit if fade == "late" else low
    yield Piece(fade, x, high - low + unit)


def _merged(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Neighbours of one look as one piece, without those that have no width."""
    found: list[Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        if piece.width <= 0:
            continue
        if last and last.look == piece.look and piece.look in ("solid", "pickets"):
            found[-1] = replace(last, width=piece.x + piece.width - last.x)
        else:
            found.append(piece)
    return tuple(found)
