"""Serves the site from a folder of its own, and builds it again at every change.

livereload runs the server; what it asks, answers and watches with is ours: its own drops saves,
answers to anybody, and puts an inline script into pages, which their policy refuses.
"""

from __future__ import annotations

import asyncio
import errno
import logging
import os
import socket
import threading
import webbrowser
from collections.abc import Callable
from dataclasses import replace

from livereload import Server
from livereload.handlers import LiveReloadHandler
from livereload.watcher import Watcher
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop

from briefing.errors import UsageError
from briefing.preview.builder import Answer, Builder, BuilderDied
from briefing.preview.hosts import Hosts
from briefing.preview.pages import application
from briefing.preview.shown import Shown
from briefing.preview.watch import Watch
from briefing.publishing.output import PREVIEW
from briefing.site import Options
from briefing.values import dataclass

_PORTS = 100
"""How many ports are tried, where those before are taken."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where the preview is served."""

    host: str
    port: int

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}/"


@dataclass(frozen=True, slots=True)
class Told:
    """Whom the preview tells what; none of them is called by two threads at once."""

    ready: Callable[[Address], None]
    """The address that it has, before the first build."""
    built: Callable[[Answer], None]
    """What came of a build."""
    note: Callable[[str], None]
    """A sentence about the preview itself."""


def serve(options: Options, address: Address, open_browser: bool, told: Told) -> None:
    """Build into `.briefing/preview`, serve that, build again at every change until interrupted.

    Where the port is taken, the next free one is used. Raises `UsageError` where nothing can
    listen at that host, or the folder is no site's.
    """
    if not (options.root / "content").is_dir():
        raise UsageError(f"there is no content/ in {options.root}; run this in a site's folder, or"
                         " give --root")
    listening, address = _listen(address)
    preview = replace(options, output=options.root / PREVIEW)
    builder = Builder(preview, inherited=[listening])
    try:
        told.ready(address)
        hosts = Hosts.of(address.host, listening.getsockname()[0], address.port)
        loop = _Loop(builder, Shown(preview.output, hosts), told)
        watching = Watch(options.root, loop.saved, told.note)
        try:
            if open_browser:
                threading.Thread(target=webbrowser.open, args=[str(address)], daemon=True).start()
            _Server(loop, listening).serve(port=address.port, host=address.host, debug=False)
        finally:
            watching.stop()
    finally:
        builder.stop()
        listening.close()


class _Loop(Watcher):  # type: ignore[misc]
    """Builds after every save: one build at a time, and another if anything was saved meanwhile."""

    def __init__(self, builder: Builder, shown: Shown, told: Told) -> None:
        super().__init__()
        self._builder, self.shown, self._told = builder, shown, told
        self._loop = IOLoop.current()
        self._wanted = asyncio.Event()
        self._wanted.set()
        self._died = False

    def start(self, callback: object) -> bool:
        """Begin with the server; True, as there is nothing left to poll."""
        self._loop.add_callback(self._run)
        return True

    def saved(self) -> None:
        """Have the site built; from any thread."""
        self._loop.add_callback(self._wanted.set)

    async def _run(self) -> None:
        while True:
            await self._wanted.wait()
            self._wanted.clear()
            answer = await self._build()
            if answer:
                self.shown.take(answer)
                # A terminal that is held must not hold the pages.
                await asyncio.to_thread(self._told.built, answer)

    async def _build(self) -> Answer | None:
        """What came of the build; None where it died and is tried once more."""
        try:
            answer = await asyncio.to_thread(self._builder.build)
        except BuilderDied as death:
            again, self._died = not self._died, not self._died
            if not again:
                return Answer(error=f"{death} twice at this; it is tried again after the next save")
            await asyncio.to_thread(self._told.note, f"{death}; another is at work")
            self._wanted.set()
            return None
        self._died = False
        return answer


class _Server(Server):  # type: ignore[misc]
    """livereload's server with our pages, on a socket that is open already, and silent."""

    def __init__(self, loop: _Loop, listening: socket.socket) -> None:
        super().__init__(watcher=loop)
        self._listening = listening

    def _setup_logging(self) -> None:
        for name in ("livereload", "tornado", "asyncio"):
            logging.getLogger(name).setLevel(logging.CRITICAL)

    def application(self, *args: object, **kwargs: object) -> None:
        """Serve our pages."""
        LiveReloadHandler.watcher = self.watcher
        server = HTTPServer(application(self.watcher.shown), max_body_size=1 << 16)
        server.add_socket(self._listening)


def _listen(address: Address) -> tuple[socket.socket, Address]:
    """A socket that listens at the first free port from that one on, and where that is."""
    try:
        family, kind, protocol, _, name = socket.getaddrinfo(
            address.host, address.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    except (OSError, UnicodeError) as error:
        raise UsageError(f"there is no host {address.host} here; leave --host out, or name an"
                         " address of this machine") from error
    for port in range(address.port, min(address.port + _PORTS, 65536)):
        listening = socket.socket(family, kind, protocol)
        if os.name == "posix":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((name[0], port, *name[2:]))
            listening.listen(128)
        except OSError as error:
            listening.close()
            if error.errno == errno.EADDRNOTAVAIL:
                raise UsageError(f"{address.host} is not an address of this machine; leave --host"
                                 " out") from error
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise UsageError(f"port {port} cannot be had ({error.strerror}); name another"
                                 " with --port") from error
            continue
        listening.setblocking(False)
        return listening, Address(address.host, port)
    raise UsageError(f"port {address.port} cannot be had, nor any of the next {_PORTS - 1}; name"
                     " another with --port")
