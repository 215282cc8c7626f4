"""Finds units that nobody has words for, before a page shows them raw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from briefing.errors import Diagnostic, nearest
from briefing.library.collection import Collection
from briefing.pages.strings import Strings
from briefing.records.quantities import Quantity
from briefing.records.units import UnitWords
from briefing.records.validate import Entry, Location


def unworded_units(
    collection: Collection, strings: Mapping[str, Strings]
) -> Iterator[Diagnostic]:
    """A warning for every counted noun without words in one of these languages."""
    own = collection.site.record.units if collection.site else {}
    for kind in ("claim", "model"):
        for entry in collection.entries[kind].values():
            for at, unit in _units(entry):
                without = [language for language, t in strings.items()
                           if not _has_words(unit, t, own)]
                if without:
                    yield _fault(entry, at, unit, without, {*own, *_known(strings)})


def unit_patterns(collection: Collection, t: Strings) -> dict[str, tuple[str, ...]]:
    """How each counted noun reads in one language, with `{n}` where the figure stands."""
    found: dict[str, tuple[str, ...]] = {}
    for unit, words in t.get("quantity.unit").items():
        found[unit] = (words,) if isinstance(words, str) else tuple(words.values())
    for unit, own in (collection.site.record.units if collection.site else {}).items():
        texts = (own.get(t.language, one=True), own.get(t.language, one=False))
        if written := tuple(text for text in texts if text):
            found[unit] = written
    return found


def _units(entry: Entry[Any]) -> Iterator[tuple[Location, str]]:
    """The counted nouns of a record, with their places."""
    found: list[tuple[Location, Quantity]] = [
        (("values", name), quantity)
        for name, quantity in getattr(entry.record, "values", {}).items()
    ]
    parameters = getattr(entry.record, "parameters", None)
    if parameters and parameters.value:
        proved = ("value",) if parameters.claim else ()
        found.append((("parameters", *proved), parameters.value))
    for at, quantity in found:
        if not quantity.is_money and quantity.unit not in ("percent", "ratio"):
            yield (*at, "unit"), quantity.unit


def _has_words(unit: str, t: Strings, own: dict[str, UnitWords]) -> bool:
    if unit in own and own[unit].get(t.language, one=False):
        return True
    return t.has(f"quantity.unit.{unit}")


def _known(strings: Mapping[str, Strings]) -> set[str]:
    return {unit for t in strings.values() for unit in t.get("quantity.unit")}


def _fault(
    entry: Entry[Any], at: Location, unit: str, without: list[str], known: set[str]
) -> Diagnostic:
    near = nearest(unit, known - {unit})
    words = ", ".join(f'{language}: "{{n}} …"' for language in without)
    add = f"add {unit}: {{{words}}} to units in content/site.yaml"
    return Diagnostic(
        "unit-unworded", f"there are no words for the unit {unit} in {' and '.join(without)}",
        entry.place(*at), label=f"did you mean {near}?" if near else "",
        help=f"write {near}, or {add}" if near else add, severity="warning",
    )
