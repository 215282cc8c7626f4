"""Where a Markdown text is code: fenced blocks, and spans between backticks."""

from __future__ import annotations

import re
from bisect import bisect_left

from briefing.reading.markdown_pieces import escape
from briefing.reading.sanitize import CLASSES
from briefing.values import dataclass

_FENCE = re.compile(r"^(?P<indent> *)(?P<fence>`{3,}|~{3,}) *(?P<info>[^`\n]*)$", re.MULTILINE)
_BLANK = re.compile(r"\n[ \t>]*(?=\n)")
_TICKS = re.compile(r"`+")


@dataclass(frozen=True, slots=True)
class Fenced:
    """Code between two fences."""

    start: int
    """Where the line of the opening fence begins."""
    end: int
    """Where the line of the closing fence ends."""
    indent: str
    """What stands before the opening fence."""
    html: str


def fenced(text: str) -> tuple[list[Fenced], list[re.Match[str]]]:
    """All fenced code of a text, and the `fence` of those that are never closed."""
    if "```" not in text and "~~~" not in text:
        return [], []
    lines = list(_FENCE.finditer(text))
    found: list[Fenced] = []
    unclosed: list[re.Match[str]] = []
    hopeless: dict[str, int] = {}
    index = 0
    while index < len(lines):
        opening = lines[index]
        mark, length = opening["fence"][0], len(opening["fence"])
        closing = None
        if length < hopeless.get(mark, 1 << 30):
            closing = next(
                (i for i in range(index + 1, len(lines)) if _closes(opening, lines[i])), None)
            if closing is None:
                hopeless[mark] = length
                unclosed.append(opening)
        if closing is not None:
            found.append(_code(text, opening, lines[closing]))
            index = closing
        index += 1
    return found, unclosed


def _closes(opening: re.Match[str], line: re.Match[str]) -> bool:
    """Whether that line closes the code that `opening` opens."""
    return line["fence"].startswith(opening["fence"]) and not line["info"].strip()


def _code(text: str, opening: re.Match[str], closing: re.Match[str]) -> Fenced:
    indent = opening["indent"]
    code = text[opening.end() + 1 : closing.start()]
    if indent:
        code = re.sub(f"^ {{1,{len(indent)}}}", "", code, flags=re.MULTILINE)
    language = re.match(r"[{ .]*([\w#+-]*)", opening["info"])
    name = f"language-{language[1].lower()}" if language else ""
    shown = f' class="{name}"' if name in CLASSES["code"] else ""
    return Fenced(opening.start(), closing.end(), indent,
                  f"<pre><code{shown}>{escape(code)}</code></pre>")


class Spans:
    """Finds the end of code spans, in time that does not grow with the text."""

    def __init__(self, text: str) -> None:
        self._blanks = [m.start() for m in _BLANK.finditer(text)]
        self._runs: dict[int, list[int]] = {}
        for match in _TICKS.finditer(text):
            self._runs.setdefault(len(match[0]), []).append(match.start())

    def end(self, start: int, length: int) -> int | None:
        """The end of the span whose `length` opening backticks stand there; None if it is open."""
        runs = self._runs.get(length, [])
        index = bisect_left(runs, start + length)
        if index == len(runs):
            return None
        blank = bisect_left(self._blanks, start)
        if blank < len(self._blanks) and self._blanks[blank] < runs[index]:
            return None
        return runs[index] + length
