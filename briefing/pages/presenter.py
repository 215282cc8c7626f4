"""Turns records into views for one page in one language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from briefing.library.library import Library
from briefing.library.when import When, when_of_claim
from briefing.pages import parts, states, urls
from briefing.pages.rulers import ruler
from briefing.pages.strings import Strings
from briefing.pages.views import (
    ClaimView,
    CorrectionView,
    DateView,
    EntityView,
    MarkView,
    PartView,
    Phrase,
    QuantityView,
    UseView,
    ValueView,
)
from briefing.pages.wording import Wording
from briefing.records.catalogue import Term
from briefing.records.dates import Date
from briefing.records.facts import Claim, Source
from briefing.records.fields import Named
from briefing.records.quantities import Quantity
from briefing.records.record import Record
from briefing.records.text import Localized


class Presenter:
    """What the context functions of one page draw on.

    `url` is the page's address from the site's root. Marks are numbered by first appearance, so
    a context function asks for them in the order in which the page shows them.
    """

    def __init__(self, library: Library, strings: Strings, url: str) -> None:
        self.library = library
        self.language = strings.language
        self.t = strings
        self.url = url
        self.wording = Wording(strings, library.site.units)
        self._prefix = urls.prefix(self.language, library.default_language)
        self._numbers: dict[str, int] = {}
        self._entities: dict[str, EntityView] = {}
        self._claims: dict[str, ClaimView] = {}

    # -- addresses ---------------------------------------------------------------------------

    def way(self, address: str) -> str:
        """A link to an address from the site's root.

        Relative, except on 404.html, which is served at any depth.
        """
        if self.url == "404.html":
            return (urlsplit(self.library.site.base_url).path or "/") + address
        return urls.relative(self.url, address)

    def href(self, address: str) -> str:
        """A link to an address inside this language, such as `models/glm/`."""
        return self.way(self._prefix + address)

    def edition_href(self, language: str, address: str) -> str:
        """A link to an address inside another language."""
        return self.way(urls.prefix(language, self.library.default_language) + address)

    # -- words -------------------------------------------------------------------------------

    def phrase(self, text: Localized) -> Phrase:
        """The text in the page's language; else in another, with its `lang`."""
        written = text.get(self.language)
        if written is not None:
            return Phrase(written)
        for language in (self.library.default_language, *text.languages()):
            written = text.get(language)
            if written is not None:
                return Phrase(written, language)
        raise ValueError("a text without words")

    def join(self, parts: Sequence[str], open: bool = False) -> str:
        """A list in words."""
        return self.wording.join(parts, open)

    def topic(self, topic: str) -> str:
        """A topic's name."""
        return self.t(f"claim.topic.{topic}")

    def date(self, when: When) -> DateView:
        """A date with its words and its ruler."""
        return self.library.once(("date", self.language, when), lambda: self._date(when))

    def _date(self, when: When) -> DateView:
        return DateView(
            words=self.wording.when(when),
            edtf=when.date.edtf,
            datetime=when.date.iso,
            ruler=ruler(when.date, when.part),
            inferred=when.basis == "inferred",
            said=when.said,
        )

    def no_date(self) -> DateView:
        """What stands where no date is stated."""
        return DateView(self.t("date.not_stated"), "", "", ruler(None, None))

    def plain_date(self, date: Date) -> DateView:
        """A date of an article or a source, which needs nothing beside it."""
        return self.date(When(date))

    def quantity(self, quantity: Quantity) -> QuantityView:
        """A quantity in words and in parts."""
        return self.wording.quantity(quantity)

    def amount(self, quantity: Quantity) -> str:
        """A quantity as short as a chart's label has to be."""
        words = self.quantity(quantity)
        return f"{words.prefix}{words.number}{words.unit}"

    # -- records -----------------------------------------------------------------------------

    def name(self, record: Record) -> Phrase:
        """How a record is called: its name, title, term or headline."""
        if isinstance(record, Term):
            return self._term_name(record)
        if isinstance(record, Source):
            return self._source_name(record)
        for field in ("name", "title", "headline"):
            text = getattr(record, field, None)
            if isinstance(text, Localized):
                return self.phrase(text)
        raise TypeError(type(record).__name__)

    def _term_name(self, term: Term) -> Phrase:
        if self.language in term.forms:
            return Phrase(term.forms[self.language].term)
        language = next(iter(term.forms))
        return Phrase(term.forms[language].term, language)

    def _source_name(self, source: Source) -> Phrase:
        if source.title:
            return self.phrase(source.title)
        return Phrase(self.t("source.untitled", by=self.source_by(source)))

    def source_by(self, source: Source) -> str:
        """Who made the source: its authors, its publisher, or both."""
        authors = self.join([self.named(author).name.text for author in source.authors])
        publisher = self.entity(source.publisher).name.text if source.publisher else ""
        if authors and publisher:
            return self.t("source.by", authors=authors, publisher=publisher)
        return authors or publisher

    def record_href(self, kind: str, id: str) -> str:
        """A link to a record's page or entry."""
        return self.href(parts.record_address(self.library, self.language, kind, id))

    def entity(self, id: str) -> EntityView:
        """A record of the shared namespace, named and linked."""
        if id not in self._entities:
            kind, record = self.library.record(id)
            self._entities[id] = EntityView(
                id, self.name(record), self.record_href(kind, id), kind)
        return self._entities[id]

    def claim_entity(self, id: str) -> EntityView:
        """A claim, named by its headline and linked to its evidence."""
        claim = self.library.claims[id]
        return EntityView(id, self.phrase(claim.headline), self.claim_href(id), "claim")

    def named(self, named: Named) -> EntityView:
        """Somebody with a record or without one."""
        if named.id:
            return self.entity(named.id)
        assert named.text
        return EntityView("", self.phrase(named.text), "", "")

    # -- claims ------------------------------------------------------------------------------

    def claim_href(self, id: str) -> str:
        """A link to the claim's entry among the evidence of its source."""
        return self.href(parts.claim_address(self.library, id))

    def mark(self, id: str, local: bool = False) -> MarkView:
        """The claim's evidence mark; `local` leads to the page's own evidence list."""
        number = self._numbers.setdefault(id, len(self._numbers) + 1)
        headline = self.phrase(self.library.claims[id].headline).text
        href = f"#ev-{id}" if local else self.claim_href(id)
        return MarkView(number, id, headline, states.status(self.library, id), href)

    def marks(self, ids: Iterable[str], local: bool = False) -> tuple[MarkView, ...]:
        """Marks of these claims; withdrawn ones have none."""
        return tuple(self.mark(id, local) for id in ids if id in self.library.claims)

    def marked(self) -> tuple[str, ...]:
        """The claims marked so far on this page, in the order of their numbers."""
        return tuple(self._numbers)

    def claim(self, id: str) -> ClaimView:
        """Everything that is shown of a claim."""
        if id not in self._claims:
            self._claims[id] = self._claim(id)
        return self._claims[id]

    def _claim(self, id: str) -> ClaimView:
        claim, t = self.library.claims[id], self.t
        state, sure = states.status(self.library, id), states.certainty(self.library, id)
        return ClaimView(
            id=id,
            headline=self.phrase(claim.headline),
            statement=self.phrase(claim.statement),
            topic=claim.topic,
            topic_words=self.topic(claim.topic),
            basis=claim.basis,
            basis_words=t(f"claim.basis.{claim.basis}"),
            status=state,
            status_words=t(f"claim.status.{state}"),
            certainty=sure,
            certainty_words=t(f"claim.certainty.{sure}"),
            attribution=self.attribution(claim),
            source=self.entity(claim.source),
            date=self._happened(claim),
            said_on=self._said(claim),
            values=tuple(self._value(claim, name) for name in claim.values),
            participants=tuple(
                PartView(self.entity(p.id), t(f"claim.role.{p.role}"), p.role)
                for p in claim.participants
            ),
            about=tuple(self.entity(other) for other in claim.about),
            unnamed=self.phrase(claim.unnamed) if claim.unnamed else None,
            and_others=claim.and_others,
            label=self.phrase(claim.label) if claim.label else None,
            note=self.phrase(claim.note) if claim.note else None,
            quotes=self._quotes(claim),
            href=self.claim_href(id),
            corroborates=self._others(claim.corroborates, self.library.corroborating.get(id, ())),
            disputes=self._others(claim.disputes, self.library.disputing.get(id, ())),
            history=tuple(self.corrections_of(id)),
        )

    def attribution(self, claim: Claim) -> EntityView:
        """Who says so: whoever it is attributed to, else the source's publisher or author."""
        if claim.attributed_to:
            return self.named(claim.attributed_to)
        source = self.library.sources[claim.source]
        if source.publisher:
            return self.entity(source.publisher)
        return self.named(source.authors[0])

    def _happened(self, claim: Claim) -> DateView | None:
        when = when_of_claim(claim)
        return self.date(when) if when and not when.said else None

    def _said(self, claim: Claim) -> DateView | None:
        if not claim.said_on:
            return None
        return self.date(When(claim.said_on, basis=claim.said_on_basis, said=True))

    def _value(self, claim: Claim, name: str) -> ValueView:
        if claim.label and len(claim.values) == 1:
            label = self.phrase(claim.label).text
        elif self.t.has(f"quantity.value.{name}"):
            label = self.t(f"quantity.value.{name}")
        else:
            label = name.replace("_", " ")
        return ValueView(name, label, self.quantity(claim.values[name]))

    def _quotes(self, claim: Claim) -> tuple[Phrase, ...]:
        if not claim.show_quote:
            return ()
        language = self.library.sources[claim.source].language or ""
        return tuple(Phrase(q, language if language != self.language else "") for q in claim.quote)

    def _others(self, named: Iterable[str], naming: Iterable[str]) -> tuple[EntityView, ...]:
        """Claims that one names and that name it, each once; withdrawn ones are left out."""
        return tuple(self.claim_entity(id) for id in dict.fromkeys((*named, *naming))
                     if id in self.library.claims)

    def uses_of_claim(self, id: str) -> tuple[UseView, ...]:
        """Where on the site the claim is used: articles first, then events and scales."""
        library = self.library
        carrying = (article.slug for article in library.articles_with_claim.get(id, ()))
        uses = [
            UseView(
                Phrase(a.front.title, "" if a.language == self.language else a.language),
                self.edition_href(a.language, f"{urls.article(a.slug)}#ev-{id}"),
                "article",
            )
            for a in library.editions_of(carrying, self.language)
        ]
        uses += [self._use(event, "event") for event in library.events_with_claim.get(id, ())]
        uses += [self._use(scale, "scale") for scale in library.scales_with_claim.get(id, ())]
        return tuple(uses)

    def _use(self, id: str, kind: str) -> UseView:
        entity = self.entity(id)
        return UseView(entity.name, entity.href, kind)

    def corrections_of(self, id: str) -> list[CorrectionView]:
        """The claim's corrections, the newest first; a withdrawal counts as one."""
        library = self.library
        claim = library.claims.get(id) or library.withdrawn[id]
        live = id in library.claims
        views = [
            CorrectionView(
                id,
                self.phrase(claim.headline),
                self.plain_date(past.date).words,
                self.phrase(past.was),
                self.phrase(claim.statement) if live else None,
                self.phrase(past.why),
                self.claim_href(id) if live else "",
            )
            for past in sorted(claim.history, key=lambda p: p.date.sort_key, reverse=True)
        ]
        if not live and claim.why:
            views.insert(
                0,
                CorrectionView(
                    id,
                    self.phrase(claim.headline),
                    "",
                    self.phrase(claim.statement),
                    None,
                    self.phrase(claim.why),
                    "",
                ),
            )
        return views
