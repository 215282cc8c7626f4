"""Rule 5: two records that give one thing different values, and neither claim disputes the other.

| one thing                       | who states it                                                  |
|---------------------------------|----------------------------------------------------------------|
| a date or figure of a record    | its field, the claim the field names, the claims about it only |
| the founding of an organization | its field, the claims in which it is `founded`                 |
| a value of an event             | its claims of one time about the same participants             |
| value, date, closed list of one | claims of which one corroborates the other                     |
| role, part of the date          |                                                                |

Nothing else can conflict: a person's role and a record's texts stand in one place only, an event's
date follows from its claim, and nothing but an event says that two claims speak of one round.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations
from typing import Any

from briefing.errors import Diagnostic, Place, a
from briefing.library.catalogue_rules import DATES
from briefing.library.collection import Collection
from briefing.library.library import Library
from briefing.library.relations import speaks_of
from briefing.records.catalogue import BARE_NUMBERS
from briefing.records.dates import Date
from briefing.records.facts import Claim
from briefing.records.fields import Stated, stated_in
from briefing.records.quantities import Quantity
from briefing.records.validate import Entry, Location
from briefing.values import dataclass

_DATED_BY = {"founded": "founded"}
"""A field that holds a date → the role of a record in the claims that date it."""
_ONE_SIDE = ("recipient", "lead_investor", "founder", "founded", "developer", "listed", "seller",
             "buyer")
"""Roles that the same few have in whatever tells of one event; investors and partners are many."""


Value = Quantity | Date | str | frozenset[str]
_DATE = "date"


@dataclass(frozen=True, slots=True)
class Said:
    """What a claim, or a record's field, states."""

    by: str
    name: str
    value: Value
    entry: Entry[Any]
    at: Location
    claim: str | None
    """The claim that says it, or bears the field out."""

    @property
    def place(self) -> Place:
        """Where it stands; most are never asked."""
        return self.entry.place(*self.at)


Pair = tuple[Said, Said]


def conflicts(library: Library, collection: Collection) -> Iterator[Diagnostic]:
    """An error at a field or the later claim of each pair that differs, unless disputed."""
    told: set[tuple[str, str, str]] = set()
    known = _Claims(library, collection)
    order: dict[str, int] = {}
    for pair in (*known.of_fields(), *known.of_events(), *known.backed()):
        if not _differ(pair[0].value, pair[1].value) or _disputed(library, *pair):
            continue
        order = order or {id: n for n, id in enumerate((*library.claims, *collection.known))}
        first, second = sorted(pair, key=lambda said: order[said.by])
        here = first.by, second.by, second.name
        if here in told:
            continue
        told.add(here)
        both = first.by in library.claims and second.by in library.claims
        yield Diagnostic(
            "claims-conflict", f"{second.by} gives another {second.name} than {first.by}",
            second.place, f"{first.by} has {_worded(first.value)}",
            f"name {first.by} in disputes, or correct one of the two" if both
            else "correct one of the two")


