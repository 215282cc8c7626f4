"""Where an article's front matter ends and its text begins."""

from __future__ import annotations

from briefing.errors import Diagnostic, Place
from briefing.patterns import pattern

_FENCE = pattern(r"---[ \t]*")
_FENCE_SLIP = pattern(r"(?:-{2,}|[—–―－─]{1,4}|={3,}|\+{3,})\s*")
_YAML_LINE = pattern(r"[A-Za-z_][\w-]*\s*[:：]|[ \t#\]}]|-\s|$")
_KEY = pattern(r"[A-Za-z_][\w-]*\s*[:：]")
_HEADING = pattern(r"#{1,6}\s")

Parts = tuple[str, int, str, int, list[Diagnostic]]


def split(text: str, path: str) -> Parts:
    """Split an article at the lines `---` around its front matter.

    Returns the YAML, the line of the file it begins on, the Markdown, the line that begins on, and
    the faults. Where a fence is missing, the likeliest end is taken, so that both can be read.
    """
    lines = text.split("\n")
    start = next((n for n, line in enumerate(lines) if line.strip()), 0)
    if not _FENCE.fullmatch(lines[start]):
        return _without_opening(lines, start, path)
    faults = []
    if start:
        faults.append(Diagnostic("front-matter-missing", "the front matter is not at the top",
                                 Place(path, start + 1, 1, 3), "only blank lines stand above it",
                                 "remove the blank lines above it"))
    end = next((n for n in range(start + 1, len(lines)) if _FENCE.fullmatch(lines[n])), None)
    guess = _likely_end(lines, start + 1)
    if end is None or guess < end:
        faults.append(Diagnostic(
            "front-matter-open", "the front matter is never closed", Place(path, start + 1, 1, 3),
            f"the text seems to begin in line {guess + 1}" if guess < len(lines) else "",
            "put a line --- between the front matter and the text"))
        slip = guess < len(lines) and bool(_FENCE_SLIP.fullmatch(lines[guess]))
        return _parts(lines, start + 1, guess, guess + slip, faults)
    if not any(line.strip() and not line.lstrip().startswith("#")
               for line in lines[start + 1 : end]):
        faults.append(Diagnostic("front-matter-missing", "the front matter is empty",
                                 Place(path, start + 1, 1, 3),
                                 help="write title: … and date: … between the two lines ---"))
    return _parts(lines, start + 1, end, end + 1, faults)


def _parts(lines: list[str], start: int, end: int, body: int, faults: list[Diagnostic]) -> Parts:
    front = "".join(f"{line}\n" for line in lines[start:end])
    return front, start + 1, "\n".join(lines[body:]), body + 1, faults


def _without_opening(lines: list[str], start: int, path: str) -> Parts:
    line = lines[start]
    length = max(1, len(line))
    if _FENCE_SLIP.fullmatch(line):
        fault = Diagnostic("front-matter-missing", "the front matter begins with --- alone",
                           Place(path, start + 1, 1, length), "expected ---",
                           "write three hyphens, ---, and nothing else on this line")
        end = _likely_end(lines, start + 1)
        fenced = end < len(lines) and bool(
            _FENCE.fullmatch(lines[end]) or _FENCE_SLIP.fullmatch(lines[end]))
        return _parts(lines, start + 1, end, end + fenced, [fault])
    message, help = "this article has no front matter", (
        "begin the file with a line ---, then title: …, date: …, and a second line ---")
    if not _KEY.match(line):
        fault = Diagnostic("front-matter-missing", message, Place(path, start + 1, 1, length),
                           "expected ---", help)
        return "", 1, "\n".join(lines), 1, [fault]
    end = _likely_end(lines, start)
    fenced = end < len(lines) and bool(_FENCE.fullmatch(lines[end]))
    fault = Diagnostic("front-matter-missing", "the front matter has no line --- above it",
                       Place(path, start + 1, 1, length), "expected ---",
                       "put a line --- above it" + ("" if fenced else ", and one below it"))
    return _parts(lines, start, end, end + fenced, [fault])


def _likely_end(lines: list[str], start: int) -> int:
    """The first line that is a fence or its misspelling, or after a blank line cannot be YAML."""
    blank = False
    heading = None  # what YAML takes for a comment; a heading if no key follows
    for number in range(start, len(lines)):
        line = lines[number]
        if _FENCE_SLIP.fullmatch(line):
            return number
        if blank and not _YAML_LINE.match(line):
            return number if heading is None else heading
        if blank and heading is None and _HEADING.match(line):
            heading = number
        if _KEY.match(line):
            heading = None
        blank = not line.strip() or (blank and line.startswith("#"))
    return len(lines) if heading is None else heading
