"""Filters that need no script: chips in the page, and rules by `:has()` in one style sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Literal

from briefing.library.library import Library
from briefing.pages import states
from briefing.pages.parts import year_of
from briefing.pages.presenter import Presenter
from briefing.values import dataclass

NOT_STATED = "x-ns"
"""The choice for records whose source does not say; no id can be spelt like it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One chip."""

    value: str
    """Value of the form field."""
    label: str
    """Words on the chip."""
    count: int | None = None
    """How many entries it has; None where it is not a count of entries."""
    topic: str = ""
    """The topic whose colour it bears."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A row of chips."""

    name: str
    """Of the form field; ids in the page are `x-<name>-<value>`."""
    legend: str
    """What the row is about, in words."""
    type: Literal["radio", "checkbox"]
    """`radio` shows one choice only, the first to begin with; `checkbox` hides what is off."""
    choices: tuple[Choice, ...]
    """The chips, from the left."""


@dataclass(frozen=True, slots=True)
class FacetRules:
    """What the style sheet of the filters has to know of the content."""

    topics: tuple[str, ...]
    """Topics of the events."""
    topic_sets: tuple[tuple[str, ...], ...]
    """Topics that occur together in one year, sorted; each set once."""
    developers: tuple[str, ...]
    """Ids of developers of models, and `x-ns` for not stated."""
    categories: tuple[str, ...]
    """Keys of the categories of models."""
    openness: tuple[str, ...]
    """Keys: open, closed, and `x-ns` for not stated."""
    statuses: tuple[str, ...]
    """Keys of the statuses of claims."""


def one_of(
    name: str, legend: str, all_label: str, values: Iterable[str], label: Callable[[str], str]
) -> Facet:
    """A facet of radio chips: "all" first, then each value by how often it occurs."""
    counts = Counter(values)
    choices = [Choice("x-all", all_label, counts.total())]
    choices += [Choice(value, label(value), n) for value, n in counts.most_common()]
    return Facet(name, legend, "radio", tuple(choices))


def facet_rules(present: Presenter) -> FacetRules:
    """The values of every facet of the site, for `css/facets.css`."""
    library = present.library
    years = topics_by_year(library)
    return FacetRules(
        topics=tuple(sorted({topic for topics in years.values() for topic in topics}
                            | {topic_of_event(library, id) for id in library.events})),
        topic_sets=tuple(sorted(set(years.values()))),
        developers=tuple(sorted({m.developer or NOT_STATED for m in library.models.values()})),
        categories=tuple(sorted({m.category for m in library.models.values()})),
        openness=("open", "closed", NOT_STATED),
        statuses=tuple(sorted({states.status(library, id) for id in library.claims})),
    )


def topic_of_event(library: Library, id: str) -> str:
    """An event's topic is its main claim's; `company` where that claim was withdrawn."""
    claims = library.claims_of(library.events[id].claims)
    return claims[0][1].topic if claims else "company"


def topics_by_year(library: Library) -> dict[str, tuple[str, ...]]:
    """Heading of the timeline → topics of the events below it, sorted."""
    found: dict[str, set[str]] = {}
    for id in library.sorted_events()[0]:
        year = year_of(library.when_of_event(library.events[id]))
        found.setdefault(year, set()).add(topic_of_event(library, id))
    return {year: tuple(sorted(topics)) for year, topics in found.items()}
