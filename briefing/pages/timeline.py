"""The timeline: dated events by year, and a shelf for those whose source gives no date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from briefing.library.when import When
from briefing.pages import parts, states
from briefing.pages.charts import OverviewView, overview
from briefing.pages.facets import Choice, Facet, topic_of_event, topics_by_year
from briefing.pages.presenter import Presenter
from briefing.pages.statements import Sentence, sentence
from briefing.pages.views import DateView, EntityView, LinkView, Phrase, Status
from briefing.records.dates import parse_date
from briefing.records.facts import Event
from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class EventView:
    """One entry of the timeline."""

    id: str
    """Id of the event, and its anchor."""
    title: Phrase
    """Its heading."""
    date: DateView
    """The words "not stated" where the event stands on the shelf."""
    sentence: Sentence | None
    """The main claim's statement with the marks of all the event's claims."""
    note: Phrase | None
    """The event's note, else the main claim's."""
    topic: str
    """Key of the main claim's topic."""
    topic_words: str
    """The same in words."""
    status: Status
    """The main claim's."""
    status_words: str
    """How the main claim stands, in words."""
    entities: tuple[EntityView, ...]
    """Who takes part in the main claim, and what it is about."""


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event of a long timeline: a line that leads to its entry."""

    id: str
    """The event’s id."""
    title: Phrase
    """What happened."""
    date: DateView
    """When, in words and drawn."""
    topic: str
    """Its topic, which gives colour and glyph."""
    href: str
    """To the full entry."""


@dataclass(frozen=True, slots=True)
class YearView:
    """The events of one year."""

    id: str
    """Of the heading: `x-2024`."""
    words: str
    """The year, or the period."""
    topics: str
    """Topics of its events, sorted, with spaces between: the filters' rules match it whole."""
    events: tuple[EventView, ...]
    """Its events, earliest first."""
    lines: tuple[EventLine, ...]
    """In place of the entries, where the timeline is long."""
    href: str
    """To the page of its entries; empty where they stand here."""


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The page, or one of its parts: the entries of one year of a long timeline."""

    description: str
    """One sentence above the timeline and for the head."""
    part: str
    """What of the timeline it shows, in words; empty on the whole."""
    whole_href: str
    """From a part to the whole; else empty."""
    parts: tuple[LinkView, ...]
    """From a part to all of them."""
    topics: Facet
    """Chips that hide topics."""
    zooms: Facet
    """Chips that choose one of `overviews`."""
    overviews: tuple[OverviewView, ...]
    """The overview chart, once for each zoom; empty where no event has a date."""
    years: tuple[YearView, ...]
    """Earliest first."""
    shelf: tuple[EventView, ...]
    """Events without a date."""
    shelf_lines: tuple[EventLine, ...]
    """In place of the entries, where the timeline is long."""


def timeline(present: Presenter) -> TimelineView:
    """All events of the site; where there are many, a line for each."""
    library, t = present.library, present.t
    dated, undated = library.sorted_events()
    overviews, long = _overviews(present, dated), parts.is_long(library.events)
    return TimelineView(
        description=t("timeline.deck"),
        part="", whole_href="", parts=(),
        topics=_topics(present, library.events),
        zooms=Facet("z", t("timeline.zoom"), "radio", _zooms(present, overviews)),
        overviews=overviews,
        years=_years(present, dated, long),
        shelf=() if long else tuple(event_view(present, id) for id in undated),
        shelf_lines=tuple(_line(present, id) for id in undated) if long else (),
    )


def timeline_part(present: Presenter, part: str) -> TimelineView:
    """The entries of one part of a long timeline."""
    library, t = present.library, present.t
    dated, undated = ([id for id in ids if parts.event_part(library, id) == part]
                      for ids in library.sorted_events())
    words = part_words(present, part)
    return TimelineView(
        description=t("timeline.part_deck", part=words, n=len(dated) + len(undated)),
        part=words,
        whole_href=present.href("timeline/"),
        parts=tuple(
            LinkView(part_words(present, other), present.href(f"timeline/{other}/"), other == part)
            for other in parts.timeline_parts(library)
        ),
        topics=_topics(present, [*dated, *undated]),
        zooms=Facet("z", "", "radio", ()),
        overviews=(),
        years=_years(present, dated, long=False),
        shelf=tuple(event_view(present, id) for id in undated),
        shelf_lines=(),
    )


def part_words(present: Presenter, part: str) -> str:
    """What a part's name says: a year, a decade, or that there is no date."""
    return present.t("timeline.shelf") if part == parts.UNDATED else _heading(present, part.upper())


