"""The timeline at a glance: a lane for each topic, a mark for each event.

Marks that would hide each other, or be too close for a finger, stand in rows below each other;
where even that does not help, a lane counts its events by months or years.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Literal

from briefing.library.when import When
from briefing.pages import urls
from briefing.pages.charts.scale import Axis, Room, Tick, axis_over, plain, reach, text_width
from briefing.pages.extents import months_since
from briefing.pages.facets import topic_of_event
from briefing.pages.views import DateView, EntityView, Piece
from briefing.records.dates import parse_date
from briefing.values import dataclass

if TYPE_CHECKING:
    from briefing.pages.presenter import Presenter

TOPICS = ("funding", "company", "model", "policy", "product", "research")
LANE, ROW = 54, 28
"""Pixels: a lane of one row, and what each further row adds."""
ROWS = 3
"""Rows of a lane at most."""
TARGET = 9.6
"""Per cent of the width that a mark takes for a finger: 24 pixels of a small screen's 250."""
NEAR = 18.0
"""Months that the near zoom shows."""
_STEPS = (3, 6, 12, 24, 36, 60, 120, 240)
"""Months that may be counted together."""


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
    """One event on the chart, or all events of a lane in some years."""

    href: str
    """To the event; to the first where there are many."""
    topic: str
    """Key of its topic: its lane and colour."""
    title: str
    """Date and title, for the tooltip and assistive technology."""
    pieces: tuple[Piece, ...]
    """Of the date, in per cent; of some years, the stretch they take."""
    top: int
    """Of its row, in pixels."""
    hit_x: float
    """Left edge of what can be clicked, per cent of the width."""
    hit_width: float
    """Width of what can be clicked, per cent."""
    hit_top: int
    """Its top, in pixels."""
    hit_height: int
    """In pixels."""
    label: LabelView | None
    """None where there was no room; the list has it all."""
    count: int = 0
    """How many events it stands for; 0 where it is one event's own mark."""
    height: float = 0.0
    """Of the bar that shows the count, in pixels."""


@dataclass(frozen=True, slots=True)
class LaneView:
    """One topic's lane."""

    topic: str
    """Key of the topic."""
    top: int
    """In pixels."""
    rows: int
    """In which its marks stand, below each other; from 1."""


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event, for the table that says the same."""

    date: DateView
    """When it was."""
    event: EntityView
    """Its title, linked to its entry."""
    topic: str
    """Key of its topic."""


@dataclass(frozen=True, slots=True)
class OverviewView:
    """The chart for one zoom."""

    zoom: str
    """`all`, or `near`: the last year and a half."""
    label: str
    """What it shows, as one sentence."""
    span: str
    """Its years: 2023–2025."""
    bottom: int
    """Where the lanes end, in pixels."""
    lanes: tuple[LaneView, ...]
    """From the top."""
    ticks: tuple[Tick, ...]
    """Lines of the time axis."""
    marks: tuple[EventMark, ...]
    """The events that lie on the axis, earliest first, or bars that count them."""
    rows: tuple[EventRow, ...]
    """The same events, for a table."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """An event's date on the axis, before it has its row."""

    id: str
    when: When
    topic: str
    pieces: tuple[Piece, ...]
    row: int = 0

    @property
    def hit(self) -> tuple[float, float]:
        """What it takes for a finger, held inside the chart."""
        left, right = reach(self.pieces)
        wide = max(TARGET, right - left + 2)
        start = min(max(0.0, (left + right - wide) / 2), 100 - wide) if wide < 100 else 0.0
        return start, min(100.0, start + wide)


def overview(present: Presenter, ids: list[str], zoom: str) -> OverviewView:
    """The chart of these dated events; `zoom` is `all` or `near` (the last year and a half)."""
    library = present.library
    found = [(id, when) for id in ids if (when := library.when_of_event(library.events[id]))]
    axis = _axis(found, zoom)
    placed = [_Placed(id, when, topic_of_event(library, id), axis.pieces(when))
              for id, when in found if axis.shows(when)]
    topics = [topic for topic in TOPICS if any(one.topic == topic for one in placed)]
    rows = {topic: _rows([one for one in placed if one.topic == topic]) for topic in topics}
    counted = any(len(lane) > ROWS for lane in rows.values())
    depths = [1 if counted else len(rows[topic]) for topic in topics]
    tops = [0, *accumulate(LANE + ROW * (depth - 1) for depth in depths)]
    lanes = tuple(map(LaneView, topics, tops, depths))
    draw = _counts if counted else _marks
    found_marks = {id: mark for lane in lanes
                   for id, mark in draw(present, axis, rows[lane.topic], lane.top)}
    marks = tuple(found_marks[one.id] for one in placed if one.id in found_marks)
    words = present.t("chart.overview", n=len(placed), span=axis.span)
    if counted:
        words = present.t("chart.overview_counted", overview=words)
    ticks = _ticks(axis, zoom, _step(axis) if counted else 0)
    return OverviewView(zoom, words, axis.span, tops[-1], lanes, ticks, marks, tuple(
        EventRow(present.date(one.when), present.entity(one.id), one.topic) for one in placed))


