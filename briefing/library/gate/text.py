"""An article as the gate reads it: sections of plain text, cut into the spans of its marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from functools import lru_cache
from html import unescape
from itertools import islice
from typing import Any, NamedTuple

from briefing.errors import Place
from briefing.library.collection import Draft
from briefing.patterns import pattern
from briefing.reading.figures import read_figures
from briefing.reading.figures_found import HIDDEN, Found, FoundDate, FoundQuantity, hide
from briefing.reading.sentences import split_sentences
from briefing.reading.text import place_at
from briefing.values import dataclass

Masks = Callable[[str], list[tuple[int, int]]]
"""Where the names of records stand in a text."""

_PIECE = pattern(
    "(\ufdd0[A-Z][0-9]+\ufdd1|</?[a-z](?:[^>\"']|\"[^\"]*\"|'[^']*')*>)")
_TAG = pattern("</?([a-z][a-z0-9]*)")
_INLINE = frozenset(
    "a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup u var"
    " wbr br img".split())
_CODE = frozenset(("code", "pre", "kbd", "samp"))
_WORDS = pattern(r"\w")
_NUMBER = pattern(r"[+−-]?[0-9][0-9.,]*")
BREAK = "\n\n"
"""Between two blocks."""


class Said(NamedTuple):
    """A mark where it stands in a section's text."""

    at: int
    claim: str
    place: Place


