"""What has to be looked at again: the articles that a change may concern, and nothing else.

A check of an article depends on its own text, on the other editions of it, on the records that it
names, on the names and terms that may stand in it, and on what other articles say of the claims
that it carries. Everything else that a check depends on is the context; when that changes,
everything is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field

from briefing.library.articles import Card
from briefing.library.collection import Collection, Draft
from briefing.library.glossary import names_of, shapes
from briefing.memory import KnownArticle, State
from briefing.reading.files import Inputs
from briefing.reading.images import IMAGES
from briefing.store import digest_of
from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs from the last good build."""

    facts: bool
    """Anything but the text of an article does."""
    read: frozenset[str]
    """Paths of articles to be read for the checks."""
    looked_at: frozenset[str]
    """Those of them on which all checks are to be made."""
    claims: frozenset[str]
    """Claims that are to be looked at in every article that carries them."""
    records: dict[str, str] = field(default_factory=dict)
    """What each record says now, as `State.records`."""
    surfaces: dict[str, frozenset[str]] = field(default_factory=dict)
    """The written forms of now, as `State.surfaces`."""

    def concern(self, path: str, claims: Iterable[str]) -> bool:
        """Whether what was found in an article, of these claims, has to be found anew."""
        return path in self.looked_at or not self.claims.isdisjoint(claims)


def changes(
    state: State, context: str, inputs: Inputs, collection: Collection,
    read: Callable[[str], Draft], text_of: Callable[[KnownArticle], str],
) -> Changes:
    """Compare with the last good build.

    `collection` has the records, `read` gives an article of today, and `text_of` the words of one
    of the last build, without white space and in lower case.
    """
    paths = [path for path in inputs.under("content/articles/") if not path.endswith(IMAGES)]
    facts = state.facts != facts_digest(inputs)
    again = state.context != context
    records = _digests(collection) if facts or again else state.records
    surfaces = _written_forms(collection) if facts or again else state.surfaces
    if again:
        return Changes(True, frozenset(paths), frozenset(paths),
                       frozenset(collection.known_claims), records, surfaces)
    known = state.articles
    slugs = {_slug(path) for path in known.keys() | set(paths)
             if path not in known or path not in paths or known[path].digest != inputs.digest(path)}
    slugs |= _with_other_pictures(state.pictures, collection)
    touched = {id for id in records.keys() | state.records.keys()
               if records.get(id) != state.records.get(id)}
    new = {path: read(path) for path in paths if _slug(path) in slugs}
    slugs |= _clashing(new.values(), known, slugs)
    forms = {form for language in surfaces.keys() | state.surfaces.keys()
             for form in surfaces.get(language, frozenset())
             ^ state.surfaces.get(language, frozenset())}
    for path, article in known.items():
        if _slug(path) not in slugs and (
            (touched and (article.card.charts or not touched.isdisjoint(_named(article.card))))
            or (forms and any(form in text for text in [text_of(article)] for form in forms))
        ):
            slugs.add(_slug(path))
    claims = {id.removeprefix("claim:") for id in touched if id.startswith("claim:")}
    for path, article in known.items():
        if _slug(path) in slugs:
            claims.update(article.card.claims)
    for draft in new.values():
        claims.update(mark.claim for mark in draft.body.marks)
    beside = {article.card.slug for article in known.values()
              if not claims.isdisjoint(article.card.claims)}
    return Changes(
        facts, frozenset(path for path in paths if _slug(path) in slugs | beside),
        frozenset(path for path in paths if _slug(path) in slugs), frozenset(claims),
        records, surfaces)


def facts_digest(inputs: Inputs) -> str:
    """What all files but articles and their images hold."""
    return "\n".join(f"{path}:{inputs.digest(path)}" for path in inputs.files
                     if not path.startswith("content/articles/"))


def _digests(collection: Collection) -> dict[str, str]:
    """What each record says, as a digest: claims by `claim:<id>`, all others by their id.

    Of a term only its forms count: nothing else of it is looked for in an article.
    """
    said = {f"claim:{id}" if kind == "claim" else id: entries.digest(id)
            for kind, entries in collection.entries.items() for id in entries if kind != "term"}
    return said | {id: digest_of(repr(entry.record.forms), repr(entry.record.link))
                   for id, entry in collection.entries["term"].items()}


def _written_forms(collection: Collection) -> dict[str, frozenset[str]]:
    """By language, every form that is looked for in texts, each with what it is taken for."""
    names = {squeezed(name) for kind in ("model", "organization", "person")
             for entry in collection.entries[kind].values() for name in names_of(entry.record)}
    found: dict[str, set[str]] = {language: set(names) for language in collection.languages}
    for entry in collection.entries["term"].values():
        for language, form in entry.record.forms.items():
            if language in found:
                found[language].update(
                    squeezed(shape) for word in (form.term, *(a.term for a in form.aliases))
                    for shape, _ in shapes(word))
    return {language: frozenset(forms) for language, forms in found.items()}


def squeezed(text: str) -> str:
    """The text in lower case, without white space and hyphens."""
    return re.sub(r"[\s\u2010\u2011-]+", "", text.lower())


def _slug(path: str) -> str:
    return path.split("/", 3)[2]


def _with_other_pictures(known: Mapping[str, str], collection: Collection) -> set[str]:
    """Slugs beside which an image came, went or changed."""
    now = {name: picture.digest for name, picture in collection.images.items()}
    return {name.partition("/")[0] for name, _ in now.items() ^ known.items()}


def _clashing(
    new: Iterable[Draft], known: Mapping[str, KnownArticle], slugs: set[str]
) -> set[str]:
    """Slugs of other articles that lay claim to an address that a changed one has or had."""
    wanted = set(slugs)
    for draft in new:
        wanted.update(draft.entry.record.aliases if draft.entry else ())
    for path, article in known.items():
        if _slug(path) in slugs:
            wanted.update(article.card.aliases)
    return {article.card.slug for article in known.values()
            if not wanted.isdisjoint((article.card.slug, *article.card.aliases))}


def _named(card: Card) -> Iterator[str]:
    """Every record that an article names, as `State.records` calls it."""
    yield from (f"claim:{id}" for id in (*card.claims, *card.front.key_claims))
    yield from card.links
    yield from card.terms
    yield from card.front.sources
    yield from (author.id for author in card.front.authors if author.id)
