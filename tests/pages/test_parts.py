"""Where entries of long lists stand."""

from __future__ import annotations

import pytest

from briefing.pages import parts
from briefing.reads import noting
from tests.pages.full_site import library


def test_while_a_list_is_short_an_entry_stands_on_it() -> None:
    known = library()
    event, term, person = (next(iter(kind)) for kind in (known.events, known.terms, known.people))
    assert parts.record_address(known, "en", "event", event) == f"timeline/#{event}"
    assert parts.record_address(known, "en", "term", term) == f"glossary/#{term}"
    assert parts.record_address(known, "en", "person", person) == f"people/#{person}"
    claim = next(iter(known.claims))
    assert parts.claim_address(known, claim) == f"evidence/{known.claims[claim].source}/#{claim}"


def test_the_entries_of_a_long_list_stand_on_its_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "LONG", 0)
    known = library()
    for id, event in known.events.items():
        when = known.when_of_event(event)
        part = str(when.date.sort_key[0].year) if when else "undated"
        assert parts.record_address(known, "en", "event", id) == f"timeline/{part}/#{id}"
    for id in known.people:
        assert parts.record_address(known, "en", "person", id) == f"people/{id[0]}/#{id}"
    for id in known.models:
        assert parts.record_address(known, "en", "model", id) == f"models/{id}/"
    assert parts.claim_address(known, "acme-compute").split("/")[2] == "undated"


def test_very_many_terms_have_pages_and_an_address_for_each_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = library()
    monkeypatch.setattr(parts, "LONG", 0)
    for language in ("zh-Hant", "zh-Hans", "en"):
        assert parts.record_address(known, language, "term", "large-model").startswith("glossary/")
    monkeypatch.setattr(parts, "OWN", len(known.terms) - 1)
    for language in ("zh-Hant", "zh-Hans", "en"):
        assert parts.record_address(known, language, "term", "large-model") == "terms/large-model/"


def test_whether_a_list_is_long_is_all_that_is_read_of_it() -> None:
    known = library()
    with noting() as reads:
        parts.is_long(known.terms)
        parts.have_pages(known)
    assert {(key, known.state(key)) for key in reads} == {
        (("terms", "#>200"), "False"), (("terms", "#>500"), "False")}


def test_no_page_of_a_language_passes_for_anothers_translation() -> None:
    known = library()
    for id in known.terms:
        assert parts.term_part(known, "zh-Hant", id) == parts.term_part(known, "zh-Hans", id)
        assert parts.term_part(known, "zh-Hant", id) != parts.term_part(known, "en", id)


def test_years_stand_in_order_and_what_has_no_date_last() -> None:
    assert parts.years(["2024", "undated", "1999", "2024"]) == ["1999", "2024", "undated"]
