"""What each form of a term must fulfil by itself: its script, its pinyin, nothing said twice."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.errors import Diagnostic
from briefing.library.character_readings import misfit
from briefing.library.regions import of_mainland
from briefing.library.simplified import letters
from briefing.records.catalogue import Form, Term
from briefing.records.validate import Entry, Location


def form_faults(entry: Entry[Term], language: str, form: Form) -> Iterator[Diagnostic]:
    """Faults of a term's form in one language."""
    if language == "zh-Hans":
        yield from _script_faults(entry, form)
    if language.startswith("zh") and form.pinyin:
        yield from _pinyin_faults(entry, language, form.term, form.pinyin)
    known = {form.term}
    for index, alias in enumerate(form.aliases):
        if alias.term in known:
            yield Diagnostic("term-repeated", f"{alias.term} stands twice among the forms of"
                             f" {entry.id} in {language}", entry.place(language, "aliases", index),
                             help="take one of the two out")
        known.add(alias.term)


def is_set_aside(term: Term, rule: str, text: str) -> bool:
    """Whether the term's record silences that rule for this text."""
    return any(one.rule == rule and one.at in (None, text) for one in term.silence)


def _script_faults(entry: Entry[Term], form: Form) -> Iterator[Diagnostic]:
    """Traditional characters, or words of Taiwan, in what the mainland is to say."""
    simplified = letters(form.term)
    said = of_mainland(simplified)
    if simplified != form.term:
        taiwan = entry.record.forms.get("zh-Hant")
        what = "is the zh-Hant form once more" if taiwan and taiwan.term == form.term \
            else "has Traditional characters"
        yield Diagnostic("term-script", f"{form.term} {what}", entry.place("zh-Hans", "term"),
                         "zh-Hans is written in Simplified ones",
                         f"write {said}" if said != simplified else
                         f"write {simplified}, or leave zh-Hans out if usage is the same")
        return
    words: list[tuple[Location, str]] = [(("term",), form.term), *(
        (("aliases", n), alias.term) for n, alias in enumerate(form.aliases)
        if alias.status == "preferred")]
    for at, word in words:
        said = of_mainland(word)
        if said != word and not is_set_aside(entry.record, "usage-taiwan", word):
            yield Diagnostic(
                "usage-taiwan", f"{word} is how Taiwan says it", entry.place("zh-Hans", *at),
                f"the mainland says {said}", f"write {said}, or silence usage-taiwan in this term",
                severity="warning")


def _pinyin_faults(
    entry: Entry[Term], language: str, term: str, pinyin: str
) -> Iterator[Diagnostic]:
    found = misfit(term, pinyin)
    if found is None or (not found.certain and is_set_aside(
            entry.record, "pinyin-unread", pinyin[found.start : found.end])):
        return
    place = entry.place(language, "pinyin")
    if place.length == len(pinyin):  # as it stands in the file: neither in quotes nor composed
        place = place._replace(column=place.column + found.start, length=found.end - found.start)
    if found.certain:
        yield Diagnostic("pinyin-invalid", found.message, place, help=found.help)
    else:
        yield Diagnostic("pinyin-unread", found.message, place, "no dictionary has this reading",
                         f"{found.help}, or silence pinyin-unread in this term",
                         severity="warning")
