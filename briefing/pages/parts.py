"""Long lists: past `LONG` entries a list has a line for each, and the entries stand on its parts.

The list's address and its anchors stay: an anchor is then on the line, which leads to the entry.
A part is named by what an entry keeps when others come: a year, an initial. Past `OWN` terms each
has a page of its own, and the parts of the glossary have the lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Sized

from briefing.library.library import Library
from briefing.library.term_order import CODE, OTHER, PINYIN, chinese, own_place
from briefing.library.term_parts import END, part_of
from briefing.library.term_parts import OWN as OWN
from briefing.library.when import When, when_of_claim
from briefing.pages import urls
from briefing.pages.strings import Strings
from briefing.reads import Noted

LONG = 200
"""Entries beyond which a list has lines only."""
ARTICLES = 50
"""Articles on a numbered page."""
UNDATED = "undated"


def is_long(entries: Sized) -> bool:
    """Whether a list of these has lines only."""
    return _exceed(entries, LONG)


def have_pages(library: Library) -> bool:
    """Whether terms have pages of their own."""
    return _exceed(library.terms, OWN)


def _exceed(entries: Sized, number: int) -> bool:
    return entries.exceeds(number) if isinstance(entries, Noted) else len(entries) > number


def record_address(library: Library, language: str, kind: str, id: str) -> str:
    """Where a record's full entry stands, inside its language; else as `urls.record`."""
    if kind == "event" and is_long(library.events):
        return f"timeline/{event_part(library, id)}/#{id}"
    if kind == "term" and have_pages(library):
        return urls.term(id)
    if kind == "term" and is_long(library.terms):
        return f"glossary/{term_part(library, language, id)}/#{id}"
    if kind == "person" and is_long(library.people):
        return f"people/{id[0]}/#{id}"
    return urls.record(kind, id)


def claim_address(library: Library, id: str) -> str:
    """Where a claim's full entry stands, inside its language."""
    source = library.claims[id].source
    if is_long(library.claims_of_source[source]):
        return f"evidence/{source}/{claim_part(library, id)}/#{id}"
    return urls.claim(source, id)


def event_part(library: Library, id: str) -> str:
    """The year of an event, or `undated`."""
    return year_of(library.when_of_event(library.events[id])).lower() or UNDATED


def claim_part(library: Library, id: str) -> str:
    """The year of a claim, or `undated`."""
    return year_of(when_of_claim(library.claims[id])).lower() or UNDATED


def term_part(library: Library, language: str, id: str) -> str:
    """The part in which a page in that language has a term; by pinyin on Chinese ones."""
    where = own_place(library.terms[id], language, library.default_language)
    return part_of(f"{language}/{where}", library.finer_parts).removeprefix(f"{language}/")


def year_of(when: When | None) -> str:
    """The year of a date; a decade or century stands for itself; empty where there is none."""
    if when is None:
        return ""
    if when.date.grain in ("decade", "century"):
        return when.date.edtf
    return str(when.date.sort_key[0].year)


def years(parts: Iterable[str]) -> list[str]:
    """Each part once: years from the earliest on, those without a date last."""
    return sorted(set(parts), key=lambda part: (part == UNDATED, part))


def glossary_parts(library: Library, language: str) -> list[str]:
    """Names of the parts of a long glossary; none of one that stands on its page.

    Those of the page's own index; of the other too where terms have pages of their own.
    """
    if not is_long(library.terms):
        return []
    own = _all_parts(library, language, pinyin=chinese(language))
    if not have_pages(library):
        return own
    return own + _all_parts(library, language, pinyin=not chinese(language))


def letter_words(t: Strings, part: str) -> str:
    """What a part of a glossary is called: its letters, or a word for what begins with none."""
    letter, _, more = part.removeprefix(PINYIN).partition("-")
    if letter != OTHER:
        return (letter + more.removesuffix(END)).capitalize()
    return f"{t('glossary.other')} {_characters(more)}".rstrip()


def _characters(codes: str) -> str:
    """The characters with these code points; of the last the beginning may be all there is."""
    whole = len(codes) // CODE * CODE
    first, last = (codes[whole:].removesuffix(END).ljust(CODE, digit) for digit in "0f")
    known = [chr(int(codes[at : at + CODE], 16)) for at in range(0, whole, CODE)]
    ends = f"{_character(first)}–{_character(last)}" if codes[whole:] else ""
    return "".join(known) + ends


def _character(code: str) -> str:
    """The character, or one near it that a page may have."""
    number = int(code, 16)
    return chr(0xD7FF if 0xD800 <= number < 0xE000 else max(number, ord("!")))


def letter_title(t: Strings, language: str, part: str) -> str:
    """As `letter_words`, with the name of its index where that is not the page's own."""
    pinyin, words = part.startswith(PINYIN), letter_words(t, part)
    if pinyin == chinese(language):
        return words
    return f"{t('glossary.jump_pinyin' if pinyin else 'glossary.jump_english')} {words}"


def index_parts(library: Library, language: str, *, pinyin: bool) -> list[str]:
    """Names of the parts by initials of one index of a glossary."""
    return [part for part in _all_parts(library, language, pinyin=pinyin)
            if "-" not in part.removeprefix(PINYIN)]


def finer_parts(library: Library, language: str, part: str) -> list[str]:
    """Names of the parts into which one of a glossary is cut; none of one that fits a page."""
    start = f"{language}/"
    return [name.removeprefix(start) for name in library.finer_parts.get(f"{start}{part}", ())]


def _all_parts(library: Library, language: str, *, pinyin: bool) -> list[str]:
    start = f"{language}/"
    parts = (key.removeprefix(start) for key in library.terms_in_part if key.startswith(start))
    return sorted(part for part in parts if part.startswith(PINYIN) == pinyin)


def people_parts(library: Library) -> list[str]:
    """Names of the parts of a long page of people; none of one that has all entries."""
    return sorted({id[0] for id in library.people}) if is_long(library.people) else []


def timeline_parts(library: Library) -> list[str]:
    """Names of the parts of a long timeline; none of one that stands on its page."""
    if not is_long(library.events):
        return []
    return years(event_part(library, id) for id in library.events)


def source_parts(library: Library, id: str) -> list[str]:
    """Names of the parts of a source with many claims; none of one that stands on its page."""
    claims = library.claims_of_source[id]
    if not is_long(claims):
        return []
    return years(claim_part(library, claim) for claim in claims)


def article_pages(library: Library) -> range:
    """Numbers of the pages of older articles, from the oldest on.

    A page is full when it comes to be, so what stands on it never moves; what is left, between
    one and two pages of articles, is on the list's own address.
    """
    count = len(library.articles_in(library.default_language))
    return range(1, max(1, count // ARTICLES))


def search_kinds(library: Library) -> dict[str, Sized]:
    """What the index has, by kind, in its order."""
    return {
        "article": library.articles_in(library.default_language), "claim": library.claims,
        "event": library.events, "model": library.models, "organization": library.organizations,
        "person": library.people, "term": library.terms, "scale": library.scales,
        "source": library.sources,
    }


def search_parts(library: Library) -> list[str]:
    """The kinds of which there are many."""
    return [kind for kind, ids in search_kinds(library).items() if is_long(ids)]
