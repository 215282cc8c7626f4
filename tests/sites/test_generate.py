"""The generator of sites: the same one every time, of the size asked for, and whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.pages import parts
from briefing.site import Options, build_site
from tests.sites.generate import Size, pick, write_site

SMALL = Size(articles=3, events=12, years=4, models=8, terms=12, claims=10, sources=2,
             organizations=6, people=6)


def build(root: Path) -> Path:
    report = build_site(Options(root, root / "_site"))
    assert [d.message for d in report.diagnostics if d.severity == "error"] == []
    return root / "_site"


def test_it_is_the_same_one_every_time(tmp_path: Path) -> None:
    one, two = (write_site(tmp_path / name, SMALL) for name in ("one", "two"))
    files = sorted(path.relative_to(one) for path in one.rglob("*.*"))
    assert len(files) > 8
    assert all((one / name).read_bytes() == (two / name).read_bytes() for name in files)


def test_names_come_again_only_when_all_have_been_used() -> None:
    assert len({str(pick("terms", n)) for n in range(1000)}) == 1000
    assert len({str(pick("organizations", n)) for n in range(60)}) == 60


def test_a_site_of_long_lists_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "LONG", 4)
    monkeypatch.setattr(parts, "ARTICLES", 1)
    site = build(write_site(tmp_path, SMALL))
    for language in ("", "en/"):
        timeline = (site / language / "timeline/index.html").read_text(encoding="utf-8")
        assert all(f'id="event-{n}"' in timeline for n in range(12))
        for name in ("timeline/2025", "people/c", "search/term", "articles/1",
                     "evidence/report-0/2025"):
            assert (site / language / name / "index.html").is_file(), name
    chinese, english = ((site / name / "index.html").read_text(encoding="utf-8")
                        for name in ("glossary/pinyin-d", "timeline/2025"))
    assert 'href="../../en/glossary/"' in chinese, "the letter is not there in English"
    assert 'hreflang="en" href="https://example.org/briefing/en/timeline/2025/"' in english
    assert 'rel="alternate" hreflang' not in chinese


def test_a_site_without_events_has_a_timeline_and_no_chart(tmp_path: Path) -> None:
    site = build(write_site(tmp_path, Size(1, 0, 4, 2, 2, 0, 1, 2, 2)))
    page = (site / "en/timeline/index.html").read_text(encoding="utf-8")
    assert "There are no events yet." in page
    assert "<svg class=" not in page


def test_an_article_without_english_is_listed_in_its_own_language(tmp_path: Path) -> None:
    site = build(write_site(tmp_path, SMALL))
    assert not (site / "en/articles/issue-1").exists()
    for page in ("en/index.html", "en/articles/index.html"):
        text = (site / page).read_text(encoding="utf-8")
        assert 'articles/issue-1/" lang="zh-Hant" hreflang="zh-Hant"' in text
        assert "繁體中文" in text
