"""Rounds of an organization: as wide as the date is vague, as tall as the amount is stated."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from briefing.library.relations import is_round
from briefing.library.when import When, when_of_claim
from briefing.pages.charts.bars import Segment, segments
from briefing.pages.charts.rounds import (
    FundingRow,
    amount_in,
    funding_row,
    sentence_of,
    unscaled,
    worth,
)
from briefing.pages.charts.scale import Axis, Room, Tick, axis_over, plain, reach, text_pixels
from briefing.pages.views import Phrase, Piece
from briefing.records.facts import Claim
from briefing.records.quantities import Quantity
from briefing.values import dataclass

if TYPE_CHECKING:
    from briefing.pages.presenter import Presenter

TOP, BASE = 30, 236
"""Pixels: where the highest amount ends, and the line of nothing."""
Place = tuple[float, float, int, Literal["start", "end"], float]
"""Left end of a label, and its x, dx, anchor and y."""
PLOT = 450
"""Pixels the chart is taken to be wide when labels are given room: it stands in half a page."""
HALF = 2
"""Per cent of the width that half a day's bar takes."""


@dataclass(frozen=True, slots=True)
class RoundLabel:
    """Two lines of text beside a mark or under it."""

    x: float
    """Per cent of the width."""
    dx: int
    """Pixels from there."""
    y: float
    """Base line of the first line, in pixels from the top."""
    anchor: Literal["start", "end"]
    """Which end of the label stands at `x`."""


@dataclass(frozen=True, slots=True)
class BarView:
    """A round with an amount in the chart's currency."""

    pieces: tuple[Piece, ...]
    """Of its date, in per cent."""
    segments: tuple[Segment, ...]
    """Of its amount."""
    y: float
    """Where the figure is, in pixels."""
    cap: bool
    """Whether a line closes it: the figure is the most there can have been."""
    amount: str
    """In words, short."""
    date: str
    """In words."""
    label: RoundLabel | None
    """None where there was no room; the table has it."""


@dataclass(frozen=True, slots=True)
class BelowView:
    """A round without an amount in the chart's currency: under the line, with no height."""

    pieces: tuple[Piece, ...]
    """Of its date, in per cent."""
    text: str
    """Its date, and its amount in another currency or that none is stated."""
    valuation: str
    """In words; a valuation is no amount and has no height."""
    label: RoundLabel | None
    """None where there was no room."""


@dataclass(frozen=True, slots=True)
class FundingView:
    """The chart and the table."""

    id: str
    """Id of the organization."""
    name: Phrase
    """Its name."""
    label: str
    """All of it as one sentence."""
    grid: tuple[tuple[float, str], ...]
    """Height in pixels and amount in words of each line, from 0 up."""
    ticks: tuple[Tick, ...]
    """Lines of the time axis, one a year."""
    bars: tuple[BarView, ...]
    """Rounds with an amount in the currency of most."""
    below: tuple[BelowView, ...]
    """Dated rounds without an amount in that currency."""
    rows: tuple[FundingRow, ...]
    """Newest first; undated rounds last."""
    span: str
    """First and last year: 2023–2025."""


def funding(present: Presenter, id: str) -> FundingView:
    """The rounds in which the organization is the recipient."""
    library = present.library
    claims = [
        (claim_id, library.claims[claim_id])
        for claim_id in library.claims_about.get(id, ())
        if is_round(library.claims[claim_id], id)
    ]
    dated = [(cid, claim) for cid, claim in claims if claim.date]
    dated.sort(key=lambda pair: pair[1].date.sort_key if pair[1].date else ())
    undated = [pair for pair in claims if not pair[1].date]
    name = present.entity(id).name
    rows = tuple(funding_row(present, cid, claim) for cid, claim in [*reversed(dated), *undated])
    if not dated:
        return FundingView(id, name, "", (), (), (), (), rows, "")
    axis = axis_over([claim.date for _, claim in dated if claim.date])
    unit = _currency(dated)
    amounts = [q.value for _, c in dated if (q := amount_in(c, unit))]
    top = _nice(max(amounts, default=Fraction(0)) or Fraction(1))
    bars, below = _marks(present, axis, [claim for _, claim in dated], unit, top)
    label = present.t("chart.funding", name=name.text, rounds=sentence_of(present, dated, unit))
    grid = _grid(present, unit, top)
    return FundingView(id, name, label, grid, axis.years(), bars, below, rows, axis.span)




