"""A page at an old address, which leads on to the new one."""

from __future__ import annotations

from briefing.library.articles import Article
from briefing.pages import urls
from briefing.pages.presenter import Presenter
from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class RedirectView:
    """The page."""

    description: str
    """One sentence for the head: search engines and social cards show it."""
    title: str
    """Title of the page that it leads to."""
    href: str
    """Relative way to the new address."""
    canonical: str
    """The whole new address."""


def redirect(present: Presenter, article: Article) -> RedirectView:
    """Leads to an article in the presenter's language."""
    title = article.front.title
    target = urls.prefix(present.language, present.library.default_language) + urls.article(
        article.slug)
    return RedirectView(title, title, present.way(target),
                        present.library.site.base_url + target)
