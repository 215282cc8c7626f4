"""Serves the site from a folder of its own and rebuilds it at every change.

livereload's server and watcher do the work. Its reload script comes as a file, since the pages'
policy refuses the inline one that livereload would put in. While a build fails, every page is a
plain text that says why, and asks for itself again until the fault is mended.
"""

from __future__ import annotations

import errno
import logging
import os
import socket
import threading
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from livereload import Server
from livereload.handlers import StaticFileHandler
from livereload.watcher import Watcher

from briefing.errors import BriefingError, UsageError
from briefing.publishing.output import PREVIEW
from briefing.report import as_text, visible
from briefing.site import BuildReport, Options, build_site

_WATCHED = ("content", "templates", "static")
_AGAIN = 2
"""Seconds until a browser asks for a failed page again."""


class _Pages(StaticFileHandler):  # type: ignore[misc]
    """The site's files; while `failure` is set, it stands in the place of every page."""

    failure: ClassVar[str] = ""

    async def get(self, path: str, include_body: bool = True) -> None:
        if not self.failure or Path(path).suffix not in ("", ".html"):
            await super().get(path, include_body)
            return
        self.set_status(500)
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.set_header("Refresh", str(_AGAIN))
        self.finish(self.failure)


    def write_error(self, status_code: int, **kwargs: object) -> None:
        """Answer for a page that is not there with the site's own, as a published site does."""
        page = Path(self.root, "404.html")
        if status_code != 404 or not page.is_file():
            super().write_error(status_code, **kwargs)
            return
        self.set_header("Cache-Control", "no-store")
        self.finish(page.read_bytes())


class _Watcher(Watcher):  # type: ignore[misc]
    """Compares a site's folders with how they were, so that nothing saved meanwhile is missed.

    livereload's own passes over files older than itself, and folders that come later.
    """

    def __init__(self, root: Path) -> None:
        super().__init__()
        self._root = root
        self._seen = self._state()

    def is_changed(self, path: str, ignore: object = None) -> bool:
        """Whether anything differs from the last time; the whole root is one task."""
        before, self._seen = self._seen, self._state()
        if before == self._seen:
            return False
        self.filepath = path
        return True

    def _state(self) -> dict[str, tuple[int, int]]:
        found = {}
        for folder in _WATCHED:
            for here, _, names in os.walk(self._root / folder):
                for name in names:
                    with suppress(OSError):
                        about = Path(here, name).stat()
                        found[f"{here}/{name}"] = (about.st_mtime_ns, about.st_size)
        return found


class _QuietServer(Server):  # type: ignore[misc]
    """Livereload's server without the inline script and without its log lines."""

    def __init__(self, watcher: _Watcher) -> None:
        super().__init__(watcher=watcher)
        self.SFH = _Pages

    def _setup_logging(self) -> None:
        logging.getLogger("livereload").setLevel(logging.ERROR)
        logging.getLogger("tornado.access").setLevel(logging.CRITICAL)

    def application(self, *args: object, **kwargs: object) -> None:
        from livereload import server

        server.LiveScriptInjector.transform_first_chunk = (
            lambda self, status, headers, chunk, finishing: (status, headers, chunk)
        )
        super().application(*args, **kwargs)


@dataclass(frozen=True, slots=True)
class Address:
    """Where the preview is served."""

    host: str
    port: int

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}/"


def serve(
    options: Options,
    address: Address,
    open_browser: bool,
    ready: Callable[[], None],
    rebuilt: Callable[[BuildReport | BriefingError], None],
) -> None:
    """Build into `.briefing/preview`, serve that, rebuild at every change until interrupted.

    `ready` is called when the address is free and the folder is a site's, `rebuilt` after every
    build. Raises `UsageError` where either is not so.
    """
    _refuse_taken(address)
    if not (options.root / "content").is_dir():
        raise UsageError(f"there is no content/ in {options.root}; run this in a site's folder, or"
                         " give --root")
    ready()
    preview = replace(
        options, output=options.root / PREVIEW,
        reload_script=f"/livereload.js?port={address.port}",
    )
    def rebuild() -> None:
        try:
            result: BuildReport | BriefingError = build_site(preview)
        except BriefingError as error:
            result = error
        _Pages.failure = _failure(result)
        rebuilt(result)

    server = _QuietServer(_Watcher(options.root))
    server.watch(str(options.root), rebuild)
    rebuild()
    if open_browser:
        threading.Timer(0.5, webbrowser.open, [str(address)]).start()
    preview.output.mkdir(parents=True, exist_ok=True)
    server.serve(port=address.port, host=address.host, root=str(preview.output), debug=False)


def _failure(result: BuildReport | BriefingError) -> str:
    """What the browser shows of a failed build; empty where it is good."""
    if isinstance(result, BriefingError):
        return f"The site could not be built.\n\nerror: {visible(str(result))}\n"
    if result.ok:
        return ""
    return f"The site could not be built.\n\n{as_text(result.diagnostics, result.texts)}"


def _refuse_taken(address: Address) -> None:
    """Raise `UsageError` where nothing can listen at that address."""
    try:
        family, kind, protocol, _, name = socket.getaddrinfo(
            address.host, address.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    except (OSError, UnicodeError) as error:
        raise UsageError(f"there is no host {address.host} here; leave --host out, or name an"
                         " address of this machine") from error
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(name)
        except OSError as error:
            if error.errno == errno.EADDRNOTAVAIL:
                raise UsageError(f"{address.host} is not an address of this machine; leave --host"
                                 " out") from error
            raise UsageError(f"port {address.port} cannot be had ({error.strerror}); name another"
                             " with --port") from error
