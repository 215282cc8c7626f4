"""The names of records in a text."""

from __future__ import annotations

import pytest

from briefing.library.gate.known import Names, Words


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
