"""Dates, quantities and lists in the words of one language, no more exact than they are."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import partial

from briefing.library.when import When
from briefing.pages.strings import Strings, fill
from briefing.pages.views import QuantityView
from briefing.records.dates import Date
from briefing.records.quantities import Quantity
from briefing.records.units import UnitWords


class Wording:
    """Says things in one language."""

    def __init__(self, strings: Strings, units: dict[str, UnitWords]) -> None:
        self.strings = strings
        self._units = units

    def when(self, when: When) -> str:
        """A date in words: 2024 年底, about February 2025, by January 2025."""
        if when.text:
            written = when.text.get(self.strings.language)
            if written:
                return written
        return self.date(when.date, when.part)

    def date(self, date: Date, part: str | None = None) -> str:
        """One EDTF date in words; `part` is early, mid or late."""
        t = self.strings
        if date.grain == "interval":
            return self._interval(date)
        words = self._part(date, part) if part else self._plain(date)
        if date.approximate:
            words = t("date.about", date=words)
        if date.uncertain:
            words = t("date.uncertain", date=words)
        return words

    def _interval(self, date: Date) -> str:
        t = self.strings
        if date.start and date.end:
            return t("date.range", **{"from": self.date(date.start), "to": self.date(date.end)})
        if date.start:
            key = "since" if date.ends_open else "end_unknown"
            return t(f"date.{key}", date=self.date(date.start))
        if date.end:
            key = "by" if date.begins_open else "start_unknown"
            return t(f"date.{key}", date=self.date(date.end))
        raise ValueError(date.edtf)

    def _part(self, date: Date, part: str) -> str:
        if date.grain == "year" and date.earliest:
            return self.strings(f"date.{part}_year", y=date.earliest.year)
        return self.strings(f"date.{part}", date=self._plain(date))

    def _plain(self, date: Date) -> str:
        t, first, last = self.strings, date.earliest, date.latest
        assert first and last, "only intervals are open"
        match date.grain:
            case "day" | "month":
                month = (
                    t.get("date.months")[first.month - 1] if t.has("date.months") else first.month
                )
                return t(f"date.{date.grain}", y=first.year, m=month, d=first.day)
            case "season":
                name = t.get("date.seasons")[first.month // 3 - 1]
                return t("date.season", y=first.year, season=name)
            case "decade":
                return t("date.decade", y=first.year)
            case "century":
                years = {"from": t("date.year", y=first.year), "to": t("date.year", y=last.year)}
                return t("date.range", **years)
            case _:
                return t("date.year", y=first.year)

    def join(self, parts: Sequence[str], open: bool = False) -> str:
        """A list in words; an open one says so (等, and others)."""
        t = self.strings
        if not parts:
            return ""
        joined = parts[0]
        for index, part in enumerate(parts[1:], 2):
            key = "middle" if index < len(parts) or open else "pair" if index == 2 else "last"
            joined = t(f"list.{key}", a=joined, b=part)
        return t("list.open", list=joined) if open else joined

    def quantity(self, quantity: Quantity) -> QuantityView:
        """A quantity in words and in parts; never rounded."""
        t = self.strings
        number, scale = self._number(quantity)
        gap = t("quantity.gap") if t.has("quantity.gap") else " "
        amount = f"{number}{gap}{scale}" if scale else number
        words = self._united(quantity, amount, short=False)
        bounded = partial(t, f"quantity.bounded.{quantity.bound}")
        if quantity.change:
            words = t(f"quantity.{quantity.change}", n=bounded(n=words))
        if quantity.of:
            of = quantity.of.get(t.language) or next(iter(quantity.of.texts()))
            words = t("quantity.ratio_of", n=words, of=of)
        before, _, after = self._united(quantity, f"\0{scale and gap + scale}",
                                        short=True).partition("\0")
        sign = {"increase": "+", "decrease": "−"}.get(quantity.change or "", "")
        bound = t(f"quantity.prefix.{quantity.bound}")
        return QuantityView(
            words=words if quantity.change else bounded(n=words),
            prefix=f"{bound and bound + gap}{sign}{before}",
            number=number,
            unit=after,
            bound=quantity.bound,
            bound_words=t(f"quantity.bound.{quantity.bound}"),
            inferred_unit=quantity.unit_basis == "inferred",
        )

    def _united(self, quantity: Quantity, amount: str, *, short: bool) -> str:
        """The amount with its unit."""
        t, unit = self.strings, quantity.unit
        if quantity.is_money:
            key = f"quantity.currency{'_short' if short else ''}.{unit}"
            currency = t(key) if t.has(key) else t("quantity.currency_code", code=unit)
            return t(f"quantity.money{'_short' if short else ''}", n=amount, currency=currency)
        if unit == "percent":
            return t("quantity.percent", n=amount)
        if unit == "ratio":
            return amount
        one = quantity.value == 1
        own = self._units[unit].get(t.language, one=one) if unit in self._units else None
        if own:
            return fill(own, n=amount)
        if t.has(f"quantity.unit.{unit}"):
            pattern = t.get(f"quantity.unit.{unit}")
            pattern = pattern if isinstance(pattern, str) else pattern["one" if one else "other"]
            return fill(pattern, n=amount)
        return f"{amount} {unit.replace('_', ' ')}"

    def _number(self, quantity: Quantity) -> tuple[str, str]:
        """The digits, and the word for the power of ten they count."""
        value = quantity.value
        if quantity.unit == "ratio":
            return (str(value) if value.denominator <= 100 else _decimal(value) or str(value)), ""
        for power, word in self.strings.get("quantity.scales").items():
            unit = 10 ** int(power)
            if abs(value) >= unit and (value * 100 / unit).denominator == 1:
                return _decimal(value / unit) or "", word
        return _decimal(value) or str(value), ""


def _decimal(value: Fraction) -> str | None:
    """A fraction in decimal digits, grouped by thousands; None where it has no end."""
    bottom, places = value.denominator, 0
    while bottom % 10 == 0 or bottom % 5 == 0 or bottom % 2 == 0:
        bottom //= 10 if bottom % 10 == 0 else 5 if bottom % 5 == 0 else 2
        places += 1
    if bottom != 1 or places > 12:
        return None
    whole, rest = divmod(abs(value), 1)
    digits = f"{int(rest * 10**places):0{places}}".rstrip("0") if places else ""
    return f"{'−' if value < 0 else ''}{int(whole):,}{'.' + digits if digits else ''}"
