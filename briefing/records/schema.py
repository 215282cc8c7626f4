"""JSON Schema of the files that editors write, from the records' own types (draft 7).

An editor's YAML reads `2025` as a number and `true` as a flag where we keep the text, so a text
may be any of them. The schemas accept every file that we accept; what ids lead to, and what a date
or an amount means together with others, only a build can tell.
"""

from __future__ import annotations

import ast
import dataclasses
import inspect
import sys
from collections.abc import Callable, Iterable
from functools import cache, partial
from itertools import pairwise
from typing import Annotated, Any, Literal, get_args, get_origin

from briefing.records import fields
from briefing.records.article import LICENCE, SiteFile, parse_licence
from briefing.records.base_url import parse_base_url
from briefing.records.catalogue import Term
from briefing.records.dates import Basis, parse_date
from briefing.records.fields import ID
from briefing.records.kinds import KINDS
from briefing.records.pinyin import parse_pinyin
from briefing.records.quantities import (
    Bound,
    Change,
    parse_count,
    parse_number,
    parse_quantity,
)
from briefing.records.record import Length, Read, Record, field_types, is_needed
from briefing.records.text import LANGUAGE, parse_language, parse_localized
from briefing.records.units import parse_unit_words

Schema = dict[str, Any]

_SCALAR: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
_TAG = f"^{LANGUAGE.pattern}$"
_POINT = r"(\d{4}|\d{3}X|\d\dXX)(-(\d\d|XX)(-(\d\d|XX))?)?[?~%]?"
_NUMBER: Schema = {"type": ["string", "number"],
                   "pattern": r"^[+-]?\d+(_\d+)*(\.\d+)?(/[1-9]\d{0,17})?$"}
_TEXT: Schema = {"anyOf": [_SCALAR, {"type": "object", "minProperties": 1, "additionalProperties":
                                     _SCALAR, "propertyNames": {"pattern": _TAG}}]}
_READ_BY: dict[Callable[..., Any], Schema] = {
    fields.check_id: {"type": ["string", "boolean"], "pattern": f"^{ID.pattern}$",
                      "maxLength": 100},
    fields.parse_flag: {"enum": [True, False, "true", "false"]},
    fields.parse_whole: {**_NUMBER, "type": ["string", "integer"]},
    fields.parse_plain: _SCALAR,
    fields.parse_url: {"type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://"},
    fields.parse_named: _TEXT,
    fields.parse_texts: {"type": "array", "items": _SCALAR},
    parse_language: {"type": "string", "pattern": _TAG},
    parse_pinyin: _SCALAR,
    parse_localized: _TEXT,
    parse_number: _NUMBER,
    fields.parse_price: _NUMBER,
    parse_date: {"type": ["string", "integer"],
                 "pattern": rf"^({_POINT}|(\.\.)?/{_POINT}|{_POINT}/(\.\.|{_POINT})?)$"},
}


def _mapping(properties: Schema, required: Iterable[str]) -> Schema:
    return {"type": "object", "additionalProperties": False, "properties": properties,
            "required": list(required)}


def _choice(words: Iterable[str]) -> Schema:
    return {"enum": list(words)}


_READ_BY[parse_licence] = {"type": "string", "pattern": f"^{LICENCE.pattern}$"}
_READ_BY[parse_base_url] = _READ_BY[fields.parse_url]
_READ_BY[parse_count] = _READ_BY[parse_quantity] = _mapping({
    "value": _NUMBER, "unit": _SCALAR, "bound": _choice(get_args(Bound)),
    "unit_basis": _choice(get_args(Basis)), "change": _choice(get_args(Change)), "of": _TEXT,
}, ("value", "unit"))
_READ_BY[parse_unit_words] = {"anyOf": [_SCALAR, {
    "type": "object", "minProperties": 1, "propertyNames": {"pattern": _TAG},
    "additionalProperties": {"anyOf": [_SCALAR, _mapping({"one": _SCALAR, "other": _SCALAR},
                                                         ("one", "other"))]},
}]}


def schemas() -> dict[str, Schema]:
    """A schema for `site.yaml`, and one for the files of each kind; name without `.json` → it."""
    found = {kind.folder: _file(kind.type, title=kind.folder) for kind in KINDS}
    return {"site": _whole_document({"$ref": "#/definitions/SiteFile"}, SiteFile), **found}


