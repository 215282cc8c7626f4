"""Every place in a record that names another record."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.errors import Place
from briefing.reading.yaml_nodes import Mapping, Node, Scalar, Sequence
from briefing.records.catalogue import Model, Organization
from briefing.records.fields import Stated, is_id
from briefing.records.record import Record, field_types, holds
from briefing.values import dataclass

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
