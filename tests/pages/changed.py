"""A library that is like another but for some of what it was made from."""

from __future__ import annotations

import inspect
from typing import Any

from briefing.library.library import Library


def changed(library: Library, **fields: Any) -> Library:
    names = inspect.signature(Library).parameters
    return Library(**{name: fields.get(name, getattr(library, name)) for name in names})
