"""Which files a site is made of."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from pathlib import Path

from briefing.errors import Diagnostic, Place, UsageError, nearest
from briefing.reading.images import IMAGES, image_fault
from briefing.stamps import Stamps
from briefing.values import dataclass

_PASSED_OVER = re.compile(r"^[.#]|~$|\.(?:swp|tmp|bak|orig)$|^(?:Thumbs\.db|desktop\.ini)$")


_HEAD = 64
"""Bytes by which a picture is known."""


class OnDisk(Mapping[str, bytes]):
    """Files of a site by their paths relative to its root, read when asked for. Raises OSError."""

    def __init__(self, root: Path, names: Iterable[str]) -> None:
        self._root = root
        self._names = dict.fromkeys(sorted(names))

    def __getitem__(self, name: str) -> bytes:
        if name not in self._names:
            raise KeyError(name)
        with open(f"{self._root}/{name}", "rb") as file:
            return file.read()

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


@dataclass(slots=True)
class Inputs:
    """The content of a site as bytes, by path relative to its root."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)
    """The sha256 of files, as far as it is known without reading them."""

    def under(self, folder: str) -> list[str]:
        """Paths of the files in that folder, at any depth."""
        return [path for path in self.files if path.startswith(folder)]

    def digest(self, path: str) -> str:
        """The sha256 of a file, in hex."""
        return self.digests.get(path) or hashlib.sha256(self.files[path]).hexdigest()


def discover(root: Path, kinds: tuple[str, ...], stamps: Stamps | None = None) -> Inputs:
    """Find every file of `content/`; whatever has no place there is a fault.

    Only regular files are taken, and none that lies outside `content/`, wherever a link leads.
    `kinds` are the names that files in `content/facts/` may have; what `stamps` know is not read
    again. Raises `UsageError` where there is no `content/`.
    """
    if not (root / "content").is_dir():
        raise UsageError(
            f"there is no content/ in {root}; run this in a site's folder, or give --root"
        )
    walk = _Walk(root, kinds, stamps or Stamps())
    walk.folder("content")
    inputs = Inputs(OnDisk(root, walk.digests), walk.faults, walk.digests)
    told = {fault.place.path for fault in walk.faults}
    if "content/site.yaml" not in {*inputs.files, *told}:
        inputs.diagnostics.append(
            Diagnostic(
                "site-missing",
                "there is no content/site.yaml",
                Place("content/site.yaml"),
                help="write it, with title, base_url and languages",
            )
        )
    inputs.diagnostics += _wordless(inputs)
    return inputs


class _Walk:
    """Goes through `content/` and tells what it cannot take."""

    def __init__(self, root: Path, kinds: tuple[str, ...], stamps: Stamps) -> None:
        self.root = root
        self.kinds = kinds
        self.stamps = stamps
        self.content = (root / "content").resolve()
        self.digests: dict[str, str] = {}
        self.faults: list[Diagnostic] = []

    def folder(self, name: str, status: os.stat_result | None = None) -> None:
        """Take all that is in that folder."""
        try:
            inside = self.stamps.names(f"{self.root}/{name}", status)
        except OSError as error:
            self._unreadable(name, error)
            return
        for each in inside:
            if not _PASSED_OVER.search(each):
                try:
                    self._take(f"{name}/{each}")
                except (OSError, RuntimeError) as error:
                    self._unreadable(f"{name}/{each}", error)

    def _take(self, name: str) -> None:
        path = f"{self.root}/{name}"
        status = os.lstat(path)
        link = stat.S_ISLNK(status.st_mode)
        if link and not Path(path).resolve(strict=True).is_relative_to(self.content):
            self._tell("file-outside", "this link leads out of content/", name,
                       "put a copy of what it leads to in its place")
            return
        status = os.stat(path) if link else status
        mode = status.st_mode
        help = _misplaced(name, self.kinds, folder=stat.S_ISDIR(mode))
        if help:
            what = "folder" if stat.S_ISDIR(mode) else "file"
            self._tell("file-unexpected", f"nothing is read from a {what} of this name here", name,
                       help)
        elif stat.S_ISREG(mode):
            self._read(name, path, status)
        elif not stat.S_ISDIR(mode):
            self._tell("file-kind", "this is no ordinary file", name, "put a file in its place")
        elif link:
            self._tell("file-kind", "this folder is a link, which is not followed", name,
                       "put the folder itself in its place")
        else:
            self.folder(name, status)

    def _read(self, name: str, path: str, status: os.stat_result) -> None:
        self.digests[name] = self.stamps.digest(path, status)
        if name.endswith(IMAGES):
            with open(path, "rb") as file:
                fault = image_fault(name, file.read(_HEAD))
            self.faults += [fault] if fault else []

    def _unreadable(self, name: str, error: OSError | RuntimeError) -> None:
        # A circle of links is a RuntimeError up to Python 3.12, an OSError from 3.13 on.
        reason = (error.strerror if isinstance(error, OSError) else "") or "links lead in a circle"
        self._tell("file-unreadable", f"this cannot be read ({reason.lower()})", name,
                   "give yourself the right to read it, or take it away")

    def _tell(self, code: str, message: str, name: str, help: str) -> None:
        self.faults.append(Diagnostic(code, message, Place(name), help=help))


def _misplaced(name: str, kinds: tuple[str, ...], *, folder: bool) -> str:
    """The fix where nothing of that name is read from there; empty where it is."""
    parts = name.split("/")[1:]
    return "" if _in_place(parts, kinds, folder=folder) else _right_place(parts, kinds, folder)


def _in_place(parts: list[str], kinds: tuple[str, ...], *, folder: bool) -> bool:
    match parts:
        case ["facts" | "articles" | "sources"] | ["articles", _]:
            return folder
        case ["facts", kind] if folder:
            return kind in kinds
        case ["site.yaml"]:
            return not folder
        case ["facts", "proofs.yaml"]:
            return not folder
        case ["facts", file]:
            return file.endswith(".yaml") and file[:-5] in kinds
        case ["facts", kind, file]:
            return not folder and kind in kinds and file.endswith(".yaml")
        case ["articles", _, file]:
            return not folder and file.endswith((".md", *IMAGES))
        case ["sources", file]:
            return not folder and file.endswith(".txt")
    return False


def _right_place(parts: list[str], kinds: tuple[str, ...], folder: bool) -> str:
    match parts:
        case ["facts", kind, file] if not folder and kind in kinds:
            return f"name it {file.rpartition('.')[0] or file}.yaml"
        case ["facts", kind, _, *_] if kind in kinds:
            return f"put it straight into content/facts/{kind}/"
        case ["facts", stem, *_]:
            near = nearest(stem.removesuffix(".yaml").removesuffix(".yml"), kinds)
            if folder:
                return "records stand in content/facts/<kind>.yaml, or in content/facts/<kind>/"
            return f"name it {near}.yaml" if near else f"known: {', '.join(kinds)} (.yaml)"
        case ["site.yaml"]:
            return "site.yaml is a file: title, base_url and languages"
    return "articles stand in content/articles/<slug>/<language>.md with their images"


def _wordless(inputs: Inputs) -> Iterator[Diagnostic]:
    """A fault for each article's folder that has images and no text."""
    told = {fault.place.path for fault in inputs.diagnostics}
    written = {name.rpartition("/")[0] for name in (*inputs.files, *told) if name.endswith(".md")}
    folders = {name.rpartition("/")[0] for name in inputs.under("content/articles/")}
    for folder in sorted(folders - written):
        yield Diagnostic("article-missing", "this folder has images, but no article",
                         Place(folder), help="write <language>.md beside them, or take them away")
