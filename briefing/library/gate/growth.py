"""Growth that a text says in multiples: doubled, 成長一倍 and twice what it was are 100% more."""

from __future__ import annotations

from briefing.library.gate.beside import way_of
from briefing.patterns import pattern
from briefing.reading.figures_found import FoundQuantity
from briefing.records.quantities import Quantity

_REACHED = pattern(r"[到至為为是的達达成]了?\s?\Z")
"""What makes a Chinese multiple all that there is now, and not what was added."""


def is_multiple(said: FoundQuantity, value: Quantity) -> bool:
    """Whether the figure is a multiple, and the value an increase in per cent."""
    return said.unit == "times" and value.unit == "percent" and value.change == "increase"


def says_growth(text: str, said: FoundQuantity, value: Quantity) -> bool:
    """Whether a multiple says the increase, with its bound, and no fall."""
    added = text[said.start : said.end].endswith("倍") and text[said.start] != "翻" and (
        not _REACHED.search(text, max(0, said.start - 6), said.start))
    return (said.bound == value.bound and way_of(text, said) != "decrease"
            and value.value == 100 * (said.value if added else said.value - 1))
