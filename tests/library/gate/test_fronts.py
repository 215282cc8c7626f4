"""Titles, summaries and the texts of pictures against the claims of their article."""

from __future__ import annotations

import pytest

from tests.library.gate.sites import CLAIM, codes, proven, small

GOOD = "In September 2024 [[acme]] raised more than RMB 1 billion.[^round]"
YEAR = """\
year:
  headline: H
  statement: {zh-Hant: 埃克米把 2025 年定為開源年。, en: Acme calls 2025 its open-source year.}
  source: paper
  basis: reporting
  topic: model
  date: 2025
  participants: [{id: acme, role: developer}]
"""
BOTH = GOOD + " [[acme]] calls 2025 its open-source year.[^year]"
KEYS = "key_claims: [round, year]\n"


@pytest.mark.parametrize(("summary", "expected"), [
    ("More than RMB 1 billion", []),
    ("RMB 1 billion", [("figure-unmarked", "warning")]),
    ("More than RMB 2 billion", [("figure-differs", "error")]),
    ("A tenth of it", [("figure-unmarked", "warning")]),
    ("The company calls 2025 its open-source year", []),
    ("The company calls 2024 its open-source year", [("date-differs", "warning")]),
    ("A round in September 2024", []),
    ("A round in September 2023", [("date-differs", "warning")]),
    ("More than last year", []),
])
def test_a_summary_says_what_its_key_claims_say(
    summary: str, expected: list[tuple[str, str]]
) -> None:
    site = small(claims=CLAIM + YEAR, en=BOTH, front=KEYS, summary=summary)
    assert [(fault.code, fault.severity) for fault in proven(site)] == expected


def test_an_open_end_of_a_date_is_no_date_of_all_that_is_earlier() -> None:
    open_ended = CLAIM.replace("date: 2024-09\n", "date: ../2024-09\n")
    assert open_ended != CLAIM
    body = GOOD.replace("In September", "By September")
    zh = "2024 年 9 月前，[[acme]]募得逾 10 億元人民幣。[^round]"
    assert codes(small(claims=open_ended, en=body, zh=zh,
                       front="key_claims: [round]\n", summary="A round of March 2019")
                 ) == ["date-differs"]


def test_what_another_claim_of_the_article_has_only_lacks_its_key() -> None:
    more = CLAIM.replace("round:", "more:").replace("1_000", "2_000").replace(
        "10 億", "20 億").replace("1 billion", "2 billion")
    body = f"{GOOD} {GOOD}".replace("1 billion.[^round]", "2 billion.[^more]", 1)
    assert codes(small(claims=CLAIM + more, en=body, front="key_claims: [round]\n",
                       summary="More than RMB 2 billion")) == ["figure-unmarked"]


@pytest.mark.parametrize(("alt", "words"), [
    ("Rounds: one of more than RMB 1 billion in 2024", []),
    ("Rounds: one of more than RMB 9 billion", ["RMB 9 billion"]),
    ("Rounds: one in 2019", ["2019"]),
    ("Two rounds", []),
])
def test_the_text_of_a_picture_says_what_claims_have(alt: str, words: list[str]) -> None:
    body = f"{GOOD}\n\n![{alt}](chart:funding/acme)"
    faults = proven(small(en=body))
    line = body.split("\n")[2]
    assert [line[fault.place.column - 1 :][: fault.place.length] for fault in faults] == words
    assert all(fault.severity == "warning" for fault in faults)


TWO = """\
two:
  headline: H
  statement: {zh-Hant: 營收 100 美元，成本 200 美元。, en: 'Revenue was $100, and cost $200.'}
  source: paper
  basis: reporting
  topic: funding
  values: {revenue: {value: 100, unit: USD}, cost: {value: 200, unit: USD}}
"""


@pytest.mark.parametrize(("said", "expected"), [
    ("Revenue was $100 and cost $200.[^two]", []),
    ("Cost was $200 and revenue $100.[^two]", []),
    ("It spent $200, and took $100.[^two]", []),
    ("Revenue was $200 and cost $100.[^two]", ["figure-differs"]),
])
def test_values_that_changed_places_are_told(said: str, expected: list[str]) -> None:
    assert codes(small(claims=TWO, en=said)) == expected


@pytest.mark.parametrize(("said", "expected"), [
    ("It fell from $200 to $100.[^two]", []),
    ("It fell to $100 from $200.[^two]", []),
    ("It rose from $100 to $200.[^two]", ["figure-differs"]),
])
def test_from_and_to_are_not_changed_about(said: str, expected: list[str]) -> None:
    claims = TWO.replace("Revenue was $100, and cost $200.", "It fell from $200 to $100.")
    assert codes(small(claims=claims, en=said)) == expected
