"""The names of records in a text."""

from __future__ import annotations

import pytest

from briefing.library.gate.known import Names, Words, longest


@pytest.mark.parametrize(("text", "expected"), [
    ("GLM-4-Plus and GLM-4 of Acme", ["GLM-4-Plus", "GLM-4", "Acme"]),
    ("Acmes, xAcme, GLM-44", []),
    ("智譜的GLM-4用了", ["智譜", "GLM-4"]),
    ("acme", []),
    ("X", ["X"]),
])
def test_names_are_found_whole_and_longest_first(text: str, expected: list[str]) -> None:
    known = Names(["GLM-4", "GLM-4-Plus", "Acme", "智譜", "X"])
    assert [text[start:end] for start, end in known.find(text)] == expected


def test_no_names_find_nothing() -> None:
    assert Names([" "]).find("GLM-4") == []


@pytest.mark.parametrize(("text", "expected"), [
    ("信息與軟件", {"信息", "軟件"}),
    ("信，息", set()),
    ("用U盤", {"U盤"}),
])
def test_words_within_a_text(text: str, expected: set[str]) -> None:
    assert set(Words(["信息", "軟件", "U盤", "信息息", " "]).within(text, set(text))) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("信息息", [(0, 3, "信息息")]),
    ("信息，信息息", [(0, 2, "信息"), (3, 6, "信息息")]),
    ("息信息", [(0, 1, "息"), (1, 3, "信息")]),
    ("an IT man, bIT, ITs", [(3, 5, "IT")]),
    ("", []),
])
def test_the_longest_word_at_each_place(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert list(longest(text, {"信息", "息", "信息息", "IT"})) == expected
