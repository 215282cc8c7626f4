"""Hanyu Pinyin with tone marks by word, as GB/T 16159 writes it."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from briefing.patterns import pattern
from briefing.records.faults import Fault, shown

_SYLLABLE = pattern(r"([bpmfdtnlgkhjqxzcsryw]?h?)([aeiouü]+)(ng?|r)?([1-5])", re.IGNORECASE)
_SPOKEN = pattern("(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?[aeiou]+(?:ng?(?![aeiou])|r(?![aeiou]))?")
"""A syllable without tones: what begins with a vowel inside a word has an apostrophe before it."""
_MARKS = {"1": "\u0304", "2": "\u0301", "3": "\u030c", "4": "\u0300", "5": ""}
_AS_V = str.maketrans(dict.fromkeys("üǖǘǚǜ", "v"))


def parse_pinyin(raw: Any) -> str:
    """A text of Latin letters with tone marks. Raises `text-invalid` or `pinyin-invalid`.

    A word with capitals that is no pinyin, such as the GPT-4 of "GPT-4 móxíng", may stand in it.
    """
    if not isinstance(raw, str) or not raw.strip():
        raise Fault("text-invalid", f"{shown(raw)} is no pinyin", help="write one text")
    text = unicodedata.normalize("NFC", raw)
    marked = with_marks(text)
    if marked != text:
        raise Fault("pinyin-invalid", f"{raw} writes tones as figures",
                    label="tones are marks over the vowels", help=f"write {marked}")
    words = [word for word in text.split() if not is_foreign(word)]
    wrong = next((c for c in "".join(words) if _is_wrong(c)), None)
    if wrong:
        what = "a Chinese character" if _is_han(wrong) else "no letter of pinyin"
        raise Fault("pinyin-invalid", f"{wrong} is {what}",
                    help="write letters with tone marks, by word, such as dà móxíng")
    if words and toneless(text) == text.lower():
        raise Fault("pinyin-invalid", f"{raw} has no tone marks",
                    label="one over each syllable but the neutral ones",
                    help="write the tones as marks, such as dà móxíng")
    return text


def toneless(pinyin: str) -> str:
    """Pinyin as it is typed: no tone marks, ü as u, lower case."""
    marks = (c for c in unicodedata.normalize("NFD", pinyin) if not unicodedata.combining(c))
    return "".join(marks).lower().replace("’", "'")


def syllables(pinyin: str) -> list[str]:
    """The syllables of pinyin, toneless; a word with capitals that is no pinyin is one, whole."""
    found: list[str] = []
    for word in pinyin.split():
        found += [word.lower()] if is_foreign(word) else _SPOKEN.findall(toneless(word))
    return found


def initials(pinyin: str) -> str:
    """What stands for pinyin where only first letters are typed: `znt`; other words are whole."""
    return "".join(word.lower() if is_foreign(word) else "".join(s[0] for s in syllables(word))
                   for word in pinyin.split())


def with_v(pinyin: str) -> str:
    """The pinyin with ü as v, as it is typed on most keyboards."""
    return pinyin.translate(_AS_V)


def is_foreign(word: str) -> bool:
    """Whether a word has capitals and no tone marks, as GPT-4 does: it is no pinyin."""
    return word.isascii() and word != word.lower()


def with_marks(text: str) -> str:
    """The text with `da4 mo2xing2` as `dà móxíng`."""
    return _SYLLABLE.sub(_marked, re.sub(r"(?<=[lnLN])(?:u:|v)", "ü", text))


def _marked(match: re.Match[str]) -> str:
    if len(match[0]) > 2 and match[0].isupper():
        return match[0]
    before, vowels, after, tone = match.groups(default="")
    low = vowels.lower()
    at = next((low.index(v) for v in ("a", "e", "ou") if v in low), len(vowels) - 1)
    syllable = before + vowels[: at + 1] + _MARKS[tone] + vowels[at + 1 :] + after
    return unicodedata.normalize("NFC", syllable)


def _is_han(c: str) -> bool:
    return "\u3400" <= c <= "\u9fff" or "\uf900" <= c <= "\ufaff"


def _is_wrong(c: str) -> bool:
    if c in " '’-·,;()./":
        return False
    return "LATIN" not in unicodedata.name(c, "")
