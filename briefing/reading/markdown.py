"""Markdown to sanitized HTML, with this tool's marks, links, charts and images taken out."""

from __future__ import annotations

import re

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
from briefing.reading.text import check

__all__ = [
    "Anchor", "Body", "Chart", "Footnote", "Heading", "Image", "Link", "Mark", "Plain",
    "read_markdown",
]
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def read_markdown(
    text: str, path: str, *, first_line: int = 1
) -> tuple[Body, list[Diagnostic]]:
    """Read the text of an article, which begins on line `first_line` of the file `path`.

    Returns the body and all faults, sorted by place. A text that is too large or too deeply nested
    to be read in reasonable time gives an empty body and one fault. Raises nothing that a text can
    cause.
    """
    text, diagnostics = check(text, path, first_line)
    source = Source(text, path, first_line)
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
    clean = sanitize(parsed.body)
    notes = {label: sanitize(note) for label, note in parsed.notes.items()}
    body, faults = finish(scanned, clean, notes)
    found = {*diagnostics, *scanned.diagnostics, *faults}
    lost = _links(parsed.body, *parsed.notes.values()) - _links(clean, *notes.values())
    if lost > 0 and not any(d.code in ("link-scheme", "html-refused") for d in found):
        found.add(Diagnostic(
            "link-lost", f"{lost} of this text's links have no address that can be read",
            source.place(0), help="write each as [text](https://…) or [text](relative/)"))
    return body, sorted(found, key=lambda d: d.order)


def _links(*markup: str) -> int:
    """How many addresses there are in HTML, comments left out."""
    return sum(_COMMENT.sub("", part).count(' href="') for part in markup)
