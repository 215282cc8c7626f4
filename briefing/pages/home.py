"""The home page: the newest article, what it rests on, and a way into everything else."""

from __future__ import annotations

from datetime import date

from briefing.library.articles import Article
from briefing.library.when import when_of_claim
from briefing.pages import charts, parts
from briefing.pages.articles import ArticleCard, card
from briefing.pages.catalogue import ModelRow, model_row
from briefing.pages.charts import FundingView, LevelsView, OverviewView
from briefing.pages.presenter import Presenter
from briefing.pages.statements import ClaimLine, claim_line
from briefing.pages.views import EntityView, MarkView, Phrase, QuantityView
from briefing.values import dataclass

_FIGURES, _CLAIMS, _TERMS, _MODELS, _ARTICLES = 6, 6, 8, 6, 12
"""How much of each the page shows."""


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number in large type."""

    label: str
    """What the number is, in words."""
    quantity: QuantityView
    """The number with its unit and bound."""
    mark: MarkView
    """Leads to the claim's evidence."""


@dataclass(frozen=True, slots=True)
class TermTeaser:
    """A term with its definition."""

    term: EntityView
    """The term, linked to its entry."""
    translations: tuple[Phrase, ...]
    """Its forms in the other languages."""
    definition: Phrase
    """One or two sentences."""


@dataclass(frozen=True, slots=True)
class HomeView:
    """The page. Every part may be missing: a new site has nothing yet."""

    counts: tuple[str, ...]
    """How many articles, claims and sources there are, in words."""
    lead: ArticleCard | None
    """The newest article; None on a new site."""
    lead_marks: tuple[MarkView, ...]
    """Marks of the claims that its summary rests on: the first of its key claims."""
    funding: FundingView | None
    """The rounds of whoever receives the money in the lead's key claims."""
    figures: tuple[KeyFigure, ...]
    """Figures of the lead's key claims, six at most."""
    overview: OverviewView | None
    """The timeline at a glance; of the newest events, where there are many."""
    claims: tuple[ClaimLine, ...]
    """The newest."""
    terms: tuple[TermTeaser, ...]
    """Those of the lead article first."""
    scales: tuple[LevelsView, ...]
    """All there are: a scale's address is its anchor on this page."""
    models: tuple[ModelRow, ...]
    """The first few of the catalogue."""
    articles: tuple[ArticleCard, ...]
    """Others, newest first."""
    articles_href: str
    """Relative way to the list of articles."""
    timeline_href: str
    """Relative way to the timeline."""
    evidence_href: str
    """Relative way to the index of the evidence."""
    glossary_href: str
    """Relative way to the glossary."""
    models_href: str
    """Relative way to the catalogue."""
    term_count: int
    """How many terms the site has."""
    model_count: int
    """How many models the site has."""
    claim_count: int
    """How many claims the site has."""
    more_articles: bool
    """Whether there are more than the page shows."""


def home(present: Presenter) -> HomeView:
    """The home page of one language."""
    library = present.library
    listed = library.articles_in(present.language)
    lead = next((a for a in listed if a.language == present.language), None) or next(
        iter(listed), None)
    others = [a for a in listed if a is not lead]
    dated, _ = library.sorted_events()
    # Marks are numbered as they are asked for: in the order in which the page shows them.
    key_claims = [id for id in lead.front.key_claims if id in library.claims] if lead else []
    lead_marks = present.marks(key_claims[:2])
    return HomeView(
        counts=_counts(present),
        lead=card(present, lead) if lead else None,
        lead_marks=lead_marks,
        funding=_funding(present, key_claims),
        figures=_figures(present, key_claims),
        overview=_overview(present, dated),
        claims=tuple(claim_line(present, id) for id in newest_claims(present)),
        terms=_terms(present, lead),
        scales=tuple(charts.levels(present, id) for id in library.scales),
        models=tuple(model_row(present, id) for id in _models(present, lead)),
        articles=tuple(card(present, a) for a in others[:_ARTICLES]),
        articles_href=present.href("articles/"),
        timeline_href=present.href("timeline/"),
        evidence_href=present.href("evidence/"),
        glossary_href=present.href("glossary/"),
        models_href=present.href("models/"),
        term_count=len(library.terms),
        model_count=len(library.models),
        claim_count=len(library.claims),
        more_articles=len(others) > _ARTICLES,
    )


def _overview(present: Presenter, dated: list[str]) -> OverviewView | None:
    zoom = "near" if parts.is_long(dated) else "all"
    return charts.overview(present, dated, zoom) if dated else None


def _counts(present: Presenter) -> tuple[str, ...]:
    library = present.library
    numbers = {
        "articles": len(library.articles_in(present.language)),
        "claims": len(library.claims), "sources": len(library.sources),
    }
    return tuple(present.t(f"home.count.{name}", n=n) for name, n in numbers.items() if n)


def _funding(present: Presenter, key_claims: list[str]) -> FundingView | None:
    for id in key_claims:
        claim = present.library.claims[id]
        if claim.topic == "funding":
            for part in claim.participants:
                if part.role == "recipient":
                    return charts.funding(present, part.id)
    return None


def _figures(present: Presenter, key_claims: list[str]) -> tuple[KeyFigure, ...]:
    figures = []
    for id in key_claims:
        claim = present.claim(id)
        for value in claim.values:
            own = claim.label.text if claim.label and len(claim.values) == 1 else ""
            label = own or present.t("home.figure", headline=claim.headline, value=value.label)
            figures.append((id, label, value.quantity))
    return tuple(KeyFigure(label, quantity, present.mark(id))
                 for id, label, quantity in figures[:_FIGURES])


def newest_claims(present: Presenter, count: int = _CLAIMS) -> list[str]:
    """Claims of what happened or was said last, none of them about the time to come."""
    library = present.library
    newest = library.newest
    today = newest.latest if newest and newest.latest else date.max
    found = []
    for id, claim in library.claims.items():
        when = when_of_claim(claim)
        if when and claim.basis != "forecast" and when.date.sort_key[0] <= today:
            found.append((when.date.sort_key, id))
    found.sort(key=lambda item: item[0], reverse=True)
    return [id for _, id in found[:count]]


def _terms(present: Presenter, lead: Article | None) -> tuple[TermTeaser, ...]:
    library = present.library
    ids = list(dict.fromkeys((*(lead.terms if lead else ()), *library.terms)))[:_TERMS]
    teasers = []
    for id in ids:
        term, entity = library.terms[id], present.entity(id)
        others = [Phrase(form.term, tag) for tag, form in term.forms.items()
                  if tag in library.beside(present.language) and form.term != entity.name.text]
        teasers.append(TermTeaser(entity, tuple(others), present.phrase(term.definition)))
    return tuple(teasers)


def _models(present: Presenter, lead: Article | None) -> list[str]:
    """Those that the lead article names, then the others."""
    named = lead.links if lead else ()
    known = present.library.models
    return list(dict.fromkeys((*(id for id in named if id in known), *known)))[:_MODELS]
