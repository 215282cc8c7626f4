"""What of all that pages have read stands for something else now."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.building import Build
from briefing.errors import BriefingError
from briefing.library.articles import STATES
from briefing.library.library import OF_ARTICLES, OF_KINDS
from briefing.pages import urls
from briefing.pages.presenter import Presenter
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
    if key[0] == "passages":
        return _passages(build, key[1], key[2])
    return build.library.state(key)


def _passages(build: Build, language: str, path: str) -> str:
    from briefing.pages.passages import passages

    article = build.library.at(path)
    if article is None or language not in build.strings:
        return ""
    present = Presenter(build.library.in_language(language), build.strings[language], "")
    try:
        return repr(passages(present, article))
    except BriefingError:  # it is told where the article's own page is made
        return ""


class _Suspects:
    """Tells which keys may have moved: what they stand for follows from something that has."""

    def __init__(self, build: Build) -> None:
        before, self._languages = build.before, build.library.languages
        known = {path: article.card for path, article in before.articles.items()}
        now = {article.path: article.card for article in build.articles}
        self._cards = [card for path in known.keys() | now.keys()
                       if known.get(path) is not now.get(path)
                       for card in (known.get(path), now.get(path)) if card]
        self._paths = {f"content/articles/{card.slug}/{language}.md" for card in self._cards
                       for language in (card.language, *self._languages)}
        self._kinds = {kind for kind, digest in build.kinds.items()
                       if before.kinds.get(kind) != digest}
        pages = {urls.output_file(page.url) for page in build.pages}  # some are made at the end
        self._addresses = before.outputs.keys() != build.outputs.keys() | pages
        self._everything = before.context != build.context or (
            bool(build.library.derived and self._kinds))

    def __call__(self, name: str) -> Iterable[str] | None:
        """What follows that name in keys that may have moved; None for all that there are."""
        if self._everything:
            return None
        if name in OF_KINDS:
            return () if self._kinds.isdisjoint(OF_KINDS[name]) else None
        if name == "addresses":
            return None if self._addresses else ()
        if name in STATES:
            return self._paths
        if name == "passages":
            return {PARTS.join((language, path)) for language in self._languages
                    for path in self._paths}
        if name in OF_ARTICLES:
            named = OF_ARTICLES[name]
            return {ORDER, COUNT, *(id for card in self._cards for id in named(card))}
        return None
