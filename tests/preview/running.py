"""A preview that runs, for tests to save under and to ask."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest
from tornado.websocket import websocket_connect

ROOT = Path(__file__).parent.parent.parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(site: Path, port: int) -> Iterator[IO[str]]:
    """The preview's standard output, while it runs; it is killed after a minute at the latest."""
    process = subprocess.Popen(
        [sys.executable, "-u", str(ROOT / "build.py"), "serve", "--root", str(site),
         "--port", str(port)],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    guard = threading.Timer(60, process.kill)
    guard.start()
    try:
        assert process.stdout
        yield process.stdout
    finally:
        guard.cancel()
        process.kill()
        process.communicate()


def wait_for(output: IO[str], words: str) -> str:
    seen = ""
    for line in output:
        seen += line
        if words in line:
            return seen
    pytest.fail(f"the preview ended without saying {words!r}: {seen}")


def get(port: int, path: str) -> str:
    # The server accepts connections a moment after it says that it built: the first is retried.
    for attempt in range(200):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            return f"{error.code} {error.read().decode()}"
        except OSError:
            if attempt == 199:
                raise
            threading.Event().wait(0.02)
    raise AssertionError


def news(port: int) -> dict[str, object]:
    """What a page is told that opens now."""
    async def listen() -> str | bytes | None:
        line = await websocket_connect(f"ws://127.0.0.1:{port}/.briefing/live")
        told = await line.read_message()
        line.close()
        assert await line.read_message() is None
        return told

    found: dict[str, object] = json.loads(asyncio.run(listen()) or "")
    return found
