"""Checks every internal link and anchor of the site over its own output."""

from __future__ import annotations

import html
import posixpath
import sys
from collections.abc import Callable, Container, Iterator
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from briefing.patterns import pattern
from briefing.values import dataclass

_TAG = pattern(r"<[a-zA-Z][^<>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^<>\"']*)+>")
"""A tag with an attribute."""
_REFERENCE = pattern(r"\s(href|src|action|id)=\"([^\"\0]*)\"")
_PLAIN = pattern(r"((?:\.\./)*)((?:[a-z0-9-]+/)*(?:[a-z0-9-]+\.[a-z0-9]+)?)(?:#([a-z0-9-]*))?")
"""A relative address with nothing in it that has to be read twice."""

_DIRECTIVE = ":~:"
"""What follows it in a fragment is for the browser: words to highlight, not part of an id."""


@dataclass(frozen=True, slots=True)
class Links:
    """What a file of the output is to the others."""

    ids: frozenset[str]
    """Its anchors."""
    targets: dict[str, tuple[str, str] | None]
    """Its internal links as written, each with the file and the anchor that it leads to; None where
    the address cannot be read."""


NONE = Links(frozenset(), {})
"""Of a file that is no page."""


def links_of(name: str, text: str, base_path: str) -> Links:
    """Read the anchors and links of one page; `name` is its file in the output.

    `base_path` is the path of the site's address (`/` or `/briefing/`), under which root-relative
    links are looked up.
    """
    folders = _folders(name)
    ids: set[str] = set()
    targets: dict[str, tuple[str, str] | None] = {}
    for kind, value in _references(text):
        if kind == "id":
            ids.add(value)
        elif value not in targets:
            try:
                target = _beside(folders, value) or _target(name, value, base_path)
            except ValueError:
                targets[value] = None
            else:
                if target is not None:
                    targets[value] = target
    return Links(frozenset(ids), targets)


def broken_links(
    links: Links, files: Container[str], ids: Callable[[str], Container[str] | None]
) -> Iterator[tuple[str, str]]:
    """Links of one page that lead nowhere, each with what is missing.

    `files` are those of the output, and `ids` gives the anchors of one, None where it is no page.
    Missing is a file, or `file#anchor`; it is empty where the address cannot be read.
    """
    for href, target in links.targets.items():
        if target is None:
            yield href, ""
            continue
        file, anchor = target
        if file not in files:
            yield href, file
        elif anchor and (known := ids(file)) is not None and anchor not in known:
            yield href, f"{file}#{anchor}"


def place_of(href: str, text: str) -> tuple[int, int]:
    """Line and column, from 1, at which a page has that link first."""
    offset = next((found.start(2) for tag in _TAG.finditer(text)
                   for found in _REFERENCE.finditer(text, *tag.span())
                   if found[1] != "id" and html.unescape(found[2]) == href), 0)
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _references(text: str) -> Iterator[tuple[str, str]]:
    """Kind and value of every reference, each once."""
    for kind, value in dict.fromkeys(_REFERENCE.findall("\0".join(_TAG.findall(text)))):
        yield kind, sys.intern(html.unescape(value) if "&" in value else value)


def _folders(name: str) -> list[str]:
    """The site's root and every folder from there to a file, each as its paths begin."""
    parts = name.split("/")
    return ["/".join((*parts[:depth], "")) for depth in range(len(parts))]


def _beside(folders: list[str], href: str) -> tuple[str, str] | None:
    """Output file and anchor that a plain address leads to from a file in the last folder."""
    plain = _plain(href)
    if plain is None or plain[0] >= len(folders):
        return None
    up, path, anchor = plain
    return _file(folders[-1 - up] + path, anchor)


@lru_cache(maxsize=4096)
def _file(path: str, anchor: str) -> tuple[str, str]:
    """Output file of a path from the site's root, and the anchor: one pair for all pages."""
    return (f"{path}index.html" if path[-1:] in ("", "/") else path), anchor


@lru_cache(maxsize=4096)
def _plain(href: str) -> tuple[int, str, str] | None:
    """How many folders a plain address goes up, its path and its anchor; None of any other."""
    found = _PLAIN.fullmatch(href)
    if found is None:
        return None
    up, path, anchor = found.groups("")
    return (len(up) // 3, path, anchor) if path or up else None


def _target(name: str, href: str, base_path: str) -> tuple[str, str] | None:
    """Output file and anchor that a link leads to; None where it leaves the site.

    Raises ValueError where the address cannot be read.
    """
    parts = urlsplit(href)
    if parts.scheme or parts.netloc:
        return None
    anchor = unquote(parts.fragment.partition(_DIRECTIVE)[0])
    if not parts.path:
        return name, anchor
    path = unquote(parts.path)
    if path.startswith("/"):
        if not path.startswith(base_path):
            return path, anchor
        file = path[len(base_path):]
    else:
        file = posixpath.join(posixpath.dirname(name), path)
    whole = posixpath.normpath(file) if file else "."
    if whole == "." or file.endswith(("/", "/.", "/..")) or path in (".", ".."):
        whole = "index.html" if whole == "." else f"{whole}/index.html"
    return whole, anchor
