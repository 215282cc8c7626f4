"""The wording of Traditional Chinese as Taiwan writes it: mainland words, Simplified characters.

The words and their exceptions are data (`usage.tsv`), and so are the characters
(`simplified-characters.tsv`). Names, the glossary's terms and quotations are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property, partial
from itertools import pairwise

from briefing.errors import Diagnostic
from briefing.library.collection import Collection
from briefing.library.gate.known import Words, longest
from briefing.library.gate.written import Written, written_in_articles, written_in_records
from briefing.library.glossary import names_of
from briefing.library.library import Library
from briefing.library.simplified import simplified_characters
from briefing.library.tables import rows
from briefing.patterns import pattern
from briefing.records.catalogue import Model, Organization, Person
from briefing.values import dataclass

_TAIWAN = ("zh-Hant", "zh-Hant-TW", "zh-TW")
_QUOTED = pattern(r"「[^」]{0,400}」|『[^』]{0,400}』|“[^”]{0,400}”|《[^》]{0,100}》")
_BROKEN = pattern(r"\n(?<=[\u3400-\u9fff]\n)(?=[\u3400-\u9fff])")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that Taiwan writes otherwise."""

    start: int
    end: int
    written: str
    better: str
    """What to write, or several such words, split by 、."""
    simplified: bool
    """It is a run of Simplified characters, not a word."""


class Lexicon:
    """Finds the wording that is not Taiwan's, but not in these names."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._given = names

    @cached_property
    def _names(self) -> Words:
        return Words(self._given)

    def may_find(self, text: str) -> bool:
        """Whether there may be something in a text, or in what is left of it without markup.

        A quick look that mostly says no, and never does where `find` finds something.
        """
        if not _quick().search(text):
            return False
        characters = set(text)
        if not _simplified().isdisjoint(characters):
            return True
        joined = text.replace("\n", "")
        words = _words()[0].within(joined, characters)
        return bool(words) and ("\\" in text or any(
            joined.count(word) != text.count(word) for word in words
        ) or any(self._matches(line) for line in text.split("\n")
                 if any(word in line for word in words)))

    def _matches(self, text: str) -> list[tuple[int, int, str]]:
        """Every word and character, but those within exceptions and names."""
        words, exceptions, _ = _words()
        characters = set(text)
        passed = {*exceptions.within(text, characters), *self._names.within(text, characters)}
        sought = {*words.within(text, characters), *(_simplified() & characters)}
        return [found for found in longest(text, passed | sought) if found[2] not in passed]

    def find(self, text: str) -> Iterator[Finding]:
        """Every such word and run of characters of a plain text, in order."""
        if not self.may_find(text):
            return
        joined, kept = _unbroken(text)
        quoted = [found.span() for found in _QUOTED.finditer(joined)]
        run: list[tuple[int, int, str]] = []
        for start, end, written in self._matches(joined):
            if any(a <= start < b for a, b in quoted):
                continue
            found = (kept[start], kept[end - 1] + 1, written)
            if run and (end - start > 1 or run[-1][1] != found[0]):
                yield _finding(run, simplified=True)
                run = []
            if end - start > 1 or written not in simplified_characters():
                yield _finding([found], simplified=False)
            else:
                run.append(found)
        if run:
            yield _finding(run, simplified=True)


def _finding(parts: list[tuple[int, int, str]], *, simplified: bool) -> Finding:
    table = simplified_characters() if simplified else _words()[2]
    written = "".join(part for _, _, part in parts)
    better = "".join(table[part] for _, _, part in parts)
    return Finding(parts[0][0], parts[-1][1], written, better, simplified)


def usage_in_records(library: Library, collection: Collection) -> Iterator[Diagnostic]:
    """Warn of mainland words (`usage-mainland`) and Simplified characters (`script-mixed`).

    Looks at the records' texts in Traditional Chinese as Taiwan writes it, at no others.
    """
    for lexicon, language in _lexicons(library, collection):
        yield from _told(
            lexicon, written_in_records(language, collection, _quick()), collection)


def usage_in_articles(library: Library, collection: Collection) -> Iterator[Diagnostic]:
    """Warn of the same in articles."""
    for lexicon, language in _lexicons(library, collection):
        yield from _told(
            lexicon, written_in_articles(language, collection, lexicon.may_find), collection)


def _lexicons(library: Library, collection: Collection) -> Iterator[tuple[Lexicon, str]]:
    for language in collection.languages:
        if language in _TAIWAN:
            names = library.once(("names", language), partial(_all_names, library, language))
            yield Lexicon(names), language


def _all_names(library: Library, language: str) -> tuple[str, ...]:
    return tuple(_names(library, language))


def _told(
    lexicon: Lexicon, texts: Iterable[Written], collection: Collection
) -> Iterator[Diagnostic]:
    for text in texts:
        for found in lexicon.find(text.text):
            code = "script-mixed" if found.simplified else "usage-mainland"
            if not _is_silenced(code, found, text, collection):
                yield _warning(code, found, text)


def _warning(code: str, found: Finding, text: Written) -> Diagnostic:
    told = (f"{found.written} is Simplified Chinese" if found.simplified
            else f"{found.written} is a word of mainland China")
    better = " or ".join(found.better.split("、"))
    return Diagnostic(code, told, text.place_of(found.start, found.end), f"Taiwan writes {better}",
                      f"write {better}, or silence {code} here", severity="warning")


def _is_silenced(code: str, found: Finding, text: Written, collection: Collection) -> bool:
    for silence in text.silence:
        if silence.rule == code and (silence.at is None or any(
            spot.start() <= found.start and found.end <= spot.end()
            for spot in re.finditer(re.escape(silence.at), text.text)
        )):
            collection.heeded.add((text.place.path, code, silence.at))
            return True
    return False


def _names(library: Library, language: str) -> Iterator[str]:
    """Names of records, and the forms of terms, which the glossary itself judges."""
    records: list[Model | Organization | Person] = [
        *library.models.values(), *library.organizations.values(), *library.people.values()]
    for record in records:
        yield from names_of(record)
    for term in library.terms.values():
        if form := term.forms.get(language):
            yield from (form.term, *(alias.term for alias in form.aliases))


def _unbroken(text: str) -> tuple[str, Sequence[int]]:
    """The text without line ends inside Chinese words, and where each character stood."""
    breaks = [found.start() for found in _BROKEN.finditer(text)]
    if not breaks:
        return text, range(len(text))
    kept: list[int] = []
    for start, end in pairwise([-1, *breaks, len(text)]):
        kept.extend(range(start + 1, end))
    return _BROKEN.sub("", text), kept


@cache
def _words() -> tuple[Words, Words, dict[str, str]]:
    """The words, the exceptions, and each word with what is better."""
    table = list(rows("gate/usage.tsv"))
    exceptions = (exception for _, _, *rest in table for exception in " ".join(rest).split())
    return Words(row[0] for row in table), Words(exceptions), {row[0]: row[1] for row in table}


@cache
def _quick() -> re.Pattern[str]:
    """A Simplified character, or how a word may begin: most texts have neither."""
    starts = {re.sub("[ -~]", "", word)[:2] for word in _words()[2]} | _simplified()
    alone, first, second = (
        "".join(sorted(chars)) for chars in (
            {start for start in starts if len(start) == 1}, {start[0] for start in starts},
            {start[1] for start in starts if len(start) == 2}))
    return re.compile(f"[{first}](?:(?<=[{alone}])|\\s*[{second}])")


@cache
def _simplified() -> frozenset[str]:
    """The Simplified characters."""
    return frozenset(simplified_characters())


