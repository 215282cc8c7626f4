"""Whether neighbouring marks stand in each other's place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefing.errors import Diagnostic
from briefing.library.gate.reading import Edition, Finding, Reading
from briefing.library.gate.text import Said

_MARGIN = 0.1
"""By how much two claims must fit better the other way about, of a whole fit each."""


def swap_faults(reading: Reading) -> Iterator[Finding]:
    """Warn of two neighbouring marks whose claims' statements fit each other's words better.

    Only marks that stand alone are compared; a fit is the share of a statement's words, in pairs,
    that the span has.
    """
    for edition in reading.editions:
        for first, second in pairwise([p for p in edition.passages if p.span.marks]):
            if not len(first.span.marks) == len(second.span.marks) == 1:
                continue
            one, other = (passage.span.marks[0].claim for passage in (first, second))
            if one == other or not {one, other} <= reading.claims.keys():
                continue
            here, there = (reading.pairs(passage.said) for passage in (first, second))
            mine, yours = (reading.stated(id, edition.language) for id in (one, other))
            straight = _fit(here, mine) + _fit(there, yours)
            if _fit(here, yours) + _fit(there, mine) >= straight + _MARGIN:
                yield _swapped(edition, first.span.marks[0], other)


def _swapped(edition: Edition, mark: Said, other: str) -> Finding:
    return Finding(Diagnostic(
        "marks-swapped", f"{mark.claim} and {other} fit each other's words better", mark.place,
        "its statement is about what the next mark proves", "change the two marks about",
        severity="warning"), (mark.claim, other), edition)


def _fit(said: set[tuple[str, str]], stated: set[tuple[str, str]]) -> float:
    return len(said & stated) / len(stated) if stated else 0.0
