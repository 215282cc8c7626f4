"""How well the site's facts are borne out, counted: what `check --report` writes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import fields
from typing import get_args

from briefing.errors import Diagnostic, Place
from briefing.library.library import Library
from briefing.library.when import when_of_claim
from briefing.pages import states
from briefing.pages.views import Certainty, Proof
from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class Quality:
    """Counts of claims, and what deserves another look: ids in the order of the records."""

    claims: int
    by_status: dict[str, int]
    by_certainty: dict[str, int]
    by_proof: dict[str, int]
    articles_by_language: dict[str, int]
    claims_carried_by_language: dict[str, int]
    undated: list[str]
    vague: list[str]
    single_source: list[str]
    unmarked_sentences: list[Place]
    stale_translations: list[Place]
    errors: dict[str, int]
    """By code; while there is one, nothing is published."""
    warnings: dict[str, int]

    def data(self) -> dict[str, int | dict[str, int] | list[str]]:
        """As JSON can hold it: a place is `path:line:column`."""
        found = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: [str(item) for item in value] if isinstance(value, list) else value
                for name, value in found.items()}


def quality(library: Library, diagnostics: Sequence[Diagnostic]) -> Quality:
    """Count the claims by state, certainty and proof, and list what deserves another look.

    Takes the library and what the check found in it; places in what the site does not show, such as
    drafts, are left out.
    """
    claims = library.claims
    found = Counter(states.status(library, id) for id in claims)
    sure = Counter(states.certainty(library, id) for id in claims)
    proofs = Counter(states.proof(library, id) for id in claims)
    shown = {article.path for article in library.articles}
    told = sorted((fault for fault in diagnostics if fault.place.path in shown),
                  key=lambda fault: fault.order)
    return Quality(
        claims=len(claims),
        by_status={status: found[status] for status in states.STATUSES},
        by_certainty={level: sure[level] for level in get_args(Certainty)},
        by_proof={state: proofs[state] for state in get_args(Proof)},
        articles_by_language={tag: sum(a.language == tag for a in library.articles)
                              for tag in library.languages},
        claims_carried_by_language={
            tag: len({id for a in library.articles if a.language == tag for id in a.claims
                      if id in claims}) for tag in library.languages},
        undated=[id for id, claim in claims.items() if not when_of_claim(claim)],
        vague=[id for id, claim in claims.items() if states.is_vague(claim)],
        single_source=[id for id in claims if not _backed(library, id)],
        unmarked_sentences=[f.place for f in told if f.code == "sentence-unmarked"],
        stale_translations=[f.place for f in told if f.code == "translation-stale"],
        errors=faults_by_code(diagnostics, "error"),
        warnings=faults_by_code(diagnostics, "warning"),
    )


def faults_by_code(diagnostics: Sequence[Diagnostic], severity: str) -> dict[str, int]:
    """How many faults of that severity there are of each code, in the order of the codes."""
    return dict(sorted(Counter(f.code for f in diagnostics if f.severity == severity).items()))


def _backed(library: Library, id: str) -> bool:
    """Whether a claim of another source says the same."""
    return any(library.claims[other].source != library.claims[id].source
               for other in library.backing(id))
