"""Putting a tree in place: in one step, and never over what is not ours."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from briefing.errors import PublishError
from briefing.publishing import publish as module
from briefing.publishing.publish import FIRST_LINE, MARKER, check_output, clean, publish

TREE = {MARKER: FIRST_LINE, "index.html": b"new", "en/index.html": b"english"}


def read(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes()
            for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("swapped", [True, False])
def test_the_new_tree_replaces_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, swapped: bool
) -> None:
    if not swapped:
        monkeypatch.setattr(module, "_swapped", lambda tree, output: False)
    output, work = tmp_path / "_site", tmp_path / ".briefing"
    publish({MARKER: FIRST_LINE, "old.html": b"old"}, output, work)
    publish(TREE, output, work)
    assert read(output) == TREE
    assert list(work.iterdir()) == []


def test_a_failure_leaves_the_old_tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output, work = tmp_path / "_site", tmp_path / ".briefing"
    publish({MARKER: FIRST_LINE, "old.html": b"old"}, output, work)
    written = 0

    def full(path: Path, data: bytes) -> int:
        nonlocal written
        written += 1
        if written == 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return len(data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(PublishError, match="No space left"):
        publish(TREE, output, work)
    monkeypatch.undo()
    assert read(output) == {MARKER: FIRST_LINE, "old.html": b"old"}


def test_two_renames_put_the_old_tree_back_where_the_second_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output, work = tmp_path / "_site", tmp_path / ".briefing"
    publish({MARKER: FIRST_LINE, "old.html": b"old"}, output, work)
    monkeypatch.setattr(module, "_swapped", lambda tree, output: False)
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if path.name == "site":
            raise OSError(errno.EACCES, "Permission denied", str(path))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(PublishError, match="Permission denied"):
        publish(TREE, output, work)
    monkeypatch.undo()
    assert read(output) == {MARKER: FIRST_LINE, "old.html": b"old"}


def test_a_folder_that_is_not_ours_is_refused(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    foreign = tmp_path / "photos"
    foreign.mkdir()
    check_output(foreign, tmp_path)
    (foreign / "a.jpg").touch()
    for folder, why in [(foreign, "no build of ours"), (tmp_path, "sources"),
                        (tmp_path / "content", "sources"), (tmp_path.parent, "sources"),
                        (foreign / "a.jpg", "is a file")]:
        with pytest.raises(PublishError, match=why):
            check_output(folder, tmp_path)
    check_output(tmp_path / "absent", tmp_path)


def test_clean_removes_what_is_there(tmp_path: Path) -> None:
    output = tmp_path / "_site"
    publish(TREE, output, tmp_path / ".briefing")
    assert clean(output, tmp_path / ".briefing", tmp_path / "absent") == [
        output, tmp_path / ".briefing"]
    assert not output.exists()
