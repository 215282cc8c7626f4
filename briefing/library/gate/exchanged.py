"""Whether two values of a claim have changed places: revenue of $200, cost of $100."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from briefing.errors import Diagnostic
from briefing.library.gate.agree import worded
from briefing.library.gate.reading import Finding, Passage, Reading
from briefing.patterns import pattern
from briefing.reading.figures_found import FoundQuantity
from briefing.records.facts import Claim
from briefing.records.quantities import Quantity

_WORD = pattern(r"[a-z][a-z’'-]*|[0-9]{4}(?= ?年|\b)|[\u3400-\u9fff]")
_IDLE = frozenset("a an and as at by had has have in it its of on that the their this was were with"
                  " while year 年 的 了 是 在 為 有 與 和 而 則 月 日 約 逾 近".split())
"""Words that tell no value from another."""
_END = pattern("[，。；,;、：:。！？\n]")


def exchanged(reading: Reading) -> Iterator[Finding]:
    """Warn (`figure-differs`) of two values of one unit that stand in each other's place.

    That is so where each follows words that the statement has before the other, and neither any
    that it has before itself.
    """
    for (id, language), passages in reading.carrying.items():
        claim = reading.standing[id]
        if claim is None or len(claim.values) < 2:
            continue
        for one, other in combinations(claim.values.values(), 2):
            if one.unit == other.unit and one.value != other.value:
                yield from _changed(reading, id, claim, language, passages, (one, other))


def _changed(reading: Reading, id: str, claim: Claim, language: str, passages: list[Passage],
             values: tuple[Quantity, Quantity]) -> Iterator[Finding]:
    text = claim.statement.get(language) or ""
    stated = [one for one in reading.statement(text, language) if isinstance(one, FoundQuantity)]
    here = [_leads(reading, text, language, stated, value) for value in values]
    for passage in passages if all(lead for _, lead in here) else ():
        said = [_leads(reading, passage.section.text, language, passage.quantities, value)
                for value in values]
        (found, first), (_, second) = said
        mine, yours = here[0][1] - here[1][1], here[1][1] - here[0][1]
        if found and first & yours and second & mine and not (first & mine or second & yours):
            yield Finding(Diagnostic(
                "figure-differs",
                f"{passage.words(found)} may have changed places with another value of {id}",
                passage.place(found), f"{worded(values[0])} in the statement is what"
                f" {' '.join(sorted(here[0][1]))} leads to",
                "change the two about, or silence figure-differs here", severity="warning",
            ), (id,), passage.edition, passage.words(found))
            return


def _leads(reading: Reading, text: str, language: str, quantities: list[FoundQuantity],
           value: Quantity) -> tuple[FoundQuantity | None, frozenset[str]]:
    """A figure that is the value, and the words of its clause that lead to it."""
    for said in quantities:
        if reading.agrees(text, language, said, value):
            start = max((one.end for one in quantities if one.end <= said.start), default=0)
            before = _END.split(text[max(start, said.start - 40) : said.start].lower())[-1]
            return said, frozenset(_WORD.findall(before)) - _IDLE
    return None, frozenset()
