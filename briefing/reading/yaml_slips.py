"""What an editor most likely did wrong where YAML cannot be read, and how to mend it.

A parser says where it could not go on; the slip often stands earlier: a quote that was opened, a
colon without its space. The source line decides, the parser's words only choose where to look.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml

from briefing.errors import Diagnostic
from briefing.reading.yaml_lines import KEY, above, indent, indentation, quoted, slip_in
from briefing.reading.yaml_source import Source
from briefing.values import dataclass

_WIDE = dict(zip("，：、；［］｛｝＂“”＇‘’＃－", ",:,,[]{}\"\"\"'''#-", strict=True))
_NAMES = {"@": "@", "`": "a backtick", "%": "%"}


KEY_LENGTH = 1024
"""Characters that YAML allows before the colon."""
_LONG_KEY = re.compile(rf"[ ]*(?:- +)*[{{]?([^:{{]{{{KEY_LENGTH},}}):(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Stop:
    """Where a parser gave up, and what it was reading."""

    problem: str
    context: str
    line: int
    column: int
    from_line: int
    from_column: int

    @classmethod
    def of(cls, error: yaml.MarkedYAMLError, source: Source) -> Stop:
        """Read the parser's error; a stop past the end is put on the last line with text."""
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        while line > 0 and not source.line(line).strip(" "):
            line -= 1
            column = len(source.line(line).rstrip())
        start = error.context_mark
        return cls(error.problem or "", error.context or "", line, column,
                   start.line if start else line, start.column if start else column)


def explain(source: Source, error: yaml.MarkedYAMLError) -> Diagnostic:
    """One diagnostic for the place where a parser gave up."""
    stop = Stop.of(error, source)
    for look in _LOOKS:
        found = look(source, stop)
        if found:
            return found
    words = stop.problem.replace("did not find expected", "there is no")
    return source.fault("yaml-syntax", f"this cannot be read: {words}", (stop.line, stop.column, 1),
                        "write one key: value a line, each level two spaces further in, and put"
                        " quotes around a text with signs in it")


def _tab(source: Source, stop: Stop) -> Diagnostic | None:
    first = min(stop.line, max(stop.from_line, stop.line - 1))
    for number in range(first, stop.line + 1):
        found = re.match(r" *(\t+)", source.line(number))
        if found:
            width = found.end(1) - found.start(1)
            return source.fault("yaml-tab", "a tab stands where spaces are wanted",
                                (number, found.start(1), width),
                                "indent with spaces, two for each level")
    if source.line(stop.line)[stop.column : stop.column + 1] == "\t":
        return source.fault("yaml-tab", "a tab stands where spaces are wanted",
                            (stop.line, stop.column, 1), "put one space in its place")
    return None


def _escape(source: Source, stop: Stop) -> Diagnostic | None:
    if "quoted scalar" not in stop.context and "double-quoted" not in stop.context:
        return None
    line = source.line(stop.line)
    if "escape" in stop.problem or "hexadecimal" in stop.problem:
        column = max(line.rfind("\\", 0, stop.column + 1), 0)
        said = line[column : column + (6 if line[column + 1 : column + 2] == "u" else 2)]
        return source.fault("yaml-syntax", f"{said} means nothing between double quotes",
                            (stop.line, column, len(said)),
                            "write the character itself, or \\\\ where a backslash is meant")
    return _open_quote(source, stop.from_line, stop.from_column)


def _open_quote(source: Source, line: int, column: int) -> Diagnostic:
    quote = source.line(line)[column : column + 1] or '"'
    length = len(source.line(line).rstrip()) - column
    return source.fault("yaml-syntax", "this quote is never closed", (line, column, length),
                        f"put {quote} at the end of the text")


def _lost_quote(source: Source, stop: Stop) -> Diagnostic | None:
    """A quote left open in a line above, which a later quote then seemed to close."""
    if stop.context == "while scanning a simple key":
        return None
    for number in range(stop.from_line, stop.line):
        found = re.search(r"""(?:^\s*|[:\-,\[{]\s+|[\[{])("(?:[^"\\]|\\.)*$|'(?:[^']|'')*$)""",
                          _without_quoted(source.line(number)))
        if found:
            return _open_quote(source, number, found.start(1))
    return None


