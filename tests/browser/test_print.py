"""The printed article: four pages of A4 in each language, with its running head."""

from __future__ import annotations

import re

import pytest

from tests.browser.conftest import Open


@pytest.mark.parametrize(("path", "head"), [
    ("articles/zhipu-hangzhou/", "head-zh-hant"), ("en/articles/zhipu-hangzhou/", "head-en"),
])
def test_an_article_is_printed_on_four_pages(open_page: Open, path: str, head: str) -> None:
    page = open_page(path, color_scheme="dark")
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type /Page\b", pdf)) == 4
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert box
    assert (round(float(box[1])), round(float(box[2]))) in {(595, 842), (596, 842), (595, 841)}
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.documentElement).page") == head
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    for hidden in (".top", ".foot", ".toc", ".mnote", ".btn"):
        assert page.locator(f"{hidden}:visible").count() == 0
