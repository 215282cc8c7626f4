"""Checks every internal link and anchor of the site over its own output."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

_TAG = re.compile(r"<[a-zA-Z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_REFERENCE = re.compile(r"\s(href|src|action|id)=\"([^\"]*)\"")

_DIRECTIVE = ":~:"
"""What follows it in a fragment is for the browser: words to highlight, not part of an id."""


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A link on a page of ours that leads nowhere."""

    file: str
    """Output file that has the link."""
    href: str
    """As written in the page."""
    missing: str
    """What is not there: a file, or `file#anchor`; empty where the address cannot be read."""
    line: int
    """Of the file, from 1."""
    column: int
    """Of the address in that line, from 1."""


@dataclass(slots=True)
class _Seen:
    ids: set[str]
    hrefs: dict[str, int]
    """Addresses as written, and where each stands first."""


def broken_links(files: Mapping[str, bytes], base_path: str) -> Iterator[BrokenLink]:
    """Every broken internal link of the tree.

    `files` maps output files to their bytes; `base_path` is the path of the site's address
    (`/` or `/briefing/`), under which root-relative links are looked up.
    """
    texts = {name: data.decode(errors="replace") for name, data in files.items()
             if name.endswith((".html", ".xml"))}
    pages = {name: _scan(text) for name, text in texts.items()}
    for name, page in pages.items():
        for href, offset in page.hrefs.items():
            missing = _missing(name, href, base_path, files, pages)
            if missing is not None:
                start = texts[name].rfind("\n", 0, offset) + 1
                yield BrokenLink(name, href, missing, texts[name].count("\n", 0, offset) + 1,
                                 offset - start + 1)


def _missing(
    name: str, href: str, base_path: str, files: Mapping[str, bytes], pages: Mapping[str, _Seen]
) -> str | None:
    """What a link leads to that is not there; None where it leads somewhere or leaves the site."""
    try:
        target = _target(name, href, base_path)
    except ValueError:
        return ""
    if target is None:
        return None
    file, anchor = target
    if file not in files:
        return file
    if anchor and file in pages and anchor not in pages[file].ids:
        return f"{file}#{anchor}"
    return None


def _scan(text: str) -> _Seen:
    ids: set[str] = set()
    hrefs: dict[str, int] = {}
    for tag in _TAG.finditer(text):
        for found in _REFERENCE.finditer(text, *tag.span()):
            value = html.unescape(found[2])
            if found[1] == "id":
                ids.add(value)
            else:
                hrefs.setdefault(value, found.start(2))
    return _Seen(ids, hrefs)


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
