"""The reader of quantities and dates, against sentences labelled by hand before it was written."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefing.reading.figures import read_figures
from briefing.reading.figures_found import Found, FoundQuantity

LABELLED = Path(__file__).parent.parent / "library"
Label = tuple[str, ...]


@cache
def sentences(name: str) -> list[dict[str, Any]]:
    text = (LABELLED / f"sentences-{name}.yaml").read_text("utf-8")
    return yaml.load(text, yaml.CSafeLoader)


def label(found: Found, text: str) -> Label:
    span = text[found.start : found.end]
    if isinstance(found, FoundQuantity):
        return ("quantity", span, str(found.value), found.unit, found.bound)
    return ("date", span, found.edtf, found.part or "")


def expected(item: dict[str, Any]) -> Label:
    if item["kind"] == "quantity":
        value = str(Fraction(item["value"]))
        return ("quantity", item["span"], value, item["unit"], item["bound"])
    return ("date", item["span"], item["edtf"], item.get("part", ""))
