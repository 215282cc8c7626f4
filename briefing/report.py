"""Diagnostics in three formats: text for people, JSON for tools, annotations for GitHub."""

from __future__ import annotations

import json
import posixpath
import unicodedata
from collections.abc import Iterable, Mapping

from briefing.errors import Diagnostic, Place

_INVISIBLE = frozenset("\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u3164\ufeff\uffa0")


def visible(text: str) -> str:
    """The text with control, bidi and zero-width characters escaped, so that nothing hides."""
    return "".join(_escaped(c) if _is_hidden(c) else c for c in text)


def _is_hidden(char: str) -> bool:
    return char in _INVISIBLE or unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl",
                                                               "Zp")


def _escaped(char: str) -> str:
    code = ord(char)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def display_width(text: str) -> int:
    """Columns that the text takes on a terminal: two for wide characters, none for combining."""
    wide = sum(unicodedata.east_asian_width(c) in ("W", "F") for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) != 0 for c in text)


def as_text(diagnostics: Iterable[Diagnostic], texts: Mapping[str, str]) -> str:
    """Every diagnostic with its source line and carets.

    `texts` maps paths to the text of the files, where it could be decoded.
    """
    return "\n".join(_frame(d, texts.get(d.place.path)) for d in diagnostics)


def _frame(diagnostic: Diagnostic, text: str | None) -> str:
    place = diagnostic.place
    head = f"{diagnostic.severity}[{diagnostic.code}]: {visible(diagnostic.message)}"
    lines = [head, f"  --> {visible(str(place))}"]
    gutter = len(str(place.line))
    source = _line(text, place.line)
    if source is not None:
        lines += _source_lines(diagnostic, source, gutter)
    elif diagnostic.label:
        lines.append(f"{' ' * gutter} | {visible(diagnostic.label)}")
    if diagnostic.help:
        lines.append(f"{' ' * gutter} = help: {visible(diagnostic.help)}")
    return "\n".join(lines) + "\n"


def _source_lines(diagnostic: Diagnostic, source: str, gutter: int) -> list[str]:
    before, marked, after = _parts(diagnostic.place, source)
    carets = " " * display_width(before) + "^" * max(1, display_width(marked))
    label = f" {visible(diagnostic.label)}" if diagnostic.label else ""
    return [
        f"{diagnostic.place.line} | {before}{marked}{after}".rstrip(),
        f"{' ' * gutter} | {carets}{label}",
    ]


def _parts(place: Place, source: str) -> tuple[str, str, str]:
    """A source line before, at and after the place, cut to 160 columns around it."""
    start = min(place.column - 1, len(source))
    before = _shown(source[:start])
    if display_width(before) > 60:
        before = "…" + _last_columns(before, 59)
    rest = _shown(source[start:])
    if display_width(rest) > 100:
        rest = _first_columns(rest, 99) + "…"
    end = len(_shown(source[start : start + place.length]))
    return before, rest[:end], rest[end:]


def _shown(source: str) -> str:
    return visible(source.replace("\t", "    "))


def _line(text: str | None, number: int) -> str | None:
    if text is None:
        return None
    lines = text.split("\n")
    return lines[number - 1] if 0 < number <= len(lines) else None


def _first_columns(text: str, columns: int) -> str:
    end = 0
    for end, char in enumerate(text):
        columns -= display_width(char)
        if columns < 0:
            return text[:end]
    return text


def _last_columns(text: str, columns: int) -> str:
    return _first_columns(text[::-1], columns)[::-1]


def as_data(diagnostic: Diagnostic) -> dict[str, object]:
    """A diagnostic as plain data, for JSON."""
    place = diagnostic.place
    return {
        "severity": diagnostic.severity, "code": diagnostic.code, "message": diagnostic.message,
        "path": place.path, "line": place.line, "column": place.column, "length": place.length,
        "label": diagnostic.label, "help": diagnostic.help,
    }


def as_frames(
    diagnostics: Iterable[Diagnostic], texts: Mapping[str, str]
) -> list[dict[str, object]]:
    """Each diagnostic as plain data with the three lines before and after it, for a page.

    `lines` are pairs of a number and a text; the faulty line's text is in three parts, the middle
    one marked, and `carets` is how many columns wide that is.
    """
    told = list(diagnostics)
    split = {path: text.split("\n") for path in {d.place.path for d in told}
             if (text := texts.get(path)) is not None}
    return [_with_lines(d, split.get(d.place.path, [])) for d in told]


def _with_lines(diagnostic: Diagnostic, source: list[str]) -> dict[str, object]:
    place = diagnostic.place
    data = as_data(diagnostic)
    data |= {key: visible(str(data[key])) for key in ("message", "path", "label", "help")}
    if not 0 < place.line <= len(source):
        return {**data, "lines": [], "carets": 0}
    parts = _parts(place, source[place.line - 1])
    first = max(1, place.line - 3)
    lines = [(n, parts if n == place.line else _first_columns(_shown(text), 160))
             for n, text in enumerate(source[first - 1 : place.line + 3], first)]
    return {**data, "lines": lines, "carets": max(1, display_width(parts[1]))}


def as_json(diagnostics: Iterable[Diagnostic], **more: object) -> str:
    """One JSON object: `diagnostics`, and whatever else the command reports."""
    data = {**more, "diagnostics": [as_data(d) for d in diagnostics]}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def as_github(diagnostics: Iterable[Diagnostic], folder: str = ".") -> str:
    """Workflow commands that GitHub shows as annotations on the lines.

    `folder` is the site's, relative to the repository's root.
    """
    return "".join(_annotation(d, folder) for d in diagnostics)


def github_error(message: str) -> str:
    """A workflow command for an error that has no place."""
    return f"::error::{_escape(visible(message))}\n"


def _annotation(diagnostic: Diagnostic, folder: str) -> str:
    place = diagnostic.place
    message = ". ".join(filter(None, (diagnostic.message, diagnostic.label, diagnostic.help)))
    end = place.column + place.length - 1
    properties = {
        "file": posixpath.normpath(posixpath.join(folder, place.path)), "line": place.line,
        "col": place.column, "endColumn": end, "title": diagnostic.code,
    }
    told = ",".join(f"{k}={_escape(str(v), ',:')}" for k, v in properties.items())
    return f"::{diagnostic.severity} {told}::{_escape(visible(message))}\n"


def _escape(text: str, more: str = "") -> str:
    for char in "%\r\n" + more:
        text = text.replace(char, f"%{ord(char):02X}")
    return text
