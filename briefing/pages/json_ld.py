"""What search engines read of a page: JSON-LD in the words of schema.org."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from briefing.library.articles import Article
from briefing.library.library import Library
from briefing.pages import urls
from briefing.pages.parts import finer_parts, have_pages, is_long
from briefing.pages.presenter import Presenter
from briefing.records.facts import Source
from briefing.records.fields import Named

SPDX = "https://spdx.org/licenses/"


def json_ld(present: Presenter, template: str, description: str) -> str:
    """The data block of a page made by `template`, safe inside `<script>`; empty for most pages."""
    if template == "article.html":
        article = _article_at(present)
        made = _news_article(present, article) if article else None
    else:
        maker = _MAKERS.get(template)
        made = maker(present, description) if maker else None
    return script_safe(made) if made else ""


def script_safe(data: dict[str, Any]) -> str:
    """JSON that ends no script element, whatever its texts hold (HTML 4.12.1.3)."""
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False,
                      separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def _article_at(present: Presenter) -> Article | None:
    prefix = urls.prefix(present.language, present.library.default_language)
    slug = present.url.removeprefix(prefix).removeprefix("articles/").removesuffix("/")
    is_one = present.url == prefix + urls.article(slug)
    return present.library.article(slug, present.language) if is_one else None


def _news_article(present: Presenter, article: Article) -> dict[str, Any]:
    library, front = present.library, article.front
    made: dict[str, Any] = {
        "@type": "NewsArticle",
        "headline": front.title,
        "inLanguage": article.language,
        "datePublished": front.date.iso,
        "dateModified": (front.updated or front.date).iso,
        "author": [_somebody(present, author) for author in front.authors],
        "publisher": _publisher(present),
        "mainEntityOfPage": library.site.base_url + present.url,
        "citation": [_citation(present, library.sources[id]) for id in front.sources],
    }
    if library.site.licence:
        made["license"] = f"{SPDX}{library.site.licence}"
    if front.translated_from:
        original = library.article(article.slug, front.translated_from.language)
        if original:
            made["translationOfWork"] = {"@id": _address(library, original)}
    translations = [
        {"@id": _address(library, other)}
        for language in library.languages if (other := library.article(article.slug, language))
        and other.front.translated_from and other.front.translated_from.language == article.language
    ]
    if translations:
        made["workTranslation"] = translations
    return made


def _address(library: Library, article: Article) -> str:
    prefix = urls.prefix(article.language, library.default_language)
    return library.site.base_url + prefix + urls.article(article.slug)


def _somebody(present: Presenter, named: Named) -> dict[str, Any]:
    person = named.id in present.library.people
    return {"@type": "Person" if person else "Organization",
            "name": present.named(named).name.text}


def _publisher(present: Presenter) -> dict[str, Any]:
    return {"@type": "Organization", "name": present.phrase(present.library.site.title).text,
            "url": present.library.site.base_url}


def _citation(present: Presenter, source: Source) -> dict[str, Any]:
    made: dict[str, Any] = {"@type": "CreativeWork", "name": present.name(source).text}
    if source.authors:
        made["author"] = [_somebody(present, author) for author in source.authors]
    if source.publisher:
        made["publisher"] = {"@type": "Organization",
                             "name": present.entity(source.publisher).name.text}
    if source.url:
        made["url"] = source.url
    if source.published and source.published.iso:  # schema.org's dates are ISO 8601's
        made["datePublished"] = source.published.iso
    if source.language:
        made["inLanguage"] = source.language
    return made


def _glossary(present: Presenter, description: str) -> dict[str, Any]:
    """The terms whose entries stand on this page; where it has lines, their own pages have them."""
    page = present.library.site.base_url + present.url
    made: dict[str, Any] = {
        "@type": "DefinedTermSet",
        "@id": page,
        "name": present.t("glossary.title"),
        "description": description,
        "inLanguage": present.language,
    }
    if terms := [_defined_term(present, id, f"{page}#{id}") for id in _entries(present)]:
        made["hasDefinedTerm"] = terms
    return made


def _entries(present: Presenter) -> Iterable[str]:
    """Ids of the terms whose entries stand on a page of the glossary."""
    library = present.library
    if not is_long(library.terms):
        return library.terms
    part = present.url.removesuffix("/").rpartition("/")[2]
    if have_pages(library) or finer_parts(library, present.language, part):
        return ()
    return library.terms_in_part.get(f"{present.language}/{part}", ())


def _term(present: Presenter, description: str) -> dict[str, Any]:
    """A term that has a page of its own."""
    library = present.library
    prefix = urls.prefix(present.language, library.default_language)
    id = present.url.removesuffix("/").rpartition("/")[2]
    return {
        **_defined_term(present, id, library.site.base_url + present.url),
        "inLanguage": present.language,
        "inDefinedTermSet": {"@type": "DefinedTermSet", "name": present.t("glossary.title"),
                             "@id": f"{library.site.base_url}{prefix}glossary/"},
    }


def _defined_term(present: Presenter, id: str, address: str) -> dict[str, Any]:
    """A term with its other forms, but none that is to be avoided."""
    term = present.library.terms[id]
    name = present.name(term).text
    others = dict.fromkeys(
        text for form in term.forms.values()
        for text in (form.term, *(a.term for a in form.aliases if a.status != "avoid")))
    others.pop(name, None)
    return {"@type": "DefinedTerm", "@id": address, "termCode": id, "name": name,
            **({"alternateName": list(others)} if others else {}),
            "description": present.phrase(term.definition).text}


def _dataset(name: str, *files: tuple[str, str]) -> Callable[[Presenter, str], dict[str, Any]]:
    def make(present: Presenter, description: str) -> dict[str, Any]:
        site = present.library.site
        made: dict[str, Any] = {
            "@type": "Dataset",
            "name": f"{present.t(f'{name}.title')} · {present.phrase(site.title).text}",
            "description": description,
            "url": site.base_url + present.url,
            "creator": _publisher(present),
            "isAccessibleForFree": True,
            "distribution": [
                {"@type": "DataDownload", "encodingFormat": kind,
                 "contentUrl": site.base_url + urls.DATA_FOLDER + file} for file, kind in files
            ],
        }
        return made | ({"license": f"{SPDX}{site.licence}"} if site.licence else {})

    return make


_JSON = "application/json"
_MAKERS: dict[str, Callable[[Presenter, str], dict[str, Any]]] = {
    "glossary.html": _glossary,
    "term.html": _term,
    "models.html": _dataset("models", ("models.json", _JSON), ("models.csv", "text/csv")),
    "evidence.html": _dataset("evidence", ("claims.json", _JSON)),
    "timeline.html": _dataset("timeline", ("events.json", _JSON)),
}
