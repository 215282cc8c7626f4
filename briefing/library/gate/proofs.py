"""Whether a claim's quotation stands in its pinned source, and what was on record of that.

| proof    | when                                                                             |
|----------|----------------------------------------------------------------------------------|
| proved   | every quotation stands in the pinned source, which this build has read           |
| recorded | the source is not here; the record says when these very words were found in it   |
| none     | there is no quotation, or neither the source nor such a record                   |
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping

from briefing.errors import Diagnostic, Place, nearest
from briefing.library.collection import Collection
from briefing.library.library import Library
from briefing.library.pinned import Checked
from briefing.patterns import pattern
from briefing.reading.folding import Folded, fold
from briefing.reading.text import place_at
from briefing.reads import noting
from briefing.records.dates import Date
from briefing.records.facts import Claim, Proof

_ELLIPSIS = pattern(r"[\[(（]?(?:…+|\.{3,}|⋯+)[\])）]?")
_SEEDS = 64
_SEED = 6
"""Characters of a seed by which the nearest passage is looked for; fewer of a short quotation."""


def proof(id: str, claim: Claim, collection: Collection) -> Checked:
    """How this claim is proved, by the table above."""
    source = collection.pinned.get(claim.source)
    if not claim.quote:
        return Checked("none")
    if source is not None:
        found = all(source.folded.holds(fold(quote).text) for quote in claim.quote)
        return Checked("proved" if found else "none")
    kept = collection.proofs.get(id)
    if kept and kept.record.quote == quote_hash(claim):
        return Checked("recorded", kept.record.date)
    return Checked("none")


class Proofs(Mapping[str, Checked]):
    """How each claim is proved, worked out when it is asked for."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._known: dict[str, Checked] = {}

    def __getitem__(self, id: str) -> Checked:
        if id not in self._known:
            with noting():  # whoever asks has read how it is proved, not what that follows from
                claim = self._collection.entries["claim"][id].record
                self._known[id] = proof(id, claim, self._collection)
        return self._known[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._collection.entries["claim"])

    def __len__(self) -> int:
        return len(self._collection.entries["claim"])


def quote_hash(claim: Claim) -> str:
    """The sha256 of a claim's quotations as they are compared, one a line."""
    folded = "\n".join(fold(quote).text for quote in claim.quote)
    return hashlib.sha256(folded.encode()).hexdigest()


def proofs_now(library: Library, collection: Collection, today: Date) -> dict[str, Proof]:
    """What `facts/proofs.yaml` is to hold after a build in which every rule was kept.

    That is what is proved now, dated `today` where these words have not been found in this very
    source before, and what was on record and still fits.
    """
    kept: dict[str, Proof] = {}
    for id, claim in library.claims.items():
        checked = proof(id, claim, collection)
        if checked.state == "proved":
            source = collection.pinned[claim.source].digest
            old = collection.proofs[id].record if id in collection.proofs else None
            same = old and (old.quote, old.source) == (quote_hash(claim), source)
            kept[id] = old if old and same else Proof(
                quote=quote_hash(claim), source=source, date=today)
        elif checked.state == "recorded":
            kept[id] = collection.proofs[id].record
    return kept


def quotes_proven(library: Library, collection: Collection) -> Iterator[Diagnostic]:
    """Rule 3: a quotation stands in its pinned source; a record of that fits its quotation."""
    for id in library.claims:
        entry = collection.entries["claim"][id]
        claim: Claim = entry.record
        source = collection.pinned.get(claim.source)
        for index, quote in enumerate(claim.quote):
            place = entry.place("quote", index)
            words = fold(quote).text
            if not any(char.isalnum() for char in words):
                yield Diagnostic("quote-unproven", f"{id} quotes no words", place,
                                 help="write the source's exact words, or take quote out")
            elif source is not None and not source.folded.holds(words):
                near = _nearest(words, source.folded)
                yield Diagnostic(
                    "quote-unproven", f"the quotation of {id} is not in {source.path}", place,
                    _told(near, source.text, source.path) if near else "nothing there is like it",
                    _help(quote, source.folded))
    yield from _records(collection)


def _help(quote: str, source: Folded) -> str:
    parts = [part for part in map(str.strip, _ELLIPSIS.split(quote)) if part]
    if len(parts) > 1 and all(source.holds(fold(part).text) for part in parts):
        return "leave nothing out within a quotation: write its parts as a list, quote: [a, b]"
    if fold(quote).text in source.text:
        return "quote whole words and whole numbers"
    return "copy the source's exact words; white space, width and quotation marks may differ"


def _nearest(words: str, source: Folded) -> tuple[int, int] | None:
    """Start and end, in the source's text, of the passage with most pieces of these words."""
    step, seed = max(1, len(words) // _SEEDS), max(2, min(_SEED, len(words) // 3))
    starts: Counter[int] = Counter()
    for at in range(0, max(1, len(words) - seed + 1), step):
        found = source.text.find(words[at : at + seed])
        if found >= 0:
            starts[max(0, found - at) // 8] += 1
    if not starts:
        return None
    first = starts.most_common(1)[0][0] * 8
    last = min(first + len(words) + 8, len(source.text)) - 1
    return source.origin(first), source.origin(last) + 1


def _told(span: tuple[int, int], text: str, path: str) -> str:
    passage = " ".join(text[slice(*span)].split())
    shown = passage if len(passage) <= 90 else f"{passage[:89]}…"
    return f"line {place_at(text, span[0], path).line} there: {shown}"


def _records(collection: Collection) -> Iterator[Diagnostic]:
    """Records of proofs whose claim is gone or has other words now."""
    for id, entry in collection.proofs.items():
        if id not in collection.known_claims:
            near = nearest(id, collection.known_claims)
            yield Diagnostic("reference-unknown", f"there is no claim {id}", entry.key,
                             f"did you mean {near}?" if near else "",
                             "run check --record, which keeps what still fits")
            continue
        claim = collection.entries["claim"].get(id)
        if claim and claim.record.source not in collection.pinned and (
            quote_hash(claim.record) != entry.record.quote
        ):
            yield Diagnostic(
                "proof-stale", f"the words of {id} are not those that were found in its source",
                entry.place("quote"), f"checked on {entry.record.date}",
                "run check --record where the source is", severity="warning")


def sources_known(library: Library, collection: Collection) -> Iterator[Diagnostic]:
    """A fault for each pinned text that is no source's."""
    known = collection.entries["source"]
    for id, source in collection.pinned.items():
        if collection.known.get(id) != "source":
            near = nearest(id, known)
            yield Diagnostic("reference-unknown", f"there is no source {id}", Place(source.path),
                             help=f"name it {near}.txt" if near else "name it <source-id>.txt")
