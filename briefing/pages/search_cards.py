"""What the search shows and looks through: a card of every article and record, kept in small files.

A card has a number that hardly anything but itself decides, so that an edit changes few files. Its
kind comes first in it, then its day; of cards that answer alike, the reader sees the newest first.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple
from zlib import crc32

from briefing.library.articles import Article
from briefing.library.library import Library
from briefing.pages import urls
from briefing.pages.presenter import Presenter
from briefing.pages.typography import needs_gap
from briefing.pages.views import Phrase
from briefing.patterns import pattern
from briefing.reading.markdown_body import Link
from briefing.records.catalogue import Term
from briefing.records.facts import Claim, Event
from briefing.records.pinyin import initials, with_v
from briefing.records.record import Record
from briefing.records.text import Localized

SHELVES = {
    "term": "terms", "model": "models", "organization": "organizations", "person": "people",
    "scale": "scales", "event": "events", "article": "", "claim": "claims", "source": "sources",
}
"""Kinds in the order in which they are shown where they answer alike, with their records."""
KINDS = tuple(SHELVES)
NAMED = KINDS.index("event")
"""So many kinds, from the first, are looked for by their names."""
_KIND = 1 << 20
_DAY = 8
"""Numbers of one day; a card more takes the next one's."""
_EPOCH, _UNDATED = 719163, 1 << 15
_TOGETHER = 32
_WRAPPED = pattern(r"(?:(?<!>)|(?<=</a>)|(?<=</em>)|(?<=</code>)|(?<=</strong>))"
                   r"\n(?!</?[bdhloptu])")
"""Where a line ends within a paragraph: other lines begin a block, and no words go across."""


class Card(NamedTuple):
    """What is shown of an article or record, and by what it is found."""

    href: str
    """From the folder of the index."""
    title: str
    title_lang: str
    text: str
    text_lang: str
    names: tuple[tuple[str, ...], ...] = ()
    """Other names, in every language, and headlines in other languages: each time the language,
    empty where it is the page's or none, and what is written in it."""
    typed: tuple[str, ...] = ()
    """What else may be typed for it: initials of pinyin, and pinyin with v for ü."""

    def called(self) -> tuple[str, ...]:
        """Its title and other names."""
        return self.title, *(name for _, *names in self.names for name in names)


Ids = tuple[tuple[int, str, str], ...]
"""Number, kind and id of cards."""


def files(library: Library) -> dict[str, Ids]:
    """The files of cards and what is in each; an article has one of its own.

    They are the same in every language. An article's id is its slug.
    """
    numbered = [(number, kind, id) for kind in KINDS
                for id, number in _numbers(kind, _days(library, kind)).items()]
    count = spread(library)
    found: dict[str, list[tuple[int, str, str]]] = {}
    for one in numbered:
        name = f"a{one[0]}.json" if one[1] == "article" else f"c{one[0] % count}.json"
        found.setdefault(name, []).append(one)
    return {name: tuple(ids) for name, ids in found.items()}


