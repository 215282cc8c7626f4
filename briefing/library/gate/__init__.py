"""The fact gate: rules by which the site's texts, its records and its sources must agree."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefing.errors import Diagnostic
from briefing.library.collect import Collection
from briefing.library.gate.proofs import quotes_proven, sources_known
from briefing.library.library import Library

Rule = Callable[[Library, Collection], Iterator[Diagnostic]]

RULES: tuple[Rule, ...] = (
    sources_known,
    quotes_proven,
)
"""In the order in which they are told where one place breaks several."""
