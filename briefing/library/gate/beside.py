"""What the words beside a figure or a date add to it: which way it went, and that it is not exact.

Only words of the same clause count, the nearest one first.
"""

from __future__ import annotations

import re

from briefing.patterns import pattern
from briefing.reading.figures_found import FoundDate, FoundQuantity
from briefing.reading.sentences import split_clauses
from briefing.records.quantities import Change

_REACH = 60
"""How far from a figure, in characters, the word may stand that says which way it went."""
_WAY = pattern(
    r"(?P<increase>增|漲|涨|上升|攀升|成長|成长|提高|提升"
    r"|\b(?:gr[eo]wn?|grow(?:s|ing|th)?|ris(?:es?|en|ing)|rose|increas\w*|gain(?:s|ed)?|climb\w*"
    r"|jump\w*|surg(?:ed?|es|ing)|up(?! to)|higher)\b)"
    r"|(?P<decrease>減|减|降|跌|下滑|衰退|萎縮|萎缩|縮水|缩水"
    r"|\b(?:f[ae]ll(?:s|en|ing)?|fell|declin\w*|decreas\w*|drop(?:s|ped)?|down|shr[aiu]nk\w*"
    r"|los[et]s?|slump\w*|plung\w*|cut|lower)\b)", re.IGNORECASE)
_ABOUT_BEFORE = pattern(
    r"(?:\b(?:about|around|circa|ca?\.|roughly|approximately)(?: the)?|大約|大约|約|约|大概)"
    r"\s*[在於于是為为]?\s*\Z", re.IGNORECASE)
_ABOUT_ENDS = frozenset("aADdEeTtYy.約约概在於于是為为")
"""The last characters of that."""
_ABOUT_AFTER = pattern(r"\s*(?:左右|前後|前后|上下|or so\b|or thereabouts\b)", re.IGNORECASE)


def way_of(text: str, said: FoundQuantity) -> Change | None:
    """Whether the clause says that it rose or fell by that figure; None where it says neither."""
    first = max(0, said.start - _REACH, text.rfind("\n", 0, said.start) + 1)
    last = min(len(text), said.end + _REACH)
    if (block := text.find("\n", said.end, last)) >= 0:
        last = block  # what the next cell of a table says is of another figure
    near = first, last
    clause = next((one for one in split_clauses(text, near) if one[0] <= said.start < one[1]), near)
    words = [(max(said.start - found.end(), found.start() - said.end), found.lastgroup)
             for found in _WAY.finditer(text, *clause)]
    nearest = min(words, default=(0, None), key=lambda word: word[0])[1]
    return "increase" if nearest == "increase" else "decrease" if nearest else None


def is_about(text: str, said: FoundDate) -> bool:
    """Whether the text says that the date is only about right."""
    start, end = said.start, said.end
    before = text[max(0, start - 24) : start].rstrip()
    if before and before[-1] in _ABOUT_ENDS and _ABOUT_BEFORE.search(
            text, max(0, start - 24), start):
        return True
    return text[end : end + 2].strip()[:1] in "左前上oO" and bool(_ABOUT_AFTER.match(text, end))
