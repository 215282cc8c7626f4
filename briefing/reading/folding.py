"""Text as quotations are compared: what the setting of a page changes does not tell apart.

That is white space, width, the form of quotation marks and of ellipses, ligatures, soft hyphens,
and whether an accent is a character of its own.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, cached_property

from briefing.patterns import pattern
from briefing.values import dataclass

_QUOTES = dict.fromkeys(map(ord, "“”„‟‘’‚‛«»‹›「」『』﹁﹂﹃﹄〝〞〟＂＇'`´"), '"')
_WIDE = {ord(char): unicodedata.normalize("NFKC", char)
         for char in map(chr, [*range(0xFF01, 0xFFEF), 0x3000]) if char.isprintable()}
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_SIGNS = _WIDE | _QUOTES | _LIGATURES
_BLANK = "\u200b\u2060\ufeff"
_HAN = "\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_ELLIPSIS = r"[…⋯]+|\.{3,}"
_SOFT = rf"\u00ad[\s{_BLANK}]*"
_ACCENTS = "[\u0300-\u036f\u3099\u309a]"
_TOKEN = pattern(rf"{_SOFT}|[\s{_BLANK}]+|{_ELLIPSIS}|[^\s{_BLANK}]{_ACCENTS}*")
_SPACES = pattern(rf"[\s{_BLANK}]+")
_DOTS = pattern(_ELLIPSIS)
_HYPHEN = pattern(_SOFT)
_ACCENT = pattern(_ACCENTS)
_ACCENTED = pattern(f".{_ACCENTS}+")
_LETTER = pattern("[^\\W\\d_\u0590-\U0010ffff]")
"""Of an alphabet whose words have spaces between them."""
_NUMBER = pattern("[0-9]{2}|[一二三四五六七八九兩两十百千][十百千萬万億亿兆]"
                     "|[十百千萬万億亿兆][一二三四五六七八九]")
"""Two characters of one number."""
_WITHIN = pattern(r"[0-9][.,][0-9]|[^\W\d_]['’][^\W\d_]")
"""What holds a number or a word together."""


@dataclass(frozen=True)
class Folded:
    """A text and its folded form, in which places can be found again."""

    written: str
    text: str

    @cached_property
    def _origins(self) -> list[int]:
        """Where each character of the folded form stands in what is written."""
        origins, at = [], 0
        pieces = [(match.start(), _fold_text(match[0])) for match in _TOKEN.finditer(self.written)]
        for start, piece in pieces:
            for char in piece:
                if at < len(self.text) and self.text[at] == char:
                    origins.append(start)
                    at += 1
        return origins

    def holds(self, words: str) -> bool:
        """Whether folded words stand in it, and do not begin or end within a word or a number."""
        at = self.text.find(words) if words else -1
        while at >= 0:
            if not (self._is_within(at) or self._is_within(at + len(words))):
                return True
            at = self.text.find(words, at + 1)
        return False

    def _is_within(self, at: int) -> bool:
        """Whether what stands before that place and after it is one word or number."""
        pair = self.text[max(0, at - 1) : at + 1]
        if at <= 0 or len(pair) < 2:
            return False
        if pair[0] in ',."' or pair[1] in ',."':  # as written, for a space is left out beside them
            spot = self.origin(at)
            return any(_WITHIN.match(self.written, max(0, spot + first)) for first in (-2, -1))
        return _NUMBER.match(pair) is not None or all(map(_LETTER.match, pair))

    def origin(self, at: int) -> int:
        """Where the character that stands there in the folded form is written."""
        return self._origins[at] if at < len(self._origins) else max(0, len(self.written) - 1)


def fold(written: str) -> Folded:
    """Fold a text: also across the break of a line or a page."""
    return Folded(written, _loose().sub("", _fold_text(written)).strip())


@cache  # slow to make, for its range of Han
def _loose() -> re.Pattern[str]:
    return re.compile(rf" (?=[^\w]|[{_HAN}])|(?<=[^\w]) |(?<=[{_HAN}]) ")


def _fold_text(text: str) -> str:
    if "\u00ad" in text:
        text = _HYPHEN.sub("", text)
    if _ACCENT.search(text):
        text = _ACCENTED.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)
    return _SPACES.sub(" ", _DOTS.sub("…", text).translate(_SIGNS))
