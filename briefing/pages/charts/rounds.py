"""Rounds in words: rows of the table, and the sentence that says what the chart draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.library.when import When, when_of_claim
from briefing.pages.views import DateView, MarkView, PartView, Phrase, QuantityView
from briefing.records.facts import Claim
from briefing.records.quantities import Quantity
from briefing.values import dataclass

if TYPE_CHECKING:
    from briefing.pages.presenter import Presenter


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


def amount_in(claim: Claim, unit: str) -> Quantity | None:
    """The amount, if it is in the chart's currency."""
    found = claim.values.get("amount")
    return found if found and found.unit == unit else None


def unscaled(present: Presenter, claim: Claim, when: When) -> str:
    """A round without height: the amount in its own currency, or that none is stated."""
    date, amount = present.date(when).words, claim.values.get("amount")
    if amount:
        return present.t("chart.no_height", date=date, amount=present.quantity(amount).words)
    return present.t("chart.no_amount", date=date)


def worth(present: Presenter, claim: Claim) -> str:
    """What the recipient was valued at, short; empty where that is not stated."""
    found = claim.values.get("valuation")
    return present.t("chart.worth", amount=present.amount(found)) if found else ""


def funding_row(present: Presenter, id: str, claim: Claim) -> FundingRow:
    """The round of one claim."""
    when = when_of_claim(claim)
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


def sentence_of(present: Presenter, dated: list[tuple[str, Claim]], unit: str) -> str:
    """All that the chart draws, round by round."""
    parts = []
    for _, claim in dated:
        when = when_of_claim(claim)
        assert when
        amount = amount_in(claim, unit)
        words = present.t(
            "chart.round", date=present.date(when).words, amount=present.quantity(amount).words
        ) if amount else unscaled(present, claim, when)
        if valuation := claim.values.get("valuation"):
            valued = present.t("chart.valuation", amount=present.quantity(valuation).words)
            words = present.t("chart.with", round=words, valuation=valued)
        parts.append(words)
    return present.t("chart.separator").join(parts)
