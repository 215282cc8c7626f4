"""What the site knows, for programs: `data/v1/`, every language in one file.

Fields are named as in the records (docs/reference/records.md), and come in the same order. Added
are `id`, `url`, and what the build works out. Dates are EDTF. What a source does not state reads
`not_stated`; quotations that are not published are left out.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import fields, replace
from fractions import Fraction
from typing import Any

from briefing.library.library import Library
from briefing.library.when import When
from briefing.pages import states, urls
from briefing.records.catalogue import BARE_NUMBERS, Model, Term
from briefing.records.dates import Date
from briefing.records.facts import Claim
from briefing.records.fields import Named, Stated
from briefing.records.quantities import Quantity
from briefing.records.record import Record, field_types, holds
from briefing.records.text import Localized

NOT_STATED = "not_stated"
_INTERNAL = {"silence", "quote", "show_quote", "link", "date_part", "date_text", "date_basis",
             "said_on_basis"}
"""Keys for the editor's own use, and those that stand inside the date."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection)."""


def _claims(library: Library) -> bytes:
    base = library.site.base_url
    return _json(library, "claims", [_claim(library, base, id, claim)
                                     for id, claim in library.claims.items()])


def _events(library: Library) -> bytes:
    base = library.site.base_url
    return _json(library, "events", [_event(library, base, id)
                                     for listed in library.sorted_events() for id in listed])


def _glossary(library: Library) -> bytes:
    base = library.site.base_url
    return _json(library, "terms", [_term(base, id, term) for id, term in library.terms.items()])


def _models(library: Library) -> list[dict[str, Any]]:
    base = library.site.base_url
    return [_model(library, base, id, model) for id, model in library.models.items()]


