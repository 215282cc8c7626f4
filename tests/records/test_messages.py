"""Messages say what was found in the editor's words, and advise what would be accepted."""

from __future__ import annotations

import re

import pytest

from tests.library.faults import CLAIM, FULL, found

MODEL = "m:\n  name: M\n  category: agent\n  "
ORGANIZATION = "o:\n  name: O\n  kind: lab\n  "
QUANTITY = "c:\n" + CLAIM + "  values: {a: "

CASES = [
    ("models", MODEL + "developer: {claim: x}", "a mapping stands where one id is wanted",
     "write the id alone"),
    ("models", MODEL + "family: [acme-one]", "a list stands where one id is wanted",
     "write the id alone"),
    ("models", MODEL + "weights: {claim: x}", "a mapping is not a web address", ""),
    ("models", MODEL + "license: [MIT]", "a list stands where one text is wanted", ""),
    ("models", MODEL + "open_weights: [yes]", "a list is neither true nor false", ""),
    ("models", MODEL + "status: [released]", "a list is not one of the words allowed here", ""),
    ("models", MODEL + "limit: {context: [1]}", "a list is not a number", ""),
    ("models", MODEL + "release_date: [2024]", "a list stands where one date is wanted", ""),
    ("models", MODEL + "description: {claim: x}", "claim is no language tag",
     "write the text alone: this field is the editor's own, and takes no claim"),
    ("claims", QUANTITY + "{value: 1, unit: [CNY]}}", "a list is no unit", ""),
    ("claims", QUANTITY + "{value: 1, unit: CNY, bound: [x]}}", "a list is no bound", ""),
    ("claims", QUANTITY + "{value: [1], unit: CNY}}", "a list is not a number", ""),
    ("claims", QUANTITY + "{value: 1, unit: ratio, of: [x]}}", "a text is one value, or one for"
     " each language", ""),
    ("claims", "c:\n" + CLAIM + "  participants: [acme]",
     "an entry of participants is not a mapping", "write {id: acme, role: …}"),
    ("claims", QUANTITY + "{value: 4,000,000, unit: USD}}", "4,000,000 is parted by commas",
     "write 4_000_000, or put quotes around a text"),
    ("claims", "c:\n" + CLAIM + "  about: [round-of-2024]",
     "round-of-2024 is an event, not a model, an organization, a person, a term or a scale",
     "name a model, an organization, a person, a term or a scale here"),
    *(("claims", f"c:\n{CLAIM}{more}  note: {{zh-Hant: 甲, {tag}: A}}", "this text has no en", fix)
      for more in ("", "  date: 2024\n  date_text: {zh-Hant: 甲, en: A, ja: B}\n")
      for tag, fix in (("eng", "write en"), ("en-GB", "write en"), ("ja", "add en: …"))),
    ("organizations", ORGANIZATION + "country: 中国", "中国 is not a country code", "write CN"),
    ("organizations", ORGANIZATION + "country: UK", "UK is not a country code", "write GB"),
    ("organizations", ORGANIZATION + "country: XX", "XX is not a country code",
     "write the code, such as CN, US, TW"),
    ("organizations", ORGANIZATION + "country: [CN]", "a list is not a country code", ""),
    ("models", MODEL + "developer: " + "ab-" * 34, f"{'ab-' * 34} is not an id",
     f"write {('ab-' * 34).strip('-')}"),
    ("models", MODEL + "developer: " + "a" * 101, "this id has 101 characters",
     f"shorten it, such as to {'a' * 40}"),
    ("sources", "s: {publisher: herald, language: english}", "english is no language tag",
     "write a tag such as zh-Hant, en or ja"),
    ("sources", "s: {publisher: herald, language: zh_Hant}", "zh_Hant is no language tag",
     "write zh-Hant"),
]


@pytest.mark.parametrize(("kind", "text", "message", "fix"), CASES, ids=lambda x: str(x)[-40:])
def test_a_message_is_in_the_editors_words(kind: str, text: str, message: str, fix: str) -> None:
    (fault,) = found(None, **{kind: text + "\n"})
    assert fault.message == message
    assert fault.help == fix if fix else fault.help
    assert not re.search(r"[\[{]'|'[\]}]", fault.message + fault.help)


@pytest.mark.parametrize(("licence", "fix"), [
    ("CC-BY-4.0", ""), ("GPL-2.0+", ""), ("CC BY 4.0", "write CC-BY-4.0"),
    ("創用", "write one such as CC-BY-4.0"), ('"MIT "', "write MIT"),
])
def test_a_licence_is_an_identifier(licence: str, fix: str) -> None:
    site = (FULL / "content/site.yaml").read_text("utf-8").replace("CC-BY-4.0", licence)
    told = [(d.code, d.place.line, d.help) for d in found(None, site=site)]
    assert told == ([("licence-invalid", 4, fix)] if fix else [])


def test_a_language_that_is_a_slip_is_told_at_its_key() -> None:
    for more in ("", "  basis2: x\n"):  # a record that is right otherwise, and one that is not
        faults = found(None, claims=f"c:\n{CLAIM}{more}  note: {{zh-Hant: 甲, eng: A}}\n")
        (slip,) = (fault for fault in faults if fault.code == "language-missing")
        assert (slip.place.column, slip.place.length, slip.help) == (22, 3, "write en")