class _Claims:
    """What claims state, two by two, of one thing."""

    def __init__(self, library: Library, collection: Collection) -> None:
        self.library, self.collection = library, collection
        self._said: dict[str, dict[str, Said]] = {}

    def said(self, id: str) -> dict[str, Said]:
        """What a claim states, by its name; nothing where there is no such claim."""
        if id not in self._said:
            known = id in self.library.claims
            self._said[id] = {said.name: said for said in _stated(
                self.collection.entries["claim"][id])} if known else {}
        return self._said[id]

    def of_fields(self) -> Iterator[Pair]:
        """Each field of a record beside its claim, and beside the other claims about it."""
        for kind in ("model", "organization"):
            for entry in self.collection.entries[kind].values():
                for at, stated in stated_in(entry.record):
                    yield from self._of_field(kind, entry, at, stated)

    def _of_field(
        self, kind: str, entry: Entry[Any], at: Location, stated: Stated[Any]
    ) -> Iterator[Pair]:
        field = str(at[-1])
        name, claim = _DATE if field in DATES else field, stated.claim or ""
        taken = self.said(claim).get(name)
        value = _literal(stated.value, at)
        own = taken
        if value is not None:
            own = Said(entry.id, field, value, entry, (*at, "value") if claim else at, claim)
        if own is None:
            return
        if taken and own is not taken:
            yield own, taken
        for other in self._about(kind, entry.id, field):
            if other != claim and name in self.said(other) and (
                name == _DATE or claim not in self.library.claims
                or _same_time(self.library.claims[claim], self.library.claims[other])
            ):
                yield own, self.said(other)[name]

    def _about(self, kind: str, id: str, field: str) -> list[str]:
        """The claims that date a record in that field; else those about it and no other."""
        records, role = self.collection.entries[kind], _DATED_BY.get(field)
        about = self.library.claims_about.get(id, ())
        if field in DATES:
            return [one for one in about if role and any(
                p.id == id and p.role == role for p in self.library.claims[one].participants)]
        return [one for one in about if all(
            other == id or other not in records for other in speaks_of(self.library.claims[one]))]

    def of_events(self) -> Iterator[Pair]:
        """The values of an event's claims, two by two, where they are of one time and subject."""
        for event in self.library.events.values():
            known = [id for id in event.claims if id in self.library.claims]
            for one, other in combinations(known, 2):
                first, second = self.library.claims[one], self.library.claims[other]
                if _same_time(first, second) and _subjects(first) & _subjects(second):
                    yield from self._shared(one, other, first.values)

    def backed(self) -> Iterator[Pair]:
        """What a claim and those it corroborates state alike."""
        for other, ids in self.library.corroborating.items():
            for id in ids if other in self.library.claims else ():
                yield from self._shared(id, other, self.said(id))

    def _shared(self, one: str, other: str, names: dict[str, Any]) -> Iterator[Pair]:
        here, there = self.said(one), self.said(other)
        yield from ((here[name], there[name]) for name in names if name in there)


def _stated(entry: Entry[Claim]) -> Iterator[Said]:
    """What a claim states that another may state otherwise."""
    claim = entry.record
    for name, value in claim.values.items():
        yield Said(entry.id, name, value, entry, ("values", name), entry.id)
    if claim.date:
        yield Said(entry.id, _DATE, claim.date, entry, ("date",), entry.id)
    if claim.date and claim.date_part:
        name = f"part of the {claim.date.grain}"
        yield Said(entry.id, name, claim.date_part, entry, ("date_part",), entry.id)
    for role in _ONE_SIDE if not claim.and_others else ():
        if ids := frozenset(one.id for one in claim.participants if one.role == role):
            yield Said(entry.id, role, ids, entry, ("participants",), entry.id)


def _literal(value: Any, at: Location) -> Quantity | Date | None:
    """What a field says itself, where a claim could say it too."""
    if isinstance(value, Quantity | Date):
        return value
    unit = BARE_NUMBERS.get(str(at[0]))
    return Quantity(Fraction(value), unit) if unit and value is not None else None


def _differ(one: Value, other: Value) -> bool:
    match one, other:
        case Quantity(), Quantity():
            return differ(one, other)
        case Date(), Date():
            return not (one.contains(other) or other.contains(one))
        case frozenset(), frozenset():
            return not one & other
    return isinstance(one, str) and isinstance(other, str) and one != other


def differ(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities of one unit cannot both be true; a bound leaves room."""
    if one.unit != other.unit:
        return False
    if one.value == other.value:
        way = {one.change, other.change}
        return way == {"increase", "decrease"} or {one.bound, other.bound} == {
            "more_than", "less_than"}
    low, high = sorted((one, other), key=lambda quantity: quantity.value)
    if low.bound in ("more_than", "at_least", "order") or high.bound in (
        "less_than", "at_most", "order"
    ):
        return False
    near = "about" in (low.bound, high.bound)
    return not near or (high.value - low.value) * 20 > abs(high.value)


def _worded(value: Value) -> str:
    if isinstance(value, Quantity):
        return f"{value.value} {value.unit}" + (f", {a(value.change)}" if value.change else "")
    return ", ".join(sorted(value)) if isinstance(value, frozenset) else str(value)


def _disputed(library: Library, one: Said, other: Said) -> bool:
    first, second = one.claim or "", other.claim or ""
    return any(there in library.claims[here].disputes
               for here, there in ((first, second), (second, first)) if here in library.claims)


def _same_time(one: Claim, other: Claim) -> bool:
    """Whether both are of one date, or one is of none: values of different years may differ."""
    if one.date is None or other.date is None:
        return True
    return one.date.contains(other.date) or other.date.contains(one.date)


def _subjects(claim: Claim) -> set[str]:
    """Whom or what the claim is of: two companies may each have a revenue of their own."""
    first = {p.id for p in claim.participants if p.role in ("recipient", "developer", "listed")}
    return first or set(claim.about)
