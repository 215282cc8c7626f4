"""The ruler: a mark exactly as wide as the date is vague."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.pages.rulers import ruler
from briefing.pages.views import Ruler
from briefing.records.dates import parse_date


@pytest.mark.parametrize(
    ("edtf", "part", "expected"),
    [
        ("2025-01-01", None, Ruler("2025", "day", 0.0)),
        ("2025-03-16", None, Ruler("2025", "day", 2.48)),
        ("2024-09", None, Ruler("2024", "span", 8.0, 1.0)),
        ("2024-21", None, Ruler("2024", "span", 2.0, 3.0)),
        ("2024-24", None, Ruler("2024–25", "span", 5.5, 1.5)),
        ("2021", None, Ruler("2021", "year", 0, 12)),
        ("2021?", None, Ruler("2021", "year", 0, 12)),
        ("2021~", None, Ruler("2021", "span", 0.0, 12.0, "both")),
        ("2024", "late", Ruler("2024", "span", 7.0, 5.0, "left")),
        ("2024", "early", Ruler("2024", "span", 0.0, 5.0, "right")),
        ("2024", "mid", Ruler("2024", "span", 3.5, 5.0, "both")),
        ("2025-02~", None, Ruler("2025", "span", 0.0, 3.0, "both")),
        ("2023/2024", None, Ruler("2023–24", "span", 0.0, 12.0)),
        ("../2025-07", None, Ruler("2025", "span", 0.0, 7.0, "left")),
        ("2025-07/..", None, Ruler("2025", "span", 6.0, 6.0, "right")),
        ("202X", None, Ruler("2020–29", "year", 0, 12)),
    ],
)
def test_every_form(edtf: str, part: str | None, expected: Ruler) -> None:
    assert ruler(parse_date(edtf), part) == expected


def test_no_date_is_a_dashed_box() -> None:
    assert ruler(None, None) == Ruler("", "none")


@given(st.dates().map(lambda day: day.isoformat()), st.integers(4, 10), st.sampled_from("~? "))
def test_a_mark_stays_on_the_ruler(day: str, length: int, mark: str) -> None:
    edtf = {4: day[:4], 5: day[:4], 6: day[:7], 7: day[:7]}.get(length, day) + mark.strip()
    found = ruler(parse_date(edtf), None)
    assert found.start >= 0
    assert found.start + found.width <= 12.01
