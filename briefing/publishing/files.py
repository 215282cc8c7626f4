"""Whole files, read and written by their paths; every `OSError` bears the path."""

from __future__ import annotations

import os


def write(path: str, data: bytes) -> None:
    """Write a file that nothing else has a link to. Raises `OSError`."""
    file = _open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(file, rest):]
    except OSError as error:
        error.filename = path
        raise
    finally:
        os.close(file)


def read(path: str) -> bytes:
    """The bytes of a file. Raises `OSError`."""
    file = _open(path, os.O_RDONLY)
    try:
        parts = []
        while part := os.read(file, 1 << 20):
            parts.append(part)
        return b"".join(parts)
    except OSError as error:
        error.filename = path
        raise
    finally:
        os.close(file)


def status(path: str) -> os.stat_result | None:
    """The status of what is at a path, of a link the link's; None where there is nothing."""
    try:
        return os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _open(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_BINARY", 0), 0o666)
