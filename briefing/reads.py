"""What a piece of work has read: it is done again only when something of that has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar, overload

T = TypeVar("T")
D = TypeVar("D")

Key = tuple[str, ...]
"""Names one thing that can be read: `("claims", "p1")`, `("front", "content/articles/…")`."""

ORDER, COUNT = "*", "#"
"""In place of an id: which ids a mapping has and in what order; how many. No id reads so."""

_noting: list[set[Key]] = []


def note(*key: str) -> None:
    """Say that something is read; where nobody notes, this does nothing."""
    if _noting:
        _noting[-1].add(key)


@contextmanager
def noting() -> Iterator[set[Key]]:
    """Collect the keys of what is read inside; an inner one keeps its keys to itself."""
    reads: set[Key] = set()
    _noting.append(reads)
    try:
        yield reads
    finally:
        _noting.pop()


class Noted(Mapping[str, T]):
    """A mapping that notes what is read of it: an item, the ids in their order, or their number."""

    __slots__ = ("_digest", "_items", "name")

    def __init__(self, name: str, items: Mapping[str, T],
                 digest: Callable[[T], str] = repr) -> None:
        self.name = name
        self._items = items
        self._digest = digest
        """Text that is equal for equal items, in every run."""

    def __getitem__(self, id: str) -> T:
        if _noting:
            _noting[-1].add((self.name, id))
        return self._items[id]

    @overload
    def get(self, id: str, /) -> T | None: ...
    @overload
    def get(self, id: str, /, default: T | D) -> T | D: ...

    def get(self, id: str, /, default: T | D | None = None) -> T | D | None:
        """The item, or the default; that there is none is noted too."""
        note(self.name, id)
        return self._items.get(id, default)

    def __contains__(self, id: object) -> bool:
        note(self.name, str(id))
        return id in self._items

    def __iter__(self) -> Iterator[str]:
        note(self.name, ORDER)
        return iter(self._items)

    def __len__(self) -> int:
        note(self.name, COUNT)
        return len(self._items)

    def state(self, id: str) -> str:
        """What a key of this mapping stands for now, as a text to compare; notes nothing."""
        if id == ORDER:
            return "\n".join(self._items)
        if id == COUNT:
            return str(len(self._items))
        return self._digest(self._items[id]) if id in self._items else ""
