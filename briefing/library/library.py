"""Everything the site knows, linked: records by id, articles, and the way back from each.

What is read of the library is noted (`briefing.reads`), so that a page is made again only when
something that it showed has changed.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Any, Protocol, TypeVar

from briefing.library.articles import STATES, Article, Card, Picture
from briefing.library.pinned import Checked
from briefing.library.record_files import Records
from briefing.library.relations import Row, relations, row_of
from briefing.library.when import When, when_of_claim
from briefing.reads import Key, Memo, Noted, note, noting
from briefing.records.article import SiteFile
from briefing.records.catalogue import Model, Organization, Person, Term
from briefing.records.dates import Date
from briefing.records.facts import Claim, Event, Scale, Source
from briefing.records.fields import Stated
from briefing.records.quantities import Quantity
from briefing.records.record import Record

T = TypeVar("T")


class Derived(Protocol):
    """How a language is derived; `derived.py` has it."""

    @property
    def own(self) -> Mapping[str, str]:
        """The site's own words: those of the origin, and those of the derived language."""

    @property
    def digest(self) -> str:
        """Of what decides how a text is converted."""

    def record(self, value: T) -> T:
        """A record with its texts in that language too."""

    def records(self, records: Mapping[str, Record]) -> Mapping[str, Any]:
        """As `record`, of many."""


Ids = tuple[str, ...]
_SHARED = {"events": "event", "models": "model", "organizations": "organization",
           "people": "person", "sources": "source", "terms": "term", "scales": "scale"}
"""Shelves whose ids live in one namespace, with their kinds."""


KIND_OF = {**_SHARED, "claims": "claim", "withdrawn": "claim"}
"""Shelves with the kinds of their records."""
OF_KINDS: Mapping[str, frozenset[str]] = {
    **{shelf: frozenset((kind,)) for shelf, kind in KIND_OF.items()},
    **dict.fromkeys(("claims_about", "claims_of_source", "corroborating", "disputing", "checked"),
                    frozenset(("claim", "source"))),
    "events_with_claim": frozenset(("event",)),
    "scales_with_claim": frozenset(("scale",)),
    "fields_with_claim": frozenset(("model", "organization", "term")),
    "sorted_events": frozenset(("event", "claim")),
}
"""Keys that stand for records alone, with the kinds of these: no article can change them."""
OF_ARTICLES: Mapping[str, Callable[[Card], Ids]] = {
    "articles_with_claim": lambda card: card.claims,
    "articles_with_term": lambda card: card.terms,
    "articles_naming": lambda card: card.links,
    "editions": lambda card: (card.slug,),
}
"""Keys that stand for a list of articles, with the ids under which one is found."""


def _rows(records: Mapping[str, Record]) -> dict[str, Row]:
    if isinstance(records, Records):
        return records.rows()
    return {id: row_of(record) for id, record in records.items()}


def _paths(articles: Iterable[Article]) -> str:
    return "\n".join(article.path for article in articles)


