"""Figures of articles against the claims whose marks prove them."""

from __future__ import annotations

import pytest

from briefing.library.gate.silences import silences_unused
from tests.library.gate.sites import CLAIM, codes, proven, small

GOOD = "In September 2024 [[acme]] raised more than RMB 1 billion.[^round]"


@pytest.mark.parametrize(("body", "expected"), [
    (GOOD, []),
    ("[[acme]] raised RMB 1 billion.[^round]", ["figure-differs"]),
    ("[[acme]] raised more than RMB 1.5 billion.[^round]", ["figure-differs"]),
    ("[[acme]] raised money.[^round]", ["figure-missing"]),
    ("More than RMB 1 billion went to [[acme]]. It was glad.[^round]",
     ["figure-unmarked", "figure-missing"]),
    (GOOD + " Later [[acme]] had raised 30% of it.[^round]", ["figure-unproven"]),
    (GOOD + " That was 30% of it.", ["figure-unmarked"]),
    (GOOD + " That was 30 of them, version 2.5, within 24 hours.", []),
    (GOOD + " It has 3 GPUs.", []),
    ("## RMB 2 billion\n\n" + GOOD, ["figure-unmarked"]),
])
def test_what_differs_is_told(body: str, expected: list[str]) -> None:
    assert codes(small(en=body)) == expected


def test_a_value_need_be_said_once_in_a_language_only() -> None:
    assert codes(small(en=GOOD + " [[acme]] says so.[^round]")) == []


@pytest.mark.parametrize(("value", "said", "agrees"), [
    ("{value: -4.2, unit: percent}", "-4.2%", True),
    ("{value: 4.2, unit: percent}", "-4.2%", False),
    ("{value: 3, unit: percent, change: decrease}", "−3%", True),
    ("{value: 3, unit: percent, change: decrease}", "down 3%", True),
    ("{value: 3, unit: percent, change: increase}", "−3%", False),
])
def test_a_minus_sign_is_less_than_nothing_or_a_decrease(
    value: str, said: str, agrees: bool
) -> None:
    claims = CLAIM.replace("{value: 1_000_000_000, unit: CNY, bound: more_than}", value)
    claims = claims.replace("逾 10 億元人民幣", said).replace("more than RMB 1 billion", said)
    found = codes(small(claims=claims, en=GOOD.replace("more than RMB 1 billion", said)))
    assert set(found) == (set() if agrees else {"figure-differs"})


@pytest.mark.parametrize(("zh", "en", "agrees"), [
    ("營收成長 100%", "revenue doubled", True), ("營收成長一倍", "revenue rose by 100%", True),
    ("營收翻倍", "revenue was twice what it had been", True),
    ("營收增加為兩倍", "revenue doubled", True), ("營收增加兩倍", "revenue doubled", False),
    ("營收翻倍", "revenue tripled", False), ("營收翻倍", "revenue more than doubled", False),
])
def test_doubling_is_a_growth_of_a_hundred_per_cent(zh: str, en: str, agrees: bool) -> None:
    claims = CLAIM.replace("{value: 1_000_000_000, unit: CNY, bound: more_than}",
                           "{value: 100, unit: percent, change: increase}")
    claims = claims.replace("逾 10 億元人民幣", zh).replace("more than RMB 1 billion", en)
    found = codes(small(claims=claims, en=GOOD.replace("raised more than RMB 1 billion", en),
                        zh=f"2024 年 9 月，[[acme]]的{zh}。[^round]"))
    assert (found == []) == agrees


def test_a_figure_stands_under_its_carets() -> None:
    fault, = proven(small(en="[[acme]] raised more than RMB 1.5 billion.[^round]"))
    assert (fault.place.line, fault.place.column, fault.place.length) == (9, 27, 15)


@pytest.mark.parametrize("shape", [
    "## [[acme]]: {}[^round]\n\nText.", "- [[acme]]\n- {}[^round]", "1. [[acme]] took {}[^round].",
    "| Who | What |\n|---|---|\n| [[acme]] | {}[^round] |", "> [[acme]] took {}.[^round]",
    "> - [[acme]] took **{}**[^round]", "[[acme]] took {}[^round] and it was {}[^round].",
    "[[acme]] took {}.[^round][^round]", "Text.[^n]\n\n[^n]: [[acme]] took {}.[^round]",
], ids=["heading", "list", "numbered", "table", "quotation", "list in it", "twice", "side by side",
        "footnote"])
