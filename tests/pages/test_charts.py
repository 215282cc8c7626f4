"""Charts: the geometry of what the records state."""

from __future__ import annotations

import pytest

from briefing.pages.charts import family, funding, levels, overview
from briefing.pages.charts.scale import Axis, axis_over
from briefing.pages.presenter import Presenter
from briefing.records.dates import parse_date
from tests.pages.full_site import presenter

LANGUAGES = pytest.mark.parametrize("language", ["zh-Hant", "en"])


def full(language: str = "en") -> Presenter:
    return presenter(language, "")


def test_an_axis_holds_whole_years() -> None:
    axis = axis_over([parse_date("2023-05"), parse_date("2024")])
    assert (axis.first, axis.months) == (2023, 24)
    assert [tick.x for tick in axis.years()] == [0, 50]
    assert Axis(2023, 24).percent(36) == 100


def test_an_amount_is_as_tall_as_it_is_stated() -> None:
    view = funding(full(), "acme")
    heights = {bar.label: (bar.height, bar.fade > 0, bar.soft) for bar in view.bars}
    assert heights == {"over RMB 2 billion": (206.0, True, False),
                       "about RMB 2 billion": (206.0, False, True)}
    assert view.grid[0][1] == "0"
    assert view.grid[-1] == (30.0, "RMB 2 billion")
    assert "more than RMB 2 billion" in view.label


def test_a_valuation_is_no_amount() -> None:
    (row, *_) = [r for r in funding(full(), "acme").rows if r.valuation]
    assert row.valuation
    assert row.valuation.inferred_unit
    assert all("30" not in bar.label for bar in funding(full(), "acme").bars)


def test_lines_of_a_family_say_what_the_source_says() -> None:
    view = family(full(), "acme-family")
    assert [(m.entity.id, m.link) for m in view.members] == [("acme-one", "stated")]
    assert len(view.strikes) == len(view.others) == 1
    assert all(0 <= node.x <= view.width and 0 <= node.y <= view.height for node in view.nodes)


@LANGUAGES
def test_a_scale_shows_where_we_are(language: str) -> None:
    view = levels(full(language), "two-levels")
    assert [(level.state, level.here is not None) for level in view.levels] == [
        ("reached", False), ("edge", True)]
    assert view.label


@LANGUAGES
@pytest.mark.parametrize("zoom", ["all", "near"])
def test_the_overview_keeps_its_marks_inside(language: str, zoom: str) -> None:
    present = full(language)
    view = overview(present, present.library.sorted_events()[0], zoom)
    assert view.marks
    for mark in view.marks:
        assert 0 <= mark.extent.x <= mark.extent.x + mark.extent.width <= 100.01
        assert mark.topic in view.lanes
