"""Quantities with their unit and their bound: "more than RMB 1 billion" as data."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any, Literal, get_args

from briefing.errors import nearest
from briefing.patterns import pattern
from briefing.reading.currencies import CURRENCIES
from briefing.records.dates import Basis
from briefing.records.faults import Fault, shown
from briefing.records.quantity_words import BOUNDS, UNITS, digits
from briefing.records.text import Localized, parse_localized
from briefing.values import dataclass

Bound = Literal["exact", "about", "more_than", "less_than", "at_least", "at_most", "order"]
Change = Literal["increase", "decrease"]

_NUMBER = pattern(r"[+-]?\d+(?:_\d+)*(?:\.\d+)?", re.ASCII)
COUNTED = pattern(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
"""A counted noun as a unit: snake_case."""
_FIELDS = ("value", "unit", "bound", "unit_basis", "change", "of")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number somebody stated, in its unit."""

    value: Fraction
    """Exact; a percentage is in per cent (30, not 0.3), a ratio is the ratio itself (1/10)."""
    unit: str
    """ISO 4217 code, `percent`, `ratio`, or a counted noun such as `gpu`."""
    bound: Bound = "exact"
    unit_basis: Basis = "stated"
    """`inferred` where the source leaves the unit out and we read it."""
    change: Change | None = None
    """Direction of a percentage that is a change."""
    of: Localized | None = None
    """What a ratio is a part of."""

    @property
    def is_money(self) -> bool:
        """Whether the unit is a currency."""
        return self.unit in CURRENCIES


def parse_number(value: Any) -> Fraction:
    """Read `1_000_000_000`, `0.1` or `1/10`, exactly. Raises a `quantity-invalid` fault."""
    if isinstance(value, str):
        top, slash, bottom = value.partition("/")
        if _NUMBER.fullmatch(top) and (not slash or re.fullmatch(r"[1-9][0-9]{0,17}", bottom)):
            if len(top) > 60:
                raise Fault("quantity-invalid", "a number of more than 60 digits", help="round it")
            return Fraction(top.replace("_", "")) / (int(bottom) if slash else 1)
    raise Fault(
        "quantity-invalid", f"{shown(value)} is not a number", label="digits only",
        help=f"write {likely}" if (likely := digits(value)) else
        "write the whole number, such as 1_000_000_000, 0.1 or 1/10; the unit goes to `unit`",
    )


def _choice(name: str, value: Any, allowed: tuple[str, ...]) -> Any:
    if value in allowed:
        return value
    meant = BOUNDS.get(value.lower()) if isinstance(value, str) else None
    near = meant if meant in allowed else nearest(str(value), allowed, cutoff=0.75)
    raise Fault(
        "choice-unknown", f"{shown(value)} is no {name}", at=(name,),
        help=f"write {near}" if near else f"write one of {', '.join(allowed)}",
    )


def _unit(unit: Any) -> str:
    if isinstance(unit, str):
        if unit.upper() in CURRENCIES and unit not in CURRENCIES:
            raise Fault("unit-unknown", f"{unit} is no unit", at=("unit",),
                        help=f"write {unit.upper()}")
        if unit in CURRENCIES or COUNTED.fullmatch(unit):
            return unit
    said = unit.upper() if isinstance(unit, str) else ""
    near = UNITS.get(said) or nearest(said, CURRENCIES)
    suggestion = f"write {near}" if near else "write an ISO 4217 code such as CNY"
    raise Fault(
        "unit-unknown", f"{shown(unit)} is no unit", at=("unit",),
        help=f"{suggestion}; percent, ratio, or a counted noun in snake_case, such as gpu",
    )


def parse_quantity(raw: Any) -> Quantity:
    """Read `{value, unit, bound, unit_basis, change, of}`.

    Raises `quantity-invalid`, `unit-unknown`, `choice-unknown`, `field-unknown` or `field-missing`.
    """
    if isinstance(raw, Quantity):
        return raw
    if not isinstance(raw, dict):
        raise Fault("quantity-invalid", "a quantity needs its unit",
                    help="write {value: 1_000_000, unit: CNY}")
    for key in raw:
        if key not in _FIELDS:
            near = nearest(key, _FIELDS)
            raise Fault("field-unknown", f"a quantity has no field {key}", at=(key,),
                        help=f"did you mean {near}?" if near else f"known: {', '.join(_FIELDS)}")
    for key in ("value", "unit"):
        if key not in raw:
            raise Fault("field-missing", f"this quantity has no {key}",
                        help="write {value: 1_000_000, unit: CNY}")
    try:
        value = parse_number(raw["value"])
    except Fault as error:
        raise error.below("value") from None
    unit = _unit(raw["unit"])
    change = raw.get("change")
    if change is not None:
        _choice("change", change, get_args(Change))
    _check_company(raw, value, unit)
    return Quantity(
        value=value,
        unit=unit,
        bound=_choice("bound", raw.get("bound", "exact"), get_args(Bound)),
        unit_basis=_choice("unit_basis", raw.get("unit_basis", "stated"), get_args(Basis)),
        change=change,
        of=_of(raw["of"]) if "of" in raw else None,
    )


def _of(raw: Any) -> Localized:
    try:
        return parse_localized(raw)
    except Fault as error:
        raise error.below("of") from None


def _check_company(raw: dict[str, Any], value: Fraction, unit: str) -> None:
    """A ratio is of something, a change is of a percentage and upwards from nothing."""
    if unit == "ratio" and "of" not in raw:
        raise Fault("field-missing", "this ratio does not say of what",
                    help="add of: {zh-Hant: …, en: …}")
    if unit != "ratio" and "of" in raw:
        raise Fault("field-unknown", f"of does not go with {unit}", at=("of",),
                    help="take it out, or write unit: ratio")
    if "change" in raw and unit != "percent":
        raise Fault("field-unknown", f"change does not go with {unit}", at=("change",),
                    help="take it out, or write unit: percent")
    if "change" in raw and value <= 0:
        raise Fault("quantity-invalid", f"a change of {raw['value']} has its direction twice",
                    at=("value",), label="change says the direction",
                    help="write the figure without a sign"
                    + (", and change: decrease" if value < 0 else ""))
    if value < 0 and unit not in ("percent", "ratio"):
        raise Fault("quantity-invalid", f"there are never {raw['value']} of a thing"
                    if unit not in CURRENCIES else f"{raw['value']} {unit} is less than nothing",
                    at=("value",), label="no sign stands here",
                    help=f"write {raw['value'].lstrip('-')}, and say in words what was lost")


def parse_count(raw: Any) -> Quantity:
    """As `parse_quantity`, but only of things that are counted, such as parameters."""
    if isinstance(raw, str):
        raise Fault("quantity-invalid", f"{raw} has no unit",
                    help="write {value: 1_000_000_000, unit: parameter}")
    quantity = parse_quantity(raw)
    if why := not_a_count(quantity):
        raise Fault("quantity-invalid", why, at=("unit",),
                    help="write {value: 1_000_000_000, unit: parameter}")
    return quantity


def not_a_count(quantity: Quantity) -> str:
    """Why the quantity cannot say how many things there are; empty where it can."""
    if quantity.is_money or quantity.unit in ("percent", "ratio"):
        return f"{quantity.unit} counts nothing"
    return ""