class Library:
    """The linked whole. Every id in it resolves; withdrawn claims stand only in `withdrawn`.

    `articles` come newest first, then by slug; drafts only where they were asked for. `languages`
    are those the site is built in, the default one first. `images` are those beside articles, by
    `<slug>/<name>`; `checked` says by claim how its quotation stands to its source; `derived` says
    of languages that nobody writes how they are made.
    """

    def __init__(
        self, site: SiteFile, languages: tuple[str, ...], articles: Sequence[Article],
        claims: Mapping[str, Claim], events: Mapping[str, Event], models: Mapping[str, Model],
        organizations: Mapping[str, Organization], people: Mapping[str, Person],
        sources: Mapping[str, Source], terms: Mapping[str, Term], scales: Mapping[str, Scale],
        withdrawn: Mapping[str, Claim] | None = None,
        images: Mapping[str, Picture] | None = None,
        checked: Mapping[str, Checked] | None = None,
        derived: Mapping[str, Derived] | None = None,
    ) -> None:
        self.site = site
        self.languages = languages
        self.once = Memo(self.state)
        """What pages have in common."""
        self._articles = tuple(articles)
        self._by_path = {article.path: article for article in articles}
        shelves: dict[str, Mapping[str, Record]] = {
            "claims": claims, "events": events, "models": models, "organizations": organizations,
            "people": people, "sources": sources, "terms": terms, "scales": scales,
            "withdrawn": withdrawn or {},
        }
        self._noted: dict[str, Noted[Any]] = {
            name: Noted(name, records, getattr(records, "digest", None))
            for name, records in shelves.items()}
        self.claims: Noted[Claim] = self._noted["claims"]
        self.events: Noted[Event] = self._noted["events"]
        self.models: Noted[Model] = self._noted["models"]
        self.organizations: Noted[Organization] = self._noted["organizations"]
        self.people: Noted[Person] = self._noted["people"]
        self.sources: Noted[Source] = self._noted["sources"]
        self.terms: Noted[Term] = self._noted["terms"]
        self.scales: Noted[Scale] = self._noted["scales"]
        self.withdrawn: Noted[Claim] = self._noted["withdrawn"]
        self._kinds = {id: name for name in _SHARED for id in shelves[name]}
        rows = [row for records in shelves.values() for row in _rows(records).items()]
        found = relations(rows)
        found["claims_of_source"] = dict.fromkeys(sources, ()) | found["claims_of_source"]
        for name, relation in found.items():
            self._noted[name] = Noted(name, relation)
        self.claims_about: Noted[Ids] = self._noted["claims_about"]
        """Record id → claims that speak of it (participants, attribution, `about`)."""
        self.claims_of_source: Noted[Ids] = self._noted["claims_of_source"]
        """Source id → ids of the claims that rest on it, in file order."""
        self.corroborating: Noted[Ids] = self._noted["corroborating"]
        """Claim id → other claims that say they corroborate it."""
        self.disputing: Noted[Ids] = self._noted["disputing"]
        """Claim id → other claims that say they dispute it."""
        self.events_with_claim: Noted[Ids] = self._noted["events_with_claim"]
        self.scales_with_claim: Noted[Ids] = self._noted["scales_with_claim"]
        self.fields_with_claim: Noted[Ids] = self._noted["fields_with_claim"]
        """Claim id → models, organizations and terms with a field that rests on it."""
        self.terms_in_part: Noted[Ids] = self._noted["terms_in_part"]
        """Language and part of a long glossary, `en/m` → ids of its terms, in file order."""
        self.finer_parts: Noted[Ids] = self._noted["finer_parts"]
        """Such a part that is too long for one page → the parts that it is cut into."""
        self._relate_articles()
        self.images = self._know("images", images or {}, lambda image: image.digest)
        self.checked = self._know("checked", checked or {})
        last = max((article.card.changed for article in articles), default=None)
        self._newest = max((
            *(article.card.front.changed for article in articles
              if article.card.changed == last),
            *(date for _, row in rows for date in row.changed),
        ), key=lambda date: date.sort_key, default=None)
        self.derived = derived or {}
        """How the languages that nobody writes are made."""
        self._twins: dict[str, Library] = {}
        self._shelves = shelves

    def _twin(self, language: str) -> Library:
        """The library as pages in a derived language read it."""
        twin, how = copy.copy(self), self.derived[language]
        twin.site = how.record(self.site)
        twin._noted = dict(self._noted)
        for name, records in self._shelves.items():
            twin._noted[name] = Noted(name, how.records(records))
            setattr(twin, name, twin._noted[name])
        return twin

    def in_language(self, language: str) -> Library:
        """The library as pages in that language read it: with derived texts, where it is derived.

        Those have no digests of their own: how they are derived is read with every page.
        """
        if language not in self.derived:
            return self
        note("derived", language)
        if language not in self._twins:
            self._twins[language] = self._twin(language)
        return self._twins[language]

    @property
    def whole(self) -> Library:
        """The library with every text in all languages of the site."""
        return self.in_language(next(iter(self.derived), ""))

    def beside(self, language: str) -> list[str]:
        """Languages whose words are shown beside it: others, but not what it is derived from."""
        return [tag for tag in self.languages if tag not in (language, self.origin(language))]

    def origin(self, language: str) -> str | None:
        """What the language is derived from; None where it is written."""
        return self.site.languages[language].derived_from

    def _relate_articles(self) -> None:
        for name, ids_of in OF_ARTICLES.items():
            found: dict[str, list[Article]] = {}
            for article in self._articles:
                for id in ids_of(article.card):
                    found.setdefault(id, []).append(article)
            self._know(name, found, _paths)
        self.articles_with_claim: Noted[list[Article]] = self._noted["articles_with_claim"]
        self.articles_with_term: Noted[list[Article]] = self._noted["articles_with_term"]
        self.articles_naming: Noted[list[Article]] = self._noted["articles_naming"]
        """Record id → articles that link to it with `[[…]]`."""
        self._editions: Noted[list[Article]] = self._noted["editions"]

    def _know(self, name: str, items: Mapping[str, T],
              state: Callable[[T], str] = repr) -> Noted[T]:
        noted = Noted(name, items, lambda id: state(items[id]))
        self._noted[name] = noted
        return noted

    def state(self, key: Key) -> str:
        """What a noted key stands for now, as a text to compare; empty for what is gone."""
        name, *rest = key
        if name in STATES:
            article = self._by_path.get(rest[0])
            return STATES[name](article.card) if article else ""
        if name == "articles":
            return _paths(self._articles)
        if name == "sorted_events":
            return repr(self._all_in_order)
        if name == "derived":
            return self.derived[rest[0]].digest if rest[0] in self.derived else ""
        if name == "newest":
            return repr(self._newest)
        return self._noted[name].state(rest[0]) if name in self._noted else ""

    @property
    def default_language(self) -> str:
        """The language at the site's root."""
        return self.languages[0]

    @property
    def articles(self) -> tuple[Article, ...]:
        """Newest first, then by slug."""
        note("articles")
        return self._articles

    @property
    def newest(self) -> Date | None:
        """The newest date of an article or of a correction; None where there is neither.

        It is what the site takes for the present, never the clock.
        """
        note("newest")
        return self._newest

    def at(self, path: str) -> Article | None:
        """The article of that file, or None."""
        return self._by_path.get(path)

    def article(self, slug: str, language: str) -> Article | None:
        """The article in that language, or None where it is not written in it."""
        return next((a for a in self._editions.get(slug, ()) if a.language == language), None)

    def articles_in(self, language: str) -> tuple[Article, ...]:
        """One edition of every article: in that language, or else in the one it was written in."""
        note("articles")
        return self._chosen(self._articles, language)

    def editions_of(self, slugs: Iterable[str], language: str) -> tuple[Article, ...]:
        """As `articles_in`, but of these articles only."""
        found = [article for slug in sorted(set(slugs)) for article in self._editions.get(slug, ())]
        chosen = self._chosen(found, language)
        return tuple(sorted(chosen, key=lambda a: a.date.sort_key, reverse=True))

    def editions_using(self, term: str, language: str) -> tuple[Article, ...]:
        """Articles whose text uses a term, newest first, in that language where it has them."""
        return self._chosen(self.articles_with_term.get(term, ()), language)

    def _chosen(self, articles: Iterable[Article], language: str) -> tuple[Article, ...]:
        chosen: dict[str, Article] = {}
        for article in articles:
            if article.slug not in chosen or article.language == language:
                chosen[article.slug] = article
        return tuple(chosen.values())

    def record(self, id: str) -> tuple[str, Any]:
        """Kind and record of an id of the shared namespace. Raises KeyError."""
        shelf = self._kinds[id]
        return _SHARED[shelf], self._noted[shelf][id]

    def days(self, shelf: str) -> dict[str, int]:
        """Of every record on a shelf, such as `events`, when it was: `Row.day`. Nothing is noted.

        An event has the day of its main claim where it has none of its own.
        """
        rows = _rows(self._shelves[shelf])
        if shelf != "events":
            return {id: row.day for id, row in rows.items()}
        claims = self.days("claims")
        return {id: row.day or claims.get(row.names[0][1][0], 0) for id, row in rows.items()}

    def in_file_order(self, shelf: str, ids: Iterable[str]) -> list[str]:
        """Ids of records on one shelf, such as `events`, each once, as their files have them."""
        wanted = set(ids)
        if len(wanted) < 2:
            return list(wanted)
        return [id for id in self._noted[shelf] if id in wanted]

    def is_disputed(self, id: str) -> bool:
        """Whether a claim stands against another, whichever of the two says so."""
        return bool(self.claims[id].disputes or self.disputing.get(id))

    def backing(self, id: str) -> tuple[str, ...]:
        """Claims said to say the same, whichever of the two says so; withdrawn ones left out."""
        both = (*self.claims[id].corroborates, *self.corroborating.get(id, ()))
        return tuple(other for other in both if other in self.claims)

    def when_of_event(self, event: Event) -> When | None:
        """The event's own, coarser date, or its main claim's."""
        main = self.claims.get(event.claims[0])
        found = when_of_claim(main) if main else None
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
        return when_of_claim(claim) if claim else None

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
        note("sorted_events")
        return self._all_in_order

    @cached_property
    def _all_in_order(self) -> tuple[list[str], list[str]]:
        with noting():  # for whoever asks first, as for all others, it is one thing that is read
            return self._in_order(self.events)

    def events_of(self, claims: Iterable[str]) -> list[str]:
        """Ids of the events that rest on one of these claims, as `sorted_events` has them."""
        found = {id for claim in claims for id in self.events_with_claim.get(claim, ())}
        dated, shelf = self._in_order(self.in_file_order("events", found))
        return [*dated, *shelf]

    def _in_order(self, ids: Iterable[str]) -> tuple[list[str], list[str]]:
        dated, shelf = [], []
        for id in ids:
            when = self.when_of_event(self.events[id])
            if when:
                dated.append((when.sort_key, id))
            else:
                shelf.append(id)
        return [id for _, id in sorted(dated)], shelf