def _without_quoted(line: str) -> str:
    """The line with its whole quoted texts blanked out, so that only an open one is left."""
    return re.sub(r"""(?<=[\s\[{,])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')""",
                  lambda text: " " * len(text[0]), line)


def _directive(source: Source, stop: Stop) -> Diagnostic | None:
    for number in (stop.line, stop.from_line):
        line = source.line(number)
        if line.startswith("%"):
            return source.fault("yaml-directive", "directives are not used here",
                                (number, 0, len(line.rstrip())), "remove this line")
    return None


def _first_sign(source: Source, stop: Stop) -> Diagnostic | None:
    """A value that begins with a sign that YAML keeps for itself."""
    number, column = stop.line, stop.column
    codes = {"alias": "yaml-alias", "anchor": "yaml-anchor", "tag": "yaml-tag"}
    kind = next((k for k in codes if stop.context.endswith(k)), None)
    if kind:
        number, column = stop.from_line, stop.from_column
    elif "cannot start" in stop.problem or "node content" in stop.problem:
        kind = None
    elif "not allowed in this context" in stop.problem or "not allowed here" in stop.problem:
        if "values" in stop.problem:
            return None
    else:
        return None
    line = source.line(number)
    sign = line[column : column + 1] or line[-1:]
    code = codes.get(kind or "", "yaml-syntax")
    if sign == "-" and re.match(r"-\s", line[column:] + " "):
        return source.fault(code, "a list begins on the line of its key", (number, column, 1),
                            "put each item on a line of its own below the key, or put quotes"
                            " around the text")
    return source.fault(code, f"a text cannot begin with {_NAMES.get(sign, sign)}",
                        (number, column, 1), quoted(source, number))


def _block_text(source: Source, stop: Stop) -> Diagnostic | None:
    if not stop.context.endswith("block scalar"):
        return None
    return source.fault("yaml-syntax", "nothing may follow | or > on its line",
                        (stop.line, stop.column, 1), "begin the text on the next line, two spaces"
                        " further in than its key, or put quotes around the text")


def _long_key(source: Source, stop: Stop) -> Diagnostic | None:
    """A key so long that YAML does not take it for one."""
    for number in (stop.from_line, stop.line):
        found = _LONG_KEY.match(source.line(number))
        if found:
            return source.fault(
                "yaml-key", f"this key is longer than {KEY_LENGTH} characters",
                (number, found.start(1), found.end(1) - found.start(1)),
                "write a short name before the colon; a text stands behind it")
    return None


def _no_colon(source: Source, stop: Stop) -> Diagnostic | None:
    """A line that was begun like a key but never came to its colon."""
    if "expected ':'" not in stop.problem:
        return None
    number = stop.from_line
    found = slip_in(source, number)
    if found:
        return found
    line = source.line(number)
    length = len(line.rstrip()) - stop.from_column
    return source.fault("yaml-syntax", "this line is neither key: value nor an item of a list",
                        (number, stop.from_column, length), "write key: value, or indent it two"
                        " spaces further than its key if it goes on with the text above")


def _second_colon(source: Source, stop: Stop) -> Diagnostic | None:
    if "mapping values" not in stop.problem:
        return None
    line = source.line(stop.line)
    before = line[: stop.column]
    if re.match(rf"""\s*(?:- +)*(?:{KEY}|"[^"]*"|'[^']*'|[^\s:]+)\s*:\s""", before):
        return source.fault("yaml-syntax", "a second colon in one line",
                            (stop.line, stop.column, 1), quoted(source, stop.line),
                            "the text would end here")
    before_it = next(above(source, stop.line), None)
    if before_it is not None and indent(source.line(before_it)) < indent(line):
        found = slip_in(source, before_it)
        if found:
            return found
        text = source.line(before_it).rstrip()
        if re.fullmatch(rf"\s*(?:- )*{KEY}", text):
            return source.fault("yaml-syntax", f"there is no colon after {text.split()[-1]}",
                                (before_it, indent(text), len(text) - indent(text)),
                                f"write {text.split()[-1]}:")
    return indentation(source, stop.line)


