"""Bars: solid only as far as the amount is certain."""

from __future__ import annotations

import pytest

from briefing.pages.charts.bars import Segment, segments
from briefing.records.quantities import Bound


@pytest.mark.parametrize(
    ("bound", "expected"),
    [
        ("exact", [Segment("solid", 136, 100)]),
        ("more_than", [Segment("solid", 136, 100), Segment("up", 76, 60)]),
        ("at_least", [Segment("solid", 136, 100), Segment("up", 76, 60)]),
        ("about", [Segment("solid", 156, 80), Segment("up", 116, 40)]),
        ("order", [Segment("solid", 186, 50), Segment("up", 86, 100)]),
        ("less_than", [Segment("down", 136, 100)]),
        ("at_most", [Segment("down", 136, 100)]),
    ],
)
def test_every_bound(bound: Bound, expected: list[Segment]) -> None:
    assert list(segments(bound, 100, 236)) == expected


def test_the_highest_bar_fades_inside_the_chart() -> None:
    assert all(part.y >= 4 for part in segments("more_than", 206, 236))
