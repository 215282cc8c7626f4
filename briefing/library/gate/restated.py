"""Whether a sentence that names nobody says what a claim states, and bears no mark of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefing.errors import Diagnostic
from briefing.library.gate.agree import says_date
from briefing.library.gate.reading import Edition, Finding, Passage, Reading
from briefing.library.gate.text import Section
from briefing.library.gate.unmarked import UNMARKED

_FIT = 0.4
"""The share of a statement's words, in pairs, that says the same."""
_LEAST = 3
"""So many pairs have to be left of a statement beside those of the claims that are marked."""

Pairs = set[tuple[str, str]]
_ENDS = "。！？.!?…」』”’)）"

def restated(reading: Reading) -> Iterator[Finding]:
    """Warn of a claim that a section states and does not mark (`sentence-unmarked`).

    It is one that the article marks, there or in another language. It is stated where 2 of 5 pairs
    of its statement's words stand before the next mark, beside those of the claims marked there; or
    where its month or day is.
    """
    marked: dict[str, set[str]] = {}
    for edition in reading.editions:
        marked.setdefault(edition.draft.slug, set()).update(
            mark.claim for section in edition.sections for mark in section.marks
            if mark.claim in reading.claims)
    for edition in reading.editions:
        claims = sorted(marked[edition.draft.slug])
        known = {id: reading.stated(id, edition.language) for id in claims}
        for passage, may_state in _passages(reading, edition, known):
            id = (_best(reading, passage, known) if may_state else "") or _dated(
                reading, passage, claims)
            if id and id not in passage.section.claims and not _is_told(passage):
                yield _finding(passage, id)


def _passages(
    reading: Reading, edition: Edition, known: Mapping[str, Pairs]
) -> Iterator[tuple[Passage, bool]]:
    """The passages below headings, each with whether its section may state what it does not mark.

    That is a quick look: whether enough of a statement stands anywhere in the section.
    """
    looked_at: Section | None = None
    may_state = False
    for passage in edition.passages:
        section = passage.section
        if section is not looked_at:
            looked_at, marked = section, section.claims
            others = [stated for id, stated in known.items() if id not in marked]
            said = reading.pairs(section.text) if others else set()
            own = set[tuple[str, str]]().union(*(known[id] for id in marked if id in known))
            may_state = any(
                len(stated & said) >= _FIT * max(len(stated - own), _LEAST) for stated in others)
        if not passage.is_heading:
            yield passage, may_state


def _best(reading: Reading, passage: Passage, known: Mapping[str, Pairs]) -> str:
    """The claim that the passage fits best, of those that it does not bear; empty if none."""
    bears = passage.span.claims
    own = set[tuple[str, str]]().union(*(known[id] for id in bears if id in known))
    said = reading.pairs(passage.said) - own
    best, share = "", _FIT
    for id, stated in known.items():
        count = len(stated & said)
        if count < _FIT * _LEAST or id in bears:
            continue
        rest = len(stated - own)
        if rest >= _LEAST and count >= share * rest:
            best, share = id, count / rest
    return best


def _is_told(passage: Passage) -> bool:
    """Whether it is told by `unmarked`: no mark stands in its whole sentence, which has a name."""
    span, before = passage.span, passage.section.text[: passage.span.start]
    begins = not before or before.endswith("\n\n") or before.rstrip()[-1] in _ENDS
    return begins and not span.marks and any(
        span.start <= start < span.end for start, _ in passage.section.masks)


def _dated(reading: Reading, passage: Passage, claims: Iterable[str]) -> str:
    """The claim, of those, whose month or day an unmarked passage says."""
    text = passage.section.text
    for said in passage.dates if not passage.span.marks else ():
        for id in claims:
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
