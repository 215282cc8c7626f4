"""Reads the bound that stands beside an English number: more than, nearly, or more, -plus."""

from __future__ import annotations

from typing import cast

from briefing.reading import figures_en_words as words
from briefing.reading.currencies import CURRENCIES
from briefing.reading.figures_en_words import BEFORE
from briefing.reading.figures_found import Amount, Bound

_OPENERS = "(“\"‘'—–-"


def bounded(low: str, amount: Amount) -> Amount:
    """The amount, with the bound that stands before or after it in the lower-case text."""
    at = amount.start
    amount.bound = bound_after(low, amount.end) or bound_before(low, at)
    if low[at - 3 : at] in ("ed ", "es ", "ng ") and amount.bound == "exact" and (
        amount.scale > 1 or amount.unit in CURRENCIES or "," in low[at : amount.end]
    ) and words.CROSSED.search(low, max(0, at - 12), at):
        amount.bound = "more_than"
    return amount


def bound_after(low: str, end: int) -> Bound | None:
    """The bound that a text says after a number or its noun, which ends there."""
    if " or " not in low[end : end + 60] and not low.startswith(("+", "-", " scale"), end):
        return None
    match = words.BOUND_AFTER.match(low, end)
    return cast(Bound, match.lastgroup) if match else None


def bound_before(low: str, at: int) -> Bound:
    """The bound that a text says before a number, which starts there."""
    near = low[max(0, at - 32) : at].split()
    if near[-1:] in (["up"], ["down"], ["by"]):                     # about up 30%
        near.pop()
    if near and near[-1].lstrip(_OPENERS) in words.BEFORE_ENDS:
        for length in (4, 3, 2, 1):
            if bound := BEFORE.get(" ".join(near[-length:]).lstrip(_OPENERS)):
                ticked = near[-2:] == ["up", "to"] and near[-3:-2] in words.UPWARDS
                return "exact" if ticked else bound
    return "exact"


def is_led(low: str, at: int) -> bool:
    """Whether a bound stands before, or by or to."""
    return bound_before(low, at) != "exact" or low.endswith((" by ", " to "), 0, at)
