"""Every file of the output: what decides its bytes, and how they are made."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from briefing.library.library import Library
from briefing.pages import search_cards, urls
from briefing.pages.frame import frame
from briefing.pages.plan import Page
from briefing.pages.presenter import Presenter
from briefing.pages.strings import Strings
from briefing.patterns import pattern
from briefing.publishing.folders import StaticFile
from briefing.publishing.output import FIRST_LINE, MARKER
from briefing.publishing.render import Renderer
from briefing.reads import Keeper, Noted
from briefing.stamps import Stamps
from briefing.store import digest_of
from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the output."""

    name: str
    """Its path in the output."""
    made_of: str
    """Digest of all that decides its bytes, but for what it reads of the library."""
    make: Callable[[], bytes]
    """Gives its bytes. Raises `ContentError`."""
    beside: str = ""
    """Another file that is made of the same text; the two are best made together."""


@dataclass(frozen=True, slots=True)
class Making:
    """What pages are made with."""

    library: Library
    strings: Mapping[str, Strings]
    renderer: Renderer
    addresses: Noted[bool]
    """Addresses of every page of the site."""
    templates: Mapping[str, str]
    """Digest of each template and all that it includes."""
    base: str
    """Digest of what every page depends on: the site file, the words, the options."""


def page_output(page: Page, making: Making) -> Output:
    """The output of a page."""
    name = urls.output_file(page.url)
    about = page.url, page.template, page.language, page.address, page.whole, page.context
    return Output(name, digest_of(making.base, making.templates[page.template], repr(about)),
                  partial(_page, page, making))


def _page(page: Page, making: Making) -> bytes:
    strings = making.strings[page.language]
    present = Presenter(making.library.in_language(page.language), strings, page.url)
    view = page.context(present)
    text = making.renderer.render(
        page.template, frame(page, present, view, making.addresses), view, strings.groups)
    return text.encode()


def card_outputs(making: Making, records: str, keeper: Keeper) -> Iterator[Output]:
    """The files of cards that the search reads; which there are is kept, by what `records` say."""
    library = making.library
    key = digest_of("cards", records, repr(
        [(article.slug, article.card.date) for article in library.articles]))
    files = keeper.get(key)
    if files is None:
        files = [(name, ids, digest_of(repr(ids)))
                 for name, ids in search_cards.files(library).items()]
        keeper.put(key, files)
    base = digest_of(making.base, "cards")
    for name, ids, digest in files:
        made_of = base + digest
        for language in library.languages:
            prefix = urls.prefix(language, library.default_language)
            url = f"{prefix}{urls.INDEX_FOLDER}{name}"
            article = ids[0][1] == "article"
            yield Output(
                url, made_of, partial(_cards, making, language, url, ids),
                urls.output_file(f"{prefix}{urls.article(ids[0][2])}") if article else "")


def _cards(making: Making, language: str, url: str, ids: search_cards.Ids) -> bytes:
    library = making.library.in_language(language)
    return search_cards.cards(Presenter(library, making.strings[language], url), ids)


def data_outputs(library: Library, base: str) -> Iterator[Output]:
    """The data files."""
    for name in urls.DATA_FILES:
        yield Output(name, digest_of(base, name), partial(_data, name, library))


def _data(name: str, library: Library) -> bytes:
    from briefing.pages.data import DATA_FILES  # few builds change what all of it is made of

    return DATA_FILES[name](library.whole)


def picture_outputs(library: Library) -> Iterator[Output]:
    """Images beside articles, in the article's folder in every language."""
    for language in library.languages:
        prefix = urls.prefix(language, library.default_language)
        for name, picture in library.images.items():
            yield Output(f"{prefix}articles/{name}", digest_of("picture", picture.digest),
                         picture.read)


def static_outputs(files: Mapping[str, StaticFile]) -> Iterator[Output]:
    """Static files, and the mark by which the folder is known as ours."""
    yield Output(MARKER, digest_of(FIRST_LINE), lambda: FIRST_LINE)
    for name, file in files.items():
        yield Output(name, digest_of("static", file.digest), file.read)


_TAG = pattern(r"{%-?\s*(?:extends|include|import|from)\s(.*?)%}", re.DOTALL)
_QUOTED = pattern(r"[\"']([^\"']+)[\"']")


def template_digests(files: Mapping[str, str], stamps: Stamps) -> dict[str, str]:
    """Of every template, a digest of it and of all that it includes.

    `files` are the paths of templates by their names. Of one that names another by a variable, the
    digest is of all there are. Raises OSError.
    """
    texts = {name: (stamps.digest(path), _named(Path(path).read_text("utf-8", "replace")))
             for name, path in files.items() if not name.startswith("strings/")}
    every = digest_of(*(f"{name}:{digest}" for name, (digest, _) in sorted(texts.items())))
    return {name: _closure(name, texts) or every for name in texts}


def _closure(name: str, texts: Mapping[str, tuple[str, set[str]]]) -> str:
    found: set[str] = set()
    waiting = [name]
    while waiting:
        one = waiting.pop()
        if one in found:
            continue
        found.add(one)
        _, named = texts.get(one, ("", set()))
        if "" in named:
            return ""
        waiting += named
    return digest_of(*(f"{one}:{texts.get(one, ('', ()))[0]}" for one in sorted(found)))


def _named(text: str) -> set[str]:
    """Templates that one names; the empty name stands for one that only rendering tells."""
    found: set[str] = set()
    for tag in _TAG.finditer(text):
        found.update(_QUOTED.findall(tag[1]) or [""])
    return found

