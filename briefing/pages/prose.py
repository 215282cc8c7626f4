"""An article's linked HTML, with its private tokens, cut into segments that a template can set.

The steps: read the tokens, set the spaces between Han and Latin around them, gather marks into
groups and put each group where the language wants it, then lay figures and margin notes between
paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from html import escape, unescape

from markupsafe import Markup

from briefing.pages import typography
from briefing.pages.segments import (
    Chart,
    Html,
    Image,
    Link,
    Margin,
    Notes,
    Reference,
    Segment,
    Term,
)
from briefing.pages.views import MarkView
from briefing.patterns import pattern
from briefing.values import dataclass

_TOKEN = pattern("\ufdd0([A-Z])([^\ufdd1\ufdd2]*)(?:\ufdd2([^\ufdd1]*))?\ufdd1")
_TERM = pattern("\ufdd0T[^\ufdd1\ufdd2]*\ufdd2([^\ufdd1]*)\ufdd1")
_HELD_EMS = 12
"""How long a link may be, in em, that is kept on one line with the marks behind it."""
_CONTAINER = pattern(r"<(/?)(?:blockquote|ul|ol|dl|table|div|details|figure)\b[^>]*>")

_Note = MarkView | Reference
_Item = str | Link | Term | _Note | Chart | Image


@dataclass(frozen=True, slots=True)
class Resolver:
    """What the tokens stand for, on one page in one language."""

    language: str
    mark: Callable[[int], MarkView | None]
    """By index into the body's marks; None for a claim that was withdrawn."""
    link: Callable[[int], Link]
    plain: Callable[[int], str]
    """Plain text that the glossary is to leave alone."""
    term: Callable[[str], str]
    """A term's id to its address."""
    reference: Callable[[int], Reference]
    chart: Callable[[int], Chart]
    image: Callable[[int], Image]
    group: Callable[[], str]
    """The anchor of the next group of marks."""


def compose(html: str, resolve: Resolver) -> list[Segment]:
    """Cut HTML with tokens into segments, every token resolved and in its place."""
    items = list(_items(html, resolve))
    if typography.is_square(resolve.language):
        items = _spaced(items)
    return _merged(_figured(_grouped(items, resolve)))


def without_terms(html: str) -> str:
    """HTML whose words of the glossary are words like any other."""
    return _TERM.sub(r"\1", html)


def plain_text(html: str, resolve: Resolver) -> str:
    """The words of HTML with tokens, without marks, figures and tags."""
    bare = _TOKEN.sub(lambda token: "" if token[1] in "MFCI" else token[0], html)
    items = list(_items(bare, resolve))
    parts = []
    for item in _spaced(items) if typography.is_square(resolve.language) else items:
        if isinstance(item, str):
            parts.append(unescape(re.sub(r"<[^>]*>", "", item)))
        elif isinstance(item, (Link, Term)):
            parts.append(_text(item))
    return "".join(parts)


def with_margins(parts: Iterable[Segment], deserves: Callable[[str], bool]) -> list[Segment]:
    """Put a margin note before each paragraph with a claim that `deserves` one.

    One a paragraph and one a claim; only paragraphs of the text itself, not of lists or quotations.
    """
    out: list[Segment] = []
    noted: set[str] = set()
    depth, start = 0, -1
    for part in parts:
        if isinstance(part, Html):
            opened, closed = part.html.rfind("<p>"), part.html.rfind("</p>")
            if opened > closed:
                before, part = str(part.html)[:opened], Html.of(part.html[opened:])
                out.append(Html.of(before))
                depth += _nesting(before)
                start = len(out) if depth == 0 else -1
            elif closed >= 0:
                start = -1
            out.append(part)
            depth += _nesting(part.html)
            continue
        out.append(part)
        if isinstance(part, Notes) and start >= 0:
            mark = next((m for m in part.marks if m.claim not in noted and deserves(m.claim)), None)
            if mark:
                noted.add(mark.claim)
                out.insert(start, Margin(mark.claim, mark))
                start = -1
    return _merged(out)


def _nesting(html: str) -> int:
    """How many more containers are open behind it than before it."""
    return sum([-1 if end else 1 for end in _CONTAINER.findall(html)]) if "<" in html else 0


def _items(html: str, resolve: Resolver) -> Iterator[_Item]:
    """Text and resolved tokens in turn."""
    at = 0
    for token in _TOKEN.finditer(html):
        if token.start() > at:
            yield html[at : token.start()]
        at = token.end()
        item = _item(token[1], token[2], token[3] or "", resolve)
        if item is not None:
            yield item
    if at < len(html):
        yield html[at:]


def _item(letter: str, argument: str, surface: str, resolve: Resolver) -> _Item | None:
    match letter:
        case "M":
            return resolve.mark(int(argument))
        case "L":
            return resolve.link(int(argument))
        case "P":
            return escape(resolve.plain(int(argument)), quote=False)
        case "F":
            return resolve.reference(int(argument))
        case "T":
            return Term(str.__new__(Markup, surface), resolve.term(argument))
        case "C":
            return resolve.chart(int(argument))
        case "I":
            return resolve.image(int(argument))
    raise ValueError(letter)


