"""Rows of a record: what is shown of a field is what is known of it."""

from __future__ import annotations

from typing import Any

from briefing.pages.data import data_files
from briefing.pages.model_fields import model_fields
from briefing.pages.presenter import Presenter
from briefing.pages.spec import FieldView
from briefing.pages.views import MarkView
from briefing.records.catalogue import Model
from briefing.records.facts import Claim
from briefing.records.validator import make
from tests.pages.changed import changed
from tests.pages.full_site import library, words

CLAIM: dict[str, Any] = {
    "headline": "H", "statement": "S.", "source": "herald-2024", "basis": "reporting",
    "topic": "model", "values": {"context": {"value": "64000", "unit": "token",
                                             "bound": "more_than"},
                                 "input": {"value": "0.25", "unit": "USD"}},
}
MODEL = {"name": "M", "category": "agent", "limit": {"context": {"claim": "c"}},
         "cost": {"input": {"claim": "c"}}}


def site() -> Any:
    known = library()
    return changed(
        known, claims={**known.claims, "c": make(Claim, CLAIM)},
        models={**known.models, "m": make(Model, MODEL)},
    )


def test_limits_and_costs_are_taken_from_a_claim_with_their_bound() -> None:
    rows = {row.name: row for row in model_fields(Presenter(site(), words("en"), "en/x/"), "m")}
    shown = {name: str(row.text) for name, row in rows.items() if row.text and row.marks}
    assert shown == {"context_limit": "more than 64,000 tokens", "input_cost": "US$0.25"}
    assert not rows["output_limit"].stated
    assert b'"bound": "more_than"' in data_files(site())["data/v1/models.json"]


def test_evidence_alone_states_nothing() -> None:
    mark = MarkView.__new__(MarkView)
    assert not FieldView("a", "A", marks=(mark,)).stated
