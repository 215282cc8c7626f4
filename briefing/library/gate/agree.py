"""When a text says what a record holds: quantities with their bounds and their way, and dates.

That a figure rose is said by a word of its clause, and so is that a date is only about right.
Whether a unit or a date is inferred, or uncertain, is said by the page and not asked of texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from briefing.errors import a
from briefing.library.gate.beside import is_about, is_level, is_points, way_of
from briefing.library.gate.units import Nouns
from briefing.patterns import pattern
from briefing.reading.currencies import CURRENCIES
from briefing.reading.figures_found import FoundDate, FoundQuantity
from briefing.records.dates import Date, parse_date
from briefing.records.facts import Claim
from briefing.records.quantities import Quantity

_YEAR_BEFORE = pattern("[前去上]一?年|last year|(?:year before|previous year)", re.IGNORECASE)
_SHARES = ("percent", "ratio")
"""一成 is a tenth, and a tenth is 10%."""
_POINTS = ("point", "percentage_point")
_AT_HOME = ("CNY", "TWD")
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


def same_unit(text: str, said: FoundQuantity, value: Quantity, nouns: Nouns) -> bool:
    """Whether both count the same.

    A bare 元 is of a currency that is at home in Chinese; where the source leaves the currency
    out, the text may. A bare number may count anything.
    """
    if value.unit in CURRENCIES:
        if value.unit_basis == "inferred" and said.unit in ("currency", "count"):
            return not (said.unit == "count" and nouns.named(text, said))
        return said.unit == value.unit or (said.unit == "currency" and value.unit in _AT_HOME)
    if value.unit in _SHARES:
        return said.unit in _SHARES and not is_points(text, said)
    if value.unit in _POINTS:
        return is_points(text, said)
    if value.unit == "times":
        return said.unit == value.unit
    if said.unit not in ("count", "bare"):
        return False
    if value.unit not in nouns.worded:
        return True
    if nouns.other_rate(text, said, value.unit):
        return False
    named = nouns.named(text, said)
    if said.bound == "order":  # 兆級模型: what follows is of that scale, and not what is counted
        named = set()
    return value.unit in named if named else not nouns.other(text, said, value.unit)


def is_same_number(said: FoundQuantity, value: Quantity) -> bool:
    """Whether the numbers are the same and mean something: what is counted, or has a unit."""
    return said.value == value.value and (said.unit != "bare" or value.value >= 10)


def same_figure(text: str, said: FoundQuantity, value: Quantity) -> bool:
    """Whether the numbers and bounds are the same, and the way it went, whatever they count.

    −3 % is a decrease of 3.
    """
    if said.bound != value.bound:
        return False
    found, recorded = said.value, value.value
    if said.unit != value.unit:
        found, recorded = found * _parts(value.unit), recorded * _parts(said.unit)
    if found == recorded:
        return value.change is None or (
            way_of(text, said) in (value.change, None) and not is_level(text, said))
    return value.change == "decrease" and found == -recorded


def _parts(unit: str) -> int:
    """How many of the unit are a whole, where it is a share."""
    return 100 if unit == "percent" else 1


def says_date(text: str, said: FoundDate, date: Date, part: str | None) -> bool:
    """Whether a text says a date exactly as it is recorded."""
    if said.part != part:
        return False
    if not _is_written_alike(said, date):
        found = _read(said.edtf)
        if (found.earliest, found.latest) != (date.earliest, date.latest):
            return False
    return is_about(text, said) == date.approximate


def _is_written_alike(said: FoundDate, date: Date) -> bool:
    """Whether both are the same date, but for what is uncertain: a quick look that mostly says."""
    return said.edtf == date.edtf or said.edtf == date.edtf.rstrip("~?%")


def is_recorded(text: str, said: FoundDate, claim: Claim) -> bool:
    """Whether a date that a text says equals or contains one of the claim's dates."""
    own = claim.date
    if own and not own.approximate and said.part in (None, claim.date_part) and (
            _is_written_alike(said, own)):
        return True
    date = _read(said.edtf)
    about = is_about(text, said)
    for recorded, part in ((own, claim.date_part), (claim.said_on, None)):
        if recorded is None:
            continue
        ends = ((recorded, part), (recorded.start, "early"), (recorded.end, "late"))
        if any(_contains(date, said.part, end, its) and (
            about or not end.approximate or date.grain != end.grain
        ) for end, its in ends if end):
            return True
    return False


@lru_cache(4096)
def _read(edtf: str) -> Date:
    """A date that was read; most are said many times."""
    return parse_date(edtf)


def is_compared(text: str, said: FoundDate, beside: Iterable[FoundDate], claim: Claim) -> bool:
    """Whether a date is the year before, with which the claim compares its own.

    The text says it as the year before, or else the claim's own date is among those `beside` it.
    """
    return (_compares(claim) and _is_year_before(_read(said.edtf), claim.date)
            and (_YEAR_BEFORE.search(text, said.start, said.end) is not None
                 or any(one != said and is_recorded(text, one, claim) for one in beside)))


def _compares(claim: Claim) -> bool:
    """Whether it sets a figure against another: by how much, how many times, then and now."""
    values = claim.values.values()
    units = [value.unit for value in values]
    return "times" in units or len(set(units)) < len(units) or any(one.change for one in values)


def _is_year_before(said: Date, recorded: Date | None) -> bool:
    """Whether it is the year before, or the same month or day of it."""
    if not (recorded and recorded.earliest and recorded.latest and said.earliest and said.latest):
        return False
    year = recorded.earliest.year - 1
    if recorded.latest.year - 1 != year or {said.earliest.year, said.latest.year} != {year}:
        return False
    return said.grain == "year" or (
        (said.earliest.month, said.earliest.day, said.latest.month)
        == (recorded.earliest.month, recorded.earliest.day, recorded.latest.month))


def _contains(said: Date, said_part: str | None, recorded: Date, part: str | None) -> bool:
    if said.grain == recorded.grain and said_part and said_part != part:
        return False
    return said.contains(recorded)


def meets(said: FoundDate, claims: Iterable[Claim]) -> bool:
    """Whether a date is one of those claims', or contains it or is contained by it."""
    date = _read(said.edtf)
    known = [(one, part) for claim in claims
             for one, part in ((claim.date, claim.date_part), (claim.said_on, None)) if one]
    known += [(end, None) for one, _ in known for end in (one.start, one.end) if end]
    known = [pair for pair in known if pair[0].earliest and pair[0].latest]  # open ends hold all
    return any((date.contains(one) or one.contains(date)) and not (
        said.part and part and said.part != part) for one, part in known)


def dates(claim: Claim) -> str:
    """A claim's dates as a message has them."""
    known = [_date(one, part) for one, part in
             ((claim.date, claim.date_part), (claim.said_on, None)) if one]
    return " and ".join(known) or "no date"


def _date(date: Date, part: str | None) -> str:
    """The date as it is written in the record, and what a text has to say beside it."""
    beside = ", ".join(filter(None, (part, "about then" if date.approximate else "")))
    return f"{date} ({beside})" if beside else str(date)
