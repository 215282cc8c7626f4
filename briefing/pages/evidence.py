"""The evidence: the rules, the sources, and every claim with all that is known of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefing.pages import parts, states, urls
from briefing.pages.backlinks import record_uses
from briefing.pages.facets import Choice, Facet
from briefing.pages.passages import passages
from briefing.pages.presenter import Presenter
from briefing.pages.silences import SilenceView, silences
from briefing.pages.spec import FieldView, SpecBuilder
from briefing.pages.states import STATUSES
from briefing.pages.views import ClaimView, DateView, EntityView, LinkView, Phrase, UseView
from briefing.records.facts import Claim, Source
from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class RuleView:
    """One row of the table by which a shown state is derived."""

    status: str
    """The status it explains; empty where it explains a certainty."""
    level: str
    """The certainty it explains; empty where it explains a status."""
    words: str
    """What is shown."""
    meaning: str
    """When it is shown, in a sentence."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source of the list."""

    entity: EntityView
    """The source, linked to its page."""
    by: str
    """Its authors and publisher, in words."""
    published: DateView | None
    """None where it bears no date."""
    language: str
    """Its name; empty where not recorded."""
    claims: int
    """How many claims rest on it."""


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One claim of the list."""

    n: int
    """Its number in the list, from 1."""
    id: str
    """Id of the claim."""
    headline: Phrase
    """Short, for lists."""
    statement: Phrase
    """One full sentence."""
    href: str
    """Its entry on its source's page."""
    date: DateView
    """When it happened, else was said; the words "not stated" where neither is known."""
    status: str
    """How it stands: stated, attributed, vague, disputed."""
    status_words: str
    """The same in words."""
    certainty: str
    """low, medium or high."""
    certainty_words: str
    """The same in words."""
    attribution: EntityView
    """Who says so."""
    note: Phrase | None
    """What a reader should know; None where there is nothing."""


@dataclass(frozen=True, slots=True)
class VagueCase:
    """A claim whose date is vague, as an example of what is done with it."""

    claim: EvidenceRow
    """The claim."""
    edtf: str
    """Its date as it is recorded, in EDTF; empty where it has none."""
    part: str
    """early, mid, late, as it is recorded; empty where it is not."""


@dataclass(frozen=True, slots=True)
class DisputeCase:
    """Two accounts of one thing, side by side."""

    first: EvidenceRow
    """The account that names the other."""
    first_source: EntityView
    """Its source."""
    second: EvidenceRow
    """The account that it contradicts."""
    second_source: EntityView
    """Its source."""


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """The index page."""

    description: str
    """One sentence above the list and for the head."""
    report_href: str
    """Relative way to the report of quality."""
    sure: tuple[RuleView, ...]
    """How sure: the certainties."""
    exact: tuple[RuleView, ...]
    """How exact: the statuses."""
    vague: VagueCase | None
    """An example of a vague date; None where there is none."""
    disputes: tuple[DisputeCase, ...]
    """Every pair of claims that contradict each other."""
    sources: tuple[SourceRow, ...]
    """Every source, in the order of the records."""
    statuses: Facet
    """Chips that filter the claims by status."""
    long: bool
    """Whether a claim is one line."""
    claims: tuple[EvidenceRow, ...]
    """Every claim, in the order of the records."""
    silences: tuple[SilenceView, ...]
    """Checks that were silenced for one place, with the reason."""


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    """A claim on its source's page."""

    claim: ClaimView
    """The whole claim."""
    translations: tuple[Phrase, ...]
    """The statement in the site's other languages."""
    proof: str
    """How it is checked against its source, in a sentence."""
    uses: tuple[UseView, ...]
    """Where it is used: an article's link leads to the sentence, highlighted; then events, scales,
    and the models, organizations and terms with a field that rests on it."""
    disputed: tuple[EvidenceRow, ...]
    """The other accounts."""


