"""Rule 5: the dates of one record follow each other as the things they date do.

That an event is no finer than its main claim is a rule of the record itself, `claim_rules.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from briefing.errors import Diagnostic
from briefing.library.collection import Collection
from briefing.library.library import Library
from briefing.library.when import When
from briefing.records.facts import Claim
from briefing.records.validate import Entry

_LIFE = ("proposed", "trained", "release_date", "last_updated", "retired")
"""A model's dates, in the order of its life."""


def dates_in_order(library: Library, collection: Collection) -> Iterator[Diagnostic]:
    """An error where a date lies wholly before one that it has to follow."""
    for entry in collection.entries["model"].values():
        for first, second in combinations(_LIFE, 2):
            before = library.date_of(getattr(entry.record, first))
            after = library.date_of(getattr(entry.record, second))
            if before and after and _is_before(after, before):
                yield _order(entry, second, f"{second} {after.date}", f"{first} is {before.date}")
    for id, entry in collection.entries["organization"].items():
        founded = library.date_of(entry.record.founded)
        for event, when in _events_of(id, library) if founded else ():
            if founded and _is_before(when, founded):
                yield _order(entry, "founded", f"founded {founded.date}",
                             f"the event {event} is of {when.date}")


def _is_before(one: When, other: When) -> bool:
    """Whether the first is over when the other begins; what is only about a date may be."""
    if any(when.date.approximate or when.date.uncertain for when in (one, other)):
        return False
    if one.date.grain == "interval" and one.date.end is None:
        return False
    if other.date.grain == "interval" and other.date.start is None:
        return False
    return one.date.sort_key[1] < other.date.sort_key[0]


def _events_of(id: str, library: Library) -> Iterator[tuple[str, When]]:
    """The dated events in which that organization took part, by its own or its main claim."""
    for event, record in library.events.items():
        main: Claim | None = library.claims.get(record.claims[0])
        when = library.when_of_event(record)
        if main and when and not when.said and any(p.id == id for p in main.participants):
            yield event, when


def _order(entry: Entry[Any], field: str, message: str, label: str) -> Diagnostic:
    return Diagnostic("date-order", f"{entry.id}: {message} is out of order",
                      entry.place(field), label, "correct one of the two dates")
