"""Records out of plain values: the fields of a record's class, made into a validator.

Only what validates imports this, and with it pydantic's core.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

from pydantic_core import CoreSchema, SchemaValidator, core_schema

from briefing.records.record import Check, Length, Read, Record, field_types, is_needed, keys

R = TypeVar("R", bound=Record)

_VALIDATORS: dict[type[Record], SchemaValidator] = {}
"""Made when the first record of a class is read."""


def make(kind: type[R], raw: Any) -> R:
    """A record of what was written.

    Raises pydantic's ValidationError with every fault, those of fields' readers among them.
    """
    if kind not in _VALIDATORS:
        _VALIDATORS[kind] = SchemaValidator(_record(kind))
    record: R = _VALIDATORS[kind].validate_python(raw)
    return record


def _record(kind: type[Record]) -> CoreSchema:
    """A mapping of the class's fields and nothing else, and then the record of these."""
    types = field_types(kind)
    fields = {
        field.name: core_schema.typed_dict_field(
            _schema(types[field.name]), required=is_needed(field), validation_alias=key)
        for key, field in keys(kind).items()
    }
    mapping = core_schema.no_info_before_validator_function(
        kind.gathered, core_schema.typed_dict_schema(fields, extra_behavior="forbid"))
    return core_schema.no_info_after_validator_function(lambda found: kind(**found), mapping)


def _schema(annotation: Any) -> CoreSchema:
    arguments = get_args(annotation)
    if get_origin(annotation) is Annotated:
        schema = _holder(arguments[0])
        for mark in arguments[1:]:
            if isinstance(mark, Read):
                schema = core_schema.no_info_before_validator_function(mark.parse, schema)
            elif isinstance(mark, (Check, Length)):
                schema = core_schema.no_info_after_validator_function(mark.check, schema)
        return schema
    if type(None) in arguments:
        (one,) = (argument for argument in arguments if argument is not type(None))
        return core_schema.nullable_schema(_schema(one))
    return _holder(annotation)


def _holder(annotation: Any) -> CoreSchema:
    """A record, a list or a mapping of something, a word, or a value that its mark has read."""
    arguments, origin = get_args(annotation), get_origin(annotation)
    if origin is tuple:
        return core_schema.tuple_variable_schema(_schema(arguments[0]))
    if origin is dict:
        return core_schema.dict_schema(*map(_schema, arguments))
    if origin is Literal:
        return core_schema.literal_schema(list(arguments))
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return _record(annotation)
    return core_schema.is_instance_schema(origin or annotation)
