"""Finds the glossary's terms in an article's text: the first use in each section, longest first.

One pattern of the first characters of all forms finds the places worth a look, in one pass over
the text. Names of records are in the same dictionary, so that a term is never found inside a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from html import unescape

from briefing.library.word_edges import in_longer_word
from briefing.patterns import pattern
from briefing.records.catalogue import Model, Organization, Person, Term
from briefing.values import dataclass

TERM = "\ufdd0T{id}\ufdd2{surface}\ufdd1"
"""The token of a term in an article's HTML."""

TAG = r"<[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*>"
"""A pattern of a tag; its attributes may hold what ends one."""
_PIECE = pattern(f"{TAG}|\ufdd0[^\ufdd1]*\ufdd1")
_CHARACTER = pattern(r"&#?\w+;|.", re.DOTALL)
_TAG = pattern(r"</?([a-z0-9]+)")
_CLOSED_TO_LINKS = {
    "a",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "code",
    "pre",
    "kbd",
    "samp",
    "q",
    "blockquote",
    "cite",
    "button",
}
_WORD = pattern(r"[A-Za-z0-9_\u00c0-\u024f]")
_LETTERS = frozenset(filter(_WORD.match, map(chr, range(0x250))))
_SPACES = {ord(c): " " for c in "-\u2010\u2011\u00a0\n"}
_START = 4
"""How many characters of a form tell whether it may stand at a place."""


@dataclass(frozen=True, slots=True)
class Surface:
    """One written form to look for."""

    folded: str
    exact: str
    """The form itself where case counts, as it does for names and abbreviations; else empty."""
    term: str
    """The term's id; empty for a name, which is only passed over."""
    avoided: bool = False


@dataclass(frozen=True, slots=True)
class Avoided:
    """A form that the glossary says to avoid, found in a text."""

    surface: str
    term: str


class Dictionary:
    """Knows written forms, and finds the longest at each place of a text."""

    def __init__(self, surfaces: Iterable[Surface]) -> None:
        self._by_start: dict[str, list[Surface]] = {}
        for surface in surfaces:
            self._by_start.setdefault(surface.folded[:_START], []).append(surface)
        for candidates in self._by_start.values():
            candidates.sort(key=lambda s: (-len(s.folded), s.term != ""))
        self._lengths = sorted({len(start) for start in self._by_start}, reverse=True)
        self._start = _starting(self._by_start)
        self._start_in_ascii = _starting(start for start in self._by_start if start.isascii())

    def matches(self, text: str) -> Iterator[tuple[int, int, Surface]]:
        """Start, end and surface of every form in a plain text, without overlap."""
        folded = fold(text)
        search = (self._start_in_ascii if folded.isascii() else self._start).search
        at = 0
        while start := search(folded, at):
            at = start.start()
            surface = self._at(text, folded, at)
            end = at + len(surface.folded) if surface else at
            if surface is None or not self._stands(surface, text, at, end):
                at += 1
                continue
            yield at, end, surface
            at = end

    def _stands(self, surface: Surface, text: str, start: int, end: int) -> bool:
        """Whether a form that is found there counts."""
        return True

    def _at(self, text: str, folded: str, at: int) -> Surface | None:
        for length in self._lengths:
            for surface in self._by_start.get(folded[at : at + length], ()):
                end = at + len(surface.folded)
                if not folded.startswith(surface.folded, at):
                    continue
                if surface.exact and text[at:end] != surface.exact:
                    continue
                if folded[end - 1] in _LETTERS and folded[end : end + 1] in _LETTERS:
                    continue
                return surface
        return None


def _starting(starts: Iterable[str]) -> re.Pattern[str]:
    """A pattern of where one of these may begin; none begins in the middle of a word.

    Words are tried whole. Of what is not written in words, such as Chinese, the first two
    characters are looked at, each by itself: that tells nearly as much, and is soon compiled.
    """
    following: dict[str, list[str]] = {}
    pairs, alone = set(), set()
    for start in sorted(starts):
        if _WORD.match(start):
            following.setdefault(start[0], []).append(re.escape(start[1:]))
        elif len(start) > 1:
            pairs.add(start[:2])
        else:
            alone.add(start)
    words = "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})"
                     for first, rest in following.items())
    patterns = [f"(?<!{_WORD.pattern})(?:{words})"] if words else []
    if pairs:
        patterns.append("(?=" + "".join(_one_of(two[at] for two in pairs) for at in (0, 1)) + ")")
    if alone:
        patterns.append(_one_of(alone))
    return pattern("|".join(patterns) or r"(?!)")


def _one_of(characters: Iterable[str]) -> str:
    return f"[{''.join(map(re.escape, sorted(set(characters))))}]"


