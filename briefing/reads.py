"""What a piece of work has read: it is done again only when something of that has changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar, overload

T = TypeVar("T")
D = TypeVar("D")

Key = tuple[str, ...]
"""Names one thing that can be read: `("claims", "p1")`, `("front", "content/articles/…")`."""

ORDER, COUNT, MORE = "*", "#", "#>"
"""In place of an id: which ids a mapping has and in what order; how many; whether more than the
number behind it. No id reads so."""

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


class Keeper(Protocol):
    """Keeps what was worked out for the next run, by a name that lasts."""

    def get(self, key: str) -> Any | None:
        """What was put, or None."""

    def put(self, key: str, value: Any) -> None:
        """Keep a value."""


class Memo:
    """What is worked out once for many: whoever is given it has read what it was made of."""

    def __init__(self, state: Callable[[Key], str]) -> None:
        """`state` gives what a key stands for, as a text to compare."""
        self._known: dict[Hashable, tuple[Any, set[Key]]] = {}
        self._state = state
        self.keeper: Keeper | None = None
        """Keeps what lasts, for the next run."""
        self.base = ""
        """Names what all that is kept depends on, beside what it reads."""

    def __call__(self, name: Hashable, make: Callable[[], T], lasting: str = "") -> T:
        """What goes by this name; made where it is asked for first.

        `make` uses nothing that a page keeps for itself, since that was read before. With a
        `lasting` name it is kept for the next run, which takes it if all that it read stands.
        """
        known = self._known.get(name)
        if known is None and lasting and self.keeper:
            known = self._known[name] = self._kept(f"{self.base}{lasting}", make, self.keeper)
        if known is None:
            with noting() as reads:
                known = self._known[name] = make(), reads
        if _noting:
            _noting[-1].update(known[1])
        made: T = known[0]
        return made

    def _kept(self, name: str, make: Callable[[], T], keeper: Keeper) -> tuple[T, set[Key]]:
        kept = keeper.get(name)
        if kept is not None:
            made, states = kept
            if all(self._state(key) == state for key, state in states.items()):
                return made, set(states)
        with noting() as reads:
            new = make()
        keeper.put(name, (new, {key: self._state(key) for key in reads}))
        return new, reads


class Noted(Mapping[str, T]):
    """A mapping that notes what is read of it: an item, the ids in their order, or their number."""

    __slots__ = ("_items", "_state", "name")

    def __init__(self, name: str, items: Mapping[str, T],
                 state: Callable[[str], str] | None = None) -> None:
        """`state` gives for an id a text that is equal for equal items, in every run."""
        self.name = name
        self._items = items
        self._state = state or (lambda id: repr(items[id]))

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

    def exceeds(self, number: int) -> bool:
        """Whether there are more; unlike their number, that hardly ever changes."""
        note(self.name, f"{MORE}{number}")
        return len(self._items) > number

    def state(self, id: str) -> str:
        """What a key of this mapping stands for now, as a text to compare; notes nothing."""
        if id == ORDER:
            return "\n".join(self._items)
        if id == COUNT:
            return str(len(self._items))
        if id.startswith(MORE):
            return str(len(self._items) > int(id.removeprefix(MORE)))
        return self._state(id) if id in self._items else ""
