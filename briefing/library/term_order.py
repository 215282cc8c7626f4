"""How a glossary is put in order: by pinyin on Chinese pages, elsewhere by the page's language.

A long glossary is cut by the same keys into parts, which are named by what a term keeps when others
come: an initial. Each language has both indexes, its own and the other's.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.library.term_parts import place
from briefing.patterns import pattern
from briefing.records.catalogue import Form, Term
from briefing.records.pinyin import toneless

PINYIN = "pinyin-"
"""Begins the names of parts by pinyin, so that no page passes for another's translation."""
OTHER = "other"
"""What has no initial: it is told apart by the code points of its characters."""
CODE = 5
"""Digits of a code point in the name of a part."""
_FAR = 40
"""Characters of a term that tell where it stands."""
_LETTERS = pattern("[^a-z0-9]")


def chinese(language: str) -> bool:
    """Whether a page in that language orders terms by pinyin."""
    return language.startswith("zh")


def pinyin_of(term: Term, language: str) -> str:
    """A term's pinyin on a page in that language; empty where it has none."""
    return next((pinyin for pinyin in _pinyins(term, language) if pinyin is not None), "")


def _pinyins(term: Term, language: str) -> Iterator[str | None]:
    for tag in (language, "zh-Hant", "zh-Hans"):
        if tag in term.forms:
            yield term.forms[tag].pinyin


def head_of(term: Term, language: str, default: str = "") -> tuple[str, Form]:
    """The form by which a page calls a term, and its language."""
    return next((tag, term.forms[tag])
                for tag in (language, default, *term.forms) if tag in term.forms)


def sort_key(term: Term, language: str, default: str = "") -> str:
    """What a term is sorted by on a page in that language."""
    pinyin = _by_pinyin(term, language) if chinese(language) else ""
    return pinyin or head_of(term, language, default)[1].term.casefold()


def _by_pinyin(term: Term, language: str) -> str:
    """By what pinyin it is sorted: a word of the mainland without any stands by Taiwan's."""
    return toneless(next((pinyin for pinyin in _pinyins(term, language) if pinyin), ""))


def other_key(term: Term, language: str) -> str:
    """What it is sorted by in the page's other index: English on Chinese pages, pinyin elsewhere.

    Empty where it has nothing to stand by.
    """
    if chinese(language):
        return term.forms["en"].term.casefold() if "en" in term.forms else ""
    return _by_pinyin(term, language)


def own_place(term: Term, language: str, default: str = "") -> str:
    """Where a page in that language has a term in its own index."""
    return _place(sort_key(term, language, default), chinese(language))


def places_of(term: Term) -> Iterator[str]:
    """Every place of a term, each behind its language: `en/m-oe`, `zh-Hant/pinyin-h-unhe`."""
    for language in dict.fromkeys((*term.forms, *_derivable(term))):
        yield f"{language}/{own_place(term, language)}"
        if other := other_key(term, language):
            yield f"{language}/{_place(other, not chinese(language))}"


def _derivable(term: Term) -> tuple[str, ...]:
    return ("zh-Hans",) if "zh-Hant" in term.forms else ()


def _place(key: str, pinyin: bool) -> str:
    letters = _LETTERS.sub("", key.lower()[:_FAR])
    letter = key[:1].lower()
    if len(letter) == 1 and "a" <= letter <= "z":
        return place(PINYIN * pinyin + letter, letters[1:])
    return place(PINYIN * pinyin + OTHER, "".join(f"{ord(c):0{CODE}x}" for c in key[:_FAR // CODE]))
