"""The preview in a browser: the overlay over the last good page, the sheets, and the place kept."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.preview.running import free_port, serving, wait_for

PROJECT = Path(__file__).parent.parent.parent
AXE = PROJECT / "tests/tools/node_modules/axe-core/axe.min.js"
ARTICLE = "content/articles/first/en.md"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    shutil.copytree(PROJECT / "tests/sites/minimal", tmp_path, dirs_exist_ok=True)
    (tmp_path / "static/css").mkdir(parents=True)
    shutil.copy(PROJECT / "static/css/base.css", tmp_path / "static/css")
    article = tmp_path / ARTICLE
    article.write_text(article.read_text("utf-8") + "\nOne more paragraph.\n" * 300, "utf-8")
    return tmp_path


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def output(site: Path, port: int) -> Iterator[IO[str]]:
    with serving(site, port) as output:
        wait_for(output, "built")
        yield output


@contextmanager
def opened(chromium: Browser, port: int, **options: Any) -> Iterator[tuple[Page, list[str]]]:
    """The article, and what went wrong in the browser, once it is told of builds."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900},
                                   reduced_motion="reduce", **options)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    with page.expect_websocket():
        page.goto(f"http://127.0.0.1:{port}/small/articles/first/")
    page.evaluate("window.kept = true")
    yield page, errors
    context.close()


@pytest.fixture
def page(chromium: Browser, output: IO[str], port: int) -> Iterator[Page]:
    """The article, in a browser that tells of no error."""
    with opened(chromium, port) as (page, errors):
        yield page
    assert not errors


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_saved_sheet_is_swapped_and_the_page_stays(page: Page, site: Path) -> None:
    sheet = site / "static/css/base.css"
    for width in ("7px", "9px"):
        sheet.write_text(f"body {{ outline: {width} solid }}", encoding="utf-8")
        expect(page.locator("body")).to_have_css("outline-width", width)
        expect(page.locator('link[href*="/base.css"]')).to_have_count(1)
    assert page.evaluate("window.kept")


def test_a_saved_article_is_shown_where_the_reader_was(page: Page, site: Path) -> None:
    page.evaluate("scrollTo({top: 2000, behavior: 'instant'})")
    edit(site / ARTICLE, "has raised", "did raise")
    expect(page.locator("#x-title")).to_contain_text("did raise")
    page.wait_for_load_state()
    assert page.evaluate("scrollY") == 2000
    assert not page.evaluate("window.kept")


def test_another_page_does_not_move(page: Page, site: Path, output: IO[str]) -> None:
    (site / "static/note.txt").write_text("note", encoding="utf-8")
    wait_for(output, "built")
    (site / "static/css/base.css").write_text("body { outline: 7px solid }", encoding="utf-8")
    expect(page.locator("body")).to_have_css("outline-width", "7px")
    assert page.evaluate("window.kept")


def test_faults_lie_over_the_last_good_page_until_they_are_mended(page: Page, site: Path) -> None:
    article, claims = site / ARTICLE, site / "content/facts/claims.yaml"
    good = claims.read_text("utf-8")
    edit(claims, "date: 2024-05", "date: 2024-13")
    edit(article, "topic: funding", "topic: fundign")
    dialog = page.get_by_role("alertdialog")
    expect(dialog.get_by_role("article")).to_have_count(2)
    expect(dialog).to_contain_text("The build stops here · 2 errors")
    expect(dialog.get_by_role("heading", level=1)).to_have_text(f"{ARTICLE}:6:8")
    expect(dialog.get_by_role("heading", level=2)).to_contain_text("content/facts/claims.yaml:")
    expect(dialog.locator("mark").first).to_have_text("fundign")
    expect(dialog.locator(".caret").first).to_contain_text("^" * len("fundign"))
    expect(dialog.locator(".hint").first).to_contain_text("funding")
    expect(dialog).to_be_focused()
    assert page.evaluate("window.kept") and "has raised" in page.locator("#x-title").inner_text()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    edit(article, "topic: fundign", "topic: funding")
    expect(dialog.get_by_role("article")).to_have_count(1)
    claims.write_text(good, encoding="utf-8")
    expect(page.locator("briefing-faults")).to_have_count(0)
    assert page.evaluate("window.kept"), "nothing has changed, so nothing is loaded anew"


def test_faults_of_the_first_build_are_shown_before_there_is_a_site(
    chromium: Browser, site: Path, port: int
) -> None:
    good = (site / ARTICLE).read_text("utf-8")
    (site / ARTICLE).write_text("---\n", encoding="utf-8")
    with serving(site, port) as output:
        wait_for(output, "nothing was published")
        page = chromium.new_page()
        page.goto(f"http://127.0.0.1:{port}/small/articles/first/")
        expect(page.get_by_role("alertdialog")).to_contain_text(f"{ARTICLE}:1:1")
        (site / ARTICLE).write_text(good, encoding="utf-8")
        expect(page.locator("#x-title")).to_contain_text("has raised", timeout=20_000)
        page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_the_overlay_can_be_read(
    chromium: Browser, output: IO[str], site: Path, port: int, width: int, scheme: str
) -> None:
    # axe puts styles into the page, which its policy would refuse
    with opened(chromium, port, color_scheme=scheme, bypass_csp=True) as (page, _):
        page.set_viewport_size({"width": width, "height": 900})
        (site / ARTICLE).write_text("---\n" + "long: " * 300, encoding="utf-8")
        dialog = page.get_by_role("alertdialog")
        expect(dialog).to_be_visible()
        wide, high = dialog.evaluate("d => [d.scrollWidth - d.clientWidth, d.offsetHeight]")
        assert wide == 0 and high <= 900
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate("axe.run('briefing-faults')")
        assert [(each["id"], node["html"], node["failureSummary"]) for each in found["violations"]
                for node in each["nodes"]] == []
        assert found["passes"]


def test_a_page_of_the_sites_own_with_a_large_head_is_reloaded(
    page: Page, site: Path, port: int, output: IO[str]
) -> None:
    head = ("<!doctype html><html lang=en><title>People</title>"
            "<link rel=icon href=data:,>" + "<meta name=x>" * 20_000)
    (site / "templates").mkdir()
    template = site / "templates/people.html"
    template.write_text(f"{head}<body><p>one", encoding="utf-8")
    wait_for(output, "built")
    with page.expect_websocket():
        page.goto(f"http://127.0.0.1:{port}/small/people/")
    expect(page.locator("p")).to_contain_text("one")
    template.write_text(f"{head}<body><p>two", encoding="utf-8")
    expect(page.locator("p")).to_contain_text("two")
