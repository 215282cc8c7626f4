"""Serves the site from a folder of its own and rebuilds it at every change.

livereload's server and watcher do the work. Its reload script comes as a file, since the pages'
policy refuses the inline one that livereload would put in.
"""

from __future__ import annotations

import logging
import socket
import threading
import webbrowser
from collections.abc import Callable
from dataclasses import replace

from livereload import Server

from briefing.errors import BriefingError, UsageError
from briefing.site import BuildReport, Options, build_site

_WATCHED = ("content", "templates", "static")


class _QuietServer(Server):  # type: ignore[misc]
    """Livereload's server without the inline script and without its log lines."""

    def _setup_logging(self) -> None:
        logging.getLogger("livereload").setLevel(logging.ERROR)
        logging.getLogger("tornado.access").setLevel(logging.CRITICAL)

    def application(self, *args: object, **kwargs: object) -> None:
        from livereload import server

        server.LiveScriptInjector.transform_first_chunk = (
            lambda self, status, headers, chunk, finishing: (status, headers, chunk)
        )
        super().application(*args, **kwargs)


def serve(
    options: Options,
    host: str,
    port: int,
    open_browser: bool,
    rebuilt: Callable[[BuildReport | BriefingError], None],
) -> None:
    """Build into `.briefing/preview`, serve that, rebuild at every change until interrupted.

    `rebuilt` is told of every build. Raises `UsageError` where the port is taken.
    """
    _refuse_taken(host, port)
    preview = replace(
        options, output=options.root / ".briefing" / "preview",
        reload_script=f"/livereload.js?port={port}",
    )

    def rebuild() -> None:
        try:
            rebuilt(build_site(preview))
        except BriefingError as error:
            rebuilt(error)

    rebuild()
    server = _QuietServer()
    for folder in _WATCHED:
        if (options.root / folder).is_dir():
            server.watch(str(options.root / folder), rebuild)
    if open_browser:
        threading.Timer(0.5, webbrowser.open, [f"http://{host}:{port}/"]).start()
    preview.output.mkdir(parents=True, exist_ok=True)
    server.serve(port=port, host=host, root=str(preview.output), debug=False)


def _refuse_taken(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise UsageError(f"port {port} cannot be had ({error.strerror}); name another with"
                             " --port") from error
