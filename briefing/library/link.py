"""Links what was collected into one library: resolves every id, finds the glossary's terms."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache, partial

from briefing.errors import Diagnostic, Place
from briefing.library.articles import Article, ArticleText, Card, Use, sort_key
from briefing.library.charts import chart_faults
from briefing.library.collection import Collection, Draft
from briefing.library.derived import ORIGIN, Derivation, own_words
from briefing.library.directory import Directory
from briefing.library.gate.proofs import Proofs
from briefing.library.glossary import Avoided, Matcher, Surface, names_of, surfaces
from briefing.library.library import Library
from briefing.library.record_files import Records
from briefing.library.references import ANYTHING, CLAIM, references
from briefing.library.rules import Check, Shelf, article_faults, record_checks
from briefing.library.term_uses import uses
from briefing.reading.markdown_prose import prose
from briefing.reading.minutes import minutes_to_read
from briefing.reading.text import place_at
from briefing.records.article import FrontMatter, SiteFile
from briefing.records.facts import Claim
from briefing.store import Forgotten, Store, digest_of
from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking gives."""

    library: Library | None
    """None where the site file is missing or faulty."""
    articles: list[Article]
    """Every article, drafts among them."""
    checks: dict[str, Check]
    """By name, what finds faults in how records name each other and stand beside each other."""
    texts: list[Diagnostic]
    """Faults of the articles that were read."""
    uncarried: list[Diagnostic]
    """Warnings of claims that no article carries."""

    @property
    def faults(self) -> list[Diagnostic]:
        """Everything that is found."""
        records = (fault for check in self.checks.values() for fault in check())
        return [*records, *self.texts, *self.uncarried]


def link(
    collection: Collection, *, drafts: bool, base_url: str | None = None,
    linker: Linker | None = None,
) -> Linked:
    """Make the library, with drafts where `drafts` is set, at `base_url` if it is not the site's.

    Faulty records and articles are looked at too. `linker` finds the terms, if it is there already.
    """
    directory = Directory(collection)
    linker = linker or Linker(collection, Store())
    articles, texts = _articles(collection, directory, linker)
    articles += collection.kept
    uncarried = [] if drafts else list(_uncarried(collection))
    library = None
    if collection.site:
        site = collection.site.record
        library = _library(
            collection, replace(site, base_url=base_url) if base_url else site,
            [a for a in articles if drafts or not a.card.draft], linker.store)
    checks: dict[str, Check] = {"references": partial(_reference_faults, collection),
                               **record_checks(collection)}
    return Linked(library, articles, checks, texts, uncarried)


def _reference_faults(collection: Collection) -> Iterator[Diagnostic]:
    list(collection.entries.values())  # every kind is looked at
    directory = Directory(collection)
    for kind, file in collection.files:
        for kept, named in zip(file.records, file.references, strict=True):
            for reference in named:
                fault = directory.fault(reference.id, reference.kinds, reference.place)
                if fault:
                    yield fault
                elif reference.id == kept.id and kind.name in reference.kinds and (
                    (kind.name == "claim") == (reference.kinds == CLAIM)
                ):
                    yield Diagnostic(
                        "reference-self", f"{kept.id} names itself in {reference.field}",
                        reference.place, help=f"name another {kind.name}, or take it out")


@dataclass(frozen=True, slots=True)
class LinkedText:
    """What the glossary has in one text."""

    key: str
    """Of the text in the store."""
    digest: str
    """Of the text with its links."""
    terms: tuple[str, ...]
    """Ids of those that it uses, by first appearance."""
    uses: str
    """Digest of the sentences that use them."""
    avoided: tuple[Avoided, ...]
    minutes: int
    """How long it takes to read."""


_RECENT = 32
"""Texts that are kept at hand: as many as one page shows."""


class Linker:
    """Finds the glossary's terms in articles; what it found once is kept in a store."""

    def __init__(self, collection: Collection, store: Store) -> None:
        self._matchers = {language: _matcher(collection, language)
                          for language in collection.languages}
        self._terms = frozenset(collection.entries["term"])
        self._forms = {language: digest_of(repr(sorted(map(repr, matcher.surfaces))),
                                           repr(sorted(self._terms)))
                       for language, matcher in self._matchers.items()}
        self.store = store
        self.text = lru_cache(_RECENT)(self._text)
        """Gives the text of an article that was linked by its key. Raises `Forgotten`."""

    def _text(self, key: str) -> ArticleText:
        text: ArticleText | None = self.store.get(key)
        if text is None:
            raise Forgotten
        return text

    def uses(self, key: str) -> tuple[Use, ...]:
        """The sentences of a linked article that use terms. Raises `Forgotten`."""
        found: tuple[Use, ...] | None = self.store.get(f"{key}:uses")
        if found is None:
            raise Forgotten
        return found

    def __call__(self, draft: Draft) -> LinkedText | None:
        """What the glossary has in an article; None in a language that is not the site's."""
        if draft.language not in self._matchers:
            return None
        key = digest_of("text", draft.path, draft.text, str(draft.first_line),
                        self._forms[draft.language])
        found: LinkedText | None = self.store.get(f"{key}:terms")
        if found is None:
            html, avoided = self._matchers[draft.language].link(draft.body.html)
            used = uses(html, draft.body, self._terms)
            found = LinkedText(key, digest_of(draft.text, html), tuple(use.term for use in used),
                               digest_of(repr(used)), avoided,
                               minutes_to_read(draft.body.words))
            self.store.put(key, ArticleText(draft.body, html))
            self.store.put(f"{key}:uses", used)
            self.store.put(f"{key}:terms", found)
        return found


