"""The sentences in which an article uses the glossary's terms: of each term the first."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from html import escape

from briefing.library.articles import Use
from briefing.library.glossary import TAG, TERM
from briefing.patterns import pattern
from briefing.reading.markdown_body import OPEN, Body
from briefing.reading.sentences import Span, split_sentences

NAME = "\ufdd0N{id}\ufdd1"
"""The token of a record in a sentence: its name, which each language has its own of."""

_BLOCK = pattern(
    r"<(/?)(p|h[1-6]|[uod]l|li|d[td]|table|thead|tbody|tr|t[dh]|div|blockquote|pre|[hb]r|figure"
    r"|figcaption|details|summary)\b(?:[^>]*? id=\"([^\"]*)\")?[^>]*>")
_SIGN = pattern("\ufdd0(?:T([^\ufdd2]*)|L([0-9]+))[^\ufdd1]*\ufdd1")
"""The token of a term or of a link."""
_UNSAID = pattern(f"{TAG}|\ufdd0[MFCI][^\ufdd1]*\ufdd1")
_TOKEN = pattern("\ufdd0([TLP])([^\ufdd1\ufdd2]*)(?:\ufdd2([^\ufdd1]*))?\ufdd1")
_SPACE = pattern(r"\s+")


def uses(html: str, body: Body, terms: Container[str]) -> tuple[Use, ...]:
    """The first use of each term in an article, in the order of the text.

    `html` has the terms' tokens; a link that the author wrote to one of `terms` is a use too.
    """
    found: dict[str, Use] = {}
    linked = {str(n): link.target for n, link in enumerate(body.links) if link.target in terms}
    for section, block in _blocks(html):
        if OPEN not in block or all((sign[1] or linked.get(sign[2])) in (None, *found)
               for sign in _SIGN.finditer(block)):
            continue
        text = _UNSAID.sub("", block)
        spans = split_sentences(text)
        for sign in _SIGN.finditer(text):
            id = sign[1] or linked.get(sign[2])
            if id and id not in found:
                span = next(span for span in spans if span[0] <= sign.start() < span[1])
                found[id] = Use(id, section, _sentence(text, span, sign, id, body))
    return tuple(found.values())


def _blocks(html: str) -> Iterator[tuple[str, str]]:
    """The HTML of each block but headings, with the id of the heading above."""
    section, at, heading = "", 0, False
    for tag in _BLOCK.finditer(html):
        if not heading and at < tag.start():
            yield section, html[at : tag.start()]
        at = tag.end()
        heading = tag[2][0] == "h" and tag[2] != "hr" and not tag[1]
        if heading:
            section = tag[3] or section
    yield section, html[at:]


def _sentence(text: str, span: Span, sign: re.Match[str], id: str, body: Body) -> str:
    """The words of a sentence, with the term as its only token beside names."""

    def said(token: re.Match[str]) -> str:
        match token[1]:
            case "L":
                link = body.links[int(token[2])]
                return escape(link.text, quote=False) if link.text \
                    else NAME.format(id=link.target)
            case "P":
                return escape(body.plains[int(token[2])].surface, quote=False)
        return token[3] or ""

    before, after = (_SPACE.sub(" ", _TOKEN.sub(said, part)) for part in (
        text[span[0] : sign.start()], text[sign.end() : span[1]]))
    written = _TOKEN.sub(said, sign[0])
    own = "" if written.startswith(NAME[0]) else written
    return f"{before}{TERM.format(id=id, surface=own)}{after}"
