"""A built site in Chromium, and how much of the page's time something takes there."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, Page, sync_playwright

from briefing.site import Options, build_site
from tests.browser.conftest import FLAGS, serving


@contextmanager
def browsing(site: Path | None, write: Callable[[Path], object]) -> Iterator[tuple[Browser, str]]:
    """A browser, and the address where a site is served: the built one at `site`, else a new one.

    `write` writes the content of the new one into a folder.
    """
    chromium = next((path for name in ("chromium", "chromium-browser", "google-chrome")
                     if (path := shutil.which(name))), None)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as play:
        output = site or Path(name, "_site")
        if not site:
            write(Path(name))
            assert build_site(Options(Path(name), output)).ok, "the made site does not build"
        browser = play.chromium.launch(executable_path=chromium, args=FLAGS)
        with serving(output) as address:
            yield browser, address
        browser.close()


class Clock:
    """Processor time of a page's main thread."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.session = page.context.new_cdp_session(page)
        self.session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def now(self) -> float:
        """Milliseconds spent in tasks so far."""
        metrics = self.session.send("Performance.getMetrics")["metrics"]
        return 1000 * float(next(m["value"] for m in metrics if m["name"] == "TaskDuration"))
