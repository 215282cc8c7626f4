"""What editors wrote in one language, in articles and records, but for names and code."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Any

from briefing.errors import Place
from briefing.library.collection import Collection, Draft
from briefing.library.record_files import RecordFile
from briefing.reading.markdown_prose import prose, with_link_texts
from briefing.reading.text import place_at
from briefing.reading.yaml_nodes import Mapping, Node, Scalar, Sequence
from briefing.records.facts import Silence
from briefing.records.record import Record
from briefing.records.text import Localized
from briefing.records.validate import Entry, Location
from briefing.values import dataclass

_NOT_OURS = {"name", "short_name", "legal_name", "aliases", "quote", "silence", "was"}
"""Fields that hold names, another's words, or words that are no longer said."""


@dataclass(frozen=True, slots=True)
class Written:
    """One text and where it stands."""

    text: str
    source: str
    """Of the file, or of its part below `place`; the same as `text` where nothing is folded."""
    place: Place
    """Where the text begins."""
    silence: tuple[Silence, ...] = ()

    def place_of(self, start: int, end: int) -> Place:
        """The place of a part of the text, or of the text where that part is broken or escaped."""
        path, first = self.place.path, self.place.line
        if self.text is self.source:
            length = len(self.text[start:end].partition("\n")[0])
            return place_at(self.text, start, path, first, length)
        word, lines = self.text[start:end], self.source.split("\n")
        below = "\n".join([lines[first - 1][self.place.column - 1 :], *lines[first:]])
        at = -1
        for _ in range(self.text.count(word, 0, start) + 1):
            at = below.find(word, at + 1)
            if at < 0:
                return self.place
        indent = self.place.column - 1
        return place_at(" " * indent + below, indent + at, path, first, len(word))


def written_in_records(
    language: str, collection: Collection, sought: re.Pattern[str]
) -> Iterator[Written]:
    """The texts in that language of records, and of the site file, that may hold what is sought.

    Not the titles of sources. The pattern is looked for in the files, where a text may go on in the
    next line; a record that escapes characters is always looked at.
    """
    for kind, entries in collection.entries.items():
        for _, file in (pair for pair in collection.files if pair[0].name == kind != "source"):
            for id in _holding(sought, file, collection.texts[file.path]):
                if entry := entries.get(id):
                    silence = getattr(entry.record, "silence", ())
                    for value in _texts(entry.node, language):
                        yield _of_scalar(value, collection, silence)
    if collection.site:
        for value in _texts(collection.site.node, language):
            yield _of_scalar(value, collection, ())


def _holding(sought: re.Pattern[str], file: RecordFile, text: str) -> Iterator[str]:
    """Ids of the records of a file in which something that is sought begins, or an escape."""
    spots = [found.start() for found in sought.finditer(text)]
    if "\\" in text:
        spots += (found.start() for found in re.finditer(r"\\", text))
    if not spots:
        return
    lines = [0, *(found.end() for found in re.finditer("\n", text))]
    starts = [lines[kept.spot[0] - 1] + kept.spot[1] - 1 for kept in file.records]
    for at in sorted({bisect_right(starts, spot) - 1 for spot in spots} - {-1}):
        yield file.records[at].id


def written_in_articles(
    language: str, collection: Collection, worth: Callable[[str], bool] = bool
) -> Iterator[Written]:
    """Every text of articles in that language; drafts are left out.

    The body of an article is taken apart only where it is `worth` that, by its Markdown.
    """
    for draft in collection.articles:
        if draft.language == language and draft.entry and not draft.entry.record.draft:
            yield from _of_article(draft, collection, draft.entry.record.silence, worth)


def worded_in_records(collection: Collection) -> Iterator[tuple[str, Written]]:
    """Every text that an editor words in records, with its language.

    That is statements, titles, notes and the like; the language of a text that all share is empty.
    Withdrawn claims and sources are left out.
    """
    for kind, entries in collection.entries.items():
        for entry in entries.values() if kind != "source" else ():
            if not getattr(entry.record, "withdrawn", False):
                silence = getattr(entry.record, "silence", ())
                for language, at in _localized(entry.record):
                    if isinstance(node := _below(entry.node, at), Scalar):
                        yield language, _of_scalar(node, collection, silence)


def place_in(
    entry: Entry[Any], at: Location, start: int, end: int, collection: Collection
) -> Place:
    """Where a part of a record's text stands, or the whole text where that cannot be told."""
    node = _below(entry.node, at)
    if not isinstance(node, Scalar):
        return entry.place(*at)
    return _of_scalar(node, collection, ()).place_of(start, end)


def _below(node: Node, at: Location) -> Node:
    for step in at:
        if isinstance(node, Mapping):
            node = node.items[str(step)]
        elif isinstance(node, Sequence):
            node = node.items[int(step)]
    return node


def _localized(value: Any, at: Location = ()) -> Iterator[tuple[str, Location]]:
    """The language and location of every text below a field."""
    match value:
        case Localized(shared=None):
            yield from ((tag, (*at, tag)) for tag in value.languages())
        case Localized():
            yield "", at
        case Record():
            for field in fields(value):
                if field.name not in _NOT_OURS:
                    yield from _localized(getattr(value, field.name), (*at, field.name))
        case tuple():
            for index, item in enumerate(value):
                yield from _localized(item, (*at, index))


def _texts(node: Node, language: str) -> list[Scalar]:
    """Every text in that language, but for names and the like."""
    found: list[Scalar] = []
    nodes = [node]
    for one in nodes:
        if isinstance(one, Mapping):
            for key, value in one.items.items():
                if not isinstance(value, Scalar):
                    if key not in _NOT_OURS:
                        nodes.append(value)
                elif key == language:
                    found.append(value)
        elif isinstance(one, Sequence):
            nodes += one.items
    return found


def _of_scalar(
    value: Scalar, collection: Collection, silence: tuple[Silence, ...]
) -> Written:
    return Written(value.value, collection.texts[value.place.path], value.place, silence)


def _of_article(
    draft: Draft, collection: Collection, silence: tuple[Silence, ...],
    worth: Callable[[str], bool],
) -> Iterator[Written]:
    yield from front_of(draft, collection, silence)
    source = collection.texts[draft.path]
    pieces = [(heading.text, heading.place) for heading in draft.body.headings]
    pieces += [(chart.alt, chart.place) for chart in draft.body.charts]
    pieces += [(image.alt, image.place) for image in draft.body.images]
    pieces += [(link.text, link.place) for link in draft.body.links if link.text]
    if worth(draft.text):
        body = with_link_texts(draft.text)
        yield Written(body, body, Place(draft.path, draft.first_line), silence)
        lines = source.split("\n")
        pieces += [(prose(lines[note.place.line - 1].partition(":")[2]), note.place)
                   for note in draft.body.footnotes]
    for text, place in pieces:
        yield Written(text, source, Place(place.path, place.line), silence)


def front_of(
    draft: Draft, collection: Collection, silence: tuple[Silence, ...]
) -> Iterator[Written]:
    """The title and the summary of an article."""
    front = draft.front.items if isinstance(draft.front, Mapping) else {}
    for field in ("title", "summary"):
        if isinstance(value := front.get(field), Scalar):
            yield _of_scalar(value, collection, silence)
