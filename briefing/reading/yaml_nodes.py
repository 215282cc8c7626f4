"""What YAML is read into: text, lists and mappings, each knowing where it stands."""

from __future__ import annotations

from collections.abc import Sequence as Parts
from dataclasses import field
from typing import Any, TypeAlias

from briefing.errors import Place
from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value, always text."""

    value: str
    place: Place
    plain: bool
    """Written without quotes."""


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list. Items that were refused are left out."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values, in the order of the file."""

    items: dict[str, Node]
    keys: dict[str, Place]
    """Where each key of `items` stands."""
    place: Place
    broken: dict[str, Place] = field(default_factory=dict)
    """Keys that are written but whose value was refused: nobody need report them missing."""


Node: TypeAlias = Scalar | Sequence | Mapping


def plain(node: Node) -> Any:
    """The node as dict, list and str."""
    match node:
        case Scalar(value=value):
            return value
        case Sequence(items=items):
            return [plain(item) for item in items]
        case Mapping(items=pairs):
            return {key: plain(value) for key, value in pairs.items()}


def locate(node: Node, loc: Parts[str | int], key: bool = False) -> Place:
    """Where the value at that path stands, or with `key` the key it is written under.

    Walks as far as it can and passes over parts that it does not find.
    """
    place = node.place
    for part in loc:
        if isinstance(node, Mapping) and isinstance(part, str) and part in node.items:
            place = node.keys[part]
            node = node.items[part]
            if not key:
                place = node.place
        elif isinstance(node, Mapping) and isinstance(part, str) and part in node.broken:
            return node.broken[part]
        elif isinstance(node, Sequence) and isinstance(part, int) and 0 <= part < len(node.items):
            node = node.items[part]
            place = node.place
    return place
