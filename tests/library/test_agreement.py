"""A claim's record against its own statement."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from briefing.library.agreement import statement_faults
from briefing.reading.strict_yaml import read_yaml
from briefing.reading.yaml_nodes import Mapping
from briefing.records.facts import Claim
from briefing.records.validate import Entry, validate

PROJECT = Path(__file__).parent.parent.parent


def claims(text: str) -> list[Entry[Claim]]:
    node, faults = read_yaml(text, "content/facts/claims.yaml")
    assert isinstance(node, Mapping) and not faults
    entries = []
    for id, item in node.items.items():
        entry, faults = validate(Claim, id, item, item.place)
        assert entry is not None, faults
        entries.append(entry)
    return entries


def codes(text: str) -> list[str]:
    return [fault.code for entry in claims(text) for fault in statement_faults(entry)]


def own_claims() -> str:
    return (PROJECT / "content/facts/claims.yaml").read_text("utf-8")


def test_the_first_briefing_agrees_with_itself() -> None:
    assert codes(own_claims()) == []


CLAIM = """\
round:
  headline: x
  statement: {{zh-Hant: "2024 年底，它募得{zh}。", en: "In late 2024 it raised {en}."}}
  source: s
  basis: reporting
  topic: funding
  date: {date}
  values: {{amount: {{value: 1_000_000_000, unit: CNY, bound: more_than}}}}
"""
LATE = "2024\n  date_part: late"


@pytest.mark.parametrize(
    ("zh", "en", "date", "expected"),
    [
        ("逾 10 億元人民幣", "more than RMB 1 billion", LATE, []),
        ("逾 10 億元", "over 1 billion yuan", LATE, []),
        ("10 億元", "more than RMB 1 billion", LATE, ["figure-differs"]),
        ("逾 11 億元", "more than RMB 1 billion", LATE, ["figure-differs"]),
        ("逾 10 萬元", "more than US$1 billion", LATE,
         ["figure-differs", "figure-missing", "figure-unproven"]),
        ("一筆錢", "money", LATE, ["figure-missing", "figure-missing"]),
        ("逾 10 億元（三成已到）", "more than RMB 1 billion", LATE, ["figure-unproven"]),
        ("逾 10 億元", "more than RMB 1 billion", "2023\n  date_part: late",
         ["date-differs", "date-differs"]),
        ("逾 10 億元", "more than RMB 1 billion", "2024\n  date_part: early",
         ["date-differs", "date-differs"]),
        ("逾 10 億元", "more than RMB 1 billion", "2024-12-17", []),
    ],
)
def test_what_differs_is_told(zh: str, en: str, date: str, expected: list[str]) -> None:
    assert codes(CLAIM.format(zh=zh, en=en, date=date)) == expected


def changes(raw: str) -> list[str]:
    """Every claim's values and stated dates, each changed once in the record."""
    found = []
    for match in re.finditer(r"value: ([\d_.]+)", raw):
        digits: Any = match[1]
        changed = digits.replace("1", "2", 1) if "1" in digits else "1" + digits
        found.append(raw[: match.start(1)] + changed + raw[match.end(1) :])
    for match in re.finditer(r"value: [\d_.]+, unit: \w+(, bound: \w+)?", raw):
        other = "" if match[1] else ", bound: at_least"
        end = match.end() if not match[1] else match.start(1)
        found.append(raw[:end] + other + raw[match.end() :])
    return found


def test_a_record_changed_anywhere_is_noticed() -> None:
    raw = own_claims()
    changed = changes(raw)
    assert len(changed) >= 16
    assert [text for text in changed if not codes(text)] == []
