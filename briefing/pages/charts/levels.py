"""An ordered scale, and where somebody places us on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from briefing.pages.views import EntityView, MarkView, Phrase
from briefing.values import dataclass

if TYPE_CHECKING:
    from briefing.pages.presenter import Presenter


@dataclass(frozen=True, slots=True)
class LevelView:
    """One step."""

    id: str
    """Short name of the level, such as L3."""
    title: Phrase
    """What it is called."""
    statement: Phrase
    """What it is, as its claim says."""
    marks: tuple[MarkView, ...]
    """Leads to that claim's evidence."""
    state: Literal["reached", "edge", "far", "open"]
    """`open` where the scale has no position."""
    here: Phrase | None
    """The position's headline, on the step at whose lower border we are."""


@dataclass(frozen=True, slots=True)
class LevelsView:
    """The scale."""

    id: str
    """Id of the scale."""
    title: Phrase
    """Its heading."""
    proposed_by: EntityView | None
    """Who proposed it; None where it is not recorded."""
    levels: tuple[LevelView, ...]
    """From the lowest to the highest."""
    marks: tuple[MarkView, ...]
    """Of the position."""


def levels(present: Presenter, id: str, local: bool = False) -> LevelsView:
    """The scale's steps; `local` leads its marks to the page's own evidence list."""
    scale = present.library.scales[id]
    ids = [level.id for level in scale.levels]
    position = scale.position
    reached, edge = len(ids), None
    if position:
        if position.between:
            reached = ids.index(position.between[0]) + 1
            edge = ids.index(position.between[1])
        elif position.at:
            reached, edge = ids.index(position.at), ids.index(position.at)
    views = []
    for index, level in enumerate(scale.levels):
        state: Literal["reached", "edge", "far", "open"] = "open"
        if position:
            state = "reached" if index < reached else "edge" if index == edge else "far"
        claim = present.library.claims[level.claim]
        here = None
        if position and index == edge:
            here = present.phrase(present.library.claims[position.claim].headline)
        views.append(
            LevelView(
                level.id,
                present.phrase(level.title),
                present.phrase(claim.statement),
                present.marks([level.claim], local),
                state,
                here,
            )
        )
    return LevelsView(
        id,
        present.phrase(scale.title),
        present.entity(scale.proposed_by) if scale.proposed_by else None,
        tuple(views),
        present.marks([position.claim], local) if position else (),
    )
