"""From a claim's evidence to its sentence: the browser finds the words and highlights them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open

_LANDED = """id => {
  const marks = document.getElementById(id), target = document.querySelector(':target')
  const box = marks.getBoundingClientRect()
  return !!target && target.matches('p, li, td, dd, h2, h3') && target.contains(marks)
    && box.top > 0 && box.bottom < innerHeight
}"""
"""A browser that has found the words takes the block they stand in for the target."""


def _land(page: Page, href: str) -> str:
    page.goto("about:blank")
    page.goto(href)
    found = re.search(r"#(x-n\d+)", href)
    assert found
    return found[1]


@pytest.mark.parametrize("language", ["", "en/"])
def test_every_way_leads_to_the_sentence(open_page: Open, language: str) -> None:
    page = open_page(f"{language}evidence/wang-2025-zhipu-hangzhou/")
    hrefs = page.locator(".er dd a[href*=':~:']").evaluate_all("all => all.map(a => a.href)")
    assert len(hrefs) > 30
    for href in hrefs:
        id = _land(page, href)
        page.wait_for_function(_LANDED, arg=id, timeout=5000)


def test_the_id_alone_is_seen_too(open_page: Open) -> None:
    page = open_page("en/articles/zhipu-hangzhou/#x-n3")
    marks = page.locator("#x-n3")
    plain = page.locator("#x-n4").evaluate("e => getComputedStyle(e).backgroundColor")
    assert marks.evaluate("e => getComputedStyle(e).backgroundColor") != plain
