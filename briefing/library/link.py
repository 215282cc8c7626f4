"""Links what was collected into one library: resolves every id, finds the glossary's terms."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from briefing.errors import Diagnostic, Place
from briefing.library.charts import chart_faults
from briefing.library.collect import Collection, Draft
from briefing.library.gate.proofs import proof
from briefing.library.glossary import Matcher, names_of
from briefing.library.library import Article, ArticleText, Card, Library
from briefing.library.references import ANYTHING, CLAIM, Directory, references
from briefing.library.rules import Shelf, article_faults, record_faults
from briefing.reading.markdown_prose import prose
from briefing.reading.minutes import minutes_to_read
from briefing.reading.text import place_at
from briefing.records.article import FrontMatter, SiteFile
from briefing.records.facts import Claim


def link(
    collection: Collection, *, drafts: bool, base_url: str | None = None
) -> tuple[Library | None, list[Diagnostic]]:
    """Make the library, with drafts where `drafts` is set, at `base_url` if it is not the site's.

    Returns it, or None where the site file is missing or faulty, and every fault found in how
    records and articles name each other, the faulty ones among them too.
    """
    directory = Directory(collection)
    faults = list(_reference_faults(collection, directory))
    faults += record_faults(collection)
    articles, article_diagnostics = _articles(collection, directory)
    faults += article_diagnostics
    shown = [a for a in articles if drafts or not a.card.front.draft]
    if not drafts:
        faults += _uncarried(collection)
    if collection.site is None:
        return None, faults
    site = collection.site.record
    if base_url:
        site = replace(site, base_url=base_url)
    return _library(collection, site, shown), faults


def _reference_faults(collection: Collection, directory: Directory) -> Iterator[Diagnostic]:
    nodes = [(kind, node) for kind, written in collection.nodes.items() for node in written]
    nodes += [("article", draft.front) for draft in collection.articles if draft.front]
    for kind, node in nodes:
        for reference in references(kind, node):
            fault = directory.fault(reference.id, reference.kinds, reference.place)
            if fault:
                yield fault


def _articles(
    collection: Collection, directory: Directory
) -> tuple[list[Article], list[Diagnostic]]:
    faults: list[Diagnostic] = []
    matchers = {language: _matcher(collection, language)
                for language in collection.languages}
    articles = []
    shelf = Shelf(collection)
    for draft in collection.articles:
        faults += _body_faults(draft, directory)
        faults += chart_faults(draft, collection, directory)
        faults += article_faults(draft, collection, shelf)
        if draft.language not in matchers:
            continue
        html, terms, avoided = matchers[draft.language].link(draft.body.html)
        faults += [_avoided(draft, a.surface, collection, a.term) for a in avoided]
        if draft.entry:
            written = ArticleText(draft.body, html)
            articles.append(Article(_card(draft, draft.entry.record, written, terms),
                                    partial(_same, written)))
    return articles, faults


def _same(written: ArticleText) -> ArticleText:
    return written


def _card(draft: Draft, front: FrontMatter, written: ArticleText, terms: tuple[str, ...]) -> Card:
    body = draft.body
    return Card(
        draft.slug, draft.language, draft.path, front, _digest(repr(front)),
        _digest(f"{draft.text}\0{written.linked_html}"),
        claims=tuple(dict.fromkeys(mark.claim for mark in body.marks)),
        links=tuple(dict.fromkeys(link.target for link in body.links)),
        terms=terms,
        minutes=minutes_to_read(body.words),
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _body_faults(draft: Draft, directory: Directory) -> Iterator[Diagnostic]:
    body = draft.body
    named: list[tuple[str, tuple[str, ...], Place]] = [
        (mark.claim, CLAIM, mark.place) for mark in body.marks
    ]
    named += [(link.target, ANYTHING, link.place) for link in body.links]
    for id, kinds, place in named:
        fault = directory.fault(id, kinds, place)
        if fault:
            yield fault


def _matcher(collection: Collection, language: str) -> Matcher:
    terms = {id: entry.record for id, entry in collection.entries["term"].items()}
    names = [name for kind in ("model", "organization", "person")
             for entry in collection.entries[kind].values() for name in names_of(entry.record)]
    return Matcher(terms, names, language)


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
    for id, entry in collection.entries["claim"].items():
        if id not in carried and not entry.record.withdrawn and _speaks(entry.record):
            yield Diagnostic("claim-uncarried", f"no article carries the claim {id}", entry.key,
                             help=f"mark it in an article with [^{id}]", severity="warning")


def _speaks(claim: Claim) -> bool:
    return not any(silence.rule == "claim-uncarried" for silence in claim.silence)


def _library(collection: Collection, site: SiteFile, shown: list[Article]) -> Library:
    by_kind: dict[str, dict[str, Any]] = {
        kind: {id: entry.record for id, entry in entries.items()}
        for kind, entries in collection.entries.items()
    }
    claims = by_kind["claim"]
    shown.sort(key=lambda a: a.slug)
    shown.sort(key=lambda a: a.card.front.date.sort_key, reverse=True)
    return Library(
        site=site,
        languages=collection.languages,
        articles=shown,
        claims={id: claim for id, claim in claims.items() if not claim.withdrawn},
        withdrawn={id: claim for id, claim in claims.items() if claim.withdrawn},
        events=by_kind["event"], models=by_kind["model"],
        organizations=by_kind["organization"], people=by_kind["person"],
        sources=by_kind["source"], terms=by_kind["term"], scales=by_kind["scale"],
        images=collection.images,
        checked={id: proof(id, claim, collection) for id, claim in claims.items()},
    )
