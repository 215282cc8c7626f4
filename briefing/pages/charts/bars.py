"""An amount as a bar: as tall as it is stated, and solid only as far as it is certain."""

from __future__ import annotations

from typing import Literal

from briefing.pages.charts.scale import plain
from briefing.records.quantities import Bound
from briefing.values import dataclass

_MORE, _ABOUT, _ORDER = 0.6, 0.2, 0.5
"""How far beyond its figure a bar fades, as a part of its height."""
_EDGE = 4
"""Pixels kept free at the top of the chart."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar, from one height to another."""

    look: Literal["solid", "up", "down"]
    """`up` fades out upwards, `down` downwards."""
    y: float
    """Its top, in pixels from the top of the chart."""
    height: float
    """In pixels."""


def segments(bound: Bound, height: float, base: float) -> tuple[Segment, ...]:
    """The parts of a bar whose figure lies `height` pixels above `base`, from the ground up.

    A figure that was exceeded fades upwards from there; an approximate one fades through it; of
    one that was not reached nothing is certain but the top, so that all fades downwards from it.
    """
    free = base - height - _EDGE
    match bound:
        case "exact":
            parts = [("solid", 0.0, height)]
        case "more_than" | "at_least":
            parts = [("solid", 0.0, height), ("up", height, height + min(height * _MORE, free))]
        case "about" | "order":
            part = _ABOUT if bound == "about" else _ORDER
            soft = height * (1 - part)
            parts = [("solid", 0.0, soft), ("up", soft, height + min(height * part, free))]
        case "less_than" | "at_most":
            parts = [("down", 0.0, height)]
    return tuple(
        Segment(look, plain(base - high, 1), plain(high - low, 1))  # type: ignore[arg-type]
        for look, low, high in parts
    )
