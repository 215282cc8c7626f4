"""What terms must fulfil beyond the form of their fields: each form leads to one concept."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.errors import Diagnostic, a
from briefing.library.collection import Collection
from briefing.library.glossary import names_of, shapes
from briefing.library.term_form_rules import form_faults
from briefing.library.term_region_rules import region_faults
from briefing.records.catalogue import Form, Term
from briefing.records.validate import Entry, Location
from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class _Use:
    """Who has a form, and what for."""

    id: str
    kind: str
    text: str
    avoided: bool = False


def term_faults(collection: Collection) -> Iterator[Diagnostic]:
    """Faults of terms that only their neighbours show."""
    yield from region_faults(collection)
    names = _names(collection)
    uses: dict[tuple[str, str], list[tuple[str, _Use]]] = {}
    for entry in collection.entries["term"].values():
        for language in collection.languages:
            if language not in entry.record.forms:
                yield Diagnostic(
                    "language-missing", f"{entry.id} has no term in {language}", entry.key,
                    help=f"add {language}: {{term: …}}",
                )
        for language, form in entry.record.forms.items():
            yield from form_faults(entry, language, form)
            for at, use in _uses(entry, form):
                found = _collision(use, language, uses)
                if not found and entry.record.link:
                    found = names.get(use.text)
                if found:
                    yield _fault(use, found, entry, (language, *at))


def _uses(entry: Entry[Term], form: Form) -> Iterator[tuple[Location, _Use]]:
    yield ("term",), _Use(entry.id, "term", form.term)
    for index, alias in enumerate(form.aliases):
        at: Location = ("aliases", index)
        yield at, _Use(entry.id, "term", alias.term, alias.status == "avoid")


def _collision(
    use: _Use, language: str, uses: dict[tuple[str, str], list[tuple[str, _Use]]]
) -> _Use | None:
    """Another use of a form that the matcher cannot tell from this one, if there is any."""
    found = None
    for folded, exact in shapes(use.text):
        others = uses.setdefault((language, folded), [])
        for other_exact, other in others:
            apart = exact and other_exact and exact != other_exact
            same_use = (other.id == use.id or use.avoided) and other.avoided == use.avoided
            if not apart and not same_use:
                found = found or other
        others.append((exact, use))
    return found


def _fault(use: _Use, other: _Use, entry: Entry[Term], at: Location) -> Diagnostic:
    place = entry.place(*at)
    if other.kind != "term":
        return Diagnostic(
            "term-collision", f"{use.text} is the name of {a(other.kind)}", place,
            f"it leads to {other.id}, and so never to the term",
            "take the term out, or name one of the two otherwise",
        )
    if use.avoided != other.avoided:
        return Diagnostic(
            "term-collision",
            f"{use.text} is avoided by {use.id if use.avoided else other.id} and a form of"
            f" {other.id if use.avoided else use.id}",
            place, help="take it out of one of the two",
        )
    as_written = "" if other.text == use.text else f", as {other.text}"
    return Diagnostic(
        "term-collision", f"{use.text} is also a form of {other.id}{as_written}", place,
        help="keep it with one of the two",
    )


def _names(collection: Collection) -> dict[str, _Use]:
    """The names that are passed over when terms are looked for, as written."""
    found: dict[str, _Use] = {}
    for kind in ("model", "organization", "person"):
        for id, entry in collection.entries[kind].items():
            for text in names_of(entry.record):
                found.setdefault(text, _Use(id, kind, text))
    return found
