"""What reading a Markdown text gives."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from briefing.errors import Place
from briefing.values import dataclass

OPEN = "\ufdd0"
CLOSE = "\ufdd1"
_TOKEN = re.compile(f"{OPEN}([A-Z])([0-9]+){CLOSE}")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim's mark, `[^claim-id]`."""

    claim: str
    place: Place
    """Where the id stands."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a record, `[[target]]` or `[[target|text]]`."""

    target: str
    text: str | None
    place: Place
    """Where the target stands."""


@dataclass(frozen=True, slots=True)
class Plain:
    """Words the glossary is to leave alone, `[[!surface]]`."""

    surface: str
    place: Place
    """Where the surface stands."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart, `![alt](chart:kind/target)` or `![alt](chart:kind?option=value)`."""

    kind: str
    target: str
    """A record's id; empty where the chart has options only."""
    options: tuple[tuple[str, str], ...]
    alt: str
    place: Place
    """Where its address stands."""


@dataclass(frozen=True, slots=True)
class Image:
    """An image file beside the article."""

    source: str
    alt: str
    title: str
    place: Place
    """Where its address stands."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """An ordinary link that leads somewhere."""

    href: str
    place: Place
    """Where its address stands; of raw HTML, where its tag stands."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the text."""

    level: int
    id: str
    text: str
    """Its plain text; of a record's link without a text, the target."""
    place: Place


@dataclass(frozen=True, slots=True)
class Footnote:
    """An ordinary footnote."""

    label: str
    html: str
    """Sanitized, with the same tokens as the body."""
    place: Place
    """Where its definition's label stands."""


@dataclass(frozen=True, slots=True)
class Body:
    """A text as sanitized HTML with private tokens, and what the tokens stand for.

    A token is U+FDD0, a letter, an index, U+FDD1. The letter names the tuple: M marks, L links,
    P plains, C charts, I images, F footnotes. Each stands once, but a footnote as often as the text
    refers to it.
    """

    html: str = ""
    marks: tuple[Mark, ...] = ()
    links: tuple[Link, ...] = ()
    plains: tuple[Plain, ...] = ()
    charts: tuple[Chart, ...] = ()
    images: tuple[Image, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    headings: tuple[Heading, ...] = ()
    footnotes: tuple[Footnote, ...] = ()

    @property
    def words(self) -> str:
        """The text without tags, for counting; a link without a text reads as its target."""
        return self.text(self.html, lambda link, before, after: link.text or link.target)

    def text(self, html: str, shown: Callable[[Link, str, str], str]) -> str:
        """The words of this HTML, of the body or of a footnote.

        `shown` gives those of a link, which stands between two characters.
        """
        def words(token: re.Match[str]) -> str:
            index = int(token[2])
            if token[1] == "L":
                return shown(self.links[index], html[token.start() - 1 : token.start()],
                             html[token.end() : token.end() + 1])
            return self.plains[index].surface if token[1] == "P" else ""

        return unescape(_TAG.sub("", _TOKEN.sub(words, html)))
