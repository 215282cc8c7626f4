"""Strict YAML: block and flow style, quotes, comments; every value is text and has a place.

Anchors, aliases, merge keys, tags, directives, several documents, duplicate keys and empty values
are refused. Where the text cannot be read, its top-level keys are read one by one, and the fields
of the broken one likewise, so that one slip does not hide the others.
"""

from __future__ import annotations

import re
from contextlib import suppress

from briefing.errors import Diagnostic, Place
from briefing.reading.text import check
from briefing.reading.yaml_events import HIDDEN, compose
from briefing.reading.yaml_lines import KEY
from briefing.reading.yaml_nodes import Mapping, Node, Scalar, Sequence, locate, plain
from briefing.reading.yaml_source import BrokenError, Budget, EnoughError, Source

__all__ = ["MAX_LENGTH", "Mapping", "Node", "Scalar", "Sequence", "locate", "plain", "read_yaml"]

MAX_LENGTH = 4 * 1024 * 1024
"""Characters in one file."""

_LEVELS = 2
_HIDE = re.compile("[" + "".join(map(chr, HIDDEN)) + "]")
_NAME = rf"""{KEY}|"[^"\n]+"|'[^'\n]+'|[^\W\d_][^\s:：#,\[\]{{}}"']*"""


def read_yaml(
    text: str, path: str, *, first_line: int = 1
) -> tuple[Node | None, list[Diagnostic]]:
    """Read one document that begins on line `first_line` of the file.

    Returns what could be read, None if nothing is there, and every fault; never raises. What was
    refused is left out of the nodes; a mapping names it in `broken`.
    """
    if len(text) > MAX_LENGTH:
        return None, [Diagnostic(
            "yaml-size", f"this file holds more than {MAX_LENGTH} characters",
            Place(path, first_line), help="divide it into several files")]
    text, faults = check(text, path, first_line)
    if _HIDE.search(text):
        text = text.translate(HIDDEN)
    source = Source(path, text.split("\n"), first_line)
    budget = Budget()
    try:
        return compose(source, budget), faults + _sorted(budget)
    except EnoughError:
        return None, faults + _sorted(budget)
    except BrokenError as error:
        fault = error.diagnostic
    budget = Budget()
    node = None
    with suppress(EnoughError):
        node = _in_parts(source, budget, fault, _LEVELS)
    return node, faults + _sorted(budget)


def _sorted(budget: Budget) -> list[Diagnostic]:
    return sorted(budget.faults, key=lambda fault: fault.order)


def _in_parts(source: Source, budget: Budget, fault: Diagnostic, levels: int) -> Mapping | None:
    """Read each key of a mapping by itself, where reading it whole ended in `fault`."""
    before = len(budget.faults)
    first = next((n for n, line in enumerate(source.lines)
                  if line.strip() and not line.lstrip().startswith(("#", "---"))), 0)
    starts = _starts(source, first)
    if not starts:
        budget.add(fault)
        return None
    whole = Mapping({}, {}, source.place(first, 0))
    if first < starts[0]:
        _part(Source(source.path, source.lines[: starts[0]], source.first_line), whole, budget, 0)
    for start, end in zip(starts, [*starts[1:], len(source.lines)], strict=True):
        part = Source(source.path, source.lines[start:end], source.first_line + start)
        _part(part, whole, budget, levels)
    if len(budget.faults) == before:
        budget.add(fault)  # each part is sound by itself; they do not go together
    return whole


def _starts(source: Source, first: int) -> list[int]:
    """The lines on which the keys of the outermost mapping begin."""
    line = source.line(first)
    indent = len(line) - len(line.lstrip(" "))
    key = re.compile(rf" {{{indent}}}(?:{_NAME})\s*(?::(?:\s|$|\S)|：)")
    if line.lstrip().startswith(("{", "[")):
        return []
    return [n for n in range(first, len(source.lines)) if key.match(source.line(n))]


def _part(source: Source, whole: Mapping, budget: Budget, levels: int) -> None:
    """Read one key with its value into `whole`."""
    name, at = _name(source)
    before = len(budget.faults)
    try:
        node = compose(source, budget)
    except BrokenError as error:
        node = None
        if levels > 1 and name and not source.line(0).partition(":")[2].partition("#")[0].strip():
            below = Source(source.path, source.lines[1:], source.first_line + 1)
            node = _in_parts(below, budget, error.diagnostic, levels - 1)
            if node is not None:
                node = Mapping({name: node}, {name: at}, at)
        else:
            budget.add(error.diagnostic)
    if isinstance(node, Mapping):
        _merge(node, whole, budget)
    elif len(budget.faults) == before and node is not None:
        budget.add(Diagnostic(
            "yaml-syntax", "keys and other things stand side by side here", node.place,
            "this is not key: value", "write a name, a colon, a space and the value; a list's items"
            " stand below their key, two spaces further in"))
    if name and name not in whole.keys:
        whole.broken.setdefault(name, at)


def _merge(node: Mapping, whole: Mapping, budget: Budget) -> None:
    for key, value in node.items.items():
        first = whole.keys.get(key) or whole.broken.get(key)
        if first:
            budget.add(Diagnostic("yaml-duplicate-key", f"{key} is written twice", node.keys[key],
                                  f"first in line {first.line}", "keep one of the two"))
            continue
        whole.items[key], whole.keys[key] = value, node.keys[key]
    whole.broken.update((k, v) for k, v in node.broken.items() if k not in whole.keys)


def _name(source: Source) -> tuple[str, Place]:
    """The key that a part begins with, and where it stands."""
    found = re.match(rf"( *)({_NAME})\s*[:：]", source.line(0))
    if not found:
        return "", source.place(0, 0)
    return found[2].strip("\"'"), source.place(0, len(found[1]), len(found[2]))
