"""When something was, with all that a date alone cannot say."""

from __future__ import annotations

import datetime

from briefing.records.dates import Basis, Date, Part
from briefing.records.facts import Claim
from briefing.records.text import Localized
from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class When:
    """A date with all that EDTF cannot say of it."""

    date: Date
    part: Part | None = None
    text: Localized | None = None
    basis: Basis = "stated"
    said: bool = False
    """It is when the thing was said, not when it happened."""

    @property
    def sort_key(self) -> tuple[datetime.date, datetime.date, str]:
        """As a date's, with the part of a year or month that it names."""
        first, last, text = self.date.sort_key
        share = {"early": 0.0, "mid": 1 / 3, "late": 2 / 3}.get(self.part or "", 0.0)
        return (first + (last - first) * share, last, text)


def when_of_claim(claim: Claim) -> When | None:
    """When the thing happened; else when it was said; else None."""
    if claim.date:
        return When(claim.date, claim.date_part, claim.date_text, claim.date_basis)
    if claim.said_on:
        return When(claim.said_on, basis=claim.said_on_basis, said=True)
    return None
