"""Whether a section names those whom its claims speak of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from briefing.errors import Diagnostic, Place
from briefing.library.gate.reading import Finding, Reading


class _Said(NamedTuple):
    """What a section carries, its text, where case does not count, and the records it links."""

    claims: dict[str, Place]
    text: str
    linked: set[str]

    def names(self, reading: Reading, id: str) -> bool:
        """Whether it links to a record or names it."""
        return id in self.linked or _is_named(reading, self.text, id)


def name_faults(reading: Reading) -> Iterator[Finding]:
    """Warn of each participant, or record a claim is about, that its section never names.

    What the article's title or summary names is its subject and may go without; and of the
    sections that carry one claim, one that names it is enough.
    """
    @cache
    def subjects(id: str) -> tuple[str, ...]:
        claim = reading.standing[id]
        return tuple(dict.fromkeys((*(one.id for one in claim.participants), *claim.about)
                                   if claim else ()))

    for edition in reading.editions:
        front = edition.entry.record
        subject = f"{front.title} {front.summary}".casefold()
        said = [_Said(section.claims, section.text.casefold(), {id for _, id in section.links})
                for section in edition.sections]
        for own in said:
            for id, place in own.claims.items():
                missing = [one for one in subjects(id) if not own.names(reading, one)]
                missing = missing and [one for one in missing if not (
                    _is_named(reading, subject, one)
                    or any(id in other.claims and other.names(reading, one) for other in said))]
                if missing:
                    yield Finding(Diagnostic(
                        "name-missing",
                        f"this section never names {', '.join(missing)}, of which {id} speaks",
                        place, help=f"name it, as with [[{missing[0]}]], or take it out of {id}",
                        severity="warning"), (id,), edition)


def _is_named(reading: Reading, text: str, id: str) -> bool:
    """Whether a text has one of a record's names; what has none is not asked."""
    names = reading.names.get(id)
    return names is None or any(name in text for name in names)
