"""The catalogue of models: the list, a model's own page, and the comparison."""

from __future__ import annotations

from dataclasses import replace

from briefing.library.when import When
from briefing.pages import parts
from briefing.pages.backlinks import claims_of_record, other_names, uses_of_record
from briefing.pages.charts import FamilyView, family
from briefing.pages.facets import NOT_STATED, Facet, one_of
from briefing.pages.model_fields import model_fields
from briefing.pages.presenter import Presenter
from briefing.pages.spec import FieldView
from briefing.pages.statements import ClaimLine, ledger
from briefing.pages.views import DateView, EntityView, MarkView, Phrase, UseView
from briefing.records.catalogue import Model
from briefing.values import dataclass

COMPARABLE = 30
"""Models beyond which there is no matrix of all; a script sets the chosen side by side."""
_ROW_MARKS = 5


@dataclass(frozen=True, slots=True)
class ModelRow:
    """One line of the catalogue."""

    id: str
    """Id of the model."""
    name: Phrase
    """As its maker writes it."""
    href: str
    """Relative way to its own page."""
    description: Phrase | None
    """The editor's sentence about it; None where there is none."""
    developer: EntityView | None
    """Who develops it; None where it is not recorded."""
    developer_key: str
    """For the facet: the developer's id, or `x-ns`."""
    category: str
    """Key of its category, for the facet."""
    category_words: str
    """Its category, in words."""
    first_seen: DateView | None
    """Earliest of proposed, trained and released; None where no source gives any."""
    first_seen_as: str
    """Which of these it is, in words."""
    first_seen_key: str
    """Sorts; 9999 where not stated."""
    openness: str
    """`open`, `closed` or `x-ns`."""
    openness_words: str
    """Empty where not stated."""
    family: EntityView | None
    """The model that heads its family; None where it is not recorded."""
    marks: tuple[MarkView, ...]
    """The first few of its claims."""
    more: int
    """How many further claims its own page has."""


@dataclass(frozen=True, slots=True)
class CatalogueView:
    """The list."""

    description: str
    """One sentence above the list and for the head."""
    count: int
    """How many models there are."""
    rows: tuple[ModelRow, ...]
    """One for each model."""
    facets: tuple[Facet, ...]
    """Chips that filter the rows: developer, category, openness; and how they are shown."""
    comparable: bool
    """Whether models can be compared: there are at least two."""
    long: bool
    """Whether a row is one line, and the families' trees stand on the families' own pages."""
    compare_href: str
    """Where the form of the comparison leads."""
    families: tuple[FamilyView, ...]
    """A tree for each family."""
    family_links: tuple[EntityView, ...]
    """In place of the trees, where the catalogue is long."""


@dataclass(frozen=True, slots=True)
class RelationView:
    """How the model stands to something else."""

    words: str
    """The relation's name: based on, differs from …"""
    target: EntityView
    """The other model; without a link where it has no record."""
    marks: tuple[MarkView, ...]
    """The claim that bears it out; empty where none does."""


@dataclass(frozen=True, slots=True)
class ModelView:
    """A model's own page."""

    description: str
    """One sentence for the head: search engines and social cards show it."""
    name: Phrase
    """As its maker writes it."""
    other_names: tuple[Phrase, ...]
    """Its names in the other languages."""
    about: Phrase | None
    """The editor's description."""
    category_words: str
    """Its category, in words."""
    catalogue_href: str
    """Relative way to the catalogue."""
    fields: tuple[FieldView, ...]
    """Every field of the record, stated or not."""
    stated: int
    """How many of `fields` are stated."""
    relations: tuple[RelationView, ...]
    """How it stands to other models, as the record lists them."""
    ledger: tuple[ClaimLine, ...]
    """What is said of it: every claim, earliest first, those without a date last."""
    family: FamilyView | None
    """The tree of the family that it is or belongs to."""
    uses: tuple[UseView, ...]
    """Where on the site it appears."""
    compare_href: str
    """To the comparison with its relatives; empty where there is none."""


@dataclass(frozen=True, slots=True)
class CompareRow:
    """One field of all models."""

    label: str
    """Name of the field, in words."""
    cells: tuple[FieldView, ...]
    """In the order of the columns."""


@dataclass(frozen=True, slots=True)
class CompareView:
    """Models side by side; the page's script shows those asked for."""

    description: str
    """One sentence above the table and for the head."""
    catalogue_href: str
    """Relative way to the catalogue."""
    columns: tuple[EntityView, ...]
    """All models; empty where there are too many for one page, and the script loads them."""
    rows: tuple[CompareRow, ...]
    """One for each field that is stated of some model."""
    silent: str
    """Names of the fields that are stated of no model, in words; empty where there are none."""
    count: int
    """How many models there are."""


def models(present: Presenter) -> CatalogueView:
    """The whole catalogue."""
    library, t = present.library, present.t
    long = parts.is_long(library.models)
    rows = tuple(model_row(present, id, brief=long) for id in library.models)
    heads = [id for id in library.models if _is_family(present, id)]
    return CatalogueView(
        description=t("models.deck", n=len(rows)),
        count=len(rows),
        rows=rows,
        facets=_facets(present, rows),
        comparable=len(rows) >= 2,
        long=long,
        compare_href=present.href("models/compare/"),
        families=() if long else tuple(family(present, id) for id in heads),
        family_links=tuple(present.entity(id) for id in heads) if long else (),
    )


def _is_family(present: Presenter, id: str) -> bool:
    """Whether a tree can be drawn: it is a family, or other models say that it is theirs."""
    known = present.library.models
    return known[id].category == "family" or any(m.family == id for m in known.values())


