"""The running head is a site's title inside a style sheet: nothing of it may end the string."""

from __future__ import annotations

import pytest

from briefing.pages.print_heads import css_string


@pytest.mark.parametrize(("text", "escaped"), [
    ("AI 產業簡報", "AI 產業簡報"),
    ('"', r"\22 "),
    ("\\", r"\5c "),
    ("</style>", r"\3c \2f style\3e "),
    ("a\n}", r"a\a \7d "),
])
def test_what_could_end_the_string_is_escaped(text: str, escaped: str) -> None:
    assert css_string(text) == escaped
