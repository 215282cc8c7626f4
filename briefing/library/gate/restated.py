"""Whether a sentence that names nobody says what a claim states, and bears no mark of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.errors import Diagnostic
from briefing.library.gate.agree import says_date
from briefing.library.gate.reading import Edition, Finding, Passage, Reading
from briefing.library.gate.text import Section
from briefing.library.gate.unmarked import UNMARKED

_FIT = 0.4
"""The share of a statement's words, in pairs, that says the same."""
_LEAST = 3
"""So many pairs have to be left of a statement beside those of the claims that are marked."""

_ENDS = "。！？.!?…」』”’)）"

Pairs = set[tuple[str, str]]


def restated(reading: Reading) -> Iterator[Finding]:
    """Warn of a claim that a section states and does not mark (`sentence-unmarked`).

    It is one that the article marks, or has as a key claim, in some language. It is stated where
    2 of 5 pairs of its statement's words stand before the next mark, beside those of the claims
    marked there; or where its month or day is.
    """
    marked: dict[str, set[str]] = {}
    for edition in reading.editions:
        named = {mark.claim for section in edition.sections for mark in section.marks}
        named.update(edition.entry.record.key_claims)
        marked.setdefault(edition.draft.slug, set()).update(named & reading.claims.keys())
    for edition in reading.editions:
        for passage in _worth_a_look(reading, edition, marked[edition.draft.slug]):
            if passage.is_heading or _is_told(passage):
                continue
            claims = marked[edition.draft.slug]
            id = _best(reading, passage, claims) or _dated(reading, passage, claims)
            if id and id not in passage.section.claims:
                yield _finding(passage, id)


def _worth_a_look(reading: Reading, edition: Edition, claims: set[str]) -> Iterator[Passage]:
    """The passages of sections that may state one of those claims and do not mark it."""
    worth: dict[int, bool] = {}
    for passage in edition.passages:
        section = passage.section
        if id(section) not in worth:
            worth[id(section)] = _may_state(
                reading, section, claims - section.claims.keys(), edition.language)
        if worth[id(section)] or (passage.dates and not passage.span.marks):
            yield passage


def _may_state(reading: Reading, section: Section, claims: set[str], language: str) -> bool:
    """Whether enough of one of their statements stands in the section: a quick look."""
    said = reading.pairs(section.text) if claims else set()
    own = _stated(reading, section.claims, language)
    for claim in claims:
        stated = reading.stated(claim, language)
        if len(stated & said) >= _FIT * max(len(stated - own), _LEAST):
            return True
    return False


def _best(reading: Reading, passage: Passage, claims: set[str]) -> str:
    """The claim that the passage fits best, of those that it does not bear; empty if none."""
    language, bears = passage.edition.language, passage.span.claims
    own = _stated(reading, bears, language)
    said = reading.pairs(passage.said) - own
    best, share = "", _FIT
    for id in sorted(claims.difference(bears)):
        rest = reading.stated(id, language) - own
        count = len(rest & said)
        if len(rest) >= _LEAST and count >= share * len(rest):
            best, share = id, count / len(rest)
    return best


def _stated(reading: Reading, claims: Iterable[str], language: str) -> Pairs:
    return set().union(*(reading.stated(id, language) for id in claims))


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
        for id in sorted(claims):
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
