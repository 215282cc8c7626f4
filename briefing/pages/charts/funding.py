"""Rounds of an organization: as wide as the date is vague, as tall as the amount is stated."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from briefing.library.charts import is_round
from briefing.pages.charts.scale import Axis, Extent, Room, Tick, axis_over, text_width
from briefing.pages.views import DateView, MarkView, PartView, Phrase, QuantityView
from briefing.records.facts import Claim
from briefing.records.quantities import Quantity

if TYPE_CHECKING:
    from briefing.pages.presenter import Presenter

TOP, BASE = 30, 236
"""Pixels: where the highest amount ends, and the line of nothing."""
LABEL_SCALE = 1.8
"""The chart stands in a text column, narrower than the width labels are measured for."""


@dataclass(frozen=True, slots=True)
class FundingRow:
    """A round, for the table."""

    claim: str
    """Id of the claim."""

    date: DateView
    """When it happened; the words "not stated" where that is not known."""
    amount: QuantityView | None
    """What was raised; None where it is not stated."""
    valuation: QuantityView | None
    """Before the money."""
    investors: tuple[PartView, ...]
    """Who put money in, each with a role."""
    unnamed: Phrase | None
    """Investors without a name, in the source's words; None where there are none."""
    and_others: bool
    """Whether the list of investors is open."""
    marks: tuple[MarkView, ...]
    """Leads to the claim's evidence."""


@dataclass(frozen=True, slots=True)
class BarView:
    """A round with an amount."""

    extent: Extent
    """Left edge and width: as wide as the date is vague, per cent of the chart."""
    y: float
    """Top of the bar, in pixels."""
    height: float
    """Of the solid part, in pixels: the amount."""
    fade: float
    """Height of the fading part above, where there was more; 0 else."""
    soft: bool
    """The amount is approximate."""
    label: str
    """The amount, in words."""
    date: str
    """The date, in words."""
    x: float
    """Of the label, per cent."""
    side: Literal["left", "right"]
    """On which side of `x` the label stands."""


@dataclass(frozen=True, slots=True)
class BelowView:
    """A round without an amount: under the line, with no height."""

    extent: Extent
    """Left edge and width, per cent of the chart."""
    label: str
    """The date, in words."""
    x: float
    """Of the label, per cent of the chart."""
    anchor: Literal["start", "end"]
    """Which end of the label stands at `x`."""
    valuation: str
    """In words; a valuation is no amount and has no height."""
    shown: bool
    """Whether there was room for its labels."""


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
    """Dated rounds without an amount."""
    rows: tuple[FundingRow, ...]
    """Newest first; undated rounds last."""
    span: str
    """First and last year: 2023–2025."""


def funding(present: Presenter, id: str) -> FundingView:
    """The rounds in which the organization is the recipient."""
    library = present.library
    claims = [
        (claim_id, claim)
        for claim_id, claim in library.claims.items()
        if is_round(claim, id)
    ]
    dated = [(cid, claim) for cid, claim in claims if claim.date]
    dated.sort(key=lambda pair: pair[1].date.sort_key if pair[1].date else ())
    undated = [pair for pair in claims if not pair[1].date]
    name = present.entity(id).name
    rows = tuple(_row(present, cid, claim) for cid, claim in [*reversed(dated), *undated])
    if not dated:
        return FundingView(id, name, "", (), (), (), (), rows, "")
    axis = axis_over([claim.date for _, claim in dated if claim.date])
    unit = _currency(dated)
    top = _nice(max((_amount(c, unit) for _, c in dated), default=Fraction(0)) or Fraction(1))
    stated = [claim for _, claim in dated if _amount(claim, unit)]
    bars = _beside([_bar(present, axis, claim, unit, top) for claim in stated])
    room = Room()
    below = [_below(present, axis, claim, room) for _, claim in dated if not _amount(claim, unit)]
    years = axis.years()
    span = years[0].label if len(years) == 1 else f"{years[0].label}–{years[-1].label}"
    label = present.t("chart.funding", name=name.text, rounds=_sentence(present, dated))
    return FundingView(
        id, name, label, _grid(present, unit, top), years, tuple(bars), tuple(below), rows, span
    )


