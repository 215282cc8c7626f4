"""EDTF dates: what each form can mean, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.records.dates import parse_date
from briefing.records.faults import Fault

FORMS = [
    ("2025-03-03", "2025-03-03", "2025-03-03", "day"),
    ("2024-02-29", "2024-02-29", "2024-02-29", "day"),
    ("2024-09", "2024-09-01", "2024-09-30", "month"),
    ("2024-12", "2024-12-01", "2024-12-31", "month"),
    ("2021", "2021-01-01", "2021-12-31", "year"),
    ("2021-XX", "2021-01-01", "2021-12-31", "year"),
    ("2021-XX-XX", "2021-01-01", "2021-12-31", "year"),
    ("2021-05-XX", "2021-05-01", "2021-05-31", "month"),
    ("2024-21", "2024-03-01", "2024-05-31", "season"),
    ("2024-24", "2024-12-01", "2025-02-28", "season"),
    ("202X", "2020-01-01", "2029-12-31", "decade"),
    ("20XX", "2000-01-01", "2099-12-31", "century"),
    ("2023/2024", "2023-01-01", "2024-12-31", "interval"),
    ("2023-05/2023-05-07", "2023-05-01", "2023-05-07", "interval"),
    ("../2025-03-03", None, "2025-03-03", "interval"),
    ("/2025-03-03", None, "2025-03-03", "interval"),
    ("2024/..", "2024-01-01", None, "interval"),
    ("2024/", "2024-01-01", None, "interval"),
    ("0001", "0001-01-01", "0001-12-31", "year"),
    ("9999-24", "9999-12-01", "9999-12-31", "season"),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "grain"), FORMS)
def test_every_form_means_its_days(
    text: str, earliest: str | None, latest: str | None, grain: str
) -> None:
    found = parse_date(text)
    assert found.earliest == (date.fromisoformat(earliest) if earliest else None)
    assert found.latest == (date.fromisoformat(latest) if latest else None)
    assert found.grain == grain
    assert str(found) == text


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [("2025-02~", True, False), ("2021?", False, True), ("2021-03-04%", True, True),
     ("202X~", True, False), ("2020~/2021", True, False), ("2020/2021?", False, True)],
)
def test_qualifiers(text: str, approximate: bool, uncertain: bool) -> None:
    found = parse_date(text)
    assert (found.approximate, found.uncertain) == (approximate, uncertain)
    assert not found.iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [("2004-06-11", "2004-06-11"), ("2004-06", "2004-06"), ("2004-06-XX", "2004-06"),
     ("2004", "2004"), ("2004-XX", "2004"), ("2004-XX-XX", "2004"), ("0001", "0001"),
     ("200X", ""), ("2004-21", ""), ("2004~", ""), ("2004-06-11?", ""), ("2004/2005", ""),
     ("2004-06/..", ""), ("../2004", "")],
)
def test_iso_8601_has_no_x_and_no_qualifier(text: str, iso: str) -> None:
    assert parse_date(text).iso == iso


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [("2023/..", False, True), ("2023/", False, False), ("../2023", True, False),
     ("/2023", False, False), ("2023/2024", False, False)],
)
def test_an_open_end_is_not_an_unknown_one(text: str, begins: bool, ends: bool) -> None:
    assert (parse_date(text).begins_open, parse_date(text).ends_open) == (begins, ends)


@pytest.mark.parametrize(
    ("text", "label", "help"),
    [
        ("2024-02-30", "February 2024 has 29 days", "YYYY-MM"),
        ("2024-13", "months run from 01 to 12", "YYYY"),
        ("2025/03/03", "/ parts two ends", "write 2025-03-03"),
        ("2023/2024/2025", "/ parts two ends", "YYYY"),
        ("../2024/2025", "/ parts two ends", "FIRST/LAST"),
        ("２０２４", "", "write 2024"),
        ("２０２４-０５", "", "write 2024-05"),
        ("2024-W12", "", "2024-03-18/2024-03-24"),
        ("2024-W60", "", "YYYY"),
        ("-0500", "", "from 0001 to 9999"),
        ("12024", "", "from 0001 to 9999"),
        ("20240506", "", "write 2024-05-06"),
        ("March 2024", "", "write 2024-03"),
        ("5 May 2024", "", "write 2024-05-05"),
        ("2024-1X", "", "YYYY-MM"),
        ("2025.3.3", "", "write 2025-03-03"),
        ("2025年3月3日", "", "write 2025-03-03"),
        ("2025-3", "", "write 2025-03"),
        ("late 2024", "", "date_part"),
        ("2024-05/2024-03", "", "earlier date first"),
        ("../..", "", "at least one end"),
        ("0000", "", "YYYY"),
        ("202X-03", "", "YYYY"),
        ("2024-XX-05", "", "YYYY"),
        ("2028..", "", "write 2028/.. for from then on, or ../2028 for until then"),
        ("..2028", "", "write ../2028"),
        ("23/06/2025", "/ parts two ends", "write 2025-06-23"),
        ("06/23/2025", "/ parts two ends", "write 2025-06-23"),
        ("5/6/2025", "/ parts two ends", "YYYY"),
        ("23.6.2025", "", "write 2025-06-23"),
        ("2025-06-18 to 2025-06-20", "", "write 2025-06-18/2025-06-20"),
        ("2025-06-20 to 2025-06-18", "", "YYYY"),
        ("2025-06-18..2025-06-20", "", "write 2025-06-18/2025-06-20"),
        ("2023-2024", "", "write 2023/2024"),
        ("yesterday", "", "YYYY-MM-DD"),
        ("", "", "YYYY-MM-DD"),
    ],
)
def test_what_is_no_date_is_refused_with_a_fix(text: str, label: str, help: str) -> None:
    with pytest.raises(Fault) as caught:
        parse_date(text)
    assert caught.value.code == "date-invalid"
    assert caught.value.label == label
    assert help in caught.value.help


def test_sorting_puts_the_earlier_and_then_the_narrower_first() -> None:
    texts = ["2024", "2024-01-01", "../2025-01", "2023-12-31", "2024-01", "2024/.."]
    found = [d.edtf for d in sorted(map(parse_date, texts), key=lambda d: d.sort_key)]
    assert found == ["2023-12-31", "2024-01-01", "2024-01", "2024", "2024/..", "../2025-01"]


def test_contains() -> None:
    assert parse_date("2024").contains(parse_date("2024-09"))
    assert parse_date("../2025-01").contains(parse_date("2024-09"))
    assert not parse_date("2024-09").contains(parse_date("2024"))
    assert not parse_date("2024-09").contains(parse_date("../2024-09"))


@given(st.dates(min_value=date(1, 1, 1)))
def test_every_day_reads_back(day: date) -> None:
    found = parse_date(day.isoformat())
    assert found.earliest == found.latest == day


@given(st.text(alphabet="0123456789-/.~?%X年 Q", max_size=24))
def test_nothing_but_a_fault_is_raised(text: str) -> None:
    try:
        found = parse_date(text)
    except Fault as error:
        help = error.help
    else:
        help = "none needed"
        assert found.earliest is None or found.latest is None or found.earliest <= found.latest
    assert help
