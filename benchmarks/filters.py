"""How long a keystroke in a filter takes, in Chromium, on a site of 5,000 terms and 500 models.

    python benchmarks/filters.py [--rounds 5] [--terms 5000] [--site FOLDER]

A keystroke is everything the page's thread does from the change of the field until the next frame
is painted: script, style, layout, paint. It is measured in processor time, so that other work on
the machine does not count. Medians and maxima in milliseconds. Needs playwright and Chromium.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Page

from benchmarks.in_browser import Clock, browsing
from tests.sites.generate import Size, write_site

CHANGE = """([selector, value, kind]) => {
  const target = document.querySelector(selector);
  if (kind === 'type') {
    target.value = value;
    target.dispatchEvent(new Event('input', {bubbles: true}));
  } else target.click();
  return new Promise(done => requestAnimationFrame(() => setTimeout(done)));
}"""

TYPED = (("glossary/", "#x-gq", "moxing"), ("glossary/", "#x-gq", "注意力"),
         ("glossary/", "#x-gq", "zyl"), ("en/glossary/", "#x-gq", "attention"))
CHIPS = (("timeline/", ("#x-k-funding",)), ("timeline/", ("#x-k-model",)),
         ("models/", ("#x-t-video", "#x-t-x-all")), ("models/", ("#x-o-open", "#x-o-x-all")),
         ("evidence/", ("#x-s-vague", "#x-s-x-all")))


def change(clock: Clock, selector: str, value: str, kind: str) -> float:
    """Milliseconds that a change of the page takes."""
    begin = clock.now()
    clock.page.evaluate(CHANGE, [selector, value, kind])
    return clock.now() - begin


def keystrokes(clock: Clock, field: str, word: str) -> Iterator[tuple[str, float]]:
    """Every key of a word, then the field cleared: what was done and its milliseconds."""
    for end in range(1, len(word) + 1):
        yield "typing", change(clock, field, word[:end], "type")
    yield "clearing", change(clock, field, "", "type")


def measure(page: Page, base: str, rounds: int) -> Iterator[tuple[str, str, list[float]]]:
    """Page, what was done, and its times."""
    clock = Clock(page)
    for address, field, word in TYPED:
        page.goto(base + address)
        times: dict[str, list[float]] = {}
        for n in range(rounds + 1):
            for what, time in keystrokes(clock, field, word):
                if n:  # the first round fetches what the others have
                    times.setdefault(what, []).append(time)
            page.wait_for_load_state("networkidle")
        for what, found in times.items():
            yield f"{address} {word}", what, found
    for address, chips in CHIPS:
        page.goto(base + address)
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        found = [change(clock, chip, "", "click") for _ in range(rounds) for chip in chips]
        yield f"{address} {chips[0]}", "chip", found


def main() -> None:
    """Build the site, or take a built one, and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--terms", type=int, default=5000)
    parser.add_argument("--site", type=Path, help="a built site, to build none")
    options = parser.parse_args()
    size = Size(terms=options.terms)
    with browsing(options.site, lambda folder: write_site(folder, size)) as (browser, base):
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        print(f"{'page':42}{'what':10}{'median':>8}{'worst':>8}  ms")
        for where, what, times in measure(page, base, options.rounds):
            middle = statistics.median(times)
            print(f"{where:42}{what:10}{middle:8.1f}{max(times):8.1f}")


if __name__ == "__main__":
    main()