class Matcher(Dictionary):
    """Knows every form of the glossary in one language."""

    def __init__(self, surfaces: tuple[Surface, ...]) -> None:
        super().__init__(surfaces)
        self.surfaces = surfaces

    def link(self, html: str) -> tuple[str, tuple[Avoided, ...]]:
        """Put a token around the first use of each term in each section.

        Takes an article's HTML with its tokens. Returns it with the terms' tokens, and the forms
        found that are to be avoided.
        """
        out: list[str] = []
        avoided: dict[Avoided, None] = {}
        seen: set[str] = set()
        closed = 0
        for piece, is_text in pieces(html):
            if not is_text:
                out.append(piece)
                if tag := _closed_to_links(piece):
                    closed += -1 if piece[1] == "/" else 1
                    if tag[0] == "h" and piece[1] != "/":
                        seen.clear()
                continue
            if closed or piece.isspace():
                out.append(piece)
                continue
            self._link_text(piece, out, seen, avoided)
        return "".join(out), tuple(avoided)

    def _stands(self, surface: Surface, text: str, start: int, end: int) -> bool:
        return not surface.term or not in_longer_word(text, start, end)

    def _link_text(
        self, html: str, out: list[str], seen: set[str], avoided: dict[Avoided, None]
    ) -> None:
        text, raw = _plain(html)
        at = 0
        for start, end, surface in self.matches(text):
            if surface.avoided:
                avoided[Avoided(text[start:end], surface.term)] = None
            elif surface.term and surface.term not in seen:
                seen.add(surface.term)
                out += (html[at : raw[start]],
                        TERM.format(id=surface.term, surface=html[raw[start] : raw[end]]))
                at = raw[end]
        out.append(html[at:])


@lru_cache(256)
def _closed_to_links(piece: str) -> str:
    """The name of a tag in which nothing is linked; empty for other tags and tokens."""
    tag = _TAG.match(piece)
    return tag[1] if tag and tag[1] in _CLOSED_TO_LINKS else ""


def pieces(html: str) -> Iterator[tuple[str, bool]]:
    """HTML cut into tags and tokens, and the text between them, which is told by True."""
    at = 0
    for match in _PIECE.finditer(html):
        if match.start() > at:
            yield html[at : match.start()], True
        yield match[0], False
        at = match.end()
    if at < len(html):
        yield html[at:], True


def _plain(html: str) -> tuple[str, Sequence[int]]:
    """The text of HTML without tags, and where each of its characters (and its end) stands."""
    if "&" not in html:
        return html, range(len(html) + 1)
    text: list[str] = []
    raw: list[int] = []
    for match in _CHARACTER.finditer(html):
        shown = unescape(match[0])
        text.append(shown)
        raw += [match.start()] * len(shown)
    return "".join(text), [*raw, len(html)]


def fold(text: str) -> str:
    """Lower case, with hyphens and line ends as spaces; never changes the length."""
    lower = text.lower()
    if len(lower) != len(text) or "Σ" in text:  # whose small letter hangs on what follows
        lower = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    spaced = lower.replace("-", " ").replace("\n", " ")  # a table of characters is slow to look up
    return spaced if spaced.isascii() else spaced.translate(_SPACES)


def surfaces(
    terms: dict[str, Term], names: Iterable[str], language: str
) -> tuple[Surface, ...]:
    """Every form of the terms in one language; and the names, in which nothing else is found."""
    return (*(Surface(fold(name), name, "") for name in dict.fromkeys(names) if name.strip()),
            *_of_terms(terms, language))


def _of_terms(terms: dict[str, Term], language: str) -> Iterator[Surface]:
    for id, term in terms.items():
        form = term.forms.get(language)
        if form is None or not term.link:
            continue
        written = [(form.term, False), *((a.term, a.status == "avoid") for a in form.aliases)]
        for word, avoided in written:
            for folded, exact in shapes(word):
                yield Surface(folded, exact, id, avoided)


def shapes(word: str) -> Iterator[tuple[str, str]]:
    """The word and, where it is Latin, its plural: as looked for, and as it must be written.

    The second is empty where case, hyphens and spaces do not count.
    """
    plural = (_plural(word),) if word[-1].isascii() and word[-1].isalpha() else ()
    for shape in (word, *plural):
        yield fold(shape), shape if _is_abbreviation(word) else ""


def names_of(record: Model | Organization | Person) -> Iterator[str]:
    """Every name of the record, in every language."""
    texts = [record.name, *record.aliases]
    if isinstance(record, Organization):
        legal = record.legal_name.value if record.legal_name else None
        texts += [text for text in (record.short_name, legal) if text]
    for text in texts:
        yield from text.texts()


def _is_abbreviation(word: str) -> bool:
    """Case counts where it is no ordinary word: AGI, MoE, MaaS."""
    return " " not in word and word[1:] != word[1:].lower() and word.isascii()


def _plural(word: str) -> str:
    """The regular English plural."""
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if re.search(r"(?:s|x|z|ch|sh)$", word) else "s")
