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
_BY = (r"(?= (?:(?:by|an?|about|around|almost|nearly|some|more|less|than|another|further) )*"
       r"[$€£]?\d)")
"""Behind a verb that has other senses: it is by how much."""
_WAY = pattern(
    r"(?P<increase>增|漲|涨|上升|攀升|成長|成长|提高|提升|擴大|扩大|走高|多了|[上走][揚扬]"
    r"|\b(?:gr[eo]wn?|grow(?:s|ing|th)?|ris(?:es?|en|ing)|rose|increas\w*|gain(?:s|ed)?|climb\w*"
    r"|jump\w*|surg(?:ed?|es|ing)|soar\w*|expand(?:s|ed|ing)?|up(?! to)|higher"
    rf"|advanc(?:ed?|es){_BY})\b)"
    r"|(?P<decrease>減|减|降|跌|下滑|滑落|走[低滑]|[重下急]挫|衰退|萎縮|萎缩|收縮|收缩|縮[水小]|缩[水小]"
    r"|少了|砍|\b(?:f[ae]ll(?:s|en|ing)?|fell|declin\w*|decreas\w*|drop(?:s|ped)?|down"
    r"|shr[aiu]nk\w*|los[et]s?|slump\w*|plung\w*|plummet\w*|cut|lower|s[aiu]nk(?:s|ing)?"
    r"|sli(?:d(?:es?|ing)?|p(?:s|ped|ping)?)|tumbl(?:ed?|es|ing)|slash(?:ed|es)?"
    r"|reduc(?:ed?|es|ing|tions?)|halv(?:ed?|es|ing)|contracted|dipped"
    rf"|(?:contracts?|eas(?:ed?|es)|shed|dips?|off){_BY})\b)", re.IGNORECASE)
_LEVEL = pattern(
    r"(?:(?:增加|成[長长]|提[高升]|上[升揚扬]|攀升|[擴扩]大|[減减]少|下[降滑跌]|降低|[調调]降|滑落"
    r"|[縮缩][小減减]|[增漲涨升減减降跌])了?\s*[到至為为成]"
    r"|\b(?:gr[eo]wn?|grows?|ris(?:es?|en)|rose|increased|climbed|jumped|surged|soared|reduced"
    r"|f[ae]ll(?:s|en)?|declined|decreased|dropped|slumped|plunged|slid|slipped|tumbled|s[au]nk"
    r"|shrank|shrunk|cut|down) to)"
    r"\s*(?:[近約约逾]|(?:about|around|nearly|more than|over) )?\s*\Z", re.IGNORECASE)
"""What leads to a level and not to a change: 增加到, grown to."""
_MULTIPLE = pattern(r"倍|\b(?:twice|times)\b|fold\b", re.IGNORECASE)
_POINTS = pattern(r"百分[點点]|\bper(?:centage| ?cent)[ -]points?\b|\dpp\b", re.IGNORECASE)
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


def is_level(text: str, said: FoundQuantity) -> bool:
    """Whether the text says that something rose or fell to the figure, and not by it.

    A multiple (為兩倍, to twice) always says how much it grew: `growth.py` knows which way.
    """
    if _MULTIPLE.search(text, said.start, said.end):
        return False
    before = text[max(0, said.start - 24) : said.start]
    return _LEVEL.search(before) is not None


def is_points(text: str, said: FoundQuantity) -> bool:
    """Whether a percentage is said in points, which are of the whole and not of what was there."""
    return said.unit == "point" or (
        said.unit == "percent" and _POINTS.search(text, said.start, said.end) is not None)


def is_about(text: str, said: FoundDate) -> bool:
    """Whether the text says that the date is only about right."""
    start, end = said.start, said.end
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if (before.rstrip()[-1:] in _ABOUT_ENDS or before.isspace()) and _ABOUT_BEFORE.search(
            text, max(0, start - 24), start):
        return True
    return after.lstrip()[:1] in "左前上oO" and bool(_ABOUT_AFTER.match(text, end))
