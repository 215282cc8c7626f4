"""The report of quality as a page: how well the site's facts are borne out, for its readers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.errors import Diagnostic, Place
from briefing.pages import urls
from briefing.pages.presenter import Presenter
from briefing.pages.quality import quality
from briefing.pages.views import EntityView, Phrase
from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class CountView:
    """How many claims have one state."""

    key: str
    """Key of the state: a status, a certainty, a way of checking."""
    words: str
    """The state, in words."""
    n: int
    """How many claims have it."""


@dataclass(frozen=True, slots=True)
class CoverageView:
    """What one language of the site has."""

    language: Phrase
    """Its name in that language."""
    articles: int
    """Articles written in it."""
    claims: int
    """Claims that they carry."""


@dataclass(frozen=True, slots=True)
class ClaimList:
    """Claims that deserve another look for one reason."""

    key: str
    """Key of the reason: undated, vague, single_source."""
    claims: tuple[EntityView, ...]
    """The claims, linked to their evidence."""


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place in an article that deserves another look."""

    article: EntityView
    """The article, linked."""
    line: int
    """Of its file, from 1."""


@dataclass(frozen=True, slots=True)
class PlaceList:
    """Places that deserve another look for one reason."""

    key: str
    """Key of the reason: unmarked, stale."""
    places: tuple[PlaceView, ...]
    """The places, by file and line."""


@dataclass(frozen=True, slots=True)
class QualityView:
    """The page."""

    description: str
    """One sentence above the report and for the head."""
    evidence_href: str
    """Relative way to the index of the evidence."""
    count: int
    """How many claims there are."""
    statuses: tuple[CountView, ...]
    """Claims by status."""
    certainties: tuple[CountView, ...]
    """Claims by certainty, the highest first."""
    proofs: tuple[CountView, ...]
    """Claims by how they were checked against their source."""
    coverage: tuple[CoverageView, ...]
    """Each language of the site."""
    claims: tuple[ClaimList, ...]
    """Claims that deserve another look, by reason."""
    places: tuple[PlaceList, ...]
    """Places that deserve another look, by reason; none of an article that is not published."""


def quality_page(present: Presenter, found: Sequence[Diagnostic]) -> QualityView:
    """The report of what the check `found`, and of what the library holds."""
    report, languages = quality(present.library, found), present.library.site.languages
    return QualityView(
        description=present.t("quality.deck"),
        evidence_href=present.href("evidence/"),
        count=report.claims,
        statuses=_counts(present, "claim.status", report.by_status.items()),
        certainties=_counts(present, "claim.certainty", reversed(report.by_certainty.items())),
        proofs=_counts(present, "quality.proof", report.by_proof.items()),
        coverage=tuple(
            CoverageView(Phrase(languages[tag].name, tag if tag != present.language else ""), n,
                         report.claims_carried_by_language[tag])
            for tag, n in report.articles_by_language.items()),
        claims=tuple(
            ClaimList(key, tuple(present.claim_entity(id) for id in ids))
            for key, ids in (("undated", report.undated), ("vague", report.vague),
                             ("single_source", report.single_source))),
        places=(PlaceList("unmarked", _places(present, report.unmarked_sentences)),
                PlaceList("stale", _places(present, report.stale_translations))),
    )


def _counts(
    present: Presenter, group: str, counts: Iterable[tuple[str, int]]
) -> tuple[CountView, ...]:
    return tuple(CountView(key, present.t(f"{group}.{key}"), n) for key, n in counts)


def _places(present: Presenter, places: Iterable[Place]) -> tuple[PlaceView, ...]:
    articles = {article.path: article for article in present.library.articles}
    views = []
    for place in places:
        article = articles[place.path]
        title = Phrase(article.front.title,
                       "" if article.language == present.language else article.language)
        href = present.edition_href(article.language, urls.article(article.slug))
        views.append(PlaceView(EntityView("", title, href, "article"), place.line))
    return tuple(views)
