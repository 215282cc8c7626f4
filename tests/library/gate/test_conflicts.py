"""Claims that give one thing different values have to say so."""

from __future__ import annotations

import pytest

from briefing.library.gate.conflicts import differ
from briefing.records.quantities import parse_quantity
from tests.library.faults import CLAIM
from tests.library.gate.gate_faults import gate


def conflicts(first: str, second: str, **files: str) -> list[str]:
    claims = "".join(f"{id}:\n{CLAIM}{''.join(f'  {line}{chr(10)}' for line in text.split('; '))}"
                     for id, text in (("c", first), ("d", second)))
    more: dict[str, str | bytes] = {f"facts/{kind}/x.yaml": text for kind, text in files.items()}
    return [fault.message for fault in gate({"facts/claims/x.yaml": claims, **more},
                                            "claims-conflict")]


TWO, THREE = (f"values: {{size: {{value: {n}, unit: layer}}}}" for n in (2, 3))
TOLD = ["d gives another size than c"]


def test_what_is_corroborated_is_the_same() -> None:
    assert conflicts(f"corroborates: [d]; {TWO}", THREE) == TOLD
    assert conflicts(f"corroborates: [d]; {TWO}", TWO) == []
    assert conflicts(f"corroborates: [d]; {TWO}", f"disputes: [c]; {THREE}") == []
    assert conflicts("corroborates: [d]; date: 2021", "date: 2022-03") == [
        "d gives another date than c"]
    assert conflicts("corroborates: [d]; date: 2022", "date: 2022-03") == []


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [("date: 2022; date_part: late", "date: 2022; date_part: mid", "part of the year"),
     ("date: 2022; date_part: late", "date: 2022-09; date_part: mid", ""),
     ("participants: [{id: acme, role: recipient}]",
      "participants: [{id: mountain-fund, role: recipient}]", "recipient"),
     ("participants: [{id: acme, role: recipient}]; and_others: true",
      "participants: [{id: mountain-fund, role: recipient}]", ""),
     ("participants: [{id: acme, role: investor}]",
      "participants: [{id: mountain-fund, role: investor}]", ""),
     ("participants: [{id: acme, role: buyer}, {id: chen-mei, role: buyer}]",
      "participants: [{id: acme, role: buyer}]", ""),
     ("values: {size: {value: 2, unit: percent, change: increase}}",
      "values: {size: {value: 2, unit: percent, change: decrease}}", "size"),
     ("values: {size: {value: 2, unit: layer}}",
      "values: {size: {value: 2, unit: percent, change: decrease}}", "")],
)
def test_whatever_both_state_is_the_same(first: str, second: str, told: str) -> None:
    expected = [f"d gives another {told} than c"] if told else []
    assert conflicts(f"corroborates: [d]; {first}", second) == expected
    assert conflicts(f"corroborates: [d]; {first}", f"disputes: [c]; {second}") == []


@pytest.mark.parametrize(
    ("founded", "role", "told"),
    [("2019", "founded", ["o gives another founded than c"]),
     ("2020", "founded", []), ("2020-05", "founded", []),
     ("2019", "founder", []),
     ("{claim: d}", "founded", ["d gives another date than c"]),
     ("{value: 2020, claim: d}", "founded", ["o gives another founded than d"])],
)
def test_when_an_organization_was_founded(founded: str, role: str, told: list[str]) -> None:
    o = f"o: {{name: O, kind: company, founded: {founded}}}\n"
    assert conflicts(f"date: 2020-05-01; participants: [{{id: o, role: {role}}}]", "date: 2021",
                     organizations=o) == told


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [("parameters: {value: {value: 3, unit: parameter}, claim: c}", "parameters", True),
     ("parameters: {value: {value: 2, unit: parameter}, claim: c}", "parameters", False),
     ("parameters: {value: 3, unit: parameter}", "parameters", True),
     ("release_date: {value: 2023, claim: c}", "", True),
     ("release_date: {value: 2022-03, claim: c}", "", False),
     ("release_date: 2023", "", False)],
)
def test_a_field_is_what_its_claim_says(field: str, value: str, told: bool) -> None:
    values = f"; values: {{{value}: {{value: 2, unit: parameter}}}}" if value else ""
    model = f"m: {{name: M, category: agent, {field}}}\n"
    found = conflicts(f"date: 2022; about: [m]{values}", "date: 2022",
                      models=model)
    name = field.partition(":")[0]
    assert found == ([f"m gives another {name} than c"] if told else [])


def test_the_price_of_a_model_is_what_its_claim_says() -> None:
    model = "m: {name: M, category: agent, cost: {input: {value: 3, claim: c}}}\n"
    assert conflicts("values: {input: {value: 2, unit: USD}}", "date: 2022", models=model) == [
        "m gives another input than c"]


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [("about: [acme-one]", "about: [acme-one]", TOLD),
     ("about: [acme-one]", "about: [acme-family]", []),
     ("about: [acme-one]; date: 2021", "about: [acme-one]; date: 2022", []),
     ("about: [acme-one]; date: 2021", "about: [acme-one]; date: 2021-05", TOLD),
     ("topic: funding", "topic: funding", [])],
)
def test_claims_of_one_event(first: str, second: str, told: list[str]) -> None:
    def one(text: str) -> str:
        return "; ".join(line for line in text.split("; ") if not line.startswith("topic"))

    lines = [f"{text}; {size}" if text else size
             for text, size in ((one(first), TWO), (one(second), THREE))]
    assert conflicts(*lines, events="e: {title: T, claims: [c, d]}\n") == told


def test_a_field_and_another_claim_about_its_record() -> None:
    model = ("m:\n  name: M\n  developer: acme\n  category: foundation\n"
             "  parameters: {claim: c}\n")
    two, three = (size.replace("size", "parameters").replace("layer", "parameter")
                  for size in (TWO, THREE))
    assert conflicts(two, f"about: [m]; {three}", models=model) == [
        "d gives another parameters than c"]
    assert conflicts(two, f"about: [m, acme-one]; {three}", models=model) == []


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [("2", "3", True), ("2", "2", False), ("2, bound: more_than", "3", False),
     ("2", "3, bound: less_than", False), ("2, bound: less_than", "3", True),
     ("2", "3, bound: more_than", True), ("2, bound: order", "30", False),
     ("2, bound: more_than", "2, bound: less_than", True),
     ("99, bound: about", "100", False), ("80, bound: about", "100", True)],
)
def test_a_bound_leaves_room(one: str, other: str, differs: bool) -> None:
    def quantity(text: str) -> dict[str, str]:
        value, _, bound = text.partition(", bound: ")
        return {"value": value, "unit": "layer", **({"bound": bound} if bound else {})}

    first, second = (parse_quantity(quantity(text)) for text in (one, other))
    assert differ(first, second) is differs
    assert differ(second, first) is differs
