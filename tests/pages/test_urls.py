"""Addresses and the way from one to another."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.pages import urls


@pytest.mark.parametrize(
    ("source", "target", "way"),
    [("", "", "./"), ("", "models/", "models/"), ("models/", "", "../"),
     ("models/glm/", "models/glm/", "./"), ("models/glm/", "models/", "../"),
     ("en/models/glm/", "glossary/#token", "../../../glossary/#token"),
     ("glossary/", "glossary/#token", "#token"), ("", "#agi", "#agi"), ("en/", "#agi", "../#agi"),
     ("en/feed.xml", "en/articles/a/", "articles/a/"), ("feed.xml", "feed.xml", "feed.xml")],
)
def test_relative(source: str, target: str, way: str) -> None:
    assert urls.relative(source, target) == way


_FOLDERS = st.lists(st.sampled_from(["en", "models", "glm", "a"]), max_size=4).map(
    lambda parts: "".join(f"{part}/" for part in parts)
)


@given(_FOLDERS, _FOLDERS, st.sampled_from(["", "#x"]))
def test_a_browser_arrives_where_it_should(source: str, target: str, anchor: str) -> None:
    base = "https://example.org/base/"
    assert urljoin(base + source, urls.relative(source, target + anchor)) in (
        base + target + anchor, base + source + anchor if source == target else "",
    )


def test_the_address_of_each_kind() -> None:
    found = [urls.record(kind, "x") for kind in
             ("model", "organization", "person", "event", "term", "source", "scale")]
    assert found == ["models/x/", "organizations/x/", "people/#x", "timeline/#x", "glossary/#x",
                     "evidence/x/", "#x"]
    assert urls.claim("s", "c") == "evidence/s/#c"
    assert [urls.output_file(url) for url in ("", "en/", "404.html")] == [
        "index.html", "en/index.html", "404.html"]
    assert urls.prefix("zh-Hans", "en") == "zh-hans/"
