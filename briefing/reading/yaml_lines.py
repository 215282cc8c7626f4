"""Slips that a line shows by itself, and how the lines around it are indented."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.errors import Diagnostic
from briefing.reading.yaml_source import Source

KEY = r"[A-Za-z_][\w.-]*"
_FAR = 1000
_SLIPS = (
    (re.compile(rf"[ ]*(?:- +)*{KEY}[ ]*(：)"), "full-width",
     "this is a full-width colon", "write …"),
    (re.compile(rf"[ ]*(?:- +)*{KEY}(:)(?!//)[^\s:]"), "colon",
     "there is no space after this colon",
     "put a space after it: …, or quotes around the text"),
    (re.compile(r"[ ]*(-)[^\W\d_]|[ ]*(-)[\"'{\[]"), "dash",
     "there is no space after this dash",
     "put a space after it: …, or quotes around the text"),
)
_PARTED = re.compile(r"(?<=: )[0-9]{1,3}(?:,[0-9]{3})+(?=[ ]*[,}])")


def slip_in(source: Source, number: int) -> Diagnostic | None:
    """A colon or dash without its space, or a full-width colon, at the beginning of that line."""
    line = source.line(number)
    for pattern, kind, message, help in _SLIPS:
        found = pattern.match(line)
        if found:
            column = found.start(1) if found[1] else found.start(2)
            mended = line[: column + 1].strip() + " " + line[column + 1 :].strip()
            if kind == "full-width":
                mended = f"{line[:column].strip()}: {line[column + 1 :].strip()}"
            return source.fault("yaml-syntax", message, (number, column, 1),
                                help.replace("…", _short(mended)))
    return None


def item_in(source: Source, number: int) -> Diagnostic | None:
    """An item of a list that is indented so far that it goes on with the text above."""
    return indentation(source, number) if re.match(r" *- ", source.line(number)) else None


def quoted(source: Source, number: int) -> str:
    """The advice to put that line's value into quotes, written out."""
    found = re.match(rf"\s*(?:- )*((?:{KEY})\s*:\s+)?(.+)", source.line(number)[:500])
    if not found:
        return "put quotes around the value"
    name = found[1].split(":")[0].strip() + ": " if found[1] else ""
    value = found[2].strip().strip("\"'").replace("\\", "\\\\").replace('"', '\\"')
    mended = f'{name}"{value}"'
    return f"put quotes around the text: {_short(mended)}"


def _short(text: str) -> str:
    """The text, cut at sixty characters."""
    return text if len(text) <= 60 else text[:59] + "…"


def indent(line: str) -> int:
    """The spaces that a line begins with."""
    return len(line) - len(line.lstrip(" "))


def above(source: Source, number: int) -> Iterator[int]:
    """The lines above with something in them, nearest first, as far as it pays to look."""
    return (n for n in range(number - 1, max(number - _FAR, 0) - 1, -1)
            if source.line(n).strip() and not source.line(n).lstrip().startswith("#"))


def indentation(source: Source, number: int) -> Diagnostic:
    """A fault for a line that begins in a column where nothing else does."""
    line = source.line(number)
    mine = indent(line)
    wanted, like, ceiling = None, 0, 1 << 30
    for other in above(source, number):
        text = source.line(other)
        theirs = indent(text)
        inner = len(text) - len(text[theirs:].removeprefix("-").lstrip())
        if theirs >= ceiling:
            continue
        ceiling = theirs
        for column in (theirs,) if line[mine:].startswith("- ") else (inner, theirs):
            if wanted is None or abs(column - mine) < abs(wanted - mine):
                wanted, like = column, other
        if not theirs:
            break
    help = "indent it like the other keys of this record"
    if wanted is not None and wanted != mine:
        spaces = "no spaces" if not wanted else f"{wanted} space{'s' if wanted > 1 else ''}"
        help = f"begin it with {spaces}, like line {like + source.first_line}"
    elif wanted is not None:
        help = "write keys below their parent, two spaces further in; a list has only items (- …)"
    return source.fault("yaml-indent", "this line is not indented like those around it",
                        (number, mine, len(line.strip())), help + "; quote the text above if this"
                        " goes on with it" if wanted != mine else help)


def parted_number(line: str, column: int) -> re.Match[str] | None:
    """The value `4,000,000` that has a group of digits beginning at that column."""
    if not line[column : column + 1].isdigit():
        return None
    return next((n for n in _PARTED.finditer(line) if n.start() < column < n.end()), None)
