"""Which files a site is made of."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from briefing.errors import Diagnostic, Place, UsageError, nearest
from briefing.reading.images import IMAGES, image_fault

_PASSED_OVER = re.compile(r"^[.#]|~$|\.(?:swp|tmp|bak|orig)$|^(?:Thumbs\.db|desktop\.ini)$")


@dataclass(slots=True)
class Inputs:
    """The content of a site as bytes, by path relative to its root."""

    files: dict[str, bytes] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def under(self, folder: str) -> Iterator[tuple[str, bytes]]:
        """Path and bytes of the files in that folder, at any depth."""
        return ((path, data) for path, data in self.files.items() if path.startswith(folder))


def discover(root: Path, kinds: tuple[str, ...]) -> Inputs:
    """Read every file of `content/`; whatever has no place there is a fault.

    Only regular files are read, and none that lies outside `content/`, wherever a link leads.
    `kinds` are the names that files in `content/facts/` may have. Raises `UsageError` where there
    is no `content/`.
    """
    if not (root / "content").is_dir():
        raise UsageError(
            f"there is no content/ in {root}; run this in a site's folder, or give --root"
        )
    walk = _Walk(root, kinds)
    walk.folder("content")
    inputs = Inputs(dict(sorted(walk.files.items())), walk.faults)
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

    def __init__(self, root: Path, kinds: tuple[str, ...]) -> None:
        self.root = root
        self.kinds = kinds
        self.content = (root / "content").resolve()
        self.files: dict[str, bytes] = {}
        self.faults: list[Diagnostic] = []

    def folder(self, name: str) -> None:
        """Take all that is in that folder."""
        try:
            inside = sorted(path.name for path in (self.root / name).iterdir())
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
        path = self.root / name
        if path.is_symlink() and not path.resolve(strict=True).is_relative_to(self.content):
            self._tell("file-outside", "this link leads out of content/", name,
                       "put a copy of what it leads to in its place")
            return
        mode = path.stat().st_mode
        help = _misplaced(name, self.kinds, folder=stat.S_ISDIR(mode))
        if help:
            what = "folder" if stat.S_ISDIR(mode) else "file"
            self._tell("file-unexpected", f"nothing is read from a {what} of this name here", name,
                       help)
        elif stat.S_ISREG(mode):
            self._read(name, path.read_bytes())
        elif not stat.S_ISDIR(mode):
            self._tell("file-kind", "this is no ordinary file", name, "put a file in its place")
        elif path.is_symlink():
            self._tell("file-kind", "this folder is a link, which is not followed", name,
                       "put the folder itself in its place")
        else:
            self.folder(name)

    def _read(self, name: str, data: bytes) -> None:
        self.files[name] = data
        fault = image_fault(name, data) if name.endswith(IMAGES) else None
        if fault:
            self.faults.append(fault)

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
    folders = {name.rpartition("/")[0] for name, _ in inputs.under("content/articles/")}
    for folder in sorted(folders - written):
        yield Diagnostic("article-missing", "this folder has images, but no article",
                         Place(folder), help="write <language>.md beside them, or take them away")