def _amount(claim: Claim, unit: str) -> Fraction:
    found = claim.values.get("amount")
    return found.value if found and found.unit == unit else Fraction(0)


def _currency(claims: list[tuple[str, Claim]]) -> str:
    """The currency of most amounts; amounts in another stand in the table only."""
    units = Counter(c.values["amount"].unit for _, c in claims if "amount" in c.values)
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
    lines = [(float(BASE), "0")]
    parts = next(n for n in (3, 4, 5, 2) if n != 3 or str(top.numerator)[0] in "36")
    for part in range(1, parts + 1):
        y = BASE - (BASE - TOP) * part / parts
        lines.append((round(y, 1), present.amount(Quantity(top * part / parts, unit))))
    return tuple(lines)


def _bar(present: Presenter, axis: Axis, claim: Claim, unit: str, top: Fraction) -> BarView:
    assert claim.date
    when = present.library.when_of_claim(claim)
    assert when
    extent, quantity = axis.extent(when), claim.values["amount"]
    height = float(quantity.value / top) * (BASE - TOP)
    more = quantity.bound in ("more_than", "at_least")
    middle = extent.x + extent.width / 2
    return BarView(
        extent,
        round(BASE - height, 1),
        round(height, 1),
        round(min(height * 0.6, BASE - height - 4), 1) if more else 0,
        quantity.bound in ("about", "order", "less_than", "at_most"),
        present.amount(quantity),
        present.date(when).words,
        round(middle, 2),
        "right",
    )


def _beside(bars: list[BarView]) -> list[BarView]:
    """The bars with their labels on the side where neither the next bar nor the edge is."""
    placed = []
    for index, bar in enumerate(bars):
        width = LABEL_SCALE * max(text_width(bar.label), text_width(bar.date))
        following = bars[index + 1].x if index + 1 < len(bars) else 100.0
        placed.append(replace(bar, side="right" if bar.x + width < following else "left"))
    return placed


def _below(present: Presenter, axis: Axis, claim: Claim, room: Room) -> BelowView:
    when = present.library.when_of_claim(claim)
    assert when
    extent = axis.extent(when)
    label = present.t("chart.no_amount", date=present.date(when).words)
    valuation = claim.values.get("valuation")
    worth = (
        present.t("chart.valuation", amount=present.quantity(valuation).words) if valuation else ""
    )
    width = LABEL_SCALE * max(text_width(label), text_width(worth))
    at_end = extent.x + width > 100
    x = 100.0 if at_end else extent.x
    start = x - width if at_end else x
    shown = room.free(max(0.0, start), min(100.0, start + width))
    if shown:
        room.take(start - 1, start + width + 1)
    return BelowView(extent, label, round(x, 2), "end" if at_end else "start", worth, shown)


def _row(present: Presenter, id: str, claim: Claim) -> FundingRow:
    when = present.library.when_of_claim(claim)
    investors = tuple(
        PartView(present.entity(p.id), present.t(f"claim.role.{p.role}"), p.role)
        for p in claim.participants
        if p.role in ("investor", "lead_investor")
    )
    amount, valuation = claim.values.get("amount"), claim.values.get("valuation")
    return FundingRow(
        id,
        present.date(when) if when else present.no_date(),
        present.quantity(amount) if amount else None,
        present.quantity(valuation) if valuation else None,
        investors,
        present.phrase(claim.unnamed) if claim.unnamed else None,
        claim.and_others,
        present.marks([id]),
    )


def _sentence(present: Presenter, dated: list[tuple[str, Claim]]) -> str:
    parts = []
    for _, claim in dated:
        when = present.library.when_of_claim(claim)
        assert when
        amount = claim.values.get("amount")
        words = present.quantity(amount).words if amount else present.t("chart.amount_unknown")
        parts.append(present.t("chart.round", date=present.date(when).words, amount=words))
    return present.t("chart.separator").join(parts)