def _articles(
    collection: Collection, directory: Directory, linker: Linker
) -> tuple[list[Article], list[Diagnostic]]:
    faults: list[Diagnostic] = []
    articles = []
    shelf = Shelf(collection)
    for draft in collection.articles:
        faults += _named_faults(draft, directory)
        faults += chart_faults(draft, collection, directory)
        faults += article_faults(draft, collection, shelf)
        found = linker(draft)
        if found is None:
            continue
        faults += [_avoided(draft, a.surface, collection, a.term) for a in found.avoided]
        if draft.entry:
            articles.append(Article(_card(draft, draft.entry.record, found),
                                    partial(linker.text, found.key),
                                    partial(linker.uses, found.key)))
    return articles, faults


def _card(draft: Draft, front: FrontMatter, found: LinkedText) -> Card:
    body = draft.body
    return Card(
        draft.slug, draft.language, draft.path, pickle.dumps(front, 5), sort_key(front.date),
        sort_key(front.changed), front.aliases, front.draft, digest_of(repr(front)), found.digest,
        found.key,
        claims=tuple(dict.fromkeys(mark.claim for mark in body.marks)),
        links=tuple(dict.fromkeys(link.target for link in body.links)),
        terms=found.terms,
        uses_digest=found.uses,
        charts=bool(body.charts),
        minutes=found.minutes,
    )


def _named_faults(draft: Draft, directory: Directory) -> Iterator[Diagnostic]:
    body = draft.body
    named: list[tuple[str, tuple[str, ...], Place]] = [
        (reference.id, reference.kinds, reference.place)
        for reference in (references("article", draft.front) if draft.front else ())
    ]
    named += [(mark.claim, CLAIM, mark.place) for mark in body.marks]
    named += [(link.target, ANYTHING, link.place) for link in body.links]
    for id, kinds, place in named:
        fault = directory.fault(id, kinds, place)
        if fault:
            yield fault


def _matcher(collection: Collection, language: str) -> Matcher:
    named = ("model", "organization", "person")

    def make() -> tuple[Surface, ...]:
        terms = {id: entry.record for id, entry in collection.entries["term"].items()}
        names = (name for kind in named for entry in collection.entries[kind].values()
                 for name in names_of(entry.record))
        return surfaces(terms, names, language)

    return Matcher(collection.of_kinds(f"surfaces {language}", ("term", *named), make))


def _avoided(draft: Draft, surface: str, collection: Collection, term: str) -> Diagnostic:
    form = collection.entries["term"][term].record.forms[draft.language]
    return Diagnostic("term-avoided", f"the glossary says not to write {surface}",
                      _place_of(draft, surface), help=f"write {form.term}", severity="warning")


def _place_of(draft: Draft, surface: str) -> Place:
    """Where words of the text stand first in its Markdown, which may break their line."""
    words = r"\s*".join(re.escape(character) for character in surface if not character.isspace())
    before, after = (r"(?<!\w)" * surface[0].isascii(), r"(?!\w)" * surface[-1].isascii())
    looked_for = re.compile(before + words + after, re.ASCII)
    found = looked_for.search(prose(draft.text)) or looked_for.search(draft.text)
    if not found:  # it is broken by emphasis, or written with entities
        return Place(draft.path, draft.first_line)
    length = len(found[0].partition("\n")[0])
    return place_at(draft.text, found.start(), draft.path, draft.first_line, length)


def _uncarried(collection: Collection) -> Iterator[Diagnostic]:
    carried = {mark.claim for draft in collection.articles for mark in draft.body.marks}
    carried.update(id for article in collection.kept for id in article.card.claims)
    claims = collection.entries["claim"]
    for id in claims:
        if id not in carried and not (entry := claims[id]).record.withdrawn and _speaks(
            entry.record
        ):
            yield Diagnostic("claim-uncarried", f"no article carries the claim {id}", entry.key,
                             help=f"mark it in an article with [^{id}]", severity="warning")


def _speaks(claim: Claim) -> bool:
    return not any(silence.rule == "claim-uncarried" for silence in claim.silence)


def _library(
    collection: Collection, site: SiteFile, shown: list[Article], store: Store
) -> Library:
    by_kind = {kind: Records(entries) for kind, entries in collection.entries.items()}
    claims = collection.entries["claim"]
    live = {id: None for id in claims if not claims.row(id).withdrawn}
    gone = {id: None for id in claims if id not in live}
    derived = {tag: _derivation(collection, by_kind, store)
               for tag, language in site.languages.items() if language.derived_from}
    shown = [*shown, *(how.article(article) for how in derived.values()
                       for article in shown if article.language == ORIGIN)]
    shown.sort(key=lambda a: a.slug)
    shown.sort(key=lambda a: a.card.date, reverse=True)
    return Library(
        site=site,
        languages=tuple(sorted(site.languages, key=lambda tag: not site.languages[tag].default)),
        articles=shown,
        claims=Records(claims, live),
        withdrawn=Records(claims, gone),
        events=by_kind["event"], models=by_kind["model"],
        organizations=by_kind["organization"], people=by_kind["person"],
        sources=by_kind["source"], terms=by_kind["term"], scales=by_kind["scale"],
        images=collection.images,
        checked=Proofs(collection),
        derived=derived,
    )


def _derivation(collection: Collection, by_kind: dict[str, Records], store: Store) -> Derivation:
    terms, *named = (by_kind[kind] for kind in ("term", "model", "organization", "person"))
    key = digest_of("own words", *(
        shelf.digest(id) for shelf in (terms, *named) for id in shelf))
    own: dict[str, str] | None = store.get(key)
    if own is None:
        own = own_words(terms, (record for shelf in named for record in shelf.values()))
        store.put(key, own)
    return Derivation(own, collection.languages, store)
