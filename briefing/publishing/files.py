"""Whole files, read and written by their paths; every `OSError` bears the path."""

from __future__ import annotations

import os

TYPE_CHECKING = False  # a build with nothing to do imports this: not `typing`
if TYPE_CHECKING:
    from collections.abc import Callable


def write(path: str, data: bytes) -> None:
    """Write a file that nothing else has a link to. Raises `OSError`."""
    def all_of_it(file: int) -> None:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(file, rest):]

    _opened(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, all_of_it)


def read(path: str) -> bytes:
    """The bytes of a file. Raises `OSError`."""
    parts: list[bytes] = []

    def all_of_it(file: int) -> None:
        while part := os.read(file, 1 << 20):
            parts.append(part)

    _opened(path, os.O_RDONLY, all_of_it)
    return b"".join(parts)


def status(path: str) -> os.stat_result | None:
    """The status of what is at a path, of a link the link's; None where there is nothing."""
    try:
        return os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _opened(path: str, flags: int, work: Callable[[int], None]) -> None:
    """Work on an open file; whatever is refused names its path."""
    try:
        file = os.open(path, flags | getattr(os, "O_BINARY", 0), 0o666)
        try:
            work(file)
        finally:
            os.close(file)
    except OSError as error:
        error.filename = path
        raise
