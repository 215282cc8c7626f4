"""The timeline, and the filters that need no script."""

from __future__ import annotations

import pytest

from briefing.pages.facets import facet_rules
from briefing.pages.timeline import timeline
from tests.pages.small_site import presenter


def test_dated_events_stand_by_year_and_the_others_on_the_shelf() -> None:
    view = timeline(presenter("en", "timeline/"))
    assert [(year.words, [event.id for event in year.events]) for year in view.years] == [
        ("2023", ["training"]), ("2024", ["round-of-2024"]),
    ]
    assert [event.id for event in view.shelf] == ["someday"]
    assert view.shelf[0].date.edtf == ""


def test_an_event_bears_its_main_claims_statement_and_all_its_marks() -> None:
    event = timeline(presenter("zh-Hant", "timeline/")).years[1].events[0]
    assert event.sentence
    assert event.sentence.head + event.sentence.tail == "極致在 2024 年 5 月完成逾 20 億元的一輪"
    assert event.sentence.stop == "。", "in Chinese the mark stands before the stop"
    assert [mark.claim for mark in event.sentence.marks] == ["acme-round", "round-registry"]
    assert [mark.n for mark in event.sentence.marks] == [2, 3]
    assert event.topic == "funding" and event.status == "disputed"
    assert event.note and event.note.text == "只寫到月。"
    assert [entity.id for entity in event.entities] == ["acme", "mountain-fund"]


def test_in_english_the_mark_follows_the_stop() -> None:
    event = timeline(presenter("en", "timeline/")).years[1].events[0]
    assert event.sentence
    assert (event.sentence.tail, event.sentence.stop) == ("2024.", "")


def test_topics_are_counted() -> None:
    view = timeline(presenter("en", "timeline/"))
    assert {c.value: c.count for c in view.topics.choices} == {
        "funding": 1, "model": 1, "policy": 1,
    }
    assert view.zooms.choices[0].value == "all"


def test_the_style_sheet_knows_what_to_hide() -> None:
    rules = facet_rules(presenter("en", "timeline/"))
    assert rules.topics == ("funding", "model", "policy")
    assert rules.topic_sets == (("funding",), ("model",))
    assert rules.developers == ("acme", "x-ns")


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_a_site_without_events_has_a_timeline(language: str) -> None:
    view = timeline(presenter(language, "timeline/", empty=True))
    assert (view.years, view.shelf, view.overviews) == ((), (), ())
