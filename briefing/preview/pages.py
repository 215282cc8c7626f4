"""Answers requests as GitHub Pages does, from the last good site, and to its own host only."""

from __future__ import annotations

import asyncio
import os
import re
from mimetypes import MimeTypes
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes

from tornado.web import Application, RequestHandler
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from briefing.preview.shown import Shown

_OURS = "/.briefing/"
"""What the preview itself serves, beside the site."""
_CLIENT = {"reload.js": "application/javascript", "overlay.css": "text/css"}
_TYPES = MimeTypes()
for _ending, _type in {
    ".avif": "image/avif", ".ics": "text/calendar", ".js": "application/javascript",
    ".md": "text/markdown", ".mjs": "application/javascript", ".webp": "image/webp",
    ".webmanifest": "application/manifest+json", ".woff": "font/woff", ".woff2": "font/woff2",
    ".xml": "application/xml", ".yaml": "text/yaml", ".yml": "text/yaml",
}.items():
    _TYPES.add_type(_type, _ending)


class _Guarded(RequestHandler):
    """Answers to its own host and origin."""

    def initialize(self, shown: Shown) -> None:
        self.shown = shown

    def set_default_headers(self) -> None:
        self.set_header("Server", "briefing")
        self.set_header("Cache-Control", "no-store")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")

    def prepare(self) -> None:
        """Refuse what comes by another name, or from another site's page."""
        hosts, origin = self.shown.hosts, self.request.headers.get("Origin")
        ours = origin is None or (origin.startswith("http://") and hosts.has(origin[7:]))
        if not ours or not hosts.has(self.request.headers.get("Host", "")):
            self.set_status(403)
            self.finish_with("text/plain", b"This is not an address of the preview.\n")

    def finish_with(self, type: str, body: bytes) -> None:
        self.set_header("Content-Type", type)
        self.finish(body)

    def write_error(self, status_code: int, **kwargs: object) -> None:
        self.finish_with("text/plain", f"{status_code}\n".encode())


class _OpenPage(_Guarded, WebSocketHandler):
    """Tells an open page what came of every build, and of the last one as soon as it asks."""

    _told: asyncio.Future[None] | None = None

    def open(self, *args: str, **kwargs: str) -> None:
        self.shown.pages.add(self)
        if self.shown.news:
            self.tell(self.shown.news)

    def on_message(self, message: str | bytes) -> None:
        """Pages have nothing to say."""

    def on_close(self) -> None:
        self.shown.pages.discard(self)

    def tell(self, news: str) -> None:
        if self._told and not self._told.done():  # it does not read: it shall come again
            self.shown.pages.discard(self)
            self.close()
            return
        try:
            self._told = asyncio.ensure_future(self.write_message(news))
        except WebSocketClosedError:
            return
        self._told.add_done_callback(lambda done: done.cancelled() or done.exception())


class _Client(_Guarded):
    """The script and the style sheet that every page is given."""

    def get(self, name: str) -> None:
        self.finish_with(f"{_CLIENT[name]}; charset=utf-8",
                         Path(__file__).with_name(name).read_bytes())


class _Pages(_Guarded):
    """The site, under the path of its base URL."""

    async def get(self) -> None:
        await self.shown.answered.wait()
        path, base = _decoded(self.request.path), self.shown.base
        if path is not None and base.startswith(path) and path in ("/", base[:-1]) and path != base:
            self._redirect(base, 302)
            return
        inside = path.removeprefix(base) if path is not None and path.startswith(base) else None
        names = _candidates(inside) if inside is not None else []
        for name in names:
            body = self.shown.read(name)
            if body is not None:
                self._send(name, body, [name])
                return
        if names and self.shown.read(f"{inside}/index.html") is not None:
            self._redirect(f"{base}{inside}/", 301)
            return
        self._lost(names)

    head = get  # the body is left out by tornado

    def _redirect(self, path: str, status: int) -> None:
        query = f"?{self.request.query}" if self.request.query else ""
        self.redirect(quote(path) + query, status=status)

    def _lost(self, names: list[str]) -> None:
        body = self.shown.read("404.html")
        if body is None and not self.shown.answer.ok:
            self.set_status(503)
            self._send("404.html", _NOTHING_YET, [])
            return
        self.set_status(404)
        self._send("404.html", body or b"There is no such page.\n", ["404.html", *names])

    def _send(self, name: str, body: bytes, files: list[str]) -> None:
        """Send a file; a page gets our script at its end, which no head is too long for.

        The script is told which files the page would be another one for.
        """
        type = _content_type(name)
        if type.startswith("text/html"):
            on = " ".join(quote(file) for file in files)
            body += (f'<script async src="{_OURS}reload.js" data-build="{self.shown.build}"'
                     f' data-files="{on}"></script>\n').encode()
        self.finish_with(type, body)


_NOTHING_YET = b"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>There is no site yet</title>
<h1>There is no site yet</h1>
<p>It will be here as soon as it can be built.</p>
"""


def _decoded(path: str) -> str | None:
    """The path in characters; None where it has bytes that are none."""
    try:
        return unquote_to_bytes(path).decode()
    except UnicodeDecodeError:
        return None


def _candidates(path: str) -> list[str]:
    """Files that a path within the site may mean, the first one first."""
    if os.sep != "/" and re.search(r"[\\:]", path):
        return []
    return [f"{path}index.html"] if not path or path.endswith("/") else [path, f"{path}.html"]


def _content_type(name: str) -> str:
    type = _TYPES.guess_type(f"x{Path(name).suffix.lower()}")[0]
    if type is None:
        return "application/octet-stream"
    plain = type.startswith("text/") or type in ("application/javascript", "application/json")
    return f"{type}; charset=utf-8" if plain else type


def application(shown: Shown) -> Application:
    """The site and the preview's own addresses."""
    given = {"shown": shown}
    return Application(
        [
            (_OURS + "live", _OpenPage, given),
            (f"{_OURS}({'|'.join(map(re.escape, _CLIENT))})", _Client, given),
            (r"(?s).*", _Pages, given),
        ],
        log_function=lambda handler: None,
        websocket_max_message_size=1024,
    )
