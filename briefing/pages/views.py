"""What templates see: frozen plain data. Each page's own context stands beside its function.

A `str` here is plain text that the template escapes. `href`s are relative to the page they are
on. Nothing in a view reaches back into the library.
"""

from __future__ import annotations

from typing import Literal

from briefing.values import dataclass

Certainty = Literal["low", "medium", "high"]
Proof = Literal["proved", "recorded", "unchecked", "text"]
Status = Literal[
    "stated", "attributed", "bounded", "corrected", "inferred", "vague", "disputed"
]
"""How a claim stands; the table is in `states.py`."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text, and its language where that is not the page's."""

    text: str
    """What is printed."""
    lang: str = ""
    """BCP 47 tag for a `lang` attribute; empty where it is the page's own language."""

    def __str__(self) -> str:
        return self.text


Look = Literal["day", "solid", "pickets", "late", "early", "both", "unknown", "whole", "doubt"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of time, drawn in one way."""

    look: Look
    """`day`: a needle; `solid`: sure; `pickets`: somewhere in it; `late`, `early`, `both`: fading
    in, out, or at both ends; `unknown`: a dashed box; `whole`: the hairline of a year of which a
    part is meant; `doubt`: a dotted line under what the source calls uncertain."""
    x: float
    """Where it begins: in months on a ruler, in per cent of the width on a chart."""
    width: float
    """In the same unit."""


@dataclass(frozen=True, slots=True)
class Ruler:
    """A date drawn on twelve cells, one a month; a mark is as wide as the date is vague."""

    label: str
    """The year, or the years, that the cells stand for; empty where nothing is stated."""
    pieces: tuple[Piece, ...]
    """In cells from the left end; "about" may reach one cell beyond the ruler."""


@dataclass(frozen=True, slots=True)
class DateView:
    """A date, in words and as data."""

    words: str
    """As exact as it is known and no more, in the page's language."""
    edtf: str
    """Empty where no date is stated."""
    datetime: str
    """For `<time datetime>`; empty where HTML has no form for it."""
    ruler: Ruler
    """Its drawing."""
    inferred: bool = False
    """We, not the source, worked it out."""
    said: bool = False
    """When it was said, not when it happened."""


@dataclass(frozen=True, slots=True)
class QuantityView:
    """A quantity, in words and in parts for large type; the parts have their own spaces."""

    words: str
    """Whole: 逾 10 億元人民幣, more than RMB 1 billion."""
    prefix: str
    """Bound and currency before the number, short: "逾 ", "over US$", "RMB ", "+"."""
    number: str
    """10, 1/10, 240,000."""
    unit: str
    """What follows the number: " 億元", " billion", "%"."""
    bound: str
    """exact, about, more_than, less_than, at_least, at_most, order."""
    bound_words: str
    """How the bound is called under the figure: 下限, 如來源所載."""
    inferred_unit: bool = False
    """We, not the source, worked the unit out."""


@dataclass(frozen=True, slots=True)
class EntityView:
    """A record named and linked."""

    id: str
    """Id of the record; empty for a text without record."""
    name: Phrase
    """In the page's language where it has one."""
    href: str
    """Relative way to its page, with the anchor; empty where it has none."""
    kind: str
    """event, model, organization, person, source, term, scale; empty for a text without record."""


@dataclass(frozen=True, slots=True)
class MarkView:
    """An evidence mark: a small number that leads to a claim's evidence."""

    n: int
    """By first appearance on the page, from 1."""
    claim: str
    """Id of the claim."""
    label: str
    """The claim's headline."""
    status: Status
    """How the claim stands; decides the mark's look."""
    href: str
    """To the entry of the page's own evidence list where it has one, else to the evidence page."""


@dataclass(frozen=True, slots=True)
class PartView:
    """Somebody in a role."""

    entity: EntityView
    """Who it is, linked."""
    role: str
    """The role's name in the page's language."""
    role_id: str
    """Key of the role."""


@dataclass(frozen=True, slots=True)
class ValueView:
    """One value of a claim."""

    name: str
    """Its key in the record: amount, valuation, growth …"""
    label: str
    """That key, or the claim's label, in the page's language."""
    quantity: QuantityView
    """The value."""


@dataclass(frozen=True, slots=True)
class UseView:
    """A place on the site where something is used."""

    title: Phrase
    """Words of the link."""
    href: str
    """Relative way to the page, with the anchor."""
    kind: str
    """article, event, model, organization, scale, term."""


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """What was changed, when, and why."""

    claim: str
    """Id of the claim."""
    headline: Phrase
    """The claim's."""
    date: str
    """Day of the change, in words; empty where it is not recorded."""
    was: Phrase
    """What stood here before."""
    now: Phrase | None
    """None where the claim was withdrawn."""
    why: Phrase
    """Reason, for readers."""
    href: str
    """The claim's entry on the evidence page."""


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with everything a card, a list or the evidence page shows of it."""

    id: str
    """Id of the claim."""
    headline: Phrase
    """Short, for cards and lists."""
    statement: Phrase
    """One full sentence."""
    topic: str
    """Key of its topic."""
    topic_words: str
    """Its topic, in words."""
    basis: str
    """Key of the ground on which the source says it."""
    basis_words: str
    """The same in words."""
    status: Status
    """How it stands, worked out of the record."""
    status_words: str
    """The same in words."""
    certainty: Certainty
    """How sure we are, worked out of the records."""
    certainty_words: str
    """The same in words."""
    attribution: EntityView
    """Who says so; the source's publisher or author where nobody else does."""
    source: EntityView
    """What bears it, linked to the source's page."""
    date: DateView | None
    """When it happened or is to happen; None where that is not recorded."""
    said_on: DateView | None
    """When it was said, where that is recorded beside or instead of `date`."""
    values: tuple[ValueView, ...]
    """What it gives in figures."""
    participants: tuple[PartView, ...]
    """Who took part, each in a role."""
    about: tuple[EntityView, ...]
    """What else it speaks of."""
    unnamed: Phrase | None
    """Participants without a name; None where there are none."""
    and_others: bool
    """Whether the list of participants is open."""
    label: Phrase | None
    """How a box of key facts calls it; None where it has no word of its own."""
    note: Phrase | None
    """What a reader should know; None where there is nothing."""
    quotes: tuple[Phrase, ...]
    """The source's exact words; empty unless they may be shown."""
    href: str
    """Its entry on the evidence page of its source."""
    corroborates: tuple[EntityView, ...]
    """Claims of other sources that say the same."""
    disputes: tuple[EntityView, ...]
    """Claims that say otherwise."""
    history: tuple[CorrectionView, ...]
    """What it said before, newest first."""

    @property
    def best_date(self) -> DateView | None:
        """When it happened, else when it was said."""
        return self.date or self.said_on


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link with its words."""

    label: str
    """Words of the link."""
    href: str
    """Relative way, or a whole address."""
    current: bool = False
    """Whether it leads to the page it is on, or to the part of the site it belongs to."""
    lang: str = ""
    """BCP 47 tag of what it leads to; empty where that is the page's own."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page has around its own content; templates see it as `page`."""

    lang: str
    """BCP 47 tag of the page's language."""
    title: str
    """The page's own; empty on the home page."""
    site_title: str
    """The site's name."""
    description: str
    """One sentence for the head: search engines and social cards show it."""
    url: str
    """Path from the site's root."""
    root: str
    """Relative way to the site's root: "" or "../../"."""
    home: str
    """Relative way to this language's home page."""
    search: str
    """Relative way to this language's search page."""
    canonical: str
    """Absolute address."""
    image: str
    """Absolute address of an image that stands for the page; empty for most."""
    alternates: tuple[LinkView, ...]
    """Absolute addresses of this page in every language it has, `x-default` last."""
    languages: tuple[LinkView, ...]
    """The language switch: this page in the other languages, or their home page."""
    nav: tuple[LinkView, ...]
    """The main pages, for the header."""
    footer: tuple[LinkView, ...]
    """Further pages, for the footer."""
    feed: str
    """Relative way to this language's feed."""
    licence: str
    """SPDX identifier of the content's licence; empty where none is given."""
    licence_href: str
    """Address of its text; empty where none is given."""
    updated: str
    """Newest date of the content, in words."""
    legend: tuple[DateView, ...]
    """One example of each way a date can be vague, for the footer."""
    json_ld: str
    """What search engines read of the page, safe inside a script element; empty for most pages."""
