"""The output folder: which one is ours to replace, and how it is taken away."""

from __future__ import annotations

import contextlib
from pathlib import Path

from briefing.errors import PublishError
from briefing.publishing.record import find, load

MARKER = ".nojekyll"
FIRST_LINE = b"Made by briefing; everything in this folder is replaced by the next build.\n"
RECORD = "tree"
"""The file in the work folder that says what stands in the output."""
_INPUTS = ("content", "templates", "static", ".briefing")
PREVIEW = ".briefing/preview"
"""Where the preview is put, which is the only place of ours that may be an output."""


def work_folder(output: Path, root: Path) -> Path:
    """The folder of ours for what stands behind the output; the preview has one of its own."""
    work = root / ".briefing"
    return work / "serve" if output.resolve() == (root / PREVIEW).resolve() else work


def workplace(output: Path, work: Path) -> Path:
    """The folder for the trees that are not shown: `work`, or one beside the output.

    Files are moved and linked from it, which only one file system can do.
    """
    there = next(p for p in (output, *output.absolute().parents) if p.exists())
    return work if work.stat().st_dev == there.stat().st_dev else beside(output)


def beside(output: Path) -> Path:
    """The workplace of an output that is on another file system than the site's folder."""
    real = output.resolve()
    return real.with_name(f".{real.name}.briefing")


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
        foreign = any(output.iterdir()) and not _ours(output, root)
    except OSError as error:
        raise PublishError(f"{output} cannot be read ({error.strerror})") from error
    if foreign:
        raise PublishError(
            f"{output} has files that no build of ours made; empty it, or name another folder"
            " with --output"
        )


def _ours(output: Path, root: Path) -> bool:
    """Whether a build of ours made it: it bears the marker, or else any file that is on record."""
    with contextlib.suppress(OSError):
        if (output / MARKER).read_bytes().startswith(FIRST_LINE):
            return True
    homes = (work_folder(output, root), beside(output))
    return any(find(str(output), load(f"{home}/{RECORD}")).whole for home in homes)


def clean(*folders: Path) -> list[Path]:
    """Remove the output and the work folder, of a link the link; returns those that were there.

    Raises `PublishError` where a folder is not one of ours, or cannot be removed.
    """
    from shutil import rmtree  # costs 4 ms, which a build is spared

    removed = []
    for folder in folders:
        try:
            if folder.is_symlink() or folder.is_file():
                folder.unlink()
            elif folder.exists():
                rmtree(folder)
            else:
                continue
        except OSError as error:
            reason = error.strerror or str(error)
            raise PublishError(f"{folder} could not be removed ({reason})") from error
        removed.append(folder)
    return removed