def _currency(claims: list[tuple[str, Claim]]) -> str:
    """The currency of most amounts; one in another has no height here, but is said in words."""
    units = Counter(q.unit for _, c in claims if (q := c.values.get("amount")) and q.is_money)
    return units.most_common(1)[0][0] if units else ""


def _nice(value: Fraction) -> Fraction:
    """The next of 1, 2, 3, 4, 5, 6, 8, 10 times a power of ten."""
    power = Fraction(1)
    while power * 10 < value:
        power *= 10
    return next(power * step for step in (1, 2, 3, 4, 5, 6, 8, 10) if power * step >= value)


def _grid(present: Presenter, unit: str, top: Fraction) -> tuple[tuple[float, str], ...]:
    if not unit:
        return ((BASE, ""),)
    lines: list[tuple[float, str]] = [(BASE, "0")]
    parts = next(n for n in (3, 4, 5, 2) if n != 3 or str(top.numerator)[0] in "36")
    for part in range(1, parts + 1):
        y = BASE - (BASE - TOP) * part / parts
        lines.append((plain(y, 1), present.amount(Quantity(top * part / parts, unit))))
    return tuple(lines)


def _marks(
    present: Presenter, axis: Axis, claims: list[Claim], unit: str, top: Fraction
) -> tuple[tuple[BarView, ...], tuple[BelowView, ...]]:
    """Bars and marks under the line; their labels go where neither a mark nor a label is."""
    room, bars, below = Room(), [], []
    drawn = [(claim, when, axis.pieces(when)) for claim in claims
             if (when := when_of_claim(claim))]
    for claim, _, pieces in drawn:
        if amount := amount_in(claim, unit):
            left, right = reach(pieces)
            room.take(left - HALF, right + HALF, BASE - _height(amount, top), BASE)
    for claim, when, pieces in drawn:
        if amount := amount_in(claim, unit):
            bars.append(_bar(present, when, pieces, amount, top, room))
        else:
            below.append(_below(present, claim, when, pieces, room))
    return tuple(bars), tuple(below)


def _height(amount: Quantity, top: Fraction) -> float:
    return float(max(amount.value, Fraction(0)) / top) * (BASE - TOP)


def _bar(
    present: Presenter, when: When, pieces: tuple[Piece, ...], amount: Quantity, top: Fraction,
    room: Room,
) -> BarView:
    height = _height(amount, top)
    parts = segments(amount.bound, height, BASE)
    words, date = present.amount(amount), present.date(when).words
    width = _width(words, date)
    left, right = reach(pieces)
    beside, above = min(BASE - height + 14, BASE - 22), parts[-1].y - 22
    label = _free(room, width, (
        (right + HALF, right, 12, "start", beside), (left - HALF - width, left, -12, "end", beside),
        _over(left - HALF, left, -8, width, above),
    ))
    return BarView(pieces, parts, plain(BASE - height, 1),
                   amount.bound == "at_most", words, date, label)


def _below(
    present: Presenter, claim: Claim, when: When, pieces: tuple[Piece, ...], room: Room
) -> BelowView:
    text, valuation = unscaled(present, claim, when), worth(present, claim)
    width = _width(valuation, text)
    left, right = reach(pieces)
    label = _free(room, width, (
        _over(left, left, 0, width, 284), (right - width, right, 0, "end", 284),
    ))
    return BelowView(pieces, text, valuation, label)


def _width(strong: str, small: str) -> float:
    """Per cent of the width that the two lines of a label take."""
    return max(text_pixels(strong, 14.5), text_pixels(small, 12)) / PLOT * 100


def _over(start: float, x: float, dx: int, width: float, y: float) -> Place:
    """A place over or under a mark: from its left end on, or pushed back to the chart's end."""
    if start + width <= 100:
        return start, x, dx, "start", y
    return 100 - width, 100, 0, "end", y


def _free(room: Room, width: float, places: tuple[Place, ...]) -> RoundLabel | None:
    """The first place with room for two lines, taken; None if there is none."""
    for start, x, dx, anchor, y in places:
        if y >= 12 and room.free(start, start + width, y - 12, y + 20):
            room.take(start - 1, start + width + 1, y - 12, y + 20)
            return RoundLabel(plain(x), dx, plain(y, 1), anchor)
    return None
