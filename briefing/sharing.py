"""Work that is shared between the processor's cores, by forked copies of this process.

Raw forks with a static split: what a part needs is in memory already, and only what comes of it is
sent back. A process with threads, and a system without fork, does all of it by itself.
"""

from __future__ import annotations

import gc
import os
import pickle
import threading
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_WORTH = 48
"""Items below which a fork costs more than it gains."""


def processes() -> int:
    """How many processes work at once: the cores we may use, or `BRIEFING_JOBS`."""
    given = os.environ.get("BRIEFING_JOBS", "")
    if given.isdecimal() and int(given):
        return int(given)
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def share(items: Sequence[T], work: Callable[[int, Sequence[T]], R]) -> list[R]:
    """Do the work on all items, in as many parts as there are processes; gives what came of each.

    `work` takes the number of the part, 0 for the one that this process does itself, and its items.
    What it raises in another process is raised here.
    """
    count = min(processes(), 1 + len(items) // _WORTH)
    if count < 2 or not hasattr(os, "fork") or threading.active_count() > 1:
        return [work(0, items)]
    gc.freeze()  # a collection would copy every page of memory that it looks at
    parts = [items[number::count] for number in range(count)]
    children = [_Child(number, parts[number], work) for number in range(1, count)]
    try:
        done = [work(0, parts[0])]
    finally:
        results = [child.wait() for child in children]
        gc.unfreeze()
    for number, result in enumerate(results, 1):
        if result is None:  # it was killed: its part is done here
            result = None, work(0, parts[number])
        error, value = result
        if error:
            raise error
        done.append(value)
    return done


class _Child:
    """A copy of this process that does one part."""

    def __init__(self, number: int, items: Sequence[T], work: Callable[[int, Sequence[T]], R]
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
            with os.fdopen(writing, "wb") as out:
                pickle.dump(_result(number, items, work), out, protocol=5)
            code = 0
        finally:
            os._exit(code)

    def wait(self) -> tuple[Exception | None, Any] | None:
        """What was raised, and what came of it; None where it died."""
        with os.fdopen(self._pipe, "rb") as pipe:
            data = pipe.read()
        _, status = os.waitpid(self._process, 0)
        result: tuple[Exception | None, Any] | None = pickle.loads(data) if status == 0 else None
        return result


def _result(number: int, items: Sequence[T], work: Callable[[int, Sequence[T]], R]
            ) -> tuple[Exception | None, Any]:
    try:
        return None, work(number, items)
    except Exception as error:
        return error, None
