"""How seldom Python looks for garbage while a site is built."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = 20_000, 50, 1000
"""By generation, as `gc.set_threshold` takes them. A build keeps nearly all that it makes and
leaves few cycles: looked for at Python's own pace, they take a tenth of its time, and in forked
copies every look at an object copies the memory that it shared."""


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Look seldom inside, and as before behind it."""
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
