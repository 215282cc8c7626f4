"""Dates of articles against those of the claims whose marks prove them."""

from __future__ import annotations

import pytest

from tests.library.gate.sites import CLAIM, codes, small

REST = " [[acme]] raised more than RMB 1 billion.[^round]"
SILENT = CLAIM.replace("In September 2024 Acme", "Acme").replace("2024 年 9 月，埃克米", "埃克米")


@pytest.mark.parametrize(("said", "expected"), [
    ("In September 2024", []),
    ("In 2024", ["date-missing"]),
    ("After a slow start", ["date-missing"]),
    ("In August 2024", ["date-differs", "date-missing"]),
    ("On 3 September 2024", ["date-differs", "date-missing"]),
    ("Around September 2024", ["date-missing"]),
    ("In late September 2024", ["date-differs", "date-missing"]),
])
def test_a_date_is_said_as_exactly_as_it_is_recorded(said: str, expected: list[str]) -> None:
    assert codes(small(claims=SILENT, en=said + REST)) == expected


@pytest.mark.parametrize(("said", "expected"), [
    ("Around September 2024", []),
    ("In September 2024 or so", []),
    ("In September 2024", ["date-differs", "date-missing"]),
    ("In 2024", ["date-missing"]),
])
def test_what_is_only_about_right_is_said_so(said: str, expected: list[str]) -> None:
    claims = SILENT.replace("date: 2024-09", "date: 2024-09~")
    assert codes(small(claims=claims, en=said + REST)) == expected


def test_the_statement_may_say_it_instead() -> None:
    assert codes(small(en="In 2024" + REST)) == []
    assert codes(small(en="In 2023" + REST)) == ["date-differs"]


@pytest.mark.parametrize(("opening", "expected"), [
    ("2024 年很忙。同年 9 月", []),
    ("2023 年很忙。同年 9 月", ["date-differs"]),
    ("2024 年很忙。9 月", []),
    ("9 月", ["date-differs"]),   # of the year of the article
])
def test_a_relative_date_is_of_the_year_last_stated(opening: str, expected: list[str]) -> None:
    assert codes(small(zh=opening + "，[[acme]]募得逾 10 億元人民幣。[^round]")) == expected


def test_the_year_of_another_section_does_not_count() -> None:
    body = "2024 年很忙。\n\n## 二\n\n9 月，[[acme]]募得逾 10 億元人民幣。[^round]"
    assert codes(small(zh=body)) == ["date-differs"]


def test_the_day_it_was_said_and_the_ends_of_an_interval_count() -> None:
    claims = CLAIM.replace("date: 2024-09", "date: ../2024-09\n  said_on: 2024-11-05")
    assert codes(small(claims=claims, en="By September 2024" + REST)) == []
    assert codes(small(claims=claims, en="On 5 November 2024" + REST)) == []
    assert codes(small(claims=claims, en="On 6 November 2024" + REST)) == ["date-differs"]


@pytest.mark.parametrize(("said", "expected"), [
    ("去年 9 月", []),
    ("去年 8 月", ["date-differs", "date-missing"]),
    ("2021 年起步，去年 9 月", ["date-differs"]),
])
def test_last_year_may_be_the_one_before_that_of_the_article(
    said: str, expected: list[str]
) -> None:
    body = f"{said}，[[acme]]募得逾 10 億元人民幣。[^round]"
    assert codes(small(claims=SILENT, zh=body)) == expected


def test_a_month_of_the_year_of_the_article_is_compared_with_the_year_before() -> None:
    claims = SILENT.replace("date: 2024-09", "date: 2025-05-20").replace(
        "values: {amount: {value: 1_000_000_000, unit: CNY, bound: more_than}}",
        "values: {more: {value: 20, unit: percent, change: increase}}").replace(
        "募得逾 10 億元人民幣", "多了 20%").replace("raised more than RMB 1 billion", "grew by 20%")
    body = "2021 年的事。5 月 20 日，[[acme]]比 YEAR 年多了 20%。[^round]"
    assert codes(small(claims=claims, zh=body.replace("YEAR", "2024"))) == []
    assert codes(small(claims=claims, zh=body.replace("YEAR", "2022"))) == ["date-differs"]
