"""A language that is not written but derived: every text of another one, converted.

Simplified Chinese is derived from Traditional. What a record says in it by itself stands: its own
zh-Hans form of a term or name is used in every text where the zh-Hant one is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field, fields, is_dataclass, replace
from functools import cached_property, lru_cache, partial
from typing import Any, TypeVar

from briefing.library.articles import Article, ArticleText, Card, Use
from briefing.library.glossary import names_of
from briefing.library.simplified import Simplifier, letters
from briefing.reading.markdown_body import Body
from briefing.records.article import FrontMatter, TranslatedFrom
from briefing.records.catalogue import Alias, Form, Model, Organization, Person, Term
from briefing.records.record import Record
from briefing.records.text import Localized
from briefing.store import Store, digest_of
from briefing.values import dataclass

DERIVED, ORIGIN = "zh-Hans", "zh-Hant"
"""The pair that can be derived."""
_RECENT = 32
"""Texts that are kept at hand."""
T = TypeVar("T")


@dataclass(frozen=True)
class Derivation:
    """How the texts of one site are converted."""

    own: Mapping[str, str]
    """The site's own words: Traditional to Simplified."""
    written: tuple[str, ...]
    """The site's languages that people write."""
    store: Store = field(default_factory=Store, compare=False, repr=False)
    """Keeps the texts of articles that were converted."""

    @cached_property
    def digest(self) -> str:
        """Of what decides how a text is converted."""
        return digest_of(repr(sorted(self.own.items())), *self.written)

    @cached_property
    def convert(self) -> Simplifier:
        """Converts a text."""
        return Simplifier(self.own)

    def record(self, value: T) -> T:
        """A record, or a part of one, with every text in the derived language too."""
        if isinstance(value, Localized):
            return self._localized(value)  # type: ignore[return-value]
        if isinstance(value, dict):
            return {key: self.record(item) for key, item in value.items()}  # type: ignore[return-value]
        if isinstance(value, tuple):
            return tuple(map(self.record, value))  # type: ignore[return-value]
        if not is_dataclass(value) or isinstance(value, type):
            return value
        changed: dict[str, Any] = {}
        for each in fields(value):
            old = getattr(value, each.name)
            new = self.record(old)
            if new is not old and new != old:
                changed[each.name] = new
        if isinstance(value, Term) and ORIGIN in value.forms:
            changed["forms"] = {**value.forms, DERIVED: self._form_of(value)}
        return replace(value, **changed) if changed else value  # type: ignore[type-var]

    def records(self, records: Mapping[str, Record]) -> Mapping[str, Any]:
        """Records with every text in the derived language too, each made when it is asked for."""
        return _DerivedRecords(records, self)

    def article(self, article: Article) -> Article:
        """The article in the derived language. Its text is converted when a page shows it."""
        card = article.card
        return _DerivedArticle(article, self, replace(
            card, language=DERIVED, path=card.path.replace(f"{ORIGIN}.md", f"{DERIVED}.md"),
            front_digest=digest_of(card.front_digest, self.digest),
            text_digest=digest_of(card.text_digest, self.digest),
            uses_digest=digest_of(card.uses_digest, self.digest)))

    @cached_property
    def text_of(self) -> Callable[[Article], ArticleText]:
        """Gives the text of a written article, converted; what a page shows stays at hand."""
        return lru_cache(_RECENT)(self._text_of)

    def _text_of(self, written: Article) -> ArticleText:
        card = written.card
        key = digest_of("derived text", card.path, card.text_key, card.text_digest, self.digest)
        text: ArticleText | None = self.store.get(key)
        if text is None:
            text = self.text(written._text())
            self.store.put(key, text)
        return text

    def text(self, text: ArticleText) -> ArticleText:
        """The text of an article, converted."""
        convert, body = self.convert, text.body
        return ArticleText(Body(
            html=convert.html(body.html),
            marks=body.marks,
            links=tuple(replace(link, text=link.text and convert(link.text))
                        for link in body.links),
            plains=tuple(replace(plain, surface=convert(plain.surface)) for plain in body.plains),
            charts=tuple(replace(chart, alt=convert(chart.alt)) for chart in body.charts),
            images=tuple(replace(image, alt=convert(image.alt), title=convert(image.title))
                         for image in body.images),
            anchors=body.anchors,
            headings=tuple(replace(heading, text=convert(heading.text))
                           for heading in body.headings),
            footnotes=tuple(replace(note, html=convert.html(note.html))
                            for note in body.footnotes),
        ), convert.html(text.linked_html))

    def front(self, card: Card) -> FrontMatter:
        """What an article says about itself, converted."""
        front = card.front
        return replace(
            front, title=self.convert(front.title), summary=self.convert(front.summary),
            authors=self.record(front.authors),
            translated_from=TranslatedFrom(language=ORIGIN, hash=card.front_digest[:12]))

    def _localized(self, text: Localized) -> Localized:
        written = text.get(ORIGIN)
        if written is None or (text.shared is None and text.get(DERIVED) is not None):
            return text
        converted = self.convert(written)
        if text.shared is None:
            return Localized(by_language=(*text.by_language, (DERIVED, converted)))
        if converted == written:
            return text
        return Localized(by_language=(*((tag, written) for tag in self.written),
                                      (DERIVED, converted)))

    def _form_of(self, term: Term) -> Form:
        """Its own form, or the written one converted.

        Only where both have the same characters do they go by the same pinyin: other words, such as
        标准箱 for 標準貨櫃, are read otherwise.
        """
        written = term.forms[ORIGIN]
        form = term.forms.get(DERIVED) or self._form(written)
        if form.pinyin is not None:
            return form
        alike = letters(written.term) == form.term
        return replace(form, pinyin=written.pinyin if alike else "")

    def _form(self, form: Form) -> Form:
        """Converted, but for the forms to avoid: what is wrong in one place may be right here."""
        term = self.convert(form.term)
        aliases: dict[str, Any] = {}
        for alias in form.aliases:
            if alias.status != "avoid":
                aliases.setdefault(self.convert(alias.term), alias.status)
        aliases.pop(term, None)
        return Form(term=term, aliases=tuple(
            Alias(term=other, status=status) for other, status in aliases.items()))


