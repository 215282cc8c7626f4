"""The search index: for every word the numbers of the cards that have it, in many small files.

A word's file is told by its first two characters, so that one file has all words that begin as
the reader does. A line has the word, the cards that have it in a title or name, and those that
have it in their text. Numbers stand as gaps, one character each. Everything here follows from the
cards alone: what is added to an index and taken away again leaves no trace. The head has, for what
may be typed in the other Chinese usage, the words of this one that stand somewhere in the texts.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import sub
from typing import Any

from briefing.pages.search_cards import KINDS, NAMED, Card
from briefing.pages.search_usages import Usages, words_of
from briefing.pages.search_words import ASKS, names, postings
from briefing.values import dataclass

_SIZE = 6144
"""Bytes that a file has on average at most."""
_NEAR, _FAR, _LOW = 0x7000, 0x8000, 14
"""Gaps that one character has no room for take two: one from `_FAR` on, and the low bits."""
_FIRST = 35
"""Of the characters that stand for gaps: beyond white space and quotation marks."""

_NO_USAGES: Usages = {}

Found = dict[str, tuple[list[int], list[int]]]
"""By word: in titles and names, in texts."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the script reads first."""

    size: int = 0
    """Bytes of all words with their cards."""
    chars: frozenset[str] = frozenset()
    """Han characters of the index, those that have variants."""
    said: Mapping[str, str] | None = None
    """What the texts say for words of the other usage, where it is not that word alone; None where
    that is not known."""

    @property
    def shards(self) -> int:
        """How many files the words are in: a power of two."""
        return 1 << max(0, (self.size // _SIZE)).bit_length()

    def data(self, variants: Mapping[str, str], cards: int) -> bytes:
        """Its bytes; `cards` is the number of files that records' cards are spread over."""
        fold = sorted(pair for pair in variants.items() if pair[1] in self.chars)
        return json.dumps({
            "size": self.size, "shards": self.shards, "cards": cards, "kinds": KINDS,
            "named": NAMED, "fold": "".join(map("".join, fold)),
            "said": self.said, "asks": ASKS,
        }, ensure_ascii=False, separators=(",", ":")).encode()


def head_of(data: bytes) -> Head:
    """The head that has these bytes."""
    known: dict[str, Any] = json.loads(data)
    return Head(known["size"], frozenset(known["fold"][1::2]), known["said"])


def found_in(cards: Mapping[int, Card], variants: Mapping[str, str]) -> Found:
    """The words of cards."""
    numbered, one_form = sorted(cards.items()), str.maketrans(dict(variants))
    titles = postings(((n, "\n".join(card.called())) for n, card in numbered), one_form)
    titles |= names(((n, name) for n, card in numbered if n >> 20 < NAMED
                     for name in (*card.called(), *card.typed)), one_form)
    texts = postings(((n, card.text) for n, card in numbered), one_form)
    none: list[int] = []
    return {word: (titles.get(word, none), texts.get(word, none))
            for word in titles.keys() | texts.keys()}


def renewed(
    head: Head, shard: Callable[[int], str], minus: Found, plus: Found,
    variants: Mapping[str, str], usages: Usages = _NO_USAGES,
) -> tuple[Head, dict[int, str]]:
    """An index without the words of some cards and with those of others.

    `shard` gives the text of a file of the old one. Returns the new head and the files that
    differ: all of them where their number does.
    """
    touched: dict[int, dict[str, str]] = {}
    size, turned = head.size, set[str]()
    for word in minus.keys() | plus.keys():
        old, new = minus.get(word, _NOWHERE), plus.get(word, _NOWHERE)
        if old == new:
            continue
        number = shard_of(word, head.shards)
        if number not in touched:
            touched[number] = _parsed(shard(number)) if head.size else {}
        words = touched[number]
        before = words.pop(word, "")
        after = _exchanged(before, old, new)
        if after != " ":
            words[word] = after
        size += _bytes(word, after) - _bytes(word, before)
        if not before or after == " ":
            turned.add(word)

    def has(word: str) -> bool:
        number = shard_of(word, head.shards)
        if number not in seen:
            seen[number] = _parsed(shard(number)) if head.size else {}
        return word in seen[number]

    seen = dict(touched)
    now = Head(size, head.chars ^ turned.intersection(variants.values()),
               _said(head.said, usages, turned, has))
    if now.shards != head.shards or not head.size:
        every = range(head.shards) if head.size else ()
        whole = [touched[n] if n in touched else _parsed(shard(n)) for n in every]
        touched = _spread(whole or touched.values(), now.shards)
    return now, {number: "".join(f"{word} {cards}\n" for word, cards in sorted(words.items()))
                 for number, words in touched.items()}


def _said(
    known: Mapping[str, str] | None, usages: Usages, turned: set[str], has: Callable[[str], bool]
) -> Mapping[str, str]:
    """What the texts say for words of the other usage, now that some words came or went."""
    if known is not None:
        every = "\n".join(usages.values())
        turned = {word for word in turned if word in every}
        if not turned:
            return known
    said: dict[str, str] = {}
    for typed, forms in usages.items():
        if known is not None and not any(word in forms for word in turned):
            there = known.get(typed, "")
        else:
            there = " ".join(form for form in forms.split(" ") if all(map(has, words_of(form))))
        if there not in ("", typed):
            said[typed] = there
    return said


def shard_of(word: str, shards: int) -> int:
    """Number of the file that has a word."""
    beginning = f"{word.removeprefix('=')}\0"
    hashed = (ord(beginning[0]) * 31 + ord(beginning[1])) * 2654435761 & 0xFFFFFFFF
    return hashed * shards >> 32


def _spread(parts: Iterable[Mapping[str, str]], shards: int) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = {number: {} for number in range(shards)}
    for part in parts:
        for word, cards in part.items():
            found[shard_of(word, shards)][word] = cards
    return found


def _parsed(text: str) -> dict[str, str]:
    lines = (line.partition(" ") for line in text.split("\n") if line)
    return {word: cards for word, _, cards in lines}


def _bytes(word: str, cards: str) -> int:
    return len(f"{word} {cards}\n".encode()) if len(cards) > 1 else 0


def _exchanged(
    cards: str, old: tuple[list[int], list[int]], new: tuple[list[int], list[int]]
) -> str:
    """A word's cards without the old and with the new ones, in titles and in texts."""
    if not cards:
        return f"{_gaps(new[0])} {_gaps(new[1])}"
    return " ".join(
        _gaps(sorted(set(_numbers(gaps)).difference(gone).union(come)))
        for gaps, gone, come in zip(cards.split(" "), old, new, strict=True))


def _gaps(numbers: list[int]) -> str:
    return "".join([chr(_FIRST + gap) if gap < _NEAR
                    else chr(_FAR + (gap >> _LOW)) + chr(_FIRST + (gap & ~(-1 << _LOW)))
                    for gap in map(sub, numbers, [0, *numbers])])


def _numbers(gaps: str) -> Iterator[int]:
    number = high = 0
    for char in gaps:
        code = ord(char)
        if code >= _FAR:
            high = code - _FAR << _LOW
        else:
            number += high + code - _FIRST
            high = 0
            yield number


_NOWHERE: tuple[list[int], list[int]] = ([], [])
