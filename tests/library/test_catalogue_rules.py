"""Models, organizations and scales against their neighbours."""

from __future__ import annotations

import pytest

from tests.library.faults import CLAIM, codes, found

MODEL = "m:\n  name: M\n  category: agent\n  "
ORGANIZATION = "o:\n  name: O\n  kind: lab\n  "
GIVES = ("c:\n" + CLAIM + "  values:\n"
         "    context: {value: 128_000, unit: token}\n"
         "    input: {value: 3, unit: CNY}\n"
         "    parameters: {value: 5, unit: percent, change: increase}\n"
         "    status: {value: 1, unit: gpu}\n")


@pytest.mark.parametrize(
    "field",
    ["parameters: {claim: acme-compute}", "limit: {output: {claim: c}}",
     "limit: {context: {claim: acme-compute}}", "cost: {input: {claim: c}}",
     "cost: {output: {claim: c}}", "release_date: {claim: acme-compute}", "parameters: {claim: c}"],
)
def test_a_claim_must_have_what_a_field_takes_from_it(field: str) -> None:
    faults = found(claims=GIVES, models=MODEL + field)
    assert [(d.code, d.place.line) for d in faults] == [("claim-value", 4)]
    assert faults[0].help.endswith("}") and "value: …, claim:" in faults[0].help


@pytest.mark.parametrize(
    "field",
    ["status", "license", "open_weights", "reasoning", "tool_call", "architecture"],
)
def test_only_dates_and_figures_are_taken_from_a_claim(field: str) -> None:
    assert codes(claims=GIVES, models=f"{MODEL}{field}: {{claim: c}}") == ["claim-value"]


@pytest.mark.parametrize("field", ["country", "city", "legal_name", "parent"])
def test_an_organization_says_its_values_itself(field: str) -> None:
    assert codes(claims=GIVES, organizations=f"{ORGANIZATION}{field}: {{claim: c}}") == [
        "claim-value"]


@pytest.mark.parametrize("field", ["limit: {context: {claim: c}}", "parameters: {claim: p}"])
def test_a_claim_that_has_it_is_taken(field: str) -> None:
    claims = GIVES + "p:\n" + CLAIM + "  values: {parameters: {value: 9, unit: parameter}}\n"
    assert codes(claims=claims, models=MODEL + field) == []


@pytest.mark.parametrize(
    ("field", "code"),
    [("parameters: {value: 5, unit: CNY}", "quantity-invalid"),
     ("parameters: {value: -5, unit: parameter}", "quantity-invalid"),
     ("parameters: {value: {value: 5, unit: percent}, claim: acme-compute}", "quantity-invalid"),
     ("parameters: 1e12", "quantity-invalid"), ("cost: {input: -1}", "quantity-invalid"),
     ("limit: {context: -1}", "quantity-invalid"), ("cost: {input: 0}", None),
     ("parameters: {value: 5, unit: gpu}", None)],
)
def test_counts_and_prices(field: str, code: str | None) -> None:
    faults = found(models=MODEL + field)
    assert [d.code for d in faults] == ([code] if code else [])
    assert all(d.help != "write {value: 1_000_000, unit: CNY}" for d in faults)


@pytest.mark.parametrize(
    ("architecture", "fix"),
    [("[mixture-of-expert]", "mixture-of-experts"), ("[Mixture of Experts]", "mixture-of-experts"),
     ("{value: [mixture-of-exprts], claim: acme-compute}", "mixture-of-experts"),
     ("[mixture-of-experts]", ""), ("[自訂架構, transformer]", "")],
)
def test_a_name_near_a_terms_id_is_told(architecture: str, fix: str) -> None:
    faults = found(models=f"{MODEL}architecture: {architecture}")
    assert [d.help.split(",")[0] for d in faults] == ([f"write {fix}"] if fix else [])
    assert all(d.severity == "warning" for d in faults)


def test_nobody_stands_above_themselves() -> None:
    def model(id: str, family: str) -> str:
        return f"{id}: {{name: {id}, category: agent, family: {family}}}\n"

    faults = found(models=model("m1", "m2") + model("m2", "m3") + model("m3", "m1"))
    assert [(d.code, d.place.line) for d in faults] == [("reference-cycle", 1)]
    assert "m1 → m2 → m3 → m1" in faults[0].message
    assert codes(models=model("m1", "m1")) == ["reference-self"]
    assert codes(models=model("m1", "acme-family")) == []
    both = "o1: {name: O, kind: lab, parent: o2}\no2: {name: P, kind: lab, parent: o1}\n"
    assert codes(organizations=both) == ["reference-cycle"]


@pytest.mark.parametrize(
    ("position", "code", "fix"),
    [("at: A", None, ""), ("between: [A, B]", None, ""), ("between: [B, C]", None, ""),
     ("at: A, between: [A, B]", "position-invalid", "keep one of the two"),
     ("between: [B, A]", "position-invalid", "write [A, B], the lower one first"),
     ("between: [A, C]", "position-invalid", "write [A, B], or the two you mean, in order"),
     ("between: [B, B]", "position-invalid", "write at: B"),
     ("between: [A, D]", "reference-unknown", "known: A, B, C")],
)
def test_where_on_a_scale_we_are(position: str, code: str | None, fix: str) -> None:
    levels = ", ".join(f"{{id: {id}, title: T, claim: scale-l1}}" for id in "ABC")
    faults = found(scales=f"s:\n  title: T\n  levels: [{levels}]\n"
                          f"  position: {{{position}, claim: scale-l1}}\n")
    assert [(d.code, d.help) for d in faults] == ([(code, fix)] if code else [])


@pytest.mark.parametrize(
    ("kind", "target", "code"),
    [("based_on", "acme", "reference-kind"), ("variant_of", "acme", "reference-kind"),
     ("available_on", "acme", None), ("based_on", "acme-one", None), ("based_on", "{en: X}", None),
     ("based_on", "m", "reference-self")],
)
def test_what_a_relation_may_name(kind: str, target: str, code: str | None) -> None:
    text = f"{MODEL}relations: [{{kind: {kind}, target: {target}}}]"
    assert [c for c in codes(models=text) if c != "language-missing"] == ([code] if code else [])
