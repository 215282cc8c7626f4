"""Whole files, read and written by their paths; every `OSError` bears the path."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager


def write(path: str, data: bytes) -> None:
    """Write a file that nothing else has a link to. Raises `OSError`."""
    with _opened(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC) as file:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(file, rest):]


def read(path: str) -> bytes:
    """The bytes of a file. Raises `OSError`."""
    with _opened(path, os.O_RDONLY) as file:
        parts = []
        while part := os.read(file, 1 << 20):
            parts.append(part)
        return b"".join(parts)


def status(path: str) -> os.stat_result | None:
    """The status of what is at a path, of a link the link's; None where there is nothing."""
    try:
        return os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


@contextmanager
def _opened(path: str, flags: int) -> Iterator[int]:
    try:
        file = os.open(path, flags | getattr(os, "O_BINARY", 0), 0o666)
        try:
            yield file
        finally:
            os.close(file)
    except OSError as error:
        error.filename = path
        raise
