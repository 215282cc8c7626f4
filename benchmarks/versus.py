"""Our builds beside those of Hugo, Eleventy and Pelican, on equal sites, in one run.

    python benchmarks/versus.py 1000 [--cache FOLDER] [--only edit cold] [--turns 5]

One line an operation; its last word is our time (or memory) over Hugo's, the median of the turns'
ratios. In every turn each program does the same once, and the order is turned round from one turn
to the next. Docs: docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import os
import platform
import shlex
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from benchmarks.peers.measure import peak_memory, preview, seconds
from benchmarks.peers.programs import PEERS, Missing, Program, make_ours, make_peer
from benchmarks.peers.site import Article, Content

OPERATIONS = ("same", "edit", "title", "term", "cold", "memory", "preview")
MORE = ("growth", "large")
PAGES_LIMIT = 1_000_000_000
"""Bytes that GitHub Pages publishes."""
PAUSE = 1.0
"""Seconds between two saves under a preview."""

Measured = dict[str, list[float]]


@dataclass(slots=True)
class Change:
    """What an editor does again and again: `old` becomes `new`, numbered by the turn."""

    file: Callable[[Program], Path]
    page: str
    old: str
    new: str
    originals: dict[str, str] = field(default_factory=dict)

    def save(self, program: Program, turn: int) -> str:
        """Save the turn's text; returns what its page must then say."""
        path = self.file(program)
        text = self.originals.setdefault(program.name, path.read_text("utf-8"))
        new = self.new.format(turn)
        assert self.old in text, f"{path} has no {self.old!r}"
        path.write_text(text.replace(self.old, new, 1), "utf-8")
        return new

    def build(self, program: Program, turn: int) -> float:
        """Save and build; returns the build's seconds, and sees that it was to the point."""
        expected = self.save(program, turn)
        taken = seconds(program)
        page = (program.output / self.page / "index.html").read_text("utf-8")
        assert expected in page, f"{program.name} built no {expected!r}"
        return taken


def changes(content: Content) -> dict[str, Change]:
    """The changes by operation, each of a place of its own in the middle of the site."""
    middle = len(content.articles) // 2
    texts, titles, seen = (content.articles[middle + n] for n in (-1, 0, 1))
    term = next(iter(content.facts["terms"].values()))["definition"]["en"]
    return {
        "edit": _text_of(texts), "preview": _text_of(seen),
        "title": Change(lambda program: program.article(titles.slug), f"articles/{titles.slug}",
                        titles.title, f"{titles.title}, revision {{}}"),
        "term": Change(Program.terms, "glossary", term, f"{term} Revision {{}}."),
    }


def _text_of(article: Article) -> Change:
    words = "We come back to this in"
    return Change(lambda program: program.article(article.slug), f"articles/{article.slug}",
                  words, f"This is revision {{}} of the text. {words}")


def cold(program: Program, turn: int) -> float:
    """Seconds of a build that finds neither output nor cache."""
    program.forget()
    return seconds(program)


def memory(program: Program, turn: int) -> float:
    """Peak of such a build in MB."""
    program.forget()
    return peak_memory(program)


def in_turns(work: Callable[[Program, int], float], programs: Sequence[Program],
             options: argparse.Namespace) -> Measured:
    """Every program's figures; fewer turns than asked for when the time for them is up."""
    found: Measured = {program.name: [] for program in programs}
    end = time.perf_counter() + options.seconds
    for turn in range(1, options.turns + 1):
        for program in programs if turn % 2 else reversed(programs):
            found[program.name].append(work(program, turn))
        if time.perf_counter() > end:
            break
    return found


def served(change: Change, programs: Sequence[Program], options: argparse.Namespace) -> Measured:
    """Seconds from a save until the preview serves the new page, both previews running."""
    with ExitStack() as stack:
        running = {program.name: stack.enter_context(preview(program)) for program in programs}
        for each in running.values():
            each.wait_for(f"/{change.page}/", change.old)

        def save(program: Program, turn: int) -> float:
            time.sleep(PAUSE)
            started = time.perf_counter()
            expected = change.save(program, turn)
            running[program.name].wait_for(f"/{change.page}/", expected)
            return time.perf_counter() - started

        return in_turns(save, programs, options)


