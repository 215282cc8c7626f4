"""An article's sections, and the spans that its marks prove."""

from __future__ import annotations

import pytest

from briefing.library.gate.reading import Passage, Reading
from tests.library.gate.sites import small


def read(**bodies: str) -> list[Passage]:
    return Reading(small(claims="{}", **bodies), {}).editions[0].passages


def spans(**bodies: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(p.section.text[p.span.start : p.span.end].strip(), p.span.claims)
            for p in read(**bodies)]


@pytest.mark.parametrize(("body", "expected"), [
    ("One.[^a] Two[^b], three.[^c] Four.",
     [("One.", ("a",)), ("Two", ("b",)), (", three.", ("c",)), ("Four.", ())]),
    ("One[^a]. Two.[^b][^c]", [("One.", ("a",)), ("Two.", ("b", "c"))]),
    ("One.[^a] [^b] Two[^a] and again[^a].",
     [("One.", ("a", "b")), ("Two", ("a",)), ("and again.", ("a",))]),
    ("One[^a] two.", [("One", ("a",)), ("two.", ())]),
    ("[[acme]] Co., Ltd. grew.[^a]", [("Acme Co., Ltd. grew.", ("a",))]),
    ("[[acme|It]] grew.[^a]", [("It grew.", ("a",))]),
    ("## Head[^a]\n\nText.[^b]", [("Head", ("a",)), ("Text.", ("b",))]),
    ("- One.[^a]\n- Two[^b]", [("One.", ("a",)), ("Two", ("b",))]),
    ("> Said *so*.[^a]", [("Said so.", ("a",))]),
    ("|x|y|\n|---|---|\n|one[^a]|two[^b]|",
     [("x ; y", ()), ("one", ("a",)), ("; two", ("b",))]),
    ("A note.[^n]\n\n[^n]: Noted.[^a]", [("A note.", ()), ("Noted.", ("a",))]),
])
def test_spans(body: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert spans(en=body) == expected


def test_chinese_spans() -> None:
    assert spans(zh="一。[^a]二，[^b]三。[^c]「四。」五") == [
        ("一。", ("a",)), ("二，", ("b",)), ("三。", ("c",)), ("「四。」五", ())]


def test_a_figure_is_told_of_where_it_stands() -> None:
    body = "RMB 1 billion.[^a]\n\n## Again\n\nIt was\nRMB 1 billion **again**, RMB\n2 billion.[^a]"
    places = [p.place(said) for p in read(en=body) for said in p.quantities]
    assert [(p.line, p.column, p.length) for p in places] == [
        (9, 1, 13), (14, 1, 13), (14, 26, 3)]


def test_code_states_nothing() -> None:
    assert [p.quantities for p in read(en="Write `RMB 1 billion`.")] == [[]]
