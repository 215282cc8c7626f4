"""What was worked out before, by the digest of what it was worked out from.

A store is a folder of packs and one index. A pack only grows; every value in it bears its sha256,
which is checked before it is loaded, and so does the index. Whatever is damaged or missing is taken
as never worked out: a store can make a build slower, never different. What it holds is pickled, so
it belongs to whoever builds and is never taken from strangers.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
import pickle
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

_SUM = 32
"""Bytes of a sha256."""
_SLACK = 32 * 2**20
"""A store is packed anew when it holds more than this, and more than half of it is not used."""

Spot = tuple[int, int, int]
"""Pack, offset and length of a value."""


def digest_of(*parts: str | bytes) -> str:
    """The sha256 of these parts, apart from each other, in hex."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(b"%d:" % len(data))
        whole.update(data)
    return whole.hexdigest()


def sealed(data: bytes) -> bytes:
    """The data behind its sha256."""
    return hashlib.sha256(data).digest() + data


def unsealed(data: bytes) -> bytes | None:
    """What was sealed; None where it is not whole."""
    inner = data[_SUM:]
    return inner if hashlib.sha256(inner).digest() == data[:_SUM] else None


def read_sealed(path: str | Path) -> bytes | None:
    """What was written by `write_sealed`; None where it is not there or not whole."""
    try:
        with open(path, "rb") as file:
            return unsealed(file.read())
    except OSError:
        return None


def write_sealed(path: str | Path, data: bytes) -> None:
    """Write a file whole or not at all. Raises OSError."""
    beside = f"{path}.new"
    with open(beside, "wb") as file:
        file.write(sealed(data))
    os.replace(beside, path)


class Store:
    """Values by key. A store that is opened by two processes at once is used by neither."""

    def __init__(self, folder: Path, version: str) -> None:
        """Open the store; what another `version` of the code put there is not seen."""
        self._folder = folder
        self._version = version
        self._spots: dict[str, Spot] = {}
        self._files: dict[int, int] = {}
        self._pack = 0
        """Which one new values go to."""
        self._changed = False
        index = read_sealed(folder / "index")
        if index is not None:
            with contextlib.suppress(ValueError, EOFError, TypeError):
                version_then, spots = marshal.loads(index)
                if version_then == version:
                    self._spots = spots
        folder.mkdir(parents=True, exist_ok=True)

    def __contains__(self, key: str) -> bool:
        return key in self._spots

    def get(self, key: str) -> Any | None:
        """The value; None where there is none, or it is damaged."""
        spot = self._spots.get(key)
        if spot is None:
            return None
        pack, offset, length = spot
        with contextlib.suppress(OSError):
            data = unsealed(os.pread(self._file(pack), length, offset))
            if data is not None:
                return pickle.loads(data)
        del self._spots[key]
        self._changed = True
        return None

    def put(self, key: str, value: Any) -> None:
        """Keep a value. Raises OSError."""
        data = sealed(pickle.dumps(value, protocol=5))
        file = self._file(self._pack)
        offset = os.lseek(file, 0, os.SEEK_END)
        written = 0
        while written < len(data):
            written += os.pwrite(file, data[written:], offset + written)
        self._spots[key] = self._pack, offset, len(data)
        self._changed = True

    def branch(self, pack: int) -> None:
        """In a forked child: write to a pack of its own, which `join` makes the parent's too."""
        self._files.clear()
        self._pack = pack
        self._spots = dict(self._spots)

    def spots(self, keys: Iterable[str]) -> dict[str, Spot]:
        """Where these values are, for `join`."""
        return {key: self._spots[key] for key in keys if key in self._spots}

    def join(self, spots: dict[str, Spot]) -> None:
        """Know the values that a child has put."""
        self._spots |= spots
        self._changed = self._changed or bool(spots)

    def save(self, used: Collection[str]) -> None:
        """Write the index, with what is `used` and the rest while there is room. Raises OSError."""
        if not self._changed:
            return
        live = {key: self._spots[key] for key in used if key in self._spots}
        whole = sum(os.path.getsize(path) for path in self._folder.glob("pack-*"))
        if whole > _SLACK and 2 * sum(length for *_, length in live.values()) < whole:
            self._repack(live)
        write_sealed(self._folder / "index", marshal.dumps((self._version, self._spots), 2))
        self._changed = False

    def _repack(self, live: dict[str, Spot]) -> None:
        """Copy what is used to a new pack, and remove the others once the index knows it."""
        new = max(self._files, default=0) + 1
        while (self._folder / f"pack-{new}").exists():
            new += 1
        old = list(self._folder.glob("pack-*"))
        kept: dict[str, Spot] = {}
        with open(self._folder / f"pack-{new}", "wb") as out:
            for key, (pack, offset, length) in live.items():
                kept[key] = new, out.tell(), length
                out.write(os.pread(self._file(pack), length, offset))
        self._spots, self._pack = kept, new
        write_sealed(self._folder / "index", marshal.dumps((self._version, kept), 2))
        for path in old:
            path.unlink(missing_ok=True)
        self._close()

    def _file(self, pack: int) -> int:
        if pack not in self._files:
            self._files[pack] = os.open(
                self._folder / f"pack-{pack}", os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0),
                0o666)
        return self._files[pack]

    def _close(self) -> None:
        for file in self._files.values():
            os.close(file)
        self._files.clear()

    def close(self) -> None:
        """Let the files go."""
        self._close()
