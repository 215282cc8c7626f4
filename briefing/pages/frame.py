"""What every page has around its own content: head, header, footer."""

from __future__ import annotations

from collections.abc import Container
from typing import Any
from urllib.parse import urljoin

from briefing.library.library import Library
from briefing.library.when import When
from briefing.pages import urls
from briefing.pages.json_ld import SPDX, json_ld
from briefing.pages.plan import Page
from briefing.pages.presenter import Presenter
from briefing.pages.segments import Image
from briefing.pages.views import DateView, Frame, LinkView
from briefing.records.dates import parse_date

_NAV = ("articles", "timeline", "models", "organizations", "glossary", "evidence")
_FOOTER = (("footer.rules", "evidence/#x-rules"), ("footer.data", "evidence/#x-data"),
           ("nav.corrections", "corrections/"), ("nav.people", "people/"))
_LEGEND = (("2025-03-03", None), ("2024-09", None), ("2021", None), ("2024", "late"),
           ("2025-02~", None), ("2021?", None))


def frame(page: Page, present: Presenter, view: Any, addresses: Container[str]) -> Frame:
    """The frame of one page. `addresses` are those of every page of the site."""
    library, t = present.library, present.t
    base = library.site.base_url
    title = page.title(present)
    own = library.site.description
    usual = present.phrase(own).text if own else t("page.description")
    summary = getattr(view, "description", "") or usual
    return Frame(
        lang=present.language,
        title=title,
        site_title=present.phrase(library.site.title).text,
        description=str(summary),
        url=page.url,
        root=present.way("").removeprefix("./"),
        home=present.href(""),
        search=present.href("search/"),
        canonical=base + page.url,
        image=_image(base + page.url, view),
        alternates=_alternates(page, library, addresses),
        languages=_languages(page, present, addresses),
        nav=_nav(page, present),
        footer=_footer(present),
        feed=present.href("feed.xml"),
        licence=library.site.licence or "",
        licence_href=f"{SPDX}{library.site.licence}" if library.site.licence else "",
        updated=_updated(present),
        legend=library.once(("legend", present.language), lambda: _legend(present)),
        json_ld=json_ld(present, page.template, str(summary)),
    )


def _nav(page: Page, present: Presenter) -> tuple[LinkView, ...]:
    return tuple(
        LinkView(present.t(f"nav.{name}"), present.href(f"{name}/"),
                 (page.whole or page.address).startswith(f"{name}/"))
        for name in _NAV
    )


def _footer(present: Presenter) -> tuple[LinkView, ...]:
    links = [LinkView(present.t(words), present.href(address)) for words, address in _FOOTER]
    repository = present.library.site.repository
    return (*links, LinkView(present.t("footer.source"), repository)) if repository \
        else tuple(links)


def _image(canonical: str, view: Any) -> str:
    """Whole address of the first image file in an article's text; empty where there is none."""
    images = (piece for piece in getattr(view, "text", ()) if isinstance(piece, Image))
    return next((urljoin(canonical, image.source) for image in images), "")


def _languages(page: Page, present: Presenter, addresses: Container[str]) -> tuple[LinkView, ...]:
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


def _alternates(page: Page, library: Library, addresses: Container[str]) -> tuple[LinkView, ...]:
    links = []
    for language in library.languages:
        address = urls.prefix(language, library.default_language) + page.address
        if address in addresses:
            links.append(LinkView(language, library.site.base_url + address, lang=language))
    if len(links) > 1:
        links.append(LinkView("x-default", links[0].href, lang="x-default"))
    return tuple(links) if len(links) > 1 else ()


def _updated(present: Presenter) -> str:
    newest = present.library.newest
    return present.plain_date(newest).words if newest else ""


def _legend(present: Presenter) -> tuple[DateView, ...]:
    dates = [present.date(When(parse_date(edtf), part)) for edtf, part in _LEGEND]  # type: ignore[arg-type]
    return (*dates, present.no_date())
