"""Puts a finished tree in place in one step: beside the old one first, then the two exchanged.

A killed process leaves the old site or the new one. `renameat2(RENAME_EXCHANGE)` where the system
has it; elsewhere two renames, between which there is for a moment no site.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from briefing.errors import PublishError

MARKER = ".nojekyll"
FIRST_LINE = b"Made by briefing; everything in this folder is replaced by the next build.\n"
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
_NOT_THERE = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}


_INPUTS = ("content", "templates", "static", ".briefing")
PREVIEW = ".briefing/preview"
"""Where the preview is put, which is the only place of ours that may be an output."""


def check_output(output: Path, root: Path) -> None:
    """Raise `PublishError` where the output folder is not ours to replace.

    `root` is the site's folder; nothing is published over it, nor into or over what it holds.
    """
    real, whole = output.resolve(), root.resolve()
    taken = [(whole / name).resolve() for name in _INPUTS]
    within = any(folder in (real, *real.parents) for folder in taken)
    if (within and real != (whole / PREVIEW).resolve()) or any(
        real in (folder, *folder.parents) for folder in (whole, *taken)
    ):
        raise PublishError(f"{output} is among the site's sources; name another folder with"
                           " --output")
    if not output.exists():
        return
    if not output.is_dir():
        raise PublishError(f"{output} is a file; name another folder with --output")
    try:
        foreign = any(output.iterdir()) and not _ours(output / MARKER)
    except OSError as error:
        raise PublishError(f"{output} cannot be read ({error.strerror})") from error
    if foreign:
        raise PublishError(
            f"{output} has files that no build of ours made; empty it, or name another folder"
            " with --output"
        )


def _ours(marker: Path) -> bool:
    try:
        return marker.read_bytes().startswith(FIRST_LINE)
    except OSError:
        return False


def publish(files: Mapping[str, bytes], output: Path, work: Path) -> None:
    """Write the tree beside the old one and exchange the two.

    `files` maps relative paths to bytes; `work` is a folder of ours for the new tree, used where
    it is on the output's file system. Raises `PublishError`; the old tree is then untouched.
    """
    try:
        parent = _beside(output, work)
        with tempfile.TemporaryDirectory(
            dir=parent, prefix="new-", ignore_cleanup_errors=True
        ) as t:
            tree = Path(t) / "site"
            _write(files, tree)
            output.parent.mkdir(parents=True, exist_ok=True)
            _exchange(tree, output)
    except OSError as error:
        reason = error.strerror or str(error)
        raise PublishError(
            f"the site could not be written ({reason}: {error.filename}); the last good one stays"
        ) from error


def _beside(output: Path, work: Path) -> Path:
    """A folder on the output's file system."""
    work.mkdir(parents=True, exist_ok=True)
    existing = next(p for p in (output, *output.absolute().parents) if p.exists())
    if work.stat().st_dev == existing.stat().st_dev:
        return work
    return output.absolute().parent


def _write(files: Mapping[str, bytes], tree: Path) -> None:
    made: set[Path] = set()
    for name, data in files.items():
        path = tree / name
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_bytes(data)


def _exchange(tree: Path, output: Path) -> None:
    if not output.exists():
        tree.rename(output)
        return
    if _swapped(tree, output):
        return
    aside = tree.with_name("old")
    output.rename(aside)
    try:
        tree.rename(output)
    except OSError:
        with contextlib.suppress(OSError):
            aside.rename(output)
        raise


def _swapped(tree: Path, output: Path) -> bool:
    """Exchange the two names in one step; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:
        return False
    names = os.fsencode(tree), os.fsencode(output)
    if renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _NOT_THERE:
        return False
    raise OSError(code, os.strerror(code), str(output))


def clean(*folders: Path) -> list[Path]:
    """Remove the output and the work folder, of a link the link; returns those that were there.

    Raises `PublishError` where a folder is not one of ours, or cannot be removed.
    """
    removed = []
    for folder in folders:
        try:
            if folder.is_symlink() or folder.is_file():
                folder.unlink()
            elif folder.exists():
                shutil.rmtree(folder)
            else:
                continue
        except OSError as error:
            reason = error.strerror or str(error)
            raise PublishError(f"{folder} could not be removed ({reason})") from error
        removed.append(folder)
    return removed
