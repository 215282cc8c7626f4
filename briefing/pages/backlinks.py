"""The way back: where the site speaks of a record, and which claims its fields rest on."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.library.relations import cited_claims
from briefing.pages import urls
from briefing.pages.presenter import Presenter
from briefing.pages.views import Phrase, UseView
from briefing.records.text import Localized


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
    events: set[str] = set()
    for claim in wanted:
        slugs |= {article.slug for article in library.articles_with_claim.get(claim, ())}
        events.update(library.events_with_claim.get(claim, ()))
    return (*article_uses(present, slugs),
            *(_use(present, event) for event in library.in_file_order("events", events)))


def article_uses(present: Presenter, slugs: Iterable[str]) -> tuple[UseView, ...]:
    """Links to articles, in the page's language where they are written in it."""
    return tuple(
        UseView(
            Phrase(a.front.title, "" if a.language == present.language else a.language),
            present.edition_href(a.language, urls.article(a.slug)), "article",
        )
        for a in present.library.editions_of(slugs, present.language)
    )


def record_uses(present: Presenter, claim: str) -> tuple[UseView, ...]:
    """Models, organizations and terms with a field that rests on the claim."""
    return tuple(_use(present, id) for id in present.library.fields_with_claim.get(claim, ()))


def other_names(present: Presenter, name: Localized) -> tuple[Phrase, ...]:
    """A name's forms in the site's other languages, where they differ from the one shown."""
    shown = present.phrase(name).text
    found: dict[str, Phrase] = {}
    for language in present.library.beside(present.language):
        text = name.get(language)
        if text and text != shown and name.shared is None:
            found.setdefault(text, Phrase(text, language))
    return tuple(found.values())


def _use(present: Presenter, id: str) -> UseView:
    entity = present.entity(id)
    return UseView(entity.name, entity.href, entity.kind)
