"""Every place in a record that names another record, and the faults of those names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briefing.errors import Diagnostic, Place, a, nearest
from briefing.library.collect import Collection
from briefing.records.article import FrontMatter
from briefing.records.catalogue import Model, Organization, Person, Term
from briefing.records.facts import Claim, Event, Scale, Source
from briefing.records.fields import Named, Record, Stated
from briefing.records.validate import Entry, Location

CLAIM = ("claim",)
MODEL = ("model",)
SOMEBODY = ("person", "organization")
ANYTHING = ("model", "organization", "person", "term", "event", "scale", "source")
THINGS = ("model", "organization", "person", "term", "scale")


@dataclass(frozen=True, slots=True)
class Reference:
    """One id that a record names."""

    at: Location
    id: str
    kinds: tuple[str, ...]
    """What it may be."""


def references(record: Record) -> Iterator[Reference]:
    """Every id that the record names, with what it has to be."""
    yield from _of_kind(record)
    for field in type(record).model_fields:
        stated = getattr(record, field)
        if isinstance(stated, Stated) and stated.claim:
            yield Reference((field, "claim"), stated.claim, CLAIM)


def _of_kind(record: Record) -> Iterator[Reference]:
    match record:
        case Claim():
            yield from _of_claim(record)
        case Event():
            yield from _each(record.claims, CLAIM, "claims")
        case Model():
            yield from _of_model(record)
        case Organization(parent=Stated(value=str(id), claim=claim)):
            yield Reference(("parent", "value") if claim else ("parent",), id, ("organization",))
        case Person(organization=str(id)):
            yield Reference(("organization",), id, ("organization",))
        case Source():
            yield from _named_each(record.authors, "authors")
            yield from _each((record.publisher,), ("organization",), "publisher")
        case Term():
            yield from _each(record.related, ("term",), "related")
            yield from _each((record.claim,), CLAIM, "claim")
        case Scale():
            yield from _of_scale(record)
        case FrontMatter():
            yield from _named_each(record.authors, "authors")
            yield from _each(record.sources, ("source",), "sources")
            yield from _each(record.key_claims, CLAIM, "key_claims")


def _of_claim(claim: Claim) -> Iterator[Reference]:
    yield Reference(("source",), claim.source, ("source",))
    if claim.attributed_to and claim.attributed_to.id:
        yield Reference(("attributed_to",), claim.attributed_to.id, SOMEBODY)
    for index, participant in enumerate(claim.participants):
        yield Reference(("participants", index, "id"), participant.id, (*SOMEBODY, "model"))
    yield from _each(claim.about, THINGS, "about")
    yield from _each(claim.corroborates, CLAIM, "corroborates")
    yield from _each(claim.disputes, CLAIM, "disputes")


def _of_model(model: Model) -> Iterator[Reference]:
    if model.developer:
        yield Reference(("developer",), model.developer, ("organization",))
    if model.family:
        yield Reference(("family",), model.family, ("model",))
    for index, relation in enumerate(model.relations):
        if relation.target.id:
            kinds = MODEL if relation.kind in ("based_on", "variant_of") else THINGS
            yield Reference(("relations", index, "target"), relation.target.id, kinds)
        if relation.claim:
            yield Reference(("relations", index, "claim"), relation.claim, CLAIM)
    for index, benchmark in enumerate(model.benchmarks):
        if benchmark.source:
            yield Reference(("benchmarks", index, "source"), benchmark.source, ("source",))
    if model.modalities and model.modalities.claim:
        yield Reference(("modalities", "claim"), model.modalities.claim, CLAIM)
    for part in ("limit", "cost"):
        holder = getattr(model, part)
        for field in ("context", "input", "output"):
            stated = getattr(holder, field, None)
            if isinstance(stated, Stated) and stated.claim:
                yield Reference((part, field, "claim"), stated.claim, CLAIM)


def _of_scale(scale: Scale) -> Iterator[Reference]:
    if scale.proposed_by:
        yield Reference(("proposed_by",), scale.proposed_by, SOMEBODY)
    for index, level in enumerate(scale.levels):
        yield Reference(("levels", index, "claim"), level.claim, CLAIM)
    if scale.position:
        yield Reference(("position", "claim"), scale.position.claim, CLAIM)


def _each(
    ids: tuple[str | None, ...], kinds: tuple[str, ...], field: str
) -> Iterator[Reference]:
    """The ids of a list, or of a single field as a list of one."""
    for index, id in enumerate(ids):
        if id:
            yield Reference((field, index), id, kinds)


def _named_each(named: tuple[Named, ...], field: str) -> Iterator[Reference]:
    for index, somebody in enumerate(named):
        if somebody.id:
            yield Reference((field, index), somebody.id, SOMEBODY)


class Directory:
    """Knows every id, what it is, and where it stands."""

    def __init__(self, collection: Collection) -> None:
        self._known = collection.known
        self._claims = set(collection.known_claims)
        self._entries = collection.entries
        self._withdrawn = {
            id for id, entry in collection.entries["claim"].items() if entry.record.withdrawn
        }

    def fault(self, id: str, kinds: tuple[str, ...], place: Place) -> Diagnostic | None:
        """What is wrong with naming `id` there, where one of `kinds` is wanted; None if nothing."""
        if kinds == CLAIM:
            return self._claim_fault(id, place)
        found = self._known.get(id)
        if found in kinds:
            return None
        if found:
            return Diagnostic("reference-kind", f"{id} is {a(found)}, not {_or(kinds)}", place,
                              help=f"name {_or(kinds)} here")
        known = [other for other, kind in self._known.items() if kind in kinds]
        return self._unknown(id, kinds, known, place)

    def _claim_fault(self, id: str, place: Place) -> Diagnostic | None:
        if id in self._withdrawn:
            return Diagnostic("claim-withdrawn", f"the claim {id} is withdrawn", place,
                              help="take the reference out, or take withdrawn out of the claim")
        if id in self._claims:
            return None
        return self._unknown(id, CLAIM, list(self._claims), place)

    def _unknown(
        self, id: str, kinds: tuple[str, ...], known: list[str], place: Place
    ) -> Diagnostic:
        near = nearest(id, known)
        message = f"there is no {_or(kinds, article=False)} {id}"
        if near is None:
            return Diagnostic("reference-unknown", message, place,
                              help="correct the id, or write the record")
        where = self._where(near, kinds)
        return Diagnostic("reference-unknown", message, place, f"did you mean {near}?",
                          f"write {near}{f' ({where})' if where else ''}, or write the record")

    def _where(self, id: str, kinds: tuple[str, ...]) -> str:
        for kind in kinds:
            entry: Entry[Any] | None = self._entries.get(kind, {}).get(id)
            if entry:
                return f"{entry.key.path}:{entry.key.line}"
        return ""


def _or(kinds: tuple[str, ...], article: bool = True) -> str:
    """The kinds as words: a model, a person or a term."""
    if kinds == ANYTHING:
        return "a record" if article else "record"
    words = [a(kind) if article else kind for kind in kinds]
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))
