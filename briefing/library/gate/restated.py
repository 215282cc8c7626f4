"""Whether a sentence that names nobody says what a claim states, and bears no mark of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest

from briefing.errors import Diagnostic
from briefing.library.gate.agree import says_date
from briefing.library.gate.reading import Finding, Passage, Reading
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
            id for passage in edition.passages for id in passage.claims if reading.standing[id])
    for edition in reading.editions:
        claims = sorted(marked[edition.draft.slug])
        known = {id: reading.stated(id, edition.language) for id in claims}
        for part in edition.parts:
            yield from _in_section(reading, [p for p in part if not p.is_heading], known)


def _in_section(
    reading: Reading, passages: list[Passage], known: Mapping[str, Pairs]
) -> Iterator[Finding]:
    """The claims that passages of one section state, and it does not mark."""
    marked = passages[0].section.claims if passages else {}
    own = _of(marked, known)
    others = [(stated, _FIT * max(len(stated - own), _LEAST))
              for id, stated in known.items() if id not in marked]
    left: list[Pairs] = []
    if passages and _may_state(passages[0].section.text.casefold(), others):
        left = [reading.pairs(passage.said) - _of(passage.claims, known) for passage in passages]
        said: Pairs = set().union(*left)
        if not any(len(stated & said) >= least for stated, least in others):
            left = []
    for passage, pairs in zip_longest(passages, left):
        found = (_best(passage, pairs, known) if pairs else "") or (
            "" if passage.claims else _dated(reading, passage, known))
        if found and found not in marked and not _is_told(passage):
            yield _finding(passage, found)


def _may_state(text: str, statements: Iterable[tuple[Pairs, float]]) -> bool:
    """A quick look: whether a text may have the least of any statement's pairs, in words or not."""
    return any(sum(first in text and second in text for first, second in stated) >= least
               for stated, least in statements)


def _of(claims: Iterable[str], known: Mapping[str, Pairs]) -> Pairs:
    """All pairs of the statements of some claims."""
    return set().union(*(known[id] for id in claims if id in known))


def _best(passage: Passage, said: Pairs, known: Mapping[str, Pairs]) -> str:
    """The claim that the passage fits best, of those that it does not bear; empty if none.

    `said` are its pairs but for those of the claims that it bears.
    """
    own = _of(passage.claims, known)
    best, share = "", _FIT
    for id, stated in known.items():
        count = len(stated & said)
        if count < _FIT * _LEAST or id in passage.claims:
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
    for said in passage.dates:
        for id in claims:
            claim = reading.standing[id]
            if claim and claim.date and claim.date.grain in ("day", "month") and says_date(
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