def line(operation: str, found: Measured, unit: str = "s") -> str:
    """Medians of all programs, and our figure over each peer's in the same turn."""
    figures = [f"{name} {statistics.median(values):.3f} {unit}" for name, values in found.items()]
    ratios = {name: statistics.median(ours / theirs for ours, theirs
                                      in zip(found["ours"], values, strict=True))
              for name, values in found.items() if name != "ours"}
    others = [f"÷ {name} {ratio:.3f}" for name, ratio in ratios.items() if name != "hugo"]
    last = f"{ratios['hugo']:.3f}" if "hugo" in ratios else "unknown"
    turns = len(found["ours"])
    return f"{operation:8}" + " · ".join([*figures, f"turns {turns}", *others, f"ratio {last}"])


def measure(operation: str, programs: list[Program], change: dict[str, Change],
            options: argparse.Namespace) -> str:
    """The line of an operation among all programs."""
    quick = [program for program in programs if program.name in ("ours", "hugo")]
    if operation == "preview":
        return line(operation, served(change[operation], quick, options))
    if operation in change:
        return line(operation, in_turns(change[operation].build, quick, options))
    if operation == "same":
        return line(operation, in_turns(lambda program, _: seconds(program), quick, options))
    if operation == "cold":
        return line(operation, in_turns(cold, programs, options))
    return line(operation, in_turns(memory, programs, options), "MB")


def growth(work: Path, options: argparse.Namespace) -> str:
    """Our edit on a site ten times as large, over the edit on the site itself."""
    medians = []
    for articles in (10 * options.articles, options.articles):
        ours, content = make_ours(work / str(articles), articles, options.ours)
        found = in_turns(changes(content)["edit"].build, [ours], options)
        medians.append(statistics.median(found["ours"]))
    tenfold, single = medians
    return (f"{'growth':8}{10 * options.articles} articles {tenfold:.3f} s ·"
            f" {options.articles} articles {single:.3f} s · ratio {tenfold / single:.3f}")


def large(work: Path, ours: Program, options: argparse.Namespace) -> str:
    """Our cold build of a site as large as GitHub Pages takes."""
    each = _bytes(ours.output) / options.articles
    articles = int(PAGES_LIMIT / each)
    site, _ = make_ours(work / "large", articles, options.ours)
    peak = memory(site, 1)
    return (f"{'large':8}{articles} articles of {_bytes(site.output) / 1e6:.0f} MB ·"
            f" peak {peak:.3f} MB")


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def sizes(programs: Sequence[Program]) -> None:
    """Print how much HTML each made, and whether the sites are equal enough to be compared."""
    _, ours = programs[0].html()
    for program in programs:
        pages, size = program.html()
        fit = "" if abs(size / ours - 1) <= 0.1 else "  NOT within 10 %: no fair comparison"
        print(f"{program.name:9}{pages} pages, {size / 1e6:.2f} MB of HTML,"
              f" {size / ours:.3f} of ours{fit}   ({program.version})")


def main() -> None:
    """Make the sites, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("articles", type=int, nargs="?", default=1000)
    parser.add_argument("--only", nargs="+", choices=(*OPERATIONS, *MORE), default=OPERATIONS,
                        metavar="OPERATION", help=" ".join((*OPERATIONS, *MORE)))
    parser.add_argument("--peers", nargs="*", choices=PEERS, default=PEERS)
    parser.add_argument("--turns", type=int, default=5, help="of each operation, at most")
    parser.add_argument("--seconds", type=float, default=30,
                        help="after which an operation begins no more turns (default: 30)")
    parser.add_argument("--cache", type=Path, help="where the peers are, or are installed")
    parser.add_argument("--ours", type=lambda text: tuple(shlex.split(text)),
                        default=(sys.executable, str(PROJECT / "build.py")),
                        help="the command that runs us (default: this Python and build.py)")
    options = parser.parse_args()
    if options.articles < 4 or options.turns < 1:
        parser.error("at least 4 articles and one turn")
    load = os.getloadavg()[0]
    print(f"{platform.platform()}, {os.cpu_count()} cores, load {load:.2f}"
          f"{'' if load < 0.5 else ': NOT idle, so the figures are a trial only'}")
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        cache = (options.cache or work / "cache").resolve()
        ours, content = make_ours(work / "ours", options.articles, options.ours)
        programs = [ours]
        for peer in options.peers:
            try:
                programs.append(make_peer(peer, cache, work / peer, content, ours.output))
            except Missing as reason:
                print(f"{peer} is missing, and left out: {reason}")
        sizes(programs)
        change = changes(content)
        for operation in options.only:
            if operation == "growth":
                print(growth(work / "growth", options), flush=True)
            elif operation == "large":
                print(large(work, ours, options), flush=True)
            else:
                print(measure(operation, programs, change, options), flush=True)


if __name__ == "__main__":
    main()
