"""A family of models: solid lines where descent is stated, dashed where only the name says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from briefing.pages.views import EntityView, MarkView, Phrase
from briefing.records.catalogue import Model

if TYPE_CHECKING:
    from briefing.pages.presenter import Presenter

BOX, WIDTH, PITCH = 44, 190, 58
"""Height and width of a box, and from one row to the next, in units of the drawing."""
ROWS = 24
"""Members drawn at most; the list beside the drawing has all of them."""

Link = Literal["stated", "named", "planned"]


@dataclass(frozen=True, slots=True)
class NodeView:
    """A box."""

    entity: EntityView
    note: str
    """Its second line."""
    x: int
    y: int
    style: Literal["root", "member", "planned", "loose", "other"]


@dataclass(frozen=True, slots=True)
class EdgeView:
    """A line from the root to a box."""

    path: str
    link: Link


@dataclass(frozen=True, slots=True)
class MemberView:
    """A member, for the list that says the same."""

    entity: EntityView
    category: str
    link: Link
    link_words: str
    marks: tuple[MarkView, ...]


@dataclass(frozen=True, slots=True)
class FamilyView:
    """The drawing and the list."""

    id: str
    name: Phrase
    label: str
    width: int
    height: int
    nodes: tuple[NodeView, ...]
    edges: tuple[EdgeView, ...]
    strikes: tuple[tuple[int, int, int], ...]
    """x, top and bottom of the struck lines to what it is stated to differ from."""
    members: tuple[MemberView, ...]
    loose: tuple[EntityView, ...]
    """Models of the same developer whose link to the family is not stated."""
    others: tuple[EntityView, ...]
    """What the family is stated to differ from."""
    links: tuple[Link, ...]
    """Kinds of line that occur, for the legend."""


def family(present: Presenter, id: str) -> FamilyView:
    """The family of which the model `id` is the head."""
    library = present.library
    head = library.models[id]
    members = [
        (mid, _link(model, id))
        for mid, model in library.models.items()
        if model.family == id or _descends(model, id)
    ]
    listed = {id, *(mid for mid, _ in members)}
    loose = [
        mid
        for mid, model in library.models.items()
        if mid not in listed
        and model.developer == head.developer
        and not model.family
        and model.category not in ("platform", "family")
    ]
    differs = [r for r in head.relations if r.kind == "differs_from"]
    drawn = members[:ROWS]
    height = max(len(drawn), 1 + 2 * len(differs) + 1) * PITCH
    root_y = max((height - PITCH) // 2, len(differs) * PITCH * 2 if differs else 0)
    nodes = [
        NodeView(
            present.entity(id), present.t(f"models.category.{head.category}"), 0, root_y, "root"
        )
    ]
    edges = []
    for row, (mid, link) in enumerate(drawn):
        y = row * PITCH
        nodes.append(_node(present, mid, 330, y, "planned" if link == "planned" else "member"))
        edges.append(EdgeView(_curve(WIDTH, root_y, 330, y), link))
    strikes = []
    for row, relation in enumerate(differs):
        y = row * PITCH
        nodes.append(
            NodeView(present.named(relation.target), present.t("chart.differs"), 0, y, "other")
        )
        strikes.append((WIDTH // 2, y + BOX + 4, root_y - 4))
    for row, mid in enumerate(loose[:ROWS]):
        nodes.append(_node(present, mid, 600, row * PITCH, "loose"))
    bottom = max(height, len(loose[:ROWS]) * PITCH, root_y + PITCH)
    name = present.name(head)
    return FamilyView(
        id,
        name,
        present.t("chart.family", name=name.text, n=len(members)),
        600 + WIDTH if loose else 330 + WIDTH,
        bottom,
        tuple(nodes),
        tuple(edges),
        tuple(strikes),
        tuple(_member(present, mid, link) for mid, link in members),
        tuple(present.entity(mid) for mid in loose),
        tuple(present.named(r.target) for r in differs),
        tuple(dict.fromkeys(link for _, link in members)),
    )


def _descends(model: Model, head: str) -> bool:
    return any(
        r.kind in ("based_on", "variant_of") and r.target.id == head for r in model.relations
    )


def _link(model: Model, head: str) -> Link:
    if any(
        r.claim
        for r in model.relations
        if r.kind in ("based_on", "variant_of") and r.target.id == head
    ):
        return "stated"
    if model.status and model.status.value == "in_training":
        return "planned"
    return "named"


def _node(
    present: Presenter, id: str, x: int, y: int, style: Literal["member", "planned", "loose"]
) -> NodeView:
    category = present.t(f"models.category.{present.library.models[id].category}")
    return NodeView(present.entity(id), category, x, y, style)


def _curve(x1: int, y1: int, x2: int, y2: int) -> str:
    start, end, bend = y1 + BOX // 2, y2 + BOX // 2, (x1 + x2) // 2
    return f"M{x1} {start}C{bend} {start} {bend} {end} {x2} {end}"


def _member(present: Presenter, id: str, link: Link) -> MemberView:
    model = present.library.models[id]
    claims = [r.claim for r in model.relations if r.claim and r.kind in ("based_on", "variant_of")]
    return MemberView(
        present.entity(id),
        present.t(f"models.category.{model.category}"),
        link,
        present.t(f"chart.link.{link}"),
        present.marks(claims),
    )
