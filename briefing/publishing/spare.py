"""The tree that is not shown: made like the published one by links, then given what is new.

A link costs nothing to write, but both trees have one file then: nothing is ever written in place.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Mapping
from dataclasses import field

from briefing.publishing.files import read, status, write
from briefing.publishing.record import Entry, Record, Stamp, stamps
from briefing.values import dataclass

_NO_LINKS = {errno.EXDEV, errno.EPERM, errno.EMLINK, errno.ENOSYS, errno.ENOTSUP}


@dataclass(slots=True)
class Spare:
    """What stands in the spare tree."""

    tree: str
    files: dict[str, int] = field(default_factory=dict)
    """Their inodes."""
    folders: dict[str, Stamp | None] = field(default_factory=dict)
    """None where it is yet to be asked for."""

    def remove(self, names: Iterable[str]) -> None:
        """Take files away."""
        for name in names:
            os.unlink(f"{self.tree}/{name}")
            del self.files[name]
            self._touch(name)

    def shape(self, folders: set[str]) -> None:
        """Have these folders and no others; those that go are empty."""
        for name in sorted(self.folders.keys() - folders, reverse=True):
            os.rmdir(f"{self.tree}/{name}")
            self._touch(name)
            del self.folders[name]
        for name in sorted(folders - self.folders.keys()):
            os.mkdir(f"{self.tree}/{name}")
            self._touch(name)
            self.folders[name] = None

    def link(self, published: str, name: str, entry: Entry) -> Entry:
        """Take a file over from the published tree; returns its entry, another one for a copy."""
        source, path = f"{published}/{name}", f"{self.tree}/{name}"
        self._touch(name)
        try:
            os.link(source, path)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            write(path, read(source))
            return entry_of(path, entry[0])
        return entry

    def move(self, source: str, name: str, digest: str) -> Entry:
        """Move a file in, over an older one; returns its entry."""
        path = f"{self.tree}/{name}"
        os.replace(source, path)
        self._touch(name)
        return entry_of(path, digest)

    def stamps(self) -> dict[str, Stamp]:
        """All folders as they are now."""
        asked = stamps(self.tree, [name for name, stamp in self.folders.items() if not stamp])
        return {name: stamp or asked[name] for name, stamp in self.folders.items()}

    def _touch(self, name: str) -> None:
        folder = name.rpartition("/")[0]
        if folder in self.folders:
            self.folders[folder] = None


def find_spare(tree: str, record: Record) -> Spare:
    """What stands in the spare tree: as recorded where its folders bear that out, else listed."""
    old = all(time < record.written for time, _ in record.spare.values())
    if record.spare and old and stamps(tree, record.spare) == record.spare:
        files = {name: entry[3] for name, entry in record.files.items()} | record.behind
        return Spare(tree, {name: inode for name, inode in files.items() if inode},
                     dict(record.spare))
    return _listed(tree)


def _listed(tree: str) -> Spare:
    spare = Spare(tree)
    if not stamps(tree, [""]):
        if status(tree):
            os.unlink(tree)
        return spare
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        spare.folders[folder] = None
        prefix = f"{folder}/" if folder else ""
        with os.scandir(f"{tree}/{folder}") as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(prefix + entry.name)
                else:
                    spare.files[prefix + entry.name] = entry.inode()
    return spare


def renew(
    spare: Spare, published: str, kept: Mapping[str, Entry], staged: Mapping[str, tuple[str, str]]
) -> dict[str, Entry]:
    """Make the spare tree that of the kept files of the published one and of the staged ones.

    `staged` gives for each name the file that is moved there and its sha256. Returns the entries of
    all its files. Raises `OSError`.
    """
    folders = folders_of((*kept, *staged))
    spare.remove([name for name, inode in spare.files.items()
                  if (kept[name][3] != inode if name in kept else name not in staged)])
    spare.shape(folders)
    files = {name: entry if name in spare.files else spare.link(published, name, entry)
             for name, entry in kept.items()}
    return files | {name: spare.move(source, name, digest)
                    for name, (source, digest) in staged.items()}


def folders_of(names: Iterable[str]) -> set[str]:
    """All folders that files stand in; the root is the empty name."""
    folders = {""}
    for name in names:
        folder = name
        while (folder := folder.rpartition("/")[0]) not in folders:
            folders.add(folder)
    return folders


def entry_of(path: str, digest: str) -> Entry:
    """The entry of a file whose sha256 is known."""
    now = os.lstat(path)
    return digest, now.st_size, now.st_mtime_ns, now.st_ino
