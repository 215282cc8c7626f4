"""What a search costs the reader, in Chromium, on two sites of 1,000 articles.

    python benchmarks/search.py [--articles 1000] [--rounds 5]

One has short articles in Chinese and English, the other those of `versus.py`, of 6 kB. For each
query: the bytes that it fetches with nothing fetched before, and how long a keystroke takes once
the files are there: everything the page's thread does from the change of the field until what was
found is painted, in processor time. Ends with 1 where a query fetches more than 150 kB, or the
median of its keystrokes is over 30 ms. Needs playwright and Chromium.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, Response

from benchmarks.in_browser import Clock, browsing
from benchmarks.peers.site import write_ours
from tests.sites.generate import Size, write_site

SHORT = {
    "search/": ("北辰智能", "稀疏注意力", "融資 億元人民幣", "xishu zhuyili", "模型", "的",
                "完成新一代的訓練", "智能体推理数据", "分布式集群", "北辰智能為什麼融資"),
    "en/search/": ("Beichen", "sparse attention", "raised more than RMB 1 billion", "co",
                   "trained the model"),
}
"""Two are of words of the mainland, which are looked for in those of Taiwan too."""
LONG = {"search/": ("sparse attention", "the", "the usual answer", "small-on-purpose", "of-the",
                    "in-a", "model-the-of")}
"""What has a hyphen has to stand together: many articles have the words, few or none the whole."""
MOST_BYTES, MOST_TIME = 150_000, 30
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


def measured(write: Callable[[Path], object], queries: Mapping[str, Sequence[str]], rounds: int
             ) -> bool:
    """Print what the queries cost on a site; whether all of them stay below what is allowed."""
    good = True
    with browsing(None, write) as (browser, base):
        for page, each in queries.items():
            for typed in each:
                size, files = fetched(browser, base + page, typed)
                times = keystrokes(browser, base + page, typed, rounds)
                middle = statistics.median(times)
                good = good and size <= MOST_BYTES and middle <= MOST_TIME
                print(f"{page} {typed:{33 - sum(c > chr(0x2e80) for c in typed)}}{files:6}"
                      f"{size:9,}{middle:9.1f}{max(times):8.1f}")
    return good


def main() -> int:
    """Build the sites and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    short = Size(articles=options.articles, claims=3 * options.articles)
    print(f"{'query':44}{'files':>6}{'bytes':>9}{'median':>9}{'worst':>8}  ms")
    good = [measured(partial(write_site, size=short), SHORT, options.rounds),
            measured(partial(write_ours, articles=options.articles), LONG, options.rounds)]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
