"""Everything the rules look at: claims, editions of articles, and what their spans say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import cached_property, lru_cache
from itertools import pairwise

from briefing.errors import Diagnostic, Place
from briefing.library.collection import Collection, Draft
from briefing.library.gate.agree import same_figure, same_unit, worded_bound
from briefing.library.gate.articles import NAMED, articles_of
from briefing.library.gate.beside import is_level, is_points
from briefing.library.gate.columns import figures_of_columns
from briefing.library.gate.growth import is_multiple, says_growth
from briefing.library.gate.text import Section, Span, place_of
from briefing.library.gate.units import Nouns, UnitWords
from briefing.library.glossary import names_of
from briefing.library.record_files import Live, row
from briefing.patterns import pattern
from briefing.reading.currencies import CURRENCIES
from briefing.reading.figures import read_figures, reads
from briefing.reading.figures_found import Found, FoundDate, FoundQuantity
from briefing.records.article import FrontMatter
from briefing.records.facts import Claim, Silence
from briefing.records.quantities import Quantity
from briefing.records.validate import Entry
from briefing.values import dataclass

_WORD = pattern(r"[A-Za-z0-9’'-]+|[\u3400-\u9fff]")
_ROUND = pattern(r"an? (?:dozen|hundred|thousand|million)", re.IGNORECASE)
_GOES_ON = pattern(r"\s\w")


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault, and where it may be silenced."""

    fault: Diagnostic
    claims: tuple[str, ...] = ()
    """Claims whose record may silence it."""
    edition: Edition | None = None
    """The article whose front matter may silence it."""
    words: str = ""
    """What it is about, as the text has it."""
    silences: tuple[Silence, ...] = ()
    """Of another record that may silence it."""


@dataclass(slots=True)
class Passage:
    """A span of an article with the figures and dates it states."""

    edition: Edition
    section: Section
    span: Span
    claims: tuple[str, ...]
    """Those whose marks it bears, each once."""
    quantities: list[FoundQuantity] = field(default_factory=list)
    dates: list[FoundDate] = field(default_factory=list)

    @property
    def is_heading(self) -> bool:
        """Whether it stands in its section's heading."""
        return self.span.start < self.section.heading

    @property
    def said(self) -> str:
        """All of it, as the text has it."""
        return self.section.text[self.span.start : self.span.end]

    def words(self, found: FoundQuantity | FoundDate) -> str:
        """What is said, as the text has it."""
        return self.section.text[found.start : found.end]

    def place(self, found: FoundQuantity | FoundDate) -> Place:
        """Where it is said in the file."""
        return self.place_of(found.start, found.end)

    def place_of(self, start: int, end: int) -> Place:
        """Where words of its section stand in the file."""
        return place_of(self.edition.draft, self.section, start, end)


@dataclass(slots=True)
class Edition:
    """An article in one language, read."""

    draft: Draft
    entry: Entry[FrontMatter]
    sections: list[Section]
    passages: list[Passage] = field(default_factory=list)
    parts: list[list[Passage]] = field(default_factory=list)
    """The same, by section."""

    @property
    def language(self) -> str:
        """Its language."""
        return self.draft.language


class Standing(dict[str, Claim | None]):
    """The claims that are not withdrawn, each made when it is asked for; None for what is none."""

    def __init__(self, claims: Mapping[str, Entry[Claim]]) -> None:
        super().__init__()
        self._claims = claims

    def __missing__(self, id: str) -> Claim | None:
        self[id] = claim = self._claims[id].record if id in self._claims else None
        return claim


_RECENT = 256
"""Texts of which the pairs of words are kept: those of all would be most of what a build holds."""


def _pairs(text: str) -> set[tuple[str, str]]:
    return set(pairwise(_WORD.findall(text.casefold())))


