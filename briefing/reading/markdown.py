"""Markdown to sanitized HTML, with this tool's marks, links, charts and images taken out."""

from __future__ import annotations

import re
import unicodedata

from briefing.errors import Diagnostic
from briefing.reading.markdown_body import (
    Anchor,
    Body,
    Chart,
    Footnote,
    Heading,
    Image,
    Link,
    Mark,
    Plain,
)
from briefing.reading.markdown_bounds import deepest, exceeded
from briefing.reading.markdown_finish import finish
from briefing.reading.markdown_parse import forget, parse
from briefing.reading.markdown_pieces import Source
from briefing.reading.markdown_scan import Scanner
from briefing.reading.sanitize import sanitize

__all__ = [
    "Anchor", "Body", "Chart", "Footnote", "Heading", "Image", "Link", "Mark", "Plain",
    "read_markdown",
]

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def read_markdown(
    text: str, path: str, *, first_line: int = 1
) -> tuple[Body, list[Diagnostic]]:
    """Read the text of an article, which begins on line `first_line` of the file `path`.

    Returns the body and all faults, sorted by place. A text that is too large or too deeply nested
    to be read in reasonable time gives an empty body and one fault. Raises nothing that a text can
    cause.
    """
    source = Source(text, path, first_line)
    diagnostics = _forbidden(source)
    if diagnostics:
        source = Source(_FORBIDDEN.sub("\ufffd", text), path, first_line)
    scanner = Scanner(source)
    bound = exceeded(source, scanner.code)
    if bound:
        return Body(), [bound]
    scanned = scanner.run()
    try:
        parsed = parse(scanned)
    except RecursionError:
        forget()
        return Body(), [deepest(source)]
    notes = {label: sanitize(note) for label, note in parsed.notes.items()}
    body, faults = finish(scanned, sanitize(parsed.body), notes)
    found = {*diagnostics, *scanned.diagnostics, *faults}
    return body, sorted(found, key=lambda d: d.order)


def _forbidden(source: Source) -> list[Diagnostic]:
    """Characters that no text may hold, the first of each kind."""
    first: dict[str, int] = {}
    for match in _FORBIDDEN.finditer(source.text):
        first.setdefault(match[0], match.start())
    return [
        Diagnostic("character-forbidden", f"the character U+{ord(character):04X} is not allowed",
                   source.place(offset), unicodedata.name(character, "a control or noncharacter"),
                   "remove it")
        for character, offset in first.items()
    ]
