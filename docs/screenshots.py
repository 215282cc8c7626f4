"""Takes the README's screenshots of the briefing in this repository: `python docs/screenshots.py`.

Needs the test requirements and a Chromium.
"""

from __future__ import annotations

import functools
import http.server
import shutil
import sys
import tempfile
import threading
from pathlib import Path
from typing import Literal

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from briefing.site import Options, build_site

Scheme = Literal["light", "dark"]
SHOTS: tuple[tuple[str, str, Scheme], ...] = (
    ("home", "", "light"),
    ("article", "en/articles/zhipu-hangzhou/", "light"),
    ("timeline", "timeline/", "dark"),
)
"""Name of the picture, page, colours."""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


def main() -> None:
    """Build the site, serve it, and write one picture for each of `SHOTS`."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser",
                                                    "google-chrome"))))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        build_site(Options(ROOT, Path(folder) / "site"))
        serve = functools.partial(_Quiet, directory=str(Path(folder) / "site"))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), serve)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, address, scheme in SHOTS:
            page = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme=scheme)
            page.goto(f"http://127.0.0.1:{server.server_port}/{address}")
            page.screenshot(path=ROOT / "docs" / "images" / f"{name}.png")
        browser.close()
        server.shutdown()


if __name__ == "__main__":
    main()
