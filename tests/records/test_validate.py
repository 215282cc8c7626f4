"""From nodes to records: every fault at once, each at its place with its fix."""

from __future__ import annotations

import pytest

from briefing.errors import Diagnostic, Place
from briefing.reading.strict_yaml import Mapping, read_yaml
from briefing.records.catalogue import Model, Organization, Term
from briefing.records.facts import Claim
from briefing.records.fields import Stated
from briefing.records.kinds import KINDS
from briefing.records.record import Record
from briefing.records.validate import Entry, localized_parts, missing_languages, validate


def read(kind: type[Record], text: str) -> tuple[Entry[Record] | None, list[Diagnostic]]:
    node, faults = read_yaml(text, "f.yaml")
    assert isinstance(node, Mapping) and not faults
    id = next(iter(node.items))
    return validate(kind, id, node.items[id], node.keys[id])


CLAIM = """\
c:
  headline: H
  statement: S.
  source: s
  basis: reporting
  topic: funding
"""


def test_a_claim_with_its_defaults() -> None:
    entry, faults = read(Claim, CLAIM)
    assert entry and not faults
    claim = entry.record
    assert isinstance(claim, Claim)
    assert claim.headline.get("en") == claim.headline.get("zh-Hant") == "H"
    assert (claim.values, claim.participants, claim.withdrawn, claim.date) == ({}, (), False, None)
    assert entry.place("basis") == Place("f.yaml", 5, 10, 9)
    assert entry.place("basis", key=True) == Place("f.yaml", 5, 3, 5)


def test_all_faults_of_a_record_come_in_one_run() -> None:
    _, faults = read(Claim, "c:\n  headlin: H\n  basis: raeding\n  topic: funding\n  about: x\n")
    assert {(f.code, f.place.line) for f in faults} == {
        ("field-unknown", 2),
        ("field-missing", 1),
        ("choice-unknown", 3),
        ("list-wanted", 5),
    }
    assert sum(f.code == "field-missing" for f in faults) == 3
    assert all(f.help for f in faults)


def test_an_unknown_key_is_told_the_nearest_one_at_any_depth() -> None:
    _, faults = read(Claim, CLAIM + "  participants:\n    - {id: a, roll: investor}\n")
    assert [
        (f.code, f.label, f.place.line, f.place.column) for f in faults if f.code == "field-unknown"
    ] == [("field-unknown", "did you mean role?", 8, 15)]


@pytest.mark.parametrize(
    ("field", "value", "claim"),
    [
        ("2024-05", "2024-05", None),
        ("{claim: c}", None, "c"),
        ("{value: 2024, claim: c}", "2024", "c"),
    ],
)
def test_a_field_holds_a_value_or_points_to_a_claim(
    field: str, value: str | None, claim: str | None
) -> None:
    entry, faults = read(Model, f"m:\n  name: M\n  category: agent\n  release_date: {field}\n")
    assert entry and not faults
    found = entry.record.release_date  # type: ignore[attr-defined]
    assert isinstance(found, Stated)
    assert (str(found.value) if found.value else None, found.claim) == (value, claim)


def test_a_fault_inside_a_stated_value_has_its_place() -> None:
    _, faults = read(
        Model, "m:\n  name: M\n  category: agent\n  status: {value: relased, claim: c}\n"
    )
    assert [(f.code, f.place) for f in faults] == [("choice-unknown", Place("f.yaml", 4, 19, 7))]


def test_terms_gather_their_forms_by_language() -> None:
    entry, faults = read(
        Term,
        "t:\n  zh-Hant: {term: 詞, aliases: [a, {term: b, status: avoid}]}\n"
        "  en: {term: word}\n  definition: D\n",
    )
    assert entry and not faults
    assert isinstance(entry.record, Term)
    assert [a.status for a in entry.record.forms["zh-Hant"].aliases] == ["admitted", "avoid"]
    _, faults = read(Term, "t:\n  en: {trem: word}\n  definition: D\n  subjct: [model]\n")
    assert [(f.code, f.place.line, f.place.column) for f in faults] == [
        ("field-missing", 2, 3),
        ("field-unknown", 2, 8),
        ("field-unknown", 4, 3),
    ]


def test_every_language_of_the_site_is_wanted() -> None:
    entry, _ = read(
        Organization,
        "o:\n  name: {zh-Hant: 甲, zh-Hans: 甲}\n  kind: lab\n  city: {value: {en: B}, claim: c}\n",
    )
    assert entry
    found = list(missing_languages(entry, ("zh-Hant", "en")))
    assert [(f.message, f.place.line) for f in found] == [
        ("this text has no en", 2),
        ("this text has no zh-Hant", 4),
    ]
    assert len(list(localized_parts(entry.record))) == 2


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_record_that_is_no_mapping_is_refused(kind: object) -> None:
    node, _ = read_yaml("x: [a]\n", "f.yaml")
    assert isinstance(node, Mapping)
    _, faults = validate(kind.type, "x", node.items["x"], node.keys["x"])  # type: ignore[attr-defined]
    assert [f.code for f in faults] == ["shape-invalid"]
