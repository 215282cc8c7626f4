"""The pieces an article's text is set from; `kind` tells a template which one it has."""

from __future__ import annotations

from typing import Any, ClassVar

from markupsafe import Markup

from briefing.pages.views import MarkView, Phrase
from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class Html:
    """Sanitized HTML as it stands."""

    kind: ClassVar[str] = "html"
    """Always `html`."""
    html: Markup
    """Safe to print as it is."""

    @classmethod
    def of(cls, text: str) -> Html:
        """A piece of this text, which is safe."""
        return cls(str.__new__(Markup, text))  # by itself, Markup looks at what it is given first


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a record."""

    kind: ClassVar[str] = "link"
    """Always `link`."""
    text: Phrase
    """Words of the link."""
    href: str
    """Relative way to the record's page."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the glossary, as it is written in the text."""

    kind: ClassVar[str] = "term"
    """Always `term`."""
    html: Markup
    """The word, safe to print as it is."""
    href: str
    """Relative way to its entry in the glossary."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to an ordinary footnote of the text."""

    n: int
    """From 1, by first reference."""
    id: str
    """Of the reference itself: the footnote's way back; empty but for the first."""


@dataclass(frozen=True, slots=True)
class Notes:
    """Evidence marks and footnotes side by side, on one line with what stands around them."""

    kind: ClassVar[str] = "notes"
    """Always `notes`."""
    id: str
    """Anchor of the group, for the way back from the evidence list."""
    marks: tuple[MarkView, ...]
    """Evidence marks, by number."""
    references: tuple[Reference, ...]
    """References to ordinary footnotes, after the marks."""
    held: Markup
    """What stands right before the marks: the end of a word, in English with its stop."""
    stop: Markup
    """What stands right behind them: in Chinese the stop."""
    lead: Link | Term | None = None
    """A short link right before all that, where `held` is too little to begin a line."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart."""

    kind: ClassVar[str] = "chart"
    """Always `chart`."""
    id: str
    """Of its figure."""
    n: int
    """The figure's number."""
    draws: str
    """funding, timeline, family or scale: which macro draws it."""
    view: Any
    """Its geometry, from `charts`; None where there is nothing to draw."""
    caption: str
    """Its description up to the colon."""
    note: str
    """What follows the colon; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Image:
    """An image file."""

    kind: ClassVar[str] = "image"
    """Always `image`."""
    source: str
    """Relative way to the file."""
    alt: str
    """What it shows, for those who do not see it."""
    caption: str
    """Words under it; empty where there are none."""
    width: int = 0
    """In pixels; 0 where the file does not say."""
    height: int = 0
    """In pixels; 0 where the file does not say."""
    inline: bool = False
    """It stands within a line of text."""


@dataclass(frozen=True, slots=True)
class Margin:
    """A place for a claim's short note in the margin, right before its paragraph."""

    kind: ClassVar[str] = "margin"
    """Always `margin`."""
    claim: str
    """Id of the claim."""
    mark: MarkView
    """The claim's mark in the text."""


Segment = Html | Link | Term | Notes | Chart | Image | Margin
