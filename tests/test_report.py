"""How diagnostics are shown."""

from __future__ import annotations

import json

from briefing.errors import Diagnostic, Place, nearest
from briefing.report import as_github, as_json, as_text, display_width, visible

FAULT = Diagnostic("date-invalid", "2024-02-30 is not a day that exists",
                   Place("content/facts/claims.yaml", 41, 9, 10), "February 2024 has 29 days",
                   "write YYYY-MM-DD, or YYYY-MM if the day is not known")
TEXT = "\n" * 40 + "  date: 2024-02-30\n"


def test_text_has_place_line_carets_and_fix() -> None:
    assert as_text([FAULT], {FAULT.place.path: TEXT}) == """\
error[date-invalid]: 2024-02-30 is not a day that exists
  --> content/facts/claims.yaml:41:9
41 |   date: 2024-02-30
   |         ^^^^^^^^^^ February 2024 has 29 days
   = help: write YYYY-MM-DD, or YYYY-MM if the day is not known
"""


def test_carets_stand_under_han_characters() -> None:
    fault = Diagnostic("x", "m", Place("a", 1, 4, 2), "here", "h")
    lines = as_text([fault], {"a": "標題：智譜與"}).split("\n")
    assert lines[2:4] == ["1 | 標題：智譜與", "  |       ^^^^ here"]
    assert display_width("標題：智譜") == 10


def test_a_long_line_is_cut_around_the_fault() -> None:
    fault = Diagnostic("x", "m", Place("a", 1, 501, 3), "", "h")
    line, carets = as_text([fault], {"a": "長" * 500 + "BAD" + "字" * 500}).split("\n")[2:4]
    assert display_width(line) < 180
    assert carets.index("^") == display_width(line[: line.index("BAD")])
    assert carets.count("^") == 3


def test_hidden_characters_are_shown_escaped() -> None:
    assert visible("a\u202eb\u200bc\x1b[31m\ufeff") == "a\\u202eb\\u200bc\\u001b[31m\\ufeff"
    assert visible("標題 e\u0301 🙂") == "標題 e\u0301 🙂"


def test_a_place_without_text_still_shows() -> None:
    assert as_text([Diagnostic("x", "m", Place("gone"), "l", "h")], {}).split("\n")[:4] == [
        "error[x]: m", "  --> gone:1:1", "  | l", "  = help: h"]


def test_json_is_one_object() -> None:
    data = json.loads(as_json([FAULT], ok=False))
    assert data["ok"] is False
    assert data["diagnostics"][0] == {
        "severity": "error", "code": "date-invalid", "line": 41, "column": 9, "length": 10,
        "message": FAULT.message, "path": FAULT.place.path, "label": FAULT.label,
        "help": FAULT.help}


def test_github_annotations_are_escaped() -> None:
    odd = Diagnostic("c", "100% a\nb", Place("a,b:c.md", 2, 3, 4), "", "h", "warning")
    assert as_github([odd]) == (
        "::warning file=a%2Cb%3Ac.md,line=2,col=3,endColumn=6,title=c::100%25 a\\u000ab. h\n")


def test_the_nearest_word() -> None:
    known = ["attributed_to", "headline", "more_than", "order"]
    assert nearest("headlin", known) == "headline"
    assert nearest("more", known) == "more_than"
    assert nearest("xyz", known) is None
