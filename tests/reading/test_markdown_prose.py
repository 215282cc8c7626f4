"""The prose of a text, with everything else blanked out in its place."""

from __future__ import annotations

import pytest

from briefing.reading.markdown_prose import prose, with_link_texts


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


@pytest.mark.parametrize("text", ["[word](http://x)", "a [the word][r] b", "- [word](x)"])
def test_the_text_of_a_link_is_kept_where_it_is_asked_for(text: str) -> None:
    kept = with_link_texts(text)
    assert kept.index("word") == text.index("word") and len(kept) == len(text)
    assert "x" not in kept and "r]" not in kept


@pytest.mark.parametrize("text", [
    "`[word](x)`", "```\n[word](x)\n```", "## [word](x)", "> [word](x)", "![word](x)", "[[word]]",
    "[^word]", "[a](word)", "[[word|b]](x)",
])
def test_what_else_stands_in_brackets_is_not(text: str) -> None:
    assert "word" not in with_link_texts(text)
