"""How a counted noun reads in each language: the words of a unit that a site adds."""

from __future__ import annotations

import re
from typing import Any

from briefing.reading.currencies import CURRENCIES
from briefing.records.faults import Fault, shown
from briefing.records.quantities import COUNTED
from briefing.records.text import Localized, parse_localized
from briefing.values import dataclass

_SLOT = "{n}"


@dataclass(frozen=True, slots=True)
class UnitWords:
    """The words of one unit, with `{n}` where the figure stands."""

    one: Localized
    """For a single thing; the same as `other` in a language that does not tell them apart."""
    other: Localized

    def get(self, language: str, *, one: bool) -> str | None:
        """The words in that language, or None where they are not written."""
        return (self.one if one else self.other).get(language)


def parse_unit_words(raw: Any) -> UnitWords:
    """Read `{zh-Hant: "{n} 箱", en: {one: "{n} crate", other: "{n} crates"}}`.

    Raises `unit-words` where a text has not exactly one `{n}`, and what `parse_localized` raises.
    """
    if isinstance(raw, UnitWords):
        return raw
    if not isinstance(raw, dict):
        text = parse_localized(raw)
        _check(raw)
        return UnitWords(text, text)
    one: dict[str, str] = {}
    other: dict[str, str] = {}
    for language, words in raw.items():
        if not isinstance(words, dict):
            one[language] = other[language] = words
        elif set(words) == {"one", "other"}:
            one[language], other[language] = words["one"], words["other"]
        else:
            raise Fault("unit-words", "a plural has the fields one and other", at=(language,),
                        help='write {one: "{n} crate", other: "{n} crates"}')
    found = UnitWords(parse_localized(one), parse_localized(other))
    for language, words in raw.items():
        for form, text in (words.items() if isinstance(words, dict) else [("", words)]):
            _check(text, *filter(None, (language, form)))
    return found


def _check(text: str, *at: str) -> None:
    if text.count(_SLOT) == 1 and not re.search(r"[{}]", text.replace(_SLOT, "")):
        return
    bare = re.sub(r"\{[^}]*\}|[{}]", "", text).strip()
    raise Fault("unit-words", "these words have no single place for the figure", at=at,
                label="the figure stands at {n}", help=f'write "{_SLOT} {bare}"')


def unit_name(raw: Any) -> str:
    """The key of such a unit: snake_case, and not one that has words already."""
    if not isinstance(raw, str) or not COUNTED.fullmatch(raw):
        snake = re.sub(r"[^a-z0-9]+", "_", str(raw).lower()).strip("_")
        raise Fault("unit-unknown", f"{shown(raw)} is no unit",
                    help=f"write {snake}" if COUNTED.fullmatch(snake)
                    else "use a-z, 0-9 and _, a letter first")
    if raw in ("percent", "ratio") or raw.upper() in CURRENCIES:
        raise Fault("unit-unknown", f"{raw} is no counted noun", help="take it out")
    return raw
