"""The fact gate: rules that a linked site has to pass, each in a module of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefing.errors import Diagnostic
from briefing.library.collect import Collection
from briefing.library.gate.conflicts import conflicts
from briefing.library.gate.copied import copied
from briefing.library.gate.invariants import dates_in_order
from briefing.library.gate.proofs import quotes_proven, sources_known
from briefing.library.gate.unmarked import fields_unproven, unmarked
from briefing.library.gate.usage import usage
from briefing.library.library import Library

Rule = Callable[[Library, Collection], Iterator[Diagnostic]]

RULES: list[Rule] = [
    sources_known,
    quotes_proven,
    dates_in_order,
    conflicts,
    unmarked,
    fields_unproven,
    copied,
    usage,
]
"""Every rule, in the order in which they are run."""
