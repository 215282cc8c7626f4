"""From sanitized HTML with the tokens of pieces to the body that templates fill."""

from __future__ import annotations

import html
import re
from dataclasses import field, replace

from briefing.errors import Diagnostic, Place
from briefing.patterns import pattern
from briefing.reading.markdown_body import CLOSE, OPEN, Anchor, Body, Footnote, Heading
from briefing.reading.markdown_collect import INLINE, Collection
from briefing.reading.markdown_han import has_han, join_lines, joins
from briefing.reading.markdown_pieces import (
    TOKEN,
    Piece,
    Scanned,
    escape,
    scheme_fault,
    whole_tokens,
)
from briefing.reading.sanitize import allowed_url
from briefing.values import dataclass

_EVENT = pattern(
    r"<(?P<end>/?)(?P<tag>[a-z][a-z0-9]*)(?P<attributes>(?:\s[^\s=>\"]+=\"[^\"]*\")*)>"
    f"|{OPEN}(?P<token>\\d+){CLOSE}"
)
_ATTRIBUTE = pattern(r"\s([^\s=>\"]+)=\"([^\"]*)\"")
_ALONE = pattern(f"<p>((?:\\s*{OPEN}\\d+{CLOSE})+)\\s*</p>")
_GARBLED = pattern("\x02?(?:klzzwxh:|wzxhzdk:)?[a-z0-9]{0,9}\x03|\x02")
"""What python-markdown leaves of its own placeholders where it loses its way."""
_VOID = frozenset({"br", "hr", "wbr"})


def finish(scanned: Scanned, body: str, notes: dict[str, str]) -> tuple[Body, list[Diagnostic]]:
    """Number the pieces that came through and give headings their ids.

    `body` and `notes` (footnotes by label) are sanitized. Also returns the faults of pieces that
    turned out to be text, not code.
    """
    whole = Collection(scanned, notes)
    text = _walk(whole, body)
    footnotes: list[Footnote] = []
    while len(footnotes) < len(whole.waiting):
        label = whole.waiting[len(footnotes)]
        place = whole.scanned.definitions.get(label, whole.scanned.source.place(0))
        footnotes.append(Footnote(label, _walk(whole, whole.notes[label]), place))
    whole.unused()
    return Body(
        text, tuple(whole.marks), tuple(whole.links), tuple(whole.plains), tuple(whole.charts),
        tuple(whole.images), tuple(whole.anchors), tuple(whole.headings), tuple(footnotes),
    ), whole.diagnostics


@dataclass(slots=True)
class _Open:
    """A heading that is being read."""

    at: int
    level: int
    place: Place | None = None
    text: list[str] = field(default_factory=list)


def _walk(whole: Collection, markup: str) -> str:
    """One stretch of HTML, finished."""
    walk = _Walk(whole)
    position = 0
    markup = _mended(whole, whole_tokens(markup))
    markup = _ALONE.sub(lambda match: _alone(whole, match), markup)
    for event in _EVENT.finditer(markup):
        if event.start() > position:
            walk.text(markup[position : event.start()])
        if event["token"]:
            piece = whole.scanned.pieces[int(event["token"])]
            if piece.fault and piece.value and _literal(piece, markup, event.end()):
                piece = replace(piece, fault=None)
            walk.token(piece)
        else:
            walk.tag(event, markup)
        position = event.end()
    walk.text(markup[position:])
    walk.block()
    return "".join(walk.out)


def _mended(whole: Collection, markup: str) -> str:
    """The HTML without remains of python-markdown's own; the text they stood for is told."""
    if "\x02" not in markup and "\x03" not in markup:
        return markup
    garbled = _GARBLED.search(markup)
    if not garbled:
        return markup
    before = [int(token[1]) for token in TOKEN.finditer(markup, 0, garbled.start())]
    place = whole.scanned.pieces[before[-1]].place if before else whole.scanned.source.place(0)
    whole.diagnostics.append(Diagnostic(
        "text-garbled", "the signs in this part of the text do not go together", place,
        "somewhere after this",
        "close what is open, or write a backslash before the signs that are meant as text"))
    return _GARBLED.sub("", markup)


def _literal(piece: Piece, markup: str, end: int) -> bool:
    """Whether what the spot before a tag tells of came through as text after all."""
    while token := TOKEN.match(markup, end):
        end = token.end()
    return piece.kind == "spot" and markup.startswith(escape(piece.value), end)


def _alone(whole: Collection, match: re.Match[str]) -> str:
    """Charts, images and code that make up a whole paragraph stand without it."""
    pieces = [whole.scanned.pieces[int(token[1])] for token in TOKEN.finditer(match[1])]
    block = all(p.kind in {"chart", "image", "fence"} or not p.source for p in pieces)
    return match[1].strip() if block and any(p.source for p in pieces) else match[0]


