"""404.html: one page for the whole site, which speaks every language of it."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.pages.presenter import Presenter
from briefing.pages.strings import Strings
from briefing.pages.views import LinkView, Ruler
from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class NotFoundWords:
    """What the page says in one language. Its links begin at the server's root."""

    lang: str
    """BCP 47 tag of the language."""
    title: str
    """Heading: there is nothing here."""
    text: str
    """A sentence or two that explain it."""
    search: str
    """Address of that language's search page."""
    search_label: str
    """Name of the search field."""
    placeholder: str
    """Shown in the empty search field."""
    button: str
    """Words on the search button."""
    links: tuple[LinkView, ...]
    """The site's main pages in that language."""


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """The page."""

    description: str
    """One sentence for the head: search engines and social cards show it."""
    ruler: Ruler
    """Of something that is not stated."""
    first: NotFoundWords
    """The default language's."""
    others: tuple[NotFoundWords, ...]
    """The site's other languages, in its order."""


def not_found(
    present: Presenter, strings: Mapping[str, Strings] | None = None
) -> NotFoundView:
    """The page. `strings` has the words of the site's languages; by default it speaks one."""
    strings = strings or {present.language: present.t}
    languages = [language for language in present.library.languages if language in strings]
    said = [_words(present, strings[language]) for language in languages]
    return NotFoundView(said[0].title, present.no_date().ruler, said[0], tuple(said[1:]))


def _words(present: Presenter, t: Strings) -> NotFoundWords:
    def to(address: str) -> str:
        return present.edition_href(t.language, address)

    links = [LinkView(t("notfound.home"), to(""))]
    links += [LinkView(t(f"nav.{name}"), to(f"{name}/"))
              for name in ("articles", "timeline", "models", "glossary")]
    return NotFoundWords(
        lang=t.language,
        title=t("notfound.title"), text=t("notfound.text"),
        search=to("search/"), search_label=t("search.title"),
        placeholder=t("search.placeholder"), button=t("search.button"),
        links=tuple(links),
    )
