"""The fact gate: nothing is published that the site's own text or records do not bear out.

A mark's span runs from the mark before it, or from the start of the sentence, to the mark; adjacent
marks share one, and the row of a table is one sentence. What a span says is held against the claims
whose marks it bears.

A figure is a number with a currency, a percentage, a fraction, or a number beside the noun of a
unit that values of this site have. Bare numbers, durations among them, may be what a claim has and
are never accused; nothing is read in the names of records, in code, in addresses, and in other
languages than Chinese and English. A month without a year is of the year last stated in its section
or of the year in which the article is published; 同年 is of the former. What grew may be compared
with the year before.

Drafts and withdrawn claims are exempt. One place is set aside by
`silence: [{rule: …, at: …, why: …}]` in the claim or the article's front matter: `rule` is the code
of the message, `at` the very words it is about, or a claim's id; of a sentence or a passage three
words in a row are enough. An article has to name the place, but for `translation-stale`; without
`at` a claim sets aside what is told of the claim itself. What sets nothing aside in an article is
`silence-unused`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from briefing.errors import Diagnostic
from briefing.library.collection import Collection
from briefing.library.gate.conflicts import conflicts
from briefing.library.gate.copied import copied_in_articles, copied_in_records
from briefing.library.gate.dates import date_faults
from briefing.library.gate.derived import derived_alike
from briefing.library.gate.exchanged import exchanged
from briefing.library.gate.figures import figure_faults
from briefing.library.gate.fronts import front_faults
from briefing.library.gate.invariants import dates_in_order
from briefing.library.gate.names import name_faults
from briefing.library.gate.parity import parity_faults
from briefing.library.gate.proofs import quotes_proven, sources_known
from briefing.library.gate.reading import Finding, Reading
from briefing.library.gate.restated import restated
from briefing.library.gate.silences import is_silenced
from briefing.library.gate.statements import statement_faults
from briefing.library.gate.swaps import swap_faults
from briefing.library.gate.titles import title_faults
from briefing.library.gate.unmarked import fields_unproven, unmarked
from briefing.library.gate.unread import unread
from briefing.library.gate.usage import usage_in_articles, usage_in_records
from briefing.library.library import Library

Rules = tuple[Callable[[Reading], Iterable[Finding]], ...]

STATEMENT_RULES: Rules = (
    statement_faults,
    title_faults,
)
"""Rules that hold what records say in words against what they hold."""

ARTICLE_RULES: Rules = (
    figure_faults,
    exchanged,
    date_faults,
    front_faults,
    name_faults,
    swap_faults,
    restated,
    parity_faults,
)
"""Rules that hold articles and claims against each other, in the order of the contract."""

RULES: Rules = STATEMENT_RULES + ARTICLE_RULES

LibraryRule = Callable[[Library, Collection], Iterable[Diagnostic]]

RECORD_RULES: tuple[LibraryRule, ...] = (
    sources_known,
    quotes_proven,
    dates_in_order,
    conflicts,
    fields_unproven,
    copied_in_records,
    usage_in_records,
    unread,
)
"""Rules that look at what is linked but at no article; they heed `silence` themselves."""

TEXT_RULES: tuple[LibraryRule, ...] = (
    unmarked,
    copied_in_articles,
    usage_in_articles,
    derived_alike,
)
"""Rules that look at the articles that were read, each by itself; they heed `silence` too."""


def prove(reading: Reading, rules: Rules = RULES) -> list[Finding]:
    """Hold the articles that were read and every claim against each other, by these rules.

    Takes what is read of a collection in which every id resolves. Returns what does not agree;
    drafts, withdrawn claims and silenced places are left alone.
    """
    found = (finding for rule in rules for finding in rule(reading))
    return list({one.fault: one for one in found if not _silenced(one, reading)}.values())


def _silenced(finding: Finding, reading: Reading) -> bool:
    records = [*finding.silences, *(one for id in finding.claims if id in reading.claims
                                    for one in reading.claims[id].record.silence)]
    return is_silenced(finding, records, reading.collection)
