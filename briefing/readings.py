"""What the files of the output read of the library, and what each of that stood for.

Every key has a number, by which a file remembers what it read. Keys lie in groups, by their name;
a group is taken apart only when it is asked for.
"""

from __future__ import annotations

import hashlib
from array import array

from briefing.reads import Key

PARTS = "\1"
_SIZE = 8
"""Bytes of a digest."""

Plain = tuple[dict[str, tuple[str, bytes]], bytes]
"""By name, the ids of the keys in one text and their numbers; the digests by number."""


class Readings:
    """Keys with their numbers and digests."""

    def __init__(self, plain: Plain = ({}, b"")) -> None:
        """`plain` is what `plain()` gave."""
        self._closed = dict(plain[0])
        self._open: dict[str, dict[str, int]] = {}
        self._digests = bytearray(plain[1])

    @property
    def names(self) -> list[str]:
        """Names of all keys."""
        return [*self._closed, *self._open]

    def group(self, name: str) -> dict[str, int]:
        """By what follows the name in a key (`PARTS` between them), the key's number."""
        if name in self._closed:
            ids, numbers = self._closed.pop(name)
            self._open[name] = dict(zip(ids.split("\0"), memoryview(numbers).cast("I"),
                                        strict=True))
        return self._open.setdefault(name, {})

    def number(self, key: Key) -> int | None:
        """The number of a key; None where nothing has read it."""
        return self.group(key[0]).get(PARTS.join(key[1:]))

    def add(self, key: Key, digest: bytes) -> int:
        """Know a new key by the digest of what it stands for; returns its number."""
        number = len(self._digests) // _SIZE
        self.group(key[0])[PARTS.join(key[1:])] = number
        self._digests += digest
        return number

    def change(self, number: int, value: str) -> bool:
        """Know what a key stands for now; returns whether it stood for something else."""
        digest, place = digest_said(value), slice(number * _SIZE, (number + 1) * _SIZE)
        moved = self._digests[place] != digest
        self._digests[place] = digest
        return moved

    def plain(self) -> Plain:
        """All of it as plain data."""
        groups = {name: ("\0".join(ids), array("I", ids.values()).tobytes())
                  for name, ids in self._open.items() if ids}
        return self._closed | groups, bytes(self._digests)


def digest_said(value: str) -> bytes:
    """Of what a key stands for."""
    return hashlib.sha256(value.encode("utf-8", "surrogatepass")).digest()[:_SIZE]
