"""Whether dates are said as exactly as they are recorded, and none is said that is not recorded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.errors import Diagnostic
from briefing.library.gate.agree import dates, is_compared, is_recorded, says_date
from briefing.library.gate.reading import Finding, Passage, Reading
from briefing.patterns import pattern
from briefing.reading.figures import read_figures
from briefing.reading.figures_found import FoundDate
from briefing.records.dates import Date, Part
from briefing.records.facts import Claim

_GOES_BY_THE_TEXT = pattern(r"[12][0-9]{3}|同年|\b(?:that|same)\b", re.IGNORECASE)
"""A year stated, and words that point back to one."""


def date_faults(reading: Reading) -> Iterator[Finding]:
    """Compare the dates of articles with those of the claims whose marks prove them.

    Yields `date-missing` (a claim's closed date that neither its statement nor a span says) and
    `date-differs` (a date in a span that neither equals nor contains one of its claims' dates).
    What is recorded as approximate (`2024-09~`) is said with about, around, 約 or 左右.
    """
    for (id, language), passages in reading.carrying.items():
        claim = reading.standing[id]
        if claim and claim.date and not _is_said(claim.date, claim.date_part, passages):
            yield from _unsaid(reading, claim, id, language, passages)
    for edition in reading.editions:
        for passage in edition.passages:
            if passage.dates and passage.claims:
                yield from _differing(reading, passage)


def _is_said(date: Date, part: Part | None, passages: list[Passage]) -> bool:
    for passage in passages:
        for said in passage.dates:
            if says_date(passage.section.text, said, date, part):
                return True
    return False


def _differing(reading: Reading, passage: Passage) -> Iterator[Finding]:
    text = passage.section.text
    records = {id: claim for id in passage.claims if (claim := reading.standing[id])}
    beside: list[FoundDate] = []
    for said in passage.dates if records else ():
        if any(is_recorded(text, said, claim) for claim in records.values()):
            continue
        beside = beside or [one for date in passage.dates for one in _meant(passage, date)]
        if not any(
            is_recorded(text, one, claim) or is_compared(text, one, beside, claim)
            for one in _meant(passage, said) for claim in records.values()
        ):
            yield Finding(Diagnostic(
                "date-differs",
                f"{passage.words(said)} ({_read(said)}) is no date of {' or '.join(records)}",
                passage.place(said), f"recorded: {' or '.join(map(dates, records.values()))}",
                "say the date as it is recorded, or correct the record",
            ), tuple(records), passage.edition, passage.words(said))


def _meant(passage: Passage, said: FoundDate) -> Iterator[FoundDate]:
    """A date, and what it means where it goes by the article's own year: 去年, in May."""
    yield said
    words, language = passage.words(said), passage.edition.language
    year = passage.edition.entry.record.date.earliest
    if not year or _GOES_BY_THE_TEXT.search(words):
        return
    lead = "in " if language.startswith("en") else ""       # a month alone may be a name
    for one in read_figures(lead + words, language, year=year.year):
        if isinstance(one, FoundDate):
            yield one._replace(start=said.start, end=said.end)


def _unsaid(
    reading: Reading, claim: Claim, id: str, language: str, passages: list[Passage]
) -> Iterator[Finding]:
    if claim.date is None or claim.date.earliest is None or claim.date.latest is None:
        return
    said = [(passage.section.text, one) for passage in passages for date in passage.dates
            for one in _meant(passage, date)]
    text = claim.statement.get(language)
    if text:
        said += [(text, one) for one in reading.statement(text, language)
                 if isinstance(one, FoundDate)]
    if not _says(said, claim, claim.date) and not _in_its_words(claim, language, text, passages):
        mark = next(m for m in passages[0].span.marks if m.claim == id)
        yield Finding(Diagnostic(
            "date-missing", f"neither {id} nor what its mark proves says its date in {language}",
            mark.place, f"{dates(claim)} is recorded",
            "say it as exactly as it is recorded, or correct the record",
        ), (id,), passages[0].edition)


def _says(said: list[tuple[str, FoundDate]], claim: Claim, date: Date) -> bool:
    """Whether the date is among those said, each in its text, or both ends of an interval are."""
    if any(says_date(*one, date, claim.date_part) for one in said):
        return True
    return bool(date.start and date.end) and all(
        any(says_date(*one, end, None) for one in said) for end in (date.start, date.end) if end)


def _in_its_words(
    claim: Claim, language: str, statement: str | None, passages: list[Passage]
) -> bool:
    """Whether the date, a whole one, is said in the words that the record gives for it."""
    words = claim.date_text.get(language) if claim.date_text and not claim.date_part else None
    texts = [statement or "", *(passage.said for passage in passages)]
    return bool(words) and any(str(words).casefold() in text.casefold() for text in texts)


def _read(said: FoundDate) -> str:
    return f"{said.part} {said.edtf}" if said.part else said.edtf
