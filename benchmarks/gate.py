"""What the fact gate costs beside python-markdown, on the same texts, in one run.

    python benchmarks/gate.py

For the first briefing and for a large made site: python-markdown's own conversion of the articles
(set up as the build has it, nothing around it), and of all texts that the gate reads, those of the
records with them, a score of them to a page; the reader of figures; each rule when what rules share
(sections, figures, words in pairs) is read, which is counted in the whole alone; and the whole gate
from nothing. `records` is the gate on the same site without articles; what is left is the articles'
share. `texts kept` is the gate when every article was read before, as a build that changes a record
has it. Behind the milliseconds stand the ratios to the two conversions. Below, the reader on the
labelled sentences, with figures in every one. Processor time, the medians of several turns that do
each thing once, without the garbage collector, which would bill one for what another left.
"""

from __future__ import annotations

import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import markdown
import yaml

PROJECT = Path(__file__).parent.parent
sys.path.insert(0, str(PROJECT))

from briefing.errors import Diagnostic
from briefing.library.collect import collect
from briefing.library.collection import Collection
from briefing.library.gate import RECORD_RULES, RULES, TEXT_RULES, prove
from briefing.library.gate.reading import Finding, Reading
from briefing.library.gate.units import UnitWords
from briefing.library.gate.written import worded_in_records
from briefing.library.library import Library
from briefing.library.link import link
from briefing.pages.unit_words import unit_patterns
from briefing.publishing.folders import template_folders
from briefing.publishing.words import load_words
from briefing.reading.figures import read_figures
from briefing.reading.files import discover
from briefing.records.kinds import KINDS
from briefing.store import Held, Store
from tests.sites.generate import Size, write_site

TextRule = Callable[[Reading], Iterable[Finding]]
LibraryRule = Callable[[Library, Collection], Iterable[Diagnostic]]
Works = dict[str, Callable[[], object]]
EXTENSIONS = ["tables", "def_list", "sane_lists", "admonition", "footnotes"]
ALL = "markdown of all texts"
LARGE = Size(articles=100, claims=1500)


def medians(works: Works, turns: int) -> dict[str, float]:
    """Milliseconds of processor time of each, after a first turn that does not count."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    gc.collect()
    gc.freeze()
    for _ in range(turns + 1):
        for name, work in works.items():
            gc.collect()
            gc.disable()
            started = time.process_time()
            work()
            taken[name].append((time.process_time() - started) * 1000)
            gc.enable()
    return {name: statistics.median(times[1:]) for name, times in taken.items()}


def converted(texts: list[str]) -> Callable[[], object]:
    """Turns these texts into HTML by one python-markdown."""
    parser = markdown.Markdown(extensions=EXTENSIONS, output_format="html")
    return lambda: [parser.reset().convert(text) for text in texts]


def of_site(folder: Path) -> tuple[str, Works]:
    """What the site holds, and what is done with it, by name."""
    collection = collect(discover(folder, tuple(kind.folder for kind in KINDS)))
    library = link(collection, drafts=False).library
    assert library
    words = {tag: load_words(tag, template_folders(PROJECT)) for tag in collection.languages}
    units = {tag: unit_patterns(collection, words[tag]) for tag in collection.languages}
    articles = [(draft.text, draft.language) for draft in collection.articles]
    worded = [written.text for _, written in worded_in_records(collection)]
    pages = ["\n\n".join(worded[at : at + 20]) for at in range(0, len(worded), 20)]
    reading = Reading(collection, units)
    for claim in reading.claims.values():
        for tag in collection.languages:
            reading.statement(claim.record.statement.get(tag) or "", tag)
    bare = replace(collection, articles=[], sections=Held(Store()))
    without = link(bare, drafts=False).library
    assert without
    works: Works = {
        "markdown": converted([text for text, _ in articles]),
        ALL: converted([*(text for text, _ in articles), *pages]),
        "figures": reader(articles),
        "read articles": lambda: Reading(
            replace(collection, sections=Held(Store())), units).editions,
        "read statements": lambda: [
            reading_of.statement(claim.record.statement.get(tag) or "", tag)
            for reading_of in [Reading(bare, units)] for claim in reading_of.claims.values()
            for tag in bare.languages],
        **{rule.__name__: of_texts(rule, reading) for rule in RULES},
        **{rule.__name__: of_library(rule, library, collection)
           for rule in (*RECORD_RULES, *TEXT_RULES)},
        "records": lambda: gate(without, bare, units),
        "texts kept": lambda: gate(library, replace(collection), units),
        "the gate": lambda: gate(library, replace(collection, sections=Held(Store())), units),
    }
    size = sum(len(text) for text, _ in articles)
    return (f"{len(articles)} articles of {size:,} characters, {len(library.claims)} claims,"
            f" {sum(map(len, worded)):,} characters in records"), works


def of_texts(rule: TextRule, reading: Reading) -> Callable[[], object]:
    """Asks one rule about what is read."""
    return lambda: list(rule(reading))


def of_library(
    rule: LibraryRule, library: Library, collection: Collection
) -> Callable[[], object]:
    """Asks one rule about what is linked."""
    return lambda: list(rule(library, collection))


def reader(texts: list[tuple[str, str]]) -> Callable[[], object]:
    """Reads the figures of these texts, each with its language."""
    return lambda: [read_figures(text, language, year=2025) for text, language in texts]


def gate(library: Library, collection: Collection, units: Mapping[str, UnitWords]) -> None:
    """All that the build does to prove a site."""
    prove(Reading(collection, units))
    for rule in (*RECORD_RULES, *TEXT_RULES):
        list(rule(library, collection))


def sentences() -> dict[str, tuple[str, str]]:
    """Name of each set of labelled sentences, with its language and the text."""
    found = {}
    for name in ("first", "second"):
        path = PROJECT / f"tests/library/sentences-{name}.yaml"
        labelled = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
        for language in ("zh", "en"):
            own = [item["text"] for item in labelled if item["lang"].startswith(language)]
            found[f"sentences {name} {language}"] = language, "\n\n".join(own)
    return found


def print_all(works: Works, turns: int) -> dict[str, float]:
    """Print a line for each: milliseconds, and the ratio to the first, and to all texts."""
    taken = medians(works, turns)
    if "records" in taken:
        taken["articles' share"] = taken["the gate"] - taken["records"]
    base = next(iter(taken.values()))
    for name, time_taken in taken.items():
        whole = f"{time_taken / taken[ALL]:8.3f}" if ALL in taken else ""
        print(f"  {name:24}{time_taken:10.2f} ms{time_taken / base:8.3f}{whole}")
    return taken


def main() -> None:
    """Print what each part costs, and its ratio to python-markdown."""
    with tempfile.TemporaryDirectory() as folder:
        for site, turns in ((PROJECT, 31), (write_site(Path(folder), LARGE), 5)):
            told, works = of_site(site)
            print(told)
            print_all(works, turns)
    for name, (language, text) in sentences().items():
        print(name)
        print_all({"markdown": converted([text]), "figures": reader([(text, language)])}, 31)


if __name__ == "__main__":
    main()