@dataclass(frozen=True, slots=True)
class SourceView:
    """The page of one source, or a part of it: the claims of one year of a long one."""

    description: str
    """One sentence for the head: search engines and social cards show it."""
    name: Phrase
    """Its title, or that it has none."""
    evidence_href: str
    """Relative way to the index of the evidence."""
    part: str
    """The year that it shows; empty on the whole."""
    whole_href: str
    """From a part to the whole; else empty."""
    parts: tuple[LinkView, ...]
    """All parts, where there are any."""
    count: int
    """How many claims rest on the source, or stand on this part."""
    fields: tuple[FieldView, ...]
    """Every field of the record, stated or not."""
    note: Phrase | None
    """What a reader should know; None where there is nothing."""
    statuses: Facet
    """Chips that filter the claims by status."""
    claims: tuple[ClaimEntry, ...]
    """Every claim that rests on it, in the order of the records."""
    lines: tuple[EvidenceRow, ...]
    """In place of the entries, where there are many."""


def evidence(present: Presenter) -> EvidenceView:
    """The index of all evidence."""
    library, t = present.library, present.t
    rows = {id: _row(present, id, n) for n, id in enumerate(library.claims, 1)}
    return EvidenceView(
        description=t("evidence.deck"),
        report_href=present.href("evidence/report/"),
        sure=tuple(
            RuleView("", level, t(f"claim.certainty.{level}"), t(f"evidence.sure.{level}"))
            for level in ("high", "medium", "low")
        ),
        exact=tuple(
            RuleView(status, "", t(f"claim.status.{status}"), t(f"evidence.exact.{status}"))
            for status in STATUSES
        ),
        vague=_vague_case(present, rows),
        disputes=_disputes(present, rows),
        sources=tuple(_source_row(present, id) for id in library.sources),
        statuses=_statuses(present, [row.status for row in rows.values()]),
        long=parts.is_long(library.claims),
        claims=tuple(rows.values()),
        silences=silences(present),
    )


def _row(present: Presenter, id: str, n: int) -> EvidenceRow:
    view = present.claim(id)
    return EvidenceRow(
        n=n, id=id, headline=view.headline, statement=view.statement, href=view.href,
        date=view.best_date or present.no_date(),
        status=view.status, status_words=view.status_words,
        certainty=view.certainty, certainty_words=view.certainty_words,
        attribution=view.attribution, note=view.note,
    )


def _vague_case(present: Presenter, rows: dict[str, EvidenceRow]) -> VagueCase | None:
    """The first claim dated to a part of a period, else the first with an approximate date."""
    claims = present.library.claims

    def case(id: str, claim: Claim) -> VagueCase:
        return VagueCase(rows[id], claim.date.edtf if claim.date else "", claim.date_part or "")

    found = [case(id, claim) for id, claim in claims.items() if claim.date and claim.date_part]
    found += [case(id, claim) for id, claim in claims.items()
              if claim.date and (claim.date.approximate or claim.date.uncertain)]
    return found[0] if found else None


def _disputes(present: Presenter, rows: dict[str, EvidenceRow]) -> tuple[DisputeCase, ...]:
    claims = present.library.claims
    pairs = {tuple(sorted((id, other))): None
             for id, claim in claims.items() for other in claim.disputes if other in claims}
    return tuple(
        DisputeCase(rows[first], present.entity(claims[first].source),
                    rows[second], present.entity(claims[second].source))
        for first, second in pairs
    )


def _source_row(present: Presenter, id: str) -> SourceRow:
    record = present.library.sources[id]
    return SourceRow(
        entity=present.entity(id),
        by=present.source_by(record),
        published=present.plain_date(record.published) if record.published else None,
        language=_language(present, record),
        claims=len(present.library.claims_of_source[id]),
    )


def _language(present: Presenter, record: Source) -> str:
    """The source's language by the name it has among the site's words, else its tag."""
    key = f"evidence.language.{record.language}"
    return present.t(key) if present.t.has(key) else record.language or ""


def _statuses(present: Presenter, statuses: list[str]) -> Facet:
    counts, t = Counter(statuses), present.t
    choices = [Choice("x-all", t("evidence.all"), len(statuses))]
    choices += [Choice(status, t(f"claim.status.{status}"), counts[status])
                for status in STATUSES if counts[status]]
    return Facet("s", t("evidence.status"), "radio", tuple(choices))


def source(present: Presenter, id: str) -> SourceView:
    """One source, and every claim that rests on it; where there are many, a line for each."""
    return _source(present, id, "")


def source_part(present: Presenter, id: str, part: str) -> SourceView:
    """The claims of one year that rest on a source."""
    return _source(present, id, part)


