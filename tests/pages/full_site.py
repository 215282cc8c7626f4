"""The library of `tests/sites/full`, and presenters over it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from briefing.library.articles import Article
from briefing.library.collect import collect
from briefing.library.library import Library
from briefing.library.link import link
from briefing.pages import urls
from briefing.pages.presenter import Presenter
from briefing.pages.strings import DerivedStrings, Strings
from briefing.publishing.folders import bundled
from briefing.publishing.words import load_words
from briefing.reading.files import Inputs, discover
from briefing.records.kinds import KINDS

FULL = Path(__file__).parent.parent / "sites" / "full"


@cache
def library(*, drafts: bool = False, empty: bool = False) -> Library:
    """The full library, or one with a site file and nothing else."""
    inputs = discover(FULL, tuple(kind.folder for kind in KINDS))
    if empty:
        inputs = Inputs({"content/site.yaml": inputs.files["content/site.yaml"]})
    linked = link(collect(inputs), drafts=drafts).library
    assert linked
    return linked


@cache
def words(language: str) -> Strings:
    own, origin = load_words(language, [bundled("templates")]), library().origin(language)
    return DerivedStrings(language, words(origin), own) if origin else own


def presenter(
    language: str, address: str, *, drafts: bool = False, empty: bool = False
) -> Presenter:
    """A presenter for the page at an address inside a language."""
    known = library(drafts=drafts, empty=empty)
    prefix = urls.prefix(language, known.default_language)
    return Presenter(known.in_language(language), words(language), prefix + address)


def article_of(slug: str, language: str, *, drafts: bool = False) -> Article:
    found = library(drafts=drafts).article(slug, language)
    assert found
    return found
