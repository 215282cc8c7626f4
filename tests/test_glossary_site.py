"""A whole site with a long and a very long glossary: addresses, and what an edit makes anew."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from briefing import making
from briefing.library import term_parts
from briefing.pages import parts
from briefing.site import Options, build_site
from tests.sites.generate import Size, write_site

SIZE = Size(articles=2, events=0, years=2, models=0, terms=14, claims=8, sources=1,
            organizations=2, people=1)
WAYS = ("", "en/", "zh-hans/")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site in three languages, one of them derived, with more terms than a list may have."""
    monkeypatch.setattr(parts, "LONG", 4)
    root = write_site(tmp_path / "site", SIZE)
    settings = root / "content/site.yaml"
    made = json.loads(settings.read_text("utf-8"))
    made["languages"]["zh-Hans"] = {"name": "简体中文", "derived_from": "zh-Hant"}
    settings.write_text(json.dumps(made, ensure_ascii=False), "utf-8")
    return root


def build(root: Path) -> Path:
    report = build_site(Options(root, root / "_site"))
    assert [d.message for d in report.diagnostics if d.severity == "error"] == []
    return root / "_site"


def bytes_of(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes()
            for path in site.rglob("*") if path.is_file()}


def made_by(root: Path, file: str, old: str, new: str) -> set[str]:
    """The pages that a change of a file makes anew; the site is then as a clean build has it."""
    build(root)
    path = root / "content" / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        names: set[str] = set()
        take = making._take

        def noting(build: Any, made: Any) -> None:
            names.update(made.outputs)
            take(build, made)

        patch.setattr(making, "_take", noting)
        build(root)
    clean = root.parent / "clean"
    shutil.copytree(root / "content", clean / "content")
    assert bytes_of(build(clean)) == bytes_of(root / "_site")
    return {name.removesuffix("/index.html") for name in names}


def made_by_a_new_term(root: Path) -> set[str]:
    """What a term `zebra` makes anew, a copy of the last one under other names."""
    terms = (root / "content/facts/terms.yaml").read_text("utf-8")
    last = terms.rstrip("\n").rpartition("\n")[2]
    new = re.sub(r"^[a-z-]+", "zebra", last).replace('"term": "', '"term": "Z').replace(
        '"aliases"', '"no"')
    return made_by(root, "facts/terms.yaml", last, f"{last}\n{new}")


@pytest.mark.parametrize("way", WAYS)
def test_every_anchor_stays_and_every_entry_stands_on_one_part(root: Path, way: str) -> None:
    site = build(root)
    whole = (site / way / "glossary/index.html").read_text("utf-8")
    lines = re.findall(r'<li id="([a-z-]+)"', whole)
    entries = [id for part in (site / way / "glossary").glob("*/index.html")
               for id in re.findall(r'<div class="ge" id="([a-z-]+)"', part.read_text("utf-8"))]
    assert len(lines) == SIZE.terms
    assert sorted(lines) == sorted(entries)


@pytest.mark.parametrize("way", WAYS)
def test_past_a_number_every_term_has_a_page_and_old_anchors_stay(
    root: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "OWN", 8)
    site = build(root)
    whole = (site / way / "glossary/index.html").read_text("utf-8")
    moved = re.findall(r'<i id="([a-z-]+)">', whole)
    assert sorted(moved) == sorted(path.name for path in (site / way / "terms").iterdir())
    assert len(moved) == SIZE.terms
    for index in ("[a-z]", "pinyin-[a-z]"):
        lines = [id for part in (site / way / "glossary").glob(f"{index}/index.html")
                 for id in re.findall(r'<li id="([a-z-]+)"', part.read_text("utf-8"))]
        assert sorted(lines) == sorted(moved)
    page = (site / way / "terms" / moved[0] / "index.html").read_text("utf-8")
    for tag, other in zip(("zh-Hant", "en", "zh-Hans"), WAYS, strict=True):
        assert f'hreflang="{tag}" href="https://example.org/briefing/{other}terms/' in page


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("own", [True, False])
def test_a_letter_with_many_terms_is_cut_further_and_its_anchors_stay(
    root: Path, way: str, own: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(term_parts, "ENTRIES", 2)
    monkeypatch.setattr(parts, "OWN", 8 if own else 500)
    folder = build(root) / way / "glossary"
    pages = {path.parent.name: path.read_text("utf-8") for path in folder.glob("*/index.html")}
    cut = {part: page for part, page in pages.items() if re.search(f'<a href="../{part}-', page)}
    assert cut
    for part, page in cut.items():
        here = re.findall(r'<(?:i|li) id="([a-z-]+)"', page)
        inner = [id for name, other in pages.items()
                 if name.startswith(f"{part}-") and name not in cut
                 for id in re.findall(r'<(?:li|div class="ge") id="([a-z-]+)"', other)]
        assert sorted(here) == sorted(inner) and len(here) > 2
    for part in pages.keys() - cut.keys():
        assert len(re.findall(r'<(?:li|div class="ge") id=', pages[part])) <= 2


def test_an_article_is_not_made_anew_where_other_terms_come_to_a_part_that_is_cut(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(term_parts, "ENTRIES", 2)
    made = made_by_a_new_term(root)
    assert "glossary" in made and not [name for name in made if "articles/" in name]


def test_a_changed_definition_makes_nothing_anew_that_does_not_show_the_term(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "OWN", 8)
    made = made_by(root, "facts/terms.yaml", "用在注意力上的做法", "用到注意力上的做法")
    ids = {name.rpartition("/")[2] for name in made if "terms/" in name}
    assert 1 <= len(ids) < 4
    assert not [name for name in made if "articles/" in name]
    letters = {f"glossary/{id[0]}" for id in ids}
    shown = {name.removeprefix("en/") for name in made if re.match(r"en/glossary/[a-z]$", name)}
    assert shown == letters
    assert "glossary" not in made and "en/glossary" not in made


def test_a_new_term_makes_no_page_of_another_anew(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "OWN", 8)
    made = made_by_a_new_term(root)
    assert {name for name in made if "terms/" in name} == {f"{way}terms/zebra" for way in WAYS}
    assert not [name for name in made if "articles/" in name]


def test_a_changed_article_makes_the_glossary_anew_only_where_it_quotes_what_changed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "OWN", 8)
    made = made_by(root, "articles/issue-0/zh-Hant.md", "\n---\n", "\n---\n\n全新的一句。\n")
    assert "articles/issue-0" in made
    assert not [name for name in made if "terms/" in name or "glossary" in name]


def test_a_quoted_sentence_that_changed_makes_its_terms_anew(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "OWN", 8)
    term = json.loads((root / "content/facts/terms.yaml").read_text("utf-8").partition(": ")[2]
                      .partition("\n")[0])
    name = term["zh-Hant"]["term"]
    id = (root / "content/facts/terms.yaml").read_text("utf-8").partition(":")[0]
    made = made_by(root, "articles/issue-0/zh-Hant.md", "\n---\n", f"\n---\n\n我們談{name}。\n")
    assert {name for name in made if "terms/" in name} >= {f"{way}terms/{id}" for way in WAYS[::2]}
    assert f"我們談<b>{name}</b>。" in (
        root / "_site/terms" / id / "index.html").read_text("utf-8")
