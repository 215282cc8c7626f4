"""The sentences in which an article uses the glossary's terms: of each term the first."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from html import escape

from briefing.library.glossary import TERM, pieces
from briefing.reading.markdown_body import Body
from briefing.reading.sentences import split_sentences

NAME = "\ufdd0N{id}\ufdd1"
"""The token of a record in a sentence: its name, which each language has its own of."""

_TAG = re.compile(r"</?([a-z0-9]+)(?:[^>]*? id=\"([^\"]*)\")?")
_INLINE = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark",
    "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
))
_HEADING = re.compile(r"h[1-6]")
_TOKEN = re.compile("\ufdd0T([^\ufdd2]*)\ufdd2([^\ufdd1]*)\ufdd1")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Use:
    """A sentence that uses a term."""

    term: str
    """Its id."""
    section: str
    """Id of the heading above; empty before the first."""
    html: str
    """The sentence as HTML without tags; the term is a token of its own, and so are names."""


def uses(html: str, body: Body, terms: Container[str]) -> tuple[Use, ...]:
    """The first use of each term in an article, in the order of the text.

    `html` has the terms' tokens; a link that the author wrote to one of `terms` is a use too.
    """
    found: dict[str, Use] = {}
    for section, text in _blocks(html, body, terms):
        new = [token for token in _TOKEN.finditer(text) if token[1] not in found]
        spans = split_sentences(text) if new else ()
        for token in new:
            start, end = next(span for span in spans if span[0] <= token.start() < span[1])
            if token[1] not in found:
                before, after = (_plain(part) for part in (
                    text[start : token.start()], text[token.end() : end]))
                found[token[1]] = Use(token[1], section, f"{before}{token[0]}{after}")
    return tuple(found.values())


def _blocks(html: str, body: Body, terms: Container[str]) -> Iterator[tuple[str, str]]:
    """The text of each block but headings, with the id of the heading above."""
    section, text, heading = "", "", False
    for piece, is_text in pieces(html):
        tag = None if is_text else _TAG.match(piece)
        if is_text:
            text += piece
        elif not tag:
            text += _said(piece, body, terms)
        elif tag[1] not in _INLINE:
            if text.strip() and not heading:
                yield section, text
            text = ""
            heading = bool(_HEADING.fullmatch(tag[1])) and piece[1] != "/"
            if heading:
                section = tag[2] or section
    if text.strip():
        yield section, text


def _said(token: str, body: Body, terms: Container[str]) -> str:
    """What a token of the text says: marks, charts and images nothing."""
    match token[1]:
        case "T":
            return token
        case "L":
            link = body.links[int(token[2:-1])]
            words = escape(link.text or "", quote=False)
            if link.target in terms:
                return TERM.format(id=link.target, surface=words)
            return words or NAME.format(id=link.target)
        case "P":
            return escape(body.plains[int(token[2:-1])].surface, quote=False)
    return ""


def _plain(text: str) -> str:
    """Without the tokens of other terms, and on one line."""
    return _SPACE.sub(" ", _TOKEN.sub(lambda token: token[2], text))
