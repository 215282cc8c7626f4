"""Everything the rules look at: claims, editions of articles, and what their spans say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from briefing.errors import Diagnostic, Place
from briefing.library.collect import Collection, Draft
from briefing.library.gate.agree import same_figure, same_unit
from briefing.library.gate.known import Names
from briefing.library.gate.text import Section, Span, place_of, read_sections
from briefing.library.gate.units import Nouns, UnitWords
from briefing.library.glossary import names_of
from briefing.reading.figures import read_figures, reads
from briefing.reading.figures_found import Found, FoundDate, FoundQuantity
from briefing.records.article import FrontMatter
from briefing.records.facts import Claim
from briefing.records.quantities import Quantity
from briefing.records.validate import Entry

_NAMED = ("model", "organization", "person")


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


@dataclass(slots=True)
class Passage:
    """A span of an article with the figures and dates it states."""

    edition: Edition
    section: Section
    span: Span
    quantities: list[FoundQuantity] = field(default_factory=list)
    dates: list[FoundDate] = field(default_factory=list)

    @property
    def is_heading(self) -> bool:
        """Whether it stands in its section's heading."""
        return self.span.start < self.section.heading

    def words(self, found: FoundQuantity | FoundDate) -> str:
        """What is said, as the text has it."""
        return self.section.text[found.start : found.end]

    def place(self, found: FoundQuantity | FoundDate) -> Place:
        """Where it is said in the file."""
        return place_of(self.edition.draft, self.section, found.start, found.end)


@dataclass(slots=True)
class Edition:
    """An article in one language, read."""

    draft: Draft
    entry: Entry[FrontMatter]
    sections: list[Section]
    passages: list[Passage] = field(default_factory=list)

    @property
    def language(self) -> str:
        """Its language."""
        return self.draft.language


class Reading:
    """What a site says, ready to be compared with what it knows."""

    def __init__(self, collection: Collection, units: Mapping[str, UnitWords]) -> None:
        self.collection = collection
        self.claims: dict[str, Entry[Claim]] = {
            id: entry for id, entry in collection.entries["claim"].items()
            if not entry.record.withdrawn}
        self.languages = collection.languages
        self._names = [(entry.record, id) for kind in _NAMED
                       for id, entry in collection.entries[kind].items()]
        self._known = Names(name for record, _ in self._names for name in names_of(record))
        self._statements: dict[tuple[str, str], tuple[Found, ...]] = {}
        self.nouns = {tag: Nouns(units.get(tag, {})) for tag in self.languages}
        self.counted = {value.unit for entry in self.claims.values()
                        for value in entry.record.values.values()}
        self.editions = [self._edition(draft, draft.entry) for draft in collection.articles
                         if draft.entry and draft.language in self.languages
                         and not draft.entry.record.draft]

    def masks(self, text: str) -> list[tuple[int, int]]:
        """Where names stand in a text."""
        return [(start, end) for start, end, _ in self._known.find(text)]

    def statement(self, text: str, language: str) -> tuple[Found, ...]:
        """The figures and dates of a statement, a title or a summary."""
        key = text, language
        if key not in self._statements:
            self._statements[key] = read_figures(text, language, masks=self.masks(text))
        return self._statements[key]

    @cached_property
    def names(self) -> dict[str, frozenset[str]]:
        """Every name of each record, by its id."""
        return {id: frozenset(names_of(record)) for record, id in self._names}

    @cached_property
    def carrying(self) -> dict[tuple[str, str], list[Passage]]:
        """By claim and language, the passages that bear its mark, where they can be read."""
        found: dict[tuple[str, str], list[Passage]] = {}
        for edition in self.editions:
            for passage in edition.passages if reads(edition.language) else ():
                for claim in dict.fromkeys(passage.span.claims):
                    found.setdefault((claim, edition.language), []).append(passage)
        return found

    def agrees(self, text: str, language: str, said: FoundQuantity, value: Quantity) -> bool:
        """Whether a figure of a text is that value, with its bound."""
        return same_figure(said, value) and self.same_unit(text, language, said, value)

    def same_unit(self, text: str, language: str, said: FoundQuantity, value: Quantity) -> bool:
        """Whether a figure of a text may count what that value counts."""
        return same_unit(said, value, self.named(text, language, said), self.nouns[language])

    def named(self, text: str, language: str, said: FoundQuantity) -> set[str]:
        """The units that a text names beside a figure."""
        return self.nouns[language].named(text, said) if said.unit == "count" else set()

    def is_figure(self, text: str, language: str, said: FoundQuantity) -> bool:
        """Whether it needs proof: money, a share, or a unit that this site's values use."""
        if said.unit == "count":
            return bool(self.named(text, language, said) & self.counted)
        return said.unit != "times" or "times" in self.counted

    def values(self, claims: tuple[str, ...]) -> Iterator[Quantity]:
        """All values of some claims."""
        for id in claims:
            if id in self.claims:
                yield from self.claims[id].record.values.values()

    def _edition(self, draft: Draft, entry: Entry[FrontMatter]) -> Edition:
        language = draft.language
        sections = read_sections(draft, lambda id: self._name(id, language), self.masks)
        edition = Edition(draft, entry, sections)
        year = entry.record.date.earliest
        for section in sections:
            passages = [Passage(edition, section, span) for span in section.spans]
            at = 0
            for found in read_figures(section.text, language, masks=section.masks,
                                      year=year.year if year else None):
                while at + 1 < len(passages) and passages[at + 1].span.start <= found.start:
                    at += 1
                if isinstance(found, FoundQuantity):
                    passages[at].quantities.append(found)
                else:
                    passages[at].dates.append(found)
            edition.passages += passages
        return edition

    def _name(self, id: str, language: str) -> str:
        """What a link to a record shows."""
        entry = self.collection.entries[self.collection.known[id]][id]
        form = getattr(entry.record, "forms", {}).get(language)
        if form:
            return str(form.term)
        text = getattr(entry.record, "name", None) or getattr(entry.record, "title", None)
        return (text.get(language) or text.texts()[0]) if text else id
