"""A site at size: no page is heavy, every address holds, and filters touch little."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.pages import LARGE
from tests.browser.test_pages import WATCH

PAGE = 250_000
"""Bytes."""
EVENT = r'<li[^>]* id="(event-\d+)"'
TOUCHED = """() => {
  window.touched = 0;
  new MutationObserver(list => { touched += list.length; })
    .observe(document.querySelector('main'), {subtree: true, childList: true, attributes: true});
}"""


def ids(large: Path, page: str, pattern: str) -> list[str]:
    return re.findall(pattern, (large / page / "index.html").read_text(encoding="utf-8"))


def test_no_page_is_heavy(large: Path) -> None:
    sizes = sorted((path.stat().st_size, path.relative_to(large).as_posix())
                   for path in large.rglob("*.html"))
    print("\n".join(f"{size:>9,} B  {name}" for size, name in sizes[-12:]))
    parts = [size for size, name in sizes if re.search(r"glossary/.+/|timeline/.+/", name)]
    print(f"parts: median {parts[len(parts) // 2]:,} B of {len(parts)}")
    assert sizes[-1][0] <= PAGE
    assert parts[len(parts) // 2] <= 80_000


@pytest.mark.parametrize("page", ["timeline", "en/timeline"])
def test_every_anchor_stays_and_every_entry_stands_on_one_part(large: Path, page: str) -> None:
    lines = ids(large, page, EVENT)
    entries = [id for part in (large / page).iterdir() if part.is_dir()
               for id in ids(large, f"{page}/{part.name}", EVENT)]
    assert len(lines) == 400
    assert sorted(lines) == sorted(entries)


def test_an_anchor_lands_on_its_line_which_leads_to_the_entry(open_large: Open) -> None:
    page = open_large("timeline/#event-250")
    line = page.locator("li:target")
    expect(line).to_be_in_viewport()
    line.locator("a").click()
    expect(page.locator(".evt:target")).to_be_in_viewport()
    assert page.url.rpartition("#")[2] == "event-250"


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_an_old_anchor_of_a_term_leads_to_its_page(open_large: Open, prefix: str) -> None:
    page = open_large(f"{prefix}glossary/#temporal-weight")
    page.wait_for_url(f"**/{prefix}terms/temporal-weight/")
    expect(page.locator("h1")).to_have_text("temporal weight" if prefix else "時序權重")
    page.go_back()  # not to the glossary, which would lead here again
    assert "glossary" not in page.url


@pytest.mark.parametrize(("path", "letter"), [
    ("glossary/#temporal-weight", "S"), ("en/glossary/#temporal-weight", "T"),
])
def test_without_script_an_old_anchor_lands_at_the_letter(
    open_large: Open, path: str, letter: str
) -> None:
    page = open_large(path, java_script_enabled=False)
    section = page.locator("section:has(:target)")
    expect(section).to_be_in_viewport()
    expect(section.locator("h2")).to_have_text(letter)
    section.locator("h2 a").click()
    page.locator("#temporal-weight a").click()
    page.wait_for_url("**/terms/temporal-weight/")


def test_both_indexes_of_a_large_glossary_lead_to_its_letters(open_large: Open) -> None:
    page = open_large("glossary/")
    page.locator(".jump").nth(1).get_by_role("link", name="T").click()
    page.wait_for_url("**/glossary/t/")
    expect(page.locator("h1")).to_have_text("英文 T")
    expect(page.locator("#temporal-weight")).to_be_visible()
    page.locator(".langs a[hreflang=en]").click()
    page.wait_for_url("**/en/glossary/t/")


@pytest.mark.parametrize("typed", ["shixu quanzhong", "shixuquanz", "sxqz", "時序權", "temporal w"])
def test_a_large_glossary_is_filtered_over_all_letters(open_large: Open, typed: str) -> None:
    page = open_large("en/glossary/")
    page.locator("#x-gq").fill(typed)
    lines = page.locator("[data-group]:visible li")
    expect(lines.filter(has_text="temporal weight").first).to_be_visible()
    assert lines.count() < 40
    page.locator("[data-group]:visible li a", has_text="temporal weight").first.click()
    page.wait_for_url("**/en/terms/temporal-weight/")


def test_marks_and_terms_show_the_entries(open_large: Open) -> None:
    page = open_large("articles/issue-11/")
    page.locator(".prose a.ev").first.click()
    expect(page.locator("#x-card dl.rows")).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("a.term").first.hover()
    expect(page.locator("#x-hint .ge-d p").first).to_be_visible()


def test_many_models_are_sorted_and_the_chosen_compared(open_large: Open) -> None:
    page = open_large("en/models/")
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.locator("th[data-sort] button").nth(3).click()
    dates = page.locator(".tbl-cat tbody tr td:nth-of-type(4)").all_text_contents()
    missing = ["not stated" in date for date in dates]
    assert missing == sorted(missing)
    assert len(set(missing)) == 2
    for n in range(3):
        page.locator("[name=m]").nth(n).check()
    page.locator(".cmp-bar .btn").click()
    page.wait_for_url("**/compare/?m=*")
    expect(page.locator(".cmp-t thead th")).to_have_count(4)
    expect(page.locator(".cmp-no")).to_be_hidden()
    assert page.locator(".cmp-t tr.diff").count() > 0
    assert page.locator(".cmp-t td:empty").count() == 0
    marks = page.locator(".cmp-t a.ev").all_inner_texts()
    assert marks == sorted(marks, key=int)
    page.locator(".cmp-t thead a").first.click()
    page.wait_for_url(re.compile(r"/en/models/[\w-]+/$"))
    assert not faults


def test_without_script_a_large_catalogue_says_where_to_look(open_large: Open) -> None:
    page = open_large("en/models/compare/?m=aurora-1,aurora-2", java_script_enabled=False)
    expect(page.locator(".cmp-no")).to_contain_text("500")
    page.locator("a.go").click()
    page.wait_for_url("**/en/models/")


def test_a_keystroke_touches_no_more_than_changes(open_large: Open) -> None:
    page = open_large("glossary/")
    page.locator("#x-gq").fill("稀")
    expect(page.locator("[data-q]:visible").first).to_contain_text("稀疏")
    page.evaluate(TOUCHED)
    for typed in ("稀疏", "稀疏", "稀疏注意力", ""):
        page.evaluate("window.touched = 0")
        page.locator("#x-gq").fill(typed)
        touched = page.evaluate("() => new Promise(done => setTimeout(() => done(touched)))")
        print(f"{typed or 'cleared'}: {touched} nodes touched")
        assert touched <= 500


@pytest.mark.parametrize("width", [320, 1440])
def test_a_page_at_size_is_quiet_and_fits(open_large: Open, width: int) -> None:
    page, faults = open_large("404.html", width=width), []
    base = page.url.removesuffix("404.html")
    page.context.add_init_script(WATCH)
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    for path in LARGE:
        page.goto(base + path)
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        seen = page.evaluate("() => ({...seen, width: document.documentElement.scrollWidth})")
        faults += [f"{path}: policy {name}" for name in seen["violations"]]
        if seen["width"] > width:
            faults.append(f"{path}: {seen['width']} px wide")
        if seen["shift"]:
            faults.append(f"{path}: moves by {seen['shift']}: {seen['moved']}"[:600])
    assert not faults, "\n".join(faults)
