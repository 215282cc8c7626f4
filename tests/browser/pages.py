"""The pages that the browser looks at: one of each kind, and what a reader makes of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from playwright.sync_api import Page, expect

PAGES = (
    "", "articles/", "articles/zhipu-hangzhou/", "timeline/", "models/", "models/glm/",
    "models/compare/", "organizations/", "organizations/zhipu/", "people/", "glossary/",
    "evidence/", "evidence/wang-2025-zhipu-hangzhou/", "evidence/report/", "corrections/",
    "search/",
)
LARGE = (
    "", "articles/", "timeline/", "timeline/2024/", "timeline/undated/", "models/",
    "models/compare/?m=aurora-1,basalt-22", "glossary/", "en/glossary/d/",
    "terms/temporal-weight/", "evidence/",
    "search/?q=GLM", "search/claim/",
)
"""Those of the generated site that differ from a small one's."""
LANGUAGES = ("zh-Hant", "en")


def every_page() -> list[str]:
    """Each in both languages, and the page for what is not there."""
    return [*PAGES, *(f"en/{page}" for page in PAGES), "404.html"]


def _mark(page: Page) -> None:
    page.locator(".prose p a.ev").first.click()
    expect(page.locator("#x-card dl.rows")).to_be_visible()


def _term(page: Page) -> None:
    page.locator("a.term").first.hover()
    expect(page.locator("#x-hint .ge-d")).to_be_visible()


def _nothing(page: Page) -> None:
    page.locator("[data-filters]").fill("zzzz")
    expect(page.locator(".empty")).to_be_visible()


def _cards(page: Page) -> None:
    if page.locator(".chips-v").is_visible():  # a narrow window has cards anyway
        page.locator("label:has(#x-v-cards)").click()
    expect(page.locator(".tbl-cat thead")).to_be_hidden()


def _chip(page: Page) -> None:
    page.locator(".chip:has([type=checkbox])").first.click()


STATES: tuple[tuple[str, Callable[[Page], None] | None], ...] = (
    ("articles/zhipu-hangzhou/", _mark), ("articles/zhipu-hangzhou/", _term),
    ("glossary/", _nothing), ("models/", _cards), ("timeline/", _chip),
    ("models/compare/?m=glm&m=wudao", None), ("search/?q=GLM", None), ("search/?q=zzzz", None),
)


def every_sight(page: Page, address: str, large: str = "") -> Iterator[str]:
    """Puts each page, and each state that a reader brings one into, before the browser in turn.

    `large` is where the generated site is served, for its pages too.
    """
    for path in every_page():
        page.goto(address + path)
        yield path
    for prefix in ("", "en/"):
        for path, act in STATES:
            page.goto(address + prefix + path)
            if act:
                act(page)
            yield f"{prefix}{path}{f' {act.__name__}' if act else ''}"
    for path in LARGE if large else ():
        page.goto(large + path)
        yield f"large {path}"
