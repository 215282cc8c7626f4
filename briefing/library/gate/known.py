"""Finds names and words in a text, each as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefing.patterns import pattern

_WORD = pattern(r"[A-Za-z0-9_\u00c0-\u024f]{2}")
"""Two characters that stand in one word."""


class Words:
    """Knows words by their first character."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_first: dict[str, list[str]] = {}
        for word in dict.fromkeys(words):
            if word.strip():
                self._by_first.setdefault(word[0], []).append(word)
        self._firsts = frozenset(self._by_first)

    def within(self, text: str, characters: set[str]) -> list[str]:
        """Those that a text of these characters holds, in no order."""
        return [word for first in self._firsts & characters
                for word in self._by_first[first] if word[-1] in characters and word in text]


def longest(text: str, words: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Start, end and word of the longest at each place, without overlap; Latin ones whole only."""
    spots: list[tuple[int, int, str]] = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            spots.append((at, -len(word), word))
            at = text.find(word, at + 1)
    last = 0
    for at, length, word in sorted(spots):
        end = at - length
        if at >= last and not ((at and _WORD.match(text, at - 1)) or _WORD.match(text, end - 1)):
            yield at, end, word
            last = end


class Names:
    """Finds the longest name at each place, by its first two characters."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_start: dict[str, list[str]] = {}
        for name in sorted({name for name in names if name.strip()}, key=len, reverse=True):
            self._by_start.setdefault(name[:2], []).append(name)
        self._short = {start for start in self._by_start if len(start) == 1}
        firsts, seconds = ({start[at:][:1] for start in self._by_start} for at in (0, 1))
        then = f"(?=[{_escaped(seconds)}])" if seconds and all(seconds) else ""
        first = f"[{_escaped(firsts)}]" if firsts else "(?!)"
        self._start = pattern(f"{first}(?<!{_WORD.pattern}){then}")
        self._anywhere = pattern(first + then)

    def find(self, text: str) -> list[tuple[int, int]]:
        """Start and end of each, in order, without overlap; Latin names as whole words only."""
        found: list[tuple[int, int]] = []
        last = 0
        for first in self._start.finditer(text):
            at = first.start()
            if at < last:
                continue
            for name in self._by_start.get(text[at : at + 2], ()):
                if text.startswith(name, at):
                    end = at + len(name)
                    if not _WORD.match(text, end - 1):
                        found.append((at, end))
                        last = end
                        break
            else:
                if text[at] in self._short and not _WORD.match(text, at):
                    last = at + 1
                    found.append((at, last))
        return found

    def may_be_in(self, text: str, start: int, end: int) -> bool:
        """Whether the letters of a name of more than one begin in that part, in a word or not."""
        return any(text.startswith(name, found.start())
                   for found in self._anywhere.finditer(text, start, end)
                   for name in self._by_start.get(text[found.start() : found.start() + 2], ())
                   if len(name) > 1)


def _escaped(characters: set[str]) -> str:
    """What stands for them between the brackets of a pattern."""
    return "".join(map(re.escape, sorted(characters)))
