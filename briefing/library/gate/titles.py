"""Whether the headlines of claims and the titles of events say what their claims hold.

A title is short: it may leave out a bound, a part of a date, or any figure; it may not say another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from briefing.errors import Diagnostic
from briefing.library.gate.agree import dates, worded
from briefing.library.gate.reading import Finding, Reading
from briefing.library.gate.written import place_in
from briefing.patterns import pattern
from briefing.reading.currencies import CURRENCIES
from briefing.reading.figures_found import FoundDate, FoundQuantity
from briefing.records.dates import parse_date
from briefing.records.facts import Claim
from briefing.records.quantities import Quantity
from briefing.records.text import Localized
from briefing.records.validate import Entry

_MAY_SAY = pattern("[0-9０-９兆億亿萬万年成]|illion|per ?cent")
"""What stands in every amount of money, percentage and date: a quick look before the long one."""
_HAN = pattern("[\u3400-\u9fff]")


def title_faults(reading: Reading) -> Iterator[Finding]:
    """Compare the money, percentages and dates of headlines and titles with those of their claims.

    Yields `figure-unproven` (a number that no value of them has) and `date-differs` (a date that
    none of their dates meets).
    """
    for id, entry in reading.claims.items():
        yield from _faults(reading, entry, "headline", [id])
    for event in reading.collection.entries["event"].values():
        yield from _faults(reading, event, "title", event.record.claims)


def _faults(
    reading: Reading, entry: Entry[Any], field: str, claims: Sequence[str]
) -> Iterator[Finding]:
    title: Localized = getattr(entry.record, field)
    texts = {language: text for language in reading.languages
             if _MAY_SAY.search(text := title.get(language) or "")}
    ids = tuple(id for id in claims if reading.standing[id]) if texts else ()
    records = [claim for id in ids if (claim := reading.standing[id])]
    values = reading.values(ids)
    for language, text in texts.items() if ids else ():
        if title.shared and language.startswith("zh") != bool(_HAN.search(text)):
            continue  # it is written in the other language
        for said in reading.statement(text, language):
            if isinstance(said, FoundDate):
                code, kind, wrong = "date-differs", "date", not _meets(said, records)
            else:
                code, kind, wrong = "figure-unproven", "value", _is_other(said, values)
            if wrong:
                known = (" or ".join(map(dates, records)) if kind == "date"
                         else ", ".join(map(worded, values)) or "no value")
                words = text[said.start : said.end]
                at = (field, language) if title.by_language else (field,)
                yield Finding(Diagnostic(
                    code, f"{words} in the {field} is no {kind} of {' or '.join(ids)}",
                    place_in(entry, at, said.start, said.end, reading.collection),
                    f"recorded: {known}", "say it as it is recorded, or correct the record",
                ), (*ids, entry.id), words=words, silences=entry.record.silence)


def _is_other(said: FoundQuantity, values: list[Quantity]) -> bool:
    """Whether it is money or a percentage whose number no value has; a share is a percentage."""
    if said.unit == "percent":
        return not any(value.value * (100 if value.unit == "ratio" else 1) == said.value
                       for value in values if value.unit in ("percent", "ratio"))
    return (said.unit in CURRENCIES or said.unit == "currency") and not any(
        value.value == said.value and said.unit in ("currency", value.unit) for value in values)


def _meets(said: FoundDate, claims: list[Claim]) -> bool:
    if any(one.edtf == said.edtf for claim in claims for one in (claim.date, claim.said_on) if one):
        return True
    date = parse_date(said.edtf)
    known = [one for claim in claims for one in (claim.date, claim.said_on) if one]
    return any(date.contains(one) or one.contains(date) for one in (
        *known, *(end for one in known for end in (one.start, one.end) if end)))
