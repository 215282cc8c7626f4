"""Quantities: exact numbers, known units, and the fix where something is wrong."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from briefing.records.faults import Fault
from briefing.records.quantities import parse_number, parse_quantity


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1_000_000_000", Fraction(10**9)),
        ("0.1", Fraction(1, 10)),
        ("1/10", Fraction(1, 10)),
        ("30", Fraction(30)),
        ("-2.5", Fraction(-5, 2)),
        ("1.2/3", Fraction(2, 5)),
    ],
)
def test_numbers_are_exact(text: str, value: Fraction) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize(
    "text", ["", "1,000", "10億", "1e9", "1/0", "ten", "1__0", "½", "１０", "9" * 99]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(Fault) as caught:
        parse_number(text)
    assert caught.value.code == "quantity-invalid"


def test_a_whole_quantity() -> None:
    found = parse_quantity(
        {
            "value": "1/10",
            "unit": "ratio",
            "bound": "less_than",
            "of": {"zh-Hant": "算力", "en": "compute"},
        }
    )
    assert (found.value, found.bound) == (Fraction(1, 10), "less_than")
    assert found.of and found.of.get("en") == "compute"
    assert parse_quantity({"value": "1", "unit": "CNY"}).is_money
    assert not parse_quantity({"value": "1", "unit": "gpu"}).is_money


@pytest.mark.parametrize(
    ("raw", "code", "at", "help"),
    [
        ({"value": "1", "unit": "RMB"}, "unit-unknown", ("unit",), "write CNY"),
        ({"value": "1", "unit": "usd"}, "unit-unknown", ("unit",), "write USD"),
        ({"value": "1", "unit": "CNT"}, "unit-unknown", ("unit",), "write"),
        ({"value": "x", "unit": "CNY"}, "quantity-invalid", ("value",), "whole number"),
        ({"value": "1"}, "field-missing", (), "unit"),
        ({"unit": "CNY"}, "field-missing", (), "value"),
        ({"value": "1", "unit": "CNY", "bond": "about"}, "field-unknown", ("bond",), "bound"),
        ({"value": "1", "unit": "CNY", "bound": "more"}, "choice-unknown", ("bound",), "more_than"),
        ("10", "quantity-invalid", (), "unit: CNY"),
        *(({"value": "1", "unit": "CNY", "bound": said}, "choice-unknown", ("bound",),
           f"write {meant}") for said, meant in (
            ("over", "more_than"), ("above", "more_than"), (">", "more_than"),
            ("under", "less_than"), ("below", "less_than"), ("<", "less_than"),
            ("approximately", "about"), ("Circa", "about"), ("~", "about"), ("max", "at_most"),
            ("min", "at_least"), ("at lest", "at_least"), ("vague", "one of exact, about, "))),
        *(({"value": "1", "unit": said}, "unit-unknown", ("unit",), f"write {meant}")
          for said, meant in (("$", "USD"), ("US$", "USD"), ("美元", "USD"), ("元", "CNY"),
                              ("人民幣", "CNY"), ("¥", "CNY"), ("%", "percent"))),
        *(({"value": said, "unit": "USD"}, "quantity-invalid", ("value",), f"write {meant}")
          for said, meant in (
            ("30M", "30_000_000"), ("4,000,000", "4_000_000"), ("1.5 billion", "1_500_000_000"),
            ("3.5億", "350_000_000"), ("1,234.5", "1_234.5"), ("4,00,0", "the whole number"),
            ("30 apples", "the whole number"), ("-4_000_000", "4_000_000, and say in words"))),
        ({"value": "-3", "unit": "gpu"}, "quantity-invalid", ("value",), "write 3"),
    ],
)
def test_each_fault_names_its_part(raw: Any, code: str, at: tuple[str, ...], help: str) -> None:
    with pytest.raises(Fault) as caught:
        parse_quantity(raw)
    assert (caught.value.code, caught.value.at) == (code, at)
    assert help in caught.value.help


def test_a_figure_that_may_fall_below_nothing_may_have_a_sign() -> None:
    assert parse_quantity({"value": "-0.3", "unit": "percent"}).value == Fraction(-3, 10)
