"""Records as they are kept: frozen, equal, the same when they come back from a pickle."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, replace
from typing import Any

import pytest

from briefing.records.article import FrontMatter, SiteFile
from briefing.records.catalogue import Model, Term
from briefing.records.facts import Claim, Event
from briefing.records.record import Record, keys
from briefing.records.validator import make

TEXT = {"zh-Hant": "甲", "en": "A"}
WRITTEN: dict[type[Record], dict[str, Any]] = {
    Claim: {
        "headline": TEXT, "statement": "S.", "source": "s", "basis": "reporting",
        "topic": "funding", "date": "2023-05/2024-02~", "attributed_to": TEXT,
        "values": {"amount": {"value": "1/3", "unit": "ratio", "of": TEXT, "bound": "about"}},
        "participants": [{"id": "a", "role": "investor"}], "quote": "Word for word.",
        "silence": [{"rule": "name-missing", "why": TEXT}],
    },
    FrontMatter: {
        "title": "T", "summary": "S", "date": "2024-05-01", "authors": ["wang", "A. N. Other"],
        "topic": "model", "translated_from": {"language": "en", "hash": "0123456789ab"},
    },
    Model: {
        "name": TEXT, "category": "agent", "release_date": {"claim": "c"},
        "cost": {"input": {"value": "0.1", "claim": "c"}}, "architecture": ["moe"],
        "parameters": {"value": {"value": "7", "unit": "parameter"}, "claim": "c"},
    },
    Term: {"zh-Hant": {"term": "甲"}, "en": {"term": "A", "aliases": ["B"]}, "definition": TEXT},
    SiteFile: {
        "title": "T", "base_url": "https://example.org/",
        "languages": {"en": {"name": "English", "default": "true"}},
        "units": {"box": {"zh-Hant": "{n} 箱", "en": {"one": "{n} box", "other": "{n} boxes"}}},
    },
}


@pytest.mark.parametrize("kind", WRITTEN, ids=lambda kind: kind.__name__)
def test_a_record_comes_back_from_a_pickle_as_it_was(kind: type[Record]) -> None:
    record = make(kind, WRITTEN[kind])
    kept = pickle.loads(pickle.dumps(record, 5))
    assert kept == record == make(kind, WRITTEN[kind])
    assert repr(kept) == repr(record)
    assert " at 0x" not in repr(record)


def test_a_record_is_frozen_and_replaced() -> None:
    event = make(Event, {"title": "T", "claims": ["c"]})
    with pytest.raises(FrozenInstanceError):
        event.claims = ()  # type: ignore[misc]
    assert replace(event, claims=("d",)).claims == ("d",)
    assert hash(event) == hash(make(Event, {"title": "T", "claims": ["c"]}))


def test_what_is_gathered_stands_under_no_key_of_its_own() -> None:
    assert "forms" not in keys(Term)
    assert set(make(Term, WRITTEN[Term]).forms) == {"zh-Hant", "en"}
