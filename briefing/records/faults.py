"""How a value of the wrong form is refused: the one way a reader of values here says no."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


class Fault(ValueError):
    """A value has the wrong form.

    `at` leads from the value being read to the part that is wrong; `validate.py` turns the whole
    into a `Diagnostic` with its place.
    """

    def __init__(
        self, code: str, message: str, *, help: str, label: str = "", at: Sequence[str | int] = ()
    ) -> None:
        super().__init__(message)
        self.code, self.message, self.help, self.label = code, message, help, label
        self.at = tuple(at)

    def below(self, key: str) -> Fault:
        """The same fault, told of the field `key` of a larger value."""
        return Fault(self.code, self.message, help=self.help, label=self.label,
                     at=(key, *self.at))


def shown(raw: Any) -> str:
    """What an editor wrote, as a message says it: the text itself, or what stands there instead."""
    if isinstance(raw, str):
        return raw or "nothing"
    if isinstance(raw, dict):
        return "a mapping"
    return "a list" if isinstance(raw, (list, tuple)) else str(raw)
