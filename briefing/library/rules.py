"""What a record or an article must fulfil beyond the form of its fields."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator
from typing import Any

from briefing.errors import Diagnostic
from briefing.library.collect import Collection, Draft
from briefing.records.article import FrontMatter
from briefing.records.dates import GRAINS
from briefing.records.fields import Stated
from briefing.records.validate import Entry, Location

_DATES = ("proposed", "trained", "release_date", "last_updated", "retired", "knowledge", "founded")


def record_faults(collection: Collection) -> list[Diagnostic]:
    """Faults of records that only their neighbours show."""
    entries = collection.entries
    faults: list[Diagnostic] = []
    for entry in entries["claim"].values():
        faults += _claim(entry)
    for entry in entries["event"].values():
        faults += _event(entry, collection)
    for entry in entries["source"].values():
        if not entry.record.authors and not entry.record.publisher:
            faults.append(
                Diagnostic(
                    "field-missing",
                    f"{entry.id} has neither authors nor publisher",
                    entry.key,
                    help="add authors: [id] or publisher: id",
                )
            )
    for kind in ("model", "organization"):
        for entry in entries[kind].values():
            faults += _pointers(entry, collection)
    for entry in entries["scale"].values():
        faults += _scale(entry)
    for entry in entries["term"].values():
        faults += _term(entry, collection)
    return faults + list(_colliding_forms(collection))


def _claim(entry: Entry[Any]) -> Iterator[Diagnostic]:
    claim = entry.record
    for field in ("date_part", "date_text"):
        if getattr(claim, field) and not claim.date:
            yield Diagnostic(
                "field-missing",
                f"{entry.id} has {field} but no date",
                entry.place(field, key=True),
                help=f"add date, or take {field} out",
            )
    if claim.date_part and claim.date and claim.date.grain not in ("year", "month"):
        yield Diagnostic(
            "date-part",
            f"{claim.date_part} cannot be said of {claim.date}",
            entry.place("date_part"),
            help="it goes with a year or a month",
        )
    if claim.withdrawn and not claim.why:
        yield Diagnostic(
            "field-missing",
            f"{entry.id} is withdrawn, and does not say why",
            entry.place("withdrawn", key=True),
            help="add why: {…}",
        )
    if claim.show_quote and not claim.quote:
        yield Diagnostic(
            "field-missing",
            f"{entry.id} shows a quote but has none",
            entry.place("show_quote", key=True),
            help="add quote: […]",
        )


def _event(entry: Entry[Any], collection: Collection) -> Iterator[Diagnostic]:
    event = entry.record
    main = collection.entries["claim"].get(event.claims[0])
    if not event.date or main is None:
        return
    own = main.record.date or main.record.said_on
    if own is None:
        yield Diagnostic(
            "event-date",
            f"{entry.id} has a date, but its main claim has none",
            entry.place("date"),
            help="give the claim the date, or take it out here",
        )
    elif GRAINS.index(event.date.grain) < GRAINS.index(own.grain) or not event.date.contains(own):
        yield Diagnostic(
            "event-date",
            f"{event.date} is finer than its main claim's {own}, or another date",
            entry.place("date"),
            help="an event's date may only be coarser than its main claim's",
        )


def _pointers(entry: Entry[Any], collection: Collection) -> Iterator[Diagnostic]:
    """Fields that point to a claim which does not have what they take from it."""
    for field in type(entry.record).model_fields:
        stated = getattr(entry.record, field)
        if not isinstance(stated, Stated) or stated.value is not None or stated.claim is None:
            continue
        found = collection.entries["claim"].get(stated.claim)
        if found is None:
            continue
        claim = found.record
        if field in _DATES:
            if not (claim.date or claim.said_on):
                yield Diagnostic(
                    "claim-value",
                    f"the claim {stated.claim} has no date",
                    entry.place(field, "claim"),
                    help=f"write {field}: {{value: …, claim: {stated.claim}}}",
                )
        elif field not in claim.values:
            has = ", ".join(claim.values) or "no values"
            yield Diagnostic(
                "claim-value",
                f"the claim {stated.claim} has no value {field}",
                entry.place(field, "claim"),
                label=f"it has {has}",
                help=f"write {field}: {{value: …, claim: {stated.claim}}}",
            )


def _scale(entry: Entry[Any]) -> Iterator[Diagnostic]:
    ids = [level.id for level in entry.record.levels]
    for id, count in Counter(ids).items():
        if count > 1:
            last = len(ids) - 1 - ids[::-1].index(id)
            yield Diagnostic(
                "id-duplicate",
                f"{id} is the id of two levels",
                entry.place("levels", last, "id"),
                help="give each level its own id",
            )
    position = entry.record.position
    if position is None:
        return
    named: list[tuple[Location, str]] = [
        (("between", i), id) for i, id in enumerate(position.between or ())
    ]
    if position.at:
        named.append((("at",), position.at))
    if not named:
        yield Diagnostic(
            "field-missing",
            "this position says neither at nor between",
            entry.place("position", key=True),
            help="add between: [L2, L3] or at: L2",
        )
    for at, id in named:
        if id not in ids:
            near = difflib.get_close_matches(id, ids, 1, 0.3)
            yield Diagnostic(
                "reference-unknown",
                f"the scale has no level {id}",
                entry.place("position", *at),
                help=f"write {near[0]}" if near else f"known: {', '.join(ids)}",
            )


def _term(entry: Entry[Any], collection: Collection) -> Iterator[Diagnostic]:
    for language in collection.languages:
        if language not in entry.record.forms:
            yield Diagnostic(
                "language-missing",
                f"{entry.id} has no term in {language}",
                entry.key,
                help=f"add {language}: {{term: …}}",
            )


def _colliding_forms(collection: Collection) -> Iterator[Diagnostic]:
    """Two concepts must not share a form in one language: its link could lead to either."""
    owners: dict[tuple[str, str], str] = {}
    for id, entry in collection.entries["term"].items():
        for language, form in entry.record.forms.items():
            forms: list[tuple[str, Location]] = [(form.term, ("term",))]
            forms += [
                (alias.term, ("aliases", index))
                for index, alias in enumerate(form.aliases)
                if alias.status != "avoid"
            ]
            for text, at in forms:
                other = owners.setdefault((language, text.lower()), id)
                if other != id:
                    yield Diagnostic(
                        "term-collision",
                        f"{text} is also a form of {other}",
                        entry.place(language, *at),
                        help="keep it with one of the two",
                    )


def article_faults(draft: Draft, collection: Collection) -> Iterator[Diagnostic]:
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
            near = difflib.get_close_matches(image.source, beside, 1)
            yield Diagnostic(
                "image-missing",
                f"there is no image {image.source} beside the article",
                image.place,
                help=f"write {near[0]}" if near else f"put it into content/articles/{draft.slug}/",
            )
    if draft.entry:
        yield from _old_slugs(draft, draft.entry, collection)
        yield from _key_claims(draft, draft.entry, collection)


def _old_slugs(
    draft: Draft, entry: Entry[FrontMatter], collection: Collection
) -> Iterator[Diagnostic]:
    slugs = {other.slug for other in collection.articles}
    for index, old in enumerate(entry.record.aliases):
        if old in entry.record.aliases[:index]:
            yield Diagnostic(
                "address-collision",
                f"{old} is listed twice",
                entry.place("aliases", index),
                help="keep one of the two",
            )
        if old in slugs:
            yield Diagnostic(
                "address-collision",
                f"{old} is the slug of an article",
                entry.place("aliases", index),
                help="take it out of aliases",
            )
        others = [
            d
            for d in collection.articles
            if d.slug != draft.slug
            and d.language == draft.language
            and d.entry
            and old in d.entry.record.aliases
        ]
        if others and draft.slug > others[0].slug:
            yield Diagnostic(
                "address-collision",
                f"{old} already leads to {others[0].slug}",
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
