"""Which counted noun a text names beside a figure, from the words that the pages write units in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from briefing.reading.figures_found import FoundQuantity
from briefing.reading.sentences import split_clauses

UnitWords = Mapping[str, Iterable[str]]
"""Unit → how it reads in one language, with `{n}` where the figure stands."""

_CLASSIFIER = re.compile(
    "^[個张張家座名位款項輪台臺顆片枚件份支隻條檔場種次組批棟輛艘戶股箱部本人](?=.)")
_TAIL = re.compile(r"\s(?:a|an|per|for|of|in)\s|[（(]")
_REACH = 24
"""How far from a figure, in characters, its noun may stand."""


class Nouns:
    """Knows the nouns of one language's units."""

    def __init__(self, words: UnitWords) -> None:
        self.units: dict[str, set[str]] = {}
        for unit, texts in words.items():
            for text in texts:
                tail = _TAIL.split(text.partition("{n}")[2].strip())[0]
                noun = _CLASSIFIER.sub("", tail).strip().lower()
                if noun:
                    self.units.setdefault(noun, set()).add(unit)
        self.worded = {unit for units in self.units.values() for unit in units}
        nouns = sorted(self.units, key=len, reverse=True)
        self._noun = re.compile("|".join(map(re.escape, nouns)) or "(?!)", re.IGNORECASE)

    def named(self, text: str, said: FoundQuantity) -> set[str]:
        """The units whose noun stands nearest to a figure in its clause; none where none does."""
        near = max(0, said.start - _REACH), min(len(text), said.end + _REACH)
        start, end = next((one for one in split_clauses(text, near)
                           if one[0] <= said.start < one[1]), near)
        after = self._noun.search(text, said.start, end)
        if after:
            return self.units[after[0].lower()]
        before = [found[0] for found in self._noun.finditer(text, start, said.start)]
        return self.units[before[-1].lower()] if before else set()
