"""What every page has around its own content: head, header, footer."""

from __future__ import annotations

from typing import Any

from briefing.library.library import Library, When
from briefing.pages import urls
from briefing.pages.json_ld import json_ld
from briefing.pages.newest import newest_date
from briefing.pages.plan import Page
from briefing.pages.presenter import Presenter
from briefing.pages.views import DateView, Frame, LinkView
from briefing.records.dates import parse_date

_NAV = ("articles", "timeline", "models", "organizations", "glossary", "evidence")
_FOOTER = ("evidence", "corrections", "people", "search")
_LEGEND = (("2025-03-03", None), ("2024-09", None), ("2021", None), ("2024", "late"))


def frame(page: Page, present: Presenter, view: Any, addresses: set[str]) -> Frame:
    """The frame of one page. `addresses` are those of every page of the site."""
    library, t = present.library, present.t
    base = library.site.base_url
    title = page.title(present)
    summary = getattr(view, "description", "") or t("page.description")
    return Frame(
        lang=present.language,
        template=page.template.rpartition(".")[0].replace("/", "-"),
        title=title,
        site_title=present.phrase(library.site.title).text,
        description=str(summary),
        url=page.url,
        root=present.way("").removeprefix("./"),
        home=present.href(""),
        search=present.href("search/"),
        canonical=base + page.url,
        alternates=_alternates(page, library, addresses),
        languages=_languages(page, present, addresses),
        nav=_links(page, present, _NAV),
        footer=_links(page, present, _FOOTER),
        feed=present.href("feed.xml"),
        licence=library.site.licence or "",
        updated=_updated(present),
        legend=_legend(present),
        json_ld=json_ld(present, page.template, str(summary)),
    )


def _links(page: Page, present: Presenter, names: tuple[str, ...]) -> tuple[LinkView, ...]:
    return tuple(
        LinkView(present.t(f"nav.{name}"), present.href(f"{name}/"),
                 page.address.startswith(f"{name}/"))
        for name in names
    )


def _languages(page: Page, present: Presenter, addresses: set[str]) -> tuple[LinkView, ...]:
    """The same page in each language; where it does not exist, its list or the home page."""
    library = present.library
    links = []
    for language in library.languages:
        prefix = urls.prefix(language, library.default_language)
        address = next((a for a in (prefix + page.address, prefix + page.whole)
                        if a in addresses), prefix)
        links.append(LinkView(library.site.languages[language].name,
                              present.way(address),
                              language == page.language, language))
    return tuple(links)


def _alternates(page: Page, library: Library, addresses: set[str]) -> tuple[LinkView, ...]:
    links = []
    for language in library.languages:
        address = urls.prefix(language, library.default_language) + page.address
        if address in addresses:
            links.append(LinkView(language, library.site.base_url + address, lang=language))
    if len(links) > 1:
        links.append(LinkView("x-default", links[0].href, lang="x-default"))
    return tuple(links) if len(links) > 1 else ()


def _updated(present: Presenter) -> str:
    newest = newest_date(present.library)
    return present.plain_date(newest).words if newest else ""


def _legend(present: Presenter) -> tuple[DateView, ...]:
    dates = [present.date(When(parse_date(edtf), part)) for edtf, part in _LEGEND]  # type: ignore[arg-type]
    return (*dates, present.no_date())
