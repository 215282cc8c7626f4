"""The words by which a text is found: of Han pairs of neighbours, else whole words and numbers.

`static/js/search.js` takes a query apart in the same way; a test holds the two together.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from briefing.patterns import pattern

HAN = "々〆〇㐀-䶿一-鿿ぁ-ゖァ-ヺー-ヾ가-힣"
"""What is written without spaces between words."""
_RUNS = pattern(f"[{HAN}]+")
_OTHERS = pattern(rf"[a-z]+(?![^\W\d_{HAN}])|[0-9]+(?:[.,][0-9]+)*|[^\W\d_{HAN}]+")
_UNUSUAL = pattern(f"[^\\0-\x7f\u2000-\u206f\u3000-\u3004\u3008-\u3020{HAN}"
                      "\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]")
"""Letters that may have to be folded: of other widths, with accents."""
_DOT = pattern(f"[．·・‧](?<=[{HAN}].)(?=[{HAN}])")
"""Between the names of a foreigner, which are typed with it or without."""
_PAIRS = "utf-16-le" if sys.byteorder == "little" else "utf-16-be"
_LONG = 40
"""Letters of a word or a name beyond which none is told from another."""

ASKS = ("是[什甚][麼么]意思|[什甚][麼么]是|是[什甚][麼么]|[為为][什甚][麼么]|[為为]何"
        "|何[謂谓時时者]|是[誰谁]|[誰谁]是?|怎[麼么樣样]+"
        "|如何|多少|是否|有[沒没]有|有?哪[個个些裡里家]|[嗎吗呢][?？]?$"
        "|^(?:what|whom?|why|how|when|where|which)(?:'s)?(?: (?:is|are|was|were|do|does|did|can))?"
        "(?: (?:the|an?))? ")
"""What makes a question of the words that are looked for, as the script's regular expression."""

Postings = dict[str, list[int]]
"""By word, the numbers of the documents that have it, in order."""


def fold(text: str) -> str:
    """The text in lower case, without accents, in one width; variants of Han stay."""
    if text.isascii():
        return text.lower()
    return _UNUSUAL.sub(_folded_in, _DOT.sub("", text)).lower()


def _folded_in(found: re.Match[str]) -> str:
    return _folded(found[0])


@cache
def _folded(char: str) -> str:
    parts = unicodedata.normalize("NFKD", char).lower()
    kept = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFKD", parts))
    letters = unicodedata.normalize("NFC", kept)
    return letters if any(c.isalnum() for c in letters) else "" if parts and not kept else " "


def squeezed(text: str) -> str:
    """A name as it may be typed: folded, and nothing but its letters and digits."""
    return re.sub(r"[\W_]+", "", fold(text))


def postings(texts: Iterable[tuple[int, str]], variants: Mapping[int, str]) -> Postings:
    """What each word of these texts stands in; `texts` come by number, each with its document's.

    A single Han character is a word too, so that one may be looked for. `variants` is for
    `str.translate`: it gives for a character the one that it is taken for.
    """
    pairs: defaultdict[int, list[int]] = defaultdict(list)
    words: defaultdict[str, list[int]] = defaultdict(list)
    for number, text in texts:
        folded = fold(text)
        for word in set(_OTHERS.findall(folded)):
            words[word].append(number)
        if not folded.isascii():
            for pair in _pairs(folded):
                pairs[pair].append(number)
    found: dict[str, list[list[int]]] = {}
    for word, numbers in words.items():
        found.setdefault(word.replace(",", "")[:_LONG], []).append(numbers)
    written = array("I", pairs).tobytes().decode(_PAIRS).translate(variants)
    for first, second, numbers in zip(written[::2], written[1::2], pairs.values(), strict=True):
        if first != " ":
            found.setdefault(first, []).append(numbers)
            if second != " ":
                found.setdefault(first + second, []).append(numbers)
    return {word: lists[0] if len(lists) == 1 else sorted(set().union(*lists))
            for word, lists in found.items()}


def _pairs(folded: str) -> set[int]:
    """Two neighbours each, as a number: four bytes of UTF-16. A run's last has a space."""
    runs = " ".join((*_RUNS.findall(folded), " ")).encode(_PAIRS)
    even, odd = array("I"), array("I")
    even.frombytes(runs[: len(runs) // 4 * 4])
    odd.frombytes(runs[2 : 2 + (len(runs) - 2) // 4 * 4])
    return {*even, *odd}


def names(texts: Iterable[tuple[int, str]], variants: Mapping[int, str]) -> Postings:
    """Whole names without spaces, each as a word that begins with `=`."""
    found: dict[str, set[int]] = {}
    for number, text in texts:
        name = squeezed(text).translate(variants)
        if name:
            found.setdefault(f"={name[:_LONG]}", set()).add(number)
    return {name: sorted(numbers) for name, numbers in found.items()}

