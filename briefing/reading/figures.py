"""Reads the quantities and dates that a text states, in Chinese (both scripts) and English.

Durations, ages, clock times, ordinals, versions, names, indices and vague amounts (數十億, hundreds
of) are no figures. What counts as one, and where its span ends, is told by the labelled sentences
beside the tests.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Protocol

from briefing.patterns import pattern
from briefing.reading.currencies import CURRENCIES
from briefing.reading.figures_found import (
    Amount,
    Found,
    FoundDate,
    FoundQuantity,
    Years,
    hide,
)

_ADDRESS = pattern(r"(?:https?://|www\.)[!-~]+")
_MAIL = pattern(r"[\w.+-]{0,64}@[\w-]{1,64}\.[\w.-]{1,64}")
_WIDE = str.maketrans("０１２３４５６７８９．％＄／－", "0123456789.%$/-")
_WIDE_DIGIT = pattern("[０-９％＄]")
_WIDE_COMMA = pattern("(?<=[０-９])，(?=[０-９]{3})")
_RANGE = pattern(r"\s?(?:-|–|—|~|～|至|到|to|or|and)\s?")


class Language(Protocol):
    """What reads one language: everything that starts with a number or a word of time, in order."""

    def scan(self, text: str, years: Years) -> Iterator[Amount | FoundDate]:
        """Read a text whose names are hidden and whose digits are ASCII."""


def read_figures(
    text: str, language: str, *, year: int | None = None, masks: Iterable[tuple[int, int]] = (),
    hidden: str | None = None, bare: bool = False,
) -> tuple[Found, ...]:
    """Find the quantities and dates of a text, in order and without overlap.

    Takes a plain text, its language (`zh-Hant`, `zh-Hans`, `en`, or longer tags of these), its year
    (of 今年 or "this year", and of months until it states another), and spans to pass over (names
    of records); `hidden` is the text with those hidden, if that is at hand. With `bare` it also
    finds the numbers that are no figures by themselves: durations, measures, "nine of which".
    Returns nothing for a language that it cannot read. Never raises on any text.
    """
    reader = _reader(language)
    if reader is None:
        return ()
    found: list[Found] = []
    before: Amount | None = None
    plain = _plain(text, masks, hidden)
    for item in reader.scan(plain, Years(year, year, year)):
        amount = item if isinstance(item, Amount) else None
        if before:
            if amount and (to := _RANGE.fullmatch(plain, before.end, amount.start)):
                _share(before, amount, _joined(plain, before, to[0].strip()),
                       _is_bare(plain, before))
            _keep(found, before, bare)
        before = amount
        if not isinstance(item, Amount):
            found.append(item)
    if before:
        _keep(found, before, bare)
    return tuple(found)


def reads(language: str) -> bool:
    """Whether the figures and dates of texts in that language can be read."""
    return _reader(language) is not None


@lru_cache(64)
def _reader(language: str) -> Language | None:
    # each has many patterns, which take their time to be compiled
    if language.startswith("zh"):
        from briefing.reading.figures_zh import Chinese

        return Chinese(simplified=language.startswith(("zh-Hans", "zh-CN", "zh-SG")))
    if language.split("-")[0] == "en":
        from briefing.reading.figures_en import English

        return English()
    return None


def _plain(text: str, masks: Iterable[tuple[int, int]], hidden: str | None) -> str:
    """The text, of the same length, with names and addresses hidden and ASCII digits."""
    addresses: list[tuple[int, int]] = []
    if "://" in text or "www." in text:
        addresses += [match.span() for match in _ADDRESS.finditer(text)]
    if "@" in text:
        addresses += [match.span() for match in _MAIL.finditer(text)]
    if addresses or hidden is None:
        hidden = hide(text, [*masks, *addresses])
    if text.isascii() or not _WIDE_DIGIT.search(hidden):
        return hidden
    return _WIDE_COMMA.sub(",", hidden).translate(_WIDE)


def _joined(plain: str, first: Amount, to: str) -> str:
    """What joins two numbers; empty for an "and" that merely puts one beside the other."""
    between = "between " in plain[max(0, first.start - 24) : first.start].lower()
    return "" if to == "and" and not between else to


def _is_bare(plain: str, first: Amount) -> bool:
    """Whether the number has no word of its own after it: $2 to 3 billion, not 30 人到 5 萬人."""
    last = plain[first.end - 1]
    return last.isnumeric() or (last.isascii() and first.unit in (None, "count"))


def _share(first: Amount, second: Amount, to: str, bare: bool) -> None:
    """The two ends of a range: each takes from the other what is said once for both."""
    if second.unit and first.unit in (None, "count"):
        first.unit = second.unit
    elif first.unit in CURRENCIES and _open(second) and to and (
            second.scale > 1 or to in "-–—~～至"):
        second.unit = first.unit
    if first.scale == 1 and first.number < second.number and first.unit == second.unit and bare:
        first.scale = second.scale


def _open(amount: Amount) -> bool:
    """Whether it names neither unit nor counted thing."""
    return amount.unit is None or (amount.unit == "count" and amount.scale > 1)


def _keep(found: list[Found], amount: Amount, bare: bool) -> None:
    if amount.unit or bare:
        found.append(FoundQuantity(amount.start, amount.end, amount.number * amount.scale,
                                   amount.unit or "bare", amount.bound))
