"""Rule 6: sentences that name somebody and cite nothing, and fields that nothing bears out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefing.errors import Diagnostic
from briefing.library.collect import Collection, Draft
from briefing.library.gate.articles import Articles
from briefing.library.gate.sentences import name_matcher, place_of, sentences
from briefing.library.gate.text import Section
from briefing.library.library import Library
from briefing.reading.figures_found import hide
from briefing.records.fields import Record, Stated

UNMARKED, UNPROVEN = "sentence-unmarked", "field-unproven"

_STOP = re.compile(r"(?:[。！？!?…．]|\.(?![0-9]))[。！？!?…．.]*[」』”’）)\"']*")
"""What may end a sentence."""

_IDENTITY = {"legal_name", "country"}
"""Fields that say who is meant, as a name does, and assert nothing."""


def unmarked(library: Library, collection: Collection) -> Iterator[Diagnostic]:
    """A warning for each sentence that names a model, an organization or a person, unmarked."""
    articles = Articles(collection)
    matcher = cache(lambda language: name_matcher(collection, language))
    for draft in published(library, collection):
        if not any(map(may_be_unmarked, articles.sections(draft))):
            continue
        for sentence in sentences(draft, collection, matcher(draft.language)):
            if sentence.names and not sentence.marks and not is_silenced(
                draft, UNMARKED, sentence.text
            ):
                yield Diagnostic(
                    UNMARKED, f"this sentence names {sentence.names[0]} and bears no mark",
                    place_of(draft, (sentence.start, sentence.end)),
                    help="end it with the mark of the claim it states, [^claim-id]",
                    severity="warning")


def may_be_unmarked(section: Section) -> bool:
    """Whether there may be a sentence that names somebody and bears no mark.

    A quick look at what stands between marks; never False where such a sentence is.
    """
    named = sorted([*(end for _, end in section.masks), *(at + 1 for at, _ in section.links)])
    stops = [found.span() for found in _STOP.finditer(hide(section.text, section.masks))]
    start, name, stop = section.heading, 0, 0
    for end in (*(mark.at for mark in section.marks), len(section.text)):
        while name < len(named) and named[name] <= start:
            name += 1
        if name == len(named):
            return False
        while stop < len(stops) and stops[stop][0] < named[name]:
            stop += 1
        if stop == len(stops):
            return False
        # Where only blanks are between a stop and a mark, the sentence bears the mark.
        if stops[stop][0] < end and (
                end == len(section.text) or section.text[stops[stop][1]:end].strip()):
            return True
        start = max(start, end)
    return False


def fields_unproven(library: Library, collection: Collection) -> Iterator[Diagnostic]:
    """A warning for each fact about a model or an organization that names no claim."""
    for kind in ("model", "organization"):
        for entry in collection.entries[kind].values():
            silenced = {silence.at for silence in entry.record.silence if silence.rule == UNPROVEN}
            for at in _unproven(entry.record):
                if not silenced & {None, at[0], at[-1]}:
                    yield Diagnostic(
                        UNPROVEN, f"{entry.id} says {at[-1]}, and no claim bears it out",
                        entry.place(*at, key=True), severity="warning",
                        help=f"write {at[-1]}: {{value: …, claim: …}}")


def _unproven(record: Record, at: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name in type(record).model_fields:
        match getattr(record, name):
            case Stated(claim=None) if name not in _IDENTITY:
                yield (*at, name)
            case Record() as part:
                yield from _unproven(part, (*at, name))


def published(library: Library, collection: Collection) -> Iterator[Draft]:
    """The articles that the site shows, as they are written."""
    shown = {article.path for article in library.articles}
    return (draft for draft in collection.articles if draft.path in shown)


def is_silenced(draft: Draft, rule: str, text: str) -> bool:
    """Whether the article silences that rule for these words."""
    silences = draft.entry.record.silence if draft.entry else ()
    return any(silence.rule == rule and (silence.at is None or silence.at in text)
               for silence in silences)
