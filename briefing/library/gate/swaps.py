"""Whether neighbouring marks stand in each other's place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefing.errors import Diagnostic
from briefing.library.gate.reading import Edition, Finding, Reading
from briefing.library.gate.text import Said

_WHOLE = 2
"""The fit of two claims that fit wholly."""
_MARGIN = 0.1
"""By how much two claims must fit better the other way about, of a whole fit each."""


def swap_faults(reading: Reading) -> Iterator[Finding]:
    """Warn of two neighbouring marks whose claims' statements fit each other's words better.

    Only marks that stand alone are compared; a fit is the share of a statement's words, in pairs,
    that the span has.
    """
    for edition in reading.editions:
        language = edition.language
        marked = [(passage, reading.pairs(passage.said))
                  for passage in edition.passages if passage.span.marks]
        for (first, here), (second, there) in pairwise(marked):
            if not len(first.span.marks) == len(second.span.marks) == 1:
                continue
            one, other = first.claims[0], second.claims[0]
            if one == other or not (reading.standing[one] and reading.standing[other]):
                continue
            mine, yours = reading.stated(one, language), reading.stated(other, language)
            straight = _fit(here, mine) + _fit(there, yours)
            if _WHOLE >= straight + _MARGIN <= _fit(here, yours) + _fit(there, mine):
                yield _swapped(edition, first.span.marks[0], other)


def _swapped(edition: Edition, mark: Said, other: str) -> Finding:
    return Finding(Diagnostic(
        "marks-swapped", f"{mark.claim} and {other} fit each other's words better", mark.place,
        "its statement is about what the next mark proves", "change the two marks about",
        severity="warning"), (mark.claim, other), edition)


def _fit(said: set[tuple[str, str]], stated: set[tuple[str, str]]) -> float:
    return len(said & stated) / len(stated) if stated else 0.0
