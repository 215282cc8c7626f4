"""The log of corrections: what was changed in a claim or taken down, when, and why."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.pages.presenter import Presenter
from briefing.pages.views import CorrectionView
from briefing.records.dates import Date
from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One correction."""

    id: str
    """Its anchor, which does not change when the claim is corrected again."""
    date: Date | None
    """None for a claim taken down, whose record gives no day."""
    correction: CorrectionView
    """What was changed, and why."""


@dataclass(frozen=True, slots=True)
class CorrectionsView:
    """The page."""

    description: str
    """One sentence above the log and for the head."""
    entries: tuple[LogEntry, ...]
    """Newest first; those without a date last."""
    feed: str
    """Relative way to the log's feed."""


def corrections(present: Presenter) -> CorrectionsView:
    """Every correction there is."""
    library = present.library
    return CorrectionsView(
        description=present.t("corrections.deck"),
        entries=log(present, (*library.claims, *library.withdrawn)),
        feed=present.href("corrections/feed.xml"),
    )


def log(present: Presenter, claims: Iterable[str]) -> tuple[LogEntry, ...]:
    """The corrections of these claims, newest first."""
    entries = [entry for id in dict.fromkeys(claims) for entry in _entries(present, id)]
    dated = [entry for entry in entries if entry.date]
    dated.sort(key=lambda entry: entry.date.sort_key if entry.date else (), reverse=True)
    return (*dated, *(entry for entry in entries if not entry.date))


def _entries(present: Presenter, id: str) -> list[LogEntry]:
    """A claim's corrections; each is numbered from its oldest."""
    library = present.library
    claim = library.claims.get(id) or library.withdrawn[id]
    dates: list[Date | None] = [past.date for past in claim.history]
    dates.sort(key=lambda date: date.sort_key if date else (), reverse=True)
    views = present.corrections_of(id)
    if len(views) > len(dates):
        dates.insert(0, None)
    return [
        LogEntry(f"x-{id}-{len(views) - index}", date, view)
        for index, (date, view) in enumerate(zip(dates, views, strict=True))
    ]
