"""A build broken off at any file operation, by a kill or the disk, leaves the old site or the new.

    BRIEFING_POINTS=1000 pytest tests/test_broken_off.py

Every opening, renaming, linking and removing that Python is asked for is counted by an audit hook;
at the N-th the process is ended, or the operation fails. The build after it always gives the site
that a clean one gives. Without the variable a few points of each shape are tried.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.errors import BriefingError
from briefing.site import Options, build_site

SITES = Path(__file__).parent / "sites"
POINTS = int(os.environ.get("BRIEFING_POINTS", "12"))
COUNTED = {"open", "os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.utime"}
KILLED, FAILED, BROKEN = 9, 3, 4

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="builds are broken off in forks")


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*")) if path.is_file()}


def build(root: Path) -> dict[str, bytes]:
    assert build_site(Options(root, root / "_site")).ok
    return tree(root / "_site")


def in_a_fork(root: Path, at: int, strike: Callable[[], None]) -> tuple[int, int]:
    """Build in a fork, striking at the N-th operation; gives the exit code and the operations."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        count, of_ours = 0, str(root)

        def hook(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal count
            if event in COUNTED and str(arguments[0]).startswith(of_ours):
                count += 1
                if count == at:
                    strike()

        code = BROKEN
        try:
            sys.addaudithook(hook)
            code = 0 if build_site(Options(root, root / "_site")).ok else FAILED
        except BriefingError as error:
            code = FAILED if "\n" not in str(error) else BROKEN
        finally:
            os.write(writing, str(count).encode())
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        counted = pipe.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), int(counted or 0)


def first(root: Path) -> None:
    """Nothing is there yet."""


def edited(root: Path) -> None:
    build(root)
    path = root / "content/articles/first/en.md"
    text = path.read_text("utf-8")
    path.write_text(text.replace("raised a round", "has raised a round"), "utf-8")


def removed(root: Path) -> None:
    shutil.copytree(root / "content/articles/first", root / "content/articles/second")
    build(root)
    shutil.rmtree(root / "content/articles/second")


def emptied(root: Path) -> None:
    build(root)
    build(root)
    shutil.rmtree(root / ".briefing")


def site(folder: Path, shape: Callable[[Path], None]) -> Path:
    shutil.copytree(SITES / "minimal/content", folder / "content")
    shape(folder)
    return folder


def kill() -> None:
    os._exit(KILLED)


def failing(code: int) -> Callable[[], None]:
    def strike() -> None:
        raise OSError(code, os.strerror(code), "a file")

    return strike


SHAPES = (first, edited, removed, emptied)
ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EMFILE)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_killed_build_leaves_the_old_site_or_the_new(
    shape: Callable[[Path], None], tmp_path: Path
) -> None:
    ready = site(tmp_path / "ready", shape)
    wanted = build(site(tmp_path / "clean", shape))
    shutil.copytree(ready, tmp_path / "counted", copy_function=shutil.copy2)
    _, operations = in_a_fork(tmp_path / "counted", -1, kill)
    step = max(1, operations // POINTS)
    for at in range(1, operations + 1, step):
        root = tmp_path / f"at-{at}"
        shutil.copytree(ready, root, copy_function=shutil.copy2)
        before = tree(root / "_site")
        code, _ = in_a_fork(root, at, kill)
        assert code in (KILLED, 0)
        assert tree(root / "_site") in (before, wanted), f"mixed at {at} of {operations}"
        assert build(root) == wanted, f"not mended at {at} of {operations}"
        shutil.rmtree(root)
    print(f"{shape.__name__}: {len(range(1, operations + 1, step))} of {operations} operations")


@pytest.mark.parametrize("shape", [first, edited])
@pytest.mark.parametrize("code", ERRORS, ids=errno.errorcode.get)
def test_a_failing_disk_is_told_in_one_line_and_leaves_the_old_site(
    code: int, shape: Callable[[Path], None], tmp_path: Path
) -> None:
    ready = site(tmp_path / "ready", shape)
    wanted = build(site(tmp_path / "clean", shape))
    shutil.copytree(ready, tmp_path / "counted", copy_function=shutil.copy2)
    _, operations = in_a_fork(tmp_path / "counted", -1, kill)
    for at in range(1, operations + 1, max(1, 2 * operations // POINTS)):
        root = tmp_path / f"at-{at}"
        shutil.copytree(ready, root, copy_function=shutil.copy2)
        before = tree(root / "_site")
        outcome, _ = in_a_fork(root, at, failing(code))
        assert outcome in (0, FAILED), f"exit code {outcome} at {at} of {operations}"
        assert tree(root / "_site") == (before if outcome else wanted), f"at {at}"
        assert build(root) == wanted
        shutil.rmtree(root)
