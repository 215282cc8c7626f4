"""A site in English and Japanese: a language is its line in the site file and its words."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from briefing.errors import has_errors
from briefing.site import BuildReport, Options, build_site

SITE = Path(__file__).parent / "sites/japanese"
MISSING = [("nav.yaml", "search", "nav.search"), ("quantity.yaml", "money", "quantity.money"),
           ("glossary.yaml", "title", "glossary.title")]


def build(folder: Path) -> BuildReport:
    return build_site(Options(folder, folder / "_site"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SITE, tmp_path / "site"))


def test_it_builds_and_says_what_nobody_checks(root: Path) -> None:
    report = build(root)
    assert report.ok
    assert [(f.code, f.place.path) for f in report.diagnostics] == [
        ("language-unread", "content/site.yaml")]


def test_its_pages_speak_japanese(root: Path) -> None:
    assert build(root).ok
    text = (root / "_site/ja/articles/first/index.html").read_text("utf-8")
    words = re.sub("<[^>]*>", "", text)
    assert '<html lang="ja">' in text and 'hreflang="en"' in text and 'content="ja_JP"' in text
    for said in ("2024年6月1日", "20億人民元", "約30億パラメータ", "アクメは約30億パラメータの"):
        assert said in words
    pages = list((root / "_site/ja").rglob("*.html"))
    assert len(pages) == len(list((root / "_site").rglob("*.html"))) - len(pages) - 1  # 404.html
    assert "このページは記載なし" in (root / "_site/404.html").read_text("utf-8")


@pytest.mark.parametrize(("file", "word", "told"), MISSING)
def test_a_missing_word_is_an_error_that_names_it(
    root: Path, file: str, word: str, told: str
) -> None:
    path = root / "templates/strings/ja" / file
    lines = path.read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(f"{word}:")]
    assert len(kept) == len(lines) - 1
    path.write_text("".join(kept), "utf-8")
    report = build(root)
    assert has_errors(report.diagnostics)
    assert any(told in fault.message and f"templates/strings/ja/{file}" in str(fault.place)
               for fault in report.diagnostics), [f.message for f in report.diagnostics]
    assert not (root / "_site").exists()


def test_without_any_words_it_says_how_to_begin(root: Path) -> None:
    shutil.rmtree(root / "templates")
    report = build(root)
    assert [fault.code for fault in report.diagnostics if fault.severity == "error"] == [
        "strings-missing"]
