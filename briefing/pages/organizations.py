"""Organizations: the list by kind, and one page each."""

from __future__ import annotations

from briefing.pages.backlinks import claims_of_record, other_names, uses_of_record
from briefing.pages.charts import FundingView, funding
from briefing.pages.presenter import Presenter
from briefing.pages.spec import FieldView, SpecBuilder
from briefing.pages.statements import ClaimLine, in_order, ledger
from briefing.pages.views import (
    DateView,
    EntityView,
    MarkView,
    PartView,
    Phrase,
    UseView,
    ValueView,
)
from briefing.records.catalogue import Organization
from briefing.values import dataclass

_INVESTOR = ("investor", "lead_investor")


@dataclass(frozen=True, slots=True)
class OrganizationRow:
    """One line of the list."""

    id: str
    """Id of the organization."""
    name: Phrase
    """As readers know it."""
    other_names: tuple[Phrase, ...]
    """Its names in the other languages."""
    href: str
    """Relative way to its own page."""
    city: Phrase | None
    """Where it sits; None where that is not stated."""
    models: int
    """How many systems of the catalogue it develops."""
    claims: int
    """How many claims speak of it."""


@dataclass(frozen=True, slots=True)
class OrganizationGroup:
    """The organizations of one kind."""

    kind: str
    """Key of the kind: lab, company, fund, government, publisher."""
    words: str
    """The same in words."""
    rows: tuple[OrganizationRow, ...]
    """Its organizations, in the order of the records."""


@dataclass(frozen=True, slots=True)
class OrganizationsView:
    """The list."""

    description: str
    """One sentence above the list and for the head."""
    count: int
    """How many organizations there are."""
    groups: tuple[OrganizationGroup, ...]
    """One for each kind that has any."""


@dataclass(frozen=True, slots=True)
class InvestmentView:
    """A round in which the organization put money."""

    date: DateView
    """When the round was; the words "not stated" where that is not known."""
    recipients: tuple[PartView, ...]
    """Who got the money."""
    role: str
    """Its role, in words."""
    values: tuple[ValueView, ...]
    """The round's, not the organization's share."""
    marks: tuple[MarkView, ...]
    """Leads to the claim's evidence."""


@dataclass(frozen=True, slots=True)
class SystemView:
    """A model that it develops."""

    entity: EntityView
    """The model, linked to its own page."""
    category_words: str
    """Its category, in words."""


@dataclass(frozen=True, slots=True)
class MemberView:
    """A person of the organization."""

    entity: EntityView
    """The person, linked to the list of people."""
    role: Phrase | None
    """What the person does there; None where it is not recorded."""


@dataclass(frozen=True, slots=True)
class OrganizationView:
    """An organization's own page."""

    description: str
    """One sentence for the head: search engines and social cards show it."""
    name: Phrase
    """As readers know it."""
    other_names: tuple[Phrase, ...]
    """Its names in the other languages."""
    about: Phrase | None
    """The editor's description."""
    kind_words: str
    """Its kind, in words."""
    list_href: str
    """Relative way to the list of organizations."""
    catalogue_href: str
    """Relative way to the catalogue of models."""
    funding: FundingView | None
    """Chart and table of the rounds in which it got money; None where there is none."""
    investments: tuple[InvestmentView, ...]
    """Rounds in which it put money, newest first."""
    systems: tuple[SystemView, ...]
    """Models that it develops, in the order of the records."""
    people: tuple[MemberView, ...]
    """Its people, in the order of the records."""
    parts: tuple[EntityView, ...]
    """Organizations whose parent it is."""
    ledger: tuple[ClaimLine, ...]
    """What else is said of it: every claim that is not in one of the tables."""
    fields: tuple[FieldView, ...]
    """The record's fields; what no source states says so."""
    uses: tuple[UseView, ...]
    """Where on the site it appears."""


def organizations(present: Presenter) -> OrganizationsView:
    """All organizations, by kind."""
    library, t = present.library, present.t
    groups: dict[str, list[OrganizationRow]] = {kind: [] for kind in t.get("organizations.kind")}
    for id, record in library.organizations.items():
        groups[record.kind].append(_row(present, id, record))
    count = len(library.organizations)
    return OrganizationsView(
        description=t("organizations.deck", n=count),
        count=count,
        groups=tuple(
            OrganizationGroup(kind, t(f"organizations.kinds.{kind}"), tuple(rows))
            for kind, rows in groups.items() if rows
        ),
    )


