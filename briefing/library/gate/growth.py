"""Growth that a text says in multiples: doubled, 成長一倍 and twice what it was are 100% more."""

from __future__ import annotations

from briefing.patterns import pattern
from briefing.reading.figures_found import FoundQuantity
from briefing.records.quantities import Quantity

_REACHED = pattern(r"[到至為为是的達达成]了?\s?\Z")
"""What makes a Chinese multiple all that there is now, and not what was added."""


def in_percent(text: str, said: FoundQuantity, value: Quantity) -> FoundQuantity:
    """The figure, in per cent where it is a multiple and the value an increase in per cent."""
    if said.unit != "times" or value.unit != "percent" or value.change != "increase":
        return said
    added = text[said.start : said.end].endswith("倍") and text[said.start] != "翻" and (
        not _REACHED.search(text, max(0, said.start - 6), said.start))
    return said._replace(value=100 * (said.value if added else said.value - 1), unit="percent")
