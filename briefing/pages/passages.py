"""Where an article marks a claim: the way to that sentence, by an id and by its own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import unescape
from itertools import pairwise
from urllib.parse import quote

from briefing import reads
from briefing.library.articles import Article
from briefing.library.when import when_of_claim
from briefing.pages.article_text import resolver
from briefing.pages.presenter import Presenter
from briefing.pages.prose import Resolver, compose, without_terms
from briefing.pages.segments import Chart, Html, Link, Notes, Segment, Term
from briefing.pages.typography import is_square
from briefing.pages.views import MarkView, Phrase
from briefing.patterns import pattern
from briefing.reading.sentences import split_clauses, split_sentences

_BLOCK = pattern(r"</?(?:p|br|li|dd|dt|td|th|h\d|ul|ol|dl|table|pre|div|blockquote)\b[^>]*>")
_INLINE = pattern(r"<[^>]*>")
_JOINED = pattern(r"[^\s\u2e80-\uffff]*(?:\d\.?|[A-Za-z])\Z")
"""Latin before a mark that is one word with the mark's number to a browser: L3.7, GLM12."""
_LETTER = pattern(r"\w")
_WHOLE_WORD = pattern(r"\S+")
_CORE = pattern(r"[^\W_](?:.*[^\W_])?", re.DOTALL)
"""From the first letter or digit to the last."""


def passages(present: Presenter, article: Article) -> dict[str, str]:
    """Claim id → fragment that leads to the sentence of the article that marks it first.

    `x-n3:~:text=first,last` holds the id of the marks and, for browsers that know text fragments,
    the sentence's first and last words, which they show highlighted.
    """
    own = Presenter(present.library, present.t, present.url)
    lasting = f"passages:{present.language}:{article.path}"
    with reads.noting() as read:
        found = present.library.once((lasting, article), lambda: _passages(own, article), lasting)
    for key in read:
        if key != ("text", article.path):  # most edits of a text leave these words as they are
            reads.note(*key)
    reads.note("passages", present.language, article.path)
    return found


def _passages(present: Presenter, article: Article) -> dict[str, str]:
    resolve, square = _resolver(article, present), is_square(article.language)
    front = [article.front.title, article.front.summary,
             *(words for id in article.claims for words in _beside(present, id))]
    found: dict[str, str] = {}
    for html in (article.linked_html, *(note.html for note in article.body.footnotes)):
        # Beside Han a term's end may bring a space with it; elsewhere nothing tells that one ends.
        text, groups = _text(compose(html if square else without_terms(html), resolve))
        for at, group in groups:
            span = _sentence(text, at)
            words = _directive(text, span, [at for at, _ in groups], front,
                               square) if span else ""
            for mark in group.marks:
                found.setdefault(mark.claim, group.id + words)
        front.append(text)
    return found


def _resolver(article: Article, present: Presenter) -> Resolver:
    """Words for all tokens, since words are all that is looked at."""
    body, library = article.body, present.library

    def mark(index: int) -> MarkView | None:
        claim = body.marks[index].claim
        return MarkView(0, claim, "", "stated", "") if claim in library.claims else None

    def link(index: int) -> Link:
        written = body.links[index]
        _, record = library.record(written.target)
        return Link(Phrase(written.text) if written.text else present.name(record), "")

    return replace(resolver(article, present), mark=mark, link=link, term=lambda id: "",
                   chart=lambda n: Chart("", n, "", None, "", ""))


def _sentence(text: str, at: int) -> tuple[int, int] | None:
    """The sentence that ends there or goes on; none goes on past the end of its paragraph."""
    first = at - len(text[:at].rpartition("\n\n")[2])
    paragraph = text[first:].partition("\n\n")[0]
    return next(((first + start, first + end) for start, end in split_sentences(paragraph)
                 if start < at - first <= end), None)


def _beside(present: Presenter, id: str) -> Iterator[str]:
    """What the box of key facts and the notes in the margin say of a claim."""
    claim = present.library.claims.get(id)
    if claim:
        when = when_of_claim(claim)
        texts = (claim.headline, claim.label, claim.note)
        yield from (present.phrase(text).text for text in texts if text)
        yield present.attribution(claim).name.text
        yield present.date(when).words if when else ""


def _text(parts: Iterable[Segment]) -> tuple[str, list[tuple[int, Notes]]]:
    """The words as a reader sees them, blocks apart, and where the groups of marks stand."""
    text = ""
    groups: list[tuple[int, Notes]] = []
    for part in parts:
        if isinstance(part, Notes):
            lead = _text([part.lead])[0] if part.lead else ""
            text += lead + _words(part.held)
            groups.append((len(text), part))
            text += _words(part.stop)
        elif isinstance(part, (Html, Term)):
            text += _words(part.html)
        elif isinstance(part, Link):
            text += part.text.text
    return text, groups


def _words(html: str) -> str:
    words = _single_spaced(html)
    if "<" in words:
        words = _INLINE.sub("", _BLOCK.sub("\n\n", words))
    return unescape(words) if "&" in words else words


def _single_spaced(html: str) -> str:
    """With one space for all white space; regular expressions take far longer."""
    words = " ".join(str.split(html))  # that of Markup would make markup of every word
    if not words:
        return " " if html else ""
    return f"{' ' * html[0].isspace()}{words}{' ' * html[-1].isspace()}"


def _directive(
    text: str, span: tuple[int, int], marks: Sequence[int], front: Sequence[str], square: bool
) -> str:
    """The sentence as a text directive; its two ends hold no mark, which would be in their way.

    The beginning is as long as it must be to occur nowhere before on the page.
    """
    start, end = span
    cuts = [start, *(at for at in marks if start < at < end), end]
    pieces = [units for cut in pairwise(cuts)
              if (units := _units(text, _apart(text, cut, marks), square))]
    if not pieces:
        return ""
    opening, n = pieces[0], 1 if square else 4
    before = "\n".join((*front, text[:start])).lower()
    while n < len(opening) and _said(text, opening[:n]).lower() in before:
        n += 1
    if _said(text, opening[:n]).lower() in before:
        return ""  # it would lead to what stands above; the id does not
    rest = pieces[-1] if len(pieces) > 1 else opening[n:]
    ends = [_said(text, units) for units in (opening[:n], rest[-1:] if square else rest[-3:])]
    return ":~:text=" + ",".join(quote(words, "").replace("-", "%2D") for words in ends if words)


def _apart(text: str, cut: tuple[int, int], marks: Sequence[int]) -> tuple[int, int]:
    """The cut without the word that a mark at its end would make a longer one."""
    joined = _JOINED.search(text, *cut) if cut[1] in marks else None
    return (cut[0], joined.start()) if joined else cut


def _units(text: str, span: tuple[int, int], square: bool) -> list[tuple[int, int]]:
    """What a directive may begin and end with: clauses in Chinese, words elsewhere.

    A browser asks for whole words, and inside a Chinese clause nobody can say where one ends.
    """
    if square:
        found: Iterable[tuple[int, int]] = split_clauses(text, span)
    else:
        found = (word.span() for word in _WHOLE_WORD.finditer(text, *span))
    return [(start, end) for start, end in found if _LETTER.search(text, start, end)]


def _said(text: str, units: Sequence[tuple[int, int]]) -> str:
    found = _CORE.search(text, units[0][0], units[-1][1]) if units else None
    return found[0] if found else ""
