"""Which counted noun a text names beside a figure, from the words that the pages write units in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from briefing.patterns import pattern
from briefing.reading.figures_found import FoundQuantity
from briefing.reading.sentences import split_clauses

UnitWords = Mapping[str, Iterable[str]]
"""Unit → how it reads in one language, with `{n}` where the figure stands."""

_CLASSIFIER = pattern(
    "^[個张張家座名位款項輪台臺顆片枚件份支隻條檔場種次組批棟輛艘戶股箱部本人](?=.)")
_TAIL = pattern(r"\s(?:a|an|per|for|of|in)\s|[（(]")
_BETWEEN = pattern(
    r"(?:(?!\b(?:of|in|at|for|to|from|on|by|with|and|or|per)\b)[^0-9。！？.!?])*")
_NEXT_TO = pattern(r"[\s:：(（共達达有為为約约逾近超過过]*(?:about|more|than|\s)*")
_REACH = 24
"""How far from a figure, in characters, its noun may stand."""


class Nouns:
    """Knows the nouns of one language's units."""

    def __init__(self, words: UnitWords) -> None:
        self.units: dict[str, set[str]] = {}
        self._classifiers: dict[str, str] = {}
        for unit, texts in words.items():
            for text in texts:
                tail = _TAIL.split(text.partition("{n}")[2].strip())[0]
                noun = _CLASSIFIER.sub("", tail).strip().lower()
                if classifier := _CLASSIFIER.match(tail):
                    self._classifiers[unit] = classifier[0]
                if noun:
                    self.units.setdefault(noun, set()).add(unit)
        self.worded = {unit for units in self.units.values() for unit in units}
        nouns = sorted(self.units, key=len, reverse=True)
        self._noun = re.compile("|".join(map(_whole_word, nouns)) or "(?!)", re.IGNORECASE)

    def named(self, text: str, said: FoundQuantity) -> set[str]:
        """The units whose noun stands nearest to a figure in its clause; none where none does.

        Between the two stand neither a number nor a preposition; 11 個 are not 座, and without a
        counter of its own a Chinese noun follows at once: 27 吊.
        """
        near = max(0, said.start - _REACH), min(len(text), said.end + _REACH)
        start, end = next((one for one in split_clauses(text, near)
                           if one[0] <= said.start < one[1]), near)
        counter = text[said.end - 1]
        after = self._noun.search(text, said.start, end)
        if after and _BETWEEN.fullmatch(text, said.end, after.start()):
            units = {unit for unit in self.units[after[0].lower()]
                     if after[0].isascii() or unit in self._classifiers
                     or not text[said.end : after.start()].strip()}
        else:
            before = list(self._noun.finditer(text, start, said.start))
            near_enough = before and _NEXT_TO.fullmatch(text, before[-1].end(), said.start)
            units = self.units[before[-1][0].lower()] if near_enough else set()
        return {unit for unit in units
                if not _CLASSIFIER.match(counter + "x")
                or self._classifiers.get(unit, counter) == counter}


def _whole_word(noun: str) -> str:
    """A pattern of the noun; in Latin letters a word of its own, not the ship of ship-to-shore."""
    return rf"(?<![\w-]){re.escape(noun)}(?![\w-])" if noun.isascii() else re.escape(noun)
