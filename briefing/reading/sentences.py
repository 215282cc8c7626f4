"""Splits a text into sentences and clauses, in Chinese and English."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from briefing.patterns import pattern
from briefing.reading.figures_found import hide

Span = tuple[int, int]

_OPEN = {"「": "」", "『": "』", "“": "”", "‘": "’", "（": "）", "(": ")", "《": "》", "〈": "〉",
         "[": "]", "【": "】", '"': '"'}
_CLOSE = frozenset(_OPEN.values())
_MARK = pattern("[。！？!?…．.\n" + re.escape("".join(_OPEN) + "".join(sorted(_CLOSE))) + "]")
_STOPS = "。！？．"
"""Marks that end a sentence whatever follows."""
_AFTER = pattern(r"[。！？!?…．.]*[」』”’）)\"'\]】》〉]*")
_CLAUSE = pattern(r"[，；：、;]|,(?!\d{3})|:(?=\s)|——| [–—] |—")
_ABBREVIATIONS = frozenset(
    "co corp inc ltd mr mrs ms dr prof st no nos vs etc e.g i.e cf al approx est fig vol jr sr gen"
    " gov sen rep dept univ jan feb mar apr jun jul aug sep sept oct nov dec u.s u.k a.m p.m"
    " ph.d bros plc llc".split()
)
_LAST_WORD = pattern(r"[\w.]+\Z")
_ENDED = pattern(r"[.!?][”’\")]\s+[A-Z“‘\"]")
"""The close of a quotation that closes the sentence too; in Chinese 「……。」他說 goes on."""

_REACH = 400
"""A quotation that stays open longer than this does not hold a sentence together."""


def split_sentences(
    text: str, masks: Iterable[Span] = (), *, hidden: str | None = None
) -> tuple[Span, ...]:
    """Find the sentences of a text; each span holds its closing mark, and no outer white space.

    A sentence ends at 。！？ and the like, at . ! ? before a space and a capital, and at an empty
    line, but not inside quotation marks or brackets, not after Co., Ltd. or an initial, and not
    inside `masks`, the spans of names; `hidden` is the text with those hidden, if that is at hand.
    """
    ends: list[int] = []
    closing: list[tuple[str, int]] = []
    last = 0
    for match in _MARK.finditer(hide(text, masks) if hidden is None else hidden):
        at, mark = match.start(), match[0]
        if at < last:
            continue
        if not closing and mark in _STOPS:
            last = _after(text, at)
            ends.append(last)
            continue
        while closing and at - closing[0][1] > _REACH:
            closing.pop(0)
        if mark == "\n":
            if text[at + 1 : at + 2] == "\n":
                closing.clear()
                ends.append(at)
        elif closing and closing[-1][0] == mark:
            closing.pop()
            if not closing and _ENDED.match(text, at - 1):
                ends.append(at + 1)
        elif mark in _OPEN:
            closing.append((_OPEN[mark], at))
        elif mark in _CLOSE:
            continue
        elif not closing and (last := _end(text, at)):
            ends.append(last)
    return _trimmed(text, ends)


def split_clauses(text: str, sentence: Span) -> tuple[Span, ...]:
    """Cut one sentence at commas, semicolons, colons and dashes; 10,000 stays whole."""
    marks = [match.end() for match in _CLAUSE.finditer(text, *sentence)]
    cuts = [sentence[0], *marks, sentence[1]]
    return tuple(span for span in pairwise(cuts) if text[slice(*span)].strip())


def _after(text: str, at: int) -> int:
    """Where the stop that stands there ends, with what closes behind it."""
    if text[at + 1 : at + 2] == " ":  # as mostly
        return at + 1
    after = _AFTER.match(text, at)
    return after.end() if after else at + 1


def _end(text: str, at: int) -> int:
    """Where the sentence ends whose stop stands there; 0 where none ends."""
    end = _after(text, at)
    if text[at] in _STOPS:
        return end
    rest = text[end : end + 2]
    if rest and not rest[0].isspace():
        return end if text[at] != "." and "\u3400" < rest[0] < "\ua000" else 0
    if text[at] == "." and rest[1:].islower():
        return 0
    word = _last_word(text, at) if text[at] == "." else ""
    if not word:
        return end if text[at] != "…" or not rest[1:].islower() else 0
    initial = len(word) == 1 and word.isupper()
    return 0 if rest and (initial or word.lower() in _ABBREVIATIONS) else end


def _last_word(text: str, at: int) -> str:
    """The word that ends there, or its last letters; empty where none does."""
    start = max(0, at - 16)
    last = text[start:at].rpartition(" ")[2]
    if last.isalnum():  # as it mostly is
        return last
    found = _LAST_WORD.search(text, start, at)
    return found[0] if found else ""


def _trimmed(text: str, ends: list[int]) -> tuple[Span, ...]:
    spans, start = [], 0
    for end in (*ends, len(text)):
        piece = text[start:end].lstrip()
        first = end - len(piece)
        if piece := piece.rstrip():
            spans.append((first, first + len(piece)))
        start = end
    return tuple(spans)
