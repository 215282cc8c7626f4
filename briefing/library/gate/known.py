"""Finds the names of records in a text, each as it is written, the longest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_WORD = re.compile(r"[A-Za-z0-9_\u00c0-\u024f]{2}")


class Names:
    """Knows names by their first two characters."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_start: dict[str, list[str]] = {}
        for name in sorted({name for name in names if name.strip()}, key=len, reverse=True):
            self._by_start.setdefault(name[:2], []).append(name)
        firsts = "".join(re.escape(start) for start in {key[0] for key in self._by_start})
        self._first = re.compile(f"[{firsts}]" if firsts else "(?!)")

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Start, end and name of each, without overlap; Latin names as whole words only."""
        last = 0
        for first in self._first.finditer(text):
            at = first.start()
            if at >= last and (name := self._at(text, at)):
                last = at + len(name)
                yield at, last, name

    def _at(self, text: str, at: int) -> str | None:
        if at and _WORD.match(text, at - 1):
            return None
        for start in (text[at : at + 2], text[at]):
            for name in self._by_start.get(start, ()):
                end = at + len(name)
                if text.startswith(name, at) and not _WORD.match(text, end - 1):
                    return name
        return None