class Reading:
    """What a site says, ready to be compared with what it knows."""

    def __init__(self, collection: Collection, units: Mapping[str, UnitWords]) -> None:
        self.collection = collection
        self.claims: Mapping[str, Entry[Claim]] = Live(collection.entries["claim"])
        self.standing = Standing(self.claims)
        self.languages = collection.languages
        self._articles = articles_of(collection)
        self._masks = self._articles.names.find
        self._statements: dict[tuple[str, str, int | None], tuple[Found, ...]] = {}
        self.pairs = lru_cache(_RECENT)(_pairs)
        """Gives the words of a text, each with the next; a Han character is a word."""
        self._stated: dict[tuple[str, str], set[tuple[str, str]]] = {}
        self.nouns = {tag: Nouns(units.get(tag, {})) for tag in self.languages}
        self.counted = {unit for id in self.claims
                        for unit in row(collection.entries["claim"], id).units}

    @cached_property
    def editions(self) -> list[Edition]:
        """The articles that are no drafts."""
        return [self._edition(draft, draft.entry) for draft in self.collection.articles
                if draft.entry and draft.language in self.languages
                and not draft.entry.record.draft]

    def let_go(self) -> None:
        """Undo the circles in what was read, so that it goes though nobody collects garbage."""
        for edition in self.editions:
            edition.passages.clear()
            edition.parts.clear()

    def statement(self, text: str, language: str, year: int | None = None) -> tuple[Found, ...]:
        """The figures and dates of a statement, a title or a summary; `year` if it states none."""
        key = text, language, year
        found = self._statements.get(key)
        if found is None:
            found = self._statements[key] = read_figures(
                text, language, year=year, masks=self._masks(text), bare=True)
        return found

    def stated(self, claim: str, language: str) -> set[tuple[str, str]]:
        """The words of a claim's statement, each with the next; none where it is withdrawn."""
        key = claim, language
        if key not in self._stated:
            record = self.standing[claim]
            text = record.statement.get(language) if record else ""
            self._stated[key] = self.pairs(text or "")
        return self._stated[key]

    @cached_property
    def names(self) -> dict[str, frozenset[str]]:
        """Every name of each record by its id, as it is compared where case does not count."""
        return {id: frozenset(map(str.casefold, names_of(entry.record))) for kind in NAMED
                for id, entry in self.collection.entries[kind].items()}

    @cached_property
    def carrying(self) -> dict[tuple[str, str], list[Passage]]:
        """By claim and language, the passages that bear its mark, where they can be read."""
        found: dict[tuple[str, str], list[Passage]] = {}
        for edition in self.editions:
            for passage in edition.passages if reads(edition.language) else ():
                for claim in passage.claims:
                    found.setdefault((claim, edition.language), []).append(passage)
        return found

    def agrees(self, text: str, language: str, said: FoundQuantity, value: Quantity) -> bool:
        """Whether a figure of a text is that value, with its bound."""
        if is_multiple(said, value):
            return says_growth(text, said, value)
        return same_figure(text, said, value) and self.same_unit(text, language, said, value)

    def same_unit(self, text: str, language: str, said: FoundQuantity, value: Quantity) -> bool:
        """Whether a figure of a text may count what that value counts."""
        return same_unit(text, said, value, self.nouns[language])

    def told(self, text: str, language: str, said: FoundQuantity, value: Quantity) -> str:
        """A figure that is not the value, with its bound and what else may not be seen at once."""
        nouns, other = self.nouns[language], ""
        if said.unit in ("count", "bare") and value.unit in nouns.worded:
            other = nouns.other(text, said, value.unit)
        why = ("in points" if is_points(text, said)
               else "the level, not the change" if value.change and is_level(text, said)
               else f"beside {other}" if other
               else f"read as {said.unit}" if value.is_money and said.unit in CURRENCIES
               and said.unit != value.unit
               else "beside another time" if nouns.other_rate(text, said, value.unit) else "")
        about = ", ".join(filter(None, (worded_bound(said), why)))
        return f"{text[said.start : said.end]} ({about})"

    def unlike(self, text: str, language: str, said: FoundQuantity, value: Quantity) -> str:
        """The noun beside a figure of which nobody knows whether it is another word for the unit's.

        Empty where there is none.
        """
        if said.unit not in ("count", "bare") or self.named(text, language, said):
            return ""
        return self.nouns[language].unlike(text, said, value.unit)

    def counts_other(self, text: str, language: str, said: FoundQuantity, value: Quantity) -> bool:
        """Whether a figure shows that it counts another thing than that value."""
        nouns = self.nouns[language]
        return said.unit in ("count", "bare") and value.unit in nouns.worded and (
            not self.named(text, language, said) and bool(nouns.other(text, said, value.unit)))

    def named(self, text: str, language: str, said: FoundQuantity) -> set[str]:
        """The units that a text names beside a figure."""
        counts = said.unit in ("count", "bare")
        return self.nouns[language].named(text, said) if counts else set()

    def is_figure(self, text: str, language: str, said: FoundQuantity) -> bool:
        """Whether it needs proof: money, a share, or a unit that this site's values use.

        What shows no unit may be the value of a record, and is never accused; nor is a round
        number that stands for many, or how often something happened: a thousand, six times.
        """
        words = text[said.start : said.end]
        if said.unit == "bare" or _ROUND.fullmatch(words):
            return False
        if said.unit == "count":
            return bool(self.named(text, language, said) & self.counted)
        often = words.endswith(" times") and not _GOES_ON.match(text, said.end)
        return said.unit != "times" or ("times" in self.counted and not often)

    def values(self, claims: Iterable[str]) -> list[Quantity]:
        """All values of some claims."""
        return [value for id in claims if (claim := self.standing[id])
                for value in claim.values.values()]

    def _edition(self, draft: Draft, entry: Entry[FrontMatter]) -> Edition:
        sections = self._articles.sections(draft)
        edition = Edition(draft, entry, sections)
        for section in sections:
            passages = [Passage(edition, section, span, span.claims) for span in section.spans]
            for figure in figures_of_columns(section, draft.language):
                for passage in passages:
                    if passage.span.start <= figure.start < passage.span.end:
                        passage.quantities.append(figure)
            at = 0
            for found in section.found:
                while at + 1 < len(passages) and passages[at + 1].span.start <= found.start:
                    at += 1
                if isinstance(found, FoundQuantity):
                    passages[at].quantities.append(found)
                else:
                    passages[at].dates.append(found)
            edition.passages += passages
            edition.parts.append(passages)
        return edition
