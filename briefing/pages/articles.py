"""The list of articles, and an article's card on any list."""

from __future__ import annotations

from briefing.library.articles import Article
from briefing.pages import parts, urls
from briefing.pages.presenter import Presenter
from briefing.pages.typography import phrases
from briefing.pages.views import DateView, EntityView, LinkView
from briefing.values import dataclass


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
    """The page of the newest articles, or a numbered one of older ones."""

    description: str
    """One sentence above the list and for the head; it counts the articles."""
    part: str
    """Which articles a numbered page shows, in words; empty on the first."""
    whole_href: str
    """From a numbered page to the newest; else empty."""
    parts: tuple[LinkView, ...]
    """To all pages, where there is more than one."""
    articles: tuple[ArticleCard, ...]
    """Newest first; one edition of each."""


def articles(present: Presenter) -> ArticlesView:
    """The newest articles, each in the page's language where it is written in it."""
    return _articles(present, 0)


def older_articles(present: Presenter, number: int) -> ArticlesView:
    """One page of older articles."""
    return _articles(present, number)


def _articles(present: Presenter, number: int) -> ArticlesView:
    t, pages = present.t, parts.article_pages(present.library)
    oldest_first = present.library.articles_in(present.language)[::-1]
    begin = (number or pages.stop) * parts.ARTICLES - parts.ARTICLES
    shown = oldest_first[begin:begin + parts.ARTICLES if number else None]
    links = [LinkView(t("articles.newest"), present.href("articles/"), not number)]
    links += [LinkView(str(n), present.href(f"articles/{n}/"), n == number) for n in pages[::-1]]
    return ArticlesView(
        description=t("articles.deck", n=len(oldest_first)),
        part=t("articles.page", n=number) if number else "",
        whole_href=present.href("articles/") if number else "",
        parts=tuple(links) if pages else (),
        articles=tuple(card(present, a) for a in shown[::-1]),
    )


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
        minutes=article.minutes,
        draft=front.draft,
    )
