"""Headlines and titles against the values and dates of their claims."""

from __future__ import annotations

import pytest

from tests.library.gate.sites import CLAIM, proven, small

EVENT = "e: {{title: {title}, claims: [round]{more}}}\n"


@pytest.mark.parametrize(("title", "words"), [
    ("RMB 1 billion", ""), ("More than RMB 1 billion in 2024", ""), ("A round", ""),
    ("September 2024", ""), ("24 September 2024", ""), ("Late 2024", ""), ("12 new ships", ""),
    ("RMB 2 billion", "RMB 2 billion"), ("US$1 billion", "US$1 billion"), ("10% more", "10%"),
    ("Since 2023", "2023"), ("In August 2024", "August 2024"), ("Half of it", "Half"),
    ("Less than RMB 1 billion", "RMB 1 billion"), ("About RMB 1 billion", "RMB 1 billion"),
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


@pytest.mark.parametrize(("field", "text", "severity"), [
    ("label", "September 2024", ""), ("label", "August 2024", "error"),
    ("label", "RMB 2 billion", "error"), ("unnamed", "RMB 2 billion", "warning"),
    ("note", "The source says only September", ""), ("note", "It says only in August", "warning"),
    ("note", "RMB 2 billion", "warning"), ("note", "It said RMB 3 billion before", ""),
])
def test_labels_and_notes_are_looked_at_too(field: str, text: str, severity: str) -> None:
    history = "  history: [{date: 2025-01-01, was: RMB 3 billion, why: W}]\n"
    claims = f"{CLAIM}  {field}: {text}\n{history}"
    assert [fault.severity for fault in proven(small(claims=claims))] == (
        [severity] if severity else [])


@pytest.mark.parametrize(("headline", "words"), [
    ("240,000 GPUs", ""), ("340,000 GPUs", "340,000"), ("240,000 servers", "240,000"),
    ("Some 24 firms", ""), ("About 240,000 GPUs", "240,000"),
])
def test_what_is_counted_is_held_against_the_values(headline: str, words: str) -> None:
    claims = CLAIM.replace("headline: H", f"headline: {headline}").replace(
        "values: {", "silence: [{rule: figure-missing, why: W}]\n"
        "  values: {gpus: {value: 240_000, unit: gpu}, ")
    assert told(claims, claims) == ([("content/facts/claims.yaml", words)] if words else [])


def test_where_the_source_leaves_the_currency_out_a_title_may() -> None:
    claims = CLAIM.replace("unit: CNY", "unit: CNY, unit_basis: inferred")
    good = claims.replace("headline: H", "headline: A round of 1 billion")
    assert told(good, good) == []
    bad = good.replace("of 1 billion", "of 2 billion")
    assert told(bad, bad) == [("content/facts/claims.yaml", "2 billion")]


def test_a_share_is_a_percentage() -> None:
    claims = CLAIM.replace("headline: H", "headline: Up by 20%").replace(
        "values: {", "silence: [{rule: figure-missing, why: W}]\n"
        "  values: {share: {value: 1/5, unit: ratio, of: all}, ")
    assert told(claims, claims) == []


def test_an_event_silences_its_title() -> None:
    event = EVENT.format(title="Since 2023",
                         more=", silence: [{rule: date-differs, at: '2023', why: W.}]")
    assert told(event, CLAIM, event) == []
