"""An article's page: its text with marks and notes, and below it all that stands behind it."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.library.articles import Article
from briefing.pages import states, urls
from briefing.pages.article_text import resolver
from briefing.pages.corrections import LogEntry, log
from briefing.pages.presenter import Presenter
from briefing.pages.prose import Resolver, compose, plain_text, with_margins
from briefing.pages.segments import Margin, Notes, Segment
from briefing.pages.typography import phrases
from briefing.pages.views import (
    ClaimView,
    DateView,
    EntityView,
    LinkView,
    MarkView,
    Phrase,
    ValueView,
)
from briefing.values import dataclass


class ArticlePresenter(Presenter):
    """Presents an article's page, where every mark leads to the page's own evidence list."""

    def mark(self, id: str, local: bool = True) -> MarkView:
        """The claim's mark, which leads to the end of the page."""
        return super().mark(id, local)

    def marks(self, ids: Iterable[str], local: bool = True) -> tuple[MarkView, ...]:
        """Marks of these claims, which lead to the end of the page."""
        return super().marks(ids, local)


@dataclass(frozen=True, slots=True)
class KeyFact:
    """One line of the box of key facts."""

    label: str
    """What the line is about: the claim's own label, else its topic."""
    values: tuple[ValueView, ...]
    """What the claim gives in figures; where there are none, `text` says it."""
    text: Phrase
    """The claim's headline."""
    mark: MarkView
    """Leads to the claim's evidence."""


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A section of the text."""

    title: str
    """The section's heading."""
    href: str
    """Its anchor on the page, with `#`."""


@dataclass(frozen=True, slots=True)
class FootnoteView:
    """An ordinary footnote."""

    n: int
    """Its number, from 1, by first reference."""
    text: tuple[Segment, ...]
    """What it says, piece by piece."""
    back: str
    """To the first reference."""


@dataclass(frozen=True, slots=True)
class ArticleEvent:
    """An event in the article's own timeline."""

    entity: EntityView
    """The event, linked to its entry on the timeline."""
    topic: str
    """Key of its main claim's topic."""
    date: DateView
    """When it happened, else when it was said."""


@dataclass(frozen=True, slots=True)
class SystemCard:
    """A model that the article names."""

    entity: EntityView
    """The model, linked to its own page."""
    description: Phrase | None
    """The editor's sentence about it; None where there is none."""
    developer: Phrase | None
    """Name of who develops it; None where it is not recorded."""
    category_words: str
    """Its category, in words."""


@dataclass(frozen=True, slots=True)
class EvidenceEntry:
    """A claim in the list at the end."""

    n: int
    """Number of its mark on the page, from 1."""
    claim: ClaimView
    """The whole claim."""
    back: str
    """To where the claim is first marked."""


@dataclass(frozen=True, slots=True)
class ArticleView:
    """The page."""

    description: str
    """The article's summary; the head has it too."""
    title: tuple[str, ...]
    """Cut where it may break first."""
    topic: str
    """Key of its topic: funding, company, model, product, research, policy."""
    authors: tuple[EntityView, ...]
    """Who wrote it, in the order of the front matter; linked where they have a record."""
    date: DateView
    """The day it was published."""
    updated: DateView | None
    """The day it was last changed in substance; None where it was not."""
    minutes: int
    """How long it takes to read."""
    sources: tuple[EntityView, ...]
    """Sources it draws on, in the order of the front matter."""
    draft: bool
    """Whether it is a draft, built by `--drafts` only."""
    toc: tuple[TocEntry, ...]
    """Its sections, in the order of the text."""
    key_facts: tuple[KeyFact, ...]
    """One for each key claim, in the order of the front matter."""
    text: tuple[Segment, ...]
    """The whole text, piece by piece."""
    margins: dict[str, ClaimView]
    """Claims of the notes in the margin, by id."""
    footnotes: tuple[FootnoteView, ...]
    """Ordinary footnotes, by number."""
    events: tuple[ArticleEvent, ...]
    """Events that rest on the claims it marks, oldest first."""
    systems: tuple[SystemCard, ...]
    """Models that its text links, in the order of the text."""
    evidence: tuple[EvidenceEntry, ...]
    """Every claim marked on the page, by number."""
    citation: str
    """How to cite it, with its whole address."""
    corrections: tuple[LogEntry, ...]
    """Corrections of the claims it marks, newest first."""
    editions: tuple[LinkView, ...]
    """The article in other languages in which it is written."""
    timeline_href: str
    """Relative way to the timeline."""
    catalogue_href: str
    """Relative way to the catalogue of models."""
    evidence_href: str
    """Relative way to the index of the evidence."""


