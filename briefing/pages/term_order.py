"""How a glossary is put in order: by pinyin on Chinese pages, elsewhere by the page's language."""

from __future__ import annotations

import unicodedata

from briefing.records.catalogue import Form, Term


def toneless(pinyin: str) -> str:
    """Pinyin as it is typed: no tone marks, ü as u, lower case."""
    marks = (c for c in unicodedata.normalize("NFD", pinyin) if not unicodedata.combining(c))
    return "".join(marks).lower().replace("’", "'")


def chinese(language: str) -> bool:
    """Whether a page in that language orders terms by pinyin."""
    return language.startswith("zh")


def pinyin_of(term: Term, language: str) -> str:
    """A term's pinyin on a page in that language; empty where it has none."""
    forms = (term.forms[tag] for tag in (language, "zh-Hant", "zh-Hans") if tag in term.forms)
    return next((form.pinyin for form in forms if form.pinyin is not None), "")


def head_of(term: Term, language: str, default: str) -> tuple[str, Form]:
    """The form by which a page calls a term, and its language."""
    return next((tag, term.forms[tag])
                for tag in (language, default, *term.forms) if tag in term.forms)


def sort_key(term: Term, language: str, default: str) -> str:
    """What a term is sorted by on a page in that language."""
    pinyin = toneless(pinyin_of(term, language)) if chinese(language) else ""
    return pinyin or head_of(term, language, default)[1].term.casefold()
