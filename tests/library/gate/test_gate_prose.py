"""Ways in which good prose says what is recorded; each beside a slip that is still told."""

from __future__ import annotations

import pytest

from briefing.errors import Diagnostic
from tests.library.gate.sites import CLAIM, codes, proven, small

HEAD = "round:\n  headline: H\n  source: paper\n  basis: reporting\n  topic: funding\n"


def site(statement: tuple[str, str], fields: str, **bodies: str) -> list[str]:
    """The codes of what the gate finds in a claim with those statements, and in the bodies."""
    return [fault.code for fault in faults(statement, fields, **bodies)]


def faults(statement: tuple[str, str], fields: str, **bodies: str) -> list[Diagnostic]:
    zh, en = statement
    claims = f"{HEAD}  statement: {{zh-Hant: '{zh}', en: '{en}'}}\n{fields}"
    return proven(small(claims=claims, **bodies))


def counted(value: str, unit: str, said: str) -> list[str]:
    """What the gate tells of an English text whose claim has that value."""
    fields = f"  date: ../2025-03\n  values: {{n: {{value: {value}, unit: {unit}}}}}\n"
    return [fault.code for fault in faults(("略。", said), fields, en=f"{said}[^round]")
            if "zh-Hant" not in fault.message]


@pytest.mark.parametrize(("value", "unit", "said"), [
    ("72", "hour", "It sees 72 hours ahead."),
    ("9", "gpu", "Of its 12 chips, nine of which were new, some failed."),
    ("19", "gpu", "Of its GPUs, says the firm, 19 are equipped."),
    ("34", "gpu", "At the end of March 34 GPUs ran."),
    ("3.5", "times", "It is three and a half times as long."),
    ("2", "times", "It is twice as long."),
    ("10", "percent", "It took a tenth of the time."),
    ("1/10", "ratio, of: {zh-Hant: 時間, en: the time}", "It took 10% of the time."),
])
def test_a_value_is_found_as_people_say_it(value: str, unit: str, said: str) -> None:
    assert counted(value, unit, said) == []
    wrong = counted("7", unit, said)
    assert wrong and set(wrong) <= {"figure-missing", "figure-differs", "figure-unproven"}


@pytest.mark.parametrize("said", [
    "It has twelve chip-and-GPU-ready racks.",
    "Those of the GPUs in 11 countries are new.",
    "It wants a thousand GPUs.",
    "It waited 24 hours.",
])
def test_what_counts_something_else_is_not_accused(said: str) -> None:
    claims = CLAIM + CLAIM.replace("round:", "chips:").replace(
        "逾 10 億元人民幣", "10 張 GPU").replace("more than RMB 1 billion", "10 GPUs").replace(
        "value: 1_000_000_000, unit: CNY, bound: more_than", "value: 10, unit: gpu")
    good = "In September 2024 [[acme]] raised more than RMB 1 billion.[^round] "
    assert codes(small(claims=claims, en=good + said)) == []
    assert codes(small(claims=claims, en=good + "It has twelve new GPUs.")) == ["figure-unmarked"]


def test_a_half_is_often_no_measure() -> None:
    good = "In September 2024 [[acme]] raised more than RMB 1 billion.[^round] "
    assert codes(small(en=good + "That is half of the answer.")) == []
    assert codes(small(en=good + "That is less than half of the answer.")) == ["figure-unmarked"]


@pytest.mark.parametrize(("row", "expected"), [
    ("| September 2024 | more than RMB 1 billion | [[acme]][^round] |", []),
    ("| September 2024 | more than RMB 2 billion | [[acme]][^round] |", ["figure-differs"]),
    ("| August 2024 | more than RMB 1 billion | [[acme]][^round] |", ["date-differs"]),
])
def test_a_row_of_a_table_is_one_sentence(row: str, expected: list[str]) -> None:
    assert codes(small(en=f"| When | What | Who |\n| --- | --- | --- |\n{row}\n")) == expected


@pytest.mark.parametrize(("head", "cell", "expected"), [
    ("Amount, RMB billion", "1", []),
    ("Amount (RMB million)", "1,000", []),
    ("Amount (RMB million)", "1", ["figure-differs"]),
    ("Amount (US$ billion)", "1", ["figure-differs"]),
    ("Amount", "1", ["figure-missing"]),
])
def test_the_head_of_a_column_may_have_the_unit(
    head: str, cell: str, expected: list[str]
) -> None:
    claims = CLAIM.replace(", bound: more_than", "").replace("逾 ", "").replace("more than ", "")
    table = f"| Who | {head} |\n| --- | --- |\n| [[acme]] | {cell}[^round] |\n"
    assert codes(small(claims=claims, en=table)) == expected


