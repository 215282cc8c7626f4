"""The glossary: every term in each of its languages, with how else it is called."""

from __future__ import annotations

from string import ascii_uppercase

from briefing.pages import parts
from briefing.pages.backlinks import article_uses
from briefing.pages.presenter import Presenter
from briefing.pages.statements import Sentence, sentence
from briefing.pages.term_order import chinese, head_of, pinyin_of, sort_key, toneless
from briefing.pages.views import EntityView, LinkView, Phrase, UseView
from briefing.records.catalogue import Form, Term
from briefing.values import dataclass

_PINYIN = "zh-Latn-pinyin"


@dataclass(frozen=True, slots=True)
class VariantView:
    """Other forms of a term that stand alike."""

    words: str
    """How they stand: also, avoid."""
    status: str
    """preferred, admitted, avoid."""
    terms: tuple[Phrase, ...]
    """Each with its language."""


@dataclass(frozen=True, slots=True)
class TermView:
    """One entry."""

    id: str
    """Id of the term, and its anchor."""
    letter: str
    """The heading letter, where the entry is the first with it; else empty."""
    head: Phrase
    """The term in the page's language; its `lang` is always set."""
    pinyin: str
    """Empty where there is none."""
    simplified: Phrase | None
    """The zh-Hans form, where it is known and differs."""
    translations: tuple[Phrase, ...]
    """Its forms in the other languages."""
    definitions: tuple[Sentence, ...]
    """The page's language first; with a mark where a claim bears it out."""
    subjects: tuple[str, ...]
    """What it belongs to, in words."""
    variants: tuple[VariantView, ...]
    """Its other forms, grouped by how they stand."""
    uses: tuple[UseView, ...]
    """Where on the site it is used."""
    related: tuple[EntityView, ...]
    """Other terms, linked to their entries."""
    search: str
    """What a reader may type for it beside what its heading shows, in lower case."""


@dataclass(frozen=True, slots=True)
class TermLine:
    """One term of a long glossary: a line that leads to its entry."""

    id: str
    """The term’s id."""
    title: Phrase
    """The term in the page’s language."""
    pinyin: str
    """Its pinyin; empty where it has none."""
    translations: tuple[Phrase, ...]
    """The term in the other languages."""
    href: str
    """To the full entry."""
    search: str
    """As in `TermView`."""


@dataclass(frozen=True, slots=True)
class LetterView:
    """The lines that begin with one letter."""

    letter: str
    """The initial."""
    href: str
    """To the page of their entries."""
    lines: tuple[TermLine, ...]
    """Its terms, in the order of the page’s language."""


@dataclass(frozen=True, slots=True)
class JumpView:
    """A row of letters."""

    label: str
    """What the letters stand for: pinyin or English."""
    letters: tuple[tuple[str, str], ...]
    """Letter and link; no link where no entry begins with it."""


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """The page, or one of its parts: the entries of one letter of a long glossary."""

    description: str
    """One sentence above the list and for the head."""
    part: str
    """The letter that it shows; empty on the whole."""
    whole_href: str
    """From a part to the whole; else empty."""
    parts: tuple[LinkView, ...]
    """From a part to all of them."""
    count: int
    """How many terms there are."""
    jumps: tuple[JumpView, ...]
    """Rows of letters that lead into the list."""
    terms: tuple[TermView, ...]
    """Every term, in the order of the page's language."""
    letters: tuple[LetterView, ...]
    """In place of the entries, where the glossary is long."""


def glossary(present: Presenter) -> GlossaryView:
    """All terms: by pinyin on Chinese pages, by the page's own language elsewhere.

    Where there are many, a line for each.
    """
    known, order = present.library.terms, _in_order(present)
    pinyin = {id: toneless(pinyin_of(term, present.language)) for id, term in known.items()}
    english = {id: term.forms["en"].term for id, term in known.items() if "en" in term.forms}
    rows = [_jump(present, "pinyin", pinyin), _jump(present, "english", english)]
    long = parts.is_long(known)
    return GlossaryView(
        description=present.t("glossary.deck", n=len(known)),
        part="", whole_href="", parts=(),
        count=len(known),
        jumps=tuple(row for row in (rows if chinese(present.language) else reversed(rows)) if row),
        terms=() if long else _entries(present, order),
        letters=_letters(present, order) if long else (),
    )


def glossary_part(present: Presenter, part: str) -> GlossaryView:
    """The entries of one letter of a long glossary."""
    library = present.library
    order = [id for id in _in_order(present)
             if parts.term_part(library, present.language, id) == part]
    words = part_words(present, part)
    return GlossaryView(
        description=present.t("glossary.part_deck", part=words, n=len(order)),
        part=words,
        whole_href=present.href("glossary/"),
        parts=tuple(
            LinkView(part_words(present, other), present.href(f"glossary/{other}/"), other == part)
            for other in parts.glossary_parts(library, present.language)
        ),
        count=len(order), jumps=(), terms=_entries(present, order), letters=(),
    )


def part_words(present: Presenter, part: str) -> str:
    """What a part's name says: a letter, or that it has all that begins with none."""
    letter = part.removeprefix("pinyin-")
    return present.t("glossary.other") if letter == "other" else letter.upper()