def _facets(present: Presenter, rows: tuple[ModelRow, ...]) -> tuple[Facet, ...]:
    t = present.t
    names = {r.developer_key: r.developer.name.text for r in rows if r.developer}
    openness = {r.openness: r.openness_words for r in rows if r.openness_words}
    missing = t("models.not_stated_short")
    return (
        one_of("d", t("models.field.developer"), t("models.all"),
               (r.developer_key for r in rows), lambda key: names.get(key, missing)),
        one_of("t", t("models.field.category"), t("models.all"),
               (r.category for r in rows), lambda key: t(f"models.category.{key}")),
        one_of("o", t("models.openness"), t("models.all"),
               (r.openness for r in rows), lambda key: openness.get(key, missing)),
    )


def model_row(present: Presenter, id: str, *, brief: bool = False) -> ModelRow:
    """A model's line in the catalogue; a brief one has no description and no marks."""
    library, t = present.library, present.t
    model = library.models[id]
    entity, claims = present.entity(id), () if brief else claims_of_record(present, id)
    about = None if brief else model.description
    seen_as, seen = first_seen(present, model)
    openness = _openness(model)
    return ModelRow(
        id=id, name=entity.name, href=entity.href,
        description=present.phrase(about) if about else None,
        developer=present.entity(model.developer) if model.developer else None,
        developer_key=model.developer or NOT_STATED,
        category=model.category, category_words=t(f"models.category.{model.category}"),
        first_seen=present.date(seen) if seen else None,
        first_seen_as=t(f"models.seen.{seen_as}") if seen else "",
        first_seen_key=seen.date.sort_key[0].isoformat() if seen else "9999",
        openness=openness,
        openness_words="" if openness == NOT_STATED else t(f"models.open_weights.{openness}"),
        family=present.entity(model.family) if model.family else None,
        marks=present.marks(claims[:_ROW_MARKS]),
        more=max(0, len(claims) - _ROW_MARKS),
    )


def first_seen(present: Presenter, model: Model) -> tuple[str, When | None]:
    """The earliest date of a model that a source gives, and which field it comes from."""
    found = [
        (when.date.sort_key, name, when)
        for name in ("proposed", "trained", "release_date")
        if (when := present.library.date_of(getattr(model, name)))
    ]
    if not found:
        return "", None
    _, name, when = min(found, key=lambda item: item[0])
    return name, when


def _openness(model: Model) -> str:
    value = model.open_weights.value if model.open_weights else None
    return NOT_STATED if value is None else "open" if value else "closed"


def model(present: Presenter, id: str) -> ModelView:
    """One model's own page."""
    library, t = present.library, present.t
    record = library.models[id]
    about = present.phrase(record.description) if record.description else None
    claims = claims_of_record(present, id)
    # Marks are numbered as they are asked for: in the order in which the page shows them.
    lines, relations = ledger(present, claims), _relations(present, record)
    head = record.family or id
    tree = family(present, head) if _is_family(present, head) else None
    fields = model_fields(present, id)
    return ModelView(
        description=about.text if about else present.name(record).text,
        name=present.name(record),
        other_names=other_names(present, record.name),
        about=about,
        category_words=t(f"models.category.{record.category}"),
        catalogue_href=present.href("models/"),
        fields=fields,
        stated=sum(field.stated for field in fields),
        relations=relations,
        ledger=lines,
        family=tree,
        uses=uses_of_record(present, id, claims),
        compare_href=_compare_href(present, id),
    )


def _relations(present: Presenter, record: Model) -> tuple[RelationView, ...]:
    return tuple(
        RelationView(
            present.t(f"models.relation.{relation.kind}"), present.named(relation.target),
            present.marks([relation.claim]) if relation.claim else (),
        )
        for relation in record.relations
    )


def _compare_href(present: Presenter, id: str) -> str:
    """Compare with up to three others: its family first, then its category, then its developer."""
    known = present.library.models
    if len(known) < 2:
        return ""
    this = known[id]

    def distance(other: str) -> tuple[bool, bool, bool]:
        that = known[other]
        return (this.family is None or that.family != this.family,
                that.category != this.category, that.developer != this.developer)

    others = sorted((other for other in known if other != id), key=distance)[:3]
    return present.href("models/compare/") + "?m=" + ",".join([id, *others])


def compare(present: Presenter) -> CompareView:
    """The matrix of all models, or the frame of one that the page's script fills."""
    library, t = present.library, present.t
    ids = list(library.models) if len(library.models) <= COMPARABLE else []
    columns = [model_fields(present, id, whole=True) for id in ids]
    rows = _numbered(
        [CompareRow(cells[0].label, tuple(cells)) for cells in zip(*columns, strict=True)]
    )
    return CompareView(
        description=t("compare.deck"),
        catalogue_href=present.href("models/"),
        columns=tuple(present.entity(id) for id in ids),
        rows=tuple(row for row in rows if any(cell.stated for cell in row.cells)),
        silent=present.join(
            [row.label for row in rows if not any(cell.stated for cell in row.cells)]
        ),
        count=len(library.models),
    )


def _numbered(rows: list[CompareRow]) -> list[CompareRow]:
    """The rows with their marks numbered anew: fields are read by model, but shown by row."""
    numbers: dict[str, int] = {}

    def number(cell: FieldView) -> FieldView:
        marks = tuple(
            replace(mark, n=numbers.setdefault(mark.claim, len(numbers) + 1)) for mark in cell.marks
        )
        return replace(cell, marks=marks)

    return [replace(row, cells=tuple(number(cell) for cell in row.cells)) for row in rows]
