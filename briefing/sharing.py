"""Work that is shared between the processor's cores, by forked copies of this process.

Raw forks: what the work needs is in memory already, and only what comes of it is sent back. A
process with threads, and a system without fork, does all of it by itself.
"""

from __future__ import annotations

import gc
import os
import pickle
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_WORTH = 48
"""Items below which a fork costs more than it gains."""
_TIMES = 64
"""How often a process comes for more."""
_MOST = 4096
"""How often all do; that many numbers fit into a pipe that nobody reads yet."""
_WIDTH = 2
"""Bytes of a number."""


def processes() -> int:
    """How many processes work at once: the cores we may use, or `BRIEFING_JOBS`."""
    given = os.environ.get("BRIEFING_JOBS", "")
    if given.isdecimal() and int(given):
        return int(given)
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def share(items: Sequence[T], work: Callable[[int, Iterable[T]], R],
          first: Callable[[], bool] = lambda: True) -> list[R]:
    """Do the work on all items, in as many processes as are worth it; gives what came of each.

    `work` takes the number of its process, 0 for this one, and its items: whoever is done with some
    takes the next. What it raises in another process is raised here. `first` is what this process
    has to do before it takes part; where that gives False, the rest is left and nothing comes.
    """
    count = min(processes(), 1 + len(items) // _WORTH)
    if count < 2 or not hasattr(os, "fork") or threading.active_count() > 1:
        return [work(0, items)] if first() else []
    gc.freeze()  # a collection would copy every page of memory that it looks at
    line = _Line(items, count)
    children = [_Child(number, line, work) for number in range(1, count)]
    try:
        going = first()
        done = [work(0, line)] if going else []
    finally:
        line.stop()
        results = [child.wait() for child in children]
        gc.unfreeze()
    for result in results if going else ():
        if result is not None:
            error, value, taken = result
            if error:
                raise error
            done.append(value)
            line.taken += taken
    left = line.left()
    return [*done, work(0, left)] if going and left else done


class _Line(Generic[T]):
    """Items that several processes take from, a few at a time."""

    def __init__(self, items: Sequence[T], count: int) -> None:
        self._items = items
        self._few = 1 + len(items) // min(count * _TIMES, _MOST)
        self.taken: list[int] = []
        """Numbers of what was taken by this process, each for a few items."""
        self._reading, writing = os.pipe()
        with os.fdopen(writing, "wb") as out:
            out.writelines(n.to_bytes(_WIDTH) for n in range(self._number()))

    def __iter__(self) -> Iterator[T]:
        while number := os.read(self._reading, _WIDTH):
            n = int.from_bytes(number)
            self.taken.append(n)
            yield from self._of(n)

    def left(self) -> list[T]:
        """What nobody has taken."""
        return [item for n in sorted(set(range(self._number())).difference(self.taken))
                for item in self._of(n)]

    def stop(self) -> None:
        """Let nobody take more."""
        while os.read(self._reading, 1 << 16):
            pass
        os.close(self._reading)

    def _number(self) -> int:
        return -(-len(self._items) // self._few)

    def _of(self, n: int) -> Sequence[T]:
        return self._items[n * self._few : (n + 1) * self._few]


class _Child(Generic[T]):
    """A copy of this process that takes part."""

    def __init__(self, number: int, line: _Line[T], work: Callable[[int, Iterable[T]], Any]
                 ) -> None:
        reading, writing = os.pipe()
        self._process = os.fork()
        if self._process:
            os.close(writing)
            self._pipe = reading
            return
        code = 1
        try:
            os.close(reading)
            error, value = _result(number, line, work)
            with os.fdopen(writing, "wb") as out:
                pickle.dump((error, value, line.taken), out, protocol=5)
            code = 0
        finally:
            os._exit(code)

    def wait(self) -> tuple[Exception | None, Any, list[int]] | None:
        """What was raised, what came of it, and what was taken; None where it died."""
        with os.fdopen(self._pipe, "rb") as pipe:
            data = pipe.read()
        _, status = os.waitpid(self._process, 0)
        return pickle.loads(data) if status == 0 else None


def _result(number: int, items: Iterable[T], work: Callable[[int, Iterable[T]], R]
            ) -> tuple[Exception | None, Any]:
    try:
        return None, work(number, items)
    except Exception as error:
        return error, None
