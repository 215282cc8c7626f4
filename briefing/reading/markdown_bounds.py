"""Linear checks that keep a text within what python-markdown reads in reasonable time.

python-markdown and the sanitizer take time that grows with the square of some things: how far an
open bracket is from its closing one, how many constructs one paragraph holds, how deep tags and
lists nest. Each is bounded here, far above what anybody writes.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NoReturn, Protocol

from briefing.errors import Diagnostic
from briefing.patterns import pattern
from briefing.reading.markdown_pieces import Source

TEXT = 1 << 20
"""Characters of a text."""
BLOCK = 1 << 16
"""Characters of a block, that is, of lines without an empty one between them."""
BLOCKS = 20_000
FENCES = 2_000
PARTS = 60_000
"""Characters with a meaning to Markdown, in the whole text."""
DEPTH = 16
"""Lists, quotations and boxes inside one another."""
DEFINITIONS = 50
"""Definitions in one block; python-markdown nests them."""
TAGS = 64
"""Raw HTML tags open at a time."""
REACH = 4_000_000
"""Sum of the distances from opening brackets and backticks to what closes them."""
WORK = 1_000_000_000
"""Sum over the blocks of their parts times their length."""
EMPHASIS = 60
"""Emphasis open at a time, and the length of a run of * or _."""
COLUMNS = 200

_BLOCK = pattern(r"^(?:[ \t]*+[^\s][^\n]*+(?:\n|\Z))++", re.MULTILINE)
_PART = pattern(r"[\[\]`*_<&\\|!(]")
_BRACKET = pattern(r"\\.|\]\([^()\s\"'<>]*\)|\]\(|[\[\]]", re.DOTALL)
_TICKS = pattern(r"(?<!\\)`+")
_PREFIX = pattern(r"(?:[ \t]|>|[-*+](?=[ \t])|\d+\.(?=[ \t])|:(?=[ \t])|!!!)*+")
_MARKER = pattern(r"[>:]|[-*+](?=[ \t])|\d+\.(?=[ \t])|!!!")
_STRUCTURE = pattern(r"^[ >]*(?:#|[-*_ ]{3,}$|(?:=+|-+)[ ]*$|:[ ]|!!!|\[)", re.MULTILINE)
_ITEM = pattern(r"^[ >]*(?:[-*+>]|\d+\.)", re.MULTILINE)
_DEFINITION = pattern(r"^[ \t>]*:[ ]", re.MULTILINE)
_TAG = pattern(r"<(/?)([a-zA-Z][^\s/>:@]*)(?![:@])")
_RUN = pattern(r"([*_])\1*")
_UNCOUNTED = frozenset(
    "p li dt dd tr td th br hr wbr img input source col area embed link meta".split()
)


def exceeded(source: Source, code: list[tuple[int, int]]) -> Diagnostic | None:
    """The first bound the text goes beyond, or None. `code` are the ranges of fenced code."""
    text = source.text
    if len(text) > TEXT:
        return _fault(source, TEXT, f"the text is longer than {TEXT:,} characters",
                      "cut it into several articles")
    if len(code) > FENCES:
        return _fault(source, code[FENCES][0], f"the text has more than {FENCES:,} pieces of code",
                      "cut it into several articles")
    try:
        _check(source, _blanked(text, code))
    except _ExceededError as error:
        return error.diagnostic
    return None


def deepest(source: Source) -> Diagnostic:
    """What is told where a text was nested too deeply in a way not foreseen here."""
    lines = [(len(_prefix(m[0])), m.start()) for m in re.finditer(r"[^\n]+", source.text)]
    offset = max(lines, default=(0, 0), key=lambda line: (line[0], -line[1]))[1]
    return _fault(source, offset, "the text is nested too deeply",
                  "put empty lines between its parts, and lists and quotations less deep")


class _Refuse(Protocol):
    def __call__(self, offset: int, message: str, help: str) -> NoReturn: ...


class _ExceededError(Exception):
    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic


def _fault(source: Source, offset: int, message: str, help: str, length: int = 1) -> Diagnostic:
    return Diagnostic("text-too-complex", message, source.place(offset, length),
                      "the reading stops here", help)


def _blanked(text: str, code: list[tuple[int, int]]) -> str:
    """The text with empty lines instead of code, every character where it was."""
    out, position = [], 0
    for start, end in code:
        out += [text[position:start], "\n" * (end - start)]
        position = end
    return "".join([*out, text[position:]])


def _check(source: Source, text: str) -> None:
    """Raises at the first bound that is exceeded."""
    parts = reach = work = 0

    def refuse(offset: int, message: str, help: str) -> NoReturn:
        raise _ExceededError(_fault(source, offset, message, help))

    _tags(text, refuse)
    _lines(text, refuse)
    if _is_small(text):
        return
    for count, match in enumerate(_BLOCK.finditer(text)):
        start, block = match.start(), match[0]
        if len(block) > BLOCK:
            refuse(start, f"this block is longer than {BLOCK:,} characters",
                   "put empty lines between its parts")
        here = len(_PART.findall(block))
        structure = len(_STRUCTURE.findall(block))
        parts += here + structure + len(_ITEM.findall(block))
        work += (here + 8 * structure) * len(block)
        if len(_DEFINITION.findall(block)) > DEFINITIONS:
            refuse(start, f"more than {DEFINITIONS} definitions without an empty line",
                   "put an empty line before each term")
        if here > 8:
            reach += _reach(block)
            offset = _emphasis(block)
            if offset is not None:
                refuse(start + offset, f"more than {EMPHASIS} * or _ are open at once",
                       "close the emphasis, or write \\* and \\_ for the bare characters")
        if count >= BLOCKS or parts > PARTS or work > WORK:
            refuse(start, "the text has too many parts", "cut it into several articles")
        if reach > REACH:
            opener = re.search(r"[\[`]", block)
            refuse(start + (opener.start() if opener else 0),
                   "too many brackets or backticks are left open",
                   "close them, or write \\[ and \\` for the bare characters")


def _is_small(text: str) -> bool:
    """Whether no block can go beyond a bound: told by counting, of nearly every article."""
    size, lines, parts = len(text), text.count("\n") + 1, len(_PART.findall(text))
    reaching = text.count("[") + text.count("](") + text.count("`")
    return (size <= BLOCK and lines <= BLOCKS and parts + 2 * lines <= PARTS
            and (parts + 8 * lines) * size <= WORK and reaching * size <= REACH
            and text.count("*") + text.count("_") <= EMPHASIS
            and len(_DEFINITION.findall(text)) <= DEFINITIONS)


def _lines(text: str, refuse: _Refuse) -> None:
    """Bounds of single lines: nesting and columns."""
    for match in re.finditer(r"[^\n]+", text):
        line = match[0]
        if line[0] in " \t>-*+0123456789:!":
            prefix = _prefix(line)
            if len(prefix) > 1 or (prefix and line[0] in " \t"):
                indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
                if len(prefix) + indent // 4 > DEPTH:
                    refuse(match.start(), f"the text is nested more than {DEPTH} deep here",
                           "put its lists and quotations less deep")
        if line.count("|") > COLUMNS:
            refuse(match.start(), f"this line has more than {COLUMNS} columns",
                   "cut the table into several, or write \\| for the bare character")


def _prefix(line: str) -> list[str]:
    """The markers of lists, quotations, definitions and boxes a line begins with."""
    prefix = _PREFIX.match(line)
    return _MARKER.findall(line[: prefix.end() + 1]) if prefix else []


def _tags(text: str, refuse: _Refuse) -> None:
    """Bound of raw tags that are open at a time."""
    depth: Counter[str] = Counter()
    total = 0
    for match in _TAG.finditer(text):
        name = match[2].lower()
        if name in _UNCOUNTED:
            continue
        if not match[1]:
            depth[name] += 1
            total += 1
        elif depth[name]:
            depth[name] -= 1
            total -= 1
        if total > TAGS:
            refuse(match.start(), f"more than {TAGS} HTML tags are open here",
                   "close them, or write \\< for the bare character")


def _reach(block: str) -> int:
    """How far python-markdown looks, all in all, for what closes brackets and backticks."""
    total = 0
    opened: list[int] = []
    for match in _BRACKET.finditer(block):
        at = match.start()
        if match[0] == "[":
            opened.append(at)
        elif match[0][0] == "]":
            if opened:
                total += at - opened.pop()
            if match[0] == "](":
                total += len(block) - at
    total += sum(len(block) - at for at in opened)
    later: set[int] = set()
    for match in reversed(list(_TICKS.finditer(block))):
        if len(match[0]) not in later:
            total += len(block) - match.start()
            later.add(len(match[0]))
    return total


def _emphasis(block: str) -> int | None:
    """Where too much emphasis is open, or None."""
    opened = 0
    for match in _RUN.finditer(block):
        start, end = match.span()
        length = end - start
        before = block[start - 1 : start].strip()
        after = block[end : end + 1].strip()
        if not before and not after:
            continue
        if length > EMPHASIS:
            return start
        if not after:
            opened = max(0, opened - length)
        elif not before or (match[1] == "*" and opened < 2):
            opened += length
        if opened > EMPHASIS:
            return start
    return None

