"""The way back: which claims speak of a record, which records rest on a claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any, NamedTuple

from briefing.library.term_order import places_of
from briefing.library.term_parts import cut
from briefing.records.catalogue import Model, Organization, Term
from briefing.records.dates import Date
from briefing.records.facts import Claim, Event, Scale, Source
from briefing.records.fields import Stated
from briefing.records.record import Record

Relation = dict[str, tuple[str, ...]]


class Row(NamedTuple):
    """What one record names, by the relation in which it is the other's."""

    names: tuple[tuple[str, tuple[str, ...]], ...] = ()
    withdrawn: bool = False
    """It is a claim that stands no more: nothing leads to it."""
    changed: tuple[Date, ...] = ()
    """Days on which it was corrected."""
    units: tuple[str, ...] = ()
    """Units of its values."""
    day: int = 0
    """When it was, or was said, as a day of the calendar (`date.toordinal`); 0 where it is not
    said."""
    places: tuple[str, ...] = ()
    """Where a term stands in the indexes of a glossary."""


def row_of(record: Record) -> Row:
    """The row of a record."""
    match record:
        case Claim():
            return Row((
                ("claims_about", tuple(speaks_of(record))), ("claims_of_source", (record.source,)),
                ("corroborating", record.corroborates), ("disputing", record.disputes),
            ), record.withdrawn, tuple(past.date for past in record.history),
                tuple(value.unit for value in record.values.values()),
                _day(record.date or record.said_on))
        case Event():
            return Row((("events_with_claim", record.claims),), day=_day(record.date))
        case Source():
            return Row(day=_day(record.published))
        case Scale():
            return Row((("scales_with_claim", tuple(_claims_of(record))),))
        case Term():
            return Row((("fields_with_claim", cited_claims(record)),),
                       places=tuple(places_of(record)))
        case Model() | Organization():
            return Row((("fields_with_claim", cited_claims(record)),))
    return Row()


def _day(date: Date | None) -> int:
    return date.sort_key[0].toordinal() if date else 0


def relations(rows: Iterable[tuple[str, Row]]) -> dict[str, Relation]:
    """Every relation by its name, from the id that is named to those that name it, in order."""
    found: dict[str, dict[str, dict[str, None]]] = {name: {} for name in RELATIONS}
    terms = []
    for id, row in rows:
        if row.places:
            terms.append((id, row.places))
        if not row.withdrawn:
            for name, others in row.names:
                relation = found[name]
                for other in others:
                    relation.setdefault(other, {})[id] = None
    related = {name: {other: tuple(ids) for other, ids in relation.items()}
               for name, relation in found.items()}
    related["terms_in_part"], related["finer_parts"] = cut(terms)
    return related


RELATIONS = ("claims_about", "claims_of_source", "corroborating", "disputing",
             "events_with_claim", "scales_with_claim", "fields_with_claim")


def speaks_of(claim: Claim) -> Iterator[str]:
    """Ids of the records that a claim is about."""
    yield from (participant.id for participant in claim.participants)
    if claim.attributed_to and claim.attributed_to.id:
        yield claim.attributed_to.id
    yield from claim.about


def is_round(claim: Claim, id: str) -> bool:
    """Whether the claim is about money for that organization: an amount, or an investor."""
    received = any(p.id == id and p.role == "recipient" for p in claim.participants)
    invested = any(p.role in ("investor", "lead_investor") for p in claim.participants)
    money = any(q.is_money for q in claim.values.values())
    return claim.topic == "funding" and received and (
        money or invested or claim.unnamed is not None)


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
