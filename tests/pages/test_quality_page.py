"""The report of quality as a page."""

from __future__ import annotations

import pytest

from briefing.errors import Diagnostic, Place
from briefing.pages.plan import plan
from briefing.pages.quality_page import quality_page
from tests.pages.full_site import article_of, library, presenter, words

ADDRESS = "evidence/report/"


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_every_claim_is_counted_and_led_to(language: str) -> None:
    view = quality_page(presenter(language, ADDRESS), ())
    for counts in (view.statuses, view.certainties, view.proofs):
        assert sum(c.n for c in counts) == view.count == len(library().claims)
    assert [c.key for c in view.certainties] == ["high", "medium", "low"]
    assert [(c.language.lang == "", c.claims > 0) for c in view.coverage] == [
        (tag == language, True) for tag in library().languages]
    single = next(found.claims for found in view.claims if found.key == "single_source")
    assert "growth-2024" in {claim.id for claim in single}
    assert all(claim.href == f"../{library().claims[claim.id].source}/#{claim.id}"
               for claim in single)


def test_places_are_those_of_articles_that_are_published() -> None:
    (slug,) = {article.slug for article in library().articles if article.language == "en"}
    article = article_of(slug, "en")
    found = [Diagnostic("sentence-unmarked", "m", Place(article.path, 9, 2)),
             Diagnostic("sentence-unmarked", "m", Place("content/articles/draft/en.md", 3)),
             Diagnostic("translation-stale", "m", Place(article.path, 1))]
    unmarked, stale = quality_page(presenter("zh-Hant", ADDRESS), found).places
    assert [(p.article.name.text, p.article.name.lang, p.article.href, p.line)
            for p in unmarked.places] == [
        (article.front.title, "en", f"../../en/articles/{slug}/", 9)]
    assert [p.line for p in stale.places] == [1]


def test_the_page_is_told_what_the_check_found() -> None:
    article = article_of(library().articles[0].slug, library().articles[0].language)
    found = (Diagnostic("translation-stale", "m", Place(article.path, 7)),)
    strings = {tag: words(tag) for tag in library().languages}
    pages = [page for page in plan(library(), strings, found) if page.address == ADDRESS]
    assert [page.url for page in pages] == [ADDRESS, f"en/{ADDRESS}", f"zh-hans/{ADDRESS}"]
    for page in pages:
        _, stale = page.context(presenter(page.language, ADDRESS)).places
        assert [place.line for place in stale.places] == [7]


def test_a_site_without_facts_has_it_too() -> None:
    view = quality_page(presenter("en", ADDRESS, empty=True), ())
    assert (view.count, [found.claims for found in view.claims]) == (0, [(), (), ()])
