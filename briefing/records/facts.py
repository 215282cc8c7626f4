"""What the site asserts, and on whose word: claims, events, sources, scales."""

from __future__ import annotations

import re
from dataclasses import field
from typing import Annotated, Any, Literal

from briefing.records.dates import Basis, Part
from briefing.records.faults import Fault
from briefing.records.fields import (
    Amount,
    Flag,
    Id,
    Listed,
    Plain,
    Somebody,
    Tag,
    Text,
    Url,
    When,
    one_of,
)
from briefing.records.record import Check, Length, Read, Record

Topic = Literal["funding", "company", "model", "product", "research", "policy"]
Ground = Literal["statement", "reporting", "insiders", "estimate", "reading", "forecast"]
Role = Literal[
    "recipient", "investor", "lead_investor", "founder", "founded", "developer", "authority",
    "listed", "speaker", "seller", "buyer", "partner",
]

Rule = Literal[
    "claim-uncarried", "claims-differ", "date-differs", "date-missing", "field-unproven",
    "figure-differs", "figure-missing", "figure-unmarked", "figure-unproven",
    "key-claim-unmarked", "marks-swapped", "name-missing", "pinyin-missing", "pinyin-unread",
    "script-mixed", "sentence-unmarked", "source-copied", "term-avoided", "translation-stale",
    "unit-unworded", "usage-mainland", "usage-taiwan",
]
"""What an editor may silence for one place."""


class Silence(Record):
    """One check silenced for one place, and why."""

    rule: Annotated[Rule, one_of(Rule)]
    """Code of the check, as its warning names it."""
    at: Plain | None = None
    """The words it is about, or a claim; only in a record it may be the whole."""
    why: Text
    """Shown on the evidence page."""


class Participant(Record):
    """Who took part, and as what."""

    id: Id
    """An organization, a person or a model."""
    role: Annotated[Role, one_of(Role)]
    """What it was in the event."""


class Correction(Record):
    """What a claim said before, until when, and why it was changed."""

    date: When
    """Day of the change."""
    was: Text
    """What stood here before."""
    why: Text
    """Reason, for readers."""


def _quotes(raw: Any) -> Any:
    return [raw] if isinstance(raw, str) else raw


class Claim(Record):
    """The unit of evidence: one thing that the site asserts, on somebody's word."""

    headline: Text
    """Short, for cards and lists."""
    statement: Text
    """One full sentence."""
    source: Id
    """The source that bears it."""
    basis: Annotated[Ground, one_of(Ground)]
    """On what ground the source says it; with the number of sources it decides how sure we are."""
    attributed_to: Somebody | None = None
    """Left out: the source itself."""
    date: When | None = None
    """When the thing happened or is to happen."""
    date_part: Annotated[Part, one_of(Part)] | None = None
    """Part of a year or month that the source names, as in "late 2024"."""
    date_text: Text | None = None
    """The date in the source's words, where ours would say less or more."""
    date_basis: Annotated[Basis, one_of(Basis)] = "stated"
    """Whether the source states the date or we worked it out."""
    said_on: When | None = None
    """When it was said, where that differs from `date` or is all we know."""
    said_on_basis: Annotated[Basis, one_of(Basis)] = "stated"
    """The same for `said_on`."""
    values: dict[str, Amount] = field(default_factory=dict)
    """What it gives in figures: a name (`amount`, `valuation`, …) and the quantity."""
    participants: Annotated[tuple[Participant, ...], Listed] = ()
    """Who took part, each with a role."""
    and_others: Flag = False
    """The list of participants, or of what it is about, is open."""
    unnamed: Text | None = None
    """Participants without a name."""
    about: Annotated[tuple[Id, ...], Listed] = ()
    """What else it speaks of; participants and `attributed_to` count already."""
    topic: Annotated[Topic, one_of(Topic)]
    """Its lane on the timeline, and its colour."""
    label: Text | None = None
    """How a box of key facts calls it."""
    note: Text | None = None
    """What a reader should know."""
    quote: Annotated[tuple[Plain, ...], Listed, Read(_quotes)] = ()
    """The source's exact words."""
    show_quote: Flag = False
    """Whether the quotation is published; it is not unless you say so."""
    corroborates: Annotated[tuple[Id, ...], Listed] = ()
    """Claims of other sources that say the same."""
    disputes: Annotated[tuple[Id, ...], Listed] = ()
    """Claims that say otherwise; both are shown, neither is preferred."""
    history: Annotated[tuple[Correction, ...], Listed] = ()
    """What it said before; makes the corrections page."""
    withdrawn: Flag = False
    """Taken off every page but the corrections."""
    why: Text | None = None
    """Why it was withdrawn."""
    silence: Annotated[tuple[Silence, ...], Listed] = ()
    """Checks silenced for this record, with the reason."""


class Event(Record):
    """What stands on the timeline; its first claim is the main one."""

    title: Text
    """Its heading on the timeline."""
    claims: Annotated[tuple[Id, ...], Listed, Length(1)]
    """Claims it rests on."""
    date: When | None = None
    """Only to be coarser than the main claim's."""
    date_part: Annotated[Part, one_of(Part)] | None = None
    """As in a claim."""
    date_text: Text | None = None
    """As in a claim."""
    date_basis: Annotated[Basis, one_of(Basis)] | None = None
    """As in a claim."""
    note: Text | None = None
    """What a reader should know."""
    silence: Annotated[tuple[Silence, ...], Listed] = ()
    """As in a claim."""


class Source(Record):
    """Where claims come from. It has authors or a publisher; the rest where it is known."""

    authors: Annotated[tuple[Somebody, ...], Listed] = ()
    """Ids of people, or names."""
    publisher: Id | None = None
    """An organization."""
    title: Text | None = None
    """Left out: the source bears none."""
    url: Url | None = None
    """Where it can be read."""
    published: When | None = None
    """Left out: the source bears no date."""
    language: Tag | None = None
    """BCP 47 tag of its language."""
    retrieved: When | None = None
    """When the editor read it."""
    archive_url: Url | None = None
    """A copy that stays."""
    note: Text | None = None
    """What a reader should know."""


def _sha256(text: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{64}", text):
        raise Fault("hash-invalid", f"{text[:64]} is no sha256", label="64 characters of 0-9, a-f",
                    help="run check --record, which writes it")
    return text


Hash = Annotated[Plain, Check(_sha256)]


class Proof(Record):
    """When the quotation of the claim of that id was found in its source: `check --record`."""

    quote: Hash
    """The sha256 of the quotation as it is compared."""
    source: Hash
    """The sha256 of the pinned source."""
    date: When
    """Day of the check."""


class Level(Record):
    """One step of a scale; its text is its claim's statement."""

    id: Plain
    """Short name, such as L3."""
    title: Text
    """What the level is called."""
    claim: Id
    """Says what the level is."""


class Position(Record):
    """Where on a scale somebody places us: at one level, or between two."""

    between: Annotated[tuple[Plain, ...], Listed, Length(2, 2)] | None = None
    """Two neighbouring levels."""
    at: Plain | None = None
    """One level."""
    claim: Id
    """Who says so."""


class Scale(Record):
    """Ordered levels that somebody proposed."""

    title: Text
    """Its heading."""
    proposed_by: Id | None = None
    """A person or an organization."""
    levels: Annotated[tuple[Level, ...], Listed, Length(2)]
    """From the lowest to the highest."""
    position: Position | None = None
    """Where somebody says we are."""
