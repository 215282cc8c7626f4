"""The prose of a Markdown text, every character where it was: for finding words in it again."""

from __future__ import annotations

import re

from briefing.patterns import pattern
from briefing.reading.markdown_code import Spans, fenced

_CLOSED = pattern(
    r"""^[ \t]*(?:\#{1,6}[ ]|>|\[[^\]\n]+\]:)[^\n]*   # headings, quotations, definitions
      | ^[^\n]+(?=\n(?:=+|-+)[ ]*$)                    # headings with a line below
      | (?<=\n\n)(?:(?:[ ]{4}|\t)[^\n]*(?:\n|\Z))+     # indented code, or what a list goes on with
      | \\.
      | \[\[[^\]\n]{0,500}\]\] | \[\^[^\]\n]{0,200}\]    # links to records, and marks
      | !?\[[^\]\n]{0,500}\](?:\([^)\n]*\)|\[[^\]\n]*\]) # links and pictures
      | <[^>\n]{1,2000}>                               # tags and addresses
    """,
    re.MULTILINE | re.VERBOSE,
)
_LINK = pattern(r"(?<![!\[\\])\[([^\[\]\n^][^\[\]\n]{0,500})\](?:\([^)\n]*\)|\[[^\[\]\n]*\])")
_TICKS = pattern(r"(?<!\\)`+")


def prose(text: str) -> str:
    """The text with blanks in place of code, addresses, links, headings and quotations."""
    return _CLOSED.sub(lambda found: _blank(found[0]), without_code(text))


def with_link_texts(text: str) -> str:
    """As `prose`, but with the texts of ordinary links where no heading or quotation has them."""
    out = list(prose(text))
    for found in _LINK.finditer(without_code(text)):
        if text[text.rfind("\n", 0, found.start()) + 1] not in "#>":
            out[found.start(1) : found.end(1)] = found[1]
    return "".join(out)


def without_code(text: str) -> str:
    """The text with blanks in place of code."""
    spans = Spans(text)
    closed = [(code.start, code.end) for code in fenced(text)[0]]
    at = 0
    while found := _TICKS.search(text, at):
        end = spans.end(found.start(), len(found[0]))
        if end:
            closed.append((found.start(), end))
        at = end or found.end()
    out, at = [], 0
    for start, end in sorted(closed):
        out += [text[at:start], _blank(text[max(at, start) : end])]
        at = max(at, end)
    return "".join([*out, text[at:]])


def _blank(text: str) -> str:
    """As long, with the same line ends, and nothing else."""
    return "\n".join("\0" * len(line) for line in text.split("\n"))
