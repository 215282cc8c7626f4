"""A browser, and the real site served as GitHub Pages serves it: under a path, with its 404."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from briefing.site import Options, build_site
from tests.sites.generate import write_site

PROJECT = Path(__file__).parent.parent.parent
BASE = "/briefing/"
"""The path of the base URL that both sites give themselves."""
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium."""
    found = next((path for name in ("chromium", "chromium-browser", "google-chrome")
                  if (path := shutil.which(name))), None)
    if not found:
        pytest.skip("no Chromium is installed")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


def built(root: Callable[[Path], Path], name: str, temporary: pytest.TempPathFactory) -> Path:
    """A built site, once for every worker of a run; `root` gives its folder, or makes one."""
    worker = "PYTEST_XDIST_WORKER" in os.environ
    shared = temporary.getbasetemp().parent if worker else temporary.getbasetemp()
    output, mine = shared / name, temporary.mktemp("build")
    if not output.exists():
        report = build_site(Options(root(mine / "root"), mine / "site"))
        assert report.ok
        try:
            (mine / "site").rename(output)
        except OSError:  # another worker was first
            assert output.exists()
    return output


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site."""
    return built(lambda folder: PROJECT, "site", tmp_path_factory)


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A generated site: 1,000 terms, 500 models, 400 events, 300 claims."""
    return built(write_site, "large", tmp_path_factory)


class Pages(http.server.SimpleHTTPRequestHandler):
    """Serves a folder under `BASE` as GitHub Pages does."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(BASE.rstrip("/")) or "/")

    def send_error(self, code: int, *args: Any) -> None:
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        pass


@contextmanager
def serving(folder: Path, pages: type[Pages] = Pages) -> Iterator[str]:
    """Address of the folder's root, while it is served."""
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(pages, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{BASE}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the real site is served."""
    with serving(site) as base:
        yield base


@pytest.fixture(scope="session")
def large_address(large: Path) -> Iterator[str]:
    """Where the generated site is served."""
    with serving(large) as base:
        yield base


Open = Callable[..., Page]


@pytest.fixture
def open_page(chromium: Browser, address: str) -> Iterator[Open]:
    """Opens a page of the site: `open_page("en/timeline/", width=390, color_scheme="dark")`."""
    yield from _opener(chromium, address)


@pytest.fixture
def open_large(chromium: Browser, large_address: str) -> Iterator[Open]:
    """Opens a page of the generated site."""
    yield from _opener(chromium, large_address)


def _opener(chromium: Browser, address: str) -> Iterator[Open]:
    contexts: list[BrowserContext] = []

    def open(path: str, width: int = 1440, **options: Any) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": 900},
                                       reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(address + path)
        return page

    yield open
    for context in contexts:
        context.close()
