"""For machines: Atom feeds (RFC 4287) and the sitemap (sitemaps.org, with languages)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.library.articles import Article
from briefing.library.library import Library
from briefing.pages.article_text import resolver
from briefing.pages.corrections import LogEntry, log
from briefing.pages.presenter import Presenter
from briefing.pages.prose import compose
from briefing.pages.segments import Segment
from briefing.pages.urls import article as article_address
from briefing.pages.urls import prefix
from briefing.records.dates import Date
from briefing.values import dataclass

_ENTRIES = 30
"""How many of the newest a feed holds."""
_NO_DATE = "1970-01-01"
"""For a site without any dated content: a feed must say when it was updated."""


class FeedPresenter(Presenter):
    """Presents content that is read away from the site: every link is a whole address."""

    def way(self, address: str) -> str:
        """A whole address."""
        return self.library.site.base_url + address


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry."""

    id: str
    """A whole address, which is its lasting name too."""
    title: str
    """Headline of the article, or of the corrected claim."""
    href: str
    """Whole address of the page, with the anchor."""
    published: str
    """RFC 3339, at midnight UTC: articles have days."""
    updated: str
    """RFC 3339, of the last change."""
    authors: tuple[str, ...]
    """Names; empty where the feed's own author stands for all."""
    category: str
    """Key of the topic, or of the kind of correction."""
    category_label: str
    """The same in words."""
    summary: str
    """A sentence or two, plain text."""
    text: tuple[Segment, ...]
    """The whole text; empty where the summary is all."""


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed."""

    id: str
    """A whole address, which is its lasting name."""
    title: str
    """Name of the site, or of its log of corrections."""
    subtitle: str
    """One sentence; empty where there is none."""
    href: str
    """The page that the feed is about."""
    own: str
    """The feed's own address."""
    updated: str
    """RFC 3339, of the newest entry."""
    author: str
    """Of entries that name none."""
    rights: str
    """SPDX identifier of the licence; empty where none is given."""
    entries: tuple[FeedEntry, ...]
    """Newest first, 30 at most."""


def article_feed(plain: Presenter) -> FeedView:
    """The newest articles that are written in the presenter's language, with their whole text."""
    present = FeedPresenter(plain.library, plain.t, plain.url)
    own = [a for a in present.library.articles if a.language == present.language][:_ENTRIES]
    site = present.library.site
    return FeedView(
        id=present.href(""),
        title=present.phrase(site.title).text,
        subtitle=present.phrase(site.description).text if site.description else "",
        href=present.href(""),
        own=present.way(present.url),
        updated=_moment(_newest(article.changed for article in own)),
        author=present.phrase(site.title).text,
        rights=site.licence or "",
        entries=tuple(_article_entry(present, article) for article in own),
    )


def _article_entry(present: Presenter, article: Article) -> FeedEntry:
    front, href = article.front, present.href(article_address(article.slug))
    return FeedEntry(
        id=href, title=front.title, href=href,
        published=_moment(front.date), updated=_moment(front.changed),
        authors=tuple(present.named(author).name.text for author in front.authors),
        category=front.topic, category_label=present.topic(front.topic),
        summary=front.summary,
        text=tuple(compose(article.linked_html, resolver(article, present))),
    )


def corrections_feed(plain: Presenter) -> FeedView:
    """The newest corrections of claims."""
    present = FeedPresenter(plain.library, plain.t, plain.url)
    library = present.library
    entries = log(present, (*library.claims, *library.withdrawn))[:_ENTRIES]
    fallback, page = library.newest, present.href("corrections/")
    return FeedView(
        id=page,
        title=present.t("feed.corrections_title", site=present.phrase(library.site.title)),
        subtitle=present.t("corrections.deck"),
        href=page,
        own=present.way(present.url),
        updated=_moment(_newest(entry.date or fallback for entry in entries)),
        author=present.phrase(library.site.title).text,
        rights=library.site.licence or "",
        entries=tuple(_correction_entry(present, entry, page, fallback) for entry in entries),
    )


def _correction_entry(
    present: Presenter, entry: LogEntry, page: str, fallback: Date | None
) -> FeedEntry:
    said, moment = entry.correction, _moment(entry.date or fallback)
    kind = "corrected" if said.now else "withdrawn"
    return FeedEntry(
        id=f"{page}#{entry.id}", title=said.headline.text, href=f"{page}#{entry.id}",
        published=moment, updated=moment, authors=(), category=kind,
        category_label=present.t(f"corrections.{kind}"),
        summary=present.t(f"feed.{kind}", was=said.was, now=said.now or "", why=said.why),
        text=(),
    )


def _newest(dates: Iterable[Date | None]) -> Date | None:
    return max((date for date in dates if date), key=lambda date: date.sort_key, default=None)


def _moment(date: Date | None) -> str:
    """A date as RFC 3339 wants it: the first moment of its first day."""
    day = date.sort_key[0].isoformat() if date else _NO_DATE
    return f"{day}T00:00:00Z"


@dataclass(frozen=True, slots=True)
class SitemapAlternate:
    """The same page in one language."""

    lang: str
    """BCP 47 tag, or `x-default`."""
    href: str
    """Whole address."""


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """One page."""

    href: str
    """Whole address."""
    changed: str
    """Day of the last change, where the content gives one; else empty."""
    alternates: tuple[SitemapAlternate, ...]
    """Empty for a page in one language only."""


@dataclass(frozen=True, slots=True)
class SitemapView:
    """The sitemap."""

    entries: tuple[SitemapEntry, ...]
    """Every page that search engines may list."""


@dataclass(frozen=True, slots=True)
class RobotsView:
    """What crawlers are told (RFC 9309)."""

    sitemap: str
    """Whole address."""


def robots(present: Presenter) -> RobotsView:
    """Everything may be read; there is the list of it."""
    return RobotsView(present.library.site.base_url + "sitemap.xml")


def sitemap(present: Presenter, urls: Sequence[str]) -> SitemapView:
    """These addresses, each with the same page in the other languages."""
    library, base = present.library, present.library.site.base_url
    split = {url: _split(library, url) for url in urls}
    editions: dict[str, list[SitemapAlternate]] = {}
    for url, (language, address) in split.items():
        editions.setdefault(address, []).append(SitemapAlternate(language, base + url))
    for found in editions.values():
        found.append(SitemapAlternate("x-default", found[0].href))
    return SitemapView(tuple(
        SitemapEntry(base + url, _last_change(library, language, address),
                     tuple(found) if len(found := editions[address]) > 2 else ())
        for url, (language, address) in split.items()
    ))


def _split(library: Library, url: str) -> tuple[str, str]:
    """A page's language, and its address inside that language."""
    for language in library.languages[1:]:
        own = prefix(language, library.default_language)
        if url.startswith(own):
            return language, url.removeprefix(own)
    return library.default_language, url


def _last_change(library: Library, language: str, address: str) -> str:
    """The day on which an article was last changed; empty for other pages."""
    slug = address.removeprefix("articles/").rstrip("/")
    article = library.article(slug, language) if address == article_address(slug) else None
    return article.changed.edtf if article else ""
