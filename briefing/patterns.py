"""Patterns that are compiled when they are first used: a run uses few of all that there are."""

from __future__ import annotations

import re
from typing import Any, cast


class _Pattern:
    """Stands in a pattern's place; whatever is first asked of it compiles it."""

    def __init__(self, text: str, flags: int) -> None:
        self.pattern = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self._flags)
        for each in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split"):
            setattr(self, each, getattr(compiled, each))
        found = self.__dict__[name] = getattr(compiled, name)
        return found


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, but for being compiled only when it is used."""
    return cast("re.Pattern[str]", _Pattern(text, flags))
