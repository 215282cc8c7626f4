"""Whether a sentence that names nobody says what a claim states, and bears no mark of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefing.errors import Diagnostic
from briefing.library.gate.agree import says_date
from briefing.library.gate.reading import Finding, Passage, Reading
from briefing.library.gate.unmarked import UNMARKED

_FIT = 0.4
"""The share of a statement's words, in pairs, that says the same."""
_LEAST = 3
"""So many pairs have to be left of a statement beside those of the claims that are marked."""

_ENDS = "。！？.!?…」』”’)）"


def restated(reading: Reading) -> Iterator[Finding]:
    """Warn of a claim that a section states and does not mark (`sentence-unmarked`).

    It is stated where 2 of 5 pairs of its statement's words stand before the next mark, beside
    those of the claims marked there; or where its month or day is, in an article that marks it.
    """
    known = {tag: _Statements(reading, tag) for tag in reading.languages}
    marked: dict[str, set[str]] = {}
    for edition in reading.editions:
        marked.setdefault(edition.draft.slug, set()).update(
            mark.claim for section in edition.sections for mark in section.marks)
    for edition in reading.editions:
        for passage in edition.passages:
            if passage.is_heading or _is_told(passage):
                continue
            id = known[edition.language].best(passage) or _dated(
                reading, passage, marked[edition.draft.slug])
            if id and id not in passage.section.claims:
                yield _finding(passage, id)


class _Statements:
    """The statements of claims in one language, found by the pairs of their words."""

    def __init__(self, reading: Reading, language: str) -> None:
        self._reading = reading
        self._pairs = {id: reading.pairs(entry.record.statement.get(language) or "")
                       for id, entry in reading.claims.items()}
        self._with: dict[tuple[str, str], list[str]] = {}
        for id, words in self._pairs.items():
            for pair in words:
                self._with.setdefault(pair, []).append(id)

    def best(self, passage: Passage) -> str:
        """The claim that the passage fits best, of those that it does not bear; empty if none."""
        span, own = passage.span, set[tuple[str, str]]()
        for id in span.claims:
            own |= self._pairs.get(id, set())
        said = self._reading.pairs(passage.said) - own
        shared = Counter(id for pair in said for id in self._with.get(pair, ()))
        best, share = "", _FIT
        for id, count in shared.items():
            rest = len(self._pairs[id] - own) if id not in span.claims else 0
            if rest >= _LEAST and count >= share * rest:
                best, share = id, count / rest
        return best


def _is_told(passage: Passage) -> bool:
    """Whether it is told by `unmarked`: no mark stands in its whole sentence, which has a name."""
    span, before = passage.span, passage.section.text[: passage.span.start]
    begins = not before or before.endswith("\n\n") or before.rstrip()[-1] in _ENDS
    return begins and not span.marks and any(
        span.start <= start < span.end for start, _ in passage.section.masks)


def _dated(reading: Reading, passage: Passage, claims: set[str]) -> str:
    """The claim, of those, whose month or day an unmarked passage says."""
    text = passage.section.text
    for said in passage.dates if not passage.span.marks else ():
        for id in sorted(claims & reading.claims.keys()):
            claim = reading.claims[id].record
            if claim.date and claim.date.grain in ("day", "month") and says_date(
                    text, said, claim.date, claim.date_part):
                return id
    return ""


def _finding(passage: Passage, id: str) -> Finding:
    words = passage.said.strip()
    start = passage.section.text.index(words, passage.span.start)
    return Finding(Diagnostic(
        UNMARKED, f"this says what {id} states, and bears no mark of it",
        passage.place_of(start, start + len(words)),
        help=f"put [^{id}] behind it", severity="warning"), (id,), passage.edition, words)
