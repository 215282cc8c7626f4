"""Where the site uses a term: the sentences, each with the way to its place in the article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import unescape
from urllib.parse import quote

from briefing.library.articles import Article, Use
from briefing.pages import urls
from briefing.pages.presenter import Presenter
from briefing.pages.typography import is_square, needs_gap
from briefing.pages.views import Phrase
from briefing.patterns import pattern
from briefing.reading.sentences import split_clauses
from briefing.values import dataclass

FEW = 3
"""Articles that are quoted; of the others it is said how many they are."""
_MOST = 120
"""Characters that are quoted on each side of the term."""
_TOKEN = pattern("\ufdd0([NT])([^\ufdd1\ufdd2]*)(?:\ufdd2([^\ufdd1]*))?\ufdd1")
_EDGES = pattern(r"^[\W_]+|[\W_]+$")
_WORDS = 2
"""Of a language with spaces, how many on each side of the term lead to its place."""


@dataclass(frozen=True, slots=True)
class TermUse:
    """A sentence of an article that uses a term."""

    title: Phrase
    """The article's, in its own language."""
    href: str
    """To the section, and for browsers that know text fragments to the words."""
    before: str
    """The sentence up to the term."""
    term: str
    """The term as it is written there."""
    after: str
    """The rest of the sentence."""


def term_uses(present: Presenter, id: str) -> tuple[tuple[TermUse, ...], int]:
    """The newest articles that use a term, each with its first sentence; and how many do."""
    articles = present.library.editions_using(id, present.language)
    found = ((article, article.use(id)) for article in articles[:FEW])
    return tuple(_view(present, article, use) for article, use in found if use), len(articles)


def _view(present: Presenter, article: Article, use: Use) -> TermUse:
    square = is_square(article.language)
    before, term, after = _said(present, use, square)
    way = _directive(before, term, after, square)
    address = present.edition_href(article.language, urls.article(article.slug))
    return TermUse(
        Phrase(article.front.title, "" if article.language == present.language
               else article.language),
        f"{address}#{use.section or 'x-article'}{way}",
        _cut(before[::-1], square)[::-1], term, _cut(after, square))


def _said(present: Presenter, use: Use, square: bool) -> tuple[str, str, str]:
    """The sentence as a reader sees it: up to the term, the term, and the rest."""
    pieces = list(_pieces(present, use.html))
    at = next(n for n, (kind, _) in enumerate(pieces) if kind == "T")
    term = pieces[at][1]
    before, after = (_joined(words for _, words in side) if square
                     else "".join(words for _, words in side)
                     for side in (pieces[:at], pieces[at + 1 :]))
    if square:
        before += " " * needs_gap(before[-1:], term[:1])
        after = " " * needs_gap(term[-1:], after[:1]) + after
    return before, term, after


def _joined(pieces: Iterable[str]) -> str:
    """With a space wherever Han and Latin come side by side."""
    text = ""
    for words in pieces:
        text += " " * needs_gap(text[-1:], words[:1]) + words
    return text


def _pieces(present: Presenter, html: str) -> Iterator[tuple[str, str]]:
    """The words of a sentence in turn; `T` tells the term, `N` a name."""
    at = 0
    for token in _TOKEN.finditer(html):
        if token.start() > at:
            yield "", unescape(html[at : token.start()])
        yield token[1], unescape(token[3] or "") or present.entity(token[2]).name.text
        at = token.end()
    if at < len(html):
        yield "", unescape(html[at:])


def _cut(text: str, square: bool) -> str:
    """No more of it than a reader needs, cut between words."""
    if len(text) <= _MOST:
        return text
    kept = text[:_MOST] if square else text[:_MOST].rpartition(" ")[0]
    return kept + ("……" if square else "…")


def _directive(before: str, term: str, after: str, square: bool) -> str:
    """The words around the term as a text directive: whole clauses in Chinese, else whole words."""
    at, text = len(before), before + term + after
    if square:
        start, end = next(span for span in split_clauses(text, (0, len(text)))
                          if span[0] <= at < span[1])
        words = text[start:end]
    else:
        sides = before.split(" ")[-_WORDS - 1 :], after.split(" ")[: _WORDS + 1]
        words = " ".join(sides[0]) + term + " ".join(sides[1])
    words = _EDGES.sub("", words)
    return ":~:text=" + "".join(c if c.isalnum() else quote(c, "").replace("-", "%2D")
                                for c in words)
