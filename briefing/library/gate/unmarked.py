"""Rule 6: sentences that name somebody and cite nothing, and fields that nothing bears out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from briefing.errors import Diagnostic
from briefing.library.collect import Collection, Draft
from briefing.library.gate.sentences import name_matcher, place_of, sentences
from briefing.library.library import Library
from briefing.records.fields import Stated
from briefing.records.record import Record

UNMARKED, UNPROVEN = "sentence-unmarked", "field-unproven"

_IDENTITY = {"legal_name", "country"}
"""Fields that say who is meant, as a name does, and assert nothing."""


def unmarked(library: Library, collection: Collection) -> Iterator[Diagnostic]:
    """A warning for each sentence that names a model, an organization or a person, unmarked."""
    matchers = {tag: name_matcher(collection, tag) for tag in collection.languages}
    for draft in published(library, collection):
        for sentence in sentences(draft, collection, matchers[draft.language]):
            if sentence.names and not sentence.marks and not is_silenced(
                draft, UNMARKED, sentence.text
            ):
                yield Diagnostic(
                    UNMARKED, f"this sentence names {sentence.names[0]} and bears no mark",
                    place_of(draft, (sentence.start, sentence.end)),
                    help="end it with the mark of the claim it states, [^claim-id]",
                    severity="warning")


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
    for field in fields(record):
        match getattr(record, field.name):
            case Stated(claim=None) if field.name not in _IDENTITY:
                yield (*at, field.name)
            case Record() as part:
                yield from _unproven(part, (*at, field.name))


def published(library: Library, collection: Collection) -> Iterator[Draft]:
    """The articles that the site shows, as they are written."""
    shown = {article.path for article in library.articles}
    return (draft for draft in collection.articles if draft.path in shown)


def is_silenced(draft: Draft, rule: str, text: str) -> bool:
    """Whether the article silences that rule for these words."""
    silences = draft.entry.record.silence if draft.entry else ()
    return any(silence.rule == rule and (silence.at is None or silence.at in text)
               for silence in silences)