def _overviews(present: Presenter, dated: list[str]) -> tuple[OverviewView, ...]:
    """The chart of everything, and a nearer one where everything spans more than a year."""
    if not dated:
        return ()
    whole = overview(present, dated, "all")
    return (whole, overview(present, dated, "near")) if len(whole.ticks) > 1 else (whole,)


def _zooms(present: Presenter, overviews: tuple[OverviewView, ...]) -> tuple[Choice, ...]:
    """What each chart covers: all years, or from a month on. A single chart needs no choice."""
    if len(overviews) < 2:
        return ()
    whole, near = overviews
    since = present.plain_date(parse_date(near.ticks[0].label)).words
    return (
        Choice(whole.zoom, whole.span),
        Choice(near.zoom, present.t("date.since", date=since)),
    )


def _topics(present: Presenter, ids: Iterable[str]) -> Facet:
    counts = Counter(topic_of_event(present.library, id) for id in ids)
    order = list(present.t.get("claim.topic"))
    choices = tuple(
        Choice(topic, present.topic(topic), counts[topic], topic)
        for topic in sorted(counts, key=order.index)
    )
    return Facet("k", present.t("timeline.topics"), "checkbox", choices)


def _years(present: Presenter, dated: list[str], long: bool) -> tuple[YearView, ...]:
    library = present.library
    years: dict[str, list[str]] = {}
    for id in dated:
        when = library.when_of_event(library.events[id])
        years.setdefault(parts.year_of(when), []).append(id)
    topics = topics_by_year(library)
    return tuple(
        YearView(
            f"x-{year}", _heading(present, year), " ".join(topics[year]),
            () if long else tuple(event_view(present, id) for id in ids),
            tuple(_line(present, id) for id in ids) if long else (),
            present.href(f"timeline/{year.lower()}/") if long else "",
        )
        for year, ids in years.items()
    )


def _line(present: Presenter, id: str) -> EventLine:
    library = present.library
    event, entity = library.events[id], present.entity(id)
    when = library.when_of_event(event)
    return EventLine(id, entity.name, present.date(when) if when else present.no_date(),
                     topic_of_event(library, id), entity.href)


def _heading(present: Presenter, year: str) -> str:
    if "X" in year:
        return present.date(When(parse_date(year))).words
    return year


def event_view(present: Presenter, id: str) -> EventView:
    """One event, with the marks of its claims in the order in which it names them."""
    library = present.library
    event = library.events[id]
    when = library.when_of_event(event)
    claims = library.claims_of(event.claims)
    main, claim = claims[0] if claims else ("", None)
    topic = topic_of_event(library, id)
    status: Status = states.status(library, main) if claim else "stated"
    note = event.note or (claim.note if claim else None)
    return EventView(
        id=id,
        title=present.phrase(event.title),
        date=present.date(when) if when else present.no_date(),
        sentence=sentence(present, present.phrase(claim.statement),
                          present.marks(event.claims)) if claim else None,
        note=present.phrase(note) if note else None,
        topic=topic,
        topic_words=present.topic(topic),
        status=status,
        status_words=present.t(f"claim.status.{status}"),
        entities=_entities(present, event),
    )


def _entities(present: Presenter, event: Event) -> tuple[EntityView, ...]:
    claims = present.library.claims_of(event.claims[:1])
    ids = [id for _, claim in claims for id in (*(p.id for p in claim.participants), *claim.about)]
    return tuple(present.entity(id) for id in dict.fromkeys(ids))
