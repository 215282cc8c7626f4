"""The words that Taiwan and the mainland say differently."""

from __future__ import annotations

from briefing.library.simplified import Simplifier, letters, words
from briefing.library.tables import rows
from briefing.library.usages import usage_pairs


def test_every_line_says_something_that_the_conversion_alone_does_not() -> None:
    convert, lines = Simplifier(), [(row[0], "".join(row[1:])) for row in rows("usages.tsv")]
    assert len({word for word, _ in lines}) == len(lines)
    for word, others in lines:
        assert others or convert(word) != letters(word), word
        assert others == "-" or not {convert(word), letters(word)}.intersection(others.split())
        assert others or word not in words(), word


def test_a_word_comes_with_all_that_the_mainland_says_for_it() -> None:
    found = set(usage_pairs())
    assert {("軟體", "软件"), ("介面", "界面"), ("介面", "接口"), ("影片", "视频")} <= found
    assert "透過" not in {word for word, _ in found}
