"""Sentences that cite nothing, fields that nothing bears out, and places left alone."""

from __future__ import annotations

import pytest

from tests.library.gate.gate_faults import gate

FRONT = """\
---
title: T
summary: S
date: 2024-06-01
authors: [x: y]
topic: funding
{more}
---

{text}
"""
EN = "articles/x/en.md"


def found(text: str, more: str = "", code: str = "sentence-unmarked") -> list[str]:
    """The words at fault."""
    article = FRONT.format(text=text, more=more).replace("[x: y]", "[chen-mei]").replace(
        "\n\n---", "\n---")
    faults = gate({EN: article}, code)
    assert all(fault.severity == "warning" for fault in faults)
    lines = article.split("\n")
    return [lines[fault.place.line - 1][fault.place.column - 1 :][: fault.place.length]
            for fault in faults if fault.place.path == f"content/{EN}"]


MARK = "[^acme-round-2024]"


@pytest.mark.parametrize(
    ("text", "unmarked"),
    [(f"Acme raised.{MARK} It is new.", []),
     ("Acme raised. It is new.", ["Acme raised."]),
     (f"Acme raised. Mountain Fund led.{MARK}", ["Acme raised."]),
     (f"Acme{MARK} raised.", []),
     ("[[acme]] raised.", ["[[acme]] raised."]),
     ("They say [[acme|the firm]] won.", ["They say [[acme|the firm]] won."]),
     ("- Acme raised.\n- They did not.", ["Acme raised."]),
     ("- Acme\n- [[acme]]", []),
     ("| a | b |\n| - | - |\n| Acme | [[acme]] |", []),
     ("- Acme raised RMB 1 billion\n- Acme\n- Acme, a lab", ["Acme raised RMB 1 billion"]),
     (f"- Acme raised RMB 1 billion{MARK}\n- [[acme]] raised\n  its first round", [
         "[[acme]] raised"]),
     ("1. Acme did it. Then Acme went home happily", [
         "Acme did it.", "Then Acme went home happily"]),
     ("- 極致、有山基金、登記處\n- 有山基金：極致", []),
     ("| a | b |\n| - | - |\n| Acme | raised its first round |", [
         "Acme | raised its first round |"]),
     (f"| a | b |\n| - | - |\n| Acme | raised its first round{MARK} |", []),
     ("They are as follows, says Acme:", []),
     ("## Acme raised.", []),
     ("> Acme raised.", []),
     ("A note.[^n]\n\n[^n]: Acme raised, says [[acme]].", []),
     ("`Acme raised.`", []),
     ("![Acme raised.](square.png)", []),
     ("That [[mixture-of-experts]] is no company. Nobody is named.", []),
     ("Acmes of the world unite.", [])],
)
def test_a_sentence_that_names_somebody_has_a_mark(text: str, unmarked: list[str]) -> None:
    assert found(text) == unmarked


def test_chinese_sentences_end_at_their_stops() -> None:
    text = f"極致募資。{MARK}有山基金也投了。還有別的。"
    article = FRONT.format(text=text, more="translated_from: {language: en, hash: 0123456789ab}")
    faults = gate({"articles/x/zh-Hant.md": article.replace("[x: y]", "[chen-mei]")},
                  "sentence-unmarked")
    assert [(fault.place.column, fault.place.length) for fault in faults] == [(
        text.index("有山") + 1, len("有山基金也投了。"))]


def test_one_sentence_is_silenced_by_its_words() -> None:
    text = "Acme raised. Acme won."
    silence = "silence: [{rule: sentence-unmarked, at: Acme raised., why: A sample.}]"
    assert found(text, silence) == ["Acme won."]
    assert found(text, silence.replace(" at: Acme raised.,", "")) == []
    assert len(found(text, silence.replace("Acme raised.", "raised"))) == 2
    assert found(text, silence.replace("sentence-unmarked", "source-copied")) == [
        "Acme raised.", "Acme won."]


MODEL = "m:\n  name: M\n  developer: acme\n  category: foundation\n"


@pytest.mark.parametrize(
    ("line", "fields"),
    [("open_weights: true", ["open_weights"]), ("limit: {context: 1000}", ["context"]),
     ("release_date: {value: 2024, claim: acme-round-2024}", []),
     ("release_date: {claim: acme-round-2024}", []), ("weights: https://a.example/", []),
     ("open_weights: true\n  silence: [{rule: field-unproven, at: open_weights, why: W.}]", []),
     ("open_weights: true\n  silence: [{rule: field-unproven, at: license, why: W.}]",
      ["open_weights"])],
)
def test_a_fact_names_the_claim_that_bears_it_out(line: str, fields: list[str]) -> None:
    faults = gate({"facts/models/x.yaml": f"{MODEL}  {line}\n"}, "field-unproven")
    assert [fault.message for fault in faults if fault.place.path.endswith("/x.yaml")] == [
        f"m says {field}, and no claim bears it out" for field in fields]


def test_who_is_meant_needs_no_evidence() -> None:
    record = "o:\n  name: O\n  kind: company\n  country: US\n  legal_name: O Inc.\n  city: X\n"
    faults = gate({"facts/organizations/x.yaml": record}, "field-unproven")
    assert [fault.place.line for fault in faults if fault.place.path.endswith("/x.yaml")] == [6]
