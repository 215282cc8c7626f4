"""What each form of a term must fulfil by itself: its script, its pinyin, nothing said twice."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.errors import Diagnostic
from briefing.library.simplified import letters
from briefing.patterns import pattern
from briefing.records.catalogue import Form, Term
from briefing.records.pinyin import is_foreign, syllables
from briefing.records.validate import Entry

_HAN = pattern("[\u3400-\u9fff\uf900-\ufaff]")
_LATIN = pattern(r"[A-Za-z0-9]+")
_ERHUA = pattern("[兒儿]")
"""It may be a syllable of its own or the end of the one before it."""


def form_faults(entry: Entry[Term], language: str, form: Form) -> Iterator[Diagnostic]:
    """Faults of a term's form in one language."""
    if language == "zh-Hans":
        yield from _script_faults(entry, form)
    if language.startswith("zh") and form.pinyin:
        yield from _pinyin_faults(entry, language, form)
    known = {form.term}
    for index, alias in enumerate(form.aliases):
        if alias.term in known:
            yield Diagnostic("term-repeated", f"{alias.term} stands twice among the forms of"
                             f" {entry.id} in {language}", entry.place(language, "aliases", index),
                             help="take one of the two out")
        known.add(alias.term)


def _script_faults(entry: Entry[Term], form: Form) -> Iterator[Diagnostic]:
    simplified = letters(form.term)
    if simplified != form.term:
        taiwan = entry.record.forms.get("zh-Hant")
        what = "is the zh-Hant form once more" if taiwan and taiwan.term == form.term \
            else "has Traditional characters"
        yield Diagnostic("term-script", f"{form.term} {what}", entry.place("zh-Hans", "term"),
                         "zh-Hans is written in Simplified ones",
                         f"write {simplified}, or leave zh-Hans out if usage is the same")


def _pinyin_faults(entry: Entry[Term], language: str, form: Form) -> Iterator[Diagnostic]:
    assert form.pinyin
    latin = {word.casefold() for word in _LATIN.findall(form.term)}
    words = [word for word in form.pinyin.split()
             if not is_foreign(word) and word.casefold() not in latin]
    said, written = len(syllables(" ".join(words))), len(_HAN.findall(form.term))
    if not written - len(_ERHUA.findall(form.term)) <= said <= written:
        yield Diagnostic(
            "pinyin-invalid",
            f"{form.pinyin} has {said} syllable{'s' * (said != 1)}, {form.term} has {written}"
            f" character{'s' * (written != 1)}", entry.place(language, "pinyin"),
            help="write one syllable for each character, with an apostrophe before a vowel inside"
            " a word, such as Xī’ān")
