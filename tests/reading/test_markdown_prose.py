"""The prose of a text, with everything else blanked out in its place."""

from __future__ import annotations

import pytest

from briefing.reading.markdown_prose import prose


@pytest.mark.parametrize("text", [
    "`word`", "``a ` word``", "```\nword\n```", "## word", "word\n===", "> word", "[[word]]",
    "[[id|word]]", "[^word]", "[a](http://word)", "![word](a.png)", "[word][r]", "[r]: http://word",
    "<http://word>", '<a title="word">', "甲\n\n    word",
])
def test_what_is_no_prose_is_blank(text: str) -> None:
    assert "word" not in prose(text)
    assert len(prose(text)) == len(text)
    assert prose(text).count("\n") == text.count("\n")


@pytest.mark.parametrize("text", [
    "a word", "**word**", "- word", "`a` word `b`", "`a word", "\\`word\\`", "| word |",
    "甲\n    word",
])
def test_prose_stays_where_it_was(text: str) -> None:
    assert prose(text).index("word") == text.index("word")
