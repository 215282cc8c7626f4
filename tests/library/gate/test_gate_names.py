"""Whom a section has to name, and marks that changed places."""

from __future__ import annotations

import pytest

from tests.library.gate.sites import CLAIM, codes, small

BODY = " raised more than RMB 1 billion in September 2024.[^round]"


@pytest.mark.parametrize(("body", "expected"), [
    ("[[acme]]" + BODY, []),
    ("Acme" + BODY, []),
    ("It" + BODY, ["name-missing"]),
    ("[[acme]] is here.\n\n## Next\n\nIt" + BODY, ["name-missing"]),
    ("[[acme|The company]]" + BODY, []),
])
def test_a_section_names_the_participants(body: str, expected: list[str]) -> None:
    assert codes(small(en=body)) == expected


OTHER = """\
office:
  headline: H
  statement: {zh-Hant: 埃克米在港邊租下一層樓。, en: Acme has rented a floor near the harbour.}
  source: paper
  basis: reporting
  topic: company
school:
  headline: H
  statement: {zh-Hant: 埃克米替小學編寫課本。, en: Acme writes textbooks for primary schools.}
  source: paper
  basis: reporting
  topic: company
"""
FLOOR, BOOKS = "[[acme]] has rented a floor near the harbour.", "It writes textbooks for schools."


def test_marks_that_changed_places_are_told() -> None:
    claims = CLAIM + OTHER
    assert codes(small(claims=claims, en=f"{FLOOR}[^office] {BOOKS}[^school]")) == []
    assert codes(small(claims=claims, en=f"{FLOOR}[^school] {BOOKS}[^office]")) == [
        "marks-swapped"]
