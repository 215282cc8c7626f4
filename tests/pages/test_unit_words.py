"""Units without words are told of, with the unit that may have been meant."""

from __future__ import annotations

import pytest

from briefing.library.collect import collect
from briefing.pages.unit_words import unworded_units
from briefing.reading.files import Inputs
from tests.library.faults import CLAIM
from tests.pages.full_site import words

SITE = ("title: B\nbase_url: https://example.org/\nlanguages:\n"
        "  zh-Hant: {name: 繁, default: true}\n"
        "  en: {name: English}\nunits: {crate: {zh-Hant: '{n} 箱'}}\n")


@pytest.mark.parametrize(
    ("unit", "languages", "near"),
    [("gpu", "", ""), ("CNY", "", ""), ("percent", "", ""), ("gpuu", "zh-Hant and en", "gpu"),
     ("crate", "en", ""), ("crates", "zh-Hant and en", "crate"),
     ("xylophone", "zh-Hant and en", "")],
)
def test_a_unit_needs_words_in_every_language(unit: str, languages: str, near: str) -> None:
    claims = f"c:\n{CLAIM}  values: {{a: {{value: 1, unit: {unit}}}}}\n"
    collection = collect(Inputs({"content/site.yaml": SITE.encode(),
                                 "content/facts/claims.yaml": claims.encode()}))
    faults = list(unworded_units(collection, {tag: words(tag) for tag in ("zh-Hant", "en")}))
    assert [d.message for d in faults] == (
        [f"there are no words for the unit {unit} in {languages}"] if languages else [])
    for fault in faults:
        assert fault.place.line == 8 and fault.severity == "warning"
        assert fault.help.startswith(f"write {near}, or add" if near else f"add {unit}: {{")
