"""How a value of the wrong form is refused: the one way a validator here says no."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic_core import PydanticCustomError


def fault(
    code: str, message: str, *, help: str, label: str = "", at: Sequence[str | int] = ()
) -> PydanticCustomError:
    """A fault to raise from a validator.

    `at` leads from the value being validated to the part that is wrong; `validate.py` turns the
    whole into a `Diagnostic` with its place.
    """
    context = {"message": message, "help": help, "label": label, "at": tuple(at)}
    return PydanticCustomError(code, "{message}", context)


def shown(raw: Any) -> str:
    """What an editor wrote, as a message says it: the text itself, or what stands there instead."""
    if isinstance(raw, str):
        return raw or "nothing"
    if isinstance(raw, dict):
        return "a mapping"
    return "a list" if isinstance(raw, (list, tuple)) else str(raw)
