"""Whole sites as data: the good ones build, and every planted mistake is found at its place.

`tests/sites/minimal` and `tests/sites/full` are whole sites. Each folder of `tests/sites/broken`
holds the files that differ from `full`, and `mistakes.txt`: one planted mistake a line, as
`code | file below content/ | a piece of its text with ‸ before the column at fault`.
`expected.txt` is the whole output of `check`; write it anew with `BRIEFING_ACCEPT=1`.
"""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefing.errors import Diagnostic
from briefing.report import as_text
from briefing.site import BuildReport, Options, build_site

SITES = Path(__file__).parent / "sites"
BROKEN = sorted(path.name for path in (SITES / "broken").iterdir())


@dataclass(frozen=True)
class Mistake:
    """One planted mistake, and the place where an editor would look for it."""

    code: str
    path: str
    line: int
    column: int


def build(root: Path, *, publish: bool = False) -> BuildReport:
    return build_site(Options(root, root / "_site", publish=publish))


def broken_site(name: str, folder: Path) -> Path:
    shutil.copytree(SITES / "full", folder, dirs_exist_ok=True)
    shutil.copytree(SITES / "broken" / name, folder, dirs_exist_ok=True)
    return folder


def mistakes(name: str) -> list[Mistake]:
    found = []
    folder = SITES / "broken" / name
    for line in (folder / "mistakes.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        code, file, piece = line.split(" | ", 2)
        before, after = piece.replace("\\n", "\n").split("‸")
        text = (folder / "content" / file).read_text("utf-8")
        assert text.count(before + after) == 1, f"{piece!r} must stand once in {file}"
        offset = text.index(before + after) + len(before)
        start = text.rfind("\n", 0, offset) + 1
        found.append(Mistake(code, f"content/{file}", text.count("\n", 0, offset) + 1,
                             offset - start + 1))
    return found


def at(report: BuildReport, mistake: Mistake) -> list[Diagnostic]:
    """The errors of the mistake's kind on its line."""
    return [d for d in report.diagnostics
            if (d.place.path, d.place.line) == (mistake.path, mistake.line)
            and d.code == mistake.code and d.severity == "error"]


@pytest.mark.parametrize("name", ["minimal", "full"])
def test_a_good_site_builds_without_a_word(name: str, tmp_path: Path) -> None:
    shutil.copytree(SITES / name, tmp_path, dirs_exist_ok=True)
    report = build(tmp_path, publish=True)
    errors = [d for d in report.diagnostics if d.severity == "error"]
    assert not errors, as_text(errors, report.texts)
    assert (tmp_path / "_site" / "index.html").is_file()


def test_where_accounts_differ_it_is_said_beside_the_figure(tmp_path: Path) -> None:
    """In the box of key facts, the figures of the home page, under charts and in their tables."""
    shutil.copytree(SITES / "full", tmp_path, dirs_exist_ok=True)
    build(tmp_path, publish=True)
    article, home = ((tmp_path / "_site" / "en" / page / "index.html").read_text("utf-8")
                     for page in ("articles/first-round", "."))
    for page, place in ((article, '<aside class="keyfacts".*?</aside>'),
                        (home, '<section class="figs".*?</section>'),
                        (article, '<div class="ch-w">.*?</div>'),
                        (home, '<table class="tbl rounds">.*?</table>')):
        found = re.search(place, page, re.DOTALL)
        assert found and "accounts differ" in found[0], place


def test_a_long_site_in_natural_prose_raises_no_alarm(tmp_path: Path) -> None:
    """No error and no warning in eight articles that were written before the gate read them."""
    shutil.copytree(SITES / "harbour", tmp_path, dirs_exist_ok=True)
    report = build(tmp_path, publish=True)
    assert not report.diagnostics, as_text(report.diagnostics, report.texts)
    assert (tmp_path / "_site" / "en" / "articles" / "deep-water" / "index.html").is_file()


@pytest.mark.parametrize("name", BROKEN)
def test_the_whole_output_is_as_expected(name: str, tmp_path: Path) -> None:
    report = build(broken_site(name, tmp_path))
    assert not report.ok
    shown = as_text(report.diagnostics, report.texts)
    expected = SITES / "broken" / name / "expected.txt"
    if os.environ.get("BRIEFING_ACCEPT"):
        expected.write_text(shown, encoding="utf-8")
    assert shown == expected.read_text("utf-8")


def test_every_planted_mistake_is_found_at_its_place(tmp_path: Path) -> None:
    """Prints the figures: planted, found on the right line, at the right column, with a fix."""
    planted = columns = fixes = 0
    missed, askew = [], []
    for name in BROKEN:
        report = build(broken_site(name, tmp_path / name))
        for mistake in mistakes(name):
            found = at(report, mistake)
            planted += 1
            if not found:
                missed.append((name, mistake))
            fixes += bool(found) and all(d.help for d in found)
            if any(d.place.column == mistake.column for d in found):
                columns += 1
            else:
                askew.append((name, mistake, [d.place.column for d in found]))
    print(f"\nplanted {planted}: {planted - len(missed)} of their kind on the right line,"
          f" {columns} at the right column, {fixes} with a fix")
    assert planted >= 60
    assert not missed
    assert fixes == planted
    assert columns >= planted * 57 / 60, askew


def test_one_run_reports_many_mistakes_sorted_by_place(tmp_path: Path) -> None:
    report = build(broken_site("claims", tmp_path))
    assert len(report.diagnostics) >= 30
    assert report.diagnostics == sorted(report.diagnostics, key=lambda d: d.order)


def test_a_failed_build_leaves_the_last_good_site(tmp_path: Path) -> None:
    shutil.copytree(SITES / "minimal", tmp_path, dirs_exist_ok=True)
    build(tmp_path, publish=True)
    before = {p: p.read_bytes() for p in (tmp_path / "_site").rglob("*") if p.is_file()}
    claims = tmp_path / "content" / "facts" / "claims.yaml"
    claims.write_text(claims.read_text("utf-8").replace("basis:", "basiss:"), encoding="utf-8")
    assert not build(tmp_path, publish=True).ok
    assert {p: p.read_bytes() for p in (tmp_path / "_site").rglob("*") if p.is_file()} == before
