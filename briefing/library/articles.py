"""Articles as the library holds them: a card that is always at hand, a text that is loaded."""

from __future__ import annotations

import pickle
from collections.abc import Callable

from briefing.reading.markdown_body import Body
from briefing.reads import note
from briefing.records.article import FrontMatter
from briefing.records.dates import Date
from briefing.records.facts import Silence
from briefing.values import dataclass

SortKey = tuple[str, str, str]
"""Of a date, as plain text: orders as `Date.sort_key` does."""


@dataclass(slots=True)
class Card:
    """What is always at hand of an article; its text is loaded when a page shows it."""

    slug: str
    language: str
    path: str
    """Of its file, relative to the site's root."""
    kept: bytes
    """Its front matter, pickled."""
    date: SortKey
    changed: SortKey
    aliases: tuple[str, ...]
    """Old slugs."""
    draft: bool
    front_digest: str
    text_digest: str
    """Of its text and of the terms that are linked in it."""
    text_key: str = ""
    """Of the text in the store."""
    claims: tuple[str, ...] = ()
    """Ids of the claims it carries, by first appearance."""
    links: tuple[str, ...] = ()
    """Ids of the records that it links to, by first appearance."""
    terms: tuple[str, ...] = ()
    """Ids of the glossary's terms that its text links, by first appearance."""
    uses_digest: str = ""
    """Of the sentences that use them."""
    charts: bool = False
    """Whether it has any, which draw records that it need not name."""
    minutes: int = 1
    """How long it takes to read."""
    _front: FrontMatter | None = None

    @property
    def front(self) -> FrontMatter:
        """What it says about itself."""
        if self._front is None:
            self._front = pickle.loads(self.kept)
        return self._front

    @property
    def plain(self) -> tuple[object, ...]:
        """All of it as plain data, from which `Card(*plain)` makes it again."""
        return (self.slug, self.language, self.path, self.kept, self.date, self.changed,
                self.aliases, self.draft, self.front_digest, self.text_digest, self.text_key,
                self.claims, self.links, self.terms, self.uses_digest, self.charts, self.minutes)


def sort_key(date: Date) -> SortKey:
    """The date's `sort_key` as plain text."""
    first, last, edtf = date.sort_key
    return first.isoformat(), last.isoformat(), edtf


@dataclass(frozen=True, slots=True)
class Picture:
    """An image file beside an article."""

    digest: str
    """The sha256 of its bytes, in hex."""
    read: Callable[[], bytes]
    """Gives its bytes. Raises OSError."""


@dataclass(frozen=True, slots=True)
class ArticleText:
    """The text of an article."""

    body: Body
    linked_html: str
    """The body's HTML with the glossary's terms as tokens too."""

    @property
    def plain(self) -> str:
        """All its words, for looking whether any of some words is among them."""
        notes = " ".join(note.html for note in self.body.footnotes)
        return f"{self.body.words} {notes}"


@dataclass(frozen=True, slots=True)
class Use:
    """A sentence that uses a term."""

    term: str
    """Its id."""
    section: str
    """Id of the heading above; empty before the first."""
    html: str
    """The sentence as HTML without tags; the term is a token of its own, and so are names."""


class Article:
    """Something somebody wrote, in one language. What is read of it is noted."""

    __slots__ = ("_load", "_uses", "card", "language", "path", "slug")

    def __init__(self, card: Card, text: ArticleText | Callable[[], ArticleText],
                 uses: Callable[[], tuple[Use, ...]] = tuple) -> None:
        """`text` is the article's text, or what loads it; `uses` loads its uses of terms."""
        self.card = card
        """For comparing and relating articles, where nothing is to be noted."""
        self.slug, self.language, self.path = card.slug, card.language, card.path
        self._load = text
        self._uses = uses

    def __repr__(self) -> str:
        return f"Article({self.path})"

    @property
    def front(self) -> FrontMatter:
        """What it says about itself."""
        note("front", self.path)
        return self.card.front

    @property
    def date(self) -> Date:
        """The day it is published."""
        note("date", self.path)
        return self.card.front.date

    @property
    def changed(self) -> Date:
        """The day on which it was last changed."""
        note("changed", self.path)
        return self.card.front.changed

    @property
    def authors(self) -> tuple[str, ...]:
        """Ids of the people who wrote it, as far as they have one."""
        note("authors", self.path)
        return _authors(self.card)

    @property
    def silence(self) -> tuple[Silence, ...]:
        """What of the checks it silences."""
        note("silence", self.path)
        return self.card.front.silence

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of the claims it carries, by first appearance."""
        note("claims-of", self.path)
        return self.card.claims

    @property
    def links(self) -> tuple[str, ...]:
        """Ids of the records that it links to, by first appearance."""
        note("links-of", self.path)
        return self.card.links

    @property
    def terms(self) -> tuple[str, ...]:
        """Ids of the glossary's terms that its text links, by first appearance."""
        note("terms-of", self.path)
        return self.card.terms

    def use(self, term: str) -> Use | None:
        """The first sentence that uses a term; None where there is none."""
        note("uses-of", self.path)
        return next((use for use in self._uses() if use.term == term), None)

    @property
    def minutes(self) -> int:
        """How long it takes to read."""
        note("minutes", self.path)
        return self.card.minutes

    @property
    def body(self) -> Body:
        """Its text."""
        return self._text().body

    @property
    def linked_html(self) -> str:
        """The body's HTML with the glossary's terms as tokens too."""
        return self._text().linked_html

    def _text(self) -> ArticleText:
        note("text", self.path)
        return self._load if isinstance(self._load, ArticleText) else self._load()


def _authors(card: Card) -> tuple[str, ...]:
    return tuple(author.id for author in card.front.authors if author.id)


STATES: dict[str, Callable[[Card], str]] = {
    "front": lambda card: card.front_digest,
    "date": lambda card: repr(card.date),
    "changed": lambda card: repr(card.changed),
    "authors": lambda card: repr(_authors(card)),
    "silence": lambda card: repr(card.front.silence),
    "text": lambda card: card.text_digest,
    "claims-of": lambda card: repr(card.claims),
    "links-of": lambda card: repr(card.links),
    "terms-of": lambda card: repr(card.terms),
    "uses-of": lambda card: card.uses_digest,
    "minutes": lambda card: repr(card.minutes),
}
"""What the keys of one article stand for, as a text to compare."""