def test_wherever_a_mark_stands_it_proves_what_is_before_it(shape: str) -> None:
    good, bad, said = "more than RMB 1 billion", "more than RMB 7 billion", "RMB 7 billion"
    assert codes(small(en=shape.replace("{}", good))) == []
    body = shape.replace("{}", bad)
    faults = proven(small(en=body))
    assert {fault.code for fault in faults} == {"figure-differs"} | (
        {"figure-unproven"} if shape.count("{}") > 1 else set())
    for fault in faults:
        line = body.split("\n")[fault.place.line - 9]
        assert line[fault.place.column - 1 :][: fault.place.length] == said


@pytest.mark.parametrize(("front", "summary", "expected"), [
    ("key_claims: [round]\n", "More than RMB 1 billion", []),
    ("", "More than RMB 1 billion", ["figure-unmarked"]),
    ("key_claims: [round]\n", "RMB 1 billion", ["figure-unmarked"]),
    ("key_claims: [round]\n", "30 times", []),
])
def test_a_summary_says_what_key_claims_have(
    front: str, summary: str, expected: list[str]
) -> None:
    assert codes(small(en=GOOD, front=front, summary=summary)) == expected


@pytest.mark.parametrize(("said", "expected"), [
    ("Revenue fell by 30%", []),
    ("Revenue was cut, by 30%", []),
    ("Costs went up, while revenue fell by 30%", []),
    ("Revenue grew by 30%", ["figure-differs"]),
    ("Sales fell while revenue rose by 30%", ["figure-differs"]),
    ("Revenue lost up to a point 30%", []),
    ("| Growth | Rise |\n|---|---|\n| 30%[^round] | up by 4", []),
    ("| Growth | Rise |\n|---|---|\n| up 30%[^round] | down by 4", ["figure-differs"]),
])
def test_a_change_goes_the_way_that_is_recorded(said: str, expected: list[str]) -> None:
    claims = CLAIM.split("  date:")[0] + (
        "  values: {loss: {value: 30, unit: percent, change: decrease}}\n")
    claims = claims.replace("2024 年 9 月，埃克米募得逾 10 億元人民幣", "營收減少 30%").replace(
        "In September 2024 Acme raised more than RMB 1 billion", "Revenue fell 30%")
    assert codes(small(claims=claims, en=said if "[^" in said else f"{said}.[^round]")) == expected


def test_counted_nouns_that_the_site_has_values_in_are_figures() -> None:
    claims = CLAIM + CLAIM.replace("round:", "chips:").replace(
        "逾 10 億元人民幣", "10 張 GPU").replace("more than RMB 1 billion", "10 GPUs").replace(
        "value: 1_000_000_000, unit: CNY, bound: more_than", "value: 10, unit: gpu")
    assert codes(small(claims=claims, en=GOOD + " It has 3 GPUs.")) == ["figure-unmarked"]


@pytest.mark.parametrize(("silence", "expected"), [
    ("{rule: figure-unmarked, why: w}", ["figure-unmarked", "silence-vague"]),
    ("{rule: figure-unmarked, at: 30%, why: w}", []),
    ("{rule: figure-unmarked, at: 40%, why: w}", ["figure-unmarked", "silence-unused"]),
    ("{rule: figure-unmarked, at: '3', why: w}", ["figure-unmarked", "silence-unused"]),
    ("{rule: figure-unmarked, at: was 30% of, why: w}", ["figure-unmarked", "silence-unused"]),
    ("{rule: figure-missing, at: round, why: w}", ["figure-unmarked", "silence-unused"]),
    ("{rule: translation-stale, why: w}", ["figure-unmarked", "silence-unused"]),
])
def test_one_place_is_silenced(silence: str, expected: list[str]) -> None:
    site = small(en=GOOD + " That was 30% of it.", front=f"silence: [{silence}]\n")
    found = [*codes(site), *(fault.code for fault, _, _ in silences_unused(site))]
    assert found == expected


def test_a_claim_silences_no_words_of_articles_that_it_does_not_name() -> None:
    body = GOOD.replace("1 billion", "2 billion")
    silence = "  silence: [{rule: figure-differs, AT why: w}]\n"
    assert codes(small(claims=CLAIM + silence.replace("AT ", ""), en=body)) == ["figure-differs"]
    at = silence.replace("AT", "at: RMB 2 billion,")
    assert codes(small(claims=CLAIM + at, en=body)) == []


def test_a_claim_silences_its_own_faults() -> None:
    claims = CLAIM + "  silence: [{rule: figure-missing, why: w}]\n"
    assert codes(small(claims=claims, en="[[acme]] raised money.[^round]")) == []


def test_a_draft_is_exempt() -> None:
    assert codes(small(en="[[acme]] raised RMB 3 billion.[^round]", front="draft: true\n")) == []
