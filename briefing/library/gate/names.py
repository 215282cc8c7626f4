"""Whether a section names those whom its claims speak of."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.errors import Diagnostic
from briefing.library.gate.reading import Finding, Reading


def name_faults(reading: Reading) -> Iterator[Finding]:
    """Warn of each participant, or record a claim is about, that its section never names."""
    for edition in reading.editions:
        for section in edition.sections:
            text, linked = section.text.casefold(), {id for _, id in section.links}
            for id, place in section.claims.items():
                if id not in reading.claims:
                    continue
                claim = reading.claims[id].record
                ids = [*(one.id for one in claim.participants), *claim.about]
                missing = [one for one in dict.fromkeys(ids)
                           if not (one in linked or _is_named(reading, text, one))]
                if missing:
                    yield Finding(Diagnostic(
                        "name-missing",
                        f"this section never names {', '.join(missing)}, of which {id} speaks",
                        place, help=f"name it, as with [[{missing[0]}]], or take it out of {id}",
                        severity="warning"), (id,), edition)


def _is_named(reading: Reading, text: str, id: str) -> bool:
    """Whether a section has one of a record's names; what has none is not asked."""
    names = reading.names.get(id)
    return names is None or any(name in text for name in names)
