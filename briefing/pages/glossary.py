"""The glossary: every term in each of its languages, with how else it is called."""

from __future__ import annotations

from collections.abc import Iterable
from string import ascii_uppercase

from briefing.library.term_order import PINYIN, chinese, other_key, sort_key
from briefing.pages import parts
from briefing.pages.presenter import Presenter
from briefing.pages.term_entry import FormView, TermView, entry, forms, search
from briefing.pages.views import LinkView
from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class TermLine:
    """One term of a long glossary: a line that leads to its entry."""

    id: str
    """The term’s id."""
    head: FormView
    """The term in the page’s language."""
    others: tuple[FormView, ...]
    """Its other forms."""
    href: str
    """To the full entry."""
    search: str
    """As in `TermView`."""


@dataclass(frozen=True, slots=True)
class LetterView:
    """The terms that begin with one letter."""

    letter: str
    """The initial."""
    href: str
    """To the page of the letter; on that page itself empty."""
    count: int
    """How many terms there are."""
    lines: tuple[TermLine, ...]
    """Its terms, in the order of the index; empty where they stand on the page of the letter."""
    moved: tuple[str, ...]
    """Ids of the terms that had their entries here before each had a page of its own."""


@dataclass(frozen=True, slots=True)
class JumpView:
    """A row of letters."""

    label: str
    """What the letters stand for: pinyin or English."""
    letters: tuple[tuple[str, str], ...]
    """Letter and link; no link where no entry begins with it."""


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """The page, or one of its parts: one letter of a long glossary."""

    description: str
    """One sentence above the list and for the head."""
    part: str
    """The letter that it shows; empty on the whole."""
    whole_href: str
    """From a part to the whole; else empty."""
    parts: tuple[LinkView, ...]
    """From a part to all of its index."""
    count: int
    """How many terms there are."""
    jumps: tuple[JumpView, ...]
    """Rows of letters that lead into the list."""
    terms: tuple[TermView, ...]
    """The entries, in the order of the page's language."""
    letters: tuple[LetterView, ...]
    """In place of the entries, where the glossary is long."""
    own: str
    """Relative way to the folder of the terms' own pages; empty where they have none."""


@dataclass(frozen=True, slots=True)
class OwnTermView:
    """The page of a term of a very long glossary."""

    description: str
    """Its definition, for the head."""
    term: TermView
    """Its entry."""
    whole_href: str
    """To the glossary."""
    parts: tuple[LinkView, ...]
    """To every part of the page's own index."""


def glossary(present: Presenter) -> GlossaryView:
    """All terms: by pinyin on Chinese pages, by the page's own language elsewhere.

    Where there are many, a line for each; where there are very many, a link for each letter.
    """
    library = present.library
    own, long = parts.have_pages(library), parts.is_long(library.terms)
    count = len(library.terms)
    order = [] if own else _in_order(present, library.terms)
    initials = parts.index_parts(library, present.language, pinyin=chinese(present.language))
    return GlossaryView(
        description=present.t("glossary.deck", n=count),
        part="", whole_href="", parts=(),
        count=count,
        jumps=tuple(_jumps(present)),
        terms=() if long else _entries(present, order),
        letters=_cut(present, initials) if own else _letters(present, order) if long else (),
        own=present.href("terms/") if own else "",
    )


def glossary_part(present: Presenter, part: str) -> GlossaryView:
    """One part of a long glossary: the entries, or lines where these have pages of their own.

    Of a part that is cut further, what the whole has: a line for each entry, or a link for each
    of its parts.
    """
    library = present.library
    own, finer = parts.have_pages(library), parts.finer_parts(library, present.language, part)
    known = library.terms_in_part[f"{present.language}/{part}"]
    order = [] if finer and own else _in_order(present, known, part)
    words = parts.letter_title(present.t, present.language, part)
    if finer:
        letters = _cut(present, finer) if own else _letters(present, order)
    else:
        lines = tuple(_line(present, id) for id in order) if own else ()
        letters = (LetterView(words, "", len(order), lines, ()),) if own else ()
    return GlossaryView(
        description=present.t("glossary.part_deck", part=words, n=len(known)),
        part=words,
        whole_href=present.href("glossary/"),
        parts=_links(present, pinyin=part.startswith(PINYIN), current=part),
        count=len(known), jumps=(),
        terms=() if own or finer else _entries(present, order),
        letters=letters,
        own=present.href("terms/") if finer and own else "",
    )


