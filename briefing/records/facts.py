"""What the site asserts, and on whose word: claims, events, sources, scales."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from briefing.records.dates import Basis, Part
from briefing.records.fields import (
    Amount,
    Flag,
    Id,
    Listed,
    Plain,
    Record,
    Somebody,
    Text,
    Url,
    When,
    one_of,
)

Topic = Literal["funding", "company", "model", "product", "research", "policy"]
Ground = Literal["statement", "reporting", "insiders", "estimate", "reading", "forecast"]
Role = Literal[
    "recipient", "investor", "lead_investor", "founder", "founded", "developer", "authority",
    "listed", "speaker", "seller", "buyer", "partner",
]


class Silence(Record):
    """One rule of the gate, silenced for one place, and why."""

    rule: Plain
    at: Plain | None = None
    why: Plain


class Participant(Record):
    """Who took part, and as what."""

    id: Id
    role: Annotated[Role, one_of(Role)]


class Correction(Record):
    """What a claim said before, until when, and why it was changed."""

    date: When
    was: Text
    why: Text


def _quotes(raw: Any) -> Any:
    return [raw] if isinstance(raw, str) else raw


class Claim(Record):
    """The unit of evidence: one thing that the site asserts, on somebody's word."""

    headline: Text
    """Short, for cards and lists."""
    statement: Text
    """One full sentence."""
    source: Id
    basis: Annotated[Ground, one_of(Ground)]
    attributed_to: Somebody | None = None
    """Left out: the source itself."""
    date: When | None = None
    """When the thing happened or is to happen."""
    date_part: Annotated[Part, one_of(Part)] | None = None
    date_text: Text | None = None
    date_basis: Annotated[Basis, one_of(Basis)] = "stated"
    said_on: When | None = None
    """When it was said, where that differs from `date` or is all we know."""
    said_on_basis: Annotated[Basis, one_of(Basis)] = "stated"
    values: dict[str, Amount] = Field(default_factory=dict)
    participants: Annotated[tuple[Participant, ...], Listed] = ()
    and_others: Flag = False
    """The list of participants, or of what it is about, is open."""
    unnamed: Text | None = None
    """Participants without a name."""
    about: Annotated[tuple[Id, ...], Listed] = ()
    """What else it speaks of; participants and `attributed_to` count already."""
    topic: Annotated[Topic, one_of(Topic)]
    label: Text | None = None
    """How a box of key facts calls it."""
    note: Text | None = None
    """What a reader should know."""
    quote: Annotated[tuple[Plain, ...], Listed, BeforeValidator(_quotes)] = ()
    """The source's exact words."""
    show_quote: Flag = False
    corroborates: Annotated[tuple[Id, ...], Listed] = ()
    disputes: Annotated[tuple[Id, ...], Listed] = ()
    history: Annotated[tuple[Correction, ...], Listed] = ()
    withdrawn: Flag = False
    """Taken off every page but the corrections."""
    why: Text | None = None
    """Why it was withdrawn."""
    silence: Annotated[tuple[Silence, ...], Listed] = ()


class Event(Record):
    """What stands on the timeline; its first claim is the main one."""

    title: Text
    claims: Annotated[tuple[Id, ...], Listed, Field(min_length=1)]
    date: When | None = None
    """Only to be coarser than the main claim's."""
    date_part: Annotated[Part, one_of(Part)] | None = None
    date_text: Text | None = None
    date_basis: Annotated[Basis, one_of(Basis)] | None = None
    note: Text | None = None
    silence: Annotated[tuple[Silence, ...], Listed] = ()


class Source(Record):
    """Where claims come from. It has authors or a publisher; the rest where it is known."""

    authors: Annotated[tuple[Somebody, ...], Listed] = ()
    publisher: Id | None = None
    title: Text | None = None
    url: Url | None = None
    published: When | None = None
    language: Plain | None = None
    retrieved: When | None = None
    archive_url: Url | None = None
    note: Text | None = None


class Level(Record):
    """One step of a scale; its text is its claim's statement."""

    id: Plain
    title: Text
    claim: Id


class Position(Record):
    """Where on a scale somebody places us: at one level, or between two."""

    between: Annotated[tuple[Plain, ...], Listed, Field(min_length=2, max_length=2)] | None = None
    at: Plain | None = None
    claim: Id


class Scale(Record):
    """Ordered levels that somebody proposed."""

    title: Text
    proposed_by: Id | None = None
    levels: Annotated[tuple[Level, ...], Listed, Field(min_length=2)]
    position: Position | None = None
