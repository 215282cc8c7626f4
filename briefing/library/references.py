"""Every place in a record that names another record."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

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

_NAMES: dict[str, dict[str, Kinds]] = {
    "claim": {
        "source": SOURCE, "attributed_to": SOMEBODY, "participants.*.id": (*SOMEBODY, "model"),
        "about.*": THINGS, "corroborates.*": CLAIM, "disputes.*": CLAIM,
    },
    "event": {"claims.*": CLAIM},
    "model": {
        "developer": ORGANIZATION, "family": ("model",), "relations.*.target": THINGS,
        "relations.*.claim": CLAIM, "benchmarks.*.source": SOURCE, "modalities.claim": CLAIM,
        "limit.*.claim": CLAIM, "cost.*.claim": CLAIM,
    },
    "organization": {"parent": ORGANIZATION, "parent.value": ORGANIZATION},
    "person": {"organization": ORGANIZATION},
    "source": {"authors.*": SOMEBODY, "publisher": ORGANIZATION},
    "term": {"related.*": ("term",), "claim": CLAIM},
    "scale": {"proposed_by": SOMEBODY, "levels.*.claim": CLAIM, "position.claim": CLAIM},
    "article": {"authors.*": SOMEBODY, "sources.*": SOURCE, "key_claims.*": CLAIM},
}
"""By kind of record, the fields that hold ids (`*` is every item or key) and what they may name."""
_STATED: dict[str, type[Record]] = {"model": Model, "organization": Organization}
"""Kinds whose fields may name the claim that bears them out."""


@cache
def _names(kind: str) -> dict[str, Kinds]:
    stated = field_types(_STATED[kind]).items() if kind in _STATED else ()
    return _NAMES[kind] | {f"{name}.claim": CLAIM for name, annotation in stated
                           if holds(annotation, Stated)}


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
    for path, kinds in _names(kind).items():
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
