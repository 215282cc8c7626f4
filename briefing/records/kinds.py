"""The kinds of record: which file holds them, and which type they have."""

from __future__ import annotations

from briefing.records.catalogue import Model, Organization, Person, Term
from briefing.records.facts import Claim, Event, Scale, Source
from briefing.records.record import Record
from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record."""

    name: str
    """Singular, as messages say it."""
    folder: str
    """`content/facts/<folder>.yaml`, or a folder of that name with files."""
    type: type[Record]
    shares_ids: bool = True
    """Whether its ids live in the one namespace of `[[id]]`."""


KINDS = (
    Kind("claim", "claims", Claim, shares_ids=False),
    Kind("event", "events", Event),
    Kind("model", "models", Model),
    Kind("organization", "organizations", Organization),
    Kind("person", "people", Person),
    Kind("source", "sources", Source),
    Kind("term", "terms", Term),
    Kind("scale", "scales", Scale),
)
