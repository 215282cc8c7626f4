"""How sure and how exact a claim is shown to be: the table, row by row."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.library.library import Library
from briefing.pages.states import certainty, status
from briefing.records.article import SiteFile
from briefing.records.facts import Claim, Source

BASE: dict[str, Any] = {"headline": "H", "statement": "S.", "source": "s1", "basis": "reporting",
                        "topic": "funding"}


def library(**claims: dict[str, Any]) -> Library:
    site = SiteFile.model_validate({"title": "T", "base_url": "https://example.org/",
                                    "languages": {"en": {"name": "English", "default": True}}})
    sources = {id: Source.model_validate({"publisher": publisher}) for id, publisher in
               {"s1": "a", "s2": "b", "s3": "a"}.items()}
    return Library(
        site, ("en",), (), {id: Claim.model_validate({**BASE, **c}) for id, c in claims.items()},
        {}, {}, {}, {}, sources, {}, {},
    )


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ({}, "stated"),
        ({"date": "2024-05-03", "date_basis": "inferred"}, "stated"),
        ({"date": "2024"}, "stated"),
        ({"attributed_to": {"en": "somebody"}}, "attributed"),
        ({"date": "2024~"}, "vague"),
        ({"date": "2024?"}, "vague"),
        ({"date": "202X"}, "vague"),
        ({"date": "../2024-05"}, "vague"),
        ({"date": "2023/2024"}, "stated"),
        ({"said_on": "2024-02~", "attributed_to": {"en": "somebody"}}, "vague"),
        ({"date": "2024", "date_part": "late"}, "vague"),
        ({"values": {"a": {"value": "1", "unit": "CNY", "bound": "about"}}}, "vague"),
        ({"values": {"a": {"value": "1", "unit": "CNY", "bound": "order"}}}, "vague"),
        ({"values": {"a": {"value": "1", "unit": "CNY", "unit_basis": "inferred"}}}, "vague"),
        ({"values": {"a": {"value": "1", "unit": "CNY", "bound": "more_than"}}}, "stated"),
    ],
)
def test_status(claim: dict[str, Any], expected: str) -> None:
    assert status(library(c=claim), "c") == expected


def test_a_dispute_is_seen_from_both_sides() -> None:
    found = library(a={"disputes": ["b"]}, b={})
    assert [status(found, id) for id in "ab"] == ["disputed", "disputed"]
    assert certainty(found, "b") == "low"


@pytest.mark.parametrize(
    ("basis", "expected"),
    [("reporting", "medium"), ("statement", "medium"), ("insiders", "low"), ("estimate", "low"),
     ("reading", "low"), ("forecast", "low")],
)
def test_one_source_is_never_above_medium(basis: str, expected: str) -> None:
    assert certainty(library(c={"basis": basis}), "c") == expected


@pytest.mark.parametrize(
    ("source", "basis", "expected"),
    [("s2", "reporting", "high"), ("s3", "reporting", "medium"), ("s1", "reporting", "medium"),
     ("s2", "estimate", "medium")],
)
def test_high_needs_an_independent_source(source: str, basis: str, expected: str) -> None:
    found = library(c={}, other={"source": source, "basis": basis, "corroborates": ["c"]})
    assert certainty(found, "c") == expected
