"""What this tool's own constructs become while a Markdown text is read, and their places."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import field
from typing import Literal

from briefing.errors import Diagnostic, Place
from briefing.reading.markdown_body import CLOSE, OPEN
from briefing.values import dataclass

Kind = Literal["mark", "link", "plain", "literal", "fence", "image", "chart", "spot"]

ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
"""The id of a claim or a record."""

TOKEN = re.compile(f"{OPEN}(\\d+){CLOSE}")
"""What stands for a piece while the text is read; its number is the piece's index."""


_STRAY = re.compile(f"({OPEN}\\d+{CLOSE})|[{OPEN}{CLOSE}]")


def whole_tokens(text: str) -> str:
    """Text without the halves of tokens that Markdown has cut in two (a bad address may)."""
    if text.count(OPEN) == text.count(CLOSE) == len(TOKEN.findall(text)):
        return text
    return _STRAY.sub(lambda match: match[1] or "", text)


@dataclass(frozen=True, slots=True)
class Piece:
    """One construct, or one spot."""

    kind: Kind
    source: str
    """What stands in the file; put back where the piece turns out to be code or an attribute."""
    place: Place
    """Where its value stands."""
    value: str = ""
    """Claim, target, surface or address; for a fence its HTML."""
    text: str | None = None
    """Shown text of a link, alternative text of an image."""
    title: str = ""
    fault: Diagnostic | None = None
    """What is wrong with it, if it is not in code."""
    offset: int = 0
    """Of its value, in the text."""


@dataclass(slots=True)
class Source:
    """A text that knows the place of each of its characters."""

    text: str
    path: str
    first_line: int = 1
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.starts = [0, *(m.end() for m in re.finditer("\n", self.text))]

    def place(self, offset: int, length: int = 1) -> Place:
        """The place of `length` characters from there, cut at the end of the line."""
        index = bisect_right(self.starts, offset) - 1
        end = self.text.find("\n", offset, offset + length)
        if end >= 0:
            length = end - offset
        column = offset - self.starts[index] + 1
        return Place(self.path, self.first_line + index, column, max(length, 1))


@dataclass(slots=True)
class Scanned:
    """The text with tokens, and what they stand for."""

    source: Source
    text: str = ""
    pieces: list[Piece] = field(default_factory=list)
    definitions: dict[str, Place] = field(default_factory=dict)
    """Labels of footnotes that are defined in the text."""
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def token(self, piece: Piece) -> str:
        """Keep a piece; the token that stands for it."""
        self.pieces.append(piece)
        return f"{OPEN}{len(self.pieces) - 1}{CLOSE}"

    def restore(self, text: str) -> str:
        """Text with the file's own words instead of tokens."""
        if OPEN not in text and CLOSE not in text:
            return text
        return TOKEN.sub(lambda match: self.pieces[int(match[1])].source, whole_tokens(text))


def scheme_fault(url: str, place: Place) -> Diagnostic:
    """The diagnostic for a link that may not lead where it leads."""
    shown = " ".join(url.split())[:60] or "this address"
    if re.match(r"\s*https?://", url, re.IGNORECASE):
        return Diagnostic("link-scheme", f"{shown} is no address that a browser can read", place,
                          "the name of the site is malformed", "correct the address")
    return Diagnostic("link-scheme", f"{shown} is no address a link may lead to", place,
                      "http, https, mailto, or a relative address",
                      "write an address that begins with https://, or a relative one")


def escape(text: str) -> str:
    """Text as HTML text."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
