"""Text as quotations are compared: white space, width and quotation marks do not tell apart."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property

from briefing.patterns import pattern

_QUOTES = dict.fromkeys(map(ord, "“”„‟‘’‚‛«»‹›「」『』﹁﹂﹃﹄〝〞〟＂＇'`´"), '"')
_WIDE = {ord(char): unicodedata.normalize("NFKC", char)
         for char in map(chr, [*range(0xFF01, 0xFFEF), 0x3000]) if char.isprintable()}
_BLANK = "\u200b\u2060\ufeff"
_HAN = "\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_TOKEN = pattern(rf"[\s{_BLANK}]+|[^\s{_BLANK}]")
_SPACES = pattern(rf"[\s{_BLANK}]+")


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
    return _SPACES.sub(" ", text.translate(_WIDE).translate(_QUOTES))
