"""What models, organizations and scales must fulfil beyond the form of their fields."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from briefing.errors import Diagnostic, a, nearest
from briefing.library.collection import Collection
from briefing.records.catalogue import BARE_NUMBERS, Model
from briefing.records.facts import Claim, Scale
from briefing.records.fields import ID, Stated
from briefing.records.quantities import not_a_count
from briefing.records.record import Record
from briefing.records.validate import Entry, Location

DATES = {"proposed", "trained", "release_date", "last_updated", "retired", "knowledge", "founded"}
"""Fields that a claim's date gives."""


def catalogue_faults(collection: Collection) -> Iterator[Diagnostic]:
    """Faults of models, organizations and scales that only their neighbours show."""
    entries = collection.entries
    for entry in (*entries["model"].values(), *entries["organization"].values()):
        yield from _taken_faults(entry, collection)
    for entry in entries["model"].values():
        yield from _architecture(entry, collection)
        yield from _origins(entry, collection)
    yield from _cycles("family", entries["model"], {
        id: entry.record.family for id, entry in entries["model"].items()})
    yield from _cycles("parent", entries["organization"], {
        id: entry.record.parent.value if entry.record.parent else None
        for id, entry in entries["organization"].items()})
    for entry in entries["scale"].values():
        yield from _levels(entry)
        yield from _position(entry)


def _origins(entry: Entry[Model], collection: Collection) -> Iterator[Diagnostic]:
    """A model is based on a model, or a variant of one."""
    for index, relation in enumerate(entry.record.relations):
        found = collection.known.get(relation.target.id or "")
        if relation.kind in ("based_on", "variant_of") and found not in (None, "model"):
            yield Diagnostic("reference-kind", f"{relation.target.id} is {a(found)}, not a model",
                             entry.place("relations", index, "target"), help="name a model here")


def _taken_faults(entry: Entry[Any], collection: Collection) -> Iterator[Diagnostic]:
    """Fields that point to a claim which does not have what they take from it."""
    for at, claim in _taken(entry.record):
        found = collection.entries["claim"].get(claim)
        lack = _lack(found.record, at) if found else ""
        if lack:
            yield Diagnostic(
                "claim-value", f"the claim {claim} {lack}", entry.place(*at, "claim"),
                label=f"it has {', '.join(found.record.values) or 'no values'}" if found else "",
                help=f"write {at[-1]}: {{value: …, claim: {claim}}}",
            )


def _taken(record: Record, at: Location = ()) -> Iterator[tuple[Location, str]]:
    """The fields, at any depth, that have their value from a claim, and that claim's id."""
    for field in fields(record):
        match getattr(record, field.name):
            case Record() as part:
                yield from _taken(part, (*at, field.name))
            case Stated(value=None, claim=str(claim)):
                yield (*at, field.name), claim


def _lack(claim: Claim, at: Location) -> str:
    """What the claim lacks to give the field at that location its value; empty if nothing."""
    name, unit = str(at[-1]), BARE_NUMBERS.get(str(at[0]))
    if name in DATES:
        return "" if claim.date or claim.said_on else "has no date"
    quantity = claim.values.get(name)
    if quantity is None:
        return f"has no value {name}"
    if unit and quantity.unit != unit:
        return f"gives {name} in {quantity.unit}, not in {unit}"
    wrong = "" if unit else not_a_count(quantity)
    return f"gives {name} as no count: {wrong}" if wrong else ""


def _architecture(entry: Entry[Model], collection: Collection) -> Iterator[Diagnostic]:
    """Plain names that look like a mistyped term."""
    stated = entry.record.architecture
    terms = [id for id, kind in collection.known.items() if kind == "term"]
    for index, name in enumerate((stated.value if stated else None) or ()):
        word = re.sub(r"[ _]+", "-", name.lower())
        near = nearest(word, terms) if ID.fullmatch(word) and name not in terms else None
        if stated and near:
            at: Location = ("value", index) if stated.claim else (index,)
            yield Diagnostic(
                "reference-unknown", f"there is no term {name}", entry.place("architecture", *at),
                label=f"did you mean {near}?", severity="warning",
                help=f"write {near}, or leave it if a plain name is meant",
            )


def _cycles(
    field: str, entries: Mapping[str, Entry[Any]], above: dict[str, str | None]
) -> Iterator[Diagnostic]:
    """A record that, several steps up, stands above itself; told once, at its first id."""
    for id in entries:
        path, step = [id], above[id]
        while step in above and step not in path:
            path.append(step)
            step = above[step]
        if step == id and len(path) > 1 and id == min(path):
            yield Diagnostic(
                "reference-cycle", f"{id} stands above itself: {' → '.join((*path, id))}",
                entries[id].place(field), help=f"take {field} out of one of them",
            )


def _levels(entry: Entry[Scale]) -> Iterator[Diagnostic]:
    ids = [level.id for level in entry.record.levels]
    for id, count in Counter(ids).items():
        if count > 1:
            last = len(ids) - 1 - ids[::-1].index(id)
            yield Diagnostic(
                "id-duplicate", f"{id} is the id of two levels", entry.place("levels", last, "id"),
                help="give each level its own id",
            )


def _position(entry: Entry[Scale]) -> Iterator[Diagnostic]:
    """A position names one level of the scale, or two neighbours from the lower to the higher."""
    position, ids = entry.record.position, [level.id for level in entry.record.levels]
    if position is None:
        return
    between = position.between or ()
    named: list[tuple[Location, str]] = [(("between", i), id) for i, id in enumerate(between)]
    named += [(("at",), position.at)] if position.at else []
    unknown = [(at, id) for at, id in named if id not in ids]
    for at, id in unknown:
        near = nearest(id, ids)
        yield Diagnostic(
            "reference-unknown", f"the scale has no level {id}", entry.place("position", *at),
            help=f"write {near}" if near else f"known: {', '.join(ids)}",
        )
    if not named:
        yield Diagnostic(
            "field-missing", "this position says neither at nor between",
            entry.place("position", key=True), help="add between: [L2, L3] or at: L2",
        )
    elif position.at and between:
        yield Diagnostic(
            "position-invalid", "this position says both at and between",
            entry.place("position", "at", key=True), help="keep one of the two",
        )
    elif between and not unknown and ids.index(between[1]) - ids.index(between[0]) != 1:
        yield Diagnostic(
            "position-invalid", f"{between[0]} and {between[1]} are not a level and the next one",
            entry.place("position", "between"), help=_neighbours(ids, *between),
        )


def _neighbours(ids: list[str], first: str, second: str) -> str:
    """The nearest two levels of which the second follows the first."""
    low, high = sorted((ids.index(first), ids.index(second)))
    if low == high:
        return f"write at: {first}"
    return f"write [{ids[low]}, {ids[low + 1]}]" + (", the lower one first" if high - low == 1
                                                    else ", or the two you mean, in order")
