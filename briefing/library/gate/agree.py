"""When a text says what a record holds: quantities with their bounds and their way, and dates.

That a figure rose is said by a word of its clause, and so is that a date is only about right.
Whether a unit or a date is inferred, or uncertain, is said by the page and not asked of texts.
"""

from __future__ import annotations

from functools import lru_cache

from briefing.errors import a
from briefing.library.gate.beside import is_about, way_of
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
    way = f", {a(value.change)}" if value.change else ""
    return f"{_BOUND_WORDS[value.bound]} {value.value} {value.unit}{way}"


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


def same_figure(text: str, said: FoundQuantity, value: Quantity) -> bool:
    """Whether the numbers and bounds are the same, and the way it went, whatever they count.

    −3 % is a decrease of 3.
    """
    if said.bound != value.bound:
        return False
    if said.value == value.value:
        return value.change is None or way_of(text, said) in (value.change, None)
    return value.change == "decrease" and said.value == -value.value


def says_date(text: str, said: FoundDate, date: Date, part: str | None) -> bool:
    """Whether a text says a date exactly as it is recorded."""
    found = _read(said.edtf)
    return ((found.earliest, found.latest, said.part, is_about(text, said))
            == (date.earliest, date.latest, part, date.approximate))


def is_recorded(text: str, said: FoundDate, claim: Claim) -> bool:
    """Whether a date that a text says equals or contains one of the claim's dates."""
    date = _read(said.edtf)
    about = is_about(text, said)
    for recorded, part in ((claim.date, claim.date_part), (claim.said_on, None)):
        if recorded is None:
            continue
        ends = [end for end in (recorded.start, recorded.end) if end] or [recorded]
        if any(_contains(date, said.part, end, part) and (about or not end.approximate
               or date.grain != end.grain) for end in [recorded, *ends]):
            return True
    return False


@lru_cache(4096)
def _read(edtf: str) -> Date:
    """A date that was read; most are said many times."""
    return parse_date(edtf)


def _contains(said: Date, said_part: str | None, recorded: Date, part: str | None) -> bool:
    if said.grain == recorded.grain and said_part and said_part != part:
        return False
    return said.contains(recorded)


def dates(claim: Claim) -> str:
    """A claim's dates as a message has them."""
    known = [_date(one, part) for one, part in
             ((claim.date, claim.date_part), (claim.said_on, None)) if one]
    return " and ".join(known) or "no date"


def _date(date: Date, part: str | None) -> str:
    """The date as it is written in the record, and what a text has to say beside it."""
    beside = ", ".join(filter(None, (part, "about then" if date.approximate else "")))
    return f"{date} ({beside})" if beside else str(date)
