"""The evidence: the rules, the sources, and every claim with all that is known of it."""

from __future__ import annotations

from collections import Counter

from briefing.pages import parts
from briefing.pages.facets import Choice, Facet
from briefing.pages.presenter import Presenter
from briefing.pages.silences import SilenceView, silences
from briefing.pages.states import STATUSES
from briefing.pages.views import DateView, EntityView, Phrase
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


def evidence(present: Presenter) -> EvidenceView:
    """The index of all evidence."""
    library, t = present.library, present.t
    rows = {id: row(present, id, n) for n, id in enumerate(library.claims, 1)}
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
        statuses=statuses_facet(present, [row.status for row in rows.values()]),
        long=parts.is_long(library.claims),
        claims=tuple(rows.values()),
        silences=silences(present),
    )


def row(present: Presenter, id: str, n: int) -> EvidenceRow:
    """A claim as a line; `n` is its number, 0 where it has none."""
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
        language=language_name(present, record),
        claims=len(present.library.claims_of_source[id]),
    )


def language_name(present: Presenter, record: Source) -> str:
    """The source's language by the name it has among the site's words, else its tag."""
    key = f"evidence.language.{record.language}"
    return present.t(key) if present.t.has(key) else record.language or ""


def statuses_facet(present: Presenter, statuses: list[str]) -> Facet:
    """Chips that filter claims of these statuses."""
    counts, t = Counter(statuses), present.t
    choices = [Choice("x-all", t("evidence.all"), len(statuses))]
    choices += [Choice(status, t(f"claim.status.{status}"), counts[status])
                for status in STATUSES if counts[status]]
    return Facet("s", t("evidence.status"), "radio", tuple(choices))
