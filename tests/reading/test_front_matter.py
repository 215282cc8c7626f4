"""Front matter: where it ends, and what is said where a fence is missing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.reading.front_matter import split

GOOD = "---\ntitle: 甲\ndate: 2024\n---\n\n## 一\n\n文\n"


def codes(text: str) -> list[tuple[str, int]]:
    *_, faults = split(text, "a.md")
    assert all(fault.help for fault in faults)
    return [(fault.code, fault.place.line) for fault in faults]


def test_a_good_article_is_split_with_its_line_numbers() -> None:
    assert split(GOOD, "a.md") == ("title: 甲\ndate: 2024\n", 2, "\n## 一\n\n文\n", 5, [])


def test_fences_may_have_spaces_after_them_and_a_rule_may_stand_in_the_text() -> None:
    text = "--- \ntitle: 甲\n---\t\n文\n\n---\n\n字\n"
    assert split(text, "a.md") == ("title: 甲\n", 2, "文\n\n---\n\n字\n", 4, [])


def test_comments_blank_lines_and_wrapped_values_stand_in_front_matter() -> None:
    text = "---\ntitle: 甲\n\n# 註\nsources:\n- a\n\n  # b\nsummary: >\n  x\n\n  y\n---\n文"
    assert codes(text) == []
    assert split(text, "a.md")[2:4] == ("文", 14)


@pytest.mark.parametrize(("text", "line"), [
    ("", 1), ("文\n", 1), ("# 題\n\n文\n", 1), ("title: 甲\n\n文\n", 1), ("---\n---\n文\n", 1),
    ("---\n# 註\n---\n", 1), ("\n\n---\ntitle: 甲\n---\n文\n", 3),
    ("----\ntitle: 甲\n---\n文\n", 1),
    ("———\ntitle: 甲\n———\n文\n", 1), ("+++\ntitle: 甲\n+++\n", 1),
])
def test_missing_front_matter_is_told(text: str, line: int) -> None:
    assert codes(text) == [("front-matter-missing", line)]


@pytest.mark.parametrize(("text", "body"), [
    ("---\ntitle: 甲\n\n文\n", "文\n"),
    ("---\ntitle: 甲\n\n## 題\n\n文\n\n---\n\n字\n",
     "## 題\n\n文\n\n---\n\n字\n"),
    ("---\ntitle: 甲\n----\n文\n", "文\n"), ("---\ntitle: 甲\n", ""),
    ("---\ntitle: 甲\n\n## 題\n", "## 題\n"),
])
def test_open_front_matter_is_told_and_its_end_guessed(text: str, body: str) -> None:
    assert codes(text) == [("front-matter-open", 1)]
    front, first, found, _, _ = split(text, "a.md")
    assert (front.strip(), first, found) == ("title: 甲", 2, body)


@pytest.mark.parametrize("text", ["title: 甲\ndate: 2024\n---\n文\n", "———\ntitle: 甲\n———\n文\n"])
def test_where_the_opening_is_wrong_both_parts_are_still_read(text: str) -> None:
    front, _, body, _, _ = split(text, "a.md")
    assert front.startswith("title: 甲\n")
    assert body == "文\n"


@given(st.lists(st.sampled_from(["---", "", "title: x", "# a", "文", "----", "- a", " b", "—"])))
def test_any_text_is_split_so_that_the_lines_still_stand_where_they_stood(parts: list[str]) -> None:
    text = "\n".join(parts)
    front, front_line, body, body_line, faults = split(text, "a.md")
    lines = text.split("\n")
    if body:
        assert lines[body_line - 1 :] == body.split("\n")
    if front:
        assert lines[front_line - 1 :][: front.count("\n")] == front.split("\n")[:-1]
    assert all(fault.help for fault in faults)
