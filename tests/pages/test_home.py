"""The home page, the lists, the search page and 404.html."""

from __future__ import annotations

import pytest

from briefing.pages.articles import articles, older_articles
from briefing.pages.corrections import corrections
from briefing.pages.home import home, newest_claims
from briefing.pages.notfound import not_found
from briefing.pages.parts import article_pages
from briefing.pages.search import search, search_part
from tests.pages.full_site import library, presenter, words

LANGUAGES = pytest.mark.parametrize("language", ["zh-Hant", "en"])


@LANGUAGES
def test_the_newest_article_of_the_language_leads(language: str) -> None:
    view = home(presenter(language, ""))
    assert view.lead and not view.lead.lang
    title = {"zh-Hant": "只有中文的一篇", "en": "Acme raises again"}[language]
    assert "".join(view.lead.title) == title


def test_an_article_in_another_language_says_so() -> None:
    view = home(presenter("en", ""))
    (other,) = view.articles
    assert (other.lang, other.language, other.href) == (
        "zh-Hant",
        "繁體中文",
        "../articles/second/",
    )


def test_figures_and_chart_come_from_the_leads_key_claims() -> None:
    view = home(presenter("en", ""))
    assert [(f.label, f.quantity.number, f.mark.claim) for f in view.figures] == [
        ("A round of more than RMB 2 billion: Amount", "2", "acme-round-2024"),
        ("A round of more than RMB 2 billion: Pre-money valuation", "30", "acme-round-2024"),
        (view.figures[2].label, "1", "acme-one-trained"),
    ]
    assert view.funding is not None
    assert home(presenter("zh-Hant", "")).funding is None, "its lead is not about money"


def test_newest_claims_are_dated_and_no_forecasts() -> None:
    present = presenter("en", "")
    ids = newest_claims(present)
    assert ids[:2] == ["acme-round-2024-registry", "acme-round-2024"]
    assert "scale-l1" not in ids, "a forecast"
    assert "acme-compute" not in ids, "without a date"
    assert newest_claims(present, 1) == ids[:1]


def test_a_scale_can_be_found_on_the_home_page() -> None:
    assert len(home(presenter("en", "")).scales) == len(library().scales)


@LANGUAGES
def test_an_empty_site_has_every_page(language: str) -> None:
    view = home(presenter(language, "", empty=True))
    assert view.lead is None
    assert not (view.counts or view.figures or view.claims or view.terms or view.models)
    assert view.overview is None and view.funding is None
    assert articles(presenter(language, "articles/", empty=True)).articles == ()
    assert search(presenter(language, "search/", empty=True)).groups == ()
    assert corrections(presenter(language, "corrections/", empty=True)).entries == ()


@LANGUAGES
def test_every_article_is_listed_once(language: str) -> None:
    cards = articles(presenter(language, "articles/")).articles
    assert [card.date.edtf for card in cards] == ["2024-07-01", "2024-06-01"]
    assert all(card.minutes >= 1 and card.summary for card in cards)


def test_pages_of_articles_are_numbered_from_the_oldest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.pages.parts.ARTICLES", 1)
    assert list(article_pages(library())) == [1]
    newest, oldest = articles(presenter("en", "articles/")), older_articles(
        presenter("en", "articles/1/"), 1)
    assert [card.date.edtf for card in newest.articles] == ["2024-07-01"]
    assert [card.date.edtf for card in oldest.articles] == ["2024-06-01"]
    assert [(link.href, link.current) for link in newest.parts] == [("./", True), ("1/", False)]
    assert [(link.href, link.current) for link in oldest.parts] == [("../", False), ("./", True)]


@LANGUAGES
def test_the_index_has_every_record(language: str) -> None:
    view, known = search(presenter(language, "search/")), library()
    count = len(known.claims) + len(known.events) + len(known.models) + len(known.organizations)
    count += len(known.people) + len(known.terms) + len(known.scales) + len(known.sources)
    assert view.count == len(known.articles_in(language)) + count
    assert view.examples


def test_a_kind_of_which_there_are_many_has_a_page_of_its_own(
    monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.pages.parts.LONG", 5)
    groups = {group.id: group for group in search(presenter("en", "search/")).groups}
    claims = groups["x-claim"]
    assert (claims.hits, claims.href, claims.count) == ((), "claim/", len(library().claims))
    view = search_part(presenter("en", "search/claim/"), "claim")
    assert view.action == view.whole_href == "../"
    assert len(view.groups[0].hits) == claims.count
    assert all(hit.text is None for hit in view.groups[0].hits)


def test_corrections_are_newest_first_and_keep_what_was_taken_down() -> None:
    view = corrections(presenter("en", "corrections/"))
    assert [(e.id, e.date.edtf if e.date else "") for e in view.entries] == [
        ("x-acme-round-2024-1", "2024-06-10"),
        ("x-acme-old-1", ""),
    ]
    changed, withdrawn = (entry.correction for entry in view.entries)
    assert changed.now and "more than RMB 2 billion" in changed.now.text
    assert withdrawn.now is None and withdrawn.href == ""


def test_404_speaks_every_language_and_links_from_the_root() -> None:
    present = presenter("zh-Hant", "404.html")
    view = not_found(present, {tag: words(tag) for tag in library().languages})
    said = (view.first, *view.others)
    assert [w.lang for w in said] == ["zh-Hant", "en", "zh-Hans"]
    assert [w.search for w in said] == [f"/full/{tag}search/" for tag in ("", "en/", "zh-hans/")]
    assert all(link.href.startswith("/full/") for w in said for link in w.links)
