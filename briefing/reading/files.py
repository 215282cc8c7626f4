"""Which files a site is made of."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from briefing.errors import Diagnostic, Place, UsageError, nearest

IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
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

    `kinds` are the names that files in `content/facts/` may have. Raises `UsageError` where there
    is no `content/`, or a file cannot be read.
    """
    content = root / "content"
    if not content.is_dir():
        raise UsageError(
            f"there is no content/ in {root}; run this in a site's folder, or give --root"
        )
    inputs = Inputs()
    for path in sorted(_walk(content), key=Path.as_posix):
        name = path.relative_to(root).as_posix()
        fault = _misplaced(name, kinds)
        if fault:
            inputs.diagnostics.append(fault)
            continue
        try:
            inputs.files[name] = path.read_bytes()
        except OSError as error:
            raise UsageError(f"{name} cannot be read: {error.strerror}") from error
    if "content/site.yaml" not in inputs.files:
        inputs.diagnostics.append(
            Diagnostic(
                "site-missing",
                "there is no content/site.yaml",
                Place("content/site.yaml"),
                help="write it, with title, base_url and languages",
            )
        )
    return inputs


def _walk(folder: Path) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not _PASSED_OVER.search(f))
        yield from (Path(here, name) for name in files if not _PASSED_OVER.search(name))


def _misplaced(name: str, kinds: tuple[str, ...]) -> Diagnostic | None:
    """A fault where the file stands somewhere that nothing is read from."""
    match name.split("/")[1:]:
        case ["site.yaml"]:
            return None
        case ["facts", file] if file.removesuffix(".yaml") in kinds and file.endswith(".yaml"):
            return None
        case ["facts", folder, file] if folder in kinds and file.endswith(".yaml"):
            return None
        case ["articles", _, file] if file.endswith((".md", *IMAGES)):
            return None
        case ["sources", file] if file.endswith(".txt"):
            return None
        case ["facts", folder, file] if folder in kinds:
            help = f"name it {file.rpartition('.')[0] or file}.yaml"
        case ["facts", folder, *_, file] if folder in kinds:
            help = f"put it straight into content/facts/{folder}/"
        case ["facts", stem, *_]:
            near = nearest(stem.rpartition(".")[0] or stem, kinds)
            help = f"name it {near}.yaml" if near else f"known: {', '.join(kinds)} (.yaml)"
        case _:
            help = "articles stand in content/articles/<slug>/<language>.md with their images"
    return Diagnostic(
        "file-unexpected", "nothing is read from a file of this name here", Place(name), help=help
    )
