"""Whether neighbouring marks stand in each other's place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from briefing.errors import Diagnostic
from briefing.library.gate.reading import Edition, Finding, Passage, Reading
from briefing.library.gate.text import Said

Pairs = set[tuple[str, str]]
"""Neighbouring words."""

_WORD = re.compile(r"[a-z0-9’'-]+|[\u3400-\u9fff]")
_MARGIN = 0.1
"""By how much two claims must fit better the other way about, of a whole fit each."""


def swap_faults(reading: Reading) -> Iterator[Finding]:
    """Warn of two neighbouring marks whose claims' statements fit each other's words better.

    Only marks that stand alone are compared; a fit is the share of a statement's words, in pairs,
    that the span has.
    """
    stated = cache(lambda claim, language: _pairs(
        reading.claims[claim].record.statement.get(language) or ""))
    for edition in reading.editions:
        said: dict[int, Pairs] = {}
        for first, second in pairwise([p for p in edition.passages if p.span.marks]):
            if not len(first.span.marks) == len(second.span.marks) == 1:
                continue
            one, other = (passage.span.marks[0].claim for passage in (first, second))
            if one == other or not {one, other} <= reading.claims.keys():
                continue
            here, there = (
                said.get(id(passage)) or said.setdefault(id(passage), _said(passage))
                for passage in (first, second))
            mine, yours = stated(one, edition.language), stated(other, edition.language)
            straight = _fit(here, mine) + _fit(there, yours)
            if _fit(here, yours) + _fit(there, mine) >= straight + _MARGIN:
                yield _swapped(edition, first.span.marks[0], other)


def _swapped(edition: Edition, mark: Said, other: str) -> Finding:
    return Finding(Diagnostic(
        "marks-swapped", f"{mark.claim} and {other} fit each other's words better", mark.place,
        "its statement is about what the next mark proves", "change the two marks about",
        severity="warning"), (mark.claim, other), edition)


def _said(passage: Passage) -> Pairs:
    return _pairs(passage.section.text[passage.span.start : passage.span.end])


def _fit(said: Pairs, stated: Pairs) -> float:
    return len(said & stated) / len(stated) if stated else 0.0


def _pairs(text: str) -> Pairs:
    return set(pairwise(_WORD.findall(text.casefold())))
