"""Seconds and memory of a program's work (Linux)."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from benchmarks.peers.programs import Program

_SAMPLE = 0.01
"""Seconds between two looks at the memory."""
_POLL = 0.005
"""Seconds between two requests for a page."""
_PATIENCE = 600
"""Seconds until a page that does not come is given up."""


def seconds(program: Program) -> float:
    """How long a build takes."""
    started = time.perf_counter()
    program.run()
    return time.perf_counter() - started


def peak_memory(program: Program) -> float:
    """The most that all processes of a build held at once, in MB of proportional set size."""
    peak = 0

    def look(pid: int) -> None:
        nonlocal peak
        peak = max(peak, sum(map(_proportional, [pid, *_descendants(pid)])))
        time.sleep(_SAMPLE)

    program.run(look)
    return peak / 1024


def _descendants(pid: int) -> list[int]:
    """All processes begun by one, and by those."""
    found = []
    for task in _listed(Path(f"/proc/{pid}/task")):
        with suppress(OSError):
            for child in (task / "children").read_text().split():
                found += [int(child), *_descendants(int(child))]
    return found


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:  # it has ended
        return []


def _proportional(pid: int) -> int:
    """The KB that a process has to itself, and its part of what it shares; 0 if it has ended."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


class Preview:
    """A program's preview while it runs."""

    def __init__(self, program: Program, port: int) -> None:
        self.program = program
        self._port = port

    def wait_for(self, address: str, text: str) -> float:
        """Seconds until a page has a text in it."""
        started = time.perf_counter()
        wanted = text.encode()
        while time.perf_counter() - started < _PATIENCE:
            if wanted in self._page(address):
                return time.perf_counter() - started
            time.sleep(_POLL)
        raise SystemExit(f"{self.program.name} never served {text!r} at {address}")

    def _page(self, address: str) -> bytes:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=_PATIENCE)
        try:
            connection.request("GET", address)
            return connection.getresponse().read()
        except (OSError, http.client.HTTPException):  # not there yet
            return b""
        finally:
            connection.close()


@contextmanager
def preview(program: Program) -> Iterator[Preview]:
    """Run a program's preview on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen((*program.serve, str(port)), cwd=program.folder,
                               env=program.variables(), start_new_session=True,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield Preview(program, port)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGINT)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
