"""A family of models: solid lines where descent is stated, dashed where only the name says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from briefing.library.charts import descends
from briefing.pages.charts.scale import text_pixels
from briefing.pages.views import EntityView, MarkView, Phrase
from briefing.records.catalogue import Model

if TYPE_CHECKING:
    from briefing.pages.presenter import Presenter

BOX, PITCH = 44, 58
"""Height of a box, and from one row to the next, in units of the drawing."""
NARROW, WIDE = 150, 270
"""Bounds of a box's width, which is that of the longest name in its column."""
ROWS = 24
"""Members drawn at most; the list beside the drawing has all of them."""

Link = Literal["stated", "named", "planned"]


@dataclass(frozen=True, slots=True)
class NodeView:
    """A box."""

    entity: EntityView
    """What the box stands for, linked to its page."""
    note: str
    """Its second line."""
    x: int
    """Left edge, in pixels."""
    y: int
    """Top edge, in pixels."""
    width: int
    """In pixels."""
    style: Literal["root", "member", "planned", "loose", "other"]
    """`root`: heads the family; `member`; `planned`: not out; `loose`: kin unstated; `other`."""


@dataclass(frozen=True, slots=True)
class EdgeView:
    """A line from the root to a box."""

    path: str
    """SVG path data, in pixels of the drawing."""
    link: Link
    """How sure the kinship is; decides the line's look."""


@dataclass(frozen=True, slots=True)
class KinView:
    """A member, for the list that says the same."""

    entity: EntityView
    """The model, linked to its page."""
    category: str
    """Its category, in words."""
    link: Link
    """How sure the kinship is."""
    link_words: str
    """The same in words."""
    marks: tuple[MarkView, ...]
    """Claims that bear the kinship out; may be empty."""


@dataclass(frozen=True, slots=True)
class FamilyView:
    """The drawing and the list."""

    id: str
    """Id of the model that heads the family."""
    name: Phrase
    """Name of the family."""
    label: str
    """The drawing as one sentence, for assistive technology."""
    width: int
    """Of the drawing, in pixels."""
    height: int
    """Of the drawing, in pixels."""
    nodes: tuple[NodeView, ...]
    """The boxes, the root first."""
    edges: tuple[EdgeView, ...]
    """Lines from the root to the members."""
    strikes: tuple[tuple[int, int, int], ...]
    """x, top and bottom of the struck lines to what it is stated to differ from."""
    members: tuple[KinView, ...]
    """The models of the family, as in the drawing."""
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
        if model.family == id or descends(model, id)
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
    heads = [_Box(present.entity(id), present.t(f"models.category.{head.category}"))]
    heads += [_Box(present.named(r.target), present.t("chart.differs")) for r in differs]
    boxes, unlinked = ([_box(present, mid) for mid in ids[:ROWS]]
                       for ids in ([mid for mid, _ in drawn], loose))
    first, second, third = _width(heads), _width(boxes), _width(unlinked)
    left, right = first + 90, first + 90 + second + 40
    nodes = [NodeView(*heads[0], 0, root_y, first, "root")]
    edges = []
    for row, (box, (_, link)) in enumerate(zip(boxes, drawn, strict=True)):
        y = row * PITCH
        nodes.append(NodeView(*box, left, y, second, "planned" if link == "planned" else "member"))
        edges.append(EdgeView(_curve(first, root_y, left, y), link))
    strikes = []
    for row, box in enumerate(heads[1:]):
        nodes.append(NodeView(*box, 0, row * PITCH, first, "other"))
        strikes.append((first // 2, row * PITCH + BOX + 4, root_y - 4))
    for row, box in enumerate(unlinked):
        nodes.append(NodeView(*box, right, row * PITCH, third, "loose"))
    bottom = max(height, len(loose[:ROWS]) * PITCH, root_y + PITCH)
    name = present.name(head)
    return FamilyView(
        id,
        name,
        present.t("chart.family", name=name.text, n=len(members)),
        right + third if loose else left + second,
        bottom,
        tuple(nodes),
        tuple(edges),
        tuple(strikes),
        tuple(_member(present, mid, link) for mid, link in members),
        tuple(present.entity(mid) for mid in loose),
        tuple(present.named(r.target) for r in differs),
        tuple(dict.fromkeys(link for _, link in members)),
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


class _Box(NamedTuple):
    entity: EntityView
    note: str


def _box(present: Presenter, id: str) -> _Box:
    category = present.library.models[id].category
    return _Box(present.entity(id), present.t(f"models.category.{category}"))


def _width(boxes: list[_Box]) -> int:
    """Of a column, so that its longest text fits."""
    texts = [max(text_pixels(box.entity.name.text, 15), text_pixels(box.note)) for box in boxes]
    return min(WIDE, max(NARROW, int(max(texts, default=0)) + 24))


def _curve(x1: int, y1: int, x2: int, y2: int) -> str:
    start, end, bend = y1 + BOX // 2, y2 + BOX // 2, (x1 + x2) // 2
    return f"M{x1} {start}C{bend} {start} {bend} {end} {x2} {end}"


def _member(present: Presenter, id: str, link: Link) -> KinView:
    model = present.library.models[id]
    claims = [r.claim for r in model.relations if r.claim and r.kind in ("based_on", "variant_of")]
    return KinView(
        present.entity(id),
        present.t(f"models.category.{model.category}"),
        link,
        present.t(f"chart.link.{link}"),
        present.marks(claims),
    )
