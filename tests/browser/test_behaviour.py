"""What a reader does: follow a mark, filter, sort, compare, switch theme and language, search."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.test_access import MEASURE

ARTICLE = "articles/zhipu-hangzhou/"
BOTH = pytest.mark.parametrize("prefix", ["", "en/"])


def shown(page: Page, selector: str) -> list[str]:
    return [row.get_attribute("data-q") or row.inner_text()
            for row in page.locator(selector).all() if row.is_visible()]


@BOTH
@pytest.mark.parametrize("how", ["click", "Enter"])
def test_a_mark_opens_the_record_and_gives_the_focus_back(
    open_page: Open, prefix: str, how: str
) -> None:
    page = open_page(prefix + ARTICLE)
    mark = page.locator(".prose p a.ev").first
    if how == "click":
        mark.click()
    else:
        mark.focus()
        page.keyboard.press("Enter")
    card = page.locator("#x-card")
    expect(card).to_be_visible()
    expect(card.locator("dl.rows")).to_be_visible()
    expect(card).to_have_role("dialog")
    assert page.evaluate("document.activeElement.id") == "x-card"
    for link in card.locator("a[href]").all():
        assert (link.get_attribute("href") or "").startswith("http")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(mark).to_be_focused()
    assert page.url.endswith(ARTICLE)


@pytest.mark.parametrize("path", ["", "models/", "timeline/", "organizations/zhipu/", "people/"])
def test_marks_open_cards_on_every_page(open_page: Open, path: str) -> None:
    page = open_page(path)
    page.locator("a.ev:visible").first.click()
    expect(page.locator("#x-card .er-v")).to_be_visible()


def test_a_mark_in_a_new_tab_and_without_script_is_a_link(open_page: Open) -> None:
    page = open_page(ARTICLE)
    with page.context.expect_page() as opened:
        page.locator(".prose p a.ev").first.click(modifiers=["ControlOrMeta"])
    assert "#ev-" in opened.value.url
    expect(page.locator("#x-card")).to_be_hidden()
    plain = open_page(ARTICLE, java_script_enabled=False)
    plain.locator(".prose p a.ev").first.click()
    assert "#ev-" in plain.url
    plain.locator("li:target a").first.click()
    assert re.search(r"/evidence/[\w-]+/#[\w-]+$", plain.url)


@BOTH
def test_a_term_is_explained_on_hover_and_focus(open_page: Open, prefix: str) -> None:
    page = open_page(prefix + ARTICLE)
    hint, term = page.locator("#x-hint"), page.locator("a.term").first
    term.hover()
    expect(hint).to_be_visible()
    expect(hint.locator(".ge-d p").first).to_be_visible()
    page.mouse.move(5, 5)
    expect(hint).to_be_hidden()
    page.locator("main a:not(.term)").first.focus()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('a.term')"):
            break
    expect(hint).to_be_visible()
    page.keyboard.press("Escape")
    expect(hint).to_be_hidden()


def test_a_first_tap_explains_a_term_and_the_link_inside_leads_on(open_page: Open) -> None:
    page = open_page(ARTICLE, width=390, has_touch=True)
    page.locator("a.term").first.tap()
    hint = page.locator("#x-hint")
    expect(hint).to_be_visible()
    assert page.url.endswith(ARTICLE)
    hint.locator("a.ge-h").tap()
    page.wait_for_url("**/glossary/#*")


@BOTH
def test_the_catalogue_is_filtered_without_script(open_page: Open, prefix: str) -> None:
    page = open_page(f"{prefix}models/", java_script_enabled=False)
    rows = page.locator(".tbl-cat tbody tr")
    assert rows.count() == 15
    page.locator(".chip", has=page.locator("#x-d-openai")).click()
    assert [row.is_visible() for row in rows.all()].count(True) == 2
    page.locator(".chip", has=page.locator("#x-v-cards")).click()
    expect(page.locator(".tbl-cat thead")).to_be_hidden()


def test_the_catalogue_is_sorted_and_what_is_not_stated_stays_last(open_page: Open) -> None:
    page = open_page("en/models/")
    head = page.locator(".tbl-cat th[data-sort]").nth(3)
    for direction in ("ascending", "descending"):
        head.locator("button").click()
        assert head.get_attribute("aria-sort") == direction
        cells = page.locator(".tbl-cat tbody tr td:nth-of-type(4)").all_inner_texts()
        missing = ["not stated" in cell for cell in cells]
        assert missing == sorted(missing)
        assert True in missing
        assert False in missing
    assert page.locator("[aria-sort]").count() == 1


def test_two_to_four_models_are_compared(open_page: Open) -> None:
    page = open_page("en/models/")
    button = page.locator(".cmp-bar .btn")
    expect(button).to_be_disabled()
    boxes = page.locator(".tbl-cat [name=m]")
    for n in range(4):
        boxes.nth(n).check()
    expect(boxes.nth(4)).to_be_disabled()
    expect(page.locator(".cmp-n")).to_have_text("4")
    boxes.nth(3).uncheck()
    button.click()
    page.wait_for_url("**/models/compare/?m=*")
    assert page.locator(".cmp-t thead th[data-m]:visible").count() == 3
    assert page.locator(".cmp-t tr.diff").count() > 0


def test_everything_is_compared_without_script(open_page: Open) -> None:
    page = open_page("models/compare/", java_script_enabled=False)
    assert page.locator(".cmp-t thead th[data-m]:visible").count() == 15


@pytest.mark.parametrize(("typed", "found"), [
    ("rumination", "rumination-model"), ("沉思", "rumination-model"),
    ("chensi", "rumination-model"), ("chensi mo", "rumination-model"),
    ("CHÉNSĪ", "rumination-model"), ("csmx", "rumination-model"),
    ("zhineng ti", "agent"), ("zhinengti", "agent"), ("znt", "agent"), ("智能体", "agent"),
    ("智慧体", "agent"), ("智能體", "agent"), ("开源周", "open-source-week"),
])
@BOTH
def test_the_glossary_is_filtered_as_one_types(
    open_page: Open, prefix: str, typed: str, found: str
) -> None:
    page = open_page(f"{prefix}glossary/")
    page.locator("[data-filters]").fill(typed)
    assert page.locator(".ge:visible").first.get_attribute("id") == found
    assert page.locator(".ge:visible").count() < 5
    expect(page.locator("[data-count]")).to_contain_text(re.compile(r"\d"))
    page.locator("[data-filters]").fill("qqqq")
    expect(page.locator(".empty")).to_be_visible()


@pytest.mark.parametrize(("typed", "found"), [
    ("智慧體", "agent"), ("智能體", "agent"), ("開源週", "open-source-week"),
    ("开源", "open-source"),
])
def test_simplified_pages_are_filtered_by_traditional_characters_too(
    open_page: Open, typed: str, found: str
) -> None:
    page = open_page("zh-hans/glossary/")
    page.locator("[data-filters]").fill(typed)
    assert page.locator(".ge:visible").first.get_attribute("id") == found


@pytest.mark.parametrize("script", [True, False])
@BOTH
def test_a_term_leads_to_the_sentence_that_uses_it(
    open_page: Open, prefix: str, script: bool
) -> None:
    page = open_page(f"{prefix}glossary/", java_script_enabled=script)
    entry = page.locator("#rumination-model")
    entry.locator("summary").focus()
    page.keyboard.press("Enter")
    term = "rumination model" if prefix else "沉思模型"
    expect(entry.locator(".ge-u li b").first).to_have_text(term)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{prefix}articles/zhipu-hangzhou/#*")
    expect(page.locator(".prose p", has_text=term).first).to_be_in_viewport()


def test_a_theme_is_remembered_from_the_first_paint_on(open_page: Open) -> None:
    page = open_page("", color_scheme="light")
    page.locator("label:has(#x-th-dark)").click()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark == "rgb(16, 20, 24)"
    page.goto(page.url + "timeline/", wait_until="commit")
    page.wait_for_selector("body")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark
    page.locator("label:has(#x-th-auto)").click()
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != dark


def test_themes_work_without_script(open_page: Open) -> None:
    page = open_page("", color_scheme="light", java_script_enabled=False)
    page.locator("label:has(#x-th-dark)").click()
    scheme = page.locator("html").evaluate("e => getComputedStyle(e).colorScheme")
    assert scheme == "dark"


@pytest.mark.parametrize("path", ["", "glossary/", "models/glm/", ARTICLE, "evidence/"])
def test_the_language_switch_leads_to_the_same_page(open_page: Open, path: str) -> None:
    page = open_page(path)
    assert page.locator("html").get_attribute("lang") == "zh-Hant"
    page.locator(".langs a[lang=en]").click()
    page.wait_for_url(f"**/briefing/en/{path}")
    assert page.locator("html").get_attribute("lang") == "en"


@BOTH
def test_the_keyboard_reaches_everything_and_is_seen(open_page: Open, prefix: str) -> None:
    page = open_page(prefix)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.url.endswith("#x-main")
    reached = 0
    for _ in range(40):
        page.keyboard.press("Tab")
        state = page.evaluate("""() => {
          const e = document.activeElement, s = getComputedStyle(e.closest('label') ?? e);
          const hit = e.querySelector?.('.hit');
          return [s.outlineStyle, hit ? getComputedStyle(hit).stroke : 'none'];
        }""")
        reached += state[0] != "none" or state[1] != "none"
    assert reached == 40


def test_a_citation_is_copied(open_page: Open) -> None:
    page = open_page(f"en/{ARTICLE}", permissions=["clipboard-read", "clipboard-write"])
    page.locator("[data-copy]").click()
    expect(page.locator("[data-copy]")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator(".cite").inner_text()


def test_without_popovers_marks_and_terms_stay_links(open_page: Open) -> None:
    page = open_page("404.html")
    page.context.add_init_script("delete HTMLElement.prototype.showPopover")
    page.goto(page.url.replace("404.html", ARTICLE))
    expect(page.locator("#x-card")).to_be_hidden()
    page.locator(".prose p a.ev").first.click()
    assert "#ev-" in page.url
    page.locator("a.term").first.click()
    page.wait_for_url("**/glossary/#*")


def _without(page: Page, feature: str) -> None:
    """As a browser sees the style sheets that does not know the feature."""
    page.route("**/*.css", lambda route: route.fulfill(
        response=(answer := route.fetch()), body=answer.text().replace(feature, f"x-{feature}")))


@pytest.mark.parametrize("feature", ["light-dark(", "position-area"])
def test_cards_are_readable_in_older_browsers(open_page: Open, feature: str) -> None:
    page = open_page("404.html", color_scheme="dark")
    _without(page, feature)
    page.goto(page.url.replace("404.html", ARTICLE))
    page.locator(".prose p a.ev").first.click()
    card = page.locator("#x-card")
    expect(card.locator("dl.rows")).to_be_visible()
    box = card.bounding_box()
    assert box
    assert box["x"] >= 0
    assert 0 <= box["y"] <= 900 - box["height"]
    assert [fault for fault in page.evaluate(MEASURE)["faults"] if ":1" in fault] == []


def test_cards_of_models_are_offered_only_where_style_queries_work(open_page: Open) -> None:
    page = open_page("models/")
    expect(page.locator(".chips-v")).to_be_visible()
    _without(page, "style(--v")
    page.reload()
    expect(page.locator(".chips-v")).to_be_hidden()
    expect(page.locator(".tbl-cat thead")).to_be_visible()