def _spaced(items: Iterable[_Item]) -> list[_Item]:
    """With a space wherever a token brings Han and Latin side by side."""
    out: list[_Item] = []
    last = ""
    for item in items:
        if isinstance(item, _Note):
            out.append(item)
            continue
        if isinstance(item, (Chart, Image)):
            last = ""
            out.append(item)
            continue
        words = item if isinstance(item, str) else _text(item)
        first = typography.first_visible(item) if isinstance(item, str) else words[:1]
        if typography.needs_gap(last, first):
            if isinstance(item, str):
                item = typography.with_gap_before(item)
            elif out and isinstance(out[-1], str):
                out[-1] = typography.with_gap_after(out[-1])
            else:
                out.append(" ")
        out.append(item)
        last = typography.last_visible(item, last) if isinstance(item, str) else words[-1:]
    return out


def _text(item: Link | Term) -> str:
    return item.text.text if isinstance(item, Link) else unescape(str(item.html))


def _grouped(items: list[_Item], resolve: Resolver) -> list[Segment]:
    """Runs of marks become groups, each in its place."""
    out: list[Segment] = []
    queue = items[::-1]
    while queue:
        item = queue.pop()
        if not isinstance(item, _Note):
            out.append(Html.of(item) if isinstance(item, str) else item)
            continue
        notes = [item]
        while _note_follows(queue):
            following = queue.pop()
            if isinstance(following, _Note):
                notes.append(following)
        after = queue.pop() if queue and isinstance(queue[-1], str) else ""
        assert isinstance(after, str)
        group, rest = _group(notes, after, out, resolve)
        out.append(group)
        if rest:
            queue.append(rest)
    return out


def _note_follows(queue: list[_Item]) -> bool:
    """Whether the next thing is a note, with nothing but space before it."""
    if not queue:
        return False
    item = queue[-1]
    if isinstance(item, str):
        return not item.strip() and len(queue) > 1 and isinstance(queue[-2], _Note)
    return isinstance(item, _Note)


def _group(
    notes: list[_Note], after: str, out: list[Segment], resolve: Resolver
) -> tuple[Notes, str]:
    """One group, and the text that is left behind it; takes what it holds from the end of `out`."""
    before = _taken_text(out)
    if not before.strip() and out and isinstance(out[-1], Notes):
        return _with(out.pop(), notes), after
    found = typography.spot(before, after, resolve.language)
    lead = None
    if found.before:
        out.append(Html.of(found.before))
    elif len(found.held) < 2:
        lead = _taken_lead(out)
    group = Notes(resolve.group(), (), (), Markup(found.held), Markup(found.stop), lead)
    return _with(group, notes), found.after


def _taken_text(out: list[Segment]) -> str:
    """The HTML at the end of what is set already, taken back."""
    text = ""
    while out and isinstance(last := out[-1], Html):
        text = str(last.html) + text
        out.pop()
    return text


def _taken_lead(out: list[Segment]) -> Link | Term | None:
    """A short link at the end of what is set already, taken back."""
    if out and isinstance(last := out[-1], (Link, Term)) and _is_short(last):
        out.pop()
        return last
    return None


def _with(group: Segment, notes: Iterable[_Note]) -> Notes:
    """The group with these notes too, each once."""
    assert isinstance(group, Notes)
    marks = {mark.claim: mark for mark in group.marks}
    references = {reference.n: reference for reference in group.references}
    for note in notes:
        if isinstance(note, MarkView):
            marks.setdefault(note.claim, note)
        else:
            references.setdefault(note.n, note)
    return replace(group, marks=tuple(marks.values()), references=tuple(references.values()))


def _is_short(item: Link | Term) -> bool:
    return sum(1 if typography.is_han(c) else 0.5 for c in _text(item)) <= _HELD_EMS


def _figured(parts: Sequence[Segment]) -> Iterable[Segment]:
    """A chart inside a paragraph moves behind it; an image there is told that it is in a line."""
    return _settled(parts) if any(isinstance(p, (Chart, Image)) for p in parts) else parts


def _settled(parts: Iterable[Segment]) -> Iterator[Segment]:
    inside = False
    waiting: list[Segment] = []
    for part in parts:
        if isinstance(part, Chart) and inside:
            waiting.append(part)
        elif isinstance(part, Image):
            yield replace(part, inline=inside)
        elif isinstance(part, Html):
            for piece in re.split(r"(?<=</p>)", part.html):
                yield Html.of(piece)
                if piece.endswith("</p>"):
                    inside = False
                    yield from waiting
                    waiting.clear()
                elif re.search(r"<p[ >]", piece):
                    inside = True
        else:
            yield part
    yield from waiting


def _merged(parts: Iterable[Segment]) -> list[Segment]:
    """Without empty pieces, and with neighbouring HTML in one."""
    out: list[Segment] = []
    run: list[Html] = []
    for part in parts:
        if isinstance(part, Html):
            if part.html:
                run.append(part)
            continue
        if run:
            out.append(_joined(run))
            run = []
        out.append(part)
    return [*out, _joined(run)] if run else out


def _joined(run: list[Html]) -> Html:
    return run[0] if len(run) == 1 else Html.of("".join([part.html for part in run]))
