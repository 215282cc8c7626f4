"""Sentences and clauses, with their spans."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.reading.sentences import split_clauses, split_sentences


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["智譜設立了新公司。", "它在杭州！", "為什麼？", "因為 DeepSeek。"],
        ["他說：「好。我們走。」然後離開了。", "天黑了。"],
        ["2.5 億元（約 3,000 萬美元。未審計）入帳。", "完。"],
        ["Zhipu set up Zhejiang Zhipu Xinpian Technology Co., Ltd. in Hangzhou.", "It grew."],
        ["It costs $3.5 million.", "J. Smith of U.S. Robots paid.", "Why?", "Nobody knows!"],
        ["Dr. Tang of Zhipu Co. Beijing met Mr. Wang at 5 p.m. Monday.", "They spoke."],
        ['"We won. We did," she said.', "Then she left."],
        ['He said "Go."', "Then he left."],
        ["See approx. five, e.g. GPT-4.5.", "(A note. Here.)", "Next."],
        ["Heading", "Text of a paragraph."],
        ["他用 Python 3.11。", "English follows. it goes on."],
    ],
)
def test_sentences(sentences: list[str]) -> None:
    gap = "\n\n" if sentences[0] == "Heading" else "" if sentences[0][-1] > "\u2e80" else " "
    assert pieces(gap.join(sentences)) == sentences


def test_a_name_holds_its_sentence_together() -> None:
    text = "Yahoo! Japan rose. It fell."
    assert len(split_sentences(text)) == 3
    assert [text[a:b] for a, b in split_sentences(text, [(0, 12)])] == [
        "Yahoo! Japan rose.", "It fell."]


def test_a_quotation_left_open_does_not_swallow_the_rest() -> None:
    text = "他說：「好。" + "天亮了。" * 300
    assert len(split_sentences(text)) > 100
    assert pieces("「沒有關\n\n新的一段。") == ["「沒有關", "新的一段。"]


def test_clauses() -> None:
    text = "2024 年，它募得 10,000 萬元；投後 3 億, about 4 to 1"
    clauses = split_clauses(text, (0, len(text)))
    assert [text[a:b] for a, b in clauses] == [
        "2024 年，", "它募得 10,000 萬元；", "投後 3 億,", " about 4 to 1"]


@given(st.text("Aa.。!?「」“”\"() \n1…,") | st.text())
def test_every_character_but_white_space_is_in_one_sentence(text: str) -> None:
    at = 0
    for start, end in split_sentences(text):
        assert not text[at:start].strip() and start < end
        assert text[start:end].strip() == text[start:end]
        at = end
    assert not text[at:].strip()


def test_time_grows_no_faster_than_the_text() -> None:
    for piece in ("。", ".", "「", '"', "a. ", "Co. ", "。」", "\n", "(.", "…", "A.\n\n"):
        text = (piece * 50_000)[:50_000]
        started = time.process_time()
        split_sentences(text)
        least = time.process_time() - started
        started = time.process_time()
        split_sentences(text * 8)
        assert time.process_time() - started < 8 * 3 * least + 0.1, piece
