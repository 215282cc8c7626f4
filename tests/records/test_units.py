"""The words that a site adds for its units."""

from __future__ import annotations

import pytest

from briefing.records.units import parse_unit_words
from tests.library.faults import found

SITE = ("title: {zh-Hant: 簡報, en: B}\nbase_url: https://example.org/\nlanguages:\n"
        "  zh-Hant: {name: 繁體中文, default: true}\n  en: {name: English}\nunits:\n")


def test_one_and_many_may_read_differently() -> None:
    words = parse_unit_words({"zh-Hant": "{n} 箱", "en": {"one": "{n} crate",
                                                         "other": "{n} crates"}})
    assert [words.get("en", one=one) for one in (True, False)] == ["{n} crate", "{n} crates"]
    assert [words.get("zh-Hant", one=one) for one in (True, False)] == ["{n} 箱", "{n} 箱"]
    assert words.get("fr", one=True) is None


@pytest.mark.parametrize(
    ("unit", "code", "column", "fix"),
    [
        ('crate: {zh-Hant: "{n} 箱", en: "{n} crates"}', None, 0, ""),
        ('crate: "{n} crates"', None, 0, ""),
        ('crate: {zh-Hant: 箱, en: "{n} crates"}', "unit-words", 20, 'write "{n} 箱"'),
        ("crate: crates", "unit-words", 10, 'write "{n} crates"'),
        ('crate: {zh-Hant: "{n} 箱", en: "{m} crates"}', "unit-words", 33, 'write "{n} crates"'),
        ('crate: {zh-Hant: "{n} 箱", en: "{n} of {n}"}', "unit-words", 33, 'write "{n} of"'),
        ('crate: {zh-Hant: "{n} 箱", en: {one: a crate, other: "{n} crates"}}', "unit-words", 39,
         'write "{n} a crate"'),
        ('crate: {zh-Hant: "{n} 箱", en: {one: "{n} crate"}}', "unit-words", 33,
         'write {one: "{n} crate", other: "{n} crates"}'),
        ('crate: {zh-Hant: "{n} 箱"}', "language-missing", 10, "add en: …"),
        ('Crate-Box: {zh-Hant: "{n} 箱", en: "{n} crates"}', "unit-unknown", 3,
         "write crate_box"),
        ('usd: {zh-Hant: "{n} 箱", en: "{n} crates"}', "unit-unknown", 3, "take it out"),
    ],
)
def test_faults_of_a_units_words(unit: str, code: str | None, column: int, fix: str) -> None:
    faults = found(site=f"{SITE}  {unit}\n")
    wanted = [(code, 7, column, fix)] if code else []
    assert [(d.code, d.place.line, d.place.column, d.help) for d in faults] == wanted
