"""Numbering what came through: marks, links, charts, images, headings and footnotes, in order."""

from __future__ import annotations

import unicodedata
from collections.abc import Sized
from itertools import count

from briefing.errors import Diagnostic
from briefing.reading.markdown_body import (
    CLOSE,
    OPEN,
    Anchor,
    Chart,
    Heading,
    Image,
    Link,
    Mark,
    Plain,
)
from briefing.reading.markdown_figures import chart_parts
from briefing.reading.markdown_pieces import ID, Piece, Scanned, escape

INLINE = frozenset(
    "a abbr b bdi bdo br cite code del dfn em i ins kbd mark q rp rt ruby s samp small span strong"
    " sub sup time u var wbr".split()
)
_RESERVED = ("x-", "ev-", "fn-")
"""How the templates' own ids begin."""


class Collection:
    """What was found in one text so far, its footnotes included."""

    def __init__(self, scanned: Scanned, notes: dict[str, str]) -> None:
        self.scanned = scanned
        self.notes = notes
        self.diagnostics: list[Diagnostic] = []
        self.marks: list[Mark] = []
        self.links: list[Link] = []
        self.plains: list[Plain] = []
        self.charts: list[Chart] = []
        self.images: list[Image] = []
        self.anchors: list[Anchor] = []
        self.headings: list[Heading] = []
        self.labels: dict[str, int] = {}
        """Of footnotes referred to, in order, with their index."""
        self.waiting: list[str] = []
        self.ids: set[str] = set()
        self.numbers: dict[str, int] = {}
        """The number to try next for an id that was taken."""

    def unused(self) -> None:
        """Tell the footnotes nothing refers to."""
        for label in self.notes:
            if label not in self.labels:
                place = self.scanned.definitions.get(label, self.scanned.source.place(0))
                self.diagnostics.append(Diagnostic(
                    "footnote-unused", f"the footnote [^{label}] is not referred to", place, "",
                    f"write [^{label}] where it belongs, or take the footnote out", "warning"))

    def heading_id(self, text: str) -> str:
        """An id of this text's own, made of the words of a heading."""
        base = slug(text) or f"section-{len(self.headings) + 1}"
        numbers = count(self.numbers.get(base, 1))
        while (chosen := _numbered(base, next(numbers))) in self.ids:
            pass
        self.numbers[base] = next(numbers)
        self.ids.add(chosen)
        return chosen

    def emit(self, piece: Piece, path: list[str]) -> str:
        """The final token for a piece that stands in the text under the open tags `path`."""
        if piece.fault:
            self.diagnostics.append(piece.fault)
        if piece.kind in {"mark", "link"} and "a" in path:
            self.diagnostics.append(Diagnostic(
                "link-nested", f"{piece.source} stands inside another link", piece.place, "",
                "put it before or after the link"))
            return escape(piece.text or piece.value) if piece.kind == "link" else ""
        match piece.kind:
            case "mark":
                return self._mark(piece)
            case "link":
                self.links.append(Link(piece.value, piece.text, piece.place))
                return _token("L", self.links)
            case "plain":
                self.plains.append(Plain(piece.value, piece.place))
                return _token("P", self.plains)
            case "chart":
                return self._chart(piece, path)
            case "image":
                self.images.append(
                    Image(piece.value, piece.text or "", piece.title, piece.place))
                return _token("I", self.images)
            case "fence":
                return piece.value
            case _:
                return escape(piece.source)

    def _mark(self, piece: Piece) -> str:
        label = piece.value
        if label in self.notes:
            if label not in self.labels:
                self.labels[label] = len(self.waiting)
                self.waiting.append(label)
            return f"{OPEN}F{self.labels[label]}{CLOSE}"
        if not ID.fullmatch(label):
            self.diagnostics.append(Diagnostic(
                "mark-malformed", f"{piece.source} is neither a claim's mark nor a footnote's",
                piece.place, "", "write the claim's id, or define the footnote on a line of its"
                f" own: [^{label or 'note'}]: …"))
            return escape(piece.source)
        self.marks.append(Mark(label, piece.place))
        return _token("M", self.marks)

    def _chart(self, piece: Piece, path: list[str]) -> str:
        if any(tag in INLINE or tag[0] == "h" or tag in {"p", "summary"} for tag in path):
            self.diagnostics.append(Diagnostic(
                "chart-inline", "a chart stands in the middle of a text", piece.place, "",
                "put it in a paragraph of its own, with an empty line before and after"))
            return ""
        kind, target, options = chart_parts(piece.value)
        self.charts.append(Chart(kind, target, options, piece.text or "", piece.place))
        return _token("C", self.charts)


def slug(text: str) -> str:
    """The words of a heading as an id: NFKC, lower case, letters and digits of any script."""
    folded = unicodedata.normalize("NFKC", text).lower()
    kept = "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in folded)
    joined = "-".join(kept.split())
    return f"s-{joined}" if joined.startswith(_RESERVED) else joined


def _numbered(base: str, number: int) -> str:
    """An id, told from others of the same words by its number."""
    return base if number == 1 else f"{base}-{number}"


def _token(letter: str, items: Sized) -> str:
    """The token of the item that was added last."""
    return f"{OPEN}{letter}{len(items) - 1}{CLOSE}"
