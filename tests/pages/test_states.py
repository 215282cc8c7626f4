"""How sure and how exact a claim is shown to be: the table, row by row."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from briefing.library.library import Library
from briefing.pages.states import STATUSES, certainty, status
from briefing.pages.views import Status
from briefing.records.article import SiteFile
from briefing.records.catalogue import Person
from briefing.records.facts import Claim, Source
from briefing.records.validator import make

BASE: dict[str, Any] = {"headline": "H", "statement": "S.", "source": "s1", "basis": "reporting",
                        "topic": "funding"}

SOURCES: dict[str, dict[str, Any]] = {
    "s1": {"publisher": "a"}, "s2": {"publisher": "b"}, "s3": {"publisher": "a"},
    "only-text": {"authors": [{"en": "Wang Li"}], "publisher": "b"},
    "same-text": {"authors": [{"en": "WANG　LI"}]},
    "by-id": {"authors": ["wang"]}, "in-chinese": {"authors": [{"zh-Hant": "王立"}]},
    "other-text": {"authors": [{"en": "Chen Mei"}]},
    "both": {"authors": ["wang"], "publisher": "a"},
}
HISTORY = [{"date": "2024", "was": "W", "why": "Y"}]


def library(**claims: dict[str, Any]) -> Library:
    site = make(SiteFile, {"title": "T", "base_url": "https://example.org/",
                                    "languages": {"en": {"name": "English", "default": True}}})
    sources = {id: make(Source, source) for id, source in SOURCES.items()}
    people = {"wang": make(Person, {"name": {"zh-Hant": "王立", "en": "Wang Li"}})}
    return Library(
        site, ("en",), (), {id: make(Claim, {**BASE, **c}) for id, c in claims.items()},
        {}, {}, {}, people, sources, {}, {},
    )


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ({}, "stated"),
        ({"date": "2024-05-03", "date_basis": "inferred"}, "inferred"),
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
        ({"values": {"a": {"value": "1", "unit": "CNY", "unit_basis": "inferred"}}}, "inferred"),
        ({"values": {"a": {"value": "1", "unit": "CNY", "bound": "more_than"}}}, "bounded"),
        ({"values": {"a": {"value": "1", "unit": "CNY", "bound": "at_most"}},
          "attributed_to": {"en": "somebody"}}, "bounded"),
        ({"said_on": "2024", "said_on_basis": "inferred"}, "inferred"),
        ({"date": "2024~", "date_basis": "inferred"}, "vague"),
        ({"history": HISTORY}, "corrected"),
        ({"history": HISTORY, "date": "2024~"}, "vague"),
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


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [("only-text", "same-text", "medium"), ("by-id", "same-text", "medium"),
     ("by-id", "in-chinese", "medium"), ("by-id", "other-text", "high"),
     ("same-text", "other-text", "high"), ("s1", "other-text", "medium"),
     ("both", "s3", "medium"), ("both", "s2", "high"), ("both", "only-text", "medium")],
)
def test_names_are_compared_however_they_are_written(
    first: str, second: str, expected: str
) -> None:
    found = library(c={"source": first}, other={"source": second, "corroborates": ["c"]})
    assert certainty(found, "c") == expected


def test_the_table_has_every_state() -> None:
    assert set(STATUSES) == set(get_args(Status))
