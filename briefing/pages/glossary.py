"""The glossary: every term in each of its languages, with how else it is called."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from string import ascii_uppercase

from briefing.pages.backlinks import article_uses
from briefing.pages.presenter import Presenter
from briefing.pages.statements import Sentence, sentence
from briefing.pages.views import EntityView, Phrase, UseView
from briefing.records.catalogue import Form, Term

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
    """What a reader may type for it, in lower case: forms, pinyin with and without spaces."""


@dataclass(frozen=True, slots=True)
class JumpView:
    """A row of letters."""

    label: str
    """What the letters stand for: pinyin or English."""
    letters: tuple[tuple[str, str], ...]
    """Letter and link; no link where no entry begins with it."""


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """The page."""

    description: str
    """One sentence above the list and for the head."""
    count: int
    """How many terms there are."""
    jumps: tuple[JumpView, ...]
    """Rows of letters that lead into the list."""
    terms: tuple[TermView, ...]
    """Every term, in the order of the page's language."""


def glossary(present: Presenter) -> GlossaryView:
    """All terms: by pinyin on Chinese pages, by the page's own language elsewhere."""
    known = present.library.terms
    chinese = present.language.startswith("zh")
    order = sorted(known, key=lambda id: (_sort_key(present, known[id]), id))
    letters, terms = "", []
    for id in order:
        letter = _initial(_sort_key(present, known[id]))
        terms.append(_term(present, id, letter if letter != letters else ""))
        letters = letter
    pinyin = {id: toneless(_pinyin(term)) for id, term in known.items()}
    english = {id: term.forms["en"].term for id, term in known.items() if "en" in term.forms}
    rows = [_jump(present, "pinyin", pinyin), _jump(present, "english", english)]
    return GlossaryView(
        description=present.t("glossary.deck", n=len(known)),
        count=len(known),
        jumps=tuple(row for row in (rows if chinese else reversed(rows)) if row),
        terms=tuple(terms),
    )


def toneless(pinyin: str) -> str:
    """Pinyin as it is typed: no tone marks, ü as u, lower case."""
    marks = (c for c in unicodedata.normalize("NFD", pinyin) if not unicodedata.combining(c))
    return "".join(marks).lower().replace("’", "'")


def _pinyin(term: Term) -> str:
    forms = (term.forms[tag] for tag in ("zh-Hant", "zh-Hans") if tag in term.forms)
    return next((form.pinyin for form in forms if form.pinyin), "")


def _sort_key(present: Presenter, term: Term) -> str:
    if present.language.startswith("zh"):
        return toneless(_pinyin(term)) or _head(present, term)[1].term.casefold()
    return _head(present, term)[1].term.casefold()


def _initial(key: str) -> str:
    return key[:1].upper()


def _head(present: Presenter, term: Term) -> tuple[str, Form]:
    """The form by which the page calls the term, and its language."""
    for language in (present.language, present.library.default_language, *term.forms):
        if language in term.forms:
            return language, term.forms[language]
    raise ValueError("a term without forms")


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
    language, form = _head(present, term)
    hans, hant = term.forms.get("zh-Hans"), term.forms.get("zh-Hant")
    differs = hans and language != "zh-Hans" and (hant is None or hans.term != hant.term)
    slugs = {article.slug for article in library.articles_with_term.get(id, ())}
    slugs |= {article.slug for article in library.articles_naming.get(id, ())}
    return TermView(
        id=id,
        letter=letter,
        head=Phrase(form.term, language),
        pinyin=_pinyin(term),
        simplified=Phrase(hans.term, "zh-Hans") if hans and differs else None,
        translations=tuple(
            Phrase(other.term, tag) for tag, other in term.forms.items()
            if tag not in (language, "zh-Hans") and other.term != form.term
        ),
        definitions=_definitions(present, term),
        subjects=tuple(present.t(f"glossary.subject.{subject}") for subject in term.subject),
        variants=_variants(present, term),
        uses=article_uses(present, slugs),
        related=tuple(present.entity(other) for other in term.related),
        search=_search(term),
    )


def _definitions(present: Presenter, term: Term) -> tuple[Sentence, ...]:
    """The definition in each language in which it is written, the page's first."""
    marks = present.marks([term.claim]) if term.claim else ()
    if term.definition.shared is not None:
        return (sentence(present, Phrase(term.definition.shared), marks),)
    tags = sorted(term.definition.languages(), key=lambda tag: tag != present.language)
    return tuple(
        sentence(present, Phrase(term.definition.get(tag) or "", tag), () if index else marks)
        for index, tag in enumerate(tags)
    )


def _variants(present: Presenter, term: Term) -> tuple[VariantView, ...]:
    """Other forms by standing; one that several languages share is named once."""
    groups: dict[str, dict[str, Phrase]] = {}
    for tag, form in term.forms.items():
        for alias in form.aliases:
            groups.setdefault(alias.status, {}).setdefault(alias.term, Phrase(alias.term, tag))
    return tuple(
        VariantView(words, status, tuple(groups[status].values()))
        for status, words in present.t.get("glossary.variant").items() if status in groups
    )


def _search(term: Term) -> str:
    parts: list[str] = []
    for form in term.forms.values():
        parts += [form.term, *(alias.term for alias in form.aliases)]
        if form.pinyin:
            plain = toneless(form.pinyin)
            parts += [plain, plain.replace(" ", "").replace("'", "")]
    return " ".join(dict.fromkeys(part.lower() for part in parts))
