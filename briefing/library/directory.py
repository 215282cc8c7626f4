"""Knows every id of a site, and what is wrong with naming one."""

from __future__ import annotations

from briefing.errors import Diagnostic, Place, a, nearest
from briefing.library.collection import Collection
from briefing.library.references import ANYTHING, CLAIM, Kinds


class Directory:
    """Knows every id, what it is, and where it stands."""

    def __init__(self, collection: Collection) -> None:
        self._known = collection.known
        self._claims = collection.known_claims
        self._entries = collection.entries
        claims = collection.entries["claim"]
        self._withdrawn = {id for id in claims if claims.row(id).withdrawn}

    def fault(self, id: str, kinds: Kinds, place: Place) -> Diagnostic | None:
        """What is wrong with naming `id` there, where one of `kinds` is wanted; None if nothing."""
        if kinds == CLAIM:
            return self._claim_fault(id, place)
        found = self._known.get(id)
        if found in kinds:
            return None
        if found:
            return Diagnostic("reference-kind", f"{id} is {a(found)}, not {_or(kinds)}", place,
                              help=f"name {_or(kinds)} here")
        known = [other for other, kind in self._known.items() if kind in kinds]
        return self._unknown(id, kinds, known, place)

    def _claim_fault(self, id: str, place: Place) -> Diagnostic | None:
        if id in self._withdrawn:
            return Diagnostic("claim-withdrawn", f"the claim {id} is withdrawn", place,
                              help="take the reference out, or take withdrawn out of the claim")
        if id in self._claims:
            return None
        return self._unknown(id, CLAIM, list(self._claims), place)

    def _unknown(
        self, id: str, kinds: Kinds, known: list[str], place: Place
    ) -> Diagnostic:
        near = nearest(id, known)
        message = f"there is no {_or(kinds, article=False)} {id}"
        if near is None:
            return Diagnostic("reference-unknown", message, place,
                              help="correct the id, or write the record")
        where = self._where(near, kinds)
        return Diagnostic("reference-unknown", message, place, f"did you mean {near}?",
                          f"write {near}{f' ({where})' if where else ''}, or write the record")

    def _where(self, id: str, kinds: Kinds) -> str:
        for kind in kinds:
            entry = self._entries[kind].get(id) if kind in self._entries else None
            if entry:
                return f"{entry.key.path}:{entry.key.line}"
        return ""


def _or(kinds: Kinds, article: bool = True) -> str:
    """The kinds as words: a model, a person or a term."""
    if kinds == ANYTHING:
        return "a record" if article else "record"
    words = [a(kind) if article else kind for kind in kinds]
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))
