"""Where a check was silenced, and why: an editor's exceptions, shown to readers."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.pages import urls
from briefing.pages.presenter import Presenter
from briefing.pages.views import EntityView, Phrase
from briefing.records.facts import Silence
from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class SilenceView:
    """One check, silenced for one record or article."""

    where: EntityView
    """The claim, event or article."""
    rule: str
    """What the check would say, in words."""
    at: str
    """The words of the text it is about; empty where it is the whole."""
    why: Phrase
    """The editor's reason."""


def silences(present: Presenter) -> tuple[SilenceView, ...]:
    """Every silenced place of the site; those of withdrawn claims are as gone as these."""
    return tuple(
        SilenceView(where, present.t(f"evidence.silence.{silence.rule}"), silence.at or "",
                    present.phrase(silence.why))
        for where, silence in _silenced(present)
    )


def _silenced(present: Presenter) -> Iterator[tuple[EntityView, Silence]]:
    library = present.library
    for id, claim in library.claims.items():
        yield from ((present.claim_entity(id), silence) for silence in claim.silence)
    for records in (library.events, library.models, library.organizations, library.terms):
        for id, record in records.items():
            yield from ((present.entity(id), silence) for silence in record.silence)
    for article in library.articles:
        if not article.silence:
            continue
        language = "" if article.language == present.language else article.language
        href = present.edition_href(article.language, urls.article(article.slug))
        where = EntityView("", Phrase(article.front.title, language), href, "article")
        yield from ((where, silence) for silence in article.silence)