def _flow(source: Source, stop: Stop) -> Diagnostic | None:
    """Inside `[…]` or `{…}`."""
    if "flow" not in stop.context:
        return None
    number, column = stop.line, stop.column
    line = source.line(number)
    sign = line[column : column + 1]
    opener = source.line(stop.from_line)[stop.from_column : stop.from_column + 1]
    closer = {"[": "]", "{": "}"}.get(opener, "]")
    start = stop.from_column if number == stop.from_line else 0
    comma = max(line.rfind(",", start, column), start)
    wide = next((n for n in range(comma, min(column + 1, len(line))) if line[n] in "，：、；"), -1)
    outer = indent(source.line(stop.from_line))
    ended = not line[column:].strip() or sign in "]}" or (
        number > stop.from_line and indent(line) <= outer != stop.from_column)
    if wide >= 0 and not (ended and wide != column):
        return _wide(source, number, wide)
    if ended:
        return source.fault("yaml-syntax", f"this {opener} is never closed",
                            (stop.from_line, stop.from_column, 1),
                            f"put {closer} at the end of what it holds, or put quotes around the"
                            " text if it is no list or mapping")
    if sign == ":":
        return source.fault("yaml-syntax", "a second colon in one entry", (number, column, 1),
                            "put quotes around the text that holds it, or a comma between entries")
    if line[:column].rstrip().endswith(('"', "'")):
        return _after_quote(source, number, column)
    return source.fault("yaml-syntax", "there is no comma between two entries", (number, column, 1),
                        "put a comma and a space before it, or quotes around the whole text")


def _wide(source: Source, number: int, column: int) -> Diagnostic:
    sign = source.line(number)[column]
    return source.fault("yaml-syntax", f"{sign} is a full-width sign, which YAML takes for text",
                        (number, column, 1),
                        f"write {_WIDE[sign]} and a space, or put quotes around the text")


def _after_quote(source: Source, number: int, column: int) -> Diagnostic:
    line = source.line(number)
    quote = line[:column].rstrip()[-1]
    length = len(line[column:].rstrip())
    if quote == "'":
        help = "put the whole text in double quotes, or double the apostrophe inside it"
    else:
        help = "put the whole text in single quotes, or write \\\" for a quote inside it"
    return source.fault("yaml-syntax", "text goes on after its closing quote",
                        (number, column, length), help, "not part of the quoted text")


def _block(source: Source, stop: Stop) -> Diagnostic | None:
    """Among keys or items in block style."""
    number, column = stop.line, stop.column
    line = source.line(number)
    before, sign = line[:column], line[column : column + 1]
    if before.strip(" ") == "" and sign:
        if re.match(r":(?:\s|$)", line[column:]):
            return source.fault("yaml-key", "no name stands before this colon", (number, column, 1),
                                "write a name before it")
        return slip_in(source, number) or (
            _wide(source, number, column) if sign in _WIDE else indentation(source, number))
    if sign in ("]", "}"):
        return source.fault("yaml-syntax", f"nothing was opened that this {sign} could close",
                            (number, column, 1), f"remove it, or put {'[{'[sign == '}']} before")
    if before.rstrip().endswith(('"', "'")):
        return _after_quote(source, number, column)
    if before.rstrip().endswith(("]", "}")):
        return source.fault("yaml-syntax", "text goes on after the closing bracket",
                            (number, column, len(line.rstrip()) - column), quoted(source, number),
                            "not part of what the brackets hold")
    return None


_LOOKS: tuple[Callable[[Source, Stop], Diagnostic | None], ...] = (
    _escape, _tab, _long_key, _directive, _lost_quote, _first_sign, _block_text, _no_colon,
    _second_colon, _flow, _block,
)