def _in_order(present: Presenter) -> list[str]:
    known = present.library.terms
    return sorted(known, key=lambda id: (_sort_key(present, id), id))


def _entries(present: Presenter, order: list[str]) -> tuple[TermView, ...]:
    letters, terms = "", []
    for id in order:
        letter = _initial(_sort_key(present, id))
        terms.append(_term(present, id, letter if letter != letters else ""))
        letters = letter
    return tuple(terms)


def _letters(present: Presenter, order: list[str]) -> tuple[LetterView, ...]:
    found: dict[str, list[TermLine]] = {}
    for id in order:
        part = parts.term_part(present.library, present.language, id)
        found.setdefault(part, []).append(_line(present, id))
    return tuple(
        LetterView(part_words(present, part), present.href(f"glossary/{part}/"), tuple(lines))
        for part, lines in found.items()
    )


def _line(present: Presenter, id: str) -> TermLine:
    term, entity = present.library.terms[id], present.entity(id)
    language, form = _head(present, id)
    return TermLine(
        id, Phrase(form.term, "" if language == present.language else language),
        pinyin_of(term, present.language), _translations(term, language), entity.href,
        _search(term, language, present.language),
    )


def _sort_key(present: Presenter, id: str) -> str:
    library = present.library
    return sort_key(library.terms[id], present.language, library.default_language)


def _head(present: Presenter, id: str) -> tuple[str, Form]:
    library = present.library
    return head_of(library.terms[id], present.language, library.default_language)


def _initial(key: str) -> str:
    return key[:1].upper()


def _jump(present: Presenter, name: str, keys: dict[str, str]) -> JumpView | None:
    """A row of letters over these keys; None where there is nothing to jump by."""
    first: dict[str, str] = {}
    for id, key in sorted(keys.items(), key=lambda item: item[1].casefold()):
        first.setdefault(_initial(key), f"#{id}")
    if not set(first) & set(ascii_uppercase):
        return None
    letters = tuple((letter, first.get(letter, "")) for letter in ascii_uppercase)
    return JumpView(present.t(f"glossary.jump_{name}"), letters)


def _term(present: Presenter, id: str, letter: str) -> TermView:
    library = present.library
    term = library.terms[id]
    language, form = _head(present, id)
    hans, hant = term.forms.get("zh-Hans"), term.forms.get("zh-Hant")
    differs = hans and language != "zh-Hans" and (hant is None or hans.term != hant.term)
    slugs = {article.slug for article in library.articles_with_term.get(id, ())}
    slugs |= {article.slug for article in library.articles_naming.get(id, ())}
    return TermView(
        id=id,
        letter=letter,
        head=Phrase(form.term, language),
        pinyin=pinyin_of(term, present.language),
        simplified=Phrase(hans.term, "zh-Hans") if hans and differs else None,
        translations=_translations(term, language),
        definitions=_definitions(present, term),
        subjects=tuple(present.t(f"glossary.subject.{subject}") for subject in term.subject),
        variants=_variants(present, term),
        uses=article_uses(present, slugs),
        related=tuple(present.entity(other) for other in term.related),
        search=_search(term, language, present.language),
    )


def _translations(term: Term, language: str) -> tuple[Phrase, ...]:
    """A term's forms in other languages than that of its heading."""
    head = term.forms[language].term
    return tuple(
        Phrase(other.term, tag) for tag, other in term.forms.items()
        if tag not in (language, "zh-Hans") and other.term != head
    )


def _definitions(present: Presenter, term: Term) -> tuple[Sentence, ...]:
    """The definition in each language in which it is written, the page's first."""
    marks = present.marks([term.claim]) if term.claim else ()
    if term.definition.shared is not None:
        return (sentence(present, Phrase(term.definition.shared), marks),)
    origin = present.library.origin(present.language)
    tags = sorted((tag for tag in term.definition.languages() if tag != origin),
                  key=lambda tag: tag != present.language)
    return tuple(
        sentence(present, Phrase(term.definition.get(tag) or "", tag), () if index else marks)
        for index, tag in enumerate(tags)
    )


def _variants(present: Presenter, term: Term) -> tuple[VariantView, ...]:
    """Other forms by standing; one that several languages share is named once."""
    origin = present.library.origin(present.language)
    groups: dict[str, dict[str, Phrase]] = {}
    for tag, form in term.forms.items():
        for alias in form.aliases if tag != origin else ():
            groups.setdefault(alias.status, {}).setdefault(alias.term, Phrase(alias.term, tag))
    return tuple(
        VariantView(words, status, tuple(groups[status].values()))
        for status, words in present.t.get("glossary.variant").items() if status in groups
    )


def _search(term: Term, language: str, page: str) -> str:
    """Forms that a heading in this language does not show on the page; its script folds pinyin."""
    shown = {term.forms[language].term, *(p.text for p in _translations(term, language))}
    forms = [text for form in term.forms.values()
             for text in (form.term, *(alias.term for alias in form.aliases), form.pinyin or "")]
    hidden = dict.fromkeys(form.lower() for form in forms if form and form not in shown)
    return "|".join(form for form in hidden if form != pinyin_of(term, page).lower())
