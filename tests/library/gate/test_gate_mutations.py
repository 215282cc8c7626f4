"""Every carried value and date, changed once in every way, in every place.

They are those of the first briefing, and of a site that has every form of date a text can say and
figures that rose, fell, or are a share. Bases, doubts (`2021?`) and what a ratio is of are shown by
the page beside the claim, and no text has to say them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import Any, cast

import pytest

from briefing.errors import Diagnostic, Place
from briefing.library.collection import Collection
from briefing.library.gate.agree import says_date
from briefing.library.gate.reading import Passage, Reading
from briefing.library.gate.unmarked import unmarked
from briefing.library.gate.written import place_in
from briefing.library.link import link
from briefing.pages.unit_words import unit_patterns
from briefing.reading.figures_found import FoundDate, FoundQuantity
from briefing.records.dates import parse_date
from briefing.records.facts import Claim
from briefing.records.text import Localized
from tests.library.gate.forms import every_form
from tests.library.gate.sites import LANGUAGES, first_briefing, proven, with_text, words

MONTHS = ("January February March April May June July August September October November"
          " December").split()
HAN = "一二三四五六七八九"
BMP_HAN = "[\u3400-\u9fff]"
EDITS: dict[str, tuple[tuple[str, str], ...]] = {
    "multiplier": (("億", "萬"), ("萬", "億"), ("兆", "億"), ("billion", "million"),
                   ("trillion", "billion"), (r",000(?!,)", ""), ("30%", "3%"), ("十分", "百分"),
                   ("a tenth", "a hundredth")),
    "unit": (("元人民幣", "美元"), ("億元", "億美元"), ("RMB ", "US$"), ("%", "‰"),
             ("30%", "US$30"), ("張 GPU", "個參數"), ("GPUs", "parameters"), ("個詞元", "張 GPU"),
             ("tokens", "GPUs")),
    "bound": (("逾 ", "約 "), ("more than", "about"), ("不到", "約"), ("less than", "about"),
              ("兆級", "1 兆個參數的"), ("on the trillion scale", "with a trillion parameters"),
              (r"(?<!逾 )(\d+ [億萬])", r"約 \1"), (r"(RMB \d+)", r"about \1"),
              (r"(\d+(?:,\d+)?) (GPUs|tokens)", r"about \1 \2"),
              (rf"(?<={BMP_HAN}) (\d+%)", r"約 \1"), (r"(\d+%)", r"about \1")),
    "way": (("增加", "減少"), ("減少", "增加"), ("grown", "fallen"), ("fell", "rose"),
            ("up by", "down by")),
    "noun": (("張 GPU", "台伺服器"), ("GPUs", "servers"), ("個詞元", "個字"), ("tokens", "words")),
    "rate": (("每天", "每月"), ("a day", "a month")),
    "yuan": (("億美元", "億元"),),
    "points": ((rf"(?<={BMP_HAN} )(\d+)%", r"\1 個百分點"),
               (r"(\d+)%", r"\1 percentage points")),
    "level": (("增加了 ", "增加到 "), ("減少了 ", "減少到 "), (r"(grown|fell|up) by ", r"\1 to ")),
}
PARTS = (("late", "early"), ("early", "mid"), ("mid", "late"), ("初", "底"), ("中", "初"),
         ("底", "中"))
SEASONS = (("spring", "winter"), ("春", "冬"))
SITES = {"first briefing": first_briefing, "every form": every_form}


SHIFT = 12
"""No change is of more characters."""


@dataclass(frozen=True)
class Change:
    """One changed collection, and where it is to be noticed."""

    name: str
    collection: Collection
    claim: str
    path: str
    place: Place | None = None


def bumped(text: str, start: int, end: int) -> str | None:
    """The text with the first digit of a figure changed."""
    surface = text[start:end]
    if found := re.search(r"[1-9]", surface):
        other = str(int(found[0]) % 9 + 1)
    elif found := re.search(f"[{HAN}](?!分)", surface):
        other = HAN[HAN.index(found[0]) % 9 - 8 or 1]
    elif found := re.search("a tenth", surface):
        other = "a fifth"
    elif found := re.search("兆", surface):
        other = "2 兆"
    elif found := re.search("trillion", surface):
        other = "two-trillion"
    else:
        return None
    at = start + found.start()
    return text[:at] + other + text[at + len(found[0]) :]


def quantity_edits(text: str, start: int, end: int) -> Iterator[tuple[str, str]]:
    """Each way of saying a figure otherwise, with the text that does."""
    if changed := bumped(text, start, end):
        yield "digit", changed
    for kind, edits in EDITS.items():
        wide = 10 if kind == "rate" else 0
        low, high = max(0, start - 14 - wide), min(len(text), end + 10 + wide)
        for pattern, other in edits:
            found = next((m for m in re.finditer(pattern, text[low:high])
                          if low + m.end() > start - 12 - wide), None)
            if found:
                yield kind, text[: low + found.start()] + found.expand(other) + text[
                    low + found.end() :]
                break


def date_edits(text: str, start: int, end: int) -> Iterator[tuple[str, str]]:
    """A date with another year, and with another month."""
    surface = text[start:end]
    if year := re.search(r"\d{4}", surface):
        other = str(int(year[0]) - (10 if surface.endswith("s") else 1))
        yield "year", text[:start] + surface.replace(year[0], other) + text[end:]
    if month := re.search(r"(\d+)(?= 月)", surface):
        other = str(int(month[0]) % 12 + 1)
        at = start + month.start()
        yield "month", text[:at] + other + text[at + len(month[0]) :]
    if day := re.search(r"(\d+)(?= 日)|\A\d\d?(?= )", surface):
        at = start + day.start()
        yield "day", text[:at] + str(int(day[0]) % 28 + 1) + text[at + len(day[0]) :]
    for kind, pairs in {"part": PARTS, "season": SEASONS}.items():
        if found := next((pair for pair in pairs if pair[0] in surface), None):
            yield kind, text[:start] + surface.replace(*found) + text[end:]
    if name := next((m for m in MONTHS if m in surface), None):
        other = MONTHS[(MONTHS.index(name) + 2) % 12]
        yield "month", text[:start] + surface.replace(name, other) + text[end:]


def edits(text: str, found: FoundQuantity | FoundDate) -> Iterator[tuple[str, str]]:
    of = quantity_edits if isinstance(found, FoundQuantity) else date_edits
    return of(text, found.start, found.end)


def with_claim(site: Collection, id: str, **fields: Any) -> Collection:
    entry = site.entries["claim"][id]
    changed = replace(entry, record=replace(entry.record, **fields))
    claims = cast("Any", {**site.entries["claim"], id: changed})
    return replace(site, entries={**site.entries, "claim": claims})


def in_records(site: Collection) -> Iterator[Change]:
    path = "content/facts/claims.yaml"
    for id, entry in site.entries["claim"].items():
        claim: Claim = entry.record
        for name, value in claim.values.items():
            others = {
                "digit": replace(value, value=value.value + (
                    10 ** (len(str(value.value.numerator)) - 1) if value.value >= 1
                    else Fraction(1, 10))),
                "multiplier": replace(value, value=value.value * 10),
                "bound": replace(value, bound="about" if value.bound != "about" else "exact"),
                "unit": replace(value, unit={"CNY": "USD", "gpu": "parameter"}.get(
                    value.unit, "gpu")),
            }
            if value.change:
                others["way"] = replace(
                    value, change="decrease" if value.change == "increase" else "increase")
            if value.unit_basis == "inferred" and not value.is_money:
                del others["unit"]  # no text names it
            for kind, other in others.items():
                yield Change(f"record {id} {name} {kind}",
                             with_claim(site, id, values={**claim.values, name: other}), id, path)
        date = claim.date
        if date and date.earliest and date.latest:
            for kind, text in other_dates(date.edtf):
                yield Change(f"record {id} {kind}",
                             with_claim(site, id, date=parse_date(text)), id, path)
            if date.grain in ("year", "month"):
                for part in {"early", "mid", "late", None} - {claim.date_part}:
                    yield Change(f"record {id} part {part}",
                                 with_claim(site, id, date_part=part), id, path)


def other_dates(edtf: str) -> Iterator[tuple[str, str]]:
    """A date, or each end of an interval, with another year, month, day or certainty."""
    ends = edtf.split("/")
    for n, end in enumerate(ends):
        for kind, other in other_points(end, -1 if n < len(ends) - 1 else 1):
            yield f"{kind} {n}", "/".join([*ends[:n], other, *ends[n + 1 :]])


def other_points(edtf: str, years: int) -> Iterator[tuple[str, str]]:
    date = parse_date(edtf)
    assert date.earliest
    yield "year", f"{int(edtf[:3]) + years}X" if date.grain == "decade" else (
        f"{date.earliest.year + years}{edtf[4:]}")
    yield "about", edtf[:-1] if date.approximate else f"{edtf}~"
    if date.grain == "season":
        yield "season", f"{edtf[:5]}24"
    if date.grain in ("day", "month"):
        yield "month", f"{edtf[:5]}{date.earliest.month % 12 + 1:02}{edtf[7:]}"
    if date.grain == "day":
        yield "day", f"{edtf[:8]}{date.earliest.day % 28 + 1:02}{edtf[10:]}"


def proved(claim: Claim, said: object, reading: Reading, text: str, language: str) -> bool:
    """Whether what is said is a value or the date of the claim."""
    if isinstance(said, FoundQuantity):
        return any(reading.agrees(text, language, said, v) for v in claim.values.values())
    assert isinstance(said, FoundDate)
    date = claim.date
    return date is not None and (
        says_date(text, said, date, claim.date_part)
        or any(says_date(text, said, end, None) for end in (date.start, date.end) if end))


def in_statements(site: Collection, reading: Reading) -> Iterator[Change]:
    for id, entry in site.entries["claim"].items():
        claim: Claim = entry.record
        for language, text in claim.statement.by_language:
            for said in reading.statement(text, language):
                if proved(claim, said, reading, text, language):
                    for kind, other in edits(text, said):
                        both = tuple((tag, other if tag == language else kept)
                                     for tag, kept in claim.statement.by_language)
                        yield Change(
                            f"statement {id} {language} {kind}: {other}",
                            with_claim(site, id, statement=Localized(by_language=both)), id,
                            "content/facts/claims.yaml", place_in(
                                entry, ("statement", language), said.start, said.end, site))


def in_headlines(site: Collection, reading: Reading) -> Iterator[Change]:
    """Figures and dates of headlines and labels; these may leave out bounds and be less exact."""
    for id, entry in site.entries["claim"].items():
        for field in ("headline", "label"):
            title: Localized | None = getattr(entry.record, field)
            texts = title.by_language if title else ()
            for language, text in texts:
                for said in reading.statement(text, language):
                    for kind, other in edits(text, said):
                        both = tuple((tag, other if tag == language else kept)
                                     for tag, kept in texts)
                        yield Change(
                            f"{field} {id} {language} {kind}: {other}",
                            with_claim(site, id, **{field: Localized(by_language=both)}), id,
                            "content/facts/claims.yaml", place_in(
                                entry, (field, language), said.start, said.end, site))


def in_articles(site: Collection, reading: Reading) -> Iterator[Change]:
    for edition in reading.editions:
        for passage in edition.passages:
            for id in passage.span.claims:
                claim: Claim = site.entries["claim"][id].record
                found: list[FoundQuantity | FoundDate] = [*passage.quantities, *passage.dates]
                for said in found:
                    text = passage.section.text
                    if proved(claim, said, reading, text, edition.language):
                        yield from in_article(site, passage, said, id)


def in_article(site: Collection, passage: Passage, said: FoundQuantity | FoundDate,
               id: str) -> Iterator[Change]:
    draft = passage.edition.draft
    place = passage.place(said)
    lines = draft.text.split("\n")
    start = sum(len(one) + 1 for one in lines[: place.line - draft.first_line]) + place.column - 1
    assert draft.text[start : start + place.length] == passage.words(said)
    moved = said._replace(start=start, end=start + place.length)
    for kind, text in edits(draft.text, moved):
        articles = [with_text(one, text) if one is draft else one for one in site.articles]
        yield Change(f"{draft.path} {id} {kind}", replace(site, articles=articles), id,
                     draft.path, place)


def noticed(change: Change) -> bool:
    """Whether an error stands at the changed place; for a record, wherever it is contradicted."""
    found: list[Diagnostic] = [d for d in proven(change.collection) if d.severity == "error"]
    if not change.place:
        return any(change.claim in d.message for d in found)
    return any(d.place.path == change.path and is_near(d.place, change.place) for d in found)


def is_near(told: Place, changed: Place) -> bool:
    """Whether the carets stand where the change is, which moves what follows a little."""
    return told.line == changed.line and (
        told.column <= changed.column + changed.length + SHIFT
        and changed.column <= told.column + told.length + SHIFT)


@pytest.mark.parametrize("name", SITES)
@pytest.mark.parametrize("where", ["record", "statement", "headline", "article"])
def test_every_value_and_date_that_is_changed_is_noticed(where: str, name: str) -> None:
    site = SITES[name]()
    assert [d for d in proven(site) if d.severity == "error"] == []
    reading = Reading(site, {tag: unit_patterns(site, words(tag)) for tag in LANGUAGES})
    changes = list({"record": lambda: in_records(site),
                    "statement": lambda: in_statements(site, reading),
                    "headline": lambda: in_headlines(site, reading),
                    "article": lambda: in_articles(site, reading)}[where]())
    missed = [change.name for change in changes if not noticed(change)]
    print(f"{name}, {where}: {len(changes) - len(missed)} of {len(changes)} changes noticed")
    assert len(changes) >= (30 if where != "headline" else 0 if name == "every form" else 8)
    assert missed == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_neighbouring_marks_that_are_swapped_are_noticed(language: str) -> None:
    site = first_briefing()
    draft = next(one for one in site.articles if one.language == language)
    marks = list(re.finditer(r"\[\^([a-z0-9-]+)\]", draft.text))
    hits = 0
    for one, other in pairwise(marks):
        text = (draft.text[: one.start()] + other[0] + draft.text[one.end() : other.start()]
                + one[0] + draft.text[other.end() :])
        articles = [with_text(d, text) if d is draft else d for d in site.articles]
        found = proven(replace(site, articles=articles))
        hits += any(fault.code != "translation-stale" for fault in found)
    print(f"{language}: {hits} of {len(marks) - 1} swaps noticed")
    assert hits >= 0.8 * (len(marks) - 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mark_that_is_taken_away_is_noticed(language: str) -> None:
    """In an article of one language: what another carries would be told by parity anyway."""
    site = first_briefing()
    draft = next(one for one in site.articles if one.language == language)
    marks = list(re.finditer(r"\[\^([a-z0-9-]+)\]", draft.text))
    missed = []
    for mark in marks:
        text = draft.text[: mark.start()] + draft.text[mark.end() :]
        changed = replace(site, articles=[with_text(draft, text)])
        linked = link(changed, drafts=False)
        assert linked.library
        nowhere = [fault for fault in linked.uncarried if mark[1] in fault.message.split()]
        codes = {fault.code for fault in (
            *proven(changed), *unmarked(linked.library, changed), *nowhere)}
        if codes <= {"translation-stale"}:
            missed.append(mark[1])
    print(f"{language}: {len(marks) - len(missed)} of {len(marks)} marks taken away noticed")
    assert missed == []
