"""Figures of tables whose unit stands in the head of the column: 430 below 貨量（萬個標準貨櫃）."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.library.gate.text import Section
from briefing.patterns import pattern
from briefing.reading.figures import read_figures
from briefing.reading.figures_found import FoundQuantity

_UNIT = pattern(r"(?:[(（](?P<within>[^()（）]+)[)）]|[,，] ?(?P<behind>[^,，]+))$")
_CURRENCY = pattern(r"(?:US\$|NT\$|\$|€|[A-Z]{3})(?= ?\w)")


def figures_of_columns(section: Section, language: str) -> Iterator[FoundQuantity]:
    """Each number that stands alone in its cell, in the unit that ends the head of its column."""
    for cell in section.cells:
        unit = _UNIT.search(cell.head)
        if not unit:
            continue
        words = unit["within"] or unit["behind"]
        number = section.text[cell.start : cell.end].lstrip("+−-")
        currency = _CURRENCY.match(words)
        said = (f"{currency[0]} {number} {words[currency.end() :].strip()}" if currency
                else f"{number} {words}")
        found = next(iter(read_figures(said, language, bare=True)), None)
        if isinstance(found, FoundQuantity):
            yield found._replace(start=cell.start, end=cell.end)
