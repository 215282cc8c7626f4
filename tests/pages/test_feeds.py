"""Feeds, sitemap and redirects, read back as machines read them."""

from __future__ import annotations

from typing import Any

import feedparser
import pytest
from lxml import etree, html

from briefing.pages.feeds import article_feed, corrections_feed, sitemap
from briefing.pages.frame import frame
from briefing.pages.plan import Context, Page
from briefing.pages.redirect import redirect
from briefing.publishing.folders import bundled
from briefing.publishing.render import Renderer
from tests.pages.full_site import article_of, presenter

BASE = "https://example.org/full/"
NAMESPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9",
              "x": "http://www.w3.org/1999/xhtml"}
LANGUAGES = pytest.mark.parametrize("language", ["zh-Hant", "en"])


def rendered(
    language: str, address: str, template: str, context: Context, *, empty: bool = False
) -> bytes:
    present = presenter(language, address, empty=empty)
    page = Page(present.url, template, language, context, address, lambda _: "")
    view = context(present)
    shown = frame(page, present, view, {present.url})
    text = Renderer([bundled("templates")]).render(template, shown, view, present.t.groups)
    return text.encode()


def feed(language: str, address: str = "feed.xml", *, empty: bool = False) -> Any:
    context = corrections_feed if address.startswith("corrections") else article_feed
    read = feedparser.parse(rendered(language, address, "feed.xml", context, empty=empty))
    assert not read.bozo, read.get("bozo_exception")
    assert read.version == "atom10"
    return read


@LANGUAGES
def test_a_feed_says_what_it_is(language: str) -> None:
    read = feed(language)
    root = BASE if language == "zh-Hant" else f"{BASE}en/"
    assert read.feed.id == root
    assert {(link.rel, link.href) for link in read.feed.links} == {
        ("alternate", root), ("self", f"{root}feed.xml"),
    }
    assert read.feed.language == language
    assert read.feed.title == {"zh-Hant": "完整的簡報", "en": "The Full Briefing"}[language]


def test_entries_are_the_articles_of_that_language() -> None:
    assert [entry.id for entry in feed("zh-Hant").entries] == [
        f"{BASE}articles/second/", f"{BASE}articles/first-round/",
    ]
    (entry,) = feed("en").entries
    assert entry.id == entry.link == f"{BASE}en/articles/first-round/"
    assert (entry.published, entry.updated) == ("2024-06-01T00:00:00Z", "2024-06-10T00:00:00Z")
    assert [author.name for author in entry.authors] == ["Chen Mei", "The editors"]
    assert entry.summary == "One round, two accounts."
    assert [(tag.term, tag.label) for tag in entry.tags] == [("funding", "Funding")]


def test_a_feed_is_as_new_as_its_newest_entry() -> None:
    assert feed("zh-Hant").feed.updated == "2024-07-01T00:00:00Z"
    assert feed("en").feed.updated == "2024-06-10T00:00:00Z"
    corrections = feed("en", "corrections/feed.xml")
    assert corrections.feed.updated == max(entry.updated for entry in corrections.entries)


@LANGUAGES
def test_the_whole_text_is_there_with_whole_addresses(language: str) -> None:
    entry = feed(language).entries[-1]
    text = entry.content[0].value
    assert not any(0xFDD0 <= ord(c) <= 0xFDEF for c in text)
    tree = html.fromstring(text)
    for link in tree.iter("a", "img"):
        address = link.get("href") or link.get("src")
        assert address.startswith("https://"), address
    assert "evs" not in text, "marks are for the page"
    if language == "zh-Hant":
        assert "領投的是" in tree.text_content() and "。" in tree.text_content()


def test_corrections_have_a_feed() -> None:
    changed, withdrawn = feed("en", "corrections/feed.xml").entries
    assert changed.id == f"{BASE}en/corrections/#x-acme-round-2024-1"
    assert changed.updated == "2024-06-10T00:00:00Z"
    assert "It read: Acme raised a round of RMB 2 billion." in changed.summary
    assert withdrawn.summary.startswith("Withdrawn: ")


@LANGUAGES
@pytest.mark.parametrize("address", ["feed.xml", "corrections/feed.xml"])
def test_an_empty_site_has_feeds(language: str, address: str) -> None:
    read = feed(language, address, empty=True)
    assert read.entries == []
    assert read.feed.updated == "1970-01-01T00:00:00Z"
    assert read.feed.author


def test_the_sitemap_lists_pages_with_their_other_languages() -> None:
    urls = ("", "articles/first-round/", "articles/second/", "en/", "en/articles/first-round/")
    text = rendered("zh-Hant", "sitemap.xml", "sitemap.xml", lambda p: sitemap(p, urls=urls))
    tree = etree.fromstring(text)
    assert tree.xpath("s:url/s:loc/text()", namespaces=NAMESPACES) == [BASE + url for url in urls]
    _, first, second, *_ = tree.xpath("s:url", namespaces=NAMESPACES)
    assert first.xpath("s:lastmod/text()", namespaces=NAMESPACES) == ["2024-06-10"]
    alternates = first.xpath("x:link", namespaces=NAMESPACES)
    assert [(a.get("hreflang"), a.get("href")) for a in alternates] == [
        ("zh-Hant", f"{BASE}articles/first-round/"),
        ("en", f"{BASE}en/articles/first-round/"),
        ("x-default", f"{BASE}articles/first-round/"),
    ]
    assert second.xpath("x:link", namespaces=NAMESPACES) == []


@LANGUAGES
def test_an_old_address_leads_on(language: str) -> None:
    article = article_of("first-round", language)

    def context(present: Any) -> Any:
        return redirect(present, article)

    tree = html.fromstring(rendered(language, "articles/old-round/", "redirect.html", context))
    root = BASE if language == "zh-Hant" else f"{BASE}en/"
    assert tree.xpath("//link[@rel='canonical']/@href") == [f"{root}articles/first-round/"]
    assert tree.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=../first-round/"]
    assert tree.xpath("//a/@href") == ["../first-round/"]
    assert tree.xpath("//a/text()") == [article.front.title]
