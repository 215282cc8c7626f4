"""What a record is, and what the annotations of its fields say of how each is read.

All of it is plain data, so that records are used without what validates them: `validator.py` makes
a validator of a record's class, `schema.py` a JSON Schema.
"""

from __future__ import annotations

from collections.abc import Callable, Sized
from dataclasses import MISSING, Field, field, fields
from typing import Any, ClassVar, dataclass_transform, get_args, get_origin, get_type_hints

from briefing.records.faults import Fault
from briefing.values import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """Makes the value of what was written; of several, the last one reads first."""

    parse: Callable[[Any], Any]
    """Raises a `Fault` for what it cannot take."""


@dataclass(frozen=True, slots=True, eq=False)
class Check:
    """Looks at the value once it is read."""

    check: Callable[[Any], Any]
    """Gives the value back, or raises a `Fault`."""


@dataclass(frozen=True, slots=True, eq=False)
class Length:
    """How many entries a list or a mapping has."""

    least: int
    most: int | None = None

    def check(self, value: Sized) -> Sized:
        """The value as it came. Raises `list-length`."""
        if self.least <= len(value) <= (self.most or len(value)):
            return value
        raise Fault("list-length", "this list has too few or too many entries", help=
                    f"it needs at least {self.least}" if len(value) < self.least
                    else f"it takes at most {self.most}")


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class Record:
    """Base of everything an editor writes as a mapping: a frozen dataclass, made by keywords.

    What its fields' annotations say is looked at only when something written is read.
    """

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
    other_keys: ClassVar[tuple[str, ...]] = ()
    """Keys that an editor may write beside the fields, for suggestions."""

    def __init_subclass__(cls) -> None:
        # without slots, which double the time that a record takes to come back from a pickle
        dataclass(frozen=True, kw_only=True)(cls)

    @classmethod
    def gathered(cls, raw: Any) -> Any:
        """What was written, with what belongs to one field gathered under that field's key."""
        return raw


def keys(kind: type[Record]) -> dict[str, Field[Any]]:
    """The fields of a record by what an editor writes for each; gathered ones by no key at all."""
    return {field.metadata.get("key", field.name): field for field in fields(kind)}


def is_needed(field: Field[Any]) -> bool:
    """Whether an editor has to write the field."""
    return field.default is MISSING and field.default_factory is MISSING


_TYPES: dict[type[Record], dict[str, Any]] = {}


def field_types(kind: type[Record]) -> dict[str, Any]:
    """The type of each field of a record, with its marks."""
    if kind not in _TYPES:
        types = get_type_hints(kind, include_extras=True)
        _TYPES[kind] = {field.name: types[field.name] for field in fields(kind)}
    return _TYPES[kind]


def holds(annotation: Any, type: Any) -> bool:
    """Whether a field's annotation has that type somewhere in it."""
    return type in (annotation, get_origin(annotation)) or any(
        holds(argument, type) for argument in get_args(annotation))
