"""Who descends from whom in a family of models, and where each stands in its tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing.records.catalogue import Model
from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class Parent:
    """What a model is said to be built on."""

    id: str
    """Id of that model."""
    claim: str
    """The claim that says so; empty where it has none."""


@dataclass(frozen=True, slots=True)
class Descendant:
    """A member of a family in its place."""

    id: str
    """Id of the model."""
    parents: tuple[Parent, ...]
    """Members, or the head, that it is said to be built on; empty where it only bears the name."""
    depth: int
    """Steps from the head, from 1."""
    row: int
    """From 0; a model stands beside the first of those built on it."""


def descendants(models: Mapping[str, Model], head: str) -> list[Descendant]:
    """The members of the family of `head`: those that say so, and all that is built on them."""
    members = {id for id, model in models.items() if model.family == head}
    parents = {id: _parents(model) for id, model in models.items() if id != head}
    grown = True
    while grown:
        more = {id for id, found in parents.items()
                if id not in members and any(p.id in members or p.id == head for p in found)}
        members |= more
        grown = bool(more)
    members.discard(head)
    known = {id: tuple(p for p in parents[id] if p.id in members or p.id == head)
             for id in models if id in members}
    return list(_placed(known, head))


def _parents(model: Model) -> tuple[Parent, ...]:
    return tuple(Parent(r.target.id, r.claim or "") for r in model.relations
                 if r.kind in ("based_on", "variant_of") and r.target.id)


def _placed(known: dict[str, tuple[Parent, ...]], head: str) -> Iterator[Descendant]:
    """Depth first from the head; then those that only bear the name, each with what follows."""
    children: dict[str, list[str]] = {}
    for id, found in known.items():
        for parent in found:
            children.setdefault(parent.id, []).append(id)
    tops = [id for id, found in known.items() if not found or any(p.id == head for p in found)]
    placed, row = set[str](), -1
    # All are below a top, but for those that are built on each other in a circle.
    waiting = [(id, 1, True) for id in reversed([*tops, *known])]
    while waiting:
        id, depth, new_row = waiting.pop()
        if id in placed:
            continue
        placed.add(id)
        row += new_row
        yield Descendant(id, known[id], depth, row)
        below = [child for child in children.get(id, []) if child not in placed]
        waiting += [(child, depth + 1, n > 0) for n, child in reversed([*enumerate(below)])]
