"""Which files of a built site a build has changed."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

_State = tuple[int, int, int]
"""Inode, size and time: a file that keeps all three was not written."""


class Tree:
    """A built site as it was at the last look."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self._seen: dict[str, tuple[_State, bytes]] | None = None

    def changed(self) -> list[str] | None:
        """Files that are new, gone, or have other bytes than at the last look.

        Paths are relative, with forward slashes; None at the first look.
        """
        before = self._seen
        after = self._seen = {name: _digest(entry, (before or {}).get(name))
                              for name, entry in _files(self._folder, "")}
        if before is None:
            return None
        return sorted(name for name in before.keys() | after.keys()
                      if before.get(name, _GONE)[1] != after.get(name, _GONE)[1])


_GONE: tuple[_State, bytes] = ((0, 0, 0), b"")


def _files(folder: str, prefix: str) -> list[tuple[str, os.DirEntry[str]]]:
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                found += _files(entry.path, f"{prefix}{entry.name}/")
            else:
                found.append((prefix + entry.name, entry))
    return found


def _digest(entry: os.DirEntry[str], before: tuple[_State, bytes] | None) -> tuple[_State, bytes]:
    about = entry.stat(follow_symlinks=False)
    state = (about.st_ino, about.st_size, about.st_mtime_ns)
    if before and before[0] == state:
        return before
    return state, hashlib.sha256(Path(entry.path).read_bytes()).digest()
