"""Rule 6: sentences that name somebody and cite nothing, and fields that nothing bears out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache

from briefing.errors import Diagnostic
from briefing.library.collection import Collection, Draft
from briefing.library.gate.articles import articles_of
from briefing.library.gate.known import Names
from briefing.library.gate.sentences import name_matcher, place_of, sentences
from briefing.library.gate.silences import is_heeded
from briefing.library.gate.text import Section
from briefing.library.library import Library
from briefing.patterns import pattern
from briefing.reading.sentences import Span
from briefing.records.fields import stated_in

UNMARKED, UNPROVEN = "sentence-unmarked", "field-unproven"

_STOP = pattern(r"[。！？!?…．.\n](?:(?<=\n)\n\s*"
                r"|(?<!\n)(?!(?<=\.)[0-9])[。！？!?…．.]*[」』”’）)\"']*\s*)")
"""What may end a sentence; an item and a row need no stop.

It begins with the characters that it may begin with: so a search passes over most at once.
"""

_IDENTITY = {"legal_name", "country"}
"""Fields that say who is meant, as a name does, and assert nothing."""


def unmarked(library: Library, collection: Collection) -> Iterator[Diagnostic]:
    """A warning for each sentence that names a model, an organization or a person, unmarked."""
    articles = articles_of(collection)
    matcher = cache(lambda language: name_matcher(collection, language))
    for draft in published(library, collection):
        if not may_be_unmarked(articles.sections(draft), articles.names):
            continue
        silences = draft.entry.record.silence if draft.entry else ()
        for sentence in sentences(draft, collection, matcher(draft.language)):
            if sentence.names and not sentence.marks and not is_heeded(
                silences, draft.path, UNMARKED, sentence.text, collection
            ):
                yield Diagnostic(
                    UNMARKED, f"this sentence names {sentence.names[0]} and bears no mark",
                    place_of(draft, (sentence.start, sentence.end)),
                    help="end it with the mark of the claim it states, [^claim-id]",
                    severity="warning")


def may_be_unmarked(sections: Iterable[Section], names: Names) -> bool:
    """Whether there may be a sentence that names somebody and bears no mark.

    A quick look at what stands before the last stop between two marks; never False where such a
    sentence is.
    """
    parts: list[str] = []
    hidden: list[str] = []
    links: list[int] = []
    marks: list[int] = []
    at = 0
    for section in sections:
        heading = section.heading
        parts += [" " * heading, section.text[heading:]]
        hidden += [" " * heading, section.hidden[heading:]]
        links += [at + link for link, _ in section.links if link >= heading]
        marks += [at + mark.at for mark in section.marks if mark.at >= heading]
        at += len(section.text)
    text = "".join(parts)
    return any(bisect_left(links, start) < bisect_left(links, end) or names.may_be_in(
        text, start, end) for start, end in _bare("".join(hidden), marks))


def _bare(text: str, marks: list[int]) -> Iterator[Span]:
    """The parts of a text between a mark and the last stop before the next, but for one at it."""
    stops = [found.span() for found in _STOP.finditer(text)]
    start = stop = 0
    for mark in (*marks, len(text) + 1):
        first = stop
        while stop < len(stops) and stops[stop][0] < mark:
            stop += 1
        last = stop - 1
        if last >= first and mark <= len(text) and not text[stops[last][1] : mark].strip():
            last -= 1
        if last >= first:
            yield start, stops[last][1]
        start = mark


def fields_unproven(library: Library, collection: Collection) -> Iterator[Diagnostic]:
    """A warning for each fact about a model or an organization that names no claim."""
    for kind in ("model", "organization"):
        for entry in collection.entries[kind].values():
            silenced = {silence.at for silence in entry.record.silence if silence.rule == UNPROVEN}
            for at, stated in stated_in(entry.record):
                if stated.claim is None and at[-1] not in _IDENTITY and not (
                        silenced & {None, at[0], at[-1]}):
                    yield Diagnostic(
                        UNPROVEN, f"{entry.id} says {at[-1]}, and no claim bears it out",
                        entry.place(*at, key=True), severity="warning",
                        help=f"write {at[-1]}: {{value: …, claim: …}}")


def published(library: Library, collection: Collection) -> Iterator[Draft]:
    """The articles that the site shows, as they are written."""
    shown = {article.path for article in library.articles}
    return (draft for draft in collection.articles if draft.path in shown)
