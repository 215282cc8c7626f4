"""The fact gate: rules that a linked site has to pass, each in a module of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefing.errors import Diagnostic
from briefing.library.collect import Collection
from briefing.library.gate.usage import usage
from briefing.library.library import Library

Rule = Callable[[Library, Collection], Iterator[Diagnostic]]

RULES: list[Rule] = [
    usage,
]
"""Every rule, in the order in which they are run."""
