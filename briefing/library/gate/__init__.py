"""The fact gate: nothing is published that the site's own text or records do not bear out.

A mark's span runs from the mark before it, or from the start of the sentence, to the mark; adjacent
marks share one. What a span says is held against the claims whose marks it bears.

A figure is a number with a currency, a percentage, a fraction, or a number beside the noun of a
unit that values of this site have. Bare numbers are never accused, and nothing is read in the names
of records, in code, in addresses, and in other languages than Chinese and English. A month without
a year, or 同年, is of the year last stated in its section, else of the year in which the article is
published.

Drafts and withdrawn claims are exempt. One place is set aside by
`silence: [{rule: …, at: …, why: …}]` in the claim or the article's front matter: `rule` is the code
of the message, `at` the words it is about or a claim's id; without `at` it is the whole record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from briefing.errors import Diagnostic
from briefing.library.collect import Collection
from briefing.library.gate.conflicts import conflicts
from briefing.library.gate.copied import copied
from briefing.library.gate.dates import date_faults
from briefing.library.gate.derived import derived_alike
from briefing.library.gate.figures import figure_faults
from briefing.library.gate.invariants import dates_in_order
from briefing.library.gate.names import name_faults
from briefing.library.gate.parity import parity_faults
from briefing.library.gate.proofs import quotes_proven, sources_known
from briefing.library.gate.reading import Finding, Reading
from briefing.library.gate.statements import statement_faults
from briefing.library.gate.swaps import swap_faults
from briefing.library.gate.units import UnitWords
from briefing.library.gate.unmarked import fields_unproven, unmarked
from briefing.library.gate.unread import unread
from briefing.library.gate.usage import usage
from briefing.library.library import Library
from briefing.records.facts import Silence

RULES: tuple[Callable[[Reading], Iterable[Finding]], ...] = (
    statement_faults,
    figure_faults,
    date_faults,
    name_faults,
    swap_faults,
    parity_faults,
)
"""Rules that hold texts and claims against each other, in the order of the contract."""

LIBRARY_RULES: tuple[Callable[[Library, Collection], Iterable[Diagnostic]], ...] = (
    sources_known,
    quotes_proven,
    dates_in_order,
    conflicts,
    unmarked,
    fields_unproven,
    copied,
    usage,
    derived_alike,
    unread,
)
"""Rules that look at what is written and linked, one by one; they heed `silence` themselves."""


def prove(collection: Collection, units: Mapping[str, UnitWords]) -> list[Finding]:
    """Hold every published article and every claim against each other, by `RULES`.

    Takes a collection in which every id resolves, and by language the words of units. Returns what
    does not agree; drafts, withdrawn claims and silenced places are left alone.
    """
    reading = Reading(collection, units)
    found = (finding for rule in RULES for finding in rule(reading))
    return list({one.fault: one for one in found if not _silenced(one, reading)}.values())


def _silenced(finding: Finding, reading: Reading) -> bool:
    silences: list[Silence] = []
    for id in finding.claims:
        if id in reading.claims:
            silences += reading.claims[id].record.silence
    if finding.edition:
        silences += finding.edition.entry.record.silence
    return any(one.rule == finding.fault.code and _is_there(one.at, finding) for one in silences)


def _is_there(at: str | None, finding: Finding) -> bool:
    """Whether a silenced place is the one found; a place is words of the text or a claim's id."""
    return (at is None or at in finding.claims
            or (bool(finding.words) and (at in finding.words or finding.words in at)))
