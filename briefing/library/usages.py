"""Words that Taiwan and the mainland say differently, whatever the form of their characters."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from briefing.library.simplified import Simplifier, words
from briefing.library.tables import rows

_NONE = "-"


@cache
def usage_pairs() -> tuple[tuple[str, str], ...]:
    """Pairs of words: as Taiwan says it, and as the mainland does.

    They are those that the conversion knows and those of `usages.tsv`; among them are words that
    differ in their characters alone.
    """
    return tuple(_pairs())


def _pairs() -> Iterator[tuple[str, str]]:
    convert, more = Simplifier(), {row[0]: " ".join(row[1:]) for row in rows("usages.tsv")}
    for word in {**words(), **more}:
        others = more.get(word, "").split()
        if others != [_NONE]:
            yield from ((word, other) for other in (convert(word), *others))
