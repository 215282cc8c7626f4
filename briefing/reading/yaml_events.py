"""From the parser's events to nodes in one pass, refusing on the way what is not used here.

Nothing is ever resolved or expanded: an alias is refused when it is met, so it cannot blow up, and
the depth is bounded while events come in one by one, so no parser's stack can overflow.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from briefing.errors import Diagnostic, Place
from briefing.reading.text import FORBIDDEN
from briefing.reading.yaml_lines import item_in, parted_number, quoted, slip_in
from briefing.reading.yaml_nodes import Mapping, Node, Scalar, Sequence
from briefing.reading.yaml_slips import explain
from briefing.reading.yaml_source import BrokenError, Budget, Source

# The pure parser is five times slower, and all there is where PyYAML was built without libyaml.
Parser: Callable[[str], Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MAX_DEPTH = 32

# YAML 1.1 takes these for line breaks or refuses them; in our texts they are characters like any
# other. While parsing they stand as noncharacters, which `text.check` has kept out of the input.
HIDDEN = {0x85: "\ufdd4", 0x2028: "\ufdd5", 0x2029: "\ufdd6", 0xFEFF: "\ufdd7"}
_SHOWN = {ord(hidden): chr(char) for char, hidden in HIDDEN.items()}
_EMPTY = frozenset(("", "~", "null", "Null", "NULL"))


def compose(source: Source, budget: Budget) -> Node | None:
    """Read one document; None where there is none, or nothing of it could be kept.

    Faults that can be read over go to the budget. Raises `BrokenError` where reading ends, and
    `EnoughError` where the budget is spent.
    """
    try:
        return _Composer(source, budget).document()
    except yaml.MarkedYAMLError as error:
        raise BrokenError(explain(source, error)) from error


class _Composer:
    def __init__(self, source: Source, budget: Budget) -> None:
        text = "\n".join(source.lines)
        self.source = source
        self.budget = budget
        self.has_hidden = any(hidden in text for hidden in HIDDEN.values())
        self.has_escapes = "\\" in text
        self.signs = {number for number, line in enumerate(source.lines) if "#" in line}
        self.hashes = {number for number in self.signs
                       if re.search(r"\s#[^\s#=-]", source.lines[number])}
        self.next: Callable[[], Any] = Parser(text).get_event

    def fault(self, code: str, message: str, place: Place, help: str, label: str = "") -> None:
        self.budget.add(Diagnostic(code, message, place, label, help))

    def document(self) -> Node | None:
        self.next()
        event: Any = self.next()
        if isinstance(event, StreamEndEvent):
            return None
        self._directives(event)
        event = self.next()
        node = None
        if not (isinstance(event, ScalarEvent) and event.value == "" and not event.style):
            node = self._node(event, 0)
            if isinstance(node, Scalar) and node.plain:
                node = self._slips(event, node)
        self.next()
        event = self.next()
        if not isinstance(event, StreamEndEvent):
            self._directives(event)
            self.fault("yaml-documents", "a second document begins here",
                       self._span(event, event),
                       "remove this line: a file is one document")
        return node

    def _directives(self, event: Any) -> None:
        if event.version or event.tags:
            line = next((n for n in range(event.start_mark.line, len(self.source.lines))
                         if self.source.line(n).startswith("%")), event.start_mark.line)
            length = len(self.source.line(line).rstrip())
            self.fault("yaml-directive", "directives are not used here",
                       self.source.place(line, 0, length), "remove this line")

    def _node(self, event: Any, depth: int) -> Node | None:
        place = self._span(event, event)
        self.budget.count(place)
        if type(event) is AliasEvent:
            self._alias(event, place)
            return None
        if event.anchor is not None or event.tag is not None:
            place = self._properties(event, place)
        if type(event) is ScalarEvent:
            return self._scalar(event, place)
        if depth >= MAX_DEPTH:
            raise BrokenError(Diagnostic(
                "yaml-depth", f"this is nested more than {MAX_DEPTH} levels deep", place,
                "one level too many", "bring it nearer to the top, or put quotes around brackets"
                " that belong to a text"))
        if type(event) is SequenceStartEvent:
            return self._sequence(event, depth)
        return self._mapping(event, depth)

    def _span(self, first: Any, last: Any) -> Place:
        return self.source.span(first.start_mark, last.end_mark)

    def _alias(self, event: Any, place: Place) -> None:
        self.fault("yaml-alias", f"*{event.anchor} is an alias, which is not used here", place,
                   "write the value out, or " + quoted(self.source, event.start_mark.line))

    def _properties(self, event: Any, place: Place) -> Place:
        """Refuse an anchor or a tag. Returns the place of what follows it."""
        line, column = event.start_mark.line, event.start_mark.column
        text = self.source.line(line)
        found = re.compile(r"(?:(?P<tag>!\S*)|(?P<anchor>&\S+)|(?P<gap>\s+))").match
        while piece := found(text, column):
            column, kind = piece.end(), piece.lastgroup
            if kind == "gap":
                continue
            at = self.source.place(line, piece.start(), len(piece[0]))
            if kind == "anchor":
                self.fault("yaml-anchor", f"{piece[0]} is an anchor, which is not used here", at,
                           f"remove {piece[0]}, or put quotes around the text it belongs to")
            else:
                self.fault("yaml-tag", f"{piece[0]} is a tag, which is not used here", at,
                           f"remove {piece[0]}, or put quotes around the text it belongs to")
        length = place.length - (column - event.start_mark.column)
        return self.source.place(line, column, length) if length > 0 else place

    def _scalar(self, event: Any, place: Place) -> Scalar | None:
        value: str = event.value
        if (event.style == '"' and self.has_escapes) or self.has_hidden:
            value = self._characters(event, value, place)
        if not event.style:
            self._comment(event)
            if event.start_mark.line != event.end_mark.line:
                self._continued(event)
        elif event.style in "\"'":
            self._stuck_comment(event)
        return Scalar(value, place, not event.style)

    def _characters(self, event: Any, value: str, place: Place) -> str:
        """Put hidden characters back. Refuses those that an escape has brought in."""
        if not FORBIDDEN.search(value):
            return value
        written = 0
        if self.has_hidden:
            start, end = event.start_mark, event.end_mark
            if start.line == end.line:
                raw = self.source.line(start.line)[start.column : end.column]
            else:
                raw = "\n".join((self.source.line(start.line)[start.column :],
                                 *self.source.lines[start.line + 1 : end.line],
                                 self.source.line(end.line)[: end.column]))
            written = sum(raw.count(hidden) for hidden in HIDDEN.values())
        bad = FORBIDDEN.findall(value)
        if len(bad) > written:
            char = next((c for c in bad if ord(c) not in _SHOWN), bad[0])
            self.fault("text-character",
                       f"the character U+{ord(char):04X} may not stand in a text", place,
                       "remove its escape")
            return FORBIDDEN.sub("\ufffd", value)
        return value.translate(_SHOWN)

    def _comment(self, event: Any) -> None:
        """Warn where `#` cuts a text in two: a comment has a space after its sign."""
        if event.end_mark.line not in self.hashes or not event.value:
            return
        line, column = event.end_mark.line, event.end_mark.column
        found = re.compile(r"\s+(#[^\s#=-].*)").match(self.source.line(line), column)
        if found:
            self.budget.add(Diagnostic(
                "yaml-comment", "what follows # is a comment, not part of the text",
                self.source.place(line, found.start(1), len(found[1].rstrip())), "left out",
                quoted(self.source, line) + ", or write a space after #", "warning"))

    def _stuck_comment(self, event: Any) -> None:
        line, column = event.end_mark.line, event.end_mark.column
        if line in self.signs and self.source.line(line)[column : column + 1] == "#":
            self.fault("yaml-syntax", "there is no space before this #",
                       self.source.place(line, column), "put a space before it")

    def _continued(self, event: Any) -> None:
        """A text without quotes over several lines: one of them may have been meant as a field."""
        first = event.start_mark.line
        for number in range(first + 1, event.end_mark.line + 1):
            found = slip_in(self.source, number) or item_in(self.source, number)
            if found:
                self.budget.add(found)
                return

    def _slips(self, event: Any, node: Scalar) -> Scalar | None:
        """Look at a text that stands on a line of its own where fields or items might stand."""
        found = slip_in(self.source, event.start_mark.line)
        if found:
            self.budget.add(found)
        return None if found else node

    def _sequence(self, event: Any, depth: int) -> Sequence:
        items: list[Node] = []
        while type(item := self.next()) is not SequenceEndEvent:
            if self._is_empty(item):
                mark = item.start_mark
                column = mark.column - (item.value == "" and mark.column > 0)
                self.fault("yaml-empty", "this item is empty",
                           self.source.place(mark.line, column, len(item.value)),
                           "write a value, or remove the item")
                continue
            node = self._node(item, depth + 1)
            if node is not None:
                items.append(node)
        if event.flow_style:
            self._stuck_comment(item)
        return Sequence(tuple(items), self._span(event, item))

    def _mapping(self, event: Any, depth: int) -> Mapping:
        items: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        broken: dict[str, Place] = {}
        while type(key_event := self.next()) is not MappingEndEvent:
            if event.flow_style and self._is_group(key_event):
                self._node(self.next(), depth + 1)
                continue
            key, at = self._key(key_event, depth)
            first = None if key is None else keys.get(key) or broken.get(key)
            if first:
                self.fault("yaml-duplicate-key", f"{key} is written twice", at,
                           "keep one of the two", f"first in line {first.line}")
                key = None
            value_event = self.next()
            if key is not None and self._is_empty(value_event):
                self._empty(key, key_event, value_event, bool(event.flow_style), at)
                broken[key] = at
                continue
            value = self._node(value_event, depth + 1)
            if (type(value) is Scalar and value.plain and not event.flow_style
                    and value_event.start_mark.line > key_event.end_mark.line):
                value = self._slips(value_event, value)
            if key is not None and value is not None:
                items[key], keys[key] = value, at
            elif key is not None:
                broken[key] = at
        if event.flow_style:
            self._stuck_comment(key_event)
        return Mapping(items, keys, self._span(event, key_event), broken)

    def _is_group(self, event: Any) -> bool:
        """Whether a key is three digits of a number with commas, which is told at the first."""
        if type(event) is not ScalarEvent or not event.value[:1].isdigit():
            return False
        mark: Any = event.start_mark
        found = parted_number(self.source.line(mark.line), mark.column)
        if found and mark.column == found.start() + found[0].index(",") + 1:
            self.fault("yaml-syntax", f"{found[0]} is parted by commas",
                       self.source.place(mark.line, found.start(), len(found[0])),
                       f"write {found[0].replace(',', '_')}, or put quotes around a text",
                       "a comma ends a value here")
        return bool(found)

    def _key(self, event: Any, depth: int) -> tuple[str | None, Place]:
        """The key's text, or None where it is refused, and its place."""
        node = self._node(event, depth + 1)
        if not isinstance(node, Scalar):
            at = self._span(event, event)
            if node is not None:
                self.fault("yaml-key", "a key cannot be a list or a mapping", at,
                           "write a name, a colon and the value; put quotes around a text that"
                           " begins with a bracket")
            return None, at
        if node.plain and node.value == "<<":
            self.fault("yaml-merge", "<< is a merge key, which is not used here", node.place,
                       "write the fields out")
            return None, node.place
        if not node.value or "\n" in node.value:
            self.fault("yaml-key", "this key has no name" if not node.value
                       else "a key stands on one line", node.place, "write a name before the colon")
            return None, node.place
        return node.value, node.place

    @staticmethod
    def _is_empty(event: Any) -> bool:
        return (type(event) is ScalarEvent and not event.style and event.value in _EMPTY
                and event.anchor is None and event.tag is None)

    def _empty(self, key: str, key_event: Any, event: Any, flow: bool, at: Place) -> None:
        """Tell of a key without a value, and of the likely reason."""
        mark = key_event.end_mark
        after = self.source.line(mark.line)[mark.column :].lstrip()
        if "：" in key and not after.startswith(":"):
            column = key_event.start_mark.column + key.index("：")
            self.fault("yaml-syntax", "this is a full-width colon",
                       self.source.place(mark.line, column), "write : and a space")
        elif flow and not after.startswith(":"):
            self.fault("yaml-empty", f"{key} has no value", at, "put quotes around the text that"
                       " holds the comma, or write a colon and a value", "a comma ends a text here")
        elif re.match(r":\s+#[^\s]", after):
            self.fault("yaml-empty", f"{key} has no value", at,
                       quoted(self.source, mark.line), "what follows # is a comment")
        else:
            said = f" but {event.value}" if event.value else ""
            self.fault("yaml-empty", f"{key} has no value{said}", at,
                       "write a value, or leave the key out")
