"""What a search costs the reader, in Chromium, on a site of 1,000 articles in two languages.

    python benchmarks/search.py [--articles 1000] [--rounds 5] [--site FOLDER]

For each query: the bytes that it fetches with nothing fetched before, and how long a keystroke
takes once the files are there: everything the page's thread does from the change of the field until
what was found is painted, in processor time. Needs playwright and Chromium.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, Response, sync_playwright

from benchmarks.filters import Clock
from briefing.site import Options, build_site
from tests.browser.conftest import FLAGS, serving
from tests.sites.generate import Size, write_site

QUERIES = {
    "search/": ("北辰智能", "稀疏注意力", "融資 億元人民幣", "xishu zhuyili", "模型", "的",
                "完成新一代的訓練"),
    "en/search/": ("Beichen", "sparse attention", "raised more than RMB 1 billion", "co",
                   "trained the model"),
}
TYPE = """async (typed) => {
  const field = document.querySelector('#x-sq');
  const shown = new Promise((done) => new MutationObserver((_, watch) => {
    watch.disconnect(); done();
  }).observe(document.querySelector('#x-sn'), {childList: true}));
  field.value = typed;
  field.dispatchEvent(new Event('input', {bubbles: true}));
  await shown;
  return new Promise(done => requestAnimationFrame(() => setTimeout(done)));
}"""


def fetched(browser: Browser, address: str, typed: str) -> tuple[int, int]:
    """Bytes and number of the files that a query fetches, with nothing fetched before."""
    page = browser.new_page()
    sizes: list[int] = []

    def count(response: Response) -> None:
        if "/search/index/" in response.url:
            sizes.append(len(response.body()))

    page.on("response", count)
    page.goto(address)
    page.evaluate(TYPE, typed)
    page.wait_for_load_state("networkidle")
    page.close()
    return sum(sizes), len(sizes)


def keystrokes(browser: Browser, address: str, typed: str, rounds: int) -> list[float]:
    """Milliseconds of every keystroke, the first round left out, which fetches the files."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(address)
    clock, times = Clock(page), []
    for n in range(rounds + 1):
        for end in range(1, len(typed) + 1):
            if typed[:end].strip():
                begin = clock.now()
                page.evaluate(TYPE, typed[:end])
                times += [clock.now() - begin] if n else []
    page.close()
    return times


def main() -> None:
    """Build the site, or take a built one, and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--site", type=Path, help="a built site, to build none")
    options = parser.parse_args()
    chromium = next((path for name in ("chromium", "chromium-browser", "google-chrome")
                     if (path := shutil.which(name))), None)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as play:
        output = options.site or Path(name, "_site")
        if not options.site:
            size = Size(articles=options.articles, claims=3 * options.articles)
            report = build_site(Options(write_site(Path(name), size), output))
            assert report.ok, "the generated site does not build"
        browser = play.chromium.launch(executable_path=chromium, args=FLAGS)
        with serving(output) as base:
            print(f"{'query':44}{'files':>6}{'bytes':>9}{'median':>9}{'worst':>8}  ms")
            for page, queries in QUERIES.items():
                for typed in queries:
                    size_, files = fetched(browser, base + page, typed)
                    times = keystrokes(browser, base + page, typed, options.rounds)
                    print(f"{page} {typed:{33 - sum(c > chr(0x2e80) for c in typed)}}{files:6}"
                          f"{size_:9,}{statistics.median(times):9.1f}{max(times):8.1f}")
        browser.close()


if __name__ == "__main__":
    main()
