"""Traditional Chinese of Taiwan turned into Simplified Chinese as the mainland writes it.

OpenCC (`tw2sp`) does most of it. Where it errs, the words of `zh-hans.tsv` and those that a site
has of its own stand over it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache

from briefing.library.glossary import Dictionary, Surface, fold, pieces
from briefing.library.tables import rows
from briefing.patterns import pattern

_MARKS = str.maketrans("「」『』─", "“”‘’—")
_POINT = pattern(r"(?<=[^\W\d_])[‧．](?=[^\W\d_])")
"""Between the parts of a foreign name."""
_TITLE = pattern("《[^》]*》|[〈〉]")
_TITLE_MARKS = {"〈": "《", "〉": "》"}
"""A title is in double marks; in single ones only within another."""
_TRILLION = pattern(
    "(?<=[0-9〇零一二三四五六七八九十百千萬數幾多餘])(\\s?)兆(?!赫|瓦|歐|帕|位|焦|豐|[0-9A-Za-z])")
_BITS = pattern(r"(?<=[0-9])(\s?)位元(?![組率速素])")
_TERM = pattern("(\ufdd0T[^\ufdd2]*\ufdd2)(.*)\ufdd1", re.DOTALL)
_TAG = pattern(r"<(/?)([a-z0-9]+)([^>]*)>")
_VOID = {"br", "hr", "img", "wbr"}
_VERBATIM = {"code", "pre", "kbd", "samp"}
_FOREIGN = pattern(r'\slang="(?!zh)')

_HAN = "[\u3400-\u9fff\uf900-\ufaff]"
_GAP = pattern(
    rf"<(code|pre|kbd|samp)\b.*?</\1>|(?<={_HAN})((?:</?[a-z][^>]*>|\ufdd1)*) "
    rf"(?=(?:</?[a-z][^>]*>|\ufdd0T[^\ufdd2]*\ufdd2)*{_HAN})", re.DOTALL)
"""A space between Han, left where a word that begins or ends in Latin letters has become Han."""

Convert = Callable[[str], str]


class Simplifier:
    """Converts with some words of a site's own; without any, what every site has in common."""

    def __init__(self, own: Mapping[str, str] | None = None) -> None:
        """`own` gives for a Traditional word the Simplified one."""
        self._words = {**words(), **(own or {})}
        self._dictionary = Dictionary(Surface(fold(word), word, word) for word in self._words)

    def __call__(self, text: str) -> str:
        """A plain text, converted."""
        return _closed(self._converted(text))

    def _converted(self, text: str) -> str:
        if text.isascii():
            return text
        text = _BITS.sub(r"\1位", _TRILLION.sub(r"\1萬億", text))
        out, at = [], 0
        for start, end, surface in self._dictionary.matches(text):
            out += [_plainly(text[at:start]), self._words[surface.term]]
            at = end
        return _marked("".join((*out, _plainly(text[at:]))))

    def html(self, html: str) -> str:
        """HTML with tokens: its text is converted, but neither code nor what has another `lang`."""
        out: list[str] = []
        kept: list[bool] = []
        for piece, is_text in pieces(html):
            if is_text:
                out.append(piece if any(kept) else self._converted(piece))
                continue
            term = _TERM.fullmatch(piece)
            out.append(f"{term[1]}{self._converted(term[2])}\ufdd1" if term else piece)
            if tag := _TAG.fullmatch(piece):
                if tag[1]:
                    kept.pop()
                elif tag[2] not in _VOID:
                    kept.append(tag[2] in _VERBATIM or bool(_FOREIGN.search(tag[3])))
        return _closed("".join(out))


def letters(name: str) -> str:
    """A proper name: its characters are converted, its words are nobody's to change."""
    return _marked(_opencc("tw2s")(name))


@lru_cache(20_000)
def as_typed(word: str, language: str) -> tuple[str, ...]:
    """What readers of the other script may type for a word in that language."""
    if word.isascii():
        return ()
    if language == "zh-Hans":
        plain = word.translate(_traditional())
        return tuple(dict.fromkeys((plain, plain.replace("台", "臺"))))  # Taiwan writes both
    return letters(word), _common()(word)


@cache
def _traditional() -> dict[int, str]:
    """Of Simplified characters the commonest Traditional ones; OpenCC's phrases take 42 MB."""
    return str.maketrans(dict(zip(*_MERGED, strict=True)) | simplified_characters())


_MERGED = "后里干云准范松采并几划余游征", "後裡幹雲準範鬆採並幾劃餘遊徵"
"""Simplified characters that Traditional text has too, and what they stand for more often."""


@cache
def _common() -> Simplifier:
    return Simplifier()


def _marked(text: str) -> str:
    text = _TITLE.sub(lambda mark: _TITLE_MARKS.get(mark[0], mark[0]), text)
    return _POINT.sub("·", text).translate(_MARKS)


def _closed(text: str) -> str:
    return _GAP.sub(lambda gap: gap[0] if gap[1] else gap[2], text)


def _plainly(text: str) -> str:
    return text if text.isascii() else _opencc("tw2sp")(text)


@cache
def _opencc(config: str) -> Convert:
    from opencc import OpenCC  # costs 16 ms, which a build with nothing to do is spared

    convert: Convert = OpenCC(config).convert
    return convert


@cache
def simplified_characters() -> dict[str, str]:
    """Characters that Traditional text never has, and the commonest Traditional form of each."""
    return {row[0]: row[1] for row in rows("simplified-characters.tsv")}


@cache
def words() -> dict[str, str]:
    """What stands over OpenCC at every site: Traditional words and the Simplified ones."""
    return {row[0]: row[1] for row in rows("zh-hans.tsv")}
