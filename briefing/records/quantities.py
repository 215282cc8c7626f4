"""Quantities with their unit and their bound: "more than RMB 1 billion" as data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal, get_args

from briefing.errors import nearest
from briefing.reading.currencies import CURRENCIES
from briefing.records.dates import Basis
from briefing.records.faults import fault
from briefing.records.text import Localized, parse_localized

Bound = Literal["exact", "about", "more_than", "less_than", "at_least", "at_most", "order"]
Change = Literal["increase", "decrease"]

_NUMBER = re.compile(r"[+-]?\d+(?:_\d+)*(?:\.\d+)?", re.ASCII)
_COUNTED = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
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
                raise fault("quantity-invalid", "a number of more than 60 digits", help="round it")
            return Fraction(top.replace("_", "")) / (int(bottom) if slash else 1)
    shown = value if isinstance(value, str) else "a list or a mapping"
    raise fault(
        "quantity-invalid", f"{shown} is not a number", label="digits only",
        help="write the whole number, such as 1_000_000_000, 0.1 or 1/10; the unit goes to `unit`",
    )


def _choice(name: str, value: Any, allowed: tuple[str, ...]) -> Any:
    if value in allowed:
        return value
    near = nearest(str(value), allowed)
    raise fault(
        "choice-unknown", f"{value} is no {name}", at=(name,),
        help=f"write {near}" if near else f"write one of {', '.join(allowed)}",
    )


def _unit(unit: Any) -> str:
    if isinstance(unit, str):
        if unit.upper() in CURRENCIES and unit not in CURRENCIES:
            raise fault("unit-unknown", f"{unit} is no unit", at=("unit",),
                        help=f"write {unit.upper()}")
        if unit in CURRENCIES or _COUNTED.fullmatch(unit):
            return unit
    near = nearest(str(unit).upper(), CURRENCIES | {"RMB"})
    suggestion = {None: "write an ISO 4217 code such as CNY", "RMB": "write CNY"}.get(
        near, f"write {near}"
    )
    raise fault(
        "unit-unknown", f"{unit} is no unit", at=("unit",),
        help=f"{suggestion}; percent, ratio, or a counted noun in snake_case, such as gpu",
    )


def parse_quantity(raw: Any) -> Quantity:
    """Read `{value, unit, bound, unit_basis, change, of}`.

    Raises `quantity-invalid`, `unit-unknown`, `choice-unknown`, `field-unknown` or `field-missing`.
    """
    if isinstance(raw, Quantity):
        return raw
    if not isinstance(raw, dict):
        raise fault("quantity-invalid", "a quantity needs its unit",
                    help="write {value: 1_000_000, unit: CNY}")
    for key in raw:
        if key not in _FIELDS:
            near = nearest(key, _FIELDS)
            raise fault("field-unknown", f"a quantity has no field {key}", at=(key,),
                        help=f"did you mean {near}?" if near else f"known: {', '.join(_FIELDS)}")
    for key in ("value", "unit"):
        if key not in raw:
            raise fault("field-missing", f"this quantity has no {key}",
                        help="write {value: 1_000_000, unit: CNY}")
    try:
        value = parse_number(raw["value"])
    except Exception as error:
        raise _deeper(error, "value") from None
    change = raw.get("change")
    if change is not None:
        _choice("change", change, get_args(Change))
    return Quantity(
        value=value,
        unit=_unit(raw["unit"]),
        bound=_choice("bound", raw.get("bound", "exact"), get_args(Bound)),
        unit_basis=_choice("unit_basis", raw.get("unit_basis", "stated"), get_args(Basis)),
        change=change,
        of=parse_localized(raw["of"]) if "of" in raw else None,
    )


def _deeper(error: Exception, key: str) -> Exception:
    """The same fault, told of the field `key`."""
    context = getattr(error, "context", None) or {}
    if not context:
        return error
    return fault(error.type, context["message"], help=context["help"],  # type: ignore[attr-defined]
                 label=context["label"], at=(key, *context["at"]))