def _source(present: Presenter, id: str, part: str) -> SourceView:
    library, record = present.library, present.library.sources[id]
    claims = [claim for claim in library.claims_of_source[id]
              if not part or parts.claim_part(library, claim) == part]
    names = parts.source_parts(library, id)
    lines = bool(names) and not part
    name, whole = present.name(record), f"evidence/{id}/"
    return SourceView(
        description=present.t("evidence.source_deck", name=name.text, n=len(claims)),
        name=name,
        evidence_href=present.href("evidence/"),
        part=part_words(present, part) if part else "",
        whole_href=present.href(whole) if part else "",
        parts=tuple(LinkView(part_words(present, other), present.href(f"{whole}{other}/"),
                             other == part) for other in names),
        count=len(claims),
        fields=() if part else _fields(present, record),
        note=present.phrase(record.note) if record.note and not part else None,
        statuses=_statuses(present, [states.status(library, claim) for claim in claims]),
        claims=() if lines else _entries(present, claims),
        lines=tuple(_row(present, c, n) for n, c in enumerate(claims, 1)) if lines else (),
    )


def part_words(present: Presenter, part: str) -> str:
    """What a part's name says: a year, or that there is no date."""
    return present.t("date.not_stated") if part == parts.UNDATED else part.upper()


def _entries(present: Presenter, ids: Sequence[str]) -> tuple[ClaimEntry, ...]:
    """Entries of these claims; each article that carries one of them is read once."""
    carrying = present.library.articles_with_claim
    slugs = {article.slug for id in ids for article in carrying.get(id, ())}
    found = {present.edition_href(a.language, urls.article(a.slug)): passages(present, a)
             for a in present.library.editions_of(slugs, present.language)}
    return tuple(_entry(present, id, found) for id in ids)


def _entry(present: Presenter, id: str, found: Mapping[str, Mapping[str, str]]) -> ClaimEntry:
    """`found` is what each article's address has of `passages`."""
    library = present.library
    record, view = library.claims[id], present.claim(id)
    written = [Phrase(text, tag) for tag in library.beside(present.language)
               if (text := record.statement.get(tag))]
    return ClaimEntry(
        claim=view,
        translations=tuple(p for p in written if p.text != view.statement.text),
        proof=_proof(present, id),
        uses=(*(_at_sentence(use, id, found) for use in present.uses_of_claim(id)),
              *record_uses(present, id)),
        disputed=tuple(_row(present, other.id, 0) for other in view.disputes),
    )


def _at_sentence(use: UseView, id: str, found: Mapping[str, Mapping[str, str]]) -> UseView:
    """An article's use, led to the sentence where one marks the claim."""
    address = use.href.partition("#")[0]
    fragment = found.get(address, {}).get(id)
    return replace(use, href=f"{address}#{fragment}") if fragment else use


def _proof(present: Presenter, id: str) -> str:
    date = present.library.checked[id].date
    return present.t(f"evidence.proof.{states.proof(present.library, id)}",
                     date=present.plain_date(date).words if date else "")


def _fields(present: Presenter, record: Source) -> tuple[FieldView, ...]:
    """What is known of a source; all of it is the editor's, and needs no claim.

    A missing title, date or address is said to be missing; the rest is left out.
    """
    t, spec = present.t, SpecBuilder(present, "evidence")

    def day(name: str) -> FieldView:
        date = getattr(record, name)
        label = t(f"evidence.field.{name}")
        return FieldView(name, label, date=present.plain_date(date) if date else None)

    authors = tuple(present.named(author) for author in record.authors)
    language = _language(present, record)
    rows = (
        FieldView("authors", t("evidence.field.authors"), entities=authors),
        spec.records("publisher", record.publisher),
        spec.own("title", present.phrase(record.title) if record.title else None),
        day("published"),
        spec.own("language", Phrase(language) if language else None),
        spec.web("url", record.url),
        spec.web("archive_url", record.archive_url),
        day("retrieved"),
    )
    missing = {"title": t("source.untitled_short"), "published": t("source.date_unknown"),
               "url": t("source.address_unknown")}
    return tuple(replace(row, missing=missing.get(row.name, ""))
                 for row in rows if row.stated or row.name in missing)
