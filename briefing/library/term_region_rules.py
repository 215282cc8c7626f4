"""What the forms of Taiwan and of the mainland must fulfil beside each other, and in the index."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.errors import Diagnostic
from briefing.library.character_readings import HAN
from briefing.library.collection import Collection
from briefing.library.derived import DERIVED, ORIGIN, own_words
from briefing.library.simplified import Simplifier, letters
from briefing.library.term_form_rules import is_set_aside
from briefing.records.catalogue import Form, Term
from briefing.records.validate import Entry

_APART = "\n\n"
"""Between words that are converted at once: no word has two line ends in it."""


def region_faults(collection: Collection) -> Iterator[Diagnostic]:
    """Warn of mainland forms that say nothing new, and of words that the index has no pinyin of.

    The index is there as soon as one term has pinyin.
    """
    entries = collection.entries["term"].values()
    forms = [form for entry in entries for form in entry.record.forms.values()]
    indexed = any(form.pinyin for form in forms)
    derived = _is_derived(collection)
    if indexed:
        languages = {*collection.languages, *((DERIVED,) if derived else ())}
        for entry in entries:
            yield from _unread(entry, languages)
    if derived:
        yield from _repeated(list(entries))
        if indexed:
            yield from _unread_conversions(list(entries))


def _is_derived(collection: Collection) -> bool:
    known = collection.site.record.languages if collection.site else {}
    return DERIVED in known and known[DERIVED].derived_from is not None


def _unread(entry: Entry[Term], languages: set[str]) -> Iterator[Diagnostic]:
    """Written forms without pinyin, but for those that are another's in other characters."""
    chinese = {tag: form for tag, form in entry.record.forms.items() if tag.startswith("zh")}
    unread = [(tag, form) for tag, form in chinese.items()
              if not form.pinyin and tag in languages and HAN.search(form.term)]
    if not unread:  # most often: the conversion, which takes 40 MB, is not needed
        return
    read = {letters(form.term): form.pinyin for form in chinese.values() if form.pinyin}
    for tag, form in unread:
        if letters(form.term) in read or is_set_aside(
                entry.record, "pinyin-missing", form.term):
            continue
        yield Diagnostic(
            "pinyin-missing", f"{form.term} has no pinyin", entry.place(tag, "term"),
            f"the index has it where {next(iter(read.values()))} stands" if read
            else "the index by pinyin has it under no letter",
            "add its pinyin, such as dà móxíng", severity="warning")


def _unread_conversions(entries: list[Entry[Term]]) -> Iterator[Diagnostic]:
    """Forms that a conversion makes other words of, which are read otherwise."""
    found = [(entry, entry.record.forms[ORIGIN]) for entry in entries
             if ORIGIN in entry.record.forms and DERIVED not in entry.record.forms]
    convert = Simplifier(own_words({entry.id: entry.record for entry in entries}, ()))
    made = convert(_APART.join(form.term for _, form in found)).split(_APART)
    for (entry, form), other in zip(found, made, strict=True):
        if form.pinyin and HAN.search(other) and other != letters(form.term) and (
                not is_set_aside(entry.record, "pinyin-missing", other)):
            yield Diagnostic(
                "pinyin-missing", f"{form.term} becomes {other}, which has no pinyin",
                entry.place(ORIGIN, "term"), f"the index has it where {form.pinyin} stands",
                f"add {DERIVED}: {{term: {other}, pinyin: …}}, or {DERIVED}: {{term:"
                f" {letters(form.term)}}} if usage is the same", severity="warning")


def _repeated(entries: list[Entry[Term]]) -> Iterator[Diagnostic]:
    """Mainland forms that the conversion would have given."""
    pairs = [(entry, entry.record.forms[ORIGIN], entry.record.forms[DERIVED])
             for entry in entries if {ORIGIN, DERIVED} <= entry.record.forms.keys()]
    others = {here.term for _, here, there in pairs if letters(here.term) != there.term}
    plainly = Simplifier()
    for entry, here, there in pairs:
        if _says_nothing_new(here, there) and plainly(here.term) == there.term and not any(
                other in here.term for other in others):
            yield Diagnostic(
                "term-redundant", f"{there.term} is what {here.term} becomes by itself",
                entry.place(DERIVED, "term"), f"{DERIVED} is derived from {ORIGIN}",
                f"leave {DERIVED} out", severity="warning")


def _says_nothing_new(here: Form, there: Form) -> bool:
    return there.term == letters(here.term) and not there.aliases and (
        there.pinyin in (None, here.pinyin))
