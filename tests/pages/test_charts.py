"""Charts: the geometry of what the records state."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from briefing.library.when import When
from briefing.pages.charts import family, funding, levels, overview
from briefing.pages.charts.overview import TARGET
from briefing.pages.charts.scale import Axis, Room, axis_over, reach
from briefing.pages.presenter import Presenter
from briefing.pages.views import Piece
from briefing.records.catalogue import Model
from briefing.records.dates import parse_date
from tests.pages.changed import changed
from tests.pages.full_site import presenter

LANGUAGES = pytest.mark.parametrize("language", ["zh-Hant", "en"])


def full(language: str = "en") -> Presenter:
    return presenter(language, "")


def test_an_axis_holds_whole_years() -> None:
    axis = axis_over([parse_date("2023-05"), parse_date("2024")])
    assert (axis.first, axis.last, axis.months) == (2023, 2024, 24)
    assert [tick.x for tick in axis.years()] == [0, 50]
    assert Axis(2023, 24).percent(36) == 100


def test_an_axis_says_its_last_year_where_only_every_fifth_has_a_tick() -> None:
    axis = axis_over([parse_date("1996"), parse_date("2025-03-03")])
    assert axis.years()[-1].label == "2021"
    assert axis.span == "1996–2025"


@pytest.mark.parametrize(
    ("edtf", "begin", "months"), [("2024~", -1, 14), ("2024-01~", -1, 13), ("2024/..", 0, 17),
                                  ("/2024-06", 0, 12), ("../2024", -5, 17), ("202X~", -5, 130)])
def test_an_axis_has_room_for_what_fades(edtf: str, begin: float, months: float) -> None:
    axis = axis_over([parse_date(edtf)])
    assert (axis.begin, axis.months) == (begin, months)
    assert axis.span in ("2024", "2020–2029")


def test_what_fades_is_not_squeezed_at_the_axis_end() -> None:
    axis = Axis(2024, 6, 3)  # April to September
    (piece,) = axis.pieces(When(parse_date("2024-03~")))
    assert (piece.look, piece.x, piece.width) == ("both", -33.33, 50)
    assert list(axis.pieces(When(parse_date("2024-01/2024-05")))) == [Piece("solid", 0, 33.33)]
    assert not axis.shows(When(parse_date("2024-03")))


def test_an_amount_is_as_tall_as_it_is_stated() -> None:
    view = funding(full(), "acme")
    assert {bar.amount: bar.y for bar in view.bars} == {"over RMB 2 billion": 30,
                                                        "about RMB 2 billion": 30}
    assert view.grid[0][1] == "0"
    assert view.grid[-1] == (30.0, "RMB 2 billion")
    assert "more than RMB 2 billion" in view.label


def test_a_valuation_is_no_amount() -> None:
    (row, *_) = [r for r in funding(full(), "acme").rows if r.valuation]
    assert row.valuation
    assert row.valuation.inferred_unit
    assert all("30" not in bar.amount for bar in funding(full(), "acme").bars)


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


@LANGUAGES
@pytest.mark.parametrize("zoom", ["all", "near"])
def test_the_overview_keeps_its_marks_inside(language: str, zoom: str) -> None:
    present = full(language)
    view = overview(present, present.library.sorted_events()[0], zoom)
    assert view.marks
    for mark in view.marks:
        left, right = reach(mark.pieces)
        assert 0 <= left <= right <= 100
        assert mark.topic in [lane.topic for lane in view.lanes]


@LANGUAGES
def test_marks_of_a_lane_leave_each_other_room_for_a_finger(language: str) -> None:
    present = full(language)
    marks = overview(present, present.library.sorted_events()[0], "all").marks
    for mark in marks:
        assert mark.hit_width >= TARGET
        assert mark.hit_height >= 24
    for one, other in combinations(marks, 2):
        beside = (one.hit_x + one.hit_width <= other.hit_x + .01
                  or other.hit_x + other.hit_width <= one.hit_x + .01)
        below = (one.hit_top + one.hit_height <= other.hit_top
                 or other.hit_top + other.hit_height <= one.hit_top)
        assert beside or below, (one.title, other.title)


def test_room_is_taken_across_and_down() -> None:
    room = Room()
    room.take(10, 20, 0, 16)
    assert not room.free(15, 25, 10, 26)
    assert room.free(15, 25, 16, 32)
    assert room.free(20, 30, 0, 16)
    assert not room.free(-1, 5, 0, 16)


@LANGUAGES
def test_a_family_too_large_to_draw_says_what_is_missing(language: str) -> None:
    known = full(language)
    head = known.library.models["acme-family"]
    many = {f"m-{n}": replace_family(head) for n in range(40)}
    library = changed(known.library, models={"acme-family": head, **many})
    view = family(Presenter(library, known.t, ""), "acme-family")
    assert len(view.members) == 40
    assert view.undrawn == 40 - len([node for node in view.nodes if node.style == "member"]) > 0
    assert f" {view.undrawn} " in view.label
    assert view.catalogue_href.endswith("models/")


def replace_family(model: Model) -> Model:
    return replace(model, family="acme-family", relations=())


@LANGUAGES
@pytest.mark.parametrize("zoom", ["all", "near"])
def test_what_is_too_dense_for_rows_is_counted(language: str, zoom: str) -> None:
    known = full(language)
    events = {f"{id}-{n}": event for id, event in known.library.events.items() for n in range(9)}
    present = Presenter(changed(known.library, events=events), known.t, "")
    view = overview(present, present.library.sorted_events()[0], zoom)
    assert sum(mark.count for mark in view.marks) == len(view.rows) > 0
    assert all(lane.rows == 1 for lane in view.lanes)
    for mark in view.marks:
        assert f" {mark.count} " in f"{mark.title.replace('：', ' ')} "
        assert mark.hit_width >= TARGET
        assert 0 <= mark.hit_x <= mark.hit_x + mark.hit_width <= 100.01
    for one, other in combinations([m for m in view.marks if m.top == view.marks[0].top], 2):
        assert one.hit_x + one.hit_width <= other.hit_x + .01 or other.hit_x < one.hit_x
