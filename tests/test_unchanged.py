"""A build that has nothing to do says so by stamps alone; whatever is changed, it does not."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing import stamps
from briefing.__main__ import main
from briefing.unchanged import standing

SITE = Path(__file__).parent / "sites" / "minimal"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    shutil.copytree(SITE / "content", tmp_path / "content")
    (tmp_path / "static").mkdir()
    (tmp_path / "static/own.txt").write_text("own")
    assert main(["build", "--root", str(tmp_path)]) == 0
    return tmp_path


def arguments(root: Path, *more: str) -> list[str]:
    return ["build", "--root", str(root), *more]


def same_size_and_time(root: Path) -> None:
    path = root / "content/articles/first/en.md"
    before = path.stat()
    path.write_text(path.read_text("utf-8").replace("round", "robin", 1), "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def replaced(root: Path) -> None:
    path = root / "content/articles/first/en.md"
    beside = path.with_name("new")
    beside.write_text(path.read_text("utf-8") + "\nMore.\n", "utf-8")
    beside.replace(path)


def added(root: Path) -> None:
    (root / "content/articles/first/a.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")


def templated(root: Path) -> None:
    (root / "templates").mkdir()
    (root / "templates/footer.html").write_text("own")


def static(root: Path) -> None:
    (root / "static/own.txt").unlink()


def output_gone(root: Path) -> None:
    (root / "_site/index.html").unlink()


def output_changed(root: Path) -> None:
    path = root / "_site/index.html"
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(data[:-1] + b" ")


def foreign(root: Path) -> None:
    (root / "_site/evidence/foreign.txt").write_text("not ours")


def record_gone(root: Path) -> None:
    (root / ".briefing/tree").unlink()


def remembered_gone(root: Path) -> None:
    for path in (root / ".briefing").glob("last-*"):
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(data)


def test_nothing_to_do(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = standing(arguments(built))
    assert said == ("nothing to do for 23 pages\n", "")
    assert main(arguments(built)) == 0
    assert capsys.readouterr().out.endswith(said[0])


@pytest.mark.parametrize("change", [
    same_size_and_time, replaced, added, templated, static, output_gone, output_changed, foreign,
    record_gone, remembered_gone,
], ids=lambda change: change.__name__)
def test_there_is_something_to_do(built: Path, change: Callable[[Path], None]) -> None:
    change(built)
    assert standing(arguments(built)) is None


@pytest.mark.parametrize("more", [["--drafts"], ["--base-url", "https://example.org/x/"],
                                  ["--format", "json"], ["--output"], ["--nonsense"]])
def test_another_command_goes_the_long_way(built: Path, more: list[str]) -> None:
    assert standing(arguments(built, *more)) is None


def test_what_was_only_touched_is_read_and_found_to_stand(built: Path) -> None:
    (built / "content/site.yaml").touch()
    assert standing(arguments(built)) is not None


def test_what_had_to_be_read_need_not_be_the_next_time(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    standing(arguments(built))
    (built / "content/site.yaml").touch()
    later = time.time_ns() + 10**10
    monkeypatch.setattr(stamps, "now_in", lambda folder: later)
    assert standing(arguments(built)) is not None
    monkeypatch.setattr(stamps.Stamps, "read", None)
    assert standing(arguments(built)) is not None


def test_what_another_build_published_is_not_taken_for_this_ones(built: Path) -> None:
    kept, = (built / ".briefing").glob("last-*")
    text = built / "content/articles/first/en.md"
    before, known = text.read_text("utf-8"), kept.read_bytes()
    text.write_text(f"{before}\nMore.\n", "utf-8")
    assert main(arguments(built)) == 0
    text.write_text(before, "utf-8")
    kept.write_bytes(known)
    assert standing(arguments(built)) is None


def test_of_many_sets_of_options_the_latest_are_remembered(tmp_path: Path) -> None:
    shutil.copytree(SITE / "content", tmp_path / "content")
    for n in range(10):
        assert main(arguments(tmp_path, f"--base-url=https://example.com/{n}/")) == 0
    kept = [path.name.partition("-")[0] for path in (tmp_path / ".briefing").iterdir()]
    assert kept.count("state") == kept.count("stamps") == 8
    assert kept.count("last") <= 9
    assert standing(arguments(tmp_path, "--base-url=https://example.com/9/"))
