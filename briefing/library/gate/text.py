"""An article as the gate reads it: sections of plain text, cut into the spans of its marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape

from briefing.errors import Place
from briefing.library.collect import Draft
from briefing.reading.figures_found import HIDDEN
from briefing.reading.sentences import split_sentences
from briefing.reading.text import place_at

Masks = Callable[[str], list[tuple[int, int]]]
"""Where the names of records stand in a text."""

_PIECE = re.compile(
    "\ufdd0(?P<letter>[A-Z])(?P<index>[0-9]+)\ufdd1"
    r"|<(?P<end>/?)(?P<tag>[a-z][a-z0-9]*)(?:[^>\"']|\"[^\"]*\"|'[^']*')*>"
    "|(?P<text>[^<\ufdd0]+|.)", re.DOTALL)
_INLINE = frozenset(
    "a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup u var"
    " wbr br img".split())
_CODE = frozenset(("code", "pre", "kbd", "samp"))
_WORDS = re.compile(r"\w")
_NUMBER = re.compile(r"[+−-]?[0-9][0-9.,]*")


@dataclass(frozen=True, slots=True)
class Said:
    """A mark where it stands in a section's text."""

    at: int
    claim: str
    place: Place


@dataclass(frozen=True, slots=True)
class Span:
    """What a group of adjacent marks proves; without marks, what none proves."""

    start: int
    end: int
    marks: tuple[Said, ...] = ()

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of the claims it bears."""
        return tuple(mark.claim for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Cell:
    """A number that stands alone in a table, and the head of its column."""

    start: int
    end: int
    head: str


@dataclass(slots=True)
class Section:
    """A heading and what follows it, as one plain text; blocks are apart by an empty line."""

    place: Place
    """Where it begins."""
    text: str = ""
    heading: int = 0
    """How many characters of it are the heading."""
    marks: list[Said] = field(default_factory=list)
    linked: set[str] = field(default_factory=set)
    """Ids of the records that it links."""
    masks: list[tuple[int, int]] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)

    @property
    def claims(self) -> dict[str, Place]:
        """Claims it carries, with their first marks."""
        return {mark.claim: mark.place for mark in reversed(self.marks)}


def read_sections(draft: Draft, name: Callable[[str], str], masks: Masks) -> list[Section]:
    """Read the body of an article and its footnotes, each a section of its own.

    `name` gives what a link without a text shows; `masks` finds the names.
    """
    sections = [Section(Place(draft.path, draft.first_line))]
    for at, html in enumerate((draft.body.html, *(note.html for note in draft.body.footnotes))):
        if at:
            sections.append(Section(draft.body.footnotes[at - 1].place))
        _Reader(draft, name, sections, counts=at == 0).read(html)
    for section in sections:
        section.masks += masks(section.text)
        section.spans = list(_spans(section))
    return sections


class _Reader:
    """Turns HTML with tokens into sections."""

    def __init__(self, draft: Draft, name: Callable[[str], str], sections: list[Section],
                 counts: bool) -> None:
        self.body = draft.body
        self.name = name
        self.sections = sections
        self.headings = iter(draft.body.headings if counts else ())
        self.code = 0
        self.heads: list[str] = []
        self.column = self.cell = 0
        self.within_heading = False

    def read(self, html: str) -> None:
        """Add what the HTML says."""
        for piece in _PIECE.finditer(html):
            if piece["tag"]:
                self._tag(piece["tag"], bool(piece["end"]))
            elif piece["letter"]:
                self._token(piece["letter"], int(piece["index"]))
            else:
                self._add(unescape(piece["text"]))

    def _add(self, text: str) -> None:
        section = self.sections[-1]
        if self.code:
            text = HIDDEN * len(text)
        elif text.isspace() and (not section.text or section.text.endswith("\n")):
            return
        section.text += text.replace("\n", " ")

    def _tag(self, tag: str, end: bool) -> None:
        if tag in _CODE:
            self.code += -1 if end else 1
        if tag in _INLINE:
            if tag == "br":
                self._add(" ")
            return
        if tag[0] == "h" and tag[1:].isdigit():
            if end:
                self.sections[-1].heading = len(self.sections[-1].text)
            elif heading := next(self.headings, None):
                self.sections.append(Section(heading.place))
        section = self.sections[-1]
        if tag in ("td", "th"):
            self._cell(section, tag, end)
        elif section.text and not section.text.endswith("\n\n"):
            section.text += "\n\n"

    def _cell(self, section: Section, tag: str, end: bool) -> None:
        """A row is one sentence, a cell a clause of it."""
        if not end:
            first = not section.text or section.text.endswith("\n\n")
            section.text += "" if first else "; "
            self.column = 0 if first else self.column + 1
            self.cell = len(section.text)
            return
        said = section.text[self.cell :].strip()
        if tag == "th":
            self.heads[self.column :] = [said]
        elif _NUMBER.fullmatch(said) and self.column < len(self.heads):
            section.cells.append(Cell(self.cell, self.cell + len(said), self.heads[self.column]))

    def _token(self, letter: str, index: int) -> None:
        section = self.sections[-1]
        if letter == "M":
            mark = self.body.marks[index]
            section.marks.append(Said(len(section.text), mark.claim, mark.place))
        elif letter == "L":
            link = self.body.links[index]
            section.linked.add(link.target)
            self._add(link.text or self.name(link.target))
        elif letter == "P":
            self._add(self.body.plains[index].surface)


def _spans(section: Section) -> Iterator[Span]:
    """Every part of a section's text with the marks that prove it."""
    sentences = split_sentences(section.text, section.masks)
    starts = [start for start, _ in sentences]
    of: dict[int, list[Said]] = {}
    for mark in section.marks:
        of.setdefault(max(bisect_right(starts, mark.at - 1) - 1, 0), []).append(mark)
    for n, (start, end) in enumerate(sentences):
        groups: list[list[Said]] = []
        for mark in of.get(n, ()):
            if groups and not _WORDS.search(section.text, groups[-1][-1].at, mark.at):
                groups[-1].append(mark)
            else:
                groups.append([mark])
        at = start
        for group in groups:
            last = group[-1].at
            if group is groups[-1] and not _WORDS.search(section.text, last, end):
                last = max(end, last)
            yield Span(at, last, tuple(group))
            at = last
        if at < end:
            yield Span(at, end)


def place_of(draft: Draft, section: Section, start: int, end: int) -> Place:
    """Where words of a section stand in the file: exactly, where they stand there as they read."""
    surface = section.text[start:end]
    after = next((mark.place for mark in section.marks if mark.at >= end), None)
    before = next((mark.place for mark in reversed(section.marks) if mark.at <= start),
                  section.place)
    first = _offset(draft, before)
    words = r"\s*".join(re.escape(char) for char in surface if not char.isspace())
    found = re.compile(words).search(draft.text, first, _offset(draft, after) if after
                                     else len(draft.text))
    if not found:
        return after or before
    length = len(found[0].partition("\n")[0])
    return place_at(draft.text, found.start(), draft.path, draft.first_line, length)


def _offset(draft: Draft, place: Place) -> int:
    """The offset in the body of a place of the file."""
    at = 0
    for _ in range(place.line - draft.first_line):
        at = draft.text.find("\n", at) + 1
    return at + place.column - 1
