"""A site is put in place in one step, at the cost of what changed in it.

The new tree is made beside the published one and the two are exchanged; the old one stays as the
spare, in which the next build has only to write what differs. Whoever is killed, whenever, leaves
the old site or the new one; a loss of power is not provided for.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from briefing.errors import PublishError
from briefing.publishing.exchange import exchange, mend
from briefing.publishing.files import read, write
from briefing.publishing.lock import locked
from briefing.publishing.output import RECORD, workplace
from briefing.publishing.record import Entry, Found, Record, find, listed, load, save
from briefing.publishing.spare import find_spare, renew


@contextmanager
def open_tree(
    output: Path, work: Path, waiting: Callable[[], None] = lambda: None
) -> Iterator[Tree]:
    """The published tree at `output`, for one build at a time.

    `work` is a folder of ours; `waiting` is called where another build has to end first. Raises
    `PublishError` where something cannot be read or written; the published tree is then untouched.
    """
    with contextlib.ExitStack() as stack:
        with _plainly():
            work.mkdir(parents=True, exist_ok=True)
            stack.enter_context(locked(f"{work}/lock", waiting))
            # A link is followed: the folder it leads to is exchanged, and the link stays.
            real = output.resolve()
            home = workplace(real, work)
            home.mkdir(parents=True, exist_ok=True)
            tree = Tree(str(real), str(home))
        stack.callback(tree.close)
        yield tree


class Tree:
    """The published tree, and the one that is to take its place."""

    def __init__(self, output: str, home: str) -> None:
        self.output = output
        """Path of the published tree, links followed."""
        self._spare = f"{home}/spare"
        self._staging = f"{home}/staging"
        self.on_record = f"{home}/{RECORD}"
        self._fresh = f"{home}/{RECORD}-new"
        mend(self._spare, output)
        self._empty_staging()
        if os.path.lexists(output):
            self._record = load(self.on_record)
            self._found = find(output, self._record)
        else:  # a fresh clone with a restored work folder: what the spare has need not be made
            self._record = listed(self._spare)
            self._found = Found({name: entry[0] for name, entry in self._record.files.items()},
                                damaged=True)

    def whole(self) -> dict[str, str]:
        """Files of the published tree that are exactly as recorded, and their sha256 in hex.

        What was damaged or deleted, or is not ours, is not among them; `publish` puts it right.
        """
        return self._found.whole

    def stage(self, name: str, data: bytes) -> str:
        """Keep a file of the new tree ready, unless the published one has it; returns its sha256.

        Forked children may call it. Raises `PublishError`.
        """
        digest = hashlib.sha256(data).hexdigest()
        if self._found.whole.get(name) != digest:
            with _plainly(name):
                self._write(name, data)
        return digest

    def read(self, name: str, digest: str) -> bytes | None:
        """The file of that sha256, from the new tree or the old one; None where neither has it."""
        for path in (self._staged(name), f"{self.output}/{name}", f"{self._spare}/{name}"):
            with contextlib.suppress(OSError):
                data = read(path)
                if hashlib.sha256(data).hexdigest() == digest:
                    return data
        return None

    def publish(self, names: Mapping[str, str]) -> list[str]:
        """Put the tree of these files in place, each staged or whole; all else goes.

        `names` maps the path of each file in the tree to the sha256 of its bytes, in hex. Where
        nothing differs nothing is written. To be called once. Returns the files that differ, in
        order. Raises `PublishError`; the old tree is then untouched.
        """
        whole = self._found.whole
        with _plainly():
            if self._found.damaged or names != whole:
                self._renew(names)
            elif self._found.moved:
                self._record.folders = self._found.folders
                save(self._record, self._fresh)
                os.replace(self._fresh, self.on_record)
        return sorted(name for name in names.keys() | whole.keys()
                      if names.get(name) != whole.get(name))

    def close(self) -> None:
        """Leave nothing staged."""
        with contextlib.suppress(OSError):
            self._empty_staging()

    def _renew(self, names: Mapping[str, str]) -> None:
        old, found = self._record, self._found
        kept = {name: old.files[name] for name, digest in names.items()
                if found.whole.get(name) == digest}
        staged = {name: (self._staged(name), digest) for name, digest in names.items()
                  if name not in kept}
        _refuse_outside(staged)
        spare = find_spare(self._spare, old)
        files = renew(spare, self.output, kept, staged)
        new = Record(files, spare.stamps())
        if not found.damaged:
            new.spare, new.behind = found.folders, _differing(old.files, files)
        is_first = not os.path.lexists(self.output)
        # All that may fail comes before the exchange; without a record the next build finds out.
        save(new, self._fresh)
        exchange(self._spare, self.output)
        with contextlib.suppress(OSError):
            os.replace(self._fresh, self.on_record)
            if is_first:
                self._double(new)

    def _double(self, record: Record) -> None:
        """Link a first tree's files into a spare one, which the next build then has."""
        spare = find_spare(self._spare, Record())
        renew(spare, self.output, record.files, {})
        record.spare = spare.stamps()
        save(record, self._fresh)
        os.replace(self._fresh, self.on_record)

    def _staged(self, name: str) -> str:
        return f"{self._staging}/{hashlib.sha256(os.fsencode(name)).hexdigest()}"

    def _write(self, name: str, data: bytes) -> None:
        path = self._staged(name)
        try:
            write(path, data)
        except FileNotFoundError:
            os.makedirs(self._staging, exist_ok=True)
            write(path, data)

    def _empty_staging(self) -> None:
        with contextlib.suppress(FileNotFoundError), os.scandir(self._staging) as entries:
            for entry in entries:
                os.unlink(entry)


def _differing(old: Mapping[str, Entry], new: Mapping[str, Entry]) -> dict[str, int]:
    """Inodes of the old files that are not the new ones; 0 where only the new tree has one."""
    return {name: old[name][3] if name in old else 0 for name in old.keys() | new.keys()
            if name not in old or name not in new or old[name] != new[name]}


def _refuse_outside(names: Iterable[str]) -> None:
    for name in names:
        if "\0" in name or not {"", ".", ".."}.isdisjoint(name.split("/")):
            raise PublishError(f"{name!r} is no path within the site")


@contextmanager
def _plainly(name: str = "") -> Iterator[None]:
    """Tell of an `OSError` in one line, with the file: `name`, or the one that it names."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        file = name or error.filename2 or error.filename
        raise PublishError(
            f"the site could not be written ({reason}{f': {file}' if file else ''});"
            " the last good one stays"
        ) from error
