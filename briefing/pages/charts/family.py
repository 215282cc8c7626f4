"""A family of models: solid lines where descent is stated, dashed where only the name says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from briefing.library.descent import Descendant, Parent, descendants
from briefing.pages.charts.scale import text_pixels
from briefing.pages.views import EntityView, MarkView, Phrase
from briefing.values import dataclass

if TYPE_CHECKING:
    from briefing.pages.presenter import Presenter

BOX, PITCH, GAP = 44, 58, 90
"""Height of a box, from one row to the next, and between columns, in units of the drawing."""
NARROW, WIDE = 150, 270
"""Bounds of a box's width, which is that of the longest name in its column."""
ROWS, COLUMNS = 24, 5
"""Drawn at most; the list below the drawing has all members."""

Link = Literal["stated", "named", "planned"]
Style = Literal["root", "member", "planned", "loose", "other"]


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
    style: Style
    """`root`: heads the family; `member`; `planned`: not out; `loose`: kin unstated; `other`."""


@dataclass(frozen=True, slots=True)
class EdgeView:
    """A line from a box to one that is built on it."""

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
    """Lines from what a member is built on, or from the root, to the member."""
    strikes: tuple[tuple[int, int, int], ...]
    """x, top and bottom of the struck lines to what it is stated to differ from."""
    members: tuple[KinView, ...]
    """The models of the family, as in the drawing."""
    loose: tuple[EntityView, ...]
    """Models of the same developer whose link to the family is not stated."""
    others: tuple[EntityView, ...]
    """What the family is stated to differ from."""
    undrawn: int
    """Models that had no room in the drawing."""
    catalogue_href: str
    """Relative way to the catalogue, which has them all."""
    links: tuple[Link, ...]
    """Kinds of line that occur, for the legend."""


def family(present: Presenter, id: str) -> FamilyView:
    """The family of which the model `id` is the head."""
    library = present.library
    head = library.models[id]
    members = descendants(library.models, id)
    listed = {id, *(member.id for member in members)}
    loose = [
        mid
        for mid, model in library.models.items()
        if mid not in listed
        and model.developer == head.developer
        and not model.family
        and model.category not in ("platform", "family")
    ]
    differs = [r for r in head.relations if r.kind == "differs_from"]
    drawn = [member for member in members if member.row < ROWS and member.depth <= COLUMNS]
    rows = max((member.row + 1 for member in drawn), default=0)
    height = max(rows, 1 + 2 * len(differs) + 1) * PITCH
    root_y = max((height - PITCH) // 2, len(differs) * PITCH * 2 if differs else 0)
    heads = [_Box(present.entity(id), present.t(f"models.category.{head.category}"))]
    heads += [_Box(present.named(r.target), present.t("chart.differs")) for r in differs]
    first, strikes = _width(heads), []
    nodes = {id: NodeView(*heads[0], 0, root_y, first, "root")}
    right = _place_members(present, drawn, nodes, first)
    others = []
    for row, box in enumerate(heads[1:]):
        others.append(NodeView(*box, 0, row * PITCH, first, "other"))
        strikes.append((first // 2, row * PITCH + BOX + 4, root_y - 4))
    unlinked = [_box(present, mid) for mid in loose[:ROWS]]
    third = _width(unlinked)
    others += [NodeView(*box, right + 40, row * PITCH, third, "loose")
               for row, box in enumerate(unlinked)]
    name, undrawn = present.name(head), len(members) - len(drawn) + len(loose) - len(unlinked)
    label = present.t("chart.family", name=name.text, n=len(members))
    return FamilyView(
        id,
        name,
        f"{label}{present.t('chart.undrawn', n=undrawn)}" if undrawn else label,
        right + 40 + third if loose else right,
        max(height, len(unlinked) * PITCH, root_y + PITCH),
        (*nodes.values(), *others),
        tuple(_edges(present, drawn, nodes, id)),
        tuple(strikes),
        tuple(_member(present, member, id) for member in members),
        tuple(present.entity(mid) for mid in loose),
        tuple(present.named(r.target) for r in differs),
        undrawn,
        present.href("models/"),
        tuple(dict.fromkeys(_link(present, member) for member in members)),
    )


def _place_members(
    present: Presenter, drawn: list[Descendant], nodes: dict[str, NodeView], right: int
) -> int:
    """Adds a column of boxes for each step from the head; returns where the last one ends."""
    for depth in range(1, max((member.depth for member in drawn), default=0) + 1):
        column = [member for member in drawn if member.depth == depth]
        boxes = [_box(present, member.id) for member in column]
        left, width = right + GAP, _width(boxes)
        for member, box in zip(column, boxes, strict=True):
            style: Style = "planned" if _link(present, member) == "planned" else "member"
            nodes[member.id] = NodeView(*box, left, member.row * PITCH, width, style)
        right = left + width
    return right


def _edges(
    present: Presenter, drawn: list[Descendant], nodes: dict[str, NodeView], head: str
) -> Iterator[EdgeView]:
    """From what each member is built on; from the head where only its name says so."""
    for member in drawn:
        to = nodes[member.id]
        for parent in member.parents or (Parent(head, ""),):
            if source := nodes.get(parent.id):
                link = "stated" if parent.claim else _link(present, member, unstated=True)
                yield EdgeView(_curve(source, to), link)


def _link(present: Presenter, member: Descendant, unstated: bool = False) -> Link:
    if not unstated and any(parent.claim for parent in member.parents):
        return "stated"
    status = present.library.models[member.id].status
    return "planned" if status and status.value == "in_training" else "named"


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


def _curve(source: NodeView, to: NodeView) -> str:
    """From the right of one box to the left of another that stands further to the right."""
    x1, x2 = source.x + source.width, to.x
    if x2 < x1:  # built on each other, or on a model of a later column
        x1, x2 = source.x, to.x + to.width
    start, end, bend = source.y + BOX // 2, to.y + BOX // 2, (x1 + x2) // 2
    return f"M{x1} {start}C{bend} {start} {bend} {end} {x2} {end}"


def _member(present: Presenter, member: Descendant, head: str) -> KinView:
    link = _link(present, member)
    parents = [parent for parent in member.parents if parent.claim]
    words = present.t(f"chart.link.{link}")
    if any(parent.id != head for parent in parents):
        names = present.join([present.entity(parent.id).name.text for parent in parents])
        words = present.t("chart.built_on", names=names)
    return KinView(
        present.entity(member.id),
        present.t(f"models.category.{present.library.models[member.id].category}"),
        link,
        words,
        present.marks(parent.claim for parent in parents),
    )
