"""Whether a section names those whom its claims speak of."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.errors import Diagnostic
from briefing.library.gate.reading import Finding, Reading
from briefing.library.gate.text import Section


def name_faults(reading: Reading) -> Iterator[Finding]:
    """Warn of each participant, or record a claim is about, that its section never names.

    What the article's title or summary names is its subject and may go without; and of the
    sections that carry one claim, one that names it is enough.
    """
    for edition in reading.editions:
        front = edition.entry.record
        subject = f"{front.title} {front.summary}".casefold()
        for section in edition.sections:
            for id, place in section.claims.items():
                if id not in reading.claims:
                    continue
                claim = reading.claims[id].record
                ids = [*(one.id for one in claim.participants), *claim.about]
                others = [(other, other.text.casefold()) for other in edition.sections
                          if id in other.claims]
                missing = [one for one in dict.fromkeys(ids)
                           if not _says_name(reading, subject, one)
                           and not any(_is_named(reading, *other, one) for other in others)]
                if missing:
                    yield Finding(Diagnostic(
                        "name-missing",
                        f"this section never names {', '.join(missing)}, of which {id} speaks",
                        place, help=f"name it, as with [[{missing[0]}]], or take it out of {id}",
                        severity="warning"), (id,), edition)


def _is_named(reading: Reading, section: Section, text: str, id: str) -> bool:
    """Whether the section links to a record or has one of its names; what has none is not asked."""
    return id in section.linked or id not in reading.names or _says_name(reading, text, id)


def _says_name(reading: Reading, text: str, id: str) -> bool:
    return any(name.casefold() in text for name in reading.names.get(id, ()))
