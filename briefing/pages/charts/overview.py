"""The timeline at a glance: a lane for each topic, a mark for each event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from briefing.library.library import When
from briefing.pages import urls
from briefing.pages.charts.scale import Axis, Extent, Room, Tick, axis_over, text_width
from briefing.pages.rulers import months_since

if TYPE_CHECKING:
    from briefing.pages.presenter import Presenter

TOPICS = ("funding", "company", "model", "policy", "product", "research")
LANE = 54
"""Pixels."""
NEAR = 18.0
"""Months that the near zoom shows."""


@dataclass(frozen=True, slots=True)
class LabelView:
    """A mark's label."""

    text: str
    """The event's title, or what a round came to."""
    x: float
    """Per cent of the width."""
    dx: int
    """Pixels to the right of `x`."""
    y: int
    """Base line, in pixels from the top."""
    anchor: Literal["start", "middle", "end"]
    """Which part of the label stands at `x`."""


@dataclass(frozen=True, slots=True)
class EventMark:
    """One event on the chart."""

    href: str
    """Relative way to the event's entry."""
    topic: str
    """Key of its topic: its lane and colour."""
    title: str
    """Date and title, for the tooltip and assistive technology."""
    extent: Extent
    """Left edge and width: as wide as the date is vague, per cent of the chart."""
    top: int
    """Of its lane, in pixels."""
    hit_x: float
    """Left edge of what can be clicked, per cent of the width."""
    hit_width: float
    """Width of what can be clicked, per cent."""
    label: LabelView | None
    """None where there was no room; the list has it all."""


@dataclass(frozen=True, slots=True)
class OverviewView:
    """The chart for one zoom."""

    zoom: str
    """`all`, or `near`: the last year and a half."""
    label: str
    """What it shows, as one sentence."""
    height: int
    """Of the drawing, in pixels."""
    lanes: tuple[str, ...]
    """Topics, from the top."""
    ticks: tuple[Tick, ...]
    """Lines of the time axis."""
    marks: tuple[EventMark, ...]
    """The events that lie on the axis."""


def overview(present: Presenter, ids: list[str], zoom: str) -> OverviewView:
    """The chart of these dated events; `zoom` is `all` or `near` (the last year and a half)."""
    library = present.library
    found = [(id, when) for id in ids if (when := library.when_of_event(library.events[id]))]
    axis = _axis(found, zoom)
    shown = [(id, when) for id, when in found if axis.shows(when.date)]
    topics = {id: library.claims[library.events[id].claims[0]].topic for id, _ in shown}
    lanes = tuple(topic for topic in TOPICS if topic in topics.values())
    rooms = {topic: (Room(), Room()) for topic in lanes}
    extents = {id: axis.extent(when) for id, when in shown}
    for id, extent in extents.items():
        rooms[topics[id]][1].take(extent.x - 0.8, extent.x + extent.width + 0.8)
    marks = tuple(
        _mark(present, id, when, extents[id], topics[id], lanes, rooms[topics[id]])
        for id, when in shown
    )
    return OverviewView(zoom, present.t("chart.overview", n=len(marks)), LANE * len(lanes) + 26,
                        lanes, _ticks(axis, zoom), marks)


def _axis(found: list[tuple[str, When]], zoom: str) -> Axis:
    whole = axis_over([when.date for _, when in found])
    if zoom == "all":
        return whole
    ends = [months_since(when.date.earliest or when.date.latest, whole.first)  # type: ignore[arg-type]
            for _, when in found]
    begin = max(0.0, (max(ends) // 6 + 1) * 6 - NEAR)
    return Axis(whole.first, min(NEAR, whole.months), begin)


def _ticks(axis: Axis, zoom: str) -> tuple[Tick, ...]:
    if zoom == "all":
        return axis.years()
    return tuple(
        Tick(axis.percent(month), f"{axis.first + month // 12}-{month % 12 + 1:02}")
        for month in range(int(axis.begin), int(axis.begin + axis.months), 3)
    )


def _mark(
    present: Presenter, id: str, when: When, extent: Extent, topic: str,
    lanes: tuple[str, ...], rooms: tuple[Room, Room],
) -> EventMark:
    name = present.name(present.library.events[id]).text
    top = lanes.index(topic) * LANE
    left = max(0.0, extent.x - 1)
    return EventMark(
        present.href(urls.record("event", id)), topic, f"{present.date(when).words}：{name}"
        if present.language.startswith("zh") else f"{present.date(when).words}: {name}",
        extent, top, round(left, 2), round(min(100 - left, extent.width + 2), 2),
        _label(_short(present, id) or name, extent, top, rooms),
    )


def _short(present: Presenter, id: str) -> str:
    """What a round came to, which says more on a lane for funding than its title."""
    library = present.library
    claim = library.claims[library.events[id].claims[0]]
    if claim.topic != "funding":
        return ""
    if amount := claim.values.get("amount"):
        return present.amount(amount)
    valuation = claim.values.get("valuation")
    return present.t("chart.worth", amount=present.amount(valuation)) if valuation else ""


def _label(name: str, extent: Extent, top: int, rooms: tuple[Room, Room]) -> LabelView | None:
    """Above the mark, else beside it, else nowhere: a label touches its mark."""
    width = text_width(name)
    above, beside = rooms
    middle = extent.x + extent.width / 2
    right = extent.x + extent.width
    for room, start, x, dx, y, anchor in (
        (above, middle - width / 2, middle, 0, 17, "middle"),
        (above, extent.x - 0.5, extent.x, -6, 17, "start"),
        (above, right - width + 0.5, right, 6, 17, "end"),
        (beside, right + 1, right, 10, 41, "start"),
        (beside, extent.x - width - 1, extent.x, -10, 41, "end"),
    ):
        if room.free(start, start + width):
            room.take(start - 0.5, start + width + 0.5)
            return LabelView(name, round(x, 2), dx, top + y, anchor)  # type: ignore[arg-type]
    return None
