"""Which places editors have set aside, and which of these settings set nothing aside.

A place is words of the text, as the message has them, or a claim's id. A sentence or a passage may
be told by three words of it, or Han characters. A record need not name a place: then what is told
of the record itself is set aside, and what has no words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.errors import Diagnostic
from briefing.library.collection import Collection
from briefing.library.gate.reading import Finding
from briefing.patterns import pattern
from briefing.records.facts import Silence

_WORD = pattern(r"[A-Za-z0-9’'-]+|[\u3400-\u9fff]")
_PHRASE = 3
"""So many words tell one sentence from most."""
_WHOLE = ("translation-stale",)
"""Rules that speak of an article as a whole."""
_PASSAGES = ("sentence-unmarked", "source-copied")
"""Rules that speak of more words than anybody repeats."""


def is_heeded(silences: Iterable[Silence], path: str, rule: str, text: str,
              collection: Collection) -> bool:
    """Whether that rule is set aside for these words, of a file; which is then known of it."""
    for one in silences:
        if one.rule == rule and (one.at is None or _is_part(one.at, text)):
            collection.heeded.add((path, rule, one.at))
            return True
    return False


def is_silenced(finding: Finding, records: Iterable[Silence], collection: Collection) -> bool:
    """Whether a finding is set aside, by these of the records it is about or by its article."""
    code = finding.fault.code
    if any(one.rule == code and (
            finding.edition is None or not finding.words if one.at is None
            else _is_place(one.at, finding)) for one in records):
        return True
    if finding.edition is None:
        return False
    for one in finding.edition.entry.record.silence:
        if one.rule == code and (code in _WHOLE if one.at is None else _is_place(one.at, finding)):
            collection.heeded.add((finding.edition.draft.path, code, one.at))
            return True
    return False


def silences_unused(collection: Collection) -> Iterator[tuple[Diagnostic, str, tuple[str, ...]]]:
    """What is wrong with the silences of the articles that were read, once all rules have run.

    Yields `silence-unused` (a warning) and `silence-vague` (no place is named), each with the path
    of its article and the claims on which it depends.
    """
    for draft in collection.articles:
        if not draft.entry or draft.entry.record.draft or (
                draft.language not in collection.languages):
            continue
        claims = tuple(dict.fromkeys(mark.claim for mark in draft.body.marks))
        for index, one in enumerate(draft.entry.record.silence):
            place = draft.entry.place("silence", index)
            if one.at is None and one.rule not in _WHOLE:
                yield Diagnostic(
                    "silence-vague", f"this sets {one.rule} aside, and no place of it", place,
                    help="add at: the words that the message is about, or the claim's id",
                ), draft.path, claims
            elif (draft.path, one.rule, one.at) not in collection.heeded:
                where = f" of {one.at}" if one.at else ""
                yield Diagnostic(
                    "silence-unused", f"nothing here is told by {one.rule}{where}", place,
                    help="take it out, or give the exact words of the message", severity="warning",
                ), draft.path, claims


def _is_place(at: str, finding: Finding) -> bool:
    return at in finding.claims or (bool(finding.words) and (
        _is_part(at, finding.words) if finding.fault.code in _PASSAGES
        else at.split() == finding.words.split()))


def _is_part(at: str, text: str) -> bool:
    return at in text and (at == text.strip() or len(_WORD.findall(at)) >= _PHRASE)
