"""The way back: where the site speaks of a record, and which claims its fields rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from briefing.pages import urls
from briefing.pages.presenter import Presenter
from briefing.pages.views import Phrase, UseView
from briefing.records.fields import Record, Stated
from briefing.records.text import Localized


def cited_claims(record: Record) -> tuple[str, ...]:
    """Ids of the claims that a record's fields point to, in the order of its fields."""
    return tuple(dict.fromkeys(_cited(record)))


def _cited(value: Any) -> Iterator[str]:
    if isinstance(value, Stated):
        yield from (value.claim,) if value.claim else ()
    elif isinstance(value, Record):
        claim = getattr(value, "claim", None)
        yield from (claim,) if isinstance(claim, str) else ()
        for name in type(value).model_fields:
            yield from _cited(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _cited(item)


def claims_of_record(present: Presenter, id: str) -> tuple[str, ...]:
    """Claims that a record's fields rest on, then those that speak of it; none withdrawn."""
    library = present.library
    _, record = library.record(id)
    ids = (*cited_claims(record), *library.claims_about.get(id, ()))
    return tuple(dict.fromkeys(claim for claim in ids if claim in library.claims))


def uses_of_record(present: Presenter, id: str, claims: Iterable[str]) -> tuple[UseView, ...]:
    """Articles that name the record or carry one of its claims, then events of its claims."""
    library, wanted = present.library, set(claims)
    slugs = {article.slug for article in library.articles_naming.get(id, ())}
    for claim in wanted:
        slugs |= {article.slug for article in library.articles_with_claim.get(claim, ())}
    events = (event for event, record in library.events.items() if wanted & set(record.claims))
    return article_uses(present, slugs) + tuple(_use(present, event) for event in events)


def article_uses(present: Presenter, slugs: Iterable[str]) -> tuple[UseView, ...]:
    """Links to articles, in the page's language where they are written in it."""
    wanted = set(slugs)
    return tuple(
        UseView(
            Phrase(a.front.title, "" if a.language == present.language else a.language),
            present.edition_href(a.language, urls.article(a.slug)), "article",
        )
        for a in present.library.articles_in(present.language) if a.slug in wanted
    )


def record_uses(present: Presenter, claim: str) -> tuple[UseView, ...]:
    """Models, organizations and terms with a field that rests on the claim."""
    library = present.library
    shelves: tuple[dict[str, Any], ...] = (library.models, library.organizations, library.terms)
    return tuple(
        _use(present, id)
        for records in shelves for id, record in records.items() if claim in cited_claims(record)
    )


def other_names(present: Presenter, name: Localized) -> tuple[Phrase, ...]:
    """A name's forms in the site's other languages, where they differ from the one shown."""
    shown = present.phrase(name).text
    found: dict[str, Phrase] = {}
    for language in present.library.languages:
        text = name.get(language)
        if text and text != shown and name.shared is None:
            found.setdefault(text, Phrase(text, language))
    return tuple(found.values())


def _use(present: Presenter, id: str) -> UseView:
    entity = present.entity(id)
    return UseView(entity.name, entity.href, entity.kind)
