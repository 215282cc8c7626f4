"""Two things that want one place in the output."""

from __future__ import annotations

import pytest

from briefing.errors import Place
from briefing.publishing.collisions import Wanted, collisions


def found(*files: str) -> list[str]:
    wanted = [Wanted(file, file, Place(file), "rename it") for file in files]
    return [fault.message for fault in collisions(wanted)]


@pytest.mark.parametrize(("first", "second"), [
    ("feed.xml", "feed.xml"), ("feed.xml", "Feed.XML"), ("articles/index.html", "articles"),
    ("articles", "articles/index.html"), ("a/b/c", "A/B"), ("caf\u00e9", "cafe\u0301"),
])
def test_the_later_one_stands_in_the_way(first: str, second: str) -> None:
    assert found(first, second) == [f"{second} stands in the way of {first}"]


def test_neighbours_are_no_collision() -> None:
    assert found("a/index.html", "a/b/index.html", "ab", "a.html", "b/a") == []
