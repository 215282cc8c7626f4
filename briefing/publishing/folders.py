"""The folders a site's pages are made with: its own templates and static files, and ours."""

from __future__ import annotations

from pathlib import Path

import briefing
from briefing.errors import BriefingError


def bundled(folder: str) -> Path:
    """Our own `templates` or `static`: inside the installed package, or beside it in a checkout."""
    package = Path(briefing.__file__).parent
    inside = package / "bundled" / folder
    return inside if inside.is_dir() else package.parent / folder


def template_folders(root: Path) -> list[Path]:
    """The site's own templates first, then the bundled ones."""
    return [folder for folder in (root / "templates", bundled("templates")) if folder.is_dir()]


def static_files(root: Path) -> dict[str, bytes]:
    """Static files by their place in the output; the site's own win, file by file.

    Raises `BriefingError` where one cannot be read.
    """
    files: dict[str, bytes] = {}
    for folder in (bundled("static"), root / "static"):
        if folder.is_dir():
            for path in sorted(folder.rglob("*")):
                name = path.relative_to(folder).as_posix()
                try:
                    if path.is_file() and not path.name.startswith((".", "#")):
                        files[name] = path.read_bytes()
                except OSError as error:
                    raise BriefingError(f"static/{name} cannot be read ({error.strerror})"
                                        ) from error
    return files
