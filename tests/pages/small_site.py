"""A small library, read from `small/`, and presenters over it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from briefing.library.collect import collect
from briefing.library.library import Library
from briefing.library.link import link
from briefing.pages.presenter import Presenter
from briefing.pages.strings import Strings
from briefing.publishing.folders import bundled
from briefing.publishing.words import load_words
from briefing.reading.files import Inputs, discover
from briefing.records.kinds import KINDS

SMALL = Path(__file__).parent / "small"


@cache
def library(*, empty: bool = False) -> Library:
    """The small library, or one with a site file and nothing else."""
    inputs = discover(SMALL, tuple(kind.folder for kind in KINDS))
    if empty:
        inputs = Inputs({"content/site.yaml": inputs.files["content/site.yaml"]})
    collection = collect(inputs)
    linked = link(collection, drafts=False)
    errors = [f for f in (*collection.diagnostics, *linked.faults) if f.severity == "error"]
    assert not errors, errors
    assert linked.library
    return linked.library


@cache
def words(language: str) -> Strings:
    return load_words(language, [bundled("templates")])


def presenter(language: str, url: str, *, empty: bool = False) -> Presenter:
    """A presenter for the page at `url`, from the root of that language."""
    prefix = "" if language == "zh-Hant" else f"{language}/"
    return Presenter(library(empty=empty), words(language), prefix + url)
