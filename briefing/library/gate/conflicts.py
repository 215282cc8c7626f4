"""Rule 5: two claims that give one thing different values say that they dispute each other.

Three things are taken for one: a field of a model or an organization, and what other claims about
it give under that name for the same time; the values of an event; what is said to be corroborated.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from itertools import combinations

from briefing.errors import Diagnostic
from briefing.library.collect import Collection
from briefing.library.library import Library
from briefing.library.relations import speaks_of
from briefing.records.facts import Claim
from briefing.records.fields import Stated
from briefing.records.quantities import Quantity
from briefing.records.record import Record

Pair = tuple[str, str, str]
"""Two claims, and the name of what both give."""

_DATE = "date"


def conflicts(library: Library, collection: Collection) -> Iterator[Diagnostic]:
    """An error at the later claim of each pair that differs and of which neither says so."""
    told: set[Pair] = set()
    for one, other, name in (*_of_fields(library), *_of_events(library), *_backed(library)):
        first, second = sorted((one, other), key=list(library.claims).index)
        claims = library.claims[first], library.claims[second]
        said = _difference(*claims, name)
        if not said or (first, second, name) in told or _disputed(library, first, second):
            continue
        told.add((first, second, name))
        at = (name,) if name == _DATE else ("values", name)
        yield Diagnostic(
            "claims-conflict", f"{second} gives another {name} than {first}",
            collection.entries["claim"][second].place(*at), f"{first} has {said}",
            f"name {first} in disputes, or correct one of the two")


def _difference(first: Claim, second: Claim, name: str) -> str:
    """What the first claim says under that name, where the second says otherwise; else empty."""
    if name == _DATE:
        return str(first.date) if not _same_time(first, second) else ""
    value = first.values[name]
    return f"{value.value} {value.unit}" if differ(value, second.values[name]) else ""


def differ(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities of one unit cannot both be true; a bound leaves room."""
    if one.unit != other.unit or one.value == other.value:
        return False
    low, high = sorted((one, other), key=lambda quantity: quantity.value)
    if low.bound in ("more_than", "at_least", "order") or high.bound in (
        "less_than", "at_most", "order"
    ):
        return False
    near = "about" in (low.bound, high.bound)
    return not near or (high.value - low.value) * 20 > abs(high.value)


def _disputed(library: Library, one: str, other: str) -> bool:
    return other in library.claims[one].disputes or one in library.claims[other].disputes


def _of_fields(library: Library) -> Iterator[Pair]:
    for records in (library.models, library.organizations):
        for id, record in records.items():
            for name, claim in _claims(record):
                if name not in library.claims[claim].values:
                    continue
                for other, about in library.claims.items():
                    if (other != claim and name in about.values
                            and {x for x in speaks_of(about) if x in records} == {id}
                            and _same_time(library.claims[claim], about)):
                        yield claim, other, name


def _claims(record: Record) -> Iterator[tuple[str, str]]:
    """The fields that rest on a claim, at any depth."""
    for field in fields(record):
        match getattr(record, field.name):
            case Stated(claim=str(claim)):
                yield field.name, claim
            case Record() as part:
                yield from _claims(part)


def _same_time(one: Claim, other: Claim) -> bool:
    """Whether both are of one date, or one is of none: values of different years may differ."""
    if one.date is None or other.date is None:
        return True
    return one.date.contains(other.date) or other.date.contains(one.date)


def _of_events(library: Library) -> Iterator[Pair]:
    for event in library.events.values():
        known = [id for id in event.claims if id in library.claims]
        for one, other in combinations(known, 2):
            first, second = library.claims[one], library.claims[other]
            if _same_time(first, second) and _subjects(first) & _subjects(second):
                yield from ((one, other, name) for name in first.values if name in second.values)


def _subjects(claim: Claim) -> set[str]:
    """Whom or what the claim is of: two companies may each have a revenue of their own."""
    first = {p.id for p in claim.participants if p.role in ("recipient", "developer", "listed")}
    return first or set(claim.about)


def _backed(library: Library) -> Iterator[Pair]:
    for id, claim in library.claims.items():
        for other in claim.corroborates:
            if other in library.claims:
                values = library.claims[other].values
                yield from ((id, other, name) for name in claim.values if name in values)
                yield id, other, _DATE
