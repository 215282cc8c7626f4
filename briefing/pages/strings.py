"""The site's own words in one language, from `templates/strings/<language>/<group>.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import Any

from briefing.errors import ContentError, Diagnostic, Place, nearest
from briefing.library.simplified import Simplifier
from briefing.patterns import pattern

_HAN_GAP = pattern(r"(?<=[\u3400-\u9fff\uf900-\ufaff]) (?=[\u3400-\u9fff\uf900-\ufaff])")

_BLANK = pattern(r"\{(\w+)\}")


class MissingString(ContentError):
    """A template or a page asks for words that the language's strings do not have."""

    def __init__(self, language: str, key: str, near: str | None) -> None:
        message = f"the strings of {language} have no {key}"
        place = Place(f"templates/strings/{language}/{key.split('.')[0]}.yaml")
        super().__init__([Diagnostic(
            "strings-missing", message, place, f"did you mean {near}?" if near else "",
            "add it; our file of that name has all that our templates ask for")])
        self.args = (f"{message} ({place.path}){f'; did you mean {near}?' if near else ''}",)


class Strings:
    """Words by dotted key, such as `timeline.deck`."""

    def __init__(self, language: str, groups: Mapping[str, Any]) -> None:
        self.language = language
        self.groups = groups
        self._found: dict[str, Any] = {}

    def __repr__(self) -> str:
        return f"Strings({self.language})"

    def __call__(self, key: str, **values: object) -> str:
        """The words for `key` with `{name}` filled in. Raises `MissingString`."""
        return fill(self.get(key), **values)

    def get(self, key: str) -> Any:
        """What stands under `key`: words, plural forms, a list or a group."""
        if key in self._found:
            return self._found[key]
        found: Any = self.groups
        for part in key.split("."):
            if not isinstance(found, Mapping) or part not in found:
                known = found if isinstance(found, Mapping) else ()
                raise MissingString(self.language, key, nearest(part, known))
            found = found[part]
        self._found[key] = found
        return found

    def has(self, key: str) -> bool:
        """Whether there are words for `key`."""
        if key in self._found:
            return True
        found: Any = self.groups
        for part in key.split("."):
            if not isinstance(found, Mapping) or part not in found:
                return False
            found = found[part]
        return True


class DerivedStrings(Strings):
    """The words of a derived language: another one's, converted, and its own in place of them."""

    def __init__(self, language: str, origin: Strings, own: Strings) -> None:
        self.language = language
        self._origin, self._own = origin, own
        self._found = {}

    @cached_property
    def groups(self) -> Mapping[str, Any]:  # type: ignore[override]
        """By name, as in `Strings`; made when a page asks for words."""
        groups: Mapping[str, Any] = _derived(self._origin.groups, self._own.groups, Simplifier())
        return groups


def _derived(words: Any, own: Any, convert: Simplifier) -> Any:
    """Words of any shape, converted; those that there are of the language's own stand."""
    if isinstance(words, Mapping):
        kept = own if isinstance(own, Mapping) else {}
        return {**kept, **{key: _derived(value, kept.get(key), convert)
                           for key, value in words.items()}}
    if own is not None:
        return own
    if isinstance(words, list):
        return [_derived(word, None, convert) for word in words]
    return convert(words) if isinstance(words, str) else words


@lru_cache(maxsize=1024)
def _cut(text: str) -> list[str]:
    """Texts and the names of blanks in turn."""
    return _BLANK.split(text)


def fill(words: Any, **values: object) -> str:
    """Fill `{name}` in words; plural forms `{one, other}` choose by `n`.

    A typed space between two Han characters, left by what was filled in, is taken out.
    """
    if not isinstance(words, str) and isinstance(words, Mapping):
        words = words["one" if str(values.get("n")) == "1" else "other"]
    text = str(words)
    if not values:
        return text
    text = "".join([str(values.get(part, f"{{{part}}}")) if n % 2 else part
                    for n, part in enumerate(_cut(text))])
    return text if text.isascii() else _HAN_GAP.sub("", text)
