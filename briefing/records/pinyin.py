"""Hanyu Pinyin with tone marks by word, as GB/T 16159 writes it."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from briefing.patterns import pattern
from briefing.records.faults import Fault, shown

_SYLLABLE = pattern(r"([bpmfdtnlgkhjqxzcsryw]?h?)([aeiouü]+)(ng?|r)?([1-5])", re.IGNORECASE)
_MARKS = {"1": "\u0304", "2": "\u0301", "3": "\u030c", "4": "\u0300", "5": ""}


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
    words = [word for word in text.split() if not (word.isascii() and word != word.lower())]
    wrong = next((c for c in "".join(words) if _is_wrong(c)), None)
    if wrong:
        what = "a Chinese character" if _is_han(wrong) else "no letter of pinyin"
        raise Fault("pinyin-invalid", f"{wrong} is {what}",
                    help="write letters with tone marks, by word, such as dà móxíng")
    return text


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
