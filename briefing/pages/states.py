"""How sure, how exact and how checked: the shown states of a claim, derived and never typed.

How exact, the first row that fits:

| state      | when                                                                            |
|------------|---------------------------------------------------------------------------------|
| disputed   | it disputes another claim, or another disputes it                               |
| vague      | a date or value is approximate, uncertain, open, a part, an order of magnitude  |
| inferred   | its date, the day it was said, or the unit of a value is worked out by us       |
| corrected  | it said something else before                                                   |
| bounded    | the source gives a value's limit (more than, at most) and not the value         |
| attributed | somebody other than the source says so                                          |
| stated     | the source says so itself                                                       |

How sure:

| certainty | when                                                                             |
|-----------|----------------------------------------------------------------------------------|
| low       | insiders, an estimate, a reading, a forecast; or disputed                        |
| high      | otherwise, and corroborated by a claim of an independent source                  |
| medium    | otherwise: one source is never above medium                                      |

How checked:

| proof     | when                                                                             |
|-----------|----------------------------------------------------------------------------------|
| proved    | its quotation stands in the source, which this build has read                    |
| recorded  | the source is not at hand; its quotation was found there on a day on record      |
| unchecked | it has a quotation, and neither of the two                                       |
| text      | it has no quotation: it is stated in our text only                               |

Two sources are independent if they can be compared (both name authors, or both a publisher) and
no name stands in both, whether it is written as an id or as a text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from briefing.library.glossary import names_of
from briefing.library.library import Library
from briefing.pages.views import Certainty, Proof, Status
from briefing.records.catalogue import Organization, Person
from briefing.records.dates import Date
from briefing.records.facts import Claim, Source
from briefing.records.fields import Named

_LOW = {"insiders", "estimate", "reading", "forecast"}
_LIMITS = ("more_than", "less_than", "at_least", "at_most")


def is_inferred(claim: Claim) -> bool:
    """Whether a date or a unit is ours, not the source's."""
    return (claim.date_basis == "inferred" or claim.said_on_basis == "inferred"
            or any(q.unit_basis == "inferred" for q in claim.values.values()))


def is_vague(claim: Claim) -> bool:
    """Whether the source is less exact than a reader would wish."""
    dates = [date for date in (claim.date, claim.said_on) if date]
    return (claim.date_part is not None or any(_soft(date) for date in dates)
            or any(q.bound in ("about", "order") for q in claim.values.values()))


def _soft(date: Date) -> bool:
    open_ended = date.grain == "interval" and (date.start is None or date.end is None)
    return date.approximate or date.uncertain or open_ended or date.grain in ("decade", "century")


def _is_bounded(claim: Claim) -> bool:
    return any(q.bound in _LIMITS for q in claim.values.values())


_TABLE: tuple[tuple[Status, Callable[[Claim], bool]], ...] = (
    ("vague", is_vague),
    ("inferred", is_inferred),
    ("corrected", lambda claim: bool(claim.history)),
    ("bounded", _is_bounded),
    ("attributed", lambda claim: claim.attributed_to is not None),
    ("stated", lambda claim: True),
)
"""The table above, as far as a claim itself decides."""

STATUSES: tuple[Status, ...] = (*(status for status, _ in reversed(_TABLE)), "disputed")
"""Every state of exactness, from the plainest on."""


def status(library: Library, id: str) -> Status:
    """How the claim stands."""
    if library.is_disputed(id):
        return "disputed"
    claim = library.claims[id]
    return next(status for status, fits in _TABLE if fits(claim))


def proof(library: Library, id: str) -> Proof:
    """How the claim is checked against its source."""
    if not library.claims[id].quote:
        return "text"
    state = library.checked[id].state
    return "unchecked" if state == "none" else state


def certainty(library: Library, id: str) -> Certainty:
    """How sure one can be of the claim."""
    claim = library.claims[id]
    if claim.basis in _LOW or library.is_disputed(id):
        return "low"
    if any(_independent(library, claim, library.claims[other])
           for other in library.backing(id)):
        return "high"
    return "medium"


def _independent(library: Library, claim: Claim, other: Claim) -> bool:
    """Whether two claims come from sources that can be told to have nobody in common."""
    if claim.source == other.source or other.basis in _LOW:
        return False
    first, second = library.sources[claim.source], library.sources[other.source]
    comparable = bool((first.authors and second.authors)
                      or (first.publisher and second.publisher))
    return comparable and not _hands(library, first) & _hands(library, second)


def _hands(library: Library, source: Source) -> set[str]:
    """Every name, as it compares, of those who made the source."""
    by = (*source.authors, *([Named(id=source.publisher)] if source.publisher else []))
    names: set[str] = set()
    for one in by:
        if one.text:
            names |= {_folded(text) for text in one.text.texts()}
        elif one.id:
            names.add(one.id)
            record: Person | Organization | None = (
                library.people.get(one.id) or library.organizations.get(one.id))
            names |= {_folded(name) for name in names_of(record)} if record else set()
    return names


def _folded(name: str) -> str:
    """A name without what does not tell names apart: case, width, spaces, punctuation."""
    wide = unicodedata.normalize("NFKC", name).casefold()
    return "".join(c for c in wide if c.isalnum())