@pytest.mark.parametrize(("said", "expected"), [
    ("2025 年比前一年多 30%。", []),
    ("2025 年比 2024 年多 30%。", []),
    ("2025 年比 2023 年多 30%。", ["date-differs"]),
    ("2024 年多了 30%。", ["date-differs"]),
])
def test_what_grew_is_compared_with_the_year_before(said: str, expected: list[str]) -> None:
    fields = "  date: 2025\n  values: {g: {value: 30, unit: percent, change: increase}}\n"
    assert site((said, "In 2025 it grew by 30%."), fields) == expected


@pytest.mark.parametrize(("said", "expected"), [
    ("Budgeted in 2021, it was done by the end of January.", []),
    ("Budgeted in 2021, it was done by the end of March.", ["date-differs"]),
    ("Budgeted in 2021, it was done by the end of January 2021.", ["date-differs"]),
])
def test_a_month_may_be_of_the_articles_own_year(said: str, expected: list[str]) -> None:
    fields = "  date: 2025-01\n  date_part: late\n"
    budget = ("budget:\n  headline: H\n  source: paper\n  basis: reporting\n  topic: funding\n"
              "  statement: {zh-Hant: 2021 年。, en: In 2021.}\n  date: 2021\n")
    claims = (f"{HEAD}  statement: {{zh-Hant: 2025 年 1 月底。, en: At the end of January 2025.}}\n"
              f"{fields}{budget}")
    assert codes(small(claims=claims, en=said.replace("2021,", "2021,[^budget]", 1)[:-1]
                       + ".[^round]")) == expected


@pytest.mark.parametrize(("said", "expected"), [
    ("It is due by the end of 2027.", []),
    ("It is due by the beginning of 2027.", ["date-differs"]),
    ("It is due by the end of 2028.", ["date-differs"]),
])
def test_a_deadline_is_the_end_of_its_year(said: str, expected: list[str]) -> None:
    assert site(("2027 年底以前。", said), "  date: ../2027\n") == expected


def test_a_date_in_the_words_of_the_record_is_said() -> None:
    fields = ("  date: 2025-01/2025-11\n"
              "  date_text: {zh-Hant: 前 11 個月, en: the first eleven months}\n")
    statement = ("前 11 個月很忙。", "It was busy.")
    assert site(statement, fields, en="In the first eleven months it was busy.[^round]") == []
    assert site(statement, fields, en="In eleven months it was busy.[^round]") == ["date-missing"]


def test_a_correction_may_tell_what_was_said_before() -> None:
    claims = CLAIM + ("  history: [{date: 2025-01-03, was: {zh-Hant: 20 億元人民幣, en: RMB 2"
                      " billion}, why: w}]\n")
    good = "In September 2024 [[acme]] raised more than RMB 1 billion.[^round] "
    told = "We had written RMB 2 billion, which has been corrected.[^round]"
    assert codes(small(claims=claims, en=good + told)) == []
    assert codes(small(claims=claims, en=good + told.replace("2", "3"))) == ["figure-unproven"]
    assert codes(small(claims=claims, en=good + "It raised RMB 2 billion.[^round]")) == [
        "figure-unproven"]


@pytest.mark.parametrize(("summary", "expected"), [("Acme’s books", []), ("S", ["name-missing"])])
def test_the_subject_of_an_article_need_not_be_named_again(
    summary: str, expected: list[str]
) -> None:
    body = "The company raised more than RMB 1 billion in September 2024.[^round]"
    assert codes(small(en=body, summary=summary)) == expected


def test_one_of_the_sections_that_carry_a_claim_names_the_participants() -> None:
    body = ("{} raised more than RMB 1 billion in September 2024.[^round]\n\n"
            "## Two\n\nA note.[^round]")
    assert codes(small(en=body.format("[[acme]]"))) == []
    assert codes(small(en=body.format("It"))) == ["name-missing"] * 2


@pytest.mark.parametrize(("said", "value"), [
    ("隊伍長了三倍半。", "3.5, unit: times"),
    ("那是四分之一強。", "1/4, unit: ratio, bound: more_than, of: {zh-Hant: 尖峰, en: the peak}"),
    ("身價翻了三倍不止。", "3, unit: times, bound: more_than"),
    ("只撐得住一半多一點。",
     "1/2, unit: ratio, bound: more_than, of: {zh-Hant: 尖峰, en: the peak}"),
    ("每艘約花 90 萬歐元。", "900_000, unit: EUR, bound: about"),
    ("港口關閉了四天。", "4, unit: day"),
])
def test_chinese_numbers_in_prose(said: str, value: str) -> None:
    fields = f"  values: {{n: {{value: {value}}}}}\n"
    told = faults((said, "X."), fields)
    assert [fault.code for fault in told if " in en" not in fault.message] == []
