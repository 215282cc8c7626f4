"""How a long glossary is cut: by initials, and what is many under one by what follows it.

Names last: a term that comes in changes none, and a part that is cut keeps its own, with the ids of
all its terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Parts = dict[str, tuple[str, ...]]

OWN = 500
"""Terms beyond which each has a page of its own."""
LINES, ENTRIES = 250, 100
"""Terms that stand on one part, as lines and as entries: so none weighs more than 250 kB."""
END = "-"
"""In a part's name: what begins with all that stands before, and goes no further."""


def place(part: str, rest: str) -> str:
    """Where a term stands: a part by initials, and what its next letters are."""
    return f"{part}-{rest}"


def cut(terms: Iterable[tuple[str, Iterable[str]]]) -> tuple[Parts, Parts]:
    """The ids in each part, and the names of the parts of those that are cut.

    `terms` are ids with their places, as `place` gives them. An initial's part has all its terms.
    """
    by_initial: dict[str, list[tuple[str, str]]] = {}
    known = list(terms)
    for id, places in known:
        for where in places:
            part, _, rest = where.rpartition("-")
            by_initial.setdefault(part, []).append((rest, id))
    most = LINES if len(known) > OWN else ENTRIES
    ids: Parts = {}
    finer: Parts = {}
    for part, found in by_initial.items():
        _cut(part, f"{part}-", found, most, ids, finer)
    return ids, finer


def _cut(part: str, stem: str, found: list[tuple[str, str]], most: int,
         ids: Parts, finer: Parts) -> None:
    ids[part] = tuple(id for _, id in found)
    if len(found) <= most:
        return
    groups = _by_next(found)
    while len(groups) == 1 and (letter := next(iter(groups))):
        stem, found = stem + letter, groups[letter]
        groups = _by_next(found)
    if len(groups) > 1:
        finer[part] = tuple(stem + (letter or END) for letter in sorted(groups))
        for letter, some in groups.items():
            _cut(stem + (letter or END), stem + letter, some, most, ids, finer)


def _by_next(found: list[tuple[str, str]]) -> dict[str, list[tuple[str, str]]]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for rest, id in found:
        groups.setdefault(rest[:1], []).append((rest[1:], id))
    return groups


def part_of(where: str, finer: Mapping[str, tuple[str, ...]]) -> str:
    """The smallest part that has a place."""
    part, inner = "", where.rpartition("-")[0]
    while inner != part:
        part = inner
        inner = next((name for name in finer.get(part, ())
                      if where.startswith(name) or where + END == name), part)
    return part
