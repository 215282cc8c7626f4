"""What templates see: frozen plain data. Each page's own context stands beside its function.

A `str` here is plain text that the template escapes. `href`s are relative to the page they are
on. Nothing in a view reaches back into the library.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Certainty = Literal["low", "medium", "high"]
Status = Literal["stated", "attributed", "vague", "disputed"]
"""How a claim stands: said by the source itself; put in somebody's mouth; less exact than a day or
a figure would be (an inferred, approximate or open date, an inferred unit); contradicted."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text, and its language where that is not the page's."""

    text: str
    lang: str = ""
    """BCP 47 tag for a `lang` attribute; empty where it is the page's own language."""

    def __str__(self) -> str:
        return self.text


Look = Literal["day", "solid", "pickets", "late", "early", "both", "unknown", "whole", "doubt"]
"""`day`: a needle; `solid`: sure; `pickets`: somewhere in it; `late`, `early`, `both`: fading in,
out, or at both ends; `unknown`: a dashed box; `whole`: the hairline of a year of which a part is
meant; `doubt`: a dotted line under what the source calls uncertain."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of time, drawn in one way."""

    look: Look
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
    edtf: str
    """Empty where no date is stated."""
    datetime: str
    """For `<time datetime>`; empty where HTML has no form for it."""
    ruler: Ruler
    inferred: bool = False
    """We, not the source, worked it out."""
    said: bool = False
    """When it was said, not when it happened."""


@dataclass(frozen=True, slots=True)
class QuantityView:
    """A quantity, in words and in parts for large type."""

    words: str
    """Whole: 逾 10 億元人民幣, more than RMB 1 billion."""
    prefix: str
    """Bound and currency before the number, short: 逾, "over", "+"."""
    number: str
    """10, 1/10, 240,000."""
    unit: str
    """億元, "bn RMB", %."""
    bound: str
    """exact, about, more_than, less_than, at_least, at_most, order."""
    bound_words: str
    """How the bound is called under the figure: 下限, 如來源所載."""
    inferred_unit: bool = False


@dataclass(frozen=True, slots=True)
class EntityView:
    """A record named and linked."""

    id: str
    name: Phrase
    href: str
    kind: str
    """event, model, organization, person, source, term, scale; empty for a text without record."""


@dataclass(frozen=True, slots=True)
class MarkView:
    """An evidence mark: a small number that leads to a claim's evidence."""

    n: int
    """By first appearance on the page, from 1."""
    claim: str
    label: str
    """The claim's headline."""
    status: Status
    href: str
    """To the entry of the page's own evidence list where it has one, else to the evidence page."""


@dataclass(frozen=True, slots=True)
class PartView:
    """Somebody in a role."""

    entity: EntityView
    role: str
    """The role's name in the page's language."""
    role_id: str


@dataclass(frozen=True, slots=True)
class ValueView:
    """One value of a claim."""

    name: str
    """Its key in the record: amount, valuation, growth …"""
    label: str
    """That key, or the claim's label, in the page's language."""
    quantity: QuantityView


@dataclass(frozen=True, slots=True)
class UseView:
    """A place on the site where something is used."""

    title: Phrase
    href: str
    kind: str
    """article, event, model, organization, scale, term."""


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """What was changed, when, and why."""

    claim: str
    headline: Phrase
    date: str
    was: Phrase
    now: Phrase | None
    """None where the claim was withdrawn."""
    why: Phrase
    href: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with everything a card, a list or the evidence page shows of it."""

    id: str
    headline: Phrase
    statement: Phrase
    topic: str
    topic_words: str
    basis: str
    basis_words: str
    status: Status
    status_words: str
    certainty: Certainty
    certainty_words: str
    attribution: EntityView
    """Who says so; the source's publisher or author where nobody else does."""
    source: EntityView
    date: DateView | None
    said_on: DateView | None
    """When it was said, where that is recorded beside or instead of `date`."""
    values: tuple[ValueView, ...]
    participants: tuple[PartView, ...]
    about: tuple[EntityView, ...]
    unnamed: Phrase | None
    and_others: bool
    label: Phrase | None
    note: Phrase | None
    quotes: tuple[Phrase, ...]
    href: str
    """Its entry on the evidence page of its source."""
    used_in: tuple[UseView, ...]
    corroborates: tuple[EntityView, ...]
    disputes: tuple[EntityView, ...]
    history: tuple[CorrectionView, ...]

    @property
    def best_date(self) -> DateView | None:
        """When it happened, else when it was said."""
        return self.date or self.said_on


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link with its words."""

    label: str
    href: str
    current: bool = False
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page has around its own content; templates see it as `page`."""

    lang: str
    template: str
    """The page's template name without `.html`: for a class on `body`."""
    title: str
    """The page's own; empty on the home page."""
    site_title: str
    description: str
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
    alternates: tuple[LinkView, ...]
    """Absolute addresses of this page in every language it has, `x-default` last."""
    languages: tuple[LinkView, ...]
    """The language switch: this page in the other languages, or their home page."""
    nav: tuple[LinkView, ...]
    footer: tuple[LinkView, ...]
    feed: str
    """Relative way to this language's feed."""
    licence: str
    updated: str
    """Newest date of the content, in words."""
    legend: tuple[DateView, ...]
    """One example of each way a date can be vague, for the footer."""
    json_ld: str
    """What search engines read of the page, safe inside a script element; empty for most pages."""
