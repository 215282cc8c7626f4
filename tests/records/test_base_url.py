"""A site's address: the same check for the site file and the command line."""

from __future__ import annotations

import pytest

from briefing.records.base_url import base_url_problem


@pytest.mark.parametrize("text", [
    "https://example.org/", "http://example.org", "https://example.github.io/briefing/",
    "http://localhost:8000/x", "http://127.0.0.1/", "http://[::1]:80/", "https://例子.tw/路/",
])
def test_good_addresses(text: str) -> None:
    assert base_url_problem(text) is None


@pytest.mark.parametrize(("text", "advice"), [
    ("", "https://example.org/"), ("example.org/x", "https://example.org/x"),
    ("ftp://example.org/", "https://"), ("http://", "https://example.org/"),
    ("https://[::1", "https://example.org/"), ("https://[x]/", "https://example.org/"),
    ("https://example.org/?a=b", "write https://example.org/"),
    ("https://example.org/#top", "write https://example.org/"),
    ("https://example.org/a b/", "take it out"), ("https://exam ple.org/", "take it out"),
    ("https://example.org:99999/", "https://example.org/"), ("https://a:b/", "https://example.org/"),
    ("https://me:secret@example.org/", "https://example.org/"), ("https://a..b/", "https://"),
    ("https://exa／mple.org/", "https://example.org/"), ("https://a\x01/", "take it out"),
])
def test_nonsense_is_told_with_the_right_advice(text: str, advice: str) -> None:
    problem = base_url_problem(text)
    assert problem
    assert advice in problem[1]