def article(plain: Presenter, article: Article) -> ArticleView:
    """The page of an article that is written in the presenter's language."""
    present = ArticlePresenter(plain.library, plain.t, plain.url)
    resolve, front = resolver(article, present), article.front
    # Marks are numbered as they are asked for: in the order in which the page shows them.
    key_facts = tuple(_key_fact(present, id) for id in front.key_claims
                      if id in present.library.claims)
    text = with_margins(compose(article.linked_html, resolve), lambda id: _is_notable(present, id))
    footnotes = tuple(
        FootnoteView(n, tuple(compose(footnote.html, resolve)), f"#x-r{n}")
        for n, footnote in enumerate(article.body.footnotes, 1)
    )
    return ArticleView(
        description=front.summary,
        title=phrases(front.title),
        topic=front.topic,
        authors=tuple(present.named(author) for author in front.authors),
        date=present.plain_date(front.date),
        updated=present.plain_date(front.updated) if front.updated else None,
        minutes=article.minutes,
        sources=tuple(present.entity(id) for id in front.sources),
        draft=front.draft,
        toc=_toc(article, resolve),
        key_facts=key_facts,
        text=tuple(text),
        margins={p.claim: present.claim(p.claim) for p in text if isinstance(p, Margin)},
        footnotes=footnotes,
        events=_events(present, article),
        systems=_systems(present, article),
        evidence=_evidence(present, (*text, *(p for note in footnotes for p in note.text))),
        citation=_citation(present, article),
        corrections=log(present, article.claims),
        editions=_editions(present, article),
        timeline_href=present.href("timeline/"),
        catalogue_href=present.href("models/"),
        evidence_href=present.href("evidence/"),
    )


def _key_fact(present: Presenter, id: str) -> KeyFact:
    claim = present.claim(id)
    label = claim.label.text if claim.label else ""
    if not label and len(claim.values) == 1:
        label = claim.values[0].label
    return KeyFact(label or claim.topic_words, claim.values, claim.headline, present.mark(id))


def _is_notable(present: Presenter, id: str) -> bool:
    """Whether a claim is worth a note in the margin: it has a figure, or is vague."""
    claim = present.library.claims[id]
    return bool(claim.values) or states.is_vague(claim) or states.is_inferred(claim)


def _toc(article: Article, resolve: Resolver) -> tuple[TocEntry, ...]:
    """The sections, with the names of records that their headings link to."""
    entries = []
    for heading in article.body.headings:
        _, _, rest = article.linked_html.partition(f'<h{heading.level} id="{heading.id}">')
        title = plain_text(rest.partition(f"</h{heading.level}>")[0], resolve)
        if heading.level == 2:
            entries.append(TocEntry(title.strip() or heading.text, f"#{heading.id}"))
    return tuple(entries)


def _events(present: Presenter, article: Article) -> tuple[ArticleEvent, ...]:
    """Events with a claim that the article carries, the dated ones first."""
    library = present.library
    lines = []
    for id in library.events_of(article.claims):
        event = library.events[id]
        when = library.when_of_event(event)
        main = library.claims.get(event.claims[0])
        lines.append(ArticleEvent(present.entity(id), main.topic if main else article.front.topic,
                               present.date(when) if when else present.no_date()))
    return tuple(lines)


def _systems(present: Presenter, article: Article) -> tuple[SystemCard, ...]:
    models = present.library.models
    cards = []
    for id in (id for id in article.links if id in models):
        model = models[id]
        cards.append(SystemCard(
            present.entity(id),
            present.phrase(model.description) if model.description else None,
            present.entity(model.developer).name if model.developer else None,
            present.t(f"models.category.{model.category}"),
        ))
    return tuple(cards)


def _evidence(present: Presenter, text: Iterable[Segment]) -> tuple[EvidenceEntry, ...]:
    """Every claim marked so far, each with its way back to where it is marked first."""
    first: dict[str, str] = {}
    for part in text:
        if isinstance(part, Notes):
            for mark in part.marks:
                first.setdefault(mark.claim, f"#{part.id}")
    return tuple(
        EvidenceEntry(n, present.claim(id), first.get(id, "#x-article"))
        for n, id in enumerate(present.marked(), 1)
    )


def _citation(present: Presenter, article: Article) -> str:
    site, language = present.library.site, present.language
    prefix = urls.prefix(language, present.library.default_language)
    return present.t(
        "article.citation",
        authors=present.join([present.named(a).name.text for a in article.front.authors]),
        title=article.front.title,
        site=present.phrase(site.title).text,
        date=present.plain_date(article.front.date).words,
        url=f"{site.base_url}{prefix}{urls.article(article.slug)}",
    )


def _editions(present: Presenter, article: Article) -> tuple[LinkView, ...]:
    library = present.library
    return tuple(
        LinkView(library.site.languages[language].name,
                 present.edition_href(language, urls.article(article.slug)), lang=language)
        for language in library.languages if not library.origin(language)
        if language != article.language and library.article(article.slug, language)
    )
