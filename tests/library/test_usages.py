"""The words that Taiwan and the mainland say differently."""

from __future__ import annotations

from briefing.library.simplified import Simplifier, letters, rows, words
from briefing.library.usages import usages


def test_every_line_says_something_that_the_conversion_alone_does_not() -> None:
    convert, lines = Simplifier(), list(rows("usages.tsv"))
    assert len({word for word, _ in lines}) == len(lines)
    for word, others in lines:
        assert others or convert(word) != letters(word), word
        assert others == "-" or not {convert(word), letters(word)}.intersection(others.split())
        assert others or word not in words(), word


def test_a_word_comes_with_all_that_the_mainland_says_for_it() -> None:
    found = set(usages())
    assert {("軟體", "软件"), ("介面", "界面"), ("介面", "接口"), ("影片", "视频")} <= found
    assert "透過" not in {word for word, _ in found}
