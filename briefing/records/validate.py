"""From nodes with places to typed records, or to every fault there is, each with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from collections.abc import Sequence as Languages
from dataclasses import fields
from typing import TYPE_CHECKING, Any, Generic, TypeVar, get_args

from briefing.errors import Diagnostic, Place, nearest
from briefing.reading.yaml_nodes import Mapping, Node, Scalar, Sequence, locate, plain
from briefing.records.dates import Date
from briefing.records.faults import Fault
from briefing.records.fields import Named, Stated, check_id
from briefing.records.quantities import Quantity
from briefing.records.record import Record, field_types, is_needed, keys
from briefing.records.text import Localized
from briefing.records.units import UnitWords
from briefing.values import dataclass

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

R = TypeVar("R", bound=Record)
Location = tuple[str | int, ...]


@dataclass(slots=True)
class Entry(Generic[R]):
    """A record together with where it was written."""

    id: str
    record: R
    source: Mapping | Callable[[], Mapping]
    """What is written, or what reads it."""
    key: Place
    """Where its id stands."""

    @property
    def node(self) -> Mapping:
        """What is written."""
        if not isinstance(self.source, Mapping):
            self.source = self.source()
        return self.source

    def place(self, *location: str | int, key: bool = False) -> Place:
        """Where the value (or with `key`, the key) at that location stands."""
        return locate(self.node, location, key=key)


def validate(
    kind: type[R], id: str, node: Node, key: Place
) -> tuple[Entry[R] | None, list[Diagnostic]]:
    """Make one record of one node.

    Returns the entry, or None and every fault found in it. `id` is the record's name in messages
    (a record's id, or "the site file").
    """
    if not isinstance(node, Mapping):
        return None, [_not_a_mapping(id, node)]
    # records that are there already are used without what makes them, which is slow to import
    from pydantic_core import ValidationError

    from briefing.records.validator import make
    try:
        return Entry(id, make(kind, plain(node)), node, key), []
    except ValidationError as error:
        details = [d for d in error.errors(include_url=False) if not _told_already(node, d)]
        return None, [_diagnostic(kind, id, node, key, detail) for detail in details]


def id_fault(id: str, key: Place) -> Diagnostic | None:
    """What is wrong with the form of a record's id, which stands at `key`; None if nothing."""
    try:
        check_id(id)
    except Fault as error:
        return Diagnostic(error.code, error.message, key, "", error.help)
    return None


def _told_already(node: Mapping, detail: ErrorDetails) -> bool:
    """Whether a field is missing only because its value was refused in reading."""
    if detail["type"] != "missing":
        return False
    *parents, field = detail["loc"]
    holder: Node = node
    for step in parents:
        if isinstance(holder, Mapping) and step in holder.items:
            holder = holder.items[str(step)]
        elif isinstance(holder, Sequence) and isinstance(step, int) and step < len(holder.items):
            holder = holder.items[step]
    return isinstance(holder, Mapping) and str(field) in holder.broken


def _not_a_mapping(id: str, node: Node) -> Diagnostic:
    """What stands there instead: most often a field whose colon YAML does not take for one."""
    typed = re.match(r"([\w\-]+)(：|:(?=\S))", node.value) if isinstance(node, Scalar) else None
    if typed:
        place = node.place._replace(column=node.place.column + typed.end(1), length=1)
        width = "a full-width colon" if typed[2] == "：" else "a colon without a space"
        return Diagnostic("yaml-syntax", f"{width} stands after {typed[1]}", place,
                          help=f"write {typed[1]}: with a half-width colon and a space")
    return Diagnostic("shape-invalid", f"{id} is not a mapping", node.place,
                      help=f"write fields under {id}:, one a line, two spaces further in")


def _diagnostic(
    kind: type[Record], id: str, node: Mapping, key: Place, detail: ErrorDetails
) -> Diagnostic:
    location: Location = tuple(detail["loc"])
    match detail["type"]:
        case "missing":
            return _missing(id, node, key, location)
        case "extra_forbidden":
            return _unknown_field(kind, node, location)
        case "dict_type":
            entry = "an entry of " if isinstance(location[-1], int) else ""
            return Diagnostic("shape-invalid", f"{entry}{_name(location)} is not a mapping",
                              locate(node, location),
                              help=f"write {_form(kind, location, detail['input'])}")
    fault = (detail.get("ctx") or {}).get("error")
    if isinstance(fault, Fault):
        at = (*location, *fault.at)
        on_key = fault.code in ("field-unknown", "language-unknown") or "[key]" in location
        place = locate(node, at, key=on_key) if _is_written(node, at) else key
        return Diagnostic(fault.code, fault.message, place, fault.label, fault.help)
    return Diagnostic("value-invalid", f"{_name(location)}: {detail['msg'].lower()}",
                      locate(node, location), help="see the field's description in the reference")


def _name(location: Location) -> str:
    return str(next((part for part in reversed(location) if isinstance(part, str)), "it"))


def _missing(id: str, node: Mapping, key: Place, location: Location) -> Diagnostic:
    parent, field = location[:-1], location[-1]
    where = locate(node, parent, key=True) if parent else key
    owner = _name(parent) if parent else id
    return Diagnostic("field-missing", f"{owner} has no {field}", where,
                      label=f"{field} is needed", help=f"add {field}: …")


def _unknown_field(kind: type[Record], node: Mapping, location: Location) -> Diagnostic:
    field = str(location[-1])
    holder = _type_at(kind, location[:-1])
    known = sorted(keys(holder))
    near = nearest(field, [*known, *holder.other_keys])
    help = f"write {near}" if near else f"take it away; known here: {', '.join(known)}"
    return Diagnostic("field-unknown", f"there is no field {field}",
                      locate(node, location, key=True),
                      f"did you mean {near}?" if near else "", help)


def _type_at(kind: type[Record], location: Location) -> type[Record]:
    """The record type that stands at that location inside `kind`."""
    for part in location:
        field = keys(kind).get(str(part))
        if field:
            kind = next(_record_types(field_types(kind)[field.name]), kind)
    return kind


def _form(kind: type[Record], location: Location, found: Any) -> str:
    """What the record at that location looks like, with what was found as its first field."""
    needed = [field.name for field in fields(_type_at(kind, location)) if is_needed(field)]
    if not needed or _type_at(kind, location) is kind:
        return "its fields under it, or {field: value, …}"
    value = found if isinstance(found, str) else "…"
    return f"{{{', '.join([f'{needed[0]}: {value}', *(f'{name}: …' for name in needed[1:])])}}}"


def _is_written(node: Mapping, at: Location) -> bool:
    """Whether any step of the location stands in the file."""
    return not at or any(part in node.items or part in node.broken
                         for part in at if isinstance(part, str))


def _record_types(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for argument in get_args(annotation):
        yield from _record_types(argument)


def missing_languages(entry: Entry[Any], languages: Languages[str]) -> Iterator[Diagnostic]:
    """A fault for every text that is written in some of the site's languages but not in all."""
    for location, text in localized_parts(entry.record):
        if text.shared is not None:
            continue
        for language in languages:
            if text.get(language) is None:
                keys = {tag: entry.place(*location, tag, key=True) for tag in text.languages()}
                yield language_missing(entry.place(*location), keys, language, languages)


def language_missing(
    place: Place, written: dict[str, Place], language: str, languages: Languages[str]
) -> Diagnostic:
    """The fault of a text that is written in some languages, but not in that one of the site's.

    A text may have languages that the site lacks; one whose tag is near the missing one is a slip,
    and told at its key.
    """
    for tag, key in written.items():
        if tag not in languages and (tag[:2] == language[:2] or nearest(tag, [language])):
            return Diagnostic("language-missing", f"this text has no {language}", key,
                              f"{tag} is no language of this site", f"write {language}")
    return Diagnostic("language-missing", f"this text has no {language}", place,
                      f"written in {', '.join(written)} only", f"add {language}: …")


def localized_parts(value: Any, at: Location = ()) -> Iterator[tuple[Location, Localized]]:
    """Every localized text inside a record, with its location."""
    match value:
        case Localized():
            yield at, value
        case Stated(value=inner, claim=claim):
            yield from localized_parts(inner, at if claim is None else (*at, "value"))
        case Named(text=inner):
            yield from localized_parts(inner, at)
        case Quantity(of=inner):
            yield from localized_parts(inner, (*at, "of"))
        case UnitWords(other=inner):
            yield from localized_parts(inner, at)
        case Record():
            for name, item in _rich(value):
                yield from localized_parts(item, (*at, name))
        case tuple():
            for index, item in enumerate(value):
                yield from localized_parts(item, (*at, index))
        case dict():
            for name, item in value.items():
                yield from localized_parts(item, (*at, name))


_BARE = frozenset((str, int, bool, type(None), Date))


def _rich(record: Record) -> list[tuple[str, Any]]:
    """The fields of a record but for the many that can hold no text in several languages."""
    return [(field.name, item) for field in fields(record)
            if type(item := getattr(record, field.name)) not in _BARE]