def _json(library: Library, name: str, entries: list[dict[str, Any]]) -> bytes:
    newest = library.newest
    document = {
        "version": 1,
        "title": plain(library.site.title),
        "url": library.site.base_url,
        "license": library.site.licence or NOT_STATED,
        "updated": newest.edtf if newest else NOT_STATED,
        name: entries,
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _csv(library: Library, models: list[dict[str, Any]]) -> bytes:
    """RFC 4180; with a byte order mark, without which spreadsheets take it for something else."""
    rows = [_row(library, model) for model in models]
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(rows[0] if rows else ["id"])
    writer.writerows([_cell(value) for value in row.values()] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _row(library: Library, entry: dict[str, Any]) -> dict[str, Any]:
    """A model as a line of a table: texts by language, quantities by part, fields with claims."""
    model = library.models[entry["id"]]
    row: dict[str, Any] = {"id": entry["id"], "url": entry["url"]}
    for name in ("name", "description"):
        text = getattr(model, name)
        row |= {f"{name}.{language}": (text.get(language) or "") if text else ""
                for language in library.languages}
    row |= {"developer": model.developer or NOT_STATED, "family": model.family or NOT_STATED,
            "category": model.category}
    for name in _STATED:
        field = {} if entry[name] == NOT_STATED else entry[name]
        value = field.get("value", NOT_STATED)
        if name in _QUANTITIES:
            parts = value if isinstance(value, dict) else {"value": value}
            row |= {name: parts["value"], f"{name}.unit": parts.get("unit", ""),
                    f"{name}.bound": parts.get("bound", "")}
        else:
            row[name] = value
        row[f"{name}.claim"] = field.get("claim", "")
    return row


def _cell(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case {"edtf": str(edtf)}:
            return edtf
        case list():
            return _cell("; ".join(map(_cell, value)))
        case str() if value.startswith(_FORMULA):
            return f"'{value}"
    return str(value)


def _claim(library: Library, base: str, id: str, claim: Claim) -> dict[str, Any]:
    entry: dict[str, Any] = {"id": id, "url": base + urls.claim(claim.source, id)}
    entry |= record(claim)
    when = When(claim.date, claim.date_part, claim.date_text, claim.date_basis) \
        if claim.date else None
    entry["date"] = _when(when)
    if claim.said_on:
        entry["said_on"] = _when(When(claim.said_on, basis=claim.said_on_basis))
    entry["status"] = states.status(library, id)
    entry["certainty"] = states.certainty(library, id)
    if claim.show_quote:
        entry["quote"] = list(claim.quote)
    return entry


def _model(library: Library, base: str, id: str, model: Model) -> dict[str, Any]:
    entry: dict[str, Any] = {"id": id, "url": base + urls.record("model", id)}
    for name in field_types(Model):
        value = getattr(model, name)
        if name in _STATED:
            entry[name] = _stated(library, name, value)
        elif name in BARE_NUMBERS and value is not None:
            entry[name] = _numbers(library, value, BARE_NUMBERS[name])
        elif value not in (None, ()):
            entry[name] = plain(value)
    return entry


def _numbers(library: Library, part: Record, unit: str) -> dict[str, Any]:
    """Bare numbers of one unit, each with its evidence."""
    found: dict[str, Any] = {}
    for name in field_types(type(part)):
        stated: Stated[Any] | None = getattr(part, name)
        quantity = library.number_of(stated, name, unit)
        if stated and quantity:
            found[name] = {"value": _number(quantity.value), "claim": stated.claim}
            if quantity.bound != "exact":
                found[name]["bound"] = quantity.bound
    return found


_STATED = tuple(n for n, annotation in field_types(Model).items() if holds(annotation, Stated))
_QUANTITIES = {n for n in _STATED if holds(field_types(Model)[n], Quantity)}


def _stated(library: Library, name: str, stated: Stated[Any] | None) -> Any:
    """A field with its evidence; a field that only names a claim has that claim's value."""
    if stated is None:
        return NOT_STATED
    value = stated.value
    if value is None:
        found = library.quantity_of(stated, name) or library.date_of(stated)
        value = found if found is not None else NOT_STATED
    entry = {"value": _when(value) if isinstance(value, When) else plain(value)}
    return entry | ({"claim": stated.claim} if stated.claim else {})


def _event(library: Library, base: str, id: str) -> dict[str, Any]:
    event = library.events[id]
    entry = {"id": id, "url": base + urls.record("event", id)} | record(event)
    entry["date"] = _when(library.when_of_event(event))
    return entry


def _term(base: str, id: str, term: Term) -> dict[str, Any]:
    return {"id": id, "url": base + urls.record("term", id)} | record(term)


def _when(when: When | None) -> Any:
    if when is None:
        return NOT_STATED
    entry: dict[str, Any] = {"edtf": when.date.edtf, "basis": when.basis}
    if when.part:
        entry["part"] = when.part
    if when.text:
        entry["text"] = plain(when.text)
    if when.said:
        entry["said"] = True
    return entry


def record(thing: Record) -> dict[str, Any]:
    """A record's own fields as JSON has them, without those that are empty."""
    found = {}
    for field in fields(thing):
        value = getattr(thing, field.name)
        if field.name not in _INTERNAL and value not in (None, "", (), {}, field.default):
            found[field.name] = plain(value)
    return found


def plain(thing: Any) -> Any:
    """A value of a record as JSON has it. Raises TypeError for what has no such form."""
    match thing:
        case None | bool() | int() | str():
            return thing
        case Fraction():
            return _number(thing)
        case Localized():
            return dict(thing.by_language) or thing.shared
        case Date():
            return thing.edtf
        case Named():
            return thing.id or plain(thing.text)
        case Quantity():
            rest = {"bound": thing.bound, "unit_basis": thing.unit_basis, "change": thing.change,
                    "of": plain(thing.of)}
            usual = replace(thing, bound="exact", unit_basis="stated", change=None, of=None)
            return {"value": _number(thing.value), "unit": thing.unit, **{
                key: value for key, value in rest.items()
                if key == "bound" or value != plain(getattr(usual, key))
            }}
        case Record():
            return record(thing)
        case Stated():
            return {"value": plain(thing.value), "claim": thing.claim}
        case dict():
            return {key: plain(value) for key, value in thing.items()}
        case tuple() | list():
            return [plain(value) for value in thing]
    raise TypeError(type(thing).__name__)


def _number(value: Fraction) -> int | float | str:
    """Exact, or as a fraction in a text: JSON's numbers are not."""
    if value.denominator == 1:
        return int(value)
    near = float(value)
    return near if Fraction(str(near)) == value else str(value)


DATA_FILES: dict[str, Callable[[Library], bytes]] = {
    f"{urls.DATA_FOLDER}claims.json": _claims,
    f"{urls.DATA_FOLDER}events.json": _events,
    f"{urls.DATA_FOLDER}glossary.json": _glossary,
    f"{urls.DATA_FOLDER}models.csv": lambda library: _csv(library, _models(library)),
    f"{urls.DATA_FOLDER}models.json": lambda library: _json(library, "models", _models(library)),
}
"""Every data file of a site, with what makes it."""
