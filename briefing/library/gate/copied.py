"""Rule 6: words taken over from a pinned source without quotation marks.

A text is read as Han characters and words; white space, case and punctuation do not count, and
names, which everybody writes alike, stand in a run but do not make it longer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby, islice

from briefing.errors import Diagnostic, Place
from briefing.library.collection import Collection
from briefing.library.gate.sentences import flat, name_matcher
from briefing.library.gate.silences import is_heeded
from briefing.library.gate.unmarked import published
from briefing.library.gate.written import Written, front_of, worded_in_records
from briefing.library.library import Library
from briefing.patterns import pattern
from briefing.reading.sentences import Span
from briefing.values import dataclass

COPIED = "source-copied"
HAN, WORDS = 16, 12
"""So many Han characters, or words, in one run are too many."""

_WINDOW = 8
"""Tokens by which runs are looked for; shorter than either limit, since names count for none."""
_STEP = WORDS - _WINDOW + 1
"""A run that is too long holds a window that begins at a multiple of this."""
_REPEATS = 4
"""So many places of the same tokens are looked at."""

_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_TOKENS = pattern(rf"[{_HAN}]|[^\W_{_HAN}]+(?:['’][^\W_{_HAN}]+)?|\0")
_QUOTED = pattern("|".join(
    rf"{opens}[^{closes}]{{1,400}}{closes}"
    for opens, closes in ("「」", "『』", "“”", '""')))


@dataclass(frozen=True, slots=True)
class Token:
    """One Han character or word."""

    folded: str
    start: int
    end: int
    counts: bool
    """Whether it is no part of a name."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the site."""

    written: Written
    language: str
    words: str
    """As it is compared: a quotation or a link stands as characters that no source has."""


def copied_in_records(library: Library, collection: Collection) -> Iterator[Diagnostic]:
    """A warning for each long run of words that records share with a pinned source.

    Looks at what editors word in them: statements, titles, notes, definitions.
    """
    yield from _copied(collection, (
        Text(written, language, _unquoted(written.text))
        for tag, written in worded_in_records(collection)
        if (language := tag or library.default_language) in collection.languages))


def copied_in_articles(library: Library, collection: Collection) -> Iterator[Diagnostic]:
    """A warning for each such run of an article, its title or its summary."""
    yield from _copied(collection, _of_articles(library, collection))


def _of_articles(library: Library, collection: Collection) -> Iterator[Text]:
    for draft in published(library, collection):
        silence = draft.entry.record.silence if draft.entry else ()
        whole = Written(draft.text, draft.text, Place(draft.path, draft.first_line), silence)
        yield Text(whole, draft.language, _unquoted(flat(draft)))
        for written in front_of(draft, collection, silence):
            yield Text(written, draft.language, _unquoted(written.text))


def _copied(collection: Collection, texts: Iterable[Text]) -> Iterator[Diagnostic]:
    if not collection.pinned:
        return
    sources = {id: folded(source.text) for id, source in collection.pinned.items()}
    matcher = cache(lambda language: name_matcher(collection, language))
    for text in _sharing(texts, sources.values()):
        names = tuple((start, end) for start, end, _ in matcher(text.language).matches(text.words))
        own, written = tokens(text.words, names), text.written
        windows: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for at in range(len(own) - _WINDOW + 1):
            same = windows[tuple(token.folded for token in own[at : at + _WINDOW])]
            if len(same) < _REPEATS:
                same.append(at)
        for id, source in collection.pinned.items():
            for first, last in _runs(sources[id], windows):
                run = own[first:last]
                start, end = run[0].start, run[-1].end
                if _too_long(run) and not is_heeded(
                        written.silence, written.place.path, COPIED, written.text[start:end],
                        collection):
                    yield Diagnostic(
                        COPIED, f"these words stand in {source.path} too",
                        written.place_of(start, end), f"the text of {id}",
                        "put them in quotation marks, or say it in words of your own",
                        severity="warning")


def _sharing(texts: Iterable[Text], sources: Iterable[list[str]]) -> list[Text]:
    """The texts that may share a long run with a source: a quick look at some windows."""
    known: list[Text] = []
    some: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, text in enumerate(texts):
        known.append(text)
        words = folded(text.words)
        for at in range(0, len(words) - _WINDOW + 1, _STEP):
            some[tuple(words[at : at + _WINDOW])].add(number)
    sought, found = frozenset(some), set[int]()
    for words in sources:
        for window in sought.intersection(
                zip(*(islice(words, at, None) for at in range(_WINDOW)), strict=False)):
            found |= some[window]
    return [known[number] for number in sorted(found)]


def _too_long(run: list[Token]) -> bool:
    counted = [token for token in run if token.counts]
    han = sum(not token.folded.isascii() and len(token.folded) == 1 for token in counted)
    return han >= HAN or len(counted) - han >= WORDS


def tokens(text: str, names: tuple[Span, ...] = ()) -> list[Token]:
    """Read a text as Han characters and words; those within `names` do not count."""
    inside = {at for start, end in names for at in range(start, end)}
    return [Token(word, found.start(), found.end(), found.start() not in inside)
            for word, found in zip(folded(text), _TOKENS.finditer(text), strict=True)]


def folded(text: str) -> list[str]:
    """The Han characters and words of a text as they are compared."""
    return [word.casefold().replace("’", "'") for word in _TOKENS.findall(text)]


def _unquoted(text: str) -> str:
    """A text in which quotations are hidden, as links are."""
    return _QUOTED.sub(lambda found: "\0" * len(found[0]), text)


def _runs(
    source: list[str], windows: dict[tuple[str, ...], list[int]]
) -> Iterator[tuple[int, int]]:
    """First and behind the last token of each run that a text shares with a source."""
    along: dict[int, set[int]] = defaultdict(set)
    for at in range(len(source) - _WINDOW + 1):
        for place in windows.get(tuple(source[at : at + _WINDOW]), ()):
            along[place - at].add(place)  # one shift is one passage of the source
    found: set[tuple[int, int]] = set()
    for places in along.values():
        for _, group in groupby(enumerate(sorted(places)), lambda pair: pair[1] - pair[0]):
            run = [place for _, place in group]
            found.add((run[0], run[-1] + _WINDOW))
    behind = 0
    for first, last in sorted(found, key=lambda run: (run[0], -run[1])):
        if last > behind:  # one that lies within another is told with it
            yield first, last
            behind = last
