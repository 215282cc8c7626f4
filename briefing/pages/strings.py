"""The site's own words in one language, from `templates/strings/<language>/<group>.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from briefing.errors import BriefingError, nearest

_HAN_GAP = re.compile(r"(?<=[\u3400-\u9fff\uf900-\ufaff]) (?=[\u3400-\u9fff\uf900-\ufaff])")


class MissingString(BriefingError):
    """A template or a page asks for words that the language's strings do not have."""


class Strings:
    """Words by dotted key, such as `timeline.deck`."""

    def __init__(self, language: str, groups: Mapping[str, Any]) -> None:
        self.language = language
        self.groups = groups

    def __call__(self, key: str, **values: object) -> str:
        """The words for `key` with `{name}` filled in. Raises `MissingString`."""
        return fill(self.get(key), **values)

    def get(self, key: str) -> Any:
        """What stands under `key`: words, plural forms, a list or a group."""
        found: Any = self.groups
        for part in key.split("."):
            if not isinstance(found, Mapping) or part not in found:
                known = found if isinstance(found, Mapping) else ()
                near = nearest(part, known)
                hint = f"; did you mean {near}?" if near else ""
                raise MissingString(
                    f"the strings of {self.language} have no {key}"
                    f" (templates/strings/{self.language}/{key.split('.')[0]}.yaml){hint}"
                )
            found = found[part]
        return found

    def has(self, key: str) -> bool:
        """Whether there are words for `key`."""
        try:
            self.get(key)
        except MissingString:
            return False
        return True


def fill(words: Any, **values: object) -> str:
    """Fill `{name}` in words; plural forms `{one, other}` choose by `n`.

    A typed space between two Han characters, left by what was filled in, is taken out.
    """
    if isinstance(words, Mapping):
        words = words["one" if str(values.get("n")) == "1" else "other"]
    text = re.sub(r"\{(\w+)\}", lambda m: str(values.get(m[1], m[0])), str(words))
    return _HAN_GAP.sub("", text) if values else text
