"""Which counted noun a text names beside a figure, from the words that the pages write units in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from briefing.library.gate.counting import is_alike, noun_behind, periods, same_class
from briefing.patterns import pattern
from briefing.reading.figures_en_nouns import noun_after
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
        self._periods = {unit: set().union(*map(periods, texts)) for unit, texts in words.items()}
        self._nouns: dict[str, set[str]] = {}
        for unit, texts in words.items():
            for text in texts:
                tail = _TAIL.split(text.partition("{n}")[2].strip())[0]
                noun = _CLASSIFIER.sub("", tail).strip().lower()
                if classifier := _CLASSIFIER.match(tail):
                    self._classifiers[unit] = classifier[0]
                if noun:
                    self.units.setdefault(noun, set()).add(unit)
                    self._nouns.setdefault(unit, set()).add(noun)
        self.worded = {unit for units in self.units.values() for unit in units}
        nouns = sorted(self.units, key=len, reverse=True)
        self._noun = pattern("|".join(map(_whole_word, nouns)) or "(?!)", re.IGNORECASE)

    def named(self, text: str, said: FoundQuantity) -> set[str]:
        """The units whose noun stands nearest to a figure in its clause; none where none does.

        Between the two stand neither a number, a preposition nor another noun; 11 個 are not 座,
        and without a counter of its own a Chinese noun follows at once: 27 吊.
        """
        start, end = _clause(text, said)
        counter = text[said.end - 1]
        after = self._noun.search(text, said.start, end)
        if after and _BETWEEN.fullmatch(text, said.end, after.start()) and not (
                noun_after(text[said.end : after.start()].lower(), 0)):
            units = {unit for unit in self.units[after[0].lower()]
                     if after[0].isascii() or unit in self._classifiers
                     or not text[said.end : after.start()].strip()}
        else:
            before = list(self._noun.finditer(text, start, said.start))
            near_enough = before and _NEXT_TO.fullmatch(text, before[-1].end(), said.start)
            units = self.units[before[-1][0].lower()] if near_enough else set()
            if _CLASSIFIER.match(counter + "x"):  # 同一天 18 艘: what has no counter is not meant
                units = {unit for unit in units if unit in self._classifiers}
        return {unit for unit in units
                if not _CLASSIFIER.match(counter + "x")
                or self._classifiers.get(unit, counter) == counter}

    def other(self, text: str, said: FoundQuantity, unit: str) -> str:
        """The word by which a figure beside no noun of a unit shows that it counts another thing.

        That is a noun of another kind, or a counter that the unit's things do not have. Empty where
        there is none.
        """
        end = _clause(text, said)[1]
        rest = text[said.end : end]
        noun = noun_behind(rest)
        if noun and is_alike(noun, self._nouns[unit]) is False:
            return noun
        counter = text[said.end - 1]
        foreign = _CLASSIFIER.match(counter + "x") and not same_class(
            counter, self._classifiers.get(unit, counter))
        return counter if foreign and not any(
            word in text[said.start : end].lower() for word in self._nouns[unit]) else ""

    def other_rate(self, text: str, said: FoundQuantity, unit: str) -> bool:
        """Whether a rate, such as a unit a day, is said for another time, such as a month."""
        if not (own := self._periods.get(unit)):
            return False
        others = periods(text[slice(*_clause(text, said))])
        return bool(others) and not own & others

    def unlike(self, text: str, said: FoundQuantity, unit: str) -> str:
        """A noun behind a figure that may be another word for what the unit counts, or may not."""
        if unit not in self.worded:
            return ""
        noun = noun_behind(text[said.end : _clause(text, said)[1]])
        return noun if noun and is_alike(noun, self._nouns[unit]) is None else ""


def _clause(text: str, said: FoundQuantity) -> tuple[int, int]:
    """The part of the clause around a figure in which its noun may stand."""
    near = max(0, said.start - _REACH), min(len(text), said.end + _REACH)
    return next((one for one in split_clauses(text, near) if one[0] <= said.start < one[1]), near)


def _whole_word(noun: str) -> str:
    """A pattern of the noun; in Latin letters a word of its own, not the ship of ship-to-shore."""
    return rf"(?<![\w-]){re.escape(noun)}(?![\w-])" if noun.isascii() else re.escape(noun)
