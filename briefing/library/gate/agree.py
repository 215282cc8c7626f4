"""When a text says what a record holds: quantities with their bounds, and dates."""

from __future__ import annotations

from functools import lru_cache

from briefing.library.gate.units import Nouns
from briefing.reading.currencies import CURRENCIES
from briefing.reading.figures_found import FoundDate, FoundQuantity
from briefing.records.dates import Date, parse_date
from briefing.records.facts import Claim
from briefing.records.quantities import Quantity

_OF_THEIR_OWN = ("percent", "ratio", "times")
_BOUND_WORDS = {"exact": "exactly", "about": "about", "more_than": "more than",
                "less_than": "less than", "at_least": "at least", "at_most": "at most",
                "order": "on the scale of"}


def worded(value: Quantity) -> str:
    """A quantity as a message has it."""
    return f"{_BOUND_WORDS[value.bound]} {value.value} {value.unit}"


def worded_bound(said: FoundQuantity) -> str:
    """The bound of a figure as a message has it."""
    return _BOUND_WORDS[said.bound]


def same_unit(said: FoundQuantity, value: Quantity, named: set[str], nouns: Nouns) -> bool:
    """Whether both count the same: a bare 元 may be any currency, a bare number any noun.

    `named` are the units whose noun stands beside the figure.
    """
    if value.unit in CURRENCIES:
        return said.unit in (value.unit, "currency")
    if value.unit in _OF_THEIR_OWN:
        return said.unit == value.unit
    return said.unit == "count" and (
        not named or value.unit in named or value.unit not in nouns.worded)


def same_figure(said: FoundQuantity, value: Quantity) -> bool:
    """Whether the numbers and bounds are the same, whatever they count."""
    return said.value == value.value and said.bound == value.bound


def says_date(said: FoundDate, date: Date, part: str | None) -> bool:
    """Whether a text says a date exactly as it is recorded."""
    found = _date(said.edtf)
    return ((found.earliest, found.latest, said.part)
            == (date.earliest, date.latest, part))


def is_recorded(said: FoundDate, claim: Claim) -> bool:
    """Whether a date that is said equals or contains one of the claim's dates."""
    date = _date(said.edtf)
    for recorded, part in ((claim.date, claim.date_part), (claim.said_on, None)):
        if recorded is None:
            continue
        ends = [end for end in (recorded.start, recorded.end) if end] or [recorded]
        if any(_contains(date, said.part, end, part) for end in [recorded, *ends]):
            return True
    return False


@lru_cache(4096)
def _date(edtf: str) -> Date:
    """A date that was read; most are said many times."""
    return parse_date(edtf)


def _contains(said: Date, said_part: str | None, recorded: Date, part: str | None) -> bool:
    if said.grain == recorded.grain and said_part and said_part != part:
        return False
    return said.contains(recorded)


def dates(claim: Claim) -> str:
    """A claim's dates as a message has them."""
    date = f"{claim.date} ({claim.date_part})" if claim.date_part else claim.date
    return " and ".join(str(one) for one in (date, claim.said_on) if one) or "no date"
