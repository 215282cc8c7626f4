"""The list of pages: every address of the site, with its template and its context."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from briefing.errors import Diagnostic
from briefing.library.library import Article, Library
from briefing.pages import urls
from briefing.pages.article import article
from briefing.pages.articles import article_pages, articles, older_articles
from briefing.pages.catalogue import compare, model, models
from briefing.pages.corrections import corrections
from briefing.pages.evidence import evidence, source, source_part, source_parts
from briefing.pages.facets import facet_rules
from briefing.pages.feeds import article_feed, corrections_feed, robots, sitemap
from briefing.pages.glossary import glossary, glossary_part, glossary_parts
from briefing.pages.home import home
from briefing.pages.notfound import not_found
from briefing.pages.organizations import organization, organizations
from briefing.pages.people import people, people_part, people_parts
from briefing.pages.presenter import Presenter
from briefing.pages.print_heads import print_heads
from briefing.pages.quality_page import quality_page
from briefing.pages.redirect import redirect
from briefing.pages.search import search, search_part, search_parts
from briefing.pages.strings import Strings
from briefing.pages.timeline import timeline, timeline_part, timeline_parts

Context = Callable[[Presenter], Any]
Title = Callable[[Presenter], str]


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


def plan(
    library: Library, strings: Mapping[str, Strings], found: Sequence[Diagnostic] = ()
) -> Iterator[Page]:
    """Every page of the site.

    `strings` are the words of each of its languages, `found` what the check found: one page says.
    """
    listed: list[Page] = []
    for language in library.languages:
        listed += _pages_in(library, language)
        listed.append(_report_in(library, language, found))
    yield from listed
    first = library.default_language
    yield Page("404.html", "404.html", first,
               partial(not_found, strings=strings), "404.html", _words("notfound.title"))
    yield Page("css/facets.css", "facets.css", first, facet_rules, "css/facets.css", _untitled)
    yield Page("css/print-heads.css", "print-heads.css", first, print_heads, "css/print-heads.css",
               _untitled)
    yield Page("robots.txt", "robots.txt", first, robots, "robots.txt", _untitled)
    indexed = tuple(page.url for page in listed if page.template.endswith(".html")
                    and page.template != "redirect.html")
    yield Page("sitemap.xml", "sitemap.xml", first, partial(sitemap, urls=indexed), "sitemap.xml",
               _untitled)


def _pages_in(library: Library, language: str) -> Iterator[Page]:
    prefix = urls.prefix(language, library.default_language)

    def page(address: str, template: str, context: Context, title: Title) -> Page:
        return Page(prefix + address, template, language, context, address, title)

    yield page("", "home.html", home, _untitled)
    for name, context in (
        ("articles", articles), ("timeline", timeline), ("models", models),
        ("organizations", organizations), ("people", people), ("glossary", glossary),
        ("evidence", evidence), ("corrections", corrections), ("search", search),
    ):
        yield page(f"{name}/", f"{name}.html", context, _words(f"{name}.title"))
    yield page("models/compare/", "compare.html", compare, _words("compare.title"))
    yield from (_article(page, found) for found in library.articles if found.language == language)
    for kind, template, one, records in (
        ("model", "model.html", model, library.models),
        ("organization", "organization.html", organization, library.organizations),
        ("source", "source.html", source, library.sources),
    ):
        for id in records:
            yield page(urls.record(kind, id), template, partial(one, id=id), _name(id))
    yield from _parts_in(library, language)
    yield page("feed.xml", "feed.xml", article_feed, _untitled)
    yield page("corrections/feed.xml", "feed.xml", corrections_feed, _untitled)
    for found in library.articles:
        if found.language == language:
            for old in found.card.front.aliases:
                yield page(urls.article(old), "redirect.html",
                           partial(redirect, article=found), _title_of(found))


def _report_in(library: Library, language: str, found: Sequence[Diagnostic]) -> Page:
    address = "evidence/report/"
    return Page(urls.prefix(language, library.default_language) + address, "quality.html", language,
                partial(quality_page, found=found), address, _words("quality.title"))


def _parts_in(library: Library, language: str) -> Iterator[Page]:
    """The parts of long lists: none while a site is small."""
    prefix = urls.prefix(language, library.default_language)

    def page(whole: str, part: str, template: str, context: Context, title: Title) -> Page:
        address = f"{whole}{part}/"
        return Page(prefix + address, f"{template}.html", language, context, address, title, whole)

    for name, found, context in (
        ("timeline", timeline_parts(library), timeline_part),
        ("glossary", glossary_parts(library, language), glossary_part),
        ("people", people_parts(library), people_part),
    ):
        for part in found:
            yield page(f"{name}/", part, name, partial(context, part=part), _part_of(name, part))
    for kind in search_parts(library):
        yield page("search/", kind, "search", partial(search_part, kind=kind),
                   _words(f"search.group.{kind}"))
    for number in article_pages(library):
        yield page("articles/", str(number), "articles", partial(older_articles, number=number),
                   _part_of("articles", str(number)))
    for id in library.sources:
        for part in source_parts(library, id):
            yield page(urls.record("source", id), part, "source",
                       partial(source_part, id=id, part=part), _part_of_source(id, part))


def _part_of(name: str, part: str) -> Title:
    words = part.removeprefix("pinyin-").upper()
    return lambda present: f"{present.t(f'{name}.title')}: {words}"


def _part_of_source(id: str, part: str) -> Title:
    return lambda present: f"{present.entity(id).name.text}: {part}"


def _article(page: Callable[..., Page], found: Article) -> Page:
    return page(urls.article(found.slug), "article.html",
                partial(article, article=found), _title_of(found))


def _untitled(present: Presenter) -> str:
    return ""


def _words(key: str) -> Title:
    return lambda present: present.t(key)


def _name(id: str) -> Title:
    return lambda present: present.entity(id).name.text


def _title_of(found: Article) -> Title:
    return lambda present: found.front.title