class _Walk:
    """The state of going through one stretch of HTML."""

    def __init__(self, whole: Collection) -> None:
        self.whole = whole
        self.out: list[str] = []
        written = whole.scanned.source.text
        self.joins = has_han(written) or "&" in written
        """Whether a line break may have to go; an entity may be a Han character."""
        self.path: list[str] = []
        self.heading: _Open | None = None
        self.spot: tuple[int, Place] | None = None
        """The last spot, and how much was written when it came."""
        self.last: str | None = None
        """The last visible character of this block; empty after a token that shows none."""
        self.broken: int | None = None
        """Where in `out` a line break waits for what follows it."""

    def text(self, text: str) -> None:
        """A stretch of text."""
        if not text:
            return
        if self.heading:
            self.heading.text.append(html.unescape(text))
        if "pre" in self.path or "code" in self.path:
            self._seen(text.strip()[:1], text.strip()[-1:])
            self.out.append(text)
            return
        if not self.joins:
            self.out.append(text)
            return
        text = join_lines(text)
        body = text.strip(" \n")
        before, after = text[: len(text) - len(text.lstrip(" \n"))], ""
        if body:
            after = text[len(text.rstrip(" \n")) :]
        if "\n" in before and self.last is not None and self.broken is None:
            self.broken = len(self.out)
            self.out.append(before)
        elif before:
            self.out.append(before)
            if "\n" not in before:
                self.last = " "
        if body:
            self._seen(body[0], body[-1])
            self.out.append(body)
        if after:
            if "\n" in after:
                self.broken = len(self.out)
            else:
                self.last = " "
            self.out.append(after)

    def _seen(self, first: str, last: str) -> None:
        """Something visible comes; a waiting line break is settled."""
        if self.broken is not None and self.last is not None and first:
            if joins(self.last, first):
                self.out[self.broken] = ""
            self.broken = None
        if last or self.last is None:
            self.last = last

    def block(self) -> None:
        """The block ends."""
        broken = self.broken
        if broken is None or not self.last or not joins(self.last, ""):
            pass
        elif any(OPEN in part for part in self.out[broken + 1 :]):
            # Only tokens that show nothing of their own came after the line break.
            self.out[broken] = ""
        self.last = self.broken = None

    def token(self, piece: Piece) -> None:
        """A piece's token."""
        if "pre" in self.path or "code" in self.path:
            self.out.append(escape(piece.source))
            if self.heading:
                self.heading.text.append(piece.source)
            return
        if piece.kind == "spot":
            if self.heading and self.heading.place is None:
                self.heading.place = piece.place
            self.spot = (len(self.out), piece.place)
        shown = piece.source if piece.kind == "literal" else piece.text or ""
        if piece.kind == "plain":
            shown = piece.value
        if self.heading and piece.kind in {"link", "plain", "literal"}:
            self.heading.text.append(shown or piece.value)
        if piece.kind in {"link", "plain", "literal"} and shown:
            self._seen(shown[0], shown[-1])
        elif piece.kind != "spot" and self.last is None:
            self.last = ""
        self.out.append(self.whole.emit(piece, self.path))

    def tag(self, event: re.Match[str], markup: str) -> None:
        """A tag, opening or closing."""
        tag = event["tag"]
        if tag not in INLINE:
            self.block()
        if event["end"]:
            if tag in self.path:
                while self.path.pop() != tag:
                    pass
            if self.heading and tag == f"h{self.heading.level}":
                self._heading(self.heading)
            self.out.append(event[0])
            return
        attributes = event["attributes"]
        if OPEN in attributes:
            attributes = TOKEN.sub(
                lambda m: html.escape(self.whole.scanned.pieces[int(m[1])].source), attributes)
        if tag == "a":
            attributes = self._anchor(attributes, markup, event.end())
        if tag not in _VOID:
            self.path.append(tag)
        if tag[0] == "h" and tag[1:].isdigit() and self.heading is None:
            self.heading = _Open(len(self.out), int(tag[1:]))
        self.out.append(f"<{tag}{attributes}>")

    def _anchor(self, attributes: str, markup: str, end: int) -> str:
        """The attributes of a link, which is kept or refused."""
        href = next((m[2] for m in _ATTRIBUTE.finditer(attributes) if m[1] == "href"), None)
        if href is None:
            return attributes
        after = TOKEN.match(markup, end)
        piece = self.whole.scanned.pieces[int(after[1])] if after else None
        place = self.whole.scanned.source.place(0)
        if piece and piece.kind == "spot":
            place = piece.place
        elif self.spot and self.spot[0] >= len(self.out) - 1:
            place = self.spot[1]
        url = html.unescape(href)
        if not allowed_url(url):
            # Pieces were put back into the address after the sanitizer had seen it.
            self.whole.diagnostics.append(scheme_fault(url, place))
            return ""
        self.whole.anchors.append(Anchor(url, place))
        return attributes

    def _heading(self, heading: _Open) -> None:
        self.heading = None
        text = " ".join("".join(heading.text).split())
        place = heading.place or self.whole.scanned.source.place(0)
        if heading.level == 1:
            self.whole.diagnostics.append(Diagnostic(
                "heading-level", "a heading of the text begins with one #", place,
                "the title stands in the front matter",
                "begin with ##; for a plain # at the beginning of a line write \\#"))
        chosen = self.whole.heading_id(text)
        opening = self.out[heading.at]
        self.out[heading.at] = f'{opening[:3]} id="{html.escape(chosen)}"{opening[3:]}'
        self.whole.headings.append(Heading(heading.level, chosen, text, place))
