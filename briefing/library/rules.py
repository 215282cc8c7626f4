"""What records and articles must fulfil beyond the form of their fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from functools import partial
from typing import Any

from briefing.errors import Diagnostic
from briefing.library.catalogue_rules import catalogue_faults
from briefing.library.claim_rules import claim_faults
from briefing.library.collection import Collection, Draft
from briefing.library.term_rules import term_faults
from briefing.records.article import FrontMatter
from briefing.records.validate import Entry

Check = Callable[[], Iterable[Diagnostic]]


def record_checks(collection: Collection) -> dict[str, Check]:
    """By name, what finds the faults of records that only their neighbours show."""
    checks: dict[str, Check] = {
        "claims": partial(claim_faults, collection),
        "catalogue": partial(catalogue_faults, collection),
        "terms": partial(term_faults, collection),
    }
    for kind in collection.entries:
        checks[f"repeated in {kind}"] = partial(_all_repeated, collection, kind)
    return checks


def _all_repeated(collection: Collection, kind: str) -> Iterator[Diagnostic]:
    for entry in collection.entries[kind].values():
        yield from _repeated(entry)


def _repeated(entry: Entry[Any]) -> Iterator[Diagnostic]:
    """The same thing twice in one list; levels are told apart by their ids."""
    for field in (field.name for field in fields(entry.record)):
        listed = getattr(entry.record, field)
        if not isinstance(listed, tuple) or field == "levels":
            continue
        for index, item in enumerate(listed):
            if item in listed[:index]:
                said = item if isinstance(item, str) else getattr(item, "id", None)
                yield Diagnostic(
                    "list-repeated", f"{said or 'this'} stands in {field} twice",
                    entry.place(field, index), help="keep one of the two",
                )


class Shelf:
    """Which articles there are, in which languages, and under which old slugs."""

    def __init__(self, collection: Collection) -> None:
        self.languages: dict[str, list[str]] = {}
        """By slug."""
        self.old: dict[tuple[str, str], list[str]] = {}
        """By old slug and language, the slugs of today."""
        listed = [(d.slug, d.language, d.entry.record.aliases if d.entry else ())
                  for d in collection.articles]
        listed += [(kept.slug, kept.language, kept.card.aliases) for kept in collection.kept]
        for slug, language, aliases in sorted(listed, key=lambda one: one[:2]):
            self.languages.setdefault(slug, []).append(language)
            for old in aliases:
                self.old.setdefault((old, language), []).append(slug)


def article_faults(draft: Draft, collection: Collection, shelf: Shelf) -> Iterator[Diagnostic]:
    """Faults of one article: footnotes against claims, images, old slugs, key claims."""
    body = draft.body
    for note in body.footnotes:
        if note.label in collection.known_claims:
            yield Diagnostic(
                "footnote-collision",
                f"{note.label} is a claim and a footnote of this text",
                note.place,
                help="give the footnote another name",
            )
    for image in body.images:
        if f"{draft.slug}/{image.source}" not in collection.images:
            beside = [
                name.partition("/")[2]
                for name in collection.images
                if name.startswith(f"{draft.slug}/")
            ]
            from difflib import get_close_matches

            near = get_close_matches(image.source, beside, 1)
            yield Diagnostic(
                "image-missing",
                f"there is no image {image.source} beside the article",
                image.place,
                help=f"write {near[0]}" if near else f"put it into content/articles/{draft.slug}/",
            )
    if draft.entry:
        yield from _old_slugs(draft, draft.entry, shelf)
        yield from _dates_and_origin(draft, draft.entry, shelf)
        yield from _key_claims(draft, draft.entry, collection)
        yield from _repeated(draft.entry)


def _old_slugs(
    draft: Draft, entry: Entry[FrontMatter], shelf: Shelf
) -> Iterator[Diagnostic]:
    for index, old in enumerate(entry.record.aliases):
        if old in shelf.languages:
            yield Diagnostic(
                "address-collision",
                f"{old} is the slug of an article",
                entry.place("aliases", index),
                help="take it out of aliases",
            )
        first = shelf.old[old, draft.language][0]
        if first < draft.slug:
            yield Diagnostic(
                "address-collision",
                f"{old} already leads to {first}",
                entry.place("aliases", index),
                help="take it out of one of the two",
            )


def _key_claims(
    draft: Draft, entry: Entry[FrontMatter], collection: Collection
) -> Iterator[Diagnostic]:
    carried = {mark.claim for mark in draft.body.marks}
    for index, id in enumerate(entry.record.key_claims):
        if id in collection.known_claims and id not in carried:
            yield Diagnostic(
                "key-claim-unmarked",
                f"the key claim {id} is not marked in the text",
                entry.place("key_claims", index),
                help=f"mark it with [^{id}]",
                severity="warning",
            )


def _dates_and_origin(
    draft: Draft, entry: Entry[FrontMatter], shelf: Shelf
) -> Iterator[Diagnostic]:
    """An article is changed after it is published, and translated from what is written."""
    front = entry.record
    if front.updated and front.updated.sort_key < front.date.sort_key:
        yield Diagnostic(
            "date-order", f"{front.updated} is before {front.date}, the day of publication",
            entry.place("updated"), help="correct one of the two, or take updated out",
        )
    origin = front.translated_from
    written = [other for other in shelf.languages[draft.slug] if other != draft.language]
    if origin and origin.language not in written:
        yield Diagnostic(
            "translation-origin",
            f"this article is not written in {origin.language}"
            if origin.language != draft.language else "an article is no translation of itself",
            entry.place("translated_from", "language"),
            help=f"write {' or '.join(written)}" if written else "take translated_from out",
        )
