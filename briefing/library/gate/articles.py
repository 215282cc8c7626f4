"""The articles of a site as the gate reads them, each read once for all rules."""

from __future__ import annotations

from briefing.library.collection import Collection, Draft
from briefing.library.gate.known import Names
from briefing.library.gate.text import Section, read_sections
from briefing.library.glossary import names_of
from briefing.reads import note
from briefing.store import digest_of

NAMED = ("model", "organization", "person")
"""Kinds of records whose names are known in a text."""


class Articles:
    """Reads articles; what was read stays with the collection."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._known: dict[int, tuple[Draft, list[Section]]] = {}
        written = collection.of_kinds("names", NAMED, lambda: [
            name for kind in NAMED for entry in collection.entries[kind].values()
            for name in names_of(entry.record)])
        self._digest = digest_of(*written)
        self.names = Names(written)
        """Those of models, organizations and people."""

    def sections(self, draft: Draft) -> list[Section]:
        """The sections of an article, which follow from the parts of the key alone."""
        known = self._known.get(id(draft))
        if known is None:
            known = self._known[id(draft)] = draft, self._sections(draft)
        return known[1]

    def _sections(self, draft: Draft) -> list[Section]:
        words = {link.target: self._word(link.target, draft.language)
                 for link in draft.body.links if not link.text}
        date = draft.entry.record.date.earliest if draft.entry else None
        year = date.year if date else None
        key = digest_of("sections", draft.text, self._digest, repr((
            draft.path, draft.first_line, draft.language, year, words)))
        sections: list[Section] | None = self._collection.sections.get(key)
        if sections is None:
            sections = read_sections(draft, words, self.names.find, year)
            self._collection.sections.put(key, sections)
        return sections

    def _word(self, id: str, language: str) -> str:
        """What a link to a record shows."""
        entry = self._collection.entries[self._collection.known[id]].get(id)
        if entry is None:  # it has faults, of which somebody else tells
            return id
        record = entry.record
        if form := getattr(record, "forms", {}).get(language):
            return str(form.term)
        text = getattr(record, "name", None) or getattr(record, "title", None)
        return (text.get(language) or text.texts()[0]) if text else id


def articles_of(collection: Collection) -> Articles:
    """The articles of a collection, read once for all who ask."""
    for kind in NAMED:
        note("kind", kind)
    if "articles" not in collection.once:
        collection.once["articles"] = Articles(collection)
    articles: Articles = collection.once["articles"]
    return articles
