"""The search page: a complete index of links; a script shows what it finds in the place of it."""

from __future__ import annotations

from dataclasses import replace

from briefing.pages import parts, urls
from briefing.pages.presenter import Presenter
from briefing.pages.search_cards import SHELVES, about
from briefing.pages.views import Phrase
from briefing.records.record import Record
from briefing.values import dataclass

_EXAMPLES = 4


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of the index."""

    title: Phrase
    """Words of the link."""
    href: str
    """Relative way to the page, with the anchor."""
    text: Phrase | None
    """A sentence about it, where there is one; left out where its kind has many."""


@dataclass(frozen=True, slots=True)
class HitGroup:
    """The lines of one kind."""

    id: str
    """Anchor of the group: `x-` and the kind."""
    title: str
    """Name of the kind, in words."""
    count: int
    """How many lines it has."""
    hits: tuple[Hit, ...]
    """Its lines; empty where there are many: they stand at `href`."""
    href: str
    """To the page of this kind alone, where there are many; else empty."""


@dataclass(frozen=True, slots=True)
class SearchView:
    """The page, or one of its parts: the lines of one kind that has many."""

    description: str
    """One sentence above the field and for the head."""
    part: str
    """The kind that it shows, in words; empty on the whole."""
    whole_href: str
    """From a part to the whole; else empty."""
    action: str
    """Where the form leads: to the whole."""
    index: str
    """Relative way to the folder in which the page's script searches; empty on a part."""
    count: int
    """How many lines the index has."""
    groups: tuple[HitGroup, ...]
    """Only kinds that have entries."""
    examples: tuple[str, ...]
    """Words that find something."""


def search(present: Presenter) -> SearchView:
    """The index of one language; kinds of which there are many have a page of their own."""
    library, t = present.library, present.t
    long = parts.search_parts(library)
    groups = tuple(
        HitGroup(f"x-{kind}", t(f"search.group.{kind}"), len(ids),
                 () if kind in long else _hits(present, kind),
                 present.href(f"search/{kind}/") if kind in long else "")
        for kind, ids in parts.search_kinds(library).items() if ids
    )
    return SearchView(
        description=t("search.deck"), part="", whole_href="",
        action=present.href("search/"), index=present.href(urls.INDEX_FOLDER),
        count=sum(group.count for group in groups),
        groups=groups,
        examples=_examples(present),
    )


def search_part(present: Presenter, kind: str) -> SearchView:
    """The index of one kind."""
    words = present.t(f"search.group.{kind}")
    hits = tuple(replace(hit, text=None) for hit in _hits(present, kind))
    whole = present.href("search/")
    return SearchView(
        description=present.t("search.deck"), part=words, whole_href=whole, action=whole, index="",
        count=len(hits), groups=(HitGroup(f"x-{kind}", words, len(hits), hits, ""),), examples=(),
    )


def _hits(present: Presenter, kind: str) -> tuple[Hit, ...]:
    library = present.library
    if kind == "article":
        return _articles(present)
    if kind == "claim":
        return tuple(_claim(present, id) for id in library.claims)
    return tuple(_record(present, id, record)
                 for id, record in getattr(library, SHELVES[kind]).items())


def _articles(present: Presenter) -> tuple[Hit, ...]:
    hits = []
    for article in present.library.articles_in(present.language):
        lang = "" if article.language == present.language else article.language
        hits.append(Hit(
            Phrase(article.front.title, lang),
            present.edition_href(article.language, urls.article(article.slug)),
            Phrase(article.front.summary, lang),
        ))
    return tuple(hits)


def _claim(present: Presenter, id: str) -> Hit:
    claim = present.library.claims[id]
    return Hit(present.phrase(claim.headline), present.claim_href(id),
               present.phrase(claim.statement))


def _record(present: Presenter, id: str, record: Record) -> Hit:
    entity = present.entity(id)
    return Hit(entity.name, entity.href, about(present, record))


def _examples(present: Presenter) -> tuple[str, ...]:
    """Names of whatever has the most claims, and a term."""
    library = present.library
    known = {**library.organizations, **library.models, **library.people}
    ranked = sorted((id for id in library.claims_about if id in known),
                    key=lambda id: -len(library.claims_about[id]))
    ids = (*ranked[: _EXAMPLES - 1], *list(library.terms)[:1])
    return tuple(dict.fromkeys(present.entity(id).name.text for id in ids))
