"""People: one page, an entry for each."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.pages.backlinks import article_uses, other_names
from briefing.pages.presenter import Presenter
from briefing.pages.statements import ClaimLine, ledger
from briefing.pages.views import EntityView, LinkView, Phrase, UseView
from briefing.records.catalogue import Person


@dataclass(frozen=True, slots=True)
class PersonView:
    """One entry."""

    id: str
    """Id of the person, and the anchor."""
    name: Phrase
    """As readers know it."""
    other_names: tuple[Phrase, ...]
    """Names in the other languages."""
    aliases: str
    """Other ways in which the person is called, in words; empty where there are none."""
    role: Phrase | None
    """What the person does there; None where it is not recorded."""
    organization: EntityView | None
    """Where; None where it is not recorded."""
    said: tuple[ClaimLine, ...]
    """Claims attributed to the person."""
    others: tuple[ClaimLine, ...]
    """Claims that speak of the person."""
    articles: tuple[UseView, ...]
    """Articles of this site that the person wrote."""
    sources: tuple[EntityView, ...]
    """Sources of which the person is an author."""
    links: tuple[LinkView, ...]
    """Further reading, outside the site."""


@dataclass(frozen=True, slots=True)
class PeopleView:
    """The page."""

    description: str
    """One sentence above the list and for the head."""
    count: int
    """How many people there are."""
    people: tuple[PersonView, ...]
    """Every person, in the order of the records."""


def people(present: Presenter) -> PeopleView:
    """Everybody, in the order of the records."""
    known = present.library.people
    return PeopleView(
        description=present.t("people.deck", n=len(known)),
        count=len(known),
        people=tuple(_person(present, id, record) for id, record in known.items()),
    )


def _person(present: Presenter, id: str, record: Person) -> PersonView:
    library = present.library
    about = [c for c in library.claims_about.get(id, ()) if c in library.claims]
    said = [c for c in about if _said(present, c, id)]
    wrote = {a.slug for a in library.articles if any(by.id == id for by in a.front.authors)}
    return PersonView(
        id=id,
        name=present.name(record),
        other_names=other_names(present, record.name),
        aliases=present.join([present.phrase(alias).text for alias in record.aliases]),
        role=present.phrase(record.role) if record.role else None,
        organization=present.entity(record.organization) if record.organization else None,
        said=ledger(present, said),
        others=ledger(present, [c for c in about if c not in said]),
        articles=article_uses(present, wrote),
        sources=tuple(
            present.entity(source) for source, s in library.sources.items()
            if any(author.id == id for author in s.authors)
        ),
        links=tuple(LinkView(present.phrase(w.title).text, w.url) for w in record.links),
    )


def _said(present: Presenter, claim: str, person: str) -> bool:
    by = present.library.claims[claim].attributed_to
    return by is not None and by.id == person
