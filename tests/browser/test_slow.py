"""Nothing that is seen moves while a page comes in pieces, as over a slow network."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Pages, serving
from tests.browser.pages import PAGES
from tests.browser.test_pages import WATCH

PIECES = 10
PAINTED = "() => new Promise(done => setTimeout(done, 40))"
"""Two frames; before a page may be painted it has none."""


class _Slow(Pages):
    """Sends the next piece of a page when it is let."""

    let = threading.Semaphore(0)

    def copyfile(self, source: Any, outputfile: Any) -> None:
        data = source.read()
        pieces = PIECES if b"<html" in data[:200] else 1
        size = len(data) // pieces + 1
        for at in range(0, len(data), size):
            if pieces > 1:
                self.let.acquire(timeout=20)
            outputfile.write(data[at : at + size])
            outputfile.flush()


@pytest.fixture(scope="module")
def slow(site: Path) -> Iterator[str]:
    with serving(site, _Slow) as address:
        yield address


def moved(page: Page, address: str) -> str:
    """What moved while the page came; nothing where all stood still."""
    _Slow.let = threading.Semaphore(1)
    page.goto(address, wait_until="commit")
    for _ in range(PIECES):
        page.evaluate(PAINTED)
        _Slow.let.release()
    page.wait_for_load_state()
    page.evaluate(PAINTED)
    seen = page.evaluate("() => seen")
    return f"{seen['shift']}: {seen['moved']}"[:300] if seen["shift"] else ""


@pytest.mark.parametrize(("width", "prefix"), [(390, ""), (1440, "en/")])
def test_nothing_moves_while_a_page_comes(
    chromium: Browser, slow: str, width: int, prefix: str
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900})
    context.add_init_script(WATCH)
    page = context.new_page()
    found = {path: moved(page, slow + prefix + path) for path in PAGES}
    context.close()
    faults = [f"{path}: moves by {what}" for path, what in found.items() if what]
    assert not faults, "\n".join(faults)
