"""What the site takes for the present: the newest date of its content, never the clock."""

from __future__ import annotations

from briefing.library.library import Article, Library
from briefing.records.dates import Date


def changed(article: Article) -> Date:
    """The day on which an article was last changed."""
    return article.front.updated or article.front.date


def newest_date(library: Library) -> Date | None:
    """The newest date of an article or of a correction; None where there is neither."""
    dates = [changed(article) for article in library.articles]
    for claims in (library.claims, library.withdrawn):
        dates += [past.date for claim in claims.values() for past in claim.history]
    return max(dates, key=lambda date: date.sort_key, default=None)
