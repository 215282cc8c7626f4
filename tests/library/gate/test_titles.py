"""Headlines and titles against the values and dates of their claims."""

from __future__ import annotations

import pytest

from tests.library.gate.sites import CLAIM, proven, small

EVENT = "e: {{title: {title}, claims: [round]{more}}}\n"


@pytest.mark.parametrize(("title", "words"), [
    ("RMB 1 billion", ""), ("More than RMB 1 billion in 2024", ""), ("A round", ""),
    ("September 2024", ""), ("24 September 2024", ""), ("Late 2024", ""), ("12 new ships", ""),
    ("RMB 2 billion", "RMB 2 billion"), ("US$1 billion", "US$1 billion"), ("10% more", "10%"),
    ("Since 2023", "2023"), ("In August 2024", "August 2024"),
])
def test_a_title_says_no_other_figure_or_date(title: str, words: str) -> None:
    claims = CLAIM.replace("headline: H", f"headline: {title}")
    assert told(claims, claims) == ([("content/facts/claims.yaml", words)] if words else [])
    event = EVENT.format(title=title, more="")
    assert told(event, CLAIM, event) == ([("content/facts/events.yaml", words)] if words else [])


def told(text: str, claims: str, events: str = "{}") -> list[tuple[str, str]]:
    lines = text.split("\n")
    return [(fault.place.path, lines[fault.place.line - 1][fault.place.column - 1 :][
        : fault.place.length]) for fault in proven(small(claims=claims, events=events))]


def test_a_share_is_a_percentage() -> None:
    claims = CLAIM.replace("headline: H", "headline: Up by 20%").replace(
        "values: {", "silence: [{rule: figure-missing, why: W}]\n"
        "  values: {share: {value: 1/5, unit: ratio, of: all}, ")
    assert told(claims, claims) == []


def test_an_event_silences_its_title() -> None:
    event = EVENT.format(title="Since 2023",
                         more=", silence: [{rule: date-differs, at: '2023', why: W.}]")
    assert told(event, CLAIM, event) == []
