"""What was meant as a mark, a link, a list or a table, and is not one, is told at its place."""

from __future__ import annotations

import pytest

from briefing.errors import Diagnostic
from briefing.reading.markdown import read_markdown


def found(text: str) -> list[Diagnostic]:
    return read_markdown(text, "a.md")[1]


@pytest.mark.parametrize(("text", "code", "at", "fix"), [
    ("甲[^claim 乙", "mark-malformed", "[^claim", "[^claim]"),
    ("甲［^claim］", "mark-malformed", "［^claim］", "[^claim]"),
    ("甲[＾claim]", "mark-malformed", "[＾claim]", "[^claim]"),
    ("甲[^claim］乙", "mark-malformed", "[^claim］", "[^claim]"),
    ("見［［acme|它］］。", "link-malformed", "［［acme|它］］", "[[acme|它]]"),
    ("甲[^claim](http://x.org)", "mark-malformed", "[^claim](http://x.org)", "[^claim]"),
    ("甲[^ claim]", "mark-malformed", "[^ claim]", "[^claim]"),
    ("甲[^claim ]乙", "mark-malformed", "[^claim ]", "[^claim]"),
    ("甲[^1]\n\n[^1]: ", "footnote-empty", "1", "text"),
    ("[x](http://[x)", "link-scheme", "http://[x", "correct"),
    ("[x](https://exa／mple.org/)", "link-scheme", "https://exa／mple.org/", "correct"),
    ("看 <http://[x>", "link-scheme", "http://[x", "correct"),
    ('<a href="http://[x">y</a>', "link-scheme", '<a href="http://[x">', "correct"),
    ('<a href="data:x,<svg>">X</a', "link-lost", "<", "https://"),
    ("甲\n| a | b |\n|---|---|\n| 1 | 2 |", "table-lost", "| a | b |", "empty line"),
    ("> 甲\n> a | b\n> --- | ---", "table-lost", "a | b", "empty line"),
    ("- 甲\n  - 乙\n  - 丙", "list-flat", "乙", "4 spaces"),
    ("- 甲\n\n  - 乙", "list-flat", "乙", "4 spaces"),
    ("1. 甲\n   - 乙", "list-flat", "乙", "4 spaces"),
])
def test_what_is_lost_is_an_error(text: str, code: str, at: str, fix: str) -> None:
    [fault] = found(text)
    assert (fault.code, fault.severity) == (code, "error")
    line = text.split("\n")[fault.place.line - 1]
    assert line[fault.place.column - 1 :][: fault.place.length] == at
    assert fix in fault.help


@pytest.mark.parametrize(("text", "code"), [
    ("[x][nosuch]", "link-undefined"), ("[nosuch][]", "link-undefined"),
    ("甲\n- 乙\n- 丙", "list-lost"), ("**甲**\n1. 乙\n2. 丙", "list-lost"),
    ("> 甲\n> * 乙", "list-lost"), ("［［甲］］", "link-malformed"),
])
def test_what_may_be_meant_is_a_warning(text: str, code: str) -> None:
    assert [(d.code, d.severity) for d in found(text)] == [(code, "warning")]


@pytest.mark.parametrize("text", [
    "[x][Long  Name]\n\n[long name]: http://a.org", "甲[^claim]（見下）", "甲[^claim](see below)",
    "甲[^1]\n\n[^1]:\n    乙", "甲[^1]\n\n[^1]:\n\n    乙", "`甲\n- 乙`", "`［^claim］`",
    "\\[^claim",
    "```\n甲\n- 乙\n| a | b |\n|---|---|\n```", "    甲\n    - 乙", "- 甲\n    - 乙\n- 丙",
    "甲\n\n- 乙\n拖\n- 丙", "## 題\n- 甲", "題\n---\n- 甲", "!!! note\n    - 甲\n    - 乙",
    "a - b\n* * *\nc",
    "詞\n:   義", '`<a href="x">`',
    "[r]: http://a.org\n- 甲", "這是\n2024. 年", "| a | b |\n|---|---|\n| 1 | 2 |",
    "- 甲\n\n乙\n\n  - 丙", "[a](../b/) [c](#d) [e](?q=1) [f](mailto:a@b.org) [g](https://例.org/)",
])
def test_what_is_well_formed_passes(text: str) -> None:
    assert found(text) == []
