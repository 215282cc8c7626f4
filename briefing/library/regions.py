"""Words that only Taiwan uses, and what the mainland says in their place."""

from __future__ import annotations

import re
from functools import cache

from briefing.library.tables import rows


def of_mainland(text: str) -> str:
    """A text in Simplified characters, with the mainland's words for Taiwan's.

    Words are those of `taiwan.tsv`; of several replacements the first is taken.
    """
    table, found = _words()
    return found.sub(lambda match: table.get(match[0], match[0]), text)


@cache
def _words() -> tuple[dict[str, str], re.Pattern[str]]:
    """The words with what is said for them, and a pattern of them and of their exceptions."""
    lines = list(rows("taiwan.tsv"))
    table = {line[0]: line[1].partition("、")[0] for line in lines}
    known = {*table, *(word for line in lines for more in line[2:] for word in more.split())}
    longest_first = sorted(known, key=lambda word: (-len(word), word))
    return table, re.compile("|".join(map(re.escape, longest_first)))
