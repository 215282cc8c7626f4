"""People: one page, an entry for each."""

from __future__ import annotations

from briefing.library.library import Library
from briefing.pages import parts
from briefing.pages.backlinks import article_uses, other_names
from briefing.pages.presenter import Presenter
from briefing.pages.statements import ClaimLine, ledger
from briefing.pages.views import EntityView, LinkView, Phrase, UseView
from briefing.records.catalogue import Person
from briefing.values import dataclass


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
    """The page, or one of its parts: the entries of those whose id has one initial."""

    description: str
    """One sentence above the list and for the head."""
    part: str
    """The letter that it shows; empty on the whole."""
    whole_href: str
    """From a part to the whole; else empty."""
    parts: tuple[LinkView, ...]
    """All parts, where there are any."""
    count: int
    """How many people there are."""
    people: tuple[PersonView, ...]
    """Every person, in the order of the records."""
    lines: tuple[PersonLine, ...]
    """In place of the entries, where there are many people."""


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person on a long page: a line that leads to the entry."""

    id: str
    """The person’s id."""
    title: Phrase
    """The name."""
    organization: EntityView | None
    """Where the person works; None where it is not stated."""
    href: str
    """To the full entry."""


def people(present: Presenter) -> PeopleView:
    """Everybody, in the order of the records; where there are many, a line for each."""
    return _people(present, "")


def people_part(present: Presenter, part: str) -> PeopleView:
    """The entries of those whose id begins with one letter."""
    return _people(present, part)


def _people(present: Presenter, part: str) -> PeopleView:
    known, names = present.library.people, parts.people_parts(present.library)
    ids = [id for id in known if id.startswith(part)]
    lines = bool(names) and not part
    return PeopleView(
        description=present.t("people.deck", n=len(ids)),
        part=part.upper(),
        whole_href=present.href("people/") if part else "",
        parts=tuple(LinkView(name.upper(), present.href(f"people/{name}/"), name == part)
                    for name in names),
        count=len(ids),
        people=() if lines else tuple(_person(present, id, known[id]) for id in ids),
        lines=tuple(_line(present, id, known[id]) for id in ids) if lines else (),
    )


def _line(present: Presenter, id: str, record: Person) -> PersonLine:
    entity = present.entity(id)
    works_at = present.entity(record.organization) if record.organization else None
    return PersonLine(id, entity.name, works_at, entity.href)


def _person(present: Presenter, id: str, record: Person) -> PersonView:
    library = present.library
    about = [c for c in library.claims_about.get(id, ()) if c in library.claims]
    said = [c for c in about if _said(present, c, id)]
    wrote = library.once("written by", lambda: _written_by(library)).get(id, set())
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


def _written_by(library: Library) -> dict[str, set[str]]:
    """Slugs of the articles of everyone who wrote one."""
    written: dict[str, set[str]] = {}
    for article in library.articles:
        for id in article.authors:
            written.setdefault(id, set()).add(article.slug)
    return written


def _said(present: Presenter, claim: str, person: str) -> bool:
    by = present.library.claims[claim].attributed_to
    return by is not None and by.id == person
