"""Cards: what the search shows, numbered so that an edit changes few files."""

from __future__ import annotations

import json
from functools import cache

from briefing.pages import search_cards
from briefing.pages.search_cards import KINDS, Card
from tests.pages.full_site import library, presenter


@cache
def every(language: str) -> dict[tuple[str, str], Card]:
    """Cards by kind and id."""
    found: dict[tuple[str, str], Card] = {}
    for name, ids in search_cards.files(library()).items():
        made = search_cards.read(search_cards.cards(
            presenter(language, f"search/index/{name}"), ids))
        assert list(made) == [number for number, *_ in ids]
        found |= {(kind, id): made[number] for number, kind, id in ids}
    return found


def test_everything_has_a_card_in_every_language() -> None:
    known = library()
    for language in known.languages:
        cards = every(language)
        assert len(cards) == sum(map(len, (
            known.articles_in(language), known.claims, known.events, known.models,
            known.organizations, known.people, known.terms, known.scales, known.sources)))
        assert all(card.title and card.href.startswith("../../") for card in cards.values())


def test_a_term_has_every_name_that_it_may_be_typed_by() -> None:
    id, term = next((id, term) for id, term in library().terms.items()
                    if term.forms["zh-Hant"].pinyin)
    card = every("en")["term", id]
    written = {form.term for form in term.forms.values()}
    assert written <= {card.title, *card.names}
    assert term.forms["zh-Hant"].pinyin in card.names
    assert card.typed


def test_an_article_is_found_by_all_its_words_and_by_whom_it_links() -> None:
    article = next(a for a in library().articles if a.language == "zh-Hant" and a.links)
    text = every("zh-Hant")["article", article.slug].text
    assert article.front.summary in text
    assert all(heading.text in text for heading in article.body.headings)
    present = presenter("zh-Hant", "search/")
    for link in article.body.links:
        assert (link.text or present.entity(link.target).name.text) in text
    assert not any(char in text for char in "<>\ufdd0\ufdd1")


def test_where_an_article_is_not_written_its_other_edition_is_found() -> None:
    known = library()
    for article in known.articles_in("en"):
        card = every("en")["article", article.slug]
        assert card.title_lang == ("" if article.language == "en" else article.language)


def test_a_number_tells_the_kind_and_hardly_moves() -> None:
    days = [(20_000 + n % 7, f"x-{n}") for n in range(40)]
    before = search_cards._numbers("article", days)
    after = search_cards._numbers("article", [*days, (19_990, "old"), (20_003, "x-0a")])
    assert len(set(after.values())) == 42
    assert all(number >> 20 == KINDS.index("article") for number in after.values())
    assert sum(before[id] != after[id] for id in before) <= 12
    newest = max(days)
    assert before[newest[1]] == max(before.values())


def test_a_file_is_plain_data() -> None:
    name, ids = next(iter(search_cards.files(library()).items()))
    data = search_cards.cards(presenter("en", f"search/index/{name}"), ids)
    assert all(len(card) == len(Card._fields) for card in json.loads(data).values())


def test_without_records_there_are_no_cards() -> None:
    assert search_cards.files(library(empty=True)) == {}
    assert search_cards.spread(library(empty=True)) == 1