class Span(NamedTuple):
    """What a group of adjacent marks proves; without marks, what none proves."""

    start: int
    end: int
    marks: tuple[Said, ...] = ()

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of the claims it bears, each once."""
        if len(self.marks) < 2:
            return (self.marks[0].claim,) if self.marks else ()
        return tuple(dict.fromkeys(mark.claim for mark in self.marks))


class Cell(NamedTuple):
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
    links: list[tuple[int, str]] = field(default_factory=list)
    """Where it links records, and their ids."""
    masks: list[tuple[int, int]] = field(default_factory=list)
    """Where it names records."""
    spans: list[Span] = field(default_factory=list)
    found: tuple[Found, ...] = ()
    """The figures and dates that it states."""
    cells: list[Cell] = field(default_factory=list)
    _hidden: str = field(default="", compare=False)

    @property
    def hidden(self) -> str:
        """Its text, of the same length, with the names hidden."""
        if not self._hidden:
            self._hidden = hide(self.text, self.masks)
        return self._hidden

    @property
    def claims(self) -> dict[str, Place]:
        """Claims it carries, with their first marks."""
        return {mark.claim: mark.place for mark in reversed(self.marks)}

    def __reduce__(self) -> tuple[Callable[..., Section], tuple[object, ...]]:
        """Kept as plain values, which are much the faster to write."""
        marks = [(mark.at, mark.claim, *mark.place) for mark in self.marks]
        spans = [(span.start, span.end, len(span.marks)) for span in self.spans]
        return _section, (tuple(self.place), self.text, self.heading, marks, self.links, self.masks,
                          spans, [tuple(found) for found in self.found],
                          [tuple(cell) for cell in self.cells])


def _section(
    place: Any, text: str, heading: int, marks: Any, links: Any, masks: Any, spans: Any, found: Any,
    cells: Any
) -> Section:
    said = [Said(at, claim, Place(*place)) for at, claim, *place in marks]
    rest = iter(said)
    return Section(
        Place(*place), text, heading, said, links, masks,
        [Span(start, end, tuple(islice(rest, count))) for start, end, count in spans],
        tuple(FoundQuantity(*one) if len(one) > 4 else FoundDate(*one) for one in found),
        [Cell(*cell) for cell in cells])


def read_sections(
    draft: Draft, words: Mapping[str, str], masks: Masks, year: int | None = None
) -> list[Section]:
    """Read the body of an article and its footnotes, each a section of its own.

    `words` are what links without a text show; `masks` finds the names; `year` is that of dates
    without one. Nothing else is looked at, so the same text gives the same sections.
    """
    sections = [Section(Place(draft.path, draft.first_line))]
    for at, html in enumerate((draft.body.html, *(note.html for note in draft.body.footnotes))):
        if at:
            sections.append(Section(draft.body.footnotes[at - 1].place))
        _Reader(draft, words, sections, counts=at == 0).read(html)
    for section in sections:
        section.masks = masks(section.text)
        section.spans = list(_spans(section))
        section.found = read_figures(
            section.text, draft.language, masks=section.masks, hidden=section.hidden, year=year,
            bare=True)
    return sections


class _Reader:
    """Turns HTML with tokens into sections."""

    def __init__(self, draft: Draft, words: Mapping[str, str], sections: list[Section],
                 counts: bool) -> None:
        self.body = draft.body
        self.words = words
        self.sections = sections
        self.headings = iter(draft.body.headings if counts else ())
        self.code = 0
        self.parts: list[str] = []
        self.length = 0
        self.heads: list[str] = []
        self.column = 0
        self.cell = 0, 0
        """Where the cell begins: in the text, and among the parts."""

    def read(self, html: str) -> None:
        """Add what the HTML says."""
        pieces = _PIECE.split(html)
        for at, piece in enumerate(pieces):
            if not at % 2:
                if piece:
                    self._add(unescape(piece) if "&" in piece else piece)
            elif piece[0] != "<":
                self._token(piece[1], int(piece[2:-1]))
            elif (does := _does(piece)) == "block":
                if self.parts and self.parts[-1] != BREAK:
                    self._put(BREAK)
            elif does:
                self._tag(does, piece[1] == "/")
        self._end()

    def _add(self, text: str) -> None:
        if self.code:
            text = HIDDEN * len(text)
        elif (not text or text.isspace()) and (not self.parts or self.parts[-1] == BREAK):
            return
        self._put(text.replace("\n", " "))

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def _end(self) -> None:
        self.sections[-1].text = "".join(self.parts)
        self.parts, self.length = [], 0

    def _tag(self, does: str, end: bool) -> None:
        if does in ("code", "pre"):
            self.code += -1 if end else 1
        if does == "br":
            self._add(" ")
        if does in ("code", "br"):
            return
        if does == "heading":
            if end:
                self.sections[-1].heading = self.length
            elif heading := next(self.headings, None):
                self._end()
                self.sections.append(Section(heading.place))
        if does in ("td", "th"):
            self._cell(does, end)
        elif self.parts and self.parts[-1] != BREAK:
            self._put(BREAK)
        if does == "tr":
            self.column = -1

    def _cell(self, tag: str, end: bool) -> None:
        """A row is one sentence, a cell a clause of it."""
        if not end:
            if self.parts and self.parts[-1] != BREAK:
                self._put("; ")
            self.column += 1
            self.cell = self.length, len(self.parts)
            return
        at, part = self.cell
        said = "".join(self.parts[part:]).strip()
        if tag == "th":
            self.heads[self.column :] = [said]
        elif _NUMBER.fullmatch(said) and self.column < len(self.heads):
            self.sections[-1].cells.append(Cell(at, at + len(said), self.heads[self.column]))

    def _token(self, letter: str, index: int) -> None:
        section = self.sections[-1]
        if letter == "M":
            mark = self.body.marks[index]
            section.marks.append(Said(self.length, mark.claim, mark.place))
        elif letter == "L":
            link = self.body.links[index]
            section.links.append((self.length, link.target))
            self._add(link.text or self.words[link.target])
        elif letter == "P":
            self._add(self.body.plains[index].surface)


@lru_cache(256)
def _does(written: str) -> str:
    """What a tag does to a text: its name, `code`, `pre`, `heading`, `block`; empty for nothing."""
    found = _TAG.match(written)
    tag = found[1] if found else ""
    if tag in _CODE:
        return "code" if tag in _INLINE else "pre"
    if tag in _INLINE:
        return tag if tag == "br" else ""
    if tag[:1] == "h" and tag[1:].isdigit():
        return "heading"
    return tag if tag in ("td", "th", "tr") else "block"


def _spans(section: Section) -> Iterator[Span]:
    """Every part of a section's text with the marks that prove it."""
    sentences = split_sentences(section.text, hidden=section.hidden)
    starts = [start for start, _ in sentences]
    of: dict[int, list[Said]] = {}
    for mark in section.marks:
        of.setdefault(max(bisect_right(starts, mark.at - 1) - 1, 0), []).append(mark)
    for n, (start, end) in enumerate(sentences):
        marks = of.get(n)
        if marks is None:
            yield Span(start, end)
            continue
        groups = [[marks[0]]]
        for mark in marks[1:]:
            if _WORDS.search(section.text, groups[-1][-1].at, mark.at):
                groups.append([mark])
            else:
                groups[-1].append(mark)
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
