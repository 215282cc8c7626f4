"""Every place in a record that names another record, and the faults of those names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briefing.errors import Diagnostic, Place, a, nearest
from briefing.library.collect import Collection
from briefing.reading.strict_yaml import Mapping, Node, Scalar, Sequence
from briefing.records.catalogue import Model, Organization
from briefing.records.fields import Stated, is_id
from briefing.records.record import Record, field_types, holds
from briefing.records.validate import Entry

Kinds = tuple[str, ...]

CLAIM = ("claim",)
SOURCE = ("source",)
ORGANIZATION = ("organization",)
SOMEBODY = ("person", "organization")
ANYTHING = ("model", "organization", "person", "term", "event", "scale", "source")
THINGS = ("model", "organization", "person", "term", "scale")



def _claims_of(record: type[Record]) -> dict[str, Kinds]:
    """The fields that may name the claim which bears them out."""
    return {f"{name}.claim": CLAIM for name, annotation in field_types(record).items()
            if holds(annotation, Stated)}


_NAMES: dict[str, dict[str, Kinds]] = {
    "claim": {
        "source": SOURCE, "attributed_to": SOMEBODY, "participants.*.id": (*SOMEBODY, "model"),
        "about.*": THINGS, "corroborates.*": CLAIM, "disputes.*": CLAIM,
    },
    "event": {"claims.*": CLAIM},
    "model": {
        "developer": ORGANIZATION, "family": ("model",), "relations.*.target": THINGS,
        "relations.*.claim": CLAIM, "benchmarks.*.source": SOURCE, "modalities.claim": CLAIM,
        "limit.*.claim": CLAIM, "cost.*.claim": CLAIM, **_claims_of(Model),
    },
    "organization": {"parent": ORGANIZATION, "parent.value": ORGANIZATION,
                     **_claims_of(Organization)},
    "person": {"organization": ORGANIZATION},
    "source": {"authors.*": SOMEBODY, "publisher": ORGANIZATION},
    "term": {"related.*": ("term",), "claim": CLAIM},
    "scale": {"proposed_by": SOMEBODY, "levels.*.claim": CLAIM, "position.claim": CLAIM},
    "article": {"authors.*": SOMEBODY, "sources.*": SOURCE, "key_claims.*": CLAIM},
}
"""By kind of record, the fields that hold ids (`*` is every item or key) and what they may name."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One id that a record names."""

    id: str
    kinds: Kinds
    """What it may be."""
    place: Place
    field: str
    """The record's field that holds it."""


def references(kind: str, node: Node) -> Iterator[Reference]:
    """Every id that a record of that kind (or an `article`'s front matter) names.

    Goes by what is written, so that a record with other faults has its references checked too.
    """
    for path, kinds in _NAMES[kind].items():
        for found in _at(node, path.split(".")):
            if is_id(found.value):
                yield Reference(found.value, kinds, found.place, path.partition(".")[0])


def _at(node: Node, path: list[str]) -> Iterator[Scalar]:
    """The values at that path."""
    if not path:
        if isinstance(node, Scalar):
            yield node
        return
    inner: tuple[Node, ...] = ()
    if isinstance(node, Sequence) and path[0] == "*":
        inner = node.items
    elif isinstance(node, Mapping):
        inner = tuple(v for k, v in node.items.items() if path[0] in ("*", k))
    for each in inner:
        yield from _at(each, path[1:])


class Directory:
    """Knows every id, what it is, and where it stands."""

    def __init__(self, collection: Collection) -> None:
        self._known = collection.known
        self._claims = set(collection.known_claims)
        self._entries = collection.entries
        self._withdrawn = {
            id for id, entry in collection.entries["claim"].items() if entry.record.withdrawn
        }

    def fault(self, id: str, kinds: Kinds, place: Place) -> Diagnostic | None:
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
        self, id: str, kinds: Kinds, known: list[str], place: Place
    ) -> Diagnostic:
        near = nearest(id, known)
        message = f"there is no {_or(kinds, article=False)} {id}"
        if near is None:
            return Diagnostic("reference-unknown", message, place,
                              help="correct the id, or write the record")
        where = self._where(near, kinds)
        return Diagnostic("reference-unknown", message, place, f"did you mean {near}?",
                          f"write {near}{f' ({where})' if where else ''}, or write the record")

    def _where(self, id: str, kinds: Kinds) -> str:
        for kind in kinds:
            entry: Entry[Any] | None = self._entries.get(kind, {}).get(id)
            if entry:
                return f"{entry.key.path}:{entry.key.line}"
        return ""


def _or(kinds: Kinds, article: bool = True) -> str:
    """The kinds as words: a model, a person or a term."""
    if kinds == ANYTHING:
        return "a record" if article else "record"
    words = [a(kind) if article else kind for kind in kinds]
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))
