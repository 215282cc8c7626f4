"""One build of a folder at a time: the next one waits, and says so."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> bool:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _wait(file: int) -> None:
        while not _take(file):
            time.sleep(0.05)
else:
    import fcntl

    def _take(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _wait(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX)


@contextmanager
def locked(path: str, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the lock on a file, which is made where there is none; `waiting` is told of a wait.

    Forked children inherit it, so those that outlive a killed parent keep the next build out until
    they end. Raises `OSError` where it cannot be taken at all.
    """
    file = _open(path, waiting)
    try:
        yield
    finally:
        with suppress(OSError):
            os.close(file)


def _open(path: str, waiting: Callable[[], None]) -> int:
    told = False
    while True:
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            if not _take(file):
                if not told:
                    waiting()
                    told = True
                _wait(file)
            if _still(path, file):
                return file
        except BaseException:
            os.close(file)
            raise
        os.close(file)


def _still(path: str, file: int) -> bool:
    """Whether the file is still the one at its path: `clean` takes it away while others wait."""
    try:
        return os.path.samestat(os.lstat(path), os.fstat(file))
    except FileNotFoundError:
        return False
