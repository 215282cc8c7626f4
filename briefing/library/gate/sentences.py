"""The sentences of an article, with the marks they bear and the records they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefing.errors import Place
from briefing.library.collection import Collection, Draft
from briefing.library.gate.articles import NAMED
from briefing.library.glossary import Matcher, names_of, surfaces
from briefing.patterns import pattern
from briefing.reading.markdown_prose import prose
from briefing.reading.sentences import Span, split_sentences
from briefing.reading.text import place_at
from briefing.values import dataclass

_ITEM = pattern(r"^[ \t]*(?:[-*+](?=[ \t])|\d+[.)](?=[ \t])|\|)", re.MULTILINE)
LINK = "X"
"""Stands for each character of a link, so that a sentence may begin with it."""
_LINKS = pattern(f"{LINK}{{5,}}")
_HAN = pattern(r"[\u3400-\u9fff]")
_WORD = pattern(r"[A-Za-z0-9][A-Za-z0-9.,’'-]*")
_STOP = pattern(r"[。！？．.!?…][」』”’）)\"']*\Z")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article's text."""

    start: int
    end: int
    text: str
    """As written, marks within it and all."""
    marks: tuple[str, ...]
    """Claims whose marks stand in it, or after it and before the next."""
    names: tuple[str, ...]
    """Names of models, organizations and people, as it has them; a link's id where it is one."""


def name_matcher(collection: Collection, language: str) -> Matcher:
    """Knows the names of models, organizations and people; one letter is too little to tell."""
    names = collection.of_kinds("long names", NAMED, lambda: [
        name for kind in NAMED for entry in collection.entries[kind].values()
        for name in names_of(entry.record) if len(name) > 1])
    return Matcher(surfaces({}, names, language))


def sentences(draft: Draft, collection: Collection, matcher: Matcher) -> Iterator[Sentence]:
    """The sentences of an article outside headings, quotations, footnotes and code.

    In a list or table each item and row stands for itself. What ends in no stop is no sentence,
    but for an item or a row that says something beside names.
    """
    starts = _line_starts(draft)
    marks = [(_offset(mark.place, draft, starts), mark.claim) for mark in draft.body.marks]
    text = flat(draft)
    links = [(at, link.target) for link in draft.body.links
             if collection.known.get(link.target) in NAMED
             and text[at := _offset(link.place, draft, starts)] == LINK]
    found = [(start, end) for start, end, _ in matcher.matches(text)]
    spans = split_sentences(text, found)
    for (start, end), (behind, _) in pairwise((*spans, (len(text), 0))):
        inside = [span for span in found if start <= span[0] < end]
        if not _STOP.search(text, start, end) and not (
            _is_item(draft.text, start) and _says_something(text, (start, end), inside)
        ):
            continue
        named = [target for at, target in links if start <= at < end]
        named += [text[slice(*span)] for span in inside]
        yield Sentence(start, end, draft.text[start:end],
                       tuple(claim for at, claim in marks if start <= at < behind),
                       tuple(dict.fromkeys(named)))


def _is_item(text: str, at: int) -> bool:
    """Whether the line there is an item of a list or a row of a table."""
    return bool(_ITEM.match(text, text.rfind("\n", 0, at) + 1))


def _says_something(text: str, span: Span, names: list[Span]) -> bool:
    """Whether there are three words, or four Han characters, beside names and links."""
    at, rest = span[0], ""
    for start, end in names:
        rest += f"{text[at:start]} "
        at = end
    rest = _LINKS.sub(" ", rest + text[at : span[1]])
    return len(_HAN.findall(rest)) > 3 or len(_WORD.findall(rest)) > 2


def flat(draft: Draft) -> str:
    """An article's prose, each character in its place: links as words, marks as blanks."""
    text, starts = list(draft.text), _line_starts(draft)
    for link in draft.body.links:
        at = _offset(link.place, draft, starts)
        start, end = draft.text.rfind("[[", 0, at), draft.text.find("]]", at) + 2
        text[start:end] = LINK * (end - start)
    blanked = prose("".join(text)).replace("\0", " ")
    return _ITEM.sub(lambda found: "\n" * len(found[0]), blanked)


def _line_starts(draft: Draft) -> list[int]:
    return [0, *(found.end() for found in re.finditer("\n", draft.text))]


def _offset(place: Place, draft: Draft, starts: list[int]) -> int:
    return starts[place.line - draft.first_line] + place.column - 1


def place_of(draft: Draft, span: Span) -> Place:
    """Where a span of the text stands, as far as its first line goes."""
    length = len(draft.text[slice(*span)].partition("\n")[0])
    return place_at(draft.text, span[0], draft.path, draft.first_line, length)
