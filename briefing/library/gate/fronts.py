"""Whether titles, summaries and the texts of pictures say what the claims of their article hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.errors import Diagnostic, Place
from briefing.library.gate.agree import dates, meets, worded
from briefing.library.gate.reading import Edition, Finding, Reading
from briefing.library.gate.written import Written, place_in
from briefing.patterns import pattern
from briefing.reading.figures_found import Found, FoundDate, FoundQuantity
from briefing.reading.sentences import split_clauses, split_sentences
from briefing.records.facts import Claim
from briefing.records.quantities import Quantity

_DIGIT = pattern("[0-9０-９]")
"""Dates without one, such as last year, compare with what the article need not tell of."""
_FIT = 0.5
"""The share of a clause's words, in pairs, with which it says what one claim states."""


def front_faults(reading: Reading) -> Iterator[Finding]:
    """Compare titles and summaries with the key claims, texts of pictures with all that are marked.

    Yields the warning `figure-unmarked` (a figure that none of them has); `figure-differs` where no
    claim of the article has it, and key claims have others in its unit; and the warning
    `date-differs` (a date of none of them, or not of the one that its clause states).
    """
    for edition in reading.editions:
        front = edition.entry.record
        for field in ("title", "summary"):
            yield from _front(reading, edition, field, getattr(front, field))
        body = edition.draft.body
        pictures = [(chart.alt, chart.place, chart.target) for chart in body.charts]
        pictures += [(image.alt, image.place, "") for image in body.images]
        for alt, place, shown in pictures:
            yield from _picture(reading, edition, alt, place, shown)


def _front(reading: Reading, edition: Edition, field: str, text: str) -> Iterator[Finding]:
    language, key = edition.language, edition.entry.record.key_claims
    for said in _read(reading, edition, text):
        place = place_in(edition.entry, (field,), said.start, said.end, reading.collection)
        words = text[said.start : said.end]
        if isinstance(said, FoundDate):
            known = _stated(reading, language, text, said, key) or [
                one for id in (*key, *_marked(edition)) if (one := reading.standing[id])]
            if _DIGIT.search(words) and known and not meets(said, known):
                yield _wrong_date(edition, words, field, place, known)
        elif reading.is_figure(text, language, said):
            values = reading.values(key)
            if any(reading.agrees(text, language, said, one) for one in values):
                continue
            others = [one for one in values if reading.same_unit(text, language, said, one)]
            proven = any(_is_number(said, one) for one in (
                *values, *reading.values(_marked(edition))))
            yield _differs(edition, words, field, place, others) if others and not proven else (
                _unmarked(edition, words, field, place))


def _picture(reading: Reading, edition: Edition, alt: str, place: Place, shown: str
             ) -> Iterator[Finding]:
    """What the text of a picture says; a chart shows claims that its article need not carry."""
    known: list[Claim] | None = None
    for said in _read(reading, edition, alt):
        if isinstance(said, FoundQuantity) and not reading.is_figure(alt, edition.language, said):
            continue
        if known is None:
            ids = {*edition.entry.record.key_claims, *_marked(edition), *_about(reading, shown)}
            known = [one for id in ids if (one := reading.standing[id])]
        words = alt[said.start : said.end]
        source = reading.collection.texts[place.path]
        spot = Written(alt, source, Place(place.path, place.line)).place_of(said.start, said.end)
        if isinstance(said, FoundDate):
            if _DIGIT.search(words) and known and not meets(said, known):
                yield _wrong_date(edition, words, "picture", spot, known)
        elif not any(reading.agrees(alt, edition.language, said, value)
                     for claim in known for value in claim.values.values()):
            yield _unmarked(edition, words, "picture", spot)


def _read(reading: Reading, edition: Edition, text: str) -> tuple[Found, ...]:
    date = edition.entry.record.date.earliest
    return reading.statement(text, edition.language, date.year if date else None) if text else ()


def _marked(edition: Edition) -> Iterable[str]:
    return dict.fromkeys(mark.claim for mark in edition.draft.body.marks)


def _about(reading: Reading, record: str) -> Iterator[str]:
    """The claims that speak of a record."""
    for id, entry in reading.claims.items() if record else ():
        claim = entry.record
        if record in claim.about or any(one.id == record for one in claim.participants):
            yield id


def _stated(reading: Reading, language: str, text: str, said: FoundDate, claims: Iterable[str]
            ) -> list[Claim]:
    """The claim, of these, that the clause of a date states; none where it states none."""
    sentence = next((one for one in split_sentences(text) if one[0] <= said.start < one[1]),
                    (0, len(text)))
    start, end = next((one for one in split_clauses(text, sentence)
                       if one[0] <= said.start < one[1]), sentence)
    pairs = {pair for pair in reading.pairs(text[start:end]) if not _DIGIT.search("".join(pair))}
    fits = [(len(pairs & reading.stated(id, language)), id) for id in claims]
    best = max(fits, default=(0, ""))
    claim = reading.standing[best[1]] if pairs and best[0] >= _FIT * len(pairs) else None
    return [claim] if claim and (claim.date or claim.said_on) else []


def _is_number(said: FoundQuantity, value: Quantity) -> bool:
    return said.value == value.value or (
        {said.unit, value.unit} == {"percent", "ratio"}
        and said.value in (value.value * 100, value.value / 100))


def _wrong_date(edition: Edition, words: str, where: str, place: Place, known: list[Claim]
                ) -> Finding:
    label = "" if len(known) > 1 else f"recorded: {dates(known[0])}"
    return Finding(Diagnostic(
        "date-differs", f"{words} in the {where} is no date of the claim it speaks of"
        if label else f"{words} in the {where} is no date of the article's claims", place, label,
        "say the date as it is recorded, or correct the record", severity="warning",
    ), (), edition, words)


def _differs(edition: Edition, words: str, field: str, place: Place, values: list[Quantity]
             ) -> Finding:
    return Finding(Diagnostic(
        "figure-differs", f"{words} in the {field} is not what the key claims have", place,
        f"recorded: {', '.join(map(worded, values))}",
        "say the figure as it is recorded, or correct the record"), (), edition, words)


def _unmarked(edition: Edition, words: str, where: str, place: Place) -> Finding:
    told = "no claim of the article" if where == "picture" else "no key claim"
    return Finding(Diagnostic(
        "figure-unmarked", f"{told} has the {words} of the {where}", place,
        help="correct it, or mark the claim that has it" if where == "picture"
        else "add its claim to key_claims, or correct it", severity="warning"), (), edition, words)
