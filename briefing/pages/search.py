"""The search page: a complete index of the site, which a script narrows to what is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefing.pages import urls
from briefing.pages.glossary import toneless
from briefing.pages.presenter import Presenter
from briefing.pages.views import Phrase
from briefing.records.catalogue import Term
from briefing.records.fields import Record
from briefing.records.text import Localized

_EXAMPLES = 4


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of the index."""

    title: Phrase
    """Words of the link."""
    href: str
    """Relative way to the page, with the anchor."""
    text: Phrase | None
    """A sentence about it, where there is one."""
    search: str
    """What a reader may type for it, in lower case, in every language."""


@dataclass(frozen=True, slots=True)
class HitGroup:
    """The lines of one kind."""

    id: str
    """Anchor of the group: `x-` and the kind."""
    title: str
    """Name of the kind, in words."""
    hits: tuple[Hit, ...]
    """Its lines, in the order of the records."""


@dataclass(frozen=True, slots=True)
class SearchView:
    """The page."""

    description: str
    """One sentence above the field and for the head."""
    action: str
    """Where the form leads: to this page."""
    count: int
    """How many lines the index has."""
    groups: tuple[HitGroup, ...]
    """Only kinds that have entries."""
    examples: tuple[str, ...]
    """Words that find something."""


def search(present: Presenter) -> SearchView:
    """The index of one language."""
    library = present.library
    claims = tuple(_claim(present, id) for id in library.claims)
    found = {"article": _articles(present), "claim": claims}
    for kind, records in (
        ("event", library.events), ("model", library.models),
        ("organization", library.organizations), ("person", library.people),
        ("term", library.terms), ("scale", library.scales), ("source", library.sources),
    ):
        found[kind] = tuple(_record(present, id, record) for id, record in records.items())
    groups = tuple(
        HitGroup(f"x-{kind}", present.t(f"search.group.{kind}"), hits)
        for kind, hits in found.items() if hits
    )
    return SearchView(
        description=present.t("search.deck"),
        action=present.href("search/"),
        count=sum(len(group.hits) for group in groups),
        groups=groups,
        examples=_examples(present),
    )


def _articles(present: Presenter) -> tuple[Hit, ...]:
    hits = []
    for article in present.library.articles_in(present.language):
        lang = "" if article.language == present.language else article.language
        hits.append(Hit(
            Phrase(article.front.title, lang),
            present.edition_href(article.language, urls.article(article.slug)),
            Phrase(article.front.summary, lang),
            _typed([article.front.title, article.front.summary]),
        ))
    return tuple(hits)


def _claim(present: Presenter, id: str) -> Hit:
    claim = present.library.claims[id]
    statement = present.phrase(claim.statement)
    return Hit(present.phrase(claim.headline), present.claim_href(id), statement,
               _typed([*claim.headline.texts(), statement.text]))


def _record(present: Presenter, id: str, record: Record) -> Hit:
    entity = present.entity(id)
    return Hit(entity.name, entity.href, _about(present, record),
               _typed([entity.name.text, *_names(record)]))


def _about(present: Presenter, record: Record) -> Phrase | None:
    for field in ("description", "definition", "note", "role"):
        text = getattr(record, field, None)
        if isinstance(text, Localized):
            return present.phrase(text)
    return None


def _names(record: Record) -> Iterable[str]:
    """Every name of a record, in every language."""
    if isinstance(record, Term):
        for form in record.forms.values():
            yield form.term
            yield from (alias.term for alias in form.aliases)
            if form.pinyin:
                yield toneless(form.pinyin)
                yield toneless(form.pinyin).replace(" ", "").replace("'", "")
        return
    texts = [getattr(record, field, None) for field in ("name", "short_name", "title")]
    legal = getattr(record, "legal_name", None)
    for text in (*texts, legal.value if legal else None, *getattr(record, "aliases", ())):
        if isinstance(text, Localized):
            yield from text.texts()


def _typed(texts: Iterable[str]) -> str:
    """The texts in lower case, each once, without those that stand inside another."""
    lower = list(dict.fromkeys(text.lower() for text in texts))
    return " ".join(t for t in lower if not any(t != other and t in other for other in lower))


def _examples(present: Presenter) -> tuple[str, ...]:
    """Names of whatever has the most claims, and a term."""
    library = present.library
    known = {**library.organizations, **library.models, **library.people}
    ranked = sorted((id for id in library.claims_about if id in known),
                    key=lambda id: -len(library.claims_about[id]))
    ids = (*ranked[: _EXAMPLES - 1], *list(library.terms)[:1])
    return tuple(dict.fromkeys(present.entity(id).name.text for id in ids))
