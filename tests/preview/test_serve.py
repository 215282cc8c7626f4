"""The preview: serves what was built, and builds again when a file is saved."""

from __future__ import annotations

import os
import re
import shutil
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

SITES = Path(__file__).parent.parent / "sites"
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


def test_it_serves_and_rebuilds_and_leaves_the_published_site_alone(tmp_path: Path) -> None:
    shutil.copytree(SITES / "minimal", tmp_path, dirs_exist_ok=True)
    port = free_port()
    article = tmp_path / "content/articles/first/en.md"
    with serving(tmp_path, port) as output:
        wait_for(output, "built")
        page = get(port, "/articles/first/")
        assert f'<script src="/livereload.js?port={port}"></script></head>' in page
        assert "<script>" not in page
        assert "livereload" in get(port, "/livereload.js")
        lost = get(port, "/nowhere/")
        assert lost.startswith("404 <!doctype html>")
        sheet = re.search(r'href="(/css/[^"]*)"', lost)
        assert sheet and not get(port, sheet[1]).startswith("404")
        article.write_text(article.read_text("utf-8").replace("has raised", "did raise"), "utf-8")
        while "did raise" not in get(port, "/articles/first/"):
            wait_for(output, "built")
        good = article.read_text("utf-8")
        article.write_text("---\n", encoding="utf-8")
        assert "error[" in wait_for(output, "nothing was published")
        shown = get(port, "/articles/first/")
        assert "error[front-matter-open]" in shown
        assert "content/articles/first/en.md:1:1" in shown
        assert "livereload" in get(port, "/livereload.js")
        article.write_text(good, "utf-8")
        while "did raise" not in get(port, "/articles/first/"):
            wait_for(output, "built")
    assert not (tmp_path / "_site").exists()


def test_folders_that_come_later_are_watched(tmp_path: Path) -> None:
    shutil.copytree(SITES / "minimal", tmp_path, dirs_exist_ok=True)
    port = free_port()
    with serving(tmp_path, port) as output:
        wait_for(output, "built")
        (tmp_path / "templates").mkdir()
        (tmp_path / "templates/people.html").write_text("own people page", encoding="utf-8")
        while "own people page" not in get(port, "/people/"):
            wait_for(output, "built")
        (tmp_path / "static").mkdir()
        (tmp_path / "static/later.txt").write_text("later", encoding="utf-8")
        while get(port, "/later.txt") != "later":
            wait_for(output, "built")


def test_a_taken_port_is_told_of_in_one_line(tmp_path: Path) -> None:
    shutil.copytree(SITES / "minimal", tmp_path, dirs_exist_ok=True)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, str(ROOT / "build.py"), "serve", "--root", str(tmp_path),
             "--port", str(port)],
            capture_output=True, text=True, encoding="utf-8", timeout=60,
        )
    assert done.returncode == 2
    assert f"error: port {port} cannot be had" in done.stderr
    assert "Traceback" not in done.stderr
    assert "preview at" not in done.stdout
