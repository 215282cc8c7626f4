"""What files and folders looked like when they were last read, so that most are not read again.

One is taken as unchanged while its size, its times, its inode and its kind are what they were. One
that was changed so shortly before it was read that a later change could bear the same time is read
again, as in git ("racy git", Documentation/technical/racy-git.txt).
"""

from __future__ import annotations

import hashlib
import os

Stamp = tuple[int, int, int, int, int]
"""Size, times of change of the contents and of the inode (ns), inode, kind and rights."""
Known = dict[str, tuple[Stamp, "str | tuple[str, ...]"]]
"""By path: how it looked, and a file's sha256 in hex or the names in a folder."""

_NOTHING: Stamp = (-1, 0, 0, 0, 0)
_NEVER: Stamp = (-2, 0, 0, 0, 0)
_YOUNG = 2 * 10**9
"""Nanoseconds: the coarsest time that a file system keeps (FAT)."""


def stamp_of(path: str) -> Stamp:
    """How a file or folder looks now, links followed; what is not there has a stamp of its own."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return _NOTHING
    return _stamp(found)


def _stamp(found: os.stat_result) -> Stamp:
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_mode


class Stamps:
    """Digests of files and names in folders; each is read only where its stamp does not hold."""

    def __init__(self, known: Known | None = None) -> None:
        self._known = known or {}
        self._seen: Known = {}

    def digest(self, path: str, status: os.stat_result | None = None) -> str:
        """The sha256 of a file, in hex; `status` tells how it looks. Raises OSError."""
        found = _stamp(status) if status else stamp_of(path)
        known = self._known.get(path)
        if known and known[0] == found and isinstance(known[1], str):
            self._seen[path] = known
            return known[1]
        return self.read(path)[1]

    def read(self, path: str) -> tuple[bytes, str]:
        """A file and its sha256. Raises OSError."""
        found = stamp_of(path)  # before reading: what changes meanwhile is then read again
        with open(path, "rb") as file:
            data = file.read()
        digest = hashlib.sha256(data).hexdigest()
        self._seen[path] = found, digest
        return data, digest

    def names(self, folder: str, status: os.stat_result | None = None) -> tuple[str, ...]:
        """What is in a folder, sorted; nothing where there is none. Raises OSError."""
        found = _stamp(status) if status else stamp_of(folder)
        known = self._known.get(folder)
        if known and known[0] == found and isinstance(known[1], tuple):
            self._seen[folder] = known
            return known[1]
        names = tuple(sorted(os.listdir(folder))) if found != _NOTHING else ()
        self._seen[folder] = found, names
        return names

    def seen(self, now: int) -> Known:
        """What was asked for in this run, to be known to the next.

        `now` is the time at which this run began (ns, by the file system's own clock).
        """
        return {path: (stamp if max(stamp[1], stamp[2]) < now - _YOUNG else _NEVER, value)
                for path, (stamp, value) in self._seen.items()}


def held(known: Known, folder: str) -> Known | None:
    """What is known, where everything is as it was, by its stamp or else by its contents.

    What had to be read bears the stamp of now, so that the next time it need not be. `folder` is
    one to write to. None where anything has changed.
    """
    doubtful = [path for path, (stamp, _) in known.items() if stamp_of(path) != stamp]
    if not doubtful:
        return known
    began, stamps = now_in(folder), Stamps()
    for path in doubtful:
        value = known[path][1]
        try:
            found = stamps.digest(path) if isinstance(value, str) else stamps.names(path)
        except OSError:
            return None
        if found != value:
            return None
    return known | stamps.seen(began)


def now_in(folder: str) -> int:
    """The time (ns) by the clock of a folder's file system, which alone compares with files' times.

    0 where that cannot be told.
    """
    probe = f"{folder}/began"
    try:
        with open(probe, "ab"):
            os.utime(probe)
        return os.stat(probe).st_mtime_ns
    except OSError:
        return 0
