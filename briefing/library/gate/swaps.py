"""Whether neighbouring marks stand in each other's place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefing.errors import Diagnostic
from briefing.library.gate.reading import Edition, Finding, Passage, Reading

_MARGIN = 0.1
"""By how much two claims must fit better the other way about, of a whole fit each."""


def swap_faults(reading: Reading) -> Iterator[Finding]:
    """Warn of two neighbouring marks whose claims' statements fit each other's words better.

    Only marks that stand alone are compared; a fit is the share of a statement's words, in pairs,
    that the span has.
    """
    for edition in reading.editions:
        marked = [p for p in edition.passages if p.span.marks]
        for first, second in pairwise(marked):
            fault = _swapped(reading, edition, first, second)
            if fault:
                yield fault


def _swapped(
    reading: Reading, edition: Edition, first: Passage, second: Passage
) -> Finding | None:
    if not len(first.span.marks) == len(second.span.marks) == 1:
        return None
    one, other = first.span.marks[0], second.span.marks[0]
    if one.claim == other.claim or not {one.claim, other.claim} <= reading.claims.keys():
        return None
    here, there = (reading.pairs(passage.said) for passage in (first, second))
    mine, yours = (_stated(reading, edition, id) for id in (one.claim, other.claim))
    straight = _fit(here, mine) + _fit(there, yours)
    crossed = _fit(here, yours) + _fit(there, mine)
    if crossed < straight + _MARGIN:
        return None
    return Finding(Diagnostic(
        "marks-swapped", f"{one.claim} and {other.claim} fit each other's words better", one.place,
        "its statement is about what the next mark proves", "change the two marks about",
        severity="warning"), (one.claim, other.claim), edition)


def _stated(reading: Reading, edition: Edition, claim: str) -> set[tuple[str, str]]:
    return reading.pairs(reading.claims[claim].record.statement.get(edition.language) or "")


def _fit(said: set[tuple[str, str]], stated: set[tuple[str, str]]) -> float:
    return len(said & stated) / len(stated) if stated else 0.0
