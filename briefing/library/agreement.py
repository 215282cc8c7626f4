"""Whether a claim's own statement says what its record holds, in every language written.

Not a step of the build yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from briefing.errors import Diagnostic, Place
from briefing.library.glossary import Matcher
from briefing.reading.currencies import CURRENCIES
from briefing.reading.figures import read_figures
from briefing.reading.figures_found import FoundDate, FoundQuantity
from briefing.records.dates import Date, parse_date
from briefing.records.facts import Claim
from briefing.records.quantities import Quantity
from briefing.records.validate import Entry

_OF_THEIR_OWN = ("percent", "ratio", "times")
_BOUND_WORDS = {"exact": "exactly", "about": "about", "more_than": "more than",
                "less_than": "less than", "at_least": "at least", "at_most": "at most",
                "order": "on the scale of"}


def statement_faults(
    entry: Entry[Claim], names: dict[str, Matcher] | None = None
) -> Iterator[Diagnostic]:
    """Compare the values and dates of a claim with its statement.

    Takes the claim and, by language, a matcher of the names in which no figure is read. Yields
    `figure-differs` (said otherwise than recorded), `figure-missing` (not said), `figure-unproven`
    (said, and in no value) and `date-differs`.
    """
    for language, text in entry.record.statement.by_language:
        matcher = (names or {}).get(language)
        masks = [(s, e) for s, e, form in matcher.matches(text) if not form.term] if matcher else []
        found = read_figures(text, language, masks=masks)
        place = entry.place("statement", language)
        said = [one for one in found if isinstance(one, FoundQuantity)]
        yield from _figures(entry, text, language, said, place)
        for one in found:
            if isinstance(one, FoundDate) and not _is_recorded(one, entry.record):
                yield Diagnostic(
                    "date-differs",
                    f"{entry.id} says {text[one.start : one.end]} in {language}",
                    place,
                    f"the record has {_dates(entry.record) or 'no date'}",
                    "say the date as it is recorded, or correct the record",
                )


def _figures(
    entry: Entry[Any], text: str, language: str, said: Sequence[FoundQuantity], place: Place
) -> Iterator[Diagnostic]:
    values: dict[str, Quantity] = entry.record.values
    other = [one for one in said if not any(agrees(one, value) for value in values.values())]
    for name, value in values.items():
        if any(agrees(one, value) for one in said):
            continue
        near = next((one for one in other if same_unit(one, value)), None)
        if near is None:
            yield Diagnostic(
                "figure-missing", f"{entry.id} does not say its {name} in {language}", place,
                f"{_BOUND_WORDS[value.bound]} {value.value} {value.unit}",
                "say it, with its bound in the same clause",
            )
            continue
        other.remove(near)
        yield Diagnostic(
            "figure-differs",
            f"{entry.id} says {text[near.start : near.end]} in {language}"
            f" ({_BOUND_WORDS[near.bound]})",
            place,
            f"{name} is {_BOUND_WORDS[value.bound]} {value.value} {value.unit}",
            "say the figure as it is recorded, or correct the record",
        )
    for one in other:
        if one.unit != "count":
            yield Diagnostic(
                "figure-unproven",
                f"{entry.id} says {text[one.start : one.end]} in {language},"
                " which is none of its values",
                place, help="add it to values, or take it out of the statement",
            )


def same_unit(said: FoundQuantity, value: Quantity) -> bool:
    """Whether both count the same: a bare 元 may be any currency."""
    if value.unit in CURRENCIES:
        return said.unit in (value.unit, "currency")
    if value.unit in _OF_THEIR_OWN:
        return said.unit == value.unit
    return said.unit == "count"


def agrees(said: FoundQuantity, value: Quantity) -> bool:
    """Whether a text states a value as it is recorded, with its bound."""
    return same_unit(said, value) and said.value == value.value and said.bound == value.bound


def _is_recorded(said: FoundDate, claim: Claim) -> bool:
    """Whether a date that is said equals or contains one of the claim's dates."""
    date = parse_date(said.edtf)
    for recorded, part in ((claim.date, claim.date_part), (claim.said_on, None)):
        if recorded is None:
            continue
        ends = [end for end in (recorded.start, recorded.end) if end] or [recorded]
        if any(_contains(date, said.part, end, part) for end in [recorded, *ends]):
            return True
    return False


def _contains(said: Date, said_part: str | None, recorded: Date, part: str | None) -> bool:
    if said.grain == recorded.grain and said_part and said_part != part:
        return False
    return said.contains(recorded)


def _dates(claim: Claim) -> str:
    date = f"{claim.date} ({claim.date_part})" if claim.date_part else claim.date
    return " and ".join(str(one) for one in (date, claim.said_on) if one)
