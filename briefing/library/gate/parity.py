"""Whether the languages of an article carry the same claims, and translations are up to date."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from briefing.errors import Diagnostic, Place
from briefing.library.gate.reading import Edition, Finding, Reading
from briefing.records.article import text_hash


def parity_faults(reading: Reading) -> Iterator[Finding]:
    """Compare the editions of each article.

    Yields `claims-differ` (a claim that one of the two carries in that section),
    `translation-origin` (none of them is an original: each is translated from another) and the
    warning `translation-stale` (the original is not what was translated).
    """
    by_slug: dict[str, dict[str, Edition]] = {}
    for edition in reading.editions:
        by_slug.setdefault(edition.draft.slug, {})[edition.language] = edition
    for editions in by_slug.values():
        for edition in editions.values():
            original = _original(editions, edition, reading.languages)
            if original is not edition:
                yield from _differing(original, edition)
            yield from _circle(editions, edition)
            yield from _stale(editions, edition)


def _original(
    editions: dict[str, Edition], edition: Edition, languages: tuple[str, ...]
) -> Edition:
    """What an edition was translated from; else the first that is no translation."""
    if (origin := edition.entry.record.translated_from) and origin.language in editions:
        return editions[origin.language]
    first = sorted(editions.values(), key=lambda e: (
        e.entry.record.translated_from is not None, languages.index(e.language)))
    return first[0]


def _differing(original: Edition, edition: Edition) -> Iterator[Finding]:
    for n, (left, right) in enumerate(zip_longest(original.sections, edition.sections)):
        here = right.claims if right else {}
        there = left.claims if left else {}
        where = right.place if right else Place(edition.draft.path, edition.draft.first_line)
        for id in there.keys() - here.keys():
            yield _finding(id, n, where, edition, original, carried=False)
        for id in here.keys() - there.keys():
            yield _finding(id, n, here[id], edition, original, carried=True)


def _finding(id: str, n: int, place: Place, edition: Edition, original: Edition, *,
             carried: bool) -> Finding:
    section = f"section {n}" if n else "the opening"
    first, other = (edition, original) if carried else (original, edition)
    return Finding(Diagnostic(
        "claims-differ",
        f"{section} carries {id} in {first.language}, but not in {other.language}", place,
        help=f"mark it with [^{id}] in {other.draft.path}, or take it out here"
        if carried else f"mark it with [^{id}]",
    ), (id,), edition)


def _circle(editions: dict[str, Edition], edition: Edition) -> Iterator[Finding]:
    seen = [edition.language]
    while (origin := editions[seen[-1]].entry.record.translated_from) and (
            origin.language in editions and origin.language not in seen):
        seen.append(origin.language)
    if origin and origin.language == edition.language and len(seen) > 1:
        yield Finding(Diagnostic(
            "translation-origin", f"this is translated from {seen[1]}, and that from this",
            edition.entry.place("translated_from", "language"),
            help="take translated_from out of the original"), (), edition)


def _stale(editions: dict[str, Edition], edition: Edition) -> Iterator[Finding]:
    origin = edition.entry.record.translated_from
    source = editions.get(origin.language) if origin else None
    if origin is None or source is None or source is edition:
        return
    hashed = text_hash(source.entry.record, source.draft.text)
    if hashed != origin.hash:
        yield Finding(Diagnostic(
            "translation-stale", f"the {origin.language} text has changed since it was translated",
            edition.entry.place("translated_from", "hash"), f"its hash is now {hashed}",
            "bring the translation up to date, then run briefing confirm"
            f" {edition.draft.slug} {edition.draft.language}",
            severity="warning"), (), edition)
