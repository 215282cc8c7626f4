"""Everything the site knows, linked: records by id, articles, and the way back from each."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any

from briefing.library.pinned import Checked
from briefing.reading.markdown import Body
from briefing.records.article import FrontMatter, SiteFile
from briefing.records.catalogue import Model, Organization, Person, Term
from briefing.records.dates import Basis, Date, Part
from briefing.records.facts import Claim, Event, Scale, Source
from briefing.records.fields import Record, Stated
from briefing.records.quantities import Quantity
from briefing.records.text import Localized


@dataclass(frozen=True, slots=True)
class Article:
    """Something somebody wrote, in one language."""

    slug: str
    language: str
    path: str
    """Of its file, relative to the site's root."""
    front: FrontMatter
    body: Body
    linked_html: str = ""
    """The body's HTML with the glossary's terms as tokens too."""
    terms: tuple[str, ...] = ()
    """Ids of the glossary's terms that its text links, by first appearance."""

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of the claims it carries, by first appearance."""
        return tuple(dict.fromkeys(mark.claim for mark in self.body.marks))


@dataclass(frozen=True, slots=True)
class When:
    """A date with all that EDTF cannot say of it."""

    date: Date
    part: Part | None = None
    text: Localized | None = None
    basis: Basis = "stated"
    said: bool = False
    """It is when the thing was said, not when it happened."""

    @property
    def sort_key(self) -> tuple[datetime.date, datetime.date, str]:
        """As a date's, with the part of a year or month that it names."""
        first, last, text = self.date.sort_key
        share = {"early": 0.0, "mid": 1 / 3, "late": 2 / 3}.get(self.part or "", 0.0)
        return (first + (last - first) * share, last, text)


@dataclass(frozen=True)
class Library:
    """The linked whole. Every id in it resolves; withdrawn claims stand only in `withdrawn`."""

    site: SiteFile
    languages: tuple[str, ...]
    """The languages the site is built in, the default one first."""
    articles: tuple[Article, ...]
    """Newest first, then by slug; drafts only where they were asked for."""
    claims: dict[str, Claim]
    events: dict[str, Event]
    models: dict[str, Model]
    organizations: dict[str, Organization]
    people: dict[str, Person]
    sources: dict[str, Source]
    terms: dict[str, Term]
    scales: dict[str, Scale]
    withdrawn: dict[str, Claim] = field(default_factory=dict)
    images: dict[str, bytes] = field(default_factory=dict)
    """Images beside articles, by `<slug>/<name>`."""
    claims_about: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Record id → claims that speak of it (participants, attribution, `about`), in file order."""
    articles_with_claim: dict[str, tuple[Article, ...]] = field(default_factory=dict)
    checked: dict[str, Checked] = field(default_factory=dict)
    """Claim id → how its quotation stands to its source."""
    articles_with_term: dict[str, tuple[Article, ...]] = field(default_factory=dict)
    articles_naming: dict[str, tuple[Article, ...]] = field(default_factory=dict)
    """Record id → articles that link to it with `[[…]]`."""

    @property
    def default_language(self) -> str:
        """The language at the site's root."""
        return self.languages[0]

    def article(self, slug: str, language: str) -> Article | None:
        """The article in that language, or None where it is not written in it."""
        return next((a for a in self.articles if (a.slug, a.language) == (slug, language)), None)

    def articles_in(self, language: str) -> tuple[Article, ...]:
        """One edition of every article: in that language, or else in the one it was written in."""
        chosen: dict[str, Article] = {}
        for article in self.articles:
            if article.slug not in chosen or article.language == language:
                chosen[article.slug] = article
        return tuple(chosen.values())

    def record(self, id: str) -> tuple[str, Record]:
        """Kind and record of an id of the shared namespace. Raises KeyError."""
        return self._shared[id]

    @cached_property
    def _shared(self) -> dict[str, tuple[str, Record]]:
        kinds: tuple[tuple[str, Mapping[str, Record]], ...] = (
            ("event", self.events), ("model", self.models), ("organization", self.organizations),
            ("person", self.people), ("source", self.sources), ("term", self.terms),
            ("scale", self.scales),
        )
        return {id: (kind, record) for kind, records in kinds for id, record in records.items()}

    @cached_property
    def claims_of_source(self) -> dict[str, tuple[str, ...]]:
        """Source id → ids of the claims that rest on it, in file order."""
        found: dict[str, list[str]] = {id: [] for id in self.sources}
        for id, claim in self.claims.items():
            found.setdefault(claim.source, []).append(id)
        return {id: tuple(claims) for id, claims in found.items()}

    @cached_property
    def disputed(self) -> frozenset[str]:
        """Ids of the claims that stand against another, whichever of the two says so."""
        return frozenset(id for one, claim in self.claims.items() if claim.disputes
                         for id in (one, *claim.disputes))

    @cached_property
    def backing(self) -> dict[str, tuple[str, ...]]:
        """Claim id → claims said to say the same, whichever of the two says so."""
        found: dict[str, list[str]] = {id: list(c.corroborates) for id, c in self.claims.items()}
        for id, claim in self.claims.items():
            for other in claim.corroborates:
                found.setdefault(other, []).append(id)
        return {id: tuple(others) for id, others in found.items()}

    def when_of_claim(self, claim: Claim) -> When | None:
        """When the thing happened; else when it was said; else None."""
        if claim.date:
            return When(claim.date, claim.date_part, claim.date_text, claim.date_basis)
        if claim.said_on:
            return When(claim.said_on, basis=claim.said_on_basis, said=True)
        return None

    def when_of_event(self, event: Event) -> When | None:
        """The event's own, coarser date, or its main claim's."""
        main = self.claims.get(event.claims[0])
        found = self.when_of_claim(main) if main else None
        if event.date:
            basis = event.date_basis or (found.basis if found else "stated")
            return When(event.date, event.date_part, event.date_text, basis)
        return found

    def date_of(self, stated: Stated[Date] | None) -> When | None:
        """A field's date: its literal, or the date of the claim it points to."""
        if stated is None:
            return None
        if stated.value is not None:
            return When(stated.value)
        claim = self.claims.get(stated.claim or "")
        return self.when_of_claim(claim) if claim else None

    def quantity_of(self, stated: Stated[Quantity] | None, name: str) -> Quantity | None:
        """A field's quantity: its literal, or the claim's value of that name."""
        if stated is None or stated.value is not None:
            return stated.value if stated else None
        claim = self.claims.get(stated.claim or "")
        return claim.values.get(name) if claim else None

    def number_of(self, stated: Stated[Any] | None, name: str, unit: str) -> Quantity | None:
        """As `quantity_of`, for a field that is a bare number in a unit of its own."""
        if stated is None or stated.value is None:
            return self.quantity_of(stated, name)
        return Quantity(Fraction(stated.value), unit)

    def claims_of(self, ids: Iterable[str]) -> list[tuple[str, Claim]]:
        """The claims of these ids that are not withdrawn."""
        return [(id, self.claims[id]) for id in ids if id in self.claims]

    def sorted_events(self) -> tuple[list[str], list[str]]:
        """Ids of the dated events from the earliest on, and of those without a date."""
        dated, shelf = [], []
        for id, event in self.events.items():
            when = self.when_of_event(event)
            if when:
                dated.append((when.sort_key, id))
            else:
                shelf.append(id)
        return [id for _, id in sorted(dated)], shelf