def term(present: Presenter, id: str) -> OwnTermView:
    """The page of a term."""
    view = entry(present, id)
    said = view.definitions[0]
    return OwnTermView(
        description=said.head + said.tail + said.stop,
        term=view,
        whole_href=present.href("glossary/"),
        parts=_links(present, pinyin=chinese(present.language)),
    )


def _links(present: Presenter, *, pinyin: bool, current: str = "") -> tuple[LinkView, ...]:
    """To all parts of an index."""
    return tuple(LinkView(parts.letter_words(present.t, part), present.href(f"glossary/{part}/"),
                          part == current)
                 for part in parts.index_parts(present.library, present.language, pinyin=pinyin))


def _in_order(present: Presenter, ids: Iterable[str], part: str = "") -> list[str]:
    """Terms as the page's language has them; in a part of the other index by that."""
    terms, language = present.library.terms, present.language
    other = bool(part) and part.startswith(PINYIN) != chinese(language)

    def key(id: str) -> tuple[str, str]:
        return other_key(terms[id], language) if other else _sort_key(present, id), id

    return sorted(ids, key=key)


def _entries(present: Presenter, order: list[str]) -> tuple[TermView, ...]:
    last, terms = "", []
    for id in order:
        letter = _initial(_sort_key(present, id))
        terms.append(entry(present, id, letter if letter != last else ""))
        last = letter
    return tuple(terms)


def _letters(present: Presenter, order: list[str]) -> tuple[LetterView, ...]:
    """A line for each term."""
    found: dict[str, list[TermLine]] = {}
    for id in order:
        part = parts.term_part(present.library, present.language, id)
        found.setdefault(part, []).append(_line(present, id))
    return tuple(
        LetterView(parts.letter_words(present.t, part), present.href(f"glossary/{part}/"),
                   len(lines), tuple(lines), ())
        for part, lines in found.items()
    )


def _cut(present: Presenter, found: Iterable[str]) -> tuple[LetterView, ...]:
    """These parts alone, without their terms."""
    known = {part: present.library.terms_in_part[f"{present.language}/{part}"] for part in found}
    return tuple(
        LetterView(parts.letter_words(present.t, part), present.href(f"glossary/{part}/"), len(ids),
                   (), ids)
        for part, ids in known.items()
    )


def _line(present: Presenter, id: str) -> TermLine:
    record = present.library.terms[id]
    head, *others = forms(present, record)
    return TermLine(id, head, tuple(others), present.entity(id).href, search(present, record))


def _sort_key(present: Presenter, id: str) -> str:
    library = present.library
    return sort_key(library.terms[id], present.language, library.default_language)


def _initial(key: str) -> str:
    return key[:1].upper()


def _jumps(present: Presenter) -> Iterable[JumpView]:
    """Both indexes as rows of letters, the page's own first; none with nothing to jump by."""
    language = present.language
    for pinyin in (chinese(language), not chinese(language)):
        first = _parts_by_letter(present, pinyin) if parts.have_pages(present.library) \
            else _firsts(present, pinyin)
        if set(first) & set(ascii_uppercase):
            name = "pinyin" if pinyin else "english"
            yield JumpView(present.t(f"glossary.jump_{name}"),
                           tuple((letter, first.get(letter, "")) for letter in ascii_uppercase))


def _parts_by_letter(present: Presenter, pinyin: bool) -> dict[str, str]:
    found = parts.index_parts(present.library, present.language, pinyin=pinyin)
    return {part.removeprefix(PINYIN).upper(): present.href(f"glossary/{part}/") for part in found}


def _firsts(present: Presenter, pinyin: bool) -> dict[str, str]:
    """Letter → the anchor of the first term that begins with it."""
    terms, language = present.library.terms, present.language
    own = pinyin == chinese(language)
    keys = ((_sort_key(present, id) if own else other_key(terms[id], language), id)
            for id in terms)
    first: dict[str, str] = {}
    for key, id in sorted(keys):
        first.setdefault(_initial(key), f"#{id}")
    return first
