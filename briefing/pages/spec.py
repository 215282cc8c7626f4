"""The fields of a record as rows: what it says, and what bears it out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

from briefing.library.when import When
from briefing.pages.presenter import Presenter
from briefing.pages.views import DateView, EntityView, LinkView, MarkView, Phrase
from briefing.records.catalogue import Web
from briefing.records.dates import Date
from briefing.records.fields import Stated
from briefing.records.quantities import Quantity
from briefing.records.text import Localized
from briefing.values import dataclass

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field. Nothing in `text`, `date`, `entities` and `links`: the source does not say."""

    name: str
    """Its key in the record."""
    label: str
    """Name of the field, in words."""
    text: Phrase | None = None
    """Its value, where that is a text, a number or a choice."""
    date: DateView | None = None
    """Its value, where that is a date."""
    entities: tuple[EntityView, ...] = ()
    """Its value, where that is other records."""
    links: tuple[LinkView, ...] = ()
    """Its value, where that is addresses outside the site."""
    marks: tuple[MarkView, ...] = ()
    """The claim that bears it out; empty where none does."""
    unproved: bool = False
    """It is a literal that no claim bears out, and not one of the editor's own fields."""
    missing: str = ""
    """How its absence is said, where that is not "not stated in the source"."""

    @property
    def stated(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.text or self.date or self.entities or self.links)


class SpecBuilder:
    """Makes the rows of one record; `group` is where the labels stand among the words.

    Marks are numbered as rows are made, so rows are made in the order in which they are shown.
    """

    def __init__(self, present: Presenter, group: str) -> None:
        self._present = present
        self._group = group

    def own(self, name: str, text: Phrase | None) -> FieldView:
        """A field of the editor's, which needs no evidence."""
        return FieldView(name, self._label(name), text)

    def records(self, name: str, *ids: str | None) -> FieldView:
        """An editor's field that names other records."""
        entities = tuple(self._present.entity(id) for id in ids if id)
        return FieldView(name, self._label(name), entities=entities)

    def web(self, name: str, *links: Web | str | None) -> FieldView:
        """Addresses outside the site; one without a title goes by its host."""
        shown = tuple(
            LinkView(urlsplit(link).hostname or link, link) if isinstance(link, str)
            else LinkView(self._present.phrase(link.title).text, link.url)
            for link in links if link
        )
        return FieldView(name, self._label(name), links=shown)

    def date(self, name: str, stated: Stated[Date] | None) -> FieldView:
        """A date, the field's own or its claim's."""
        when: When | None = self._present.library.date_of(stated)
        return self._row(name, stated, date=self._present.date(when) if when else None)

    def quantity(self, name: str, stated: Stated[Quantity] | None) -> FieldView:
        """A quantity, the field's own or its claim's value of that name."""
        found = self._present.library.quantity_of(stated, name)
        return self._row(name, stated, text=self._quantity(found) if found else None)

    def number(
        self, name: str, stated: Stated[Any] | None, unit: str, value: str
    ) -> FieldView:
        """A bare number in the unit that the field has, or the claim's value of that name."""
        found = self._present.library.number_of(stated, value, unit)
        return self._row(name, stated, text=self._quantity(found) if found else None)

    def flag(self, name: str, stated: Stated[bool] | None) -> FieldView:
        """Yes or no, in the field's own words where it has them."""
        t = self._present.t

        def words(value: bool) -> Phrase:
            said = "yes" if value else "no"
            key = f"{self._group}.{name}.{said}"
            return Phrase(t(key) if t.has(key) else t(f"{self._group}.{said}"))

        return self.literal(name, stated, words)

    def text(self, name: str, stated: Stated[Localized] | None) -> FieldView:
        """A text."""
        return self.literal(name, stated, self._present.phrase)

    def terms(self, name: str, stated: Stated[tuple[str, ...]] | None) -> FieldView:
        """Ids of glossary terms, linked, and plain names."""
        values = (stated.value if stated else None) or ()
        known = self._present.library.terms
        entities = tuple(
            self._present.entity(value) if value in known
            else EntityView("", Phrase(value), "", "") for value in values
        )
        return self._row(name, stated, entities=entities)

    def reference(self, name: str, stated: Stated[str] | None) -> FieldView:
        """The id of another record, borne out by a claim."""
        value = stated.value if stated else None
        return self._row(name, stated, entities=(self._present.entity(value),) if value else ())

    def literal(
        self, name: str, stated: Stated[T] | None, show: Callable[[T], Phrase]
    ) -> FieldView:
        """Any other value, shown by `show`."""
        value = stated.value if stated else None
        return self._row(name, stated, text=None if value is None else show(value))

    def plain(self, name: str, text: str, claim: str | None = None) -> FieldView:
        """A text put together from several fields; empty where none is stated."""
        return self._row(name, Stated(text, claim) if text else None,
                         text=Phrase(text) if text else None)

    def _row(self, name: str, stated: Stated[Any] | None, **shown: Any) -> FieldView:
        """The row with its evidence."""
        claim = stated.claim if stated else None
        return FieldView(
            name, self._label(name), **shown,
            marks=self._present.marks([claim]) if claim else (),
            unproved=stated is not None and claim is None,
        )

    def _quantity(self, quantity: Quantity) -> Phrase:
        return Phrase(self._present.quantity(quantity).words)

    def _label(self, name: str) -> str:
        return self._present.t(f"{self._group}.field.{name}")
