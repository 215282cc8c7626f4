"""Whether articles say the values of their claims, and no figure that none of them carries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from briefing.errors import Diagnostic
from briefing.library.gate.agree import is_same_number, worded, worded_bound
from briefing.library.gate.reading import Finding, Passage, Reading
from briefing.patterns import pattern
from briefing.reading.figures_found import FoundQuantity
from briefing.records.quantities import Quantity

_CORRECTED = pattern("[更訂修]正|correct", re.IGNORECASE)


def figure_faults(reading: Reading) -> Iterator[Finding]:
    """Compare the figures of articles with the values of the claims whose marks prove them.

    Yields `figure-missing` (a value that no span of its claim says), `figure-differs` (said
    otherwise), `figure-unproven` (in a span, and carried by none of its claims), and the warning
    `figure-unmarked` (outside spans, or in a heading).

    A figure differs too where its clause says that it went the other way, or to it and not by it;
    where it is in percentage points; where the noun behind it is of another kind of thing, and a
    rate for another time. A noun that may be another word for the same is a warning. A bare 元 is
    RMB or NT$, and another currency is named.
    """
    known: set[tuple[int, int]] = set()
    """Figures that are told, and those that are a value of a claim of their span."""
    for (id, language), passages in reading.carrying.items():
        if (claim := reading.standing[id]) and claim.values:
            for name, value in claim.values.items():
                yield from _unsaid(reading, id, language, passages, name, value, known)
    for edition in reading.editions:
        for passage in edition.passages:
            for said in passage.quantities:
                if id_of(passage, said) not in known:
                    yield from _unproven(reading, passage, said)


def id_of(passage: Passage, said: FoundQuantity) -> tuple[int, int]:
    """Tells one figure of the site from all others."""
    return id(passage), said.start


def _unsaid(reading: Reading, claim: str, language: str, passages: list[Passage], name: str,
            value: Quantity, known: set[tuple[int, int]]) -> Iterator[Finding]:
    for passage in passages:
        for said in passage.quantities:
            if reading.agrees(passage.section.text, language, said, value):
                known.add(id_of(passage, said))
                if noun := reading.unlike(passage.section.text, language, said, value):
                    yield _counting(passage, said, value, claim, noun)
                return
    near = _near(reading, language, passages, value)
    if near is None:
        mark = next(m for m in passages[0].span.marks if m.claim == claim)
        yield Finding(Diagnostic(
            "figure-missing", f"what this mark proves does not say the {name} of {claim}",
            mark.place, worded(value), "say it before the mark, with its bound in the same clause",
        ), (claim,), passages[0].edition)
        return
    passage, said = near
    known.add(id_of(passage, said))
    yield Finding(Diagnostic(
        "figure-differs",
        f"{reading.told(passage.section.text, language, said, value)} is not what {claim} has",
        passage.place(said), f"{name} is {worded(value)}",
        "say the figure as it is recorded, or correct the record",
    ), (claim,), passage.edition, passage.words(said))


def _counting(passage: Passage, said: FoundQuantity, value: Quantity, claim: str, noun: str
              ) -> Finding:
    return Finding(Diagnostic(
        "figure-differs", f"{passage.words(said)} {noun} may not be the {value.unit} of {claim}",
        passage.place(said), f"{worded(value)} is recorded",
        "use the words that the unit has, or silence figure-differs here", severity="warning",
    ), (claim,), passage.edition, passage.words(said))


def _near(reading: Reading, language: str, passages: list[Passage], value: Quantity
          ) -> tuple[Passage, FoundQuantity] | None:
    """The first figure that may count what the value counts, else the first of the same number.

    It is no other value of its passage.
    """
    alike: tuple[Passage, FoundQuantity] | None = None
    for passage in passages:
        text, own = passage.section.text, reading.values(passage.claims)
        for said in passage.quantities:
            same = said.unit != "bare" and reading.same_unit(text, language, said, value)
            if (same or (alike is None and is_same_number(said, value))) and not any(
                    reading.agrees(text, language, said, one) for one in own):
                if same:
                    return passage, said
                alike = passage, said
    return alike


def _unproven(reading: Reading, passage: Passage, said: FoundQuantity) -> Iterator[Finding]:
    text, language = passage.section.text, passage.edition.language
    if not reading.is_figure(text, language, said):
        return
    claims = passage.claims or passage.edition.entry.record.key_claims
    if (passage.claims or passage.is_heading) and any(
            reading.agrees(text, language, said, value) for value in reading.values(claims)):
        return
    if _was_said(reading, passage, said):
        return
    if passage.claims:
        fault = Diagnostic(
            "figure-unproven",
            f"{passage.words(said)} ({worded_bound(said)}) is no value of"
            f" {' or '.join(dict.fromkeys(claims))}",
            passage.place(said), _nearest(reading, passage, said),
            "correct it, add it to the claim's values, or mark the claim that has it")
    elif passage.is_heading:
        fault = _unmarked(passage.words(said), "heading", passage)
    elif _is_rhetorical(passage, said):
        return
    else:
        fault = Diagnostic(
            "figure-unmarked", f"no mark proves {passage.words(said)}", passage.place(said),
            help="put the claim's mark behind it", severity="warning")
    yield Finding(fault, passage.claims, passage.edition, passage.words(said))


def _is_rhetorical(passage: Passage, said: FoundQuantity) -> bool:
    """Whether it is a half that stands for some: 給了一半答案, in words without other figures."""
    def half(one: FoundQuantity) -> bool:
        return (one.unit, one.value, one.bound) == ("ratio", Fraction(1, 2), "exact")

    return half(said) and all(half(one) or one.unit in ("bare", "count")
                              for one in passage.quantities)


def _was_said(reading: Reading, passage: Passage, said: FoundQuantity) -> bool:
    """Whether a paragraph that tells of a correction says what a claim of the span had before."""
    section, language = passage.section, passage.edition.language
    start = section.text.rfind("\n\n", 0, said.start) + 1
    end = section.text.find("\n\n", said.end)
    if not _CORRECTED.search(section.text, start, end if end >= 0 else len(section.text)):
        return False
    return any(
        isinstance(one, FoundQuantity) and one.unit == said.unit
        and (one.value, one.bound) == (said.value, said.bound)
        for id in passage.claims if (claim := reading.standing[id])
        for correction in claim.history
        for one in reading.statement(correction.was.get(language) or "", language))


def _nearest(reading: Reading, passage: Passage, said: FoundQuantity) -> str:
    """The value of the span's claims that the figure was likely to be."""
    text, language = passage.section.text, passage.edition.language
    return next((f"{name} is {worded(value)}" for id in passage.claims
                 if (claim := reading.standing[id]) for name, value in claim.values.items()
                 if reading.same_unit(text, language, said, value)), "")


def _unmarked(words: str, where: str, passage: Passage) -> Diagnostic:
    return Diagnostic("figure-unmarked", f"no key claim has the {words} of the {where}",
                      passage.place(passage.quantities[0]),
                      help="add its claim to key_claims, or correct it", severity="warning")
