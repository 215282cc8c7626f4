"""Patterns that are compiled when they are first used, or were by an earlier run.

A run uses few of all that there are, and compiling those takes longer than reading an article.
"""

from __future__ import annotations

import re
from typing import Any, cast

_MANY = 1_000
_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")

Code = tuple[int, list[int], int, dict[str, int], tuple[str | None, ...]]
"""What Python makes of a pattern, but for its text: flags, code, groups and their names."""


class Kept:
    """What earlier runs compiled."""

    def __init__(self) -> None:
        self.codes: dict[tuple[str, int], Code] | None = None
        """By text and flags, of this very version of Python; None where nobody keeps them."""
        self.used: set[tuple[str, int]] = set()
        """Those of this run."""
        self.changed = False

    def compiled(self, text: str, flags: int) -> re.Pattern[str]:
        """As `re.compile`."""
        if self.codes is None:
            return re.compile(text, flags)
        try:
            found: re.Pattern[str] = self._compiled(self.codes, text, flags)
            return found
        except (AttributeError, ImportError, TypeError):  # a Python whose inner parts are others
            return re.compile(text, flags)

    def _compiled(self, codes: dict[tuple[str, int], Code], text: str, flags: int) -> Any:
        import _sre  # type: ignore[import-not-found]  # of which there is no stub

        self.used.add((text, flags))
        code = codes.get((text, flags))
        if code is None:
            code = codes[text, flags] = _code(text, flags)
            self.changed = True
        return _sre.compile(text, *code)  # which checks the code, as it does for `re`


    def lasting(self) -> dict[tuple[str, int], Code]:
        """What is to be kept: all, or those of this run where there are many of other names."""
        codes = self.codes or {}
        return codes if len(codes) < _MANY else {key: codes[key] for key in self.used}


def _code(text: str, flags: int) -> Code:
    """As `re` has it made."""
    inner: Any = re
    parsed = inner._parser.parse(text, flags)
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    return (int(flags | state.flags), list(map(int, inner._compiler._code(parsed, flags))),
            state.groups - 1, state.groupdict, tuple(names))


kept = Kept()


class _Pattern:
    """Stands in a pattern's place; whatever is first asked of it compiles it."""

    def __init__(self, text: str, flags: int) -> None:
        self.pattern = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = kept.compiled(self.pattern, self._flags)
        for each in _METHODS:
            setattr(self, each, getattr(compiled, each))
        found = self.__dict__[name] = getattr(compiled, name)
        return found


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, but for being compiled only when it is used."""
    return cast("re.Pattern[str]", _Pattern(text, int(flags)))
