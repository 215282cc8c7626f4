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
    assert written <= set(card.called())
    assert ("zh-Latn-pinyin", term.forms["zh-Hant"].pinyin) in card.names
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


def test_words_go_across_the_end_of_a_line_but_not_of_a_block() -> None:
    html = ("<h2>Head</h2>\n<p>One\nline <em>and</em>\nanother\n<code>one</code>.</p>\n<ul>\n"
            "<li>first\n<ul>\n<li>deep</li>\n</ul>\n</li>\n</ul>")
    assert search_cards._WRAPPED.sub(" ", html) == (
        "<h2>Head</h2>\n<p>One line <em>and</em> another <code>one</code>.</p>\n<ul>\n"
        "<li>first\n<ul>\n<li>deep</li>\n</ul>\n</li>\n</ul>")


def test_a_name_of_another_language_says_which() -> None:
    for language, other in (("en", "zh-Hant"), ("zh-Hant", "en")):
        written = dict(library().terms.items())
        id, term = next(iter(written.items()))
        names = {name: lang for lang, *each in every(language)["term", id].names for name in each}
        assert names[term.forms[other].term] == other


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
    for href, typed, *texts in json.loads(data).values():
        assert isinstance(href, str) and isinstance(typed, list)
        assert all(isinstance(one, str) for text in texts for one in text)
        assert [len(text) for text in texts[:2]] == [2, 2]


def test_without_records_there_are_no_cards() -> None:
    assert search_cards.files(library(empty=True)) == {}
    assert search_cards.spread(library(empty=True)) == 1
