"""The page of a source: what is known of it, and every claim that rests on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefing.pages import parts, states, urls
from briefing.pages.backlinks import record_uses
from briefing.pages.evidence import EvidenceRow, language_name, row, statuses_facet
from briefing.pages.facets import Facet
from briefing.pages.passages import passages
from briefing.pages.presenter import Presenter
from briefing.pages.spec import FieldView, SpecBuilder
from briefing.pages.views import ClaimView, LinkView, Phrase, UseView
from briefing.records.facts import Source
from briefing.values import dataclass


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
        part=_part_words(present, part) if part else "",
        whole_href=present.href(whole) if part else "",
        parts=tuple(LinkView(_part_words(present, other), present.href(f"{whole}{other}/"),
                             other == part) for other in names),
        count=len(claims),
        fields=() if part else _fields(present, record),
        note=present.phrase(record.note) if record.note and not part else None,
        statuses=statuses_facet(present, [states.status(library, claim) for claim in claims]),
        claims=() if lines else _entries(present, claims),
        lines=tuple(row(present, c, n) for n, c in enumerate(claims, 1)) if lines else (),
    )


def _part_words(present: Presenter, part: str) -> str:
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
        disputed=tuple(row(present, other.id, 0) for other in view.disputes),
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
    language = language_name(present, record)
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
