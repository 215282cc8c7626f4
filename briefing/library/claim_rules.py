"""What claims, events and sources must fulfil beyond the form of their fields."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from briefing.errors import Diagnostic
from briefing.library.collection import Collection
from briefing.records.dates import GRAINS, Date, Part
from briefing.records.facts import Claim, Event
from briefing.records.validate import Entry

_PARTS: dict[Part, tuple[float, float]] = {
    "early": (0, 1 / 2), "mid": (1 / 4, 3 / 4), "late": (1 / 2, 1)}
"""From which share of a year or month to which a part may reach."""
_NEEDS = (
    ("date_part", "date"), ("date_text", "date"), ("date_basis", "date"),
    ("said_on_basis", "said_on"),
)
"""Fields that say something of another one."""


def claim_faults(collection: Collection) -> Iterator[Diagnostic]:
    """Faults of claims, events and sources that one field alone does not show."""
    entries = collection.entries
    for entry in entries["claim"].values():
        yield from _dated(entry)
        yield from _claim(entry)
    for entry in entries["event"].values():
        yield from _dated(entry)
        yield from _event(entry, collection)
    for entry in entries["source"].values():
        if not entry.record.authors and not entry.record.publisher:
            yield Diagnostic(
                "field-missing", f"{entry.id} has neither authors nor publisher", entry.key,
                help="add authors: [id] or publisher: id",
            )


def _dated(entry: Entry[Any]) -> Iterator[Diagnostic]:
    """What is said of a date goes with a date of which it can be said."""
    record = entry.record
    for field, needed in _NEEDS:
        if field in entry.node.items and getattr(record, needed) is None:
            yield Diagnostic(
                "field-missing", f"{entry.id} has {field} but no {needed}",
                entry.place(field, key=True), help=f"add {needed}, or take {field} out",
            )
    if record.date_part and record.date and record.date.grain not in ("year", "month"):
        yield Diagnostic(
            "date-part", f"{record.date_part} cannot be said of {record.date}",
            entry.place("date_part"), help="it goes with a year or a month",
        )


def _claim(entry: Entry[Claim]) -> Iterator[Diagnostic]:
    claim = entry.record
    if claim.withdrawn and not claim.why:
        yield Diagnostic(
            "field-missing", f"{entry.id} is withdrawn, and does not say why",
            entry.place("withdrawn", key=True), help="add why: {…}",
        )
    if claim.why and not claim.withdrawn:
        yield Diagnostic(
            "field-missing", f"{entry.id} says why, but is not withdrawn",
            entry.place("why", key=True), help="add withdrawn: true, or write it as note",
        )
    if claim.show_quote and not claim.quote:
        yield Diagnostic(
            "field-missing", f"{entry.id} shows a quote but has none",
            entry.place("show_quote", key=True), help="add quote: […]",
        )


def _event(entry: Entry[Event], collection: Collection) -> Iterator[Diagnostic]:
    event = entry.record
    main = collection.entries["claim"].get(event.claims[0])
    if not event.date or main is None:
        return
    own = main.record.date or main.record.said_on
    if own is None:
        yield Diagnostic(
            "event-date", f"{entry.id} has a date, but its main claim has none",
            entry.place("date"), help="give the claim the date, or take it out here",
        )
    elif GRAINS.index(event.date.grain) < GRAINS.index(own.grain) or not event.date.contains(own):
        yield Diagnostic(
            "event-date", f"{event.date} is finer than its main claim's {own}, or another date",
            entry.place("date"), help="an event's date may only be coarser than its main claim's",
        )
    elif event.date_part and not _in_part(event.date, event.date_part, main.record):
        yield Diagnostic(
            "event-date", f"{event.date_part} {event.date} is not when its main claim has it",
            entry.place("date_part"), help="take it out, or write the part that the claim's is in",
        )


def _in_part(date: Date, part: Part, claim: Claim) -> bool:
    """Whether a claim's date lies in that part of another; where parts meet is nobody's to say."""
    own = claim.date or claim.said_on
    if date.grain not in ("year", "month") or own is None:
        return True
    if None in (own.earliest, own.latest):
        return True
    if claim.date and claim.date_part and own.grain == date.grain:
        return claim.date_part == part
    assert date.earliest and date.latest and own.earliest and own.latest
    first, last = _PARTS[part]
    days = (date.latest - date.earliest).days + 1
    begin, end = (date.earliest + timedelta(days * share) for share in (first, last))
    return own.latest >= begin and own.earliest <= end
