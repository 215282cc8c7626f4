"""The data files, read back as programs read them, and held against the records."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import fields, replace
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from briefing.library.library import Library
from briefing.pages import urls
from briefing.pages.data import DATA_FILES, NOT_STATED, _cell, _number
from briefing.records.catalogue import Model
from tests.pages.changed import changed
from tests.pages.full_site import library

BASE = "https://example.org/full/"


def made_of(library: Library) -> dict[str, bytes]:
    return {name: make(library) for name, make in DATA_FILES.items()}


@cache
def files() -> dict[str, bytes]:
    return made_of(library())


def entries(name: str, key: str) -> dict[str, dict[str, Any]]:
    document = json.loads(files()[f"{urls.DATA_FOLDER}{name}.json"])
    assert document["version"] == 1
    return {entry["id"]: entry for entry in document[key]}


def test_every_record_is_there_with_its_address() -> None:
    known = library()
    for name, key, records in (
        ("claims", "claims", known.claims), ("events", "events", known.events),
        ("glossary", "terms", known.terms), ("models", "models", known.models),
    ):
        assert set(entries(name, key)) == set(records)
    for id, entry in entries("claims", "claims").items():
        assert entry["url"] == BASE + urls.claim(known.claims[id].source, id)


def test_a_claim_says_what_its_record_says() -> None:
    known = library()
    for id, entry in entries("claims", "claims").items():
        claim = known.claims[id]
        assert entry["source"] == claim.source
        assert entry["date"] == NOT_STATED or entry["date"]["edtf"] == claim.date.edtf  # type: ignore[union-attr]
        for name, quantity in claim.values.items():
            shown = entry["values"][name]
            assert Fraction(str(shown["value"])) == quantity.value
            assert (shown["unit"], shown["bound"]) == (quantity.unit, quantity.bound)
        assert {"status", "certainty", "headline", "statement"} <= entry.keys()


@pytest.mark.parametrize("shown", [True, False])
def test_a_quotation_is_published_only_where_it_is_to_be(shown: bool) -> None:
    known = library()
    id, claim = next(iter(known.claims.items()))
    quoting = replace(claim, quote=("the very words",), show_quote=shown)
    made = made_of(changed(known, claims={**known.claims, id: quoting}))
    assert (b"the very words" in made[f"{urls.DATA_FOLDER}claims.json"]) is shown


def test_what_a_source_does_not_state_is_said_and_a_pointing_field_has_its_claims_value() -> None:
    known = library()
    stated = 0
    for id, entry in entries("models", "models").items():
        for name in ("release_date", "open_weights", "parameters"):
            if getattr(known.models[id], name) is None:
                assert entry[name] == NOT_STATED
            else:
                assert entry[name]["value"] is not None
                stated += 1
    assert stated


def test_the_table_has_every_model_and_no_formula() -> None:
    text = files()[f"{urls.DATA_FOLDER}models.csv"].decode("utf-8-sig")
    assert "\r\n" in text
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["id"] for row in rows] == list(library().models)
    assert set(rows[0]) >= {"name.zh-Hant", "name.en", "open_weights", "open_weights.claim"}
    for row, model in zip(rows, library().models.values(), strict=True):
        assert row["family"] == (model.family or NOT_STATED)
        assert "" not in (row["developer"], row["family"], row["parameters"])
    assert {(r["parameters"], r["parameters.unit"], r["parameters.bound"]) for r in rows} == {
        (NOT_STATED, "", ""), ("1000000000000", "parameter", "order")}
    assert not any(str(cell).startswith(("=", "+", "-", "@")) for row in rows
                   for cell in row.values())


@pytest.mark.parametrize(("value", "cell"), [
    ("=1+1", "'=1+1"), ("@x", "'@x"), ("-2", "'-2"), ("a=1", "a=1"), (True, "true"),
    (["=x", "y"], "'=x; y"), ({"edtf": "2024~", "basis": "stated"}, "2024~"),
])
def test_a_cell_is_never_a_formula(value: Any, cell: str) -> None:
    assert _cell(value) == cell


@pytest.mark.parametrize(("value", "number"), [
    (Fraction(3), 3), (Fraction(1, 10), 0.1), (Fraction(1, 3), "1/3"), (Fraction(10**30), 10**30),
])
def test_a_number_is_exact(value: Fraction, number: object) -> None:
    assert _number(value) == number


def test_a_site_without_records_has_empty_files() -> None:
    made = made_of(library(empty=True))
    assert json.loads(made[f"{urls.DATA_FOLDER}models.json"])["models"] == []
    assert made[f"{urls.DATA_FOLDER}models.csv"].decode("utf-8-sig") == "id\r\n"


def test_every_field_of_a_model_has_its_place() -> None:
    known = {"relations", "aliases", "links", "benchmarks", "modalities", "limit", "cost",
             "weights", "family", "developer", "description", "silence"}
    for entry in entries("models", "models").values():
        assert {field.name for field in fields(Model)} - set(entry) <= known
