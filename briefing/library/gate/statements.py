"""Whether a claim's own statement says what its record holds, in every language written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefing.errors import Diagnostic, Place
from briefing.library.gate.agree import dates, is_compared, is_recorded, is_same_number, worded
from briefing.library.gate.reading import Finding, Reading
from briefing.library.gate.written import place_in
from briefing.reading.figures import reads
from briefing.reading.figures_found import Found, FoundDate, FoundQuantity
from briefing.records.facts import Claim
from briefing.records.validate import Entry, Location


def statement_faults(reading: Reading) -> Iterator[Finding]:
    """Compare the values and dates of each claim with its statement.

    Yields `figure-differs` (said otherwise than recorded), `figure-missing` (not said),
    `figure-unproven` (said, and in no value) and `date-differs`.
    """
    languages = [language for language in reading.languages if reads(language)]
    for entry in reading.claims.values():
        claim = entry.record
        for language in languages:
            text = claim.statement.get(language)
            if not text:
                continue
            found = reading.statement(text, language)
            said = [one for one in found if isinstance(one, FoundQuantity)]
            if said or claim.values:
                yield from _figures(reading, entry, text, language, said)
            for one in found:
                if isinstance(one, FoundDate) and not is_recorded(text, one, claim) and not (
                        is_compared(text, one, _dates(found), claim)):
                    words = text[one.start : one.end]
                    yield Finding(Diagnostic(
                        "date-differs", f"{entry.id} says {words} in {language}",
                        _place(reading, entry, language, one),
                        f"the record has {dates(claim)}",
                        "say the date as it is recorded, or correct the record",
                    ), (entry.id,), words=words)


def _dates(found: Iterable[Found]) -> list[FoundDate]:
    return [one for one in found if isinstance(one, FoundDate)]


def _at(entry: Entry[Claim], language: str) -> Location:
    return ("statement", language) if entry.record.statement.by_language else ("statement",)


def _place(reading: Reading, entry: Entry[Claim], language: str, said: Found) -> Place:
    return place_in(entry, _at(entry, language), said.start, said.end, reading.collection)


def _figures(reading: Reading, entry: Entry[Claim], text: str, language: str,
             said: Sequence[FoundQuantity]) -> Iterator[Finding]:
    values = entry.record.values
    other = [one for one in said
             if not any(reading.agrees(text, language, one, value) for value in values.values())]
    for name, value in values.items():
        if any(reading.agrees(text, language, one, value) for one in said):
            continue
        near = next((one for one in other if one.unit != "bare"
                     and reading.same_unit(text, language, one, value)), None) or next(
            (one for one in other if is_same_number(one, value)), None)
        if near is None:
            yield Finding(Diagnostic(
                "figure-missing", f"{entry.id} does not say its {name} in {language}",
                entry.place(*_at(entry, language)), worded(value),
                "say it, with its bound in the same clause",
            ), (entry.id,))
            continue
        other.remove(near)
        yield Finding(Diagnostic(
            "figure-differs",
            f"{entry.id} says {reading.told(text, language, near, value)} in {language}",
            _place(reading, entry, language, near), f"{name} is {worded(value)}",
            "say the figure as it is recorded, or correct the record",
        ), (entry.id,), words=text[near.start : near.end])
    for one in other:
        if reading.is_figure(text, language, one):
            yield Finding(Diagnostic(
                "figure-unproven",
                f"{entry.id} says {text[one.start : one.end]} in {language},"
                " which is none of its values",
                _place(reading, entry, language, one),
                help="add it to values, or take it out of the statement",
            ), (entry.id,), words=text[one.start : one.end])
