"""How sure and how exact: the shown states of a claim, derived and never typed.

| state      | when                                                                            |
|------------|---------------------------------------------------------------------------------|
| disputed   | it disputes another claim, or another disputes it                               |
| vague      | its date or a value is approximate, uncertain, open, a part of a period, a mere |
|            | order of magnitude, or has a unit that we read into it                          |
| attributed | somebody other than the source says so                                          |
| stated     | the source says so itself                                                       |

| certainty | when                                                                             |
|-----------|----------------------------------------------------------------------------------|
| low       | insiders, an estimate, a reading, a forecast; or disputed                        |
| high      | otherwise, and corroborated by a claim of an independent source                  |
| medium    | otherwise: one source is never above medium                                      |
"""

from __future__ import annotations

from briefing.library.library import Library
from briefing.pages.views import Certainty, Status
from briefing.records.dates import Date
from briefing.records.facts import Claim

_LOW = {"insiders", "estimate", "reading", "forecast"}


def status(library: Library, id: str) -> Status:
    """How the claim stands."""
    claim = library.claims[id]
    if id in library.disputed:
        return "disputed"
    if is_vague(claim):
        return "vague"
    return "attributed" if claim.attributed_to else "stated"


def is_vague(claim: Claim) -> bool:
    """Whether the source is less exact than a reader would wish."""
    dates = [date for date in (claim.date, claim.said_on) if date]
    if claim.date_part or any(_soft(date) for date in dates):
        return True
    return any(q.bound in ("about", "order") or q.unit_basis == "inferred"
               for q in claim.values.values())


def _soft(date: Date) -> bool:
    open_ended = date.grain == "interval" and (date.start is None or date.end is None)
    return date.approximate or date.uncertain or open_ended or date.grain in ("decade", "century")


def certainty(library: Library, id: str) -> Certainty:
    """How sure one can be of the claim."""
    claim = library.claims[id]
    if claim.basis in _LOW or status(library, id) == "disputed":
        return "low"
    if any(_independent(library, claim, library.claims[other])
           for other in library.backing[id] if other in library.claims):
        return "high"
    return "medium"


def _independent(library: Library, claim: Claim, other: Claim) -> bool:
    """Whether two claims come from sources that share neither publisher nor author."""
    first, second = library.sources[claim.source], library.sources[other.source]
    if first is second or other.basis in _LOW:
        return False
    if first.publisher and first.publisher == second.publisher:
        return False
    return not {a.id for a in first.authors if a.id} & {a.id for a in second.authors if a.id}
