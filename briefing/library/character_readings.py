"""How Chinese characters are read, and whether pinyin fits the characters that it stands for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from briefing.library.tables import rows
from briefing.patterns import pattern
from briefing.records.pinyin import is_foreign
from briefing.values import dataclass

HAN = pattern("[〇\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
"""A Chinese character."""
_LATIN = pattern(r"[A-Za-z0-9]+")
_WORD = pattern(r"[^\s'’·,;()./-]+")
_UNTONED = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ", "aaaaeeeeiiiioooouuuuüüüünnnm")
_VOWELS = frozenset("aeiouüê")
_LONGEST = 6
_ERHUA = "兒儿"
"""Read as a syllable of its own, or as the r that ends the one before it."""
_SANDHI = {"一": ("yī", "yí", "yì", "yāo"), "不": ("bù", "bú")}
"""Their tones as spoken before others, which dictionaries leave out."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """What of a pinyin does not fit, and where it stands there."""

    message: str
    help: str
    start: int
    end: int
    certain: bool = True
    """False where it is a reading that no dictionary at hand has."""


def misfit(written: str, pinyin: str) -> Misfit | None:
    """The first thing in which the pinyin does not fit what is written; None where it does.

    Words that are no pinyin, such as the AI of `AI dàilǐ`, are passed over. Neutral tones, the
    changed tones of 一 and 不, and 兒 as a mere r are right; of several readings each is.
    """
    latin = {word.casefold() for word in _LATIN.findall(written)}
    words = list(_words(pinyin, latin))
    characters = HAN.findall(written)
    said: list[tuple[str, int]] = []
    fault = None
    for start, text in words:
        lengths = _cut(text.translate(_UNTONED))
        if lengths is None:
            fault = fault or _no_syllables(text, start)
        for length in lengths or ():
            said.append((text[:length], start))
            text, start = text[length:], start + length
    if fault is None and len(said) == len(characters):
        wrong = next((which for which in zip(characters, said, strict=True)
                      if not _reads(which[0], which[1][0])), None)
        if wrong is None:
            return None
        fault = _unread(wrong[0], *wrong[1])
    return _run_together(characters, words) or fault or Misfit(
        f"{pinyin} has {_counted(len(said), 'syllable')}, {written} has"
        f" {_counted(len(characters), 'character')}",
        "write one syllable for each character, with an apostrophe before a vowel inside a"
        " word, such as Xī’ān", 0, len(pinyin))


def _words(pinyin: str, latin: set[str]) -> Iterator[tuple[int, str]]:
    """Where each word of pinyin begins, and the word in small letters."""
    at = 0
    for word in pinyin.split():
        at = pinyin.index(word, at)
        if not is_foreign(word) and word.casefold() not in latin:
            for part in _WORD.finditer(word):
                yield at + part.start(), part[0].lower()
        at += len(word)


@lru_cache(10_000)
def _cut(word: str) -> tuple[int, ...] | None:
    """The lengths of the syllables of a toneless word; None where it has other letters too.

    What begins with a vowel inside a word has an apostrophe before it, so none does here.
    """
    after: dict[int, int] = {}
    for at in reversed(range(len(word))):
        for end in _ends(word, at):
            if end == len(word) or end in after:
                after[at] = end
                break
    lengths, at = [], 0
    while at < len(word):
        if at not in after:
            return None
        lengths.append(after[at] - at)
        at = after[at]
    return tuple(lengths)


def _ends(word: str, at: int) -> Iterator[int]:
    """Where a syllable that begins there may end, the longest first."""
    for end in range(min(at + _LONGEST, len(word)), at, -1):
        if word[end : end + 1] not in _VOWELS and (
                word[at:end] in _syllables() or (at and word[at:end] == "r")):
            yield end


def _no_syllables(word: str, start: int) -> Misfit:
    plain = word.translate(_UNTONED)
    known = {0}
    for at in range(len(plain)):
        if at in known:
            known.update(_ends(plain, at))
    rest = word[max(known - {len(word)}) :]
    return Misfit(f"{rest[:20]} of {word[:40]} is no syllable of Mandarin",
                  "write syllables with tone marks, such as dà móxíng",
                  start + len(word) - len(rest), start + len(word))


def _run_together(characters: list[str], words: list[tuple[int, str]]) -> Misfit | None:
    """What is wrong where nothing is but apostrophes, in Xiān for 西安: the first syllable."""
    text = "".join(word for _, word in words)
    ends: list[dict[int, int]] = [{0: 0}]
    for character in characters:
        ends.append({at + len(syllable): at for at in ends[-1]
                     for syllable in _spoken(character) if text.startswith(syllable, at)})
    spots = [start + n for start, word in words for n in range(len(word))]
    at, fault = len(text), None
    for known in reversed(ends[1:]):
        if at not in known:
            return None
        start, end = known[at], at
        if start and text[start].translate(_UNTONED) in _VOWELS and (
                spots[start] == spots[start - 1] + 1):
            fault = Misfit(f"{text[start:end]} is not told from what is before it",
                           f"write an apostrophe before it: ’{text[start:end]}",
                           spots[start], spots[end - 1] + 1)
        at = start
    return fault


def _reads(character: str, syllable: str) -> bool:
    spoken = _spoken(character)
    return not spoken or syllable in spoken


@cache
def _spoken(character: str) -> frozenset[str]:
    """What may be said for a character; nothing where no reading is known."""
    toned = _readings().get(character, ())
    neutral = (syllable.translate(_UNTONED) for syllable in toned)
    r = ("r",) if character in _ERHUA else ()
    return frozenset((*toned, *neutral, *r, *_SANDHI.get(character, ()))) if toned else frozenset()


def _unread(character: str, syllable: str, start: int) -> Misfit:
    plain = syllable.translate(_UNTONED)
    known = sorted(_readings()[character], key=lambda each: each.translate(_UNTONED) != plain)
    return Misfit(f"{character} is not read {syllable}", f"write {' or '.join(known[:4])}", start,
                  start + len(syllable), certain=False)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"


@cache
def _readings() -> dict[str, list[str]]:
    """Of every character, its readings."""
    found: dict[str, list[str]] = {}
    for syllable, characters in _table():
        for character in characters:
            found.setdefault(character, []).append(syllable)
    return found


@cache
def _syllables() -> frozenset[str]:
    """Every syllable, without its tone."""
    return frozenset(syllable.translate(_UNTONED) for syllable, _ in _table())


@cache
def _table() -> tuple[tuple[str, str], ...]:
    return tuple((syllable, characters) for syllable, characters in rows("character-readings.tsv"))
