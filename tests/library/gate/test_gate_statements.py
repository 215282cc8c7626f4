"""A claim's record against its own statement."""

from __future__ import annotations

import pytest

from tests.library.gate.sites import codes, proven, small

CLAIM = """\
round:
  headline: x
  statement: {{zh-Hant: "2024 年底，它募得{zh}。", en: "In late 2024 it raised {en}."}}
  source: paper
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
         ["figure-differs", "figure-differs"]),
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
    claims = CLAIM.format(zh=zh, en=en, date=date)
    assert sorted(codes(small(claims=claims))) == expected


def test_a_noun_beside_the_figure_has_to_be_that_of_the_value() -> None:
    claims = CLAIM.format(zh="逾 10 億元與 3 張 GPU", en="more than RMB 1 billion and 3 GPUs",
                          date=LATE)
    value = ", gpus: {value: 3, unit: UNIT}}\n"
    with_gpus = claims.replace("}}\n", "}" + value)
    assert codes(small(claims=with_gpus.replace("UNIT", "gpu"))) == []
    assert codes(small(claims=with_gpus.replace("UNIT", "token"))) == ["figure-differs"] * 2


def test_a_withdrawn_claim_says_what_it_likes() -> None:
    claims = CLAIM.format(zh="一筆錢", en="money", date=LATE)
    assert codes(small(claims=claims + "  withdrawn: true\n  why: gone\n")) == []


ZH = "zh-Hant: 它募得逾 10 億元。"


@pytest.mark.parametrize(("statement", "words"), [
    (f"{{{ZH}, en: It raised RMB 3 billion.}}", "RMB 3 billion"),
    (f"{{{ZH}, en: 'It''s RMB 3 billion, says RMB.'}}", "RMB 3 billion"),
    (f"\n    {ZH}\n    en: >-\n      It raised in all\n      RMB 3 billion.", "RMB 3 billion"),
    (f"\n    {ZH}\n    en: >-\n      It raised in all RMB\n      3 billion.", ">-"),
    ("{zh-Hant: 它 2023 年募得逾 10 億元。, en: It raised more than RMB 1 billion.}", "2023 年"),
    (f"{{{ZH}, en: It raised money.}}", "It raised money."),
])
def test_the_words_at_fault_are_under_the_carets(statement: str, words: str) -> None:
    lines = CLAIM.format(zh="", en="", date="2024").split("\n")
    lines[2] = f"  statement: {statement}"
    claims = "\n".join(lines)
    fault, = proven(small(claims=claims))
    line = claims.split("\n")[fault.place.line - 1]
    assert line[fault.place.column - 1 :][: fault.place.length] == words