class _DerivedArticle(Article):
    __slots__ = ("_derivation", "_front")

    def __init__(self, written: Article, derivation: Derivation, card: Card) -> None:
        super().__init__(card, partial(derivation.text_of, written), written._uses)
        self._derivation = derivation
        self._front: FrontMatter | None = None

    @property
    def front(self) -> FrontMatter:
        """What it says about itself, converted."""
        front = super().front
        assert front is self.card.front
        self._front = self._front or self._derivation.front(self.card)
        return self._front

    def use(self, term: str) -> Use | None:
        """The first sentence that uses a term, converted."""
        use = super().use(term)
        return use and replace(use, html=self._derivation.convert.html(use.html))


class _DerivedRecords(Mapping[str, Any]):
    def __init__(self, records: Mapping[str, Record], derivation: Derivation) -> None:
        self._records = records
        self._derivation = derivation
        self._made: dict[str, Record] = {}

    def __getitem__(self, id: str) -> Any:
        if id not in self._made:
            self._made[id] = self._derivation.record(self._records[id])
        return self._made[id]

    def __contains__(self, id: object) -> bool:
        return id in self._records

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)


def own_words(
    terms: Mapping[str, Term], named: Iterable[Model | Organization | Person]
) -> dict[str, str]:
    """What a site's records say of their own conversion.

    Terms and names go by the zh-Hans forms that their records have. A name without one keeps its
    words; it is given here only where the conversion would not leave them.
    """
    forms = [(term.forms[ORIGIN], term.forms[DERIVED]) for term in terms.values()
             if ORIGIN in term.forms and DERIVED in term.forms]
    names: dict[str, str] = {}
    for record in named:
        names |= {name: names.get(name, "") for name in names_of(record) if not name.isascii()}
        for text in (record.name, *record.aliases):
            own, other = text.get(ORIGIN), text.get(DERIVED)
            if own and other and text.shared is None:
                names[own] = other
    found: dict[str, str] = {}
    for here, there in forms:
        found |= _of_term(here, there)
    return found | _of_names(names)


def _of_term(here: Form, there: Form) -> dict[str, str]:
    known = {there.term, *(alias.term for alias in there.aliases)}
    found = {here.term: there.term}
    for alias in here.aliases:
        if alias.status != "avoid" and not alias.term.isascii():
            said = letters(alias.term)
            found[alias.term] = said if said in known else there.term
    return found


def _of_names(names: Mapping[str, str]) -> dict[str, str]:
    """Names that the conversion would not make what they are to be."""
    plainly = Simplifier()
    wanted = {name: own or letters(name) for name, own in names.items()}
    return {name: right for name, right in wanted.items() if plainly(name) != right}