def _row(present: Presenter, id: str, record: Organization) -> OrganizationRow:
    entity = present.entity(id)
    city = record.city.value if record.city else None
    return OrganizationRow(
        id=id, name=entity.name, other_names=other_names(present, record.name), href=entity.href,
        city=present.phrase(city) if city else None,
        models=sum(model.developer == id for model in present.library.models.values()),
        claims=len(claims_of_record(present, id)),
    )


def organization(present: Presenter, id: str) -> OrganizationView:
    """One organization's own page."""
    library, t = present.library, present.t
    record = library.organizations[id]
    claims = claims_of_record(present, id)
    received = [claim for claim in claims if _role(present, claim, id, ("recipient",))]
    invested = [claim for claim in claims if _role(present, claim, id, _INVESTOR)]
    # Marks are numbered as they are asked for: in the order in which the page shows them.
    chart = funding(present, id) if received else None
    chart = chart if chart and chart.rows else None
    investments = tuple(_investment(present, id, claim)
                        for claim in reversed(in_order(library, invested)))
    tabled = {mark.claim for row in chart.rows for mark in row.marks} if chart else set()
    rest = [claim for claim in claims if claim not in tabled and claim not in invested]
    lines = ledger(present, rest)
    about = present.phrase(record.description) if record.description else None
    return OrganizationView(
        description=about.text if about else present.name(record).text,
        name=present.name(record), other_names=other_names(present, record.name), about=about,
        kind_words=t(f"organizations.kind.{record.kind}"),
        list_href=present.href("organizations/"),
        catalogue_href=present.href("models/"),
        funding=chart,
        investments=investments,
        systems=_systems(present, id),
        people=_people(present, id),
        parts=tuple(present.entity(other) for other, o in library.organizations.items()
                    if o.parent and o.parent.value == id),
        ledger=lines,
        fields=_fields(present, record),
        uses=uses_of_record(present, id, claims),
    )


def _role(present: Presenter, claim: str, id: str, roles: tuple[str, ...]) -> str:
    """The role that the organization has in a funding claim, if it is one of `roles`."""
    record = present.library.claims[claim]
    if record.topic != "funding":
        return ""
    return next((p.role for p in record.participants if p.id == id and p.role in roles), "")


def _investment(present: Presenter, id: str, claim: str) -> InvestmentView:
    view = present.claim(claim)
    return InvestmentView(
        date=view.best_date or present.no_date(),
        recipients=tuple(p for p in view.participants if p.role_id == "recipient"),
        role=present.t(f"claim.role.{_role(present, claim, id, _INVESTOR)}"),
        values=view.values,
        marks=present.marks([claim]),
    )


def _systems(present: Presenter, id: str) -> tuple[SystemView, ...]:
    return tuple(
        SystemView(present.entity(model), present.t(f"models.category.{record.category}"))
        for model, record in present.library.models.items() if record.developer == id
    )


def _people(present: Presenter, id: str) -> tuple[MemberView, ...]:
    return tuple(
        MemberView(present.entity(person), present.phrase(record.role) if record.role else None)
        for person, record in present.library.people.items() if record.organization == id
    )


def _fields(present: Presenter, record: Organization) -> tuple[FieldView, ...]:
    t, spec = present.t, SpecBuilder(present, "organizations")

    def country(code: str) -> Phrase:
        key = f"organizations.country.{code}"
        return Phrase(t(key) if t.has(key) else code)

    aliases = [present.phrase(alias).text for alias in record.aliases]
    if record.short_name:
        aliases.insert(0, present.phrase(record.short_name).text)
    known_as = present.join(list(dict.fromkeys(aliases)))
    rows = (
        spec.own("kind", Phrase(t(f"organizations.kind.{record.kind}"))),
        spec.text("legal_name", record.legal_name),
        spec.own("aliases", Phrase(known_as) if known_as else None),
        spec.text("city", record.city),
        spec.literal("country", record.country, country),
        spec.date("founded", record.founded),
        spec.reference("parent", record.parent),
        spec.web("links", *record.links),
    )
    # Other names and links are the editor's to give; a source does not owe them.
    return tuple(row for row in rows if row.stated or row.name not in ("aliases", "links"))
