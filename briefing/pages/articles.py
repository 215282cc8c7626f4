"""The list of articles, and an article's card on any list."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.library.library import Article
from briefing.pages import urls
from briefing.pages.article_text import words
from briefing.pages.presenter import Presenter
from briefing.pages.typography import minutes_to_read, phrases
from briefing.pages.views import DateView, EntityView


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """An article on a list."""

    title: tuple[str, ...]
    """Cut where it may break first."""
    summary: str
    """A sentence or two."""
    href: str
    """Relative way to the article."""
    lang: str
    """The article's language where that is not the page's; else empty."""
    language: str
    """That language's own name; empty where it is the page's."""
    topic: str
    """Key of its topic."""
    topic_words: str
    """Its topic, in words."""
    date: DateView
    """The day it was published."""
    authors: tuple[EntityView, ...]
    """Who wrote it, in the order of the front matter."""
    minutes: int
    """How long it takes to read."""
    draft: bool
    """Whether it is a draft, built by `--drafts` only."""


@dataclass(frozen=True, slots=True)
class ArticlesView:
    """The page."""

    description: str
    """One sentence above the list and for the head; it counts the articles."""
    articles: tuple[ArticleCard, ...]
    """Newest first; one edition of each."""


def articles(present: Presenter) -> ArticlesView:
    """Every article, in the page's language where it is written in it."""
    cards = tuple(card(present, a) for a in present.library.articles_in(present.language))
    return ArticlesView(present.t("articles.deck", n=len(cards)), cards)


def card(present: Presenter, article: Article) -> ArticleCard:
    """What a list shows of an article; elsewhere written ones bear their language's name."""
    front, foreign = article.front, article.language != present.language
    return ArticleCard(
        title=phrases(front.title),
        summary=front.summary,
        href=present.edition_href(article.language, urls.article(article.slug)),
        lang=article.language if foreign else "",
        language=present.library.site.languages[article.language].name if foreign else "",
        topic=front.topic, topic_words=present.topic(front.topic),
        date=present.plain_date(front.date),
        authors=tuple(present.named(author) for author in front.authors),
        minutes=minutes_to_read(words(article, present)),
        draft=front.draft,
    )
