"""What reading figures costs beside python-markdown, on the same text, in one run.

    python benchmarks/figures.py

The last line is the whole gate (every claim and both articles, all rules) beside rendering both
articles. Texts: the first briefing's article in each language, and the labelled sentences (figures
in every one). Takes the least processor time of several turns, the two turn about.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import markdown
import yaml

PROJECT = Path(__file__).parent.parent
sys.path.insert(0, str(PROJECT))

from briefing.library.collect import collect
from briefing.library.gate import prove
from briefing.reading.figures import read_figures
from briefing.reading.files import discover
from briefing.reading.sentences import split_sentences
from briefing.records.kinds import KINDS

TURNS = 7


def texts() -> dict[str, tuple[str, str]]:
    """Name of each text, with its language and the text."""
    found = {}
    for path in sorted((PROJECT / "content/articles").glob("*/*.md")):
        found[f"article {path.stem}"] = path.stem, path.read_text("utf-8").split("\n---\n", 1)[1]
    for name in ("first", "second"):
        path = PROJECT / f"tests/library/sentences-{name}.yaml"
        labelled = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
        for language in ("zh", "en"):
            own = [item["text"] for item in labelled if item["lang"].startswith(language)]
            found[f"sentences {name} {language}"] = language, "\n\n".join(own)
    return found


def least(work: Callable[[], object], times: int) -> float:
    """Processor seconds of one call."""
    started = time.process_time()
    for _ in range(times):
        work()
    return (time.process_time() - started) / times


def main() -> None:
    """Print a line for each text: characters, milliseconds of each, and the ratio."""
    print(f"{'text':22}{'chars':>7}{'markdown':>10}{'figures':>9}{'sentences':>11}{'ratio':>7}")
    for name, (language, text) in texts().items():
        works = (
            lambda text=text: markdown.markdown(text, extensions=["footnotes", "tables"]),
            lambda text=text, language=language: read_figures(text, language, year=2025),
            lambda text=text: split_sentences(text),
        )
        turns = [[least(work, 20) * 1000 for work in works] for _ in range(TURNS)]
        base, figures, sentences = (min(times) for times in zip(*turns, strict=True))
        print(f"{name:22}{len(text):7}{base:8.2f}ms{figures:7.2f}ms{sentences:9.2f}ms"
              f"{figures / base:7.2f}")
    _gate()


def _gate() -> None:
    collection = collect(discover(PROJECT, tuple(kind.folder for kind in KINDS)))
    own = [text for name, (_, text) in texts().items() if name.startswith("article")]
    base, gate = (min(least(work, 5) * 1000 for _ in range(TURNS)) for work in (
        lambda: [markdown.markdown(text, extensions=["footnotes", "tables"]) for text in own],
        lambda: prove(collection, {})))
    print(f"{'the gate':22}{sum(map(len, own)):7}{base:8.2f}ms{gate:7.2f}ms{gate / base:16.2f}")


if __name__ == "__main__":
    main()
