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


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A link on a page of ours that leads nowhere."""

    file: str
    """Output file that has the link."""
    href: str
    """As written in the page."""
    missing: str
    """What is not there: a file, or `file#anchor`."""


@dataclass(slots=True)
class _Seen:
    ids: set[str]
    hrefs: list[str]


def broken_links(files: Mapping[str, bytes], base_path: str) -> Iterator[BrokenLink]:
    """Every broken internal link of the tree.

    `files` maps output files to their bytes; `base_path` is the path of the site's address
    (`/` or `/briefing/`), under which root-relative links are looked up.
    """
    pages = {name: _scan(data.decode()) for name, data in files.items()
             if name.endswith((".html", ".xml"))}
    for name, page in pages.items():
        for href in dict.fromkeys(page.hrefs):
            target = _target(name, href, base_path)
            if target is None:
                continue
            file, anchor = target
            if file not in files:
                yield BrokenLink(name, href, file)
            elif anchor and file in pages and anchor not in pages[file].ids:
                yield BrokenLink(name, href, f"{file}#{anchor}")


def _scan(text: str) -> _Seen:
    ids: set[str] = set()
    hrefs: list[str] = []
    for tag in _TAG.findall(text):
        for attribute, value in _REFERENCE.findall(tag):
            if attribute == "id":
                ids.add(html.unescape(value))
            else:
                hrefs.append(html.unescape(value))
    return _Seen(ids, hrefs)


def _target(name: str, href: str, base_path: str) -> tuple[str, str] | None:
    """Output file and anchor that a link leads to; None where it leaves the site."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc:
        return None
    anchor = unquote(parts.fragment)
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
