"""The ruler: a mark exactly as wide as the date is vague."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.pages.rulers import ruler
from briefing.pages.views import Piece
from briefing.records.dates import parse_date


@pytest.mark.parametrize(
    ("edtf", "part", "label", "expected"),
    [
        ("2025-01-01", None, "2025", "day 0"),
        ("2025-03-16", None, "2025", "day 2.48"),
        ("2024-09", None, "2024", "solid 8+1"),
        ("2004-06-XX", None, "2004", "solid 5+1"),
        ("2024-21", None, "2024", "solid 2+3"),
        ("2024-24", None, "2024–25", "solid 5.5+1.5"),
        ("2021", None, "2021", "pickets 0+12"),
        ("2021-XX-XX", None, "2021", "pickets 0+12"),
        ("202X", None, "2020–29", "pickets 0+12"),
        ("19XX", None, "1900–99", "pickets 0+12"),
        # parts
        ("2024", "early", "2024", "early 0+5"),
        ("2024", "mid", "2024", "both 3.5+5"),
        ("2024", "late", "2024", "late 7+5"),
        ("2024-09", "late", "2024", "solid 8.67+0.33"),
        # about: softer and wider than the same date without ~, around the same middle
        ("2025-03-16~", None, "2025", "both 1.48+2.03"),
        ("2025-02~", None, "2025", "both 0+3"),
        ("2025-01~", None, "2025", "both -1+3"),
        ("2021~", None, "2021", "late -1+1, pickets 0+12, early 12+1"),
        ("202X~", None, "2020–29", "late -1+1, pickets 0+12, early 12+1"),
        ("2024~", "late", "2024", "late 6+6, early 12+1"),
        ("2024~", "early", "2024", "late -1+1, early 0+6"),
        ("2024~", "mid", "2024", "both 2.5+7"),
        # uncertain
        ("2021?", None, "2021", "pickets 0+12, doubt 0+12"),
        ("2025-02%", None, "2025", "both 0+3, doubt 1+1"),
        # from one date to another: each end as vague as it is
        ("2023-05/2024-02", None, "2023–24", "solid 2+5"),
        ("2023/2024", None, "2023–24", "pickets 0+12"),
        ("2020/2024", None, "2020–24", "pickets 0+2.4, solid 2.4+7.2, pickets 9.6+2.4"),
        ("2023/2023-05", None, "2023", "pickets 0+5"),
        ("2023-05/2023", None, "2023", "solid 4+1, pickets 5+7"),
        ("2023-05/2023-05-07", None, "2023", "solid 4+0.23"),
        ("2020~/2021", None, "2020–21", "late -0.5+6.5, pickets 6+6"),
        ("2024-03/2024-06~", None, "2024", "solid 2+3, early 5+2"),
        ("2020/2021?", None, "2020–21", "pickets 0+12, doubt 6+6"),
        # an open end fades, an unknown one is an empty box
        ("2025-07/..", None, "2025", "solid 6+1, early 7+5"),
        ("../2025-07", None, "2025", "late 1+5, solid 6+1"),
        ("2023/..", None, "2023–24", "pickets 0+6, early 6+2.5"),
        ("2023/", None, "2023–24", "pickets 0+6, unknown 6+2.5"),
        ("../2019", None, "2018–19", "late 3.5+2.5, pickets 6+6"),
        ("/2019", None, "2018–19", "unknown 3.5+2.5, pickets 6+6"),
        ("1999-11/..", None, "1999–2000", "solid 5+0.5, early 5.5+2.5"),
    ],
)
def test_every_form(edtf: str, part: str | None, label: str, expected: str) -> None:
    found = ruler(parse_date(edtf), part)
    assert found.label == label
    assert ", ".join(map(_said, found.pieces)) == expected


def _said(piece: Piece) -> str:
    """A piece as the table writes it: look, beginning, width; a day has no width to speak of."""
    width = "" if piece.look == "day" else f"+{piece.width:g}"
    return f"{piece.look} {piece.x:g}{width}"


def test_no_date_is_a_dashed_box() -> None:
    assert ruler(None, None).pieces == (Piece("unknown", 0, 12),)


_PLAIN = st.builds(lambda day, length: day.isoformat()[:length],
                   st.dates(), st.sampled_from([4, 7, 10]))


@given(_PLAIN, st.sampled_from(["", "~", "?", "%"]), st.sampled_from(["", "/..", "/", "../", "/="]))
def test_a_mark_stays_on_the_ruler(plain: str, mark: str, shape: str) -> None:
    date = plain + mark
    date = f"{date}/{date}" if shape == "/=" else shape + date if shape == "../" else date + shape
    found = ruler(parse_date(date), None)
    for piece in found.pieces:
        over = 1.01 if piece.look in ("late", "early", "both") else 0.01
        assert piece.width > 0
        assert piece.x >= -over
        assert piece.x + piece.width <= 12 + over


@given(_PLAIN)
def test_about_is_never_narrower_than_exact(plain: str) -> None:
    def ends(edtf: str) -> tuple[float, float]:
        pieces = ruler(parse_date(edtf), None).pieces
        return min(p.x for p in pieces), max(p.x + p.width for p in pieces)

    (left, right), (soft_left, soft_right) = ends(plain), ends(plain + "~")
    assert soft_left < left
    assert soft_right > right
