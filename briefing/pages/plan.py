"""The list of pages: every address of the site, with its template and its context."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from typing import Any

from briefing.errors import Diagnostic
from briefing.library.articles import Article
from briefing.library.library import Library
from briefing.pages import parts, urls
from briefing.pages.presenter import Presenter
from briefing.pages.strings import Strings
from briefing.values import dataclass

Context = Callable[[Presenter], Any]
Title = Callable[[Presenter], str]


@dataclass(frozen=True, repr=False)
class Deferred:
    """A context function, by its module and its name, and what it is given besides the presenter.

    Its module is imported when the page is made: most builds make few kinds of page.
    """

    module: str
    name: str
    given: dict[str, Any]

    def __repr__(self) -> str:
        return f"{self.module}.{self.name}({self.given!r})"

    def __call__(self, present: Presenter) -> Any:
        """What the page's template is given."""
        function = getattr(import_module(f"briefing.pages.{self.module}"), self.name)
        return function(present, **self.given)


def _by(module: str, name: str = "", **given: Any) -> Deferred:
    return Deferred(module, name or module, given)


@dataclass(frozen=True, slots=True)
class Page:
    """Something to be written."""

    url: str
    """From the site's root: `en/models/glm/`, `404.html`, `feed.xml`."""
    template: str
    language: str
    context: Context
    address: str
    """Without the language's prefix: what the same page has in common in every language."""
    title: Title
    """For the head; empty on the home page."""
    whole: str = ""
    """Address of the list that this page is a part of: a language without this part has that."""
    tells: bool = False
    """Whether it tells what was found, which is known last."""


def plan(
    library: Library, strings: Mapping[str, Strings], found: Sequence[Diagnostic] = ()
) -> Iterator[Page]:
    """Every page of the site.

    `strings` are the words of each of its languages, `found` what the check finds: it is looked at
    when the page that `tells` is made.
    """
    listed: list[Page] = []
    for language in library.languages:
        listed += _pages_in(library, language)
        listed.append(_report_in(library, language, found))
    yield from listed
    first = library.default_language
    yield Page("404.html", "404.html", first,
               _by("notfound", "not_found", strings=strings), "404.html", _words("notfound.title"))
    yield Page("css/facets.css", "facets.css", first, _by("facets", "facet_rules"),
               "css/facets.css", _untitled)
    yield Page("css/print-heads.css", "print-heads.css", first, _by("print_heads"),
               "css/print-heads.css", _untitled)
    yield Page("robots.txt", "robots.txt", first, _by("feeds", "robots"), "robots.txt", _untitled)
    indexed = tuple(page.url for page in listed if page.template.endswith(".html")
                    and page.template != "redirect.html")
    yield Page("sitemap.xml", "sitemap.xml", first, _by("feeds", "sitemap", urls=indexed),
               "sitemap.xml", _untitled)


def _pages_in(library: Library, language: str) -> Iterator[Page]:
    prefix = urls.prefix(language, library.default_language)

    def page(address: str, template: str, context: Context, title: Title) -> Page:
        return Page(prefix + address, template, language, context, address, title)

    yield page("", "home.html", _by("home"), _untitled)
    for name, module in (
        ("articles", "articles"), ("timeline", "timeline"), ("models", "catalogue"),
        ("organizations", "organizations"), ("people", "people"), ("glossary", "glossary"),
        ("evidence", "evidence"), ("corrections", "corrections"), ("search", "search"),
    ):
        yield page(f"{name}/", f"{name}.html", _by(module, name), _words(f"{name}.title"))
    yield page("models/compare/", "compare.html", _by("catalogue", "compare"),
               _words("compare.title"))
    yield from (_article(page, found) for found in library.articles if found.language == language)
    for kind, module, ids in (
        ("model", "catalogue", library.models),
        ("organization", "organizations", library.organizations),
        ("source", "source", library.sources),
    ):
        for id in ids:
            yield page(urls.record(kind, id), f"{kind}.html", _by(module, kind, id=id), _name(id))
    yield from _parts_in(library, language)
    for id in library.terms if parts.have_pages(library) else ():
        yield replace(page(urls.term(id), "term.html", _by("glossary", "term", id=id), _name(id)),
                      whole="glossary/")
    yield page("feed.xml", "feed.xml", _by("feeds", "article_feed"), _untitled)
    yield page("corrections/feed.xml", "feed.xml", _by("feeds", "corrections_feed"), _untitled)
    for found in library.articles:
        if found.language == language:
            for old in found.card.aliases:
                yield page(urls.article(old), "redirect.html",
                           _by("redirect", article=found), _title_of(found))


def _report_in(library: Library, language: str, found: Sequence[Diagnostic]) -> Page:
    address = "evidence/report/"
    return Page(urls.prefix(language, library.default_language) + address, "quality.html", language,
                _by("quality_page", found=found), address, _words("quality.title"), tells=True)


def _parts_in(library: Library, language: str) -> Iterator[Page]:
    """The parts of long lists: none while a site is small."""
    prefix = urls.prefix(language, library.default_language)

    def page(whole: str, part: str, template: str, context: Context, title: Title) -> Page:
        address = f"{whole}{part}/"
        return Page(prefix + address, f"{template}.html", language, context, address, title, whole)

    for name, found in (
        ("timeline", parts.timeline_parts(library)),
        ("glossary", parts.glossary_parts(library, language)),
        ("people", parts.people_parts(library)),
    ):
        for part in found:
            yield page(f"{name}/", part, name, _by(name, f"{name}_part", part=part),
                       _part_of(name, part) if name != "glossary" else _letter(part))
    for kind in parts.search_parts(library):
        yield page("search/", kind, "search", _by("search", "search_part", kind=kind),
                   _words(f"search.group.{kind}"))
    for number in parts.article_pages(library):
        yield page("articles/", str(number), "articles",
                   _by("articles", "older_articles", number=number),
                   _part_of("articles", str(number)))
    for id in library.sources:
        for part in parts.source_parts(library, id):
            yield page(urls.record("source", id), part, "source",
                       _by("source", "source_part", id=id, part=part), _part_of_source(id, part))


def _part_of(name: str, part: str) -> Title:
    return lambda present: f"{present.t(f'{name}.title')}: {part.upper()}"


def _letter(part: str) -> Title:
    return lambda present: (f"{present.t('glossary.title')}: "
                            f"{parts.letter_title(present.t, present.language, part)}")


def _part_of_source(id: str, part: str) -> Title:
    return lambda present: f"{present.name(present.library.sources[id]).text}: {part}"


def _article(page: Callable[..., Page], found: Article) -> Page:
    return page(urls.article(found.slug), "article.html",
                _by("article", article=found), _title_of(found))


def _untitled(present: Presenter) -> str:
    return ""


def _words(key: str) -> Title:
    return lambda present: present.t(key)


def _name(id: str) -> Title:
    return lambda present: present.name(present.library.record(id)[1]).text


def _title_of(found: Article) -> Title:
    return lambda present: found.front.title
