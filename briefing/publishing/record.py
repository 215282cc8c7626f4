"""What stands in the published tree, on record: whether it still does is told by `stat` alone.

A file that bears the size, time and inode on record is as it was written; a folder that bears its
time and inode has neither gained nor lost an entry. What is as young as the record itself may have
been changed in the same tick of the clock, so it is read, as git does. The time of an inode's
change (ctime) says nothing: links move it.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import stat

from briefing.publishing.files import read, status, write

TYPE_CHECKING = False  # a build with nothing to do imports this: not `typing`, not `dataclasses`
if TYPE_CHECKING:
    from collections.abc import Iterable

Entry = tuple[str, int, int, int]
"""A file's sha256, size, time of change in ns, inode."""
Stamp = tuple[int, int]
"""A folder's time of change in ns, inode."""

_FORM = b"briefing tree 1\n"
_HEAD = len(_FORM) + hashlib.sha256().digest_size
_LARGEST = 1 << 28
"""Bytes of a record; one of a million files has fewer."""


class Record:
    """The published tree, and in what the spare one differs from it."""

    __slots__ = ("behind", "files", "folders", "spare", "written")

    def __init__(self, files: dict[str, Entry] | None = None,
                 folders: dict[str, Stamp] | None = None, spare: dict[str, Stamp] | None = None,
                 behind: dict[str, int] | None = None, written: int = 0) -> None:
        self.files = files or {}
        self.folders = folders or {}
        """Of the published tree; its root is the empty name."""
        self.spare = spare or {}
        """Of the spare tree; empty where nothing is known of it."""
        self.behind = behind or {}
        """Inodes of the spare's files that are not the published ones; 0 where it has none."""
        self.written = written
        """When it was written, by the clock of the file system."""


class Found:
    """How the published tree stands to its record."""

    __slots__ = ("damaged", "folders", "moved", "whole")

    def __init__(self, whole: dict[str, str] | None = None,
                 folders: dict[str, Stamp] | None = None, *, damaged: bool = False) -> None:
        self.whole = whole or {}
        """Files that are as recorded, and their sha256."""
        self.folders = folders or {}
        """Folders as they are now."""
        self.damaged = damaged
        """Whether anything is missing, changed, or not ours."""
        self.moved = False
        """Whether a folder's time or inode is another one, though all may be well in it."""


def sum_of(path: str) -> bytes:
    """The sha256 that a record bears in its file; nothing where there is none."""
    try:
        return read(path)[len(_FORM):_HEAD]
    except OSError:
        return b""


def load(path: str) -> Record:
    """The record in a file; an empty one where there is none, or it is not as it was written."""
    now = status(path)
    if now is None or not stat.S_ISREG(now.st_mode) or now.st_size > _LARGEST:
        return Record()
    data = read(path)
    # Unchecked, three flipped bytes made `marshal.loads` take 15 GB.
    if data[:_HEAD] != _FORM + hashlib.sha256(data[_HEAD:]).digest():
        return Record()
    files, folders, spare, behind = marshal.loads(data[_HEAD:])
    return Record(files, folders, spare, behind, now.st_mtime_ns)


def save(record: Record, path: str) -> None:
    """Write a record to a file. Raises `OSError`."""
    # Version 2: the bytes of later ones depend on reference counts.
    body = marshal.dumps((record.files, record.folders, record.spare, record.behind), 2)
    write(path, _FORM + hashlib.sha256(body).digest() + body)


def find(tree: str, record: Record) -> Found:
    """Compare a tree with its record. Raises `OSError` where it cannot be looked at."""
    found = Found(damaged=not record.folders)
    found.folders = stamps(tree, record.folders)
    found.damaged |= len(found.folders) < len(record.folders)
    for name, stamp in found.folders.items():
        same = stamp == record.folders[name]
        if not same or stamp[0] >= record.written:
            found.moved |= not same
            found.damaged |= _has_foreign(tree, name, record)
    found.whole = _whole(tree, record)
    found.damaged |= len(found.whole) < len(record.files)
    return found


def listed(tree: str) -> Record:
    """A record of what stands in a tree, read file by file; empty where there is none."""
    record, waiting = Record(), [""] if stamps(tree, [""]) else []
    while waiting:
        folder = waiting.pop()
        prefix = f"{folder}/" if folder else ""
        with os.scandir(f"{tree}/{folder}") as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(prefix + entry.name)
                elif entry.is_file(follow_symlinks=False):
                    now = entry.stat()
                    record.files[prefix + entry.name] = (
                        _digest(entry.path), now.st_size, now.st_mtime_ns, now.st_ino)
    return record


def stamps(tree: str, folders: Iterable[str]) -> dict[str, Stamp]:
    """Those of the folders that are there."""
    return {name: (now.st_mtime_ns, now.st_ino) for name in folders
            if (now := status(f"{tree}/{name}")) and stat.S_ISDIR(now.st_mode)}


def _whole(tree: str, record: Record) -> dict[str, str]:
    whole = {}
    for name, (digest, size, time, inode) in record.files.items():
        now = status(f"{tree}/{name}")
        if (now and now.st_mtime_ns == time and now.st_ino == inode and now.st_size == size
                and (time < record.written or _digest(f"{tree}/{name}") == digest)):
            whole[name] = digest
    return whole


def _digest(path: str) -> str:
    return hashlib.sha256(read(path)).hexdigest()


def _has_foreign(tree: str, folder: str, record: Record) -> bool:
    prefix = f"{folder}/" if folder else ""
    with os.scandir(f"{tree}/{folder}") as entries:
        return any(
            f"{prefix}{entry.name}" not in
            (record.folders if entry.is_dir(follow_symlinks=False) else record.files)
            for entry in entries)
