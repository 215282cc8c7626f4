"""Files that are written whole or not at all, and bear their own sha256."""

from __future__ import annotations

import hashlib
import os

_SUM = 32
"""Bytes of a sha256."""


def sealed(data: bytes) -> bytes:
    """The data behind its sha256."""
    return hashlib.sha256(data).digest() + data


def unsealed(data: bytes) -> bytes | None:
    """What was sealed; None where it is not whole."""
    inner = data[_SUM:]
    return inner if hashlib.sha256(inner).digest() == data[:_SUM] else None


def read_sealed(path: str | os.PathLike[str]) -> bytes | None:
    """What was written by `write_sealed`; None where it is not there or not whole."""
    try:
        with open(path, "rb") as file:
            return unsealed(file.read())
    except OSError:
        return None


def write_sealed(path: str | os.PathLike[str], data: bytes) -> None:
    """Write a file whole or not at all. Raises OSError."""
    beside = f"{os.fspath(path)}.new"
    with open(beside, "wb") as file:
        file.write(sealed(data))
    os.replace(beside, path)