def _file(kind: type[Record], title: str) -> Schema:
    ids = _READ_BY[fields.check_id]
    records = {"type": ["object", "null"], "title": title, "propertyNames": {
        "pattern": ids["pattern"], "maxLength": ids["maxLength"],
    }, "additionalProperties": {"$ref": f"#/definitions/{kind.__name__}"}}
    return _whole_document(records, kind)


def _whole_document(schema: Schema, kind: type[Record]) -> Schema:
    definitions: dict[str, Schema] = {}
    _define(kind, definitions)
    return {"$schema": "http://json-schema.org/draft-07/schema#", **schema,
            "definitions": definitions}


def _define(kind: type[Record], definitions: dict[str, Schema]) -> None:
    """Add a record's schema, and those of the records that it holds."""
    if kind.__name__ in definitions:
        return
    definitions[kind.__name__] = {}
    meanings = _meanings(kind.__module__)
    made = _mapping({
        name: _said(meanings[f"{kind.__name__}.{name}"],
                    _schema(annotation, (), definitions))
        for name, annotation in field_types(kind).items()
    }, (field.name for field in dataclasses.fields(kind) if is_needed(field)))
    if kind is Term:  # whose forms stand under their languages' tags
        made["patternProperties"] = {_TAG: made["properties"].pop("forms")["additionalProperties"]}
        made["required"].remove("forms")
    definitions[kind.__name__] = {"description": inspect.getdoc(kind), **made}


def _said(meaning: str, schema: Schema) -> Schema:
    """A schema with its description; draft 7 reads nothing that stands beside a `$ref`."""
    return {"description": meaning, **({"allOf": [schema]} if "$ref" in schema else schema)}


def _schema(annotation: Any, marks: Iterable[Any], definitions: dict[str, Schema]) -> Schema:
    """What may be written for a type; `marks` is what `Annotated` says of it."""
    arguments = get_args(annotation)
    if get_origin(annotation) is Annotated:
        return _schema(arguments[0], arguments[1:], definitions)
    if type(None) in arguments:  # left out, never written
        (annotation,) = (one for one in arguments if one is not type(None))
        return _schema(annotation, marks, definitions)
    readers = [mark.parse for mark in marks if isinstance(mark, Read)]
    for reader in readers:
        if known := _read_by(reader):
            return known
    if annotation is str:  # a text of a form that its own reader knows
        return _SCALAR
    inner = _holder(annotation, marks, definitions)
    own = [reader for reader in readers if reader is not fields.parse_list]
    return {"anyOf": [_SCALAR, inner]} if own else inner  # its own reader takes one text for all


def _read_by(reader: Any) -> Schema | None:
    """The schema of what a reader of `fields.py` takes; None for another's."""
    if not isinstance(reader, partial):
        return _READ_BY.get(reader)
    if reader.func is fields.parse_one_of:
        return _choice(*reader.args)
    literal = _read_by(*reader.args) or _SCALAR
    needed = ("claim",) if reader.keywords["taken"] else ("value", "claim")
    return {"anyOf": [literal, _mapping({"value": literal, "claim": _READ_BY[fields.check_id]},
                                        needed)]}


def _holder(annotation: Any, marks: Iterable[Any], definitions: dict[str, Schema]) -> Schema:
    """A record, a list or a mapping of something."""
    arguments = get_args(annotation)
    least = {key: value for mark in marks if isinstance(mark, Length)
             for key, value in (("min", mark.least), ("max", mark.most)) if value is not None}
    match get_origin(annotation):
        case origin if origin is tuple:
            limits = {f"{end}Items": length for end, length in least.items()}
            return {"type": "array", "items": _schema(arguments[0], (), definitions), **limits}
        case origin if origin is dict:
            limits = {f"{end}Properties": length for end, length in least.items()}
            return {"type": "object", **limits,
                    "additionalProperties": _schema(arguments[1], (), definitions)}
        case origin if origin is Literal:
            return _choice(arguments)
    _define(annotation, definitions)
    return {"$ref": f"#/definitions/{annotation.__name__}"}


@cache
def _meanings(module: str) -> dict[str, str]:
    """`Class.field` → its docstring, of every class of a module."""
    found = {}
    classes = (node for node in ast.parse(inspect.getsource(sys.modules[module])).body
               if isinstance(node, ast.ClassDef))
    for node in classes:
        for field, doc in pairwise(node.body):
            if isinstance(field, ast.AnnAssign) and isinstance(doc, ast.Expr):
                text = str(ast.literal_eval(doc.value))
                found[f"{node.name}.{ast.unparse(field.target)}"] = " ".join(text.split())
    return found
