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
from collections.abc import Collection
from pathlib import Path
from typing import Any

from briefing.sealed import read_sealed, sealed, unsealed, write_sealed

_SLACK = 32 * 2**20
"""A store is packed anew when it holds more than this, and more than half of it is not used."""

Spot = tuple[int, int, int]
"""Pack, offset and length of a value."""
Put = tuple[dict[str, Spot], dict[str, bytes]]
"""What was put: where values are in packs, and values that could not be written."""


def digest_of(*parts: str | bytes) -> str:
    """The sha256 of these parts, apart from each other, in hex."""
    whole: list[bytes] = []
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole += (b"%d:" % len(data), data)
    return hashlib.sha256(b"".join(whole)).hexdigest()


class Forgotten(Exception):
    """Something that an earlier build left is no longer whole."""


class Store:
    """Values by key, in a folder; where there is none, or it is in use, in memory only."""

    def __init__(self, folder: Path | None = None, version: str = "") -> None:
        """Open the store; what another `version` of the code put there is not seen."""
        self._folder = folder
        self._version = version
        self._held: dict[str, bytes] = {}
        """What cannot be written."""
        self._spots: dict[str, Spot] = {}
        self._files: dict[int, int] = {}
        self._pack = 0
        """Which one new values go to."""
        self._known: frozenset[str] = frozenset()
        self._changed = False
        self.asked: set[str] = set()
        """Keys that were asked for or put in this run."""
        if folder:
            with contextlib.suppress(OSError):
                folder.mkdir(parents=True, exist_ok=True)
        index = read_sealed(folder / "index") if folder else None
        if index is not None:
            with contextlib.suppress(ValueError, EOFError, TypeError):
                version_then, spots = marshal.loads(index)
                if version_then == version:
                    self._spots = spots

    def get(self, key: str) -> Any | None:
        """The value; None where there is none, or it is damaged."""
        self.asked.add(key.partition(":")[0])
        if key in self._held:
            return pickle.loads(self._held[key])
        spot = self._spots.get(key)
        if spot is None:
            return None
        pack, offset, length = spot
        with contextlib.suppress(OSError):
            data = unsealed(_at(self._file(pack), offset, length))
            if data is not None:
                return pickle.loads(data)
        del self._spots[key]
        self._changed = True
        return None

    def put(self, key: str, value: Any) -> None:
        """Keep a value."""
        self.asked.add(key.partition(":")[0])
        data = pickle.dumps(value, protocol=5)
        if self._folder is None:
            self._held[key] = data
            return
        try:
            file = self._file(self._pack)
            offset = os.lseek(file, 0, os.SEEK_END)
            whole = rest = memoryview(sealed(data))
            while rest:
                rest = rest[os.write(file, rest):]
        except OSError:  # no room: what is kept is a help, not a need
            self._held[key] = data
        else:
            self._spots[key] = self._pack, offset, len(whole)
            self._changed = True

    def branch(self, part: int) -> None:
        """In a forked child: write to a pack of its own."""
        self._files.clear()  # the offset of an open file is shared with the parent
        self._pack = part
        self._known = frozenset(self._spots)

    @property
    def branched(self) -> Put:
        """What was put since `branch`, for the parent's `join`."""
        return ({key: spot for key, spot in self._spots.items() if key not in self._known},
                self._held)

    def join(self, put: Put) -> None:
        """Know the values that a child has put."""
        self._spots |= put[0]
        self._held |= put[1]
        self.asked.update(key.partition(":")[0] for key in (*put[0], *put[1]))
        self._changed = self._changed or bool(put[0])

    def save(self, used: Collection[str]) -> None:
        """Write the index, with what is `used`, and the rest while there is room. Raises OSError.

        A key stands for those that begin with it and a colon, too.
        """
        if not self._changed or self._folder is None:
            return
        whole = sum(path.stat().st_size for path in self._folder.glob("pack-*"))
        if whole > _SLACK:
            live = {key: spot for key, spot in self._spots.items()
                    if key.partition(":")[0] in used}
            if 2 * sum(length for *_, length in live.values()) < whole:
                self._repack(live)
        write_sealed(self._folder / "index", marshal.dumps((self._version, self._spots), 2))
        self._changed = False

    def _repack(self, live: dict[str, Spot]) -> None:
        """Copy what is used to a new pack, and remove the others once the index knows it."""
        assert self._folder
        old = list(self._folder.glob("pack-*"))
        new = max(int(path.name[5:]) for path in old) + 1
        kept: dict[str, Spot] = {}
        with (self._folder / f"pack-{new}").open("wb") as out:
            for key, (pack, offset, length) in live.items():
                kept[key] = new, out.tell(), length
                out.write(_at(self._file(pack), offset, length))
        self._spots, self._pack = kept, new
        write_sealed(self._folder / "index", marshal.dumps((self._version, kept), 2))
        for path in old:
            path.unlink(missing_ok=True)
        self.close()

    def _file(self, pack: int) -> int:
        assert self._folder
        if pack not in self._files:
            self._files[pack] = os.open(
                self._folder / f"pack-{pack}", os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0),
                0o666)
        return self._files[pack]

    def close(self) -> None:
        """Let the files go."""
        for file in self._files.values():
            os.close(file)
        self._files.clear()


def _at(file: int, offset: int, length: int) -> bytes:
    """So many bytes of a file from there on; Windows has no `pread`."""
    if hasattr(os, "pread"):
        return os.pread(file, length, offset)
    os.lseek(file, offset, os.SEEK_SET)
    return os.read(file, length)


class Held:
    """Values of a store, each at hand once it was asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._values: dict[str, Any] = {}

    def get(self, key: str) -> Any | None:
        """The value; None where there is none."""
        if key not in self._values:
            self._values[key] = self._store.get(key)
        return self._values[key]

    def put(self, key: str, value: Any) -> None:
        """Keep a value."""
        self._values[key] = value
        self._store.put(key, value)

    def forget(self) -> None:
        """Have nothing at hand; the store keeps it."""
        self._values.clear()
