"""Claims, events and articles: fields that need each other, and orders that must hold."""

from __future__ import annotations

import pytest

from tests.library.faults import CLAIM, codes, found

EVENT = "e:\n  title: T\n  claims: [acme-round-2024]\n"


def claim(*lines: str) -> str:
    return "c:\n" + CLAIM + "".join(f"  {line}\n" for line in lines)


@pytest.mark.parametrize(
    ("line", "code"),
    [("date_part: late", "field-missing"), ("date_text: T", "field-missing"),
     ("date_basis: inferred", "field-missing"), ("said_on_basis: stated", "field-missing"),
     ("why: W", "field-missing"), ("withdrawn: true", "field-missing"),
     ("show_quote: true", "field-missing"), ("date: 2024", None),
     ("disputes: [c]", "reference-self"), ("corroborates: [c]", "reference-self"),
     ("participants: [{id: acme, role: investor}, {id: acme, role: recipient}]", None),
     ("participants: [{id: acme, role: investor}, {id: acme, role: investor}]", "list-repeated"),
     ("participants: [acme]", "shape-invalid"), ("about: [acme, acme]", "list-repeated"),
     ("about: [round-of-2024]", "reference-kind"),
     ("attributed_to: {claim: c}", "language-unknown"),
     ("silence: [{rule: claim-uncaried, why: W}]", "choice-unknown")],
)
def test_a_claim(line: str, code: str | None) -> None:
    text = claim(line).replace(CLAIM, CLAIM.partition("  silence")[0]) if "silence" in line \
        else claim(line)
    assert codes(claims=text) == ([code] if code else [])


@pytest.mark.parametrize(
    ("line", "codes_found"),
    [("date_part: late", ["field-missing"]), ("date_text: T", ["field-missing"]),
     ("date_basis: inferred", ["field-missing"]), ("date: 2024", []),
     ("date: 202X\n  date_part: late", ["date-part"]), ("date: 2024\n  date_part: mid", []),
     ("date: 2024\n  date_part: early", []), ("date: 2024\n  date_part: late", ["event-date"]),
     ("date: 2024-05-06", ["event-date"])],
)
def test_an_event(line: str, codes_found: list[str]) -> None:
    assert codes(events=f"{EVENT}  {line}\n") == codes_found


def test_an_events_claims_are_each_named_once() -> None:
    text = EVENT.replace("2024]", "2024, acme-compute, acme-round-2024]")
    assert [(d.code, d.place.column) for d in found(events=text)] == [("list-repeated", 43)]


@pytest.mark.parametrize(
    ("quantity", "code", "fix"),
    [("{value: 1/3, unit: ratio, of: all}", None, ""),
     ("{value: 1/3, unit: ratio}", "field-missing", "add of: {zh-Hant: …, en: …}"),
     ("{value: 1, unit: CNY, of: all}", "field-unknown", "take it out, or write unit: ratio"),
     ("{value: 1, unit: CNY, change: increase}", "field-unknown",
      "take it out, or write unit: percent"),
     ("{value: 5, unit: percent, change: decrease}", None, ""),
     ("{value: -5, unit: percent, change: increase}", "quantity-invalid",
      "write the figure without a sign, and change: decrease"),
     ("{value: -5, unit: percent}", None, "")],
)
def test_what_goes_with_a_quantity(quantity: str, code: str | None, fix: str) -> None:
    faults = found(claims=claim(f"values: {{a: {quantity}}}"))
    assert [(d.code, d.help) for d in faults] == ([(code, fix)] if code else [])


FRONT = """\
---
title: T
summary: S
date: 2024-06-01
authors: [wang-li]
topic: funding
{}
---
Text.
"""


@pytest.mark.parametrize(
    ("line", "code", "fix"),
    [("updated: 2024-06-01", None, ""),
     ("updated: 2024-05-31", "date-order", "correct one of the two, or take updated out"),
     ("translated_from: {language: zh-Hant, hash: 0123456789ab}", None, ""),
     ("translated_from: {language: ja, hash: 0123456789ab}", "translation-origin",
      "write zh-Hant"),
     ("translated_from: {language: en, hash: 0123456789ab}", "translation-origin",
      "write zh-Hant"),
     ("translated_from: {language: zh-Hant, hash: 0123456789AB}", "hash-invalid",
      "write 0123456789ab"),
     ("translated_from: {language: zh-Hant, hash: abc}", "hash-invalid",
      "write the first 12 hex digits of the sha256 of title, summary and body"),
     ("key_claims: [acme-compute, acme-compute]", "list-repeated", "keep one of the two")],
)
def test_an_article(line: str, code: str | None, fix: str) -> None:
    articles = {language: FRONT.format(line if language == "en" else "draft: false")
                for language in ("en", "zh-Hant")}
    faults = [d for d in found(articles=articles) if d.severity == "error"]
    assert [(d.code, d.help) for d in faults] == ([(code, fix)] if code else [])
