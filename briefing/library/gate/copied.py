"""Rule 6: words taken over from a pinned source without quotation marks.

A text is read as Han characters and words; white space, case and punctuation do not count, and
names, which everybody writes alike, stand in a run but do not make it longer.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from briefing.errors import Diagnostic
from briefing.library.collect import Collection, Draft
from briefing.library.gate.sentences import flat, name_matcher, place_of
from briefing.library.gate.unmarked import is_silenced, published
from briefing.library.glossary import Matcher
from briefing.library.library import Library
from briefing.reading.sentences import Span

COPIED = "source-copied"
HAN, WORDS = 16, 12
"""So many Han characters, or words, in one run are too many."""

_WINDOW = 8
"""Tokens by which runs are looked for; shorter than either limit, since names count for none."""
_REPEATS = 4
"""So many places of the same tokens are looked at."""

_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_TOKENS = re.compile(rf"[{_HAN}]|[^\W_{_HAN}]+(?:['’][^\W_{_HAN}]+)?|\0")
_QUOTED = re.compile("|".join(
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


def copied(library: Library, collection: Collection) -> Iterator[Diagnostic]:
    """A warning for each long run of words that an article shares with a pinned source."""
    if not collection.pinned:
        return
    matchers = {tag: name_matcher(collection, tag) for tag in collection.languages}
    drafts = list(published(library, collection))
    texts = [_article_tokens(draft, matchers[draft.language]) for draft in drafts]
    windows: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for number, text in enumerate(texts):
        for at in range(len(text) - _WINDOW + 1):
            same = windows[tuple(token.folded for token in text[at : at + _WINDOW])]
            if len(same) < _REPEATS:
                same.append((number, at))
    for id, source in collection.pinned.items():
        for number, first, last in _runs(tokens(source.text), texts, windows):
            draft, run = drafts[number], texts[number][first:last]
            words = draft.text[run[0].start : run[-1].end]
            if _too_long(run) and not is_silenced(draft, COPIED, words):
                yield Diagnostic(
                    COPIED, f"these words stand in {source.path} too",
                    place_of(draft, (run[0].start, run[-1].end)), f"the text of {id}",
                    "put them in quotation marks, or say it in words of your own",
                    severity="warning")


def _too_long(run: list[Token]) -> bool:
    counted = [token for token in run if token.counts]
    han = sum(not token.folded.isascii() and len(token.folded) == 1 for token in counted)
    return han >= HAN or len(counted) - han >= WORDS


def tokens(text: str, names: tuple[Span, ...] = ()) -> list[Token]:
    """Read a text as Han characters and words; those within `names` do not count."""
    inside = {at for start, end in names for at in range(start, end)}
    return [Token(found[0].casefold().replace("’", "'"), found.start(), found.end(),
                  found.start() not in inside)
            for found in _TOKENS.finditer(text)]


def _article_tokens(draft: Draft, matcher: Matcher) -> list[Token]:
    """An article's tokens; a quotation or a link stands as one that no source has."""
    text = _QUOTED.sub(lambda found: "\0" * len(found[0]), flat(draft))
    return tokens(text, tuple((start, end) for start, end, _ in matcher.matches(text)))


def _runs(
    source: list[Token], texts: list[list[Token]],
    windows: dict[tuple[str, ...], list[tuple[int, int]]],
) -> Iterator[tuple[int, int, int]]:
    """Text, first and behind the last token of each run that a source shares with the texts."""
    folded = [token.folded for token in source]
    along: dict[tuple[int, int], set[int]] = defaultdict(set)
    for at in range(len(folded) - _WINDOW + 1):
        for number, place in windows.get(tuple(folded[at : at + _WINDOW]), ()):
            along[number, place - at].add(place)  # one shift is one passage of the source
    found: set[tuple[int, int, int]] = set()
    for (number, _), places in along.items():
        for _, group in groupby(enumerate(sorted(places)), lambda pair: pair[1] - pair[0]):
            run = [place for _, place in group]
            found.add((number, run[0], run[-1] + _WINDOW))
    behind = (0, 0)
    for number, first, last in sorted(found, key=lambda run: (run[0], run[1], -run[2])):
        if (number, last) > behind:  # one that lies within another is told with it
            yield number, first, last
            behind = (number, last)
