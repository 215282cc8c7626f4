"""The report of a check: what it counts, and what it lists."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from briefing.cli import main
from briefing.errors import Diagnostic, Place
from briefing.pages.quality import quality
from tests.pages.full_site import library


def test_every_claim_is_counted_once_in_each_table() -> None:
    report = quality(library(), [])
    for counts in (report.by_status, report.by_certainty, report.by_proof):
        assert sum(counts.values()) == report.claims == len(library().claims)


def test_what_deserves_another_look_is_listed() -> None:
    known = library()
    path = known.articles[0].path
    faults = [Diagnostic("sentence-unmarked", "m", Place(path, 3, 2)),
              Diagnostic("sentence-unmarked", "m", Place("content/articles/draft/en.md", 3, 2)),
              Diagnostic("other", "m", Place(path))]
    report = quality(known, faults)
    assert report.data()["unmarked_sentences"] == [f"{path}:3:2"], "and no draft"
    assert report.stale_translations == []
    assert "acme-round-2024" not in report.single_source  # the registry says the same
    assert "growth-2024" in report.single_source
    assert "acme-round-2024-registry" in report.vague  # about 2 billion
    assert all(not known.claims[id].date and not known.claims[id].said_on
               for id in report.undated)


def test_check_writes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(Path(__file__).parent.parent / "sites" / "full", tmp_path / "s")
    path = tmp_path / "quality.json"
    assert main(["check", "--root", str(tmp_path / "s"), "--report", str(path)]) == 0
    report = json.loads(path.read_text("utf-8"))
    assert report["articles_by_language"]["zh-Hant"] == 2
    assert report["claims_carried_by_language"]["en"] > 0
    capsys.readouterr()
    article = tmp_path / "s/content/articles/first-round/en.md"
    text = article.read_text("utf-8")
    for wrong, code in (("RMB 7 billion", "figure-unproven"), ("[^nowhere]", "reference-unknown")):
        article.write_text(text.rstrip() + f" Acme raised {wrong}.[^acme-round-2024]\n", "utf-8")
        assert main(["check", "--root", str(tmp_path / "s"), "--report", str(path)]) == 1
        assert code in json.loads(path.read_text("utf-8"))["errors"], "and not of the check before"
    article.write_text(text, "utf-8")
    capsys.readouterr()
    nowhere = tmp_path / "no" / "q.json"
    assert main(["check", "--root", str(tmp_path / "s"), "--report", str(nowhere)]) == 2
    assert "cannot be written" in capsys.readouterr().err
