"""Whether the short texts of claims and events say what their claims hold.

A title is short: it may leave out a bound, a part of a date, or any figure; it may not say another.
A note may also say what its claim said before, and what the claims that it goes with say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from briefing.errors import Diagnostic
from briefing.library.gate.agree import dates, is_same_number, meets, worded, worded_bound
from briefing.library.gate.reading import Finding, Reading
from briefing.library.gate.written import place_in
from briefing.patterns import pattern
from briefing.reading.figures_found import Found, FoundDate, FoundQuantity
from briefing.records.facts import Claim
from briefing.records.quantities import Quantity
from briefing.records.text import Localized
from briefing.records.validate import Entry

_NUMERAL = pattern("[0-9０-９兆億亿萬万成半二兩两三四五六七八九十百千年月]|一[成半]")
_LETTERS = pattern("[a-z]+")
_NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty"
    " seventy eighty ninety hundred hundreds thousand thousands million billion trillion dozen half"
    " halves third thirds quarter quarters fifth fifths sixth sixths seventh eighth eighths ninth"
    " tenth tenths twentieth twentieths hundredth hundredths thousandth thousandths twice double"
    " percent january february march april may june july august september october november"
    " december".split())
_LARGE = 1_000_000
"""So much is likely to be money where the source leaves the currency out."""
_HAN = pattern("[\u3400-\u9fff]")
_TITLES = ("headline", "title", "label")
_BESIDE = ("unnamed", "note")
"""What is said beside the facts: a figure of it that is not recorded is a warning."""


def title_faults(reading: Reading) -> Iterator[Finding]:
    """Compare the figures and dates of headlines, titles and labels with those of their claims.

    Yields `figure-unproven` (a number that no value of them has, or another bound) and
    `date-differs` (a date that none of their dates meets); in `unnamed` and `note` both are
    warnings.
    """
    for id, entry in reading.claims.items():
        yield from _faults(reading, entry, [id])
    for event in reading.collection.entries["event"].values():
        yield from _faults(reading, event, event.record.claims)


def _faults(reading: Reading, entry: Entry[Any], claims: Sequence[str]) -> Iterator[Finding]:
    ids = tuple(id for id in claims if id in reading.claims)
    for field in (*_TITLES, *_BESIDE) if ids else ():
        texts: Localized | None = getattr(entry.record, field, None)
        for language in reading.languages if texts else ():
            text = texts.get(language) or "" if texts else ""
            if not _may_say(text) or (
                texts and texts.shared and language.startswith("zh") != bool(_HAN.search(text))
            ):
                continue  # it says nothing, or is written in the other language
            yield from _differing(reading, entry, field, language, text, ids)


def _may_say(text: str) -> bool:
    """Whether there may be a figure or a date in a text: a quick look before the long one."""
    return bool(text) and (_NUMERAL.search(text) is not None
                           or not _NUMBER_WORDS.isdisjoint(_LETTERS.findall(text.lower())))


def _differing(reading: Reading, entry: Entry[Any], field: str, language: str, text: str,
               ids: tuple[str, ...]) -> Iterator[Finding]:
    records = [reading.claims[id].record for id in ids]
    beside = field in _BESIDE
    found = reading.statement(text, language, _year(records[0]) if beside else None)
    if beside and found:
        records += [one for record in records for id in (*record.disputes, *record.corroborates)
                    if (one := reading.standing[id])]
    values = [value for record in records for value in record.values.values()]
    for said in found:
        if isinstance(said, FoundDate):
            code, kind, wrong = "date-differs", "date", not meets(said, records)
            known = " or ".join(map(dates, records))
        else:
            wrong = _is_other(reading, text, language, said, values)
            code, kind = "figure-unproven", "value"
            known = ", ".join(map(worded, values)) or "no value"
        if wrong and not (beside and _was_said(reading, language, said, records)):
            words = text[said.start : said.end]
            bound = f" ({worded_bound(said)})" if isinstance(said, FoundQuantity) else ""
            at = (field, language) if getattr(entry.record, field).by_language else (field,)
            yield Finding(Diagnostic(
                code, f"{words}{bound} in the {field} is no {kind} of {' or '.join(ids)}",
                place_in(entry, at, said.start, said.end, reading.collection),
                f"recorded: {known}", "say it as it is recorded, or correct the record",
                severity="warning" if beside else "error",
            ), (*ids, entry.id), words=words, silences=entry.record.silence)


def _year(claim: Claim) -> int | None:
    """The year that a month without one is likely to be of."""
    date = claim.date or claim.said_on
    point = date and (date.earliest or date.latest)
    return point.year if point else None


def _is_other(reading: Reading, text: str, language: str, said: FoundQuantity,
              values: list[Quantity]) -> bool:
    """Whether it is a figure that no value has; its bound may be left out, but be no other one."""
    shown = {value.bound for value in values} if said.bound == "exact" else {said.bound}
    if any(reading.agrees(text, language, said._replace(bound=bound), value)
           for value in values for bound in shown):
        return False
    large = said.unit == "count" and said.value >= _LARGE
    return reading.is_figure(text, language, said) or any(
        (large and value.is_money and value.unit_basis == "inferred")
        or (is_same_number(said, value) and reading.counts_other(text, language, said, value))
        for value in values)


def _was_said(reading: Reading, language: str, said: Found, claims: list[Claim]) -> bool:
    """Whether a claim said it before it was corrected."""
    return any(
        type(one) is type(said) and one[2:4] == said[2:4]
        for claim in claims for correction in claim.history
        for one in reading.statement(correction.was.get(language) or "", language))
