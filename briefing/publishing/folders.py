"""The folders a site's pages are made with: its own templates and static files, and ours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import briefing
from briefing.errors import BriefingError
from briefing.stamps import Stamps
from briefing.values import dataclass


def bundled(folder: str) -> Path:
    """Our own `templates` or `static`: inside the installed package, or beside it in a checkout."""
    package = Path(briefing.__file__).parent
    inside = package / "bundled" / folder
    return inside if inside.is_dir() else package.parent / folder


def template_folders(root: Path) -> list[Path]:
    """The site's own templates first, then the bundled ones."""
    return [folder for folder in (root / "templates", bundled("templates")) if folder.is_dir()]


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file that is published as it is."""

    path: str
    digest: str
    """The sha256 of its bytes, in hex."""

    def read(self) -> bytes:
        """Its bytes. Raises OSError."""
        return Path(self.path).read_bytes()


def static_files(root: Path, stamps: Stamps) -> dict[str, StaticFile]:
    """Static files by their place in the output; the site's own win, file by file.

    Raises `BriefingError` where one cannot be read.
    """
    files: dict[str, StaticFile] = {}
    for folder in (bundled("static"), root / "static"):
        for name, path in _inside(str(folder), "", stamps):
            try:
                files[name] = StaticFile(path, stamps.digest(path))
            except OSError as error:
                raise BriefingError(f"static/{name} cannot be read ({error.strerror})") from error
    return files


def template_files(root: Path, stamps: Stamps) -> dict[str, str]:
    """Templates and words by their names; the site's own win, file by file."""
    files: dict[str, str] = {}
    for folder in (bundled("templates"), root / "templates"):
        files |= dict(_inside(str(folder), "", stamps))
    return files


def _inside(folder: str, prefix: str, stamps: Stamps) -> Iterator[tuple[str, str]]:
    """Name and path of every file in a folder, at any depth."""
    for name in stamps.names(folder):
        path = f"{folder}/{name}"
        if Path(path).is_dir():
            yield from _inside(path, f"{prefix}{name}/", stamps)
        elif not name.startswith((".", "#")) and Path(path).is_file():
            yield prefix + name, path
