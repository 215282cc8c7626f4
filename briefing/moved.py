"""What of all that pages have read stands for something else now."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.building import Build
from briefing.library.articles import STATES
from briefing.library.library import OF_ARTICLES, OF_KINDS
from briefing.readings import PARTS
from briefing.reads import COUNT, ORDER, Key


def moved(build: Build) -> set[int]:
    """Numbers of the keys that stand for something else; `after.readings` knows for what."""
    readings, suspects = build.after.readings, _Suspects(build)
    found = set()
    for name in readings.names:
        ids = suspects(name)
        if ids is None or ids:
            group = readings.group(name)
            for id in group if ids is None else group.keys() & ids:
                number = group[id]
                if readings.change(number, said(build, (name, *id.split(PARTS)))):
                    found.add(number)
    return found


def said(build: Build, key: Key) -> str:
    """What a key stands for now, as a text."""
    if key[0] == "addresses":
        return build.addresses.state(key[1])
    return build.library.state(key)


class _Suspects:
    """Tells which keys may have moved: what they stand for follows from something that has."""

    def __init__(self, build: Build) -> None:
        before = build.before
        known = {path: article.card for path, article in before.articles.items()}
        now = {article.path: article.card for article in build.articles}
        self._cards = [card for path in known.keys() | now.keys()
                       if known.get(path) is not now.get(path)
                       for card in (known.get(path), now.get(path)) if card]
        self._kinds = {kind for kind, digest in build.kinds.items()
                       if before.kinds.get(kind) != digest}
        self._addresses = build.outputs.keys() != before.outputs.keys()
        self._everything = before.context != build.context or bool(build.library.derived)

    def __call__(self, name: str) -> Iterable[str] | None:
        """What follows that name in keys that may have moved; None for all that there are."""
        if self._everything:
            return None
        if name in OF_KINDS:
            return () if self._kinds.isdisjoint(OF_KINDS[name]) else None
        if name == "addresses":
            return None if self._addresses else ()
        if name in STATES:
            return {card.path for card in self._cards}
        if name in OF_ARTICLES:
            named = OF_ARTICLES[name]
            return {ORDER, COUNT, *(id for card in self._cards for id in named(card))}
        return None
