"""JSON Schemas for editors: they accept what we accept, and refuse slips."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from briefing.records.dates import parse_date
from briefing.records.schema import schemas

PROJECT = Path(__file__).parent.parent.parent
ROOTS = [PROJECT, PROJECT / "briefing" / "starter", PROJECT / "tests" / "sites" / "full",
         PROJECT / "tests" / "sites" / "minimal", PROJECT / "tests" / "sites" / "harbour"]
SCHEMAS = schemas()


class EditorsYaml(yaml.SafeLoader):
    """YAML 1.2 with its core schema, as editors read it (10.3.2 of its specification)."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012


for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
):
    EditorsYaml.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), list(first))


def load(text: str) -> Any:
    return yaml.load(text, EditorsYaml)


def kinds_files(root: Path) -> Iterator[tuple[str, Path]]:
    """Every YAML file of a site, with the name of its schema."""
    yield "site", root / "content" / "site.yaml"
    facts = root / "content" / "facts"
    for path in sorted(facts.rglob("*.yaml")):
        name = path.relative_to(facts).parts[0].removesuffix(".yaml")
        if name in SCHEMAS:
            yield name, path


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("root", ROOTS, ids=lambda root: root.name)
def test_every_valid_file_is_accepted(root: Path) -> None:
    files = list(kinds_files(root))
    assert len(files) > 2
    for name, path in files:
        found = Draft7Validator(SCHEMAS[name]).iter_errors(load(path.read_text("utf-8")))
        assert [f"{path.name}: {e.json_path}: {e.message}" for e in found] == []


def accepted(name: str, text: str) -> bool:
    return bool(Draft7Validator(SCHEMAS[name]).is_valid(load(text)))


CLAIM = {"headline": "H", "statement": "S.", "source": "s", "basis": "reporting", "topic": "model"}


@pytest.mark.parametrize(("key", "value", "good"), [
    ("headline", 2025, True), ("headline", {"zh-Hant": "標題", "en": 360}, True),
    ("headline", {}, False), ("headline", ["H"], False), ("headline", {"english": "H"}, False),
    ("date", 2025, True), ("date", "2025-03", True), ("date", "../2028", True),
    ("date", "March 2025", False), ("date", "2025-3", False), ("date", "../..", False),
    ("date_part", "late", True), ("date_part", "later", False),
    ("basis", "rumour", False), ("topic", "fundign", False), ("source", "Big Source", False),
    ("values", {"amount": {"value": "30_000_000", "unit": "USD", "bound": "more_than"}}, True),
    ("values", {"amount": {"value": 0.1, "unit": "ratio"}}, True),
    ("values", {"amount": {"value": "1/10", "unit": "ratio", "of": {"en": "x"}}}, True),
    ("values", {"amount": {"value": "30 million", "unit": "USD"}}, False),
    ("values", {"amount": {"value": 1}}, False),
    ("values", {"amount": {"value": 1, "unit": "USD", "bond": "about"}}, False),
    ("participants", [{"id": "a", "role": "investor"}], True),
    ("participants", [{"id": "a", "role": "backer"}], False),
    ("participants", [{"id": "a"}], False), ("participants", {"id": "a"}, False),
    ("attributed_to", {"en": "people close to it"}, True),
    ("quote", "one", True), ("quote", ["one", "two"], True),
    ("withdrawn", True, True), ("withdrawn", "true", True), ("withdrawn", "yes", False),
    ("statment", "S.", False),
])
def test_a_claim(key: str, value: Any, good: bool) -> None:
    claim = copy.deepcopy(CLAIM) | {key: value}
    assert Draft7Validator(SCHEMAS["claims"]).is_valid({"c": claim}) is good


@pytest.mark.parametrize(("name", "text", "good"), [
    ("models", "m: {name: M, category: agent, parameters: {claim: c}}", True),
    ("models", "m: {name: M, category: agent, status: {value: released, claim: c}}", True),
    ("models", "m: {name: M, category: agent, status: {value: relaesed, claim: c}}", False),
    ("models", "m: {name: M, category: agent, release_date: {claim: c, note: n}}", False),
    ("models", "m: {name: M, category: agent, limit: {context: 128_000}}", True),
    ("models", "m: {name: M}", False),
    ("organizations", "o: {name: O, kind: lab, country: TW, founded: 2020}", True),
    ("organizations", "o: {name: O, kind: club}", False),
    ("terms", "t: {en: {term: a, aliases: [b, {term: c, status: avoid}]}, definition: d}", True),
    ("terms", "t: {en: {term: a, aliases: [{term: c, status: bad}]}, definition: d}", False),
    ("terms", "t: {english: {term: a}, definition: d}", False),
    ("events", "e: {title: T, claims: [c]}", True),
    ("events", "e: {title: T, claims: []}", False),
    ("events", "Big Event: {title: T, claims: [c]}", False),
    ("people", "# nothing yet", True),
    ("site", "{title: T, base_url: 'https://e.org/', languages: {en: {name: E}}}", True),
    ("site", "{title: T, base_url: 'https://e.org/', languages: {en: {name: E}},"
             " licence: MIT}", True),
    ("site", "{title: T, base_url: 'https://e.org/', languages: {en: {name: E}},"
             " licence: CC BY 4.0}", False),
    ("site", "{title: T, languages: {en: {name: E}}}", False),
    ("site", "{title: T, base_url: 'https://e.org/', languages: {}}", False),
    ("site", "{title: T, base_url: 'https://e.org/', languages: {en: {name: E}},"
             " units: {crate: {zh-Hant: '{n} 箱', en: {one: '{n} crate', other: '{n} crates'}}}}",
     True),
])
def test_other_kinds(name: str, text: str, good: bool) -> None:
    assert accepted(name, text) is good


@pytest.mark.parametrize("edtf", [
    "2025", "2025-03", "2025-03-04", "2025-21", "202X", "20XX", "2025-XX", "2025-XX-XX",
    "2025-03-XX", "2025~", "2025-03?", "2025-03-04%", "2023/2024", "../2025-03-03", "/2025",
    "2025/..", "2025/", "2024-05~/2025?",
])
def test_every_form_of_a_date_that_we_read_is_accepted(edtf: str) -> None:
    parse_date(edtf)
    pattern = SCHEMAS["claims"]["definitions"]["Claim"]["properties"]["date"]["pattern"]
    assert re.search(pattern, edtf)


def test_every_field_is_described() -> None:
    for schema in SCHEMAS.values():
        for definition in schema["definitions"].values():
            assert definition["description"]
            assert all(field["description"] for field in definition["properties"].values())


@pytest.mark.parametrize(
    ("units", "good"),
    [('{crate: {zh-Hant: "{n} 箱", en: {one: "{n} crate", other: "{n} crates"}}}', True),
     ('{crate: "{n} crates"}', True), ("{crate: {en: {one: a}}}", False),
     ("{crate: {english: {one: a, other: b}}}", False)],
)
def test_the_words_of_units(units: str, good: bool) -> None:
    site = ("{title: T, base_url: 'https://e.org/', languages: {en: {name: E}}, units: "
            + units + "}")
    assert accepted("site", site) is good
