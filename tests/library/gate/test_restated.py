"""Sentences that say what a claim states and bear no mark of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.collect import collect
from briefing.library.gate.reading import Reading
from briefing.library.gate.restated import restated
from briefing.reading.files import discover
from briefing.records.kinds import KINDS
from tests.library.gate.sites import CLAIM, PROJECT, proven, small

SITES = [PROJECT, PROJECT / "briefing" / "starter",
         *(path for path in (PROJECT / "tests" / "sites").iterdir() if (path / "content").is_dir())]
LEVEL = CLAIM + """\
level:
  headline: H
  statement: {zh-Hant: 第四級的機器能自主學習。, en: At the fourth level the machine learns alone.}
  source: paper
  basis: reading
  topic: research
"""
ROUND = "In September 2024 [[acme]] raised more than RMB 1 billion.[^round]"
SAYS = "At the fourth level, the machine learns alone."


ZH = "第四級的機器能自主學習。[^level]"


def told(zh: str, en: str) -> list[tuple[str, int, int]]:
    return [(fault.message.split()[3], fault.place.column, fault.place.length)
            for fault in proven(small(claims=LEVEL, zh=zh, en=en))
            if fault.code == "sentence-unmarked" and fault.place.path.endswith("en.md")]


@pytest.mark.parametrize(("body", "expected"), [
    (f"{ROUND} {SAYS}", [("level", 68, len(SAYS))]),
    (f"{ROUND} {SAYS}[^level]", []),
    (f"{SAYS}[^level] So: {SAYS}", []),
    (f"{SAYS[:-1]}, and {ROUND}", [("level", 112, 5)]),  # no mark of its own stands between
    (f"{ROUND[:-9]}, and{ROUND[-8:]} {SAYS[:-1]}, it says", [("level", 72, len(SAYS) + 8)]),
    (f"{ROUND} It learns alone.", []),
    (f"{ROUND} Acme says: {SAYS}", []),  # it names somebody, and is told for that
    (f"## {SAYS}\n\n{ROUND}", []),
    (f"{ROUND}\n\n## Then\n\nIt was in September 2024 that it did.", [("round", 1, 37)]),
    (f"{ROUND} It was in September 2024 that it did.", []),
    (f"{ROUND}\n\n## Then\n\nIt was in 2024 that it did.", []),
])
def test_a_section_marks_what_it_says(body: str, expected: list[tuple[str, int, int]]) -> None:
    assert told(ZH, body) == expected


def test_a_claim_that_no_edition_marks_is_not_looked_for() -> None:
    """What an article says hangs on its own claims: another may change without a look at it."""
    assert told("略。", f"{ROUND} {SAYS}") == []


def test_what_two_claims_state_alike_is_marked_with_one_of_them() -> None:
    twin = LEVEL + LEVEL.split("level:")[1].join(("twin:", ""))
    site = small(claims=twin, en=f"{SAYS}[^level]")
    assert [fault.code for fault in proven(site)] == []


@pytest.mark.parametrize("root", SITES, ids=lambda path: path.name)
def test_no_alarm_is_false(root: Path) -> None:
    site = collect(discover(root, tuple(kind.folder for kind in KINDS)))
    reading = Reading(site, {})
    assert [finding.words for finding in restated(reading)] == []
    print(f"{root.name}: 0 of {sum(len(one.passages) for one in reading.editions)} passages")