def _axis(found: list[tuple[str, When]], zoom: str) -> Axis:
    whole = axis_over([when.date for _, when in found])
    if zoom == "all":
        return whole
    starts = [months_since(day, whole.first) for _, when in found
              if (day := when.date.earliest or when.date.latest)]
    begin = max(0.0, (max(starts) // 6 + 1) * 6 - NEAR)
    return Axis(whole.first, min(NEAR, whole.months), begin)


def _ticks(axis: Axis, zoom: str, step: int) -> tuple[Tick, ...]:
    """Years, or months where the chart is near; at every bar where it counts."""
    if zoom == "all":
        return axis.years(step // 12)
    return tuple(
        Tick(axis.percent(month), f"{axis.first + month // 12}-{month % 12 + 1:02}")
        for month in range(int(axis.begin), int(axis.begin + axis.months), step or 3)
    )


def _rows(lane: list[_Placed]) -> list[list[_Placed]]:
    """The marks of a lane in as few rows as let none of them touch another."""
    rows: list[list[_Placed]] = []
    for one in sorted(lane, key=lambda one: one.hit):
        free = next((row for row in rows if row[-1].hit[1] <= one.hit[0]), None)
        if free is None:
            rows.append([one])
        else:
            free.append(one)
    return rows


def _marks(
    present: Presenter, axis: Axis, rows: list[list[_Placed]], top: int
) -> Iterator[tuple[str, EventMark]]:
    """Event id and mark of all that stand in a lane."""
    room = Room()
    for index, row in enumerate(rows):
        for one in row:
            left, right = reach(one.pieces)
            room.take(left - .8, right + .8, 24 + ROW * index, 50 + ROW * index)
    for index, row in enumerate(rows):
        for one in row:
            yield one.id, _mark(present, one, top, index, room)


def _mark(present: Presenter, one: _Placed, top: int, row: int, room: Room) -> EventMark:
    name = present.name(present.library.events[one.id]).text
    date = present.date(one.when).words
    left, right = one.hit
    single = row == 0
    return EventMark(
        present.href(urls.record("event", one.id)), one.topic,
        present.t("chart.mark", date=date, name=name), one.pieces, top + ROW * row,
        plain(left), plain(right - left),
        top + 2 if single else top + ROW * row + 24, 46 if single else 26,
        _label(_short(present, one.id) or name, one.pieces, top, ROW * row, room),
    )


def _counts(
    present: Presenter, axis: Axis, rows: list[list[_Placed]], top: int
) -> Iterator[tuple[str, EventMark]]:
    """Id of the first event and bar of each stretch of time, counted where each event begins."""
    step, begin, bins = _step(axis), max(0, int(axis.begin)), dict[int, list[_Placed]]()
    for one in sorted(chain(*rows), key=lambda one: one.when.sort_key):
        month = int(months_since(one.when.sort_key[0], axis.first))
        bins.setdefault(max(0, month - begin) // step, []).append(one)
    most = max(map(len, bins.values()))
    for index, found in bins.items():
        start = begin + index * step
        stop = min(start + step, begin + int(axis.months) - int(axis.months) % min(step, 12))
        x, end = axis.percent(start), axis.percent(stop)
        title = present.t("chart.counted", when=_stretch(present, axis.first, start, stop),
                          topic=present.topic(found[0].topic), n=len(found))
        bar = Piece("solid", plain(x + (end - x) * .08), plain((end - x) * .84))
        yield found[0].id, EventMark(
            present.href(urls.record("event", found[0].id)), found[0].topic, title, (bar,), top,
            x, plain(end - x), top + 2, LANE - 4, None, len(found),
            plain(max(2.0, 30 * len(found) / most)))


def _stretch(present: Presenter, year: int, start: int, stop: int) -> str:
    """Whole years or months in words, from one month to the one before another."""
    whole = start % 12 == stop % 12 == 0
    first, last = (
        f"{year + month // 12:04}" + ("" if whole else f"-{month % 12 + 1:02}")
        for month in (start, stop - 1)
    )
    return present.plain_date(parse_date(first if first == last else f"{first}/{last}")).words


def _step(axis: Axis) -> int:
    """How many months are counted together: as few as leave room for a finger."""
    least = 12 if axis.months > 36 else 3
    return next((n for n in _STEPS if n >= least and n * 100 / axis.months >= TARGET), _STEPS[-1])


def _short(present: Presenter, id: str) -> str:
    """What a round came to, which says more on a lane for funding than its title."""
    library = present.library
    claims = library.claims_of(library.events[id].claims)
    if not claims or claims[0][1].topic != "funding":
        return ""
    values = claims[0][1].values
    if amount := values.get("amount"):
        return present.amount(amount)
    valuation = values.get("valuation")
    return present.t("chart.worth", amount=present.amount(valuation)) if valuation else ""


def _label(
    name: str, pieces: tuple[Piece, ...], top: int, down: int, room: Room
) -> LabelView | None:
    """Above the mark, else beside it, else nowhere: a label touches its mark."""
    width = text_width(name)
    left, right = reach(pieces)
    middle = (left + right) / 2
    above = () if down else (
        (middle - width / 2, middle, 0, 17, "middle"),
        (left - 0.5, left, -6, 17, "start"),
        (right - width + 0.5, right, 6, 17, "end"),
    )
    for start, x, dx, y, anchor in (
        *above,
        (right + 1, right, 10, 41 + down, "start"),
        (left - width - 1, left, -10, 41 + down, "end"),
    ):
        if room.free(start, start + width, y - 13, y + 3):
            room.take(start - 0.5, start + width + 0.5, y - 13, y + 3)
            return LabelView(name, plain(x), dx, top + y, anchor)
    return None