def spread(library: Library) -> int:
    """How many files the cards of records are spread over; grows by powers of two."""
    records = sum(len(getattr(library, shelf)) for shelf in SHELVES.values() if shelf)
    return (1 << (records // _TOGETHER).bit_length()) - 1 or 1


def _days(library: Library, kind: str) -> Iterator[tuple[int, str]]:
    if kind == "article":
        first = {article.slug: article for article in reversed(library.articles)}
        yield from ((_day(date.fromisoformat(article.card.date[0]).toordinal()), slug)
                    for slug, article in first.items())
        return
    for id, day in library.days(SHELVES[kind]).items():
        yield _day(day) if day else crc32(id.encode()) % _UNDATED, id


def _day(ordinal: int) -> int:
    return min(max(0, ordinal - _EPOCH), _KIND // _DAY // 2)


def _numbers(kind: str, days: Iterable[tuple[int, str]]) -> dict[str, int]:
    found, last = {}, KINDS.index(kind) * _KIND
    first = last + 1
    for day, id in sorted(days):
        last = found[id] = max(last + 1, first + _DAY * day)
    return found


def cards(present: Presenter, ids: Ids) -> bytes:
    """A file of cards, by their numbers."""
    made = {str(number): _row(_article(present, id) if kind == "article"
                              else _record(present, kind, id)) for number, kind, id in ids}
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode()


def read(data: bytes) -> dict[int, Card]:
    """The cards of a file."""
    return {int(number): _card(*row) for number, row in json.loads(data).items()}


def _row(card: Card) -> tuple[object, ...]:
    """A card as its file has it: texts by language, the title first."""
    return (card.href, card.typed, (card.title_lang, card.title), (card.text_lang, card.text),
            *card.names)


def _card(
    href: str, typed: list[str], title: list[str], text: list[str], *names: list[str]
) -> Card:
    return Card(href, title[1], title[0], text[1], text[0], tuple(map(tuple, names)), tuple(typed))


def _article(present: Presenter, slug: str) -> Card:
    article = present.library.editions_of((slug,), present.language)[0]
    lang = "" if article.language == present.language else article.language
    return Card(present.edition_href(article.language, urls.article(slug)),
                article.front.title, lang, _text(present, article), lang)


def _text(present: Presenter, article: Article) -> str:
    body = article.body

    def shown(link: Link, before: str, after: str) -> str:
        words = link.text or present.entity(link.target).name.text
        first = " " if before and needs_gap(before, words[0]) else ""
        return first + words + (" " if after and needs_gap(words[-1], after) else "")

    alts = (*(chart.alt for chart in body.charts), *(image.alt for image in body.images))
    return "\n".join((article.front.summary, body.text(_WRAPPED.sub(" ", body.html), shown), *alts,
                      *(body.text(_WRAPPED.sub(" ", note.html), shown)
                        for note in body.footnotes)))


def _record(present: Presenter, kind: str, id: str) -> Card:
    library = present.library
    record: Record = getattr(library, SHELVES[kind])[id]
    if isinstance(record, Claim):
        title, href = present.phrase(record.headline), present.claim_href(id)
        text: Phrase | None = present.phrase(record.statement)
        names = _written(record.headline)
    else:
        entity = present.entity(id)
        title, href, text, names = entity.name, entity.href, about(present, record), _names(record)
    said = {title.text}
    others: dict[str, list[str]] = {}
    for language, name in sorted(names, key=lambda each: each[0] != present.language):
        if name not in said:
            said.add(name)
            others.setdefault("" if language == present.language else language, []).append(name)
    return Card(href, title.text, title.lang, text.text if text else "", text.lang if text else "",
                tuple((language, *each) for language, each in others.items()), _typed(record))


def about(present: Presenter, record: Record) -> Phrase | None:
    """A sentence about a record, where it has one."""
    for field in ("description", "definition", "note", "role"):
        text = getattr(record, field, None)
        if isinstance(text, Localized):
            return present.phrase(text)
    main = present.library.claims.get(record.claims[0]) if isinstance(record, Event) else None
    return present.phrase(main.statement) if main else None


def _written(text: Localized) -> Iterator[tuple[str, str]]:
    """Languages and texts; without a language where one text serves all."""
    yield from text.by_language if text.shared is None else [("", text.shared)]


def _names(record: Record) -> Iterator[tuple[str, str]]:
    """Every name of a record, and its language."""
    if isinstance(record, Term):
        for language, form in record.forms.items():
            yield language, form.term
            yield from ((language, alias.term) for alias in form.aliases)
            if form.pinyin:
                yield "zh-Latn-pinyin", form.pinyin
        return
    texts = [getattr(record, field, None) for field in ("name", "short_name", "title")]
    legal = getattr(record, "legal_name", None)
    for text in (*texts, legal.value if legal else None, *getattr(record, "aliases", ())):
        if isinstance(text, Localized):
            yield from _written(text)


def _typed(record: Record) -> tuple[str, ...]:
    forms = record.forms.values() if isinstance(record, Term) else ()
    spoken = [form.pinyin for form in forms if form.pinyin]
    found = (typed for pinyin in spoken for typed in (initials(pinyin), with_v(pinyin))
             if typed != pinyin)
    return tuple(dict.fromkeys(found))
