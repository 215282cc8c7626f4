"""Whether a derived language still says what was written: the same figures and dates, in order.

The conversion changes words, and a word may be part of a number: 兆 is 万亿, and 兆赫 is not. Only
articles that were read anew are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from briefing.errors import Diagnostic, Place
from briefing.library.articles import Article
from briefing.library.collection import Collection, Draft
from briefing.library.library import Library
from briefing.reading.figures import read_figures
from briefing.reading.figures_found import Found, FoundQuantity
from briefing.reading.text import place_at


def derived_alike(library: Library, collection: Collection) -> Iterator[Diagnostic]:
    """A fault where a converted article says another figure or date than the written one."""
    for language in library.derived:
        origin = library.origin(language)
        for draft in collection.articles:
            written = library.article(draft.slug, draft.language)
            made = library.article(draft.slug, language)
            if draft.language == origin and written and made:
                yield from _different(draft, _words(written), _words(made), language)


def _words(article: Article) -> str:
    front, body = article.front, article.body
    return "\n".join((front.title, front.summary, body.words,
                      *(note.html for note in body.footnotes)))


def _different(draft: Draft, text: str, converted: str, language: str) -> Iterator[Diagnostic]:
    """The first difference: those that follow may come of it."""
    for ours, theirs in zip_longest(read_figures(text, draft.language),
                                    read_figures(converted, language)):
        if ours and theirs and _said(ours) == _said(theirs):
            continue
        words = text[ours.start : ours.end] if ours else ""
        read = converted[theirs.start : theirs.end] if theirs else "no figure"
        at = draft.text.find(words) if words else -1
        yield Diagnostic(
            "derived-differs", f"{words or 'what is no figure here'} reads {read} in {language}",
            place_at(draft.text, at, draft.path, draft.first_line, len(words)) if at >= 0
            else Place(draft.path),
            help="say it in other words, or correct the word list of the conversion")
        return


def _said(found: Found) -> Found:
    """What is said, wherever it stands; a bare 元 is of the currency of those who read it."""
    if isinstance(found, FoundQuantity) and found.unit in ("currency", "CNY"):
        return found._replace(start=0, end=0, unit="CNY")
    return found._replace(start=0, end=0)
