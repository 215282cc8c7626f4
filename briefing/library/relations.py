"""The way back: which claims speak of a record, which records rest on a claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from briefing.records.catalogue import Model, Organization, Term
from briefing.records.facts import Claim, Event, Scale, Source
from briefing.records.fields import Stated
from briefing.records.record import Record

Relation = dict[str, tuple[str, ...]]


class Relations:
    """Every relation between records, each by the id that it leads from, in file order."""

    def __init__(
        self, claims: Mapping[str, Claim], events: Mapping[str, Event],
        models: Mapping[str, Model], organizations: Mapping[str, Organization],
        sources: Mapping[str, Source], terms: Mapping[str, Term], scales: Mapping[str, Scale],
    ) -> None:
        self.claims_about = _turned((id, speaks_of(claim)) for id, claim in claims.items())
        self.claims_of_source = dict.fromkeys(sources, ()) | _turned(
            (id, (claim.source,)) for id, claim in claims.items())
        self.corroborating = _turned((id, claim.corroborates) for id, claim in claims.items())
        self.disputing = _turned((id, claim.disputes) for id, claim in claims.items())
        self.events_with_claim = _turned((id, event.claims) for id, event in events.items())
        self.scales_with_claim = _turned((id, _claims_of(scale)) for id, scale in scales.items())
        resting: tuple[Mapping[str, Record], ...] = (models, organizations, terms)
        self.fields_with_claim = _turned(
            (id, cited_claims(record)) for records in resting for id, record in records.items())


def _turned(pairs: Iterable[tuple[str, Iterable[str]]]) -> Relation:
    """From what names others to what is named."""
    found: dict[str, dict[str, None]] = {}
    for id, others in pairs:
        for other in others:
            found.setdefault(other, {})[id] = None
    return {other: tuple(ids) for other, ids in found.items()}


def speaks_of(claim: Claim) -> Iterator[str]:
    """Ids of the records that a claim is about."""
    yield from (participant.id for participant in claim.participants)
    if claim.attributed_to and claim.attributed_to.id:
        yield claim.attributed_to.id
    yield from claim.about


def _claims_of(scale: Scale) -> Iterator[str]:
    yield from (level.claim for level in scale.levels if level.claim)
    if scale.position and scale.position.claim:
        yield scale.position.claim


def cited_claims(record: Record) -> tuple[str, ...]:
    """Ids of the claims that a record's fields point to, in the order of its fields."""
    return tuple(dict.fromkeys(_cited(record)))


def _cited(value: Any) -> Iterator[str]:
    if isinstance(value, Stated):
        yield from (value.claim,) if value.claim else ()
    elif isinstance(value, Record):
        claim = getattr(value, "claim", None)
        yield from (claim,) if isinstance(claim, str) else ()
        for field in fields(value):
            yield from _cited(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _cited(item)
