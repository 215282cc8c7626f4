"""Whole files, read and written by their paths; every `OSError` bears the path."""

from __future__ import annotations

import os

TYPE_CHECKING = False  # a build with nothing to do imports this: not `typing`
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    T = TypeVar("T")


def write(path: str, data: bytes) -> None:
    """Write a file that nothing else has a link to. Raises `OSError`."""
    _with(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, lambda file: _put(file, data))


def read(path: str) -> bytes:
    """The bytes of a file. Raises `OSError`."""
    return b"".join(_with(path, os.O_RDONLY, _parts))


def status(path: str) -> os.stat_result | None:
    """The status of what is at a path, of a link the link's; None where there is nothing."""
    try:
        return os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _put(file: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(file, rest):]


def _parts(file: int) -> list[bytes]:
    parts = []
    while part := os.read(file, 1 << 20):
        parts.append(part)
    return parts


def _with(path: str, flags: int, work: Callable[[int], T]) -> T:
    """Open a file, do the work on it and close it; contextlib would be slower to import."""
    try:
        file = os.open(path, flags | getattr(os, "O_BINARY", 0), 0o666)
        try:
            return work(file)
        finally:
            os.close(file)
    except OSError as error:
        error.filename = path
        raise
