"""One term of the glossary: its forms side by side, what it means, where it is used."""

from __future__ import annotations

from briefing.library.simplified import as_typed, letters
from briefing.library.term_order import chinese, head_of, pinyin_of
from briefing.pages.presenter import Presenter
from briefing.pages.statements import Sentence, sentence
from briefing.pages.term_uses import TermUse, term_uses
from briefing.pages.views import EntityView, Phrase
from briefing.records.catalogue import Term
from briefing.records.pinyin import initials, with_v
from briefing.values import dataclass

_REGIONS = {"zh-Hant": "taiwan", "zh-Hans": "mainland"}
_PLACE = {tag: n for n, tag in enumerate(_REGIONS)}


@dataclass(frozen=True, slots=True)
class FormView:
    """A term in one language."""

    name: Phrase
    """The form; its `lang` is always set."""
    pinyin: str
    """How it is read; empty where it has none, or the same as one before it."""
    region: str
    """Where it is said, in words: Taiwan, the mainland. Empty unless usage differs."""


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
    href: str
    """To the entry."""
    head: FormView
    """The term in the page's language."""
    others: tuple[FormView, ...]
    """Its other forms: Chinese ones first, those of Taiwan and of the mainland side by side."""
    definitions: tuple[Sentence, ...]
    """The page's language first; with a mark where a claim bears it out."""
    subjects: tuple[str, ...]
    """What it belongs to, in words."""
    variants: tuple[VariantView, ...]
    """Its other forms, grouped by how they stand."""
    uses: tuple[TermUse, ...]
    """Sentences that use it, of the newest articles that do."""
    used: int
    """How many articles use it."""
    related: tuple[EntityView, ...]
    """Other terms, linked to their entries."""
    search: str
    """What a reader may type for it beside what its heading shows, in lower case."""


def entry(present: Presenter, id: str, letter: str = "") -> TermView:
    """The entry of a term, with the letter that it is the first to have."""
    term = present.library.terms[id]
    uses, used = term_uses(present, id)
    head, *others = forms(present, term)
    return TermView(
        id=id,
        letter=letter,
        href=present.entity(id).href,
        head=head,
        others=tuple(others),
        definitions=_definitions(present, term),
        subjects=tuple(present.t(f"glossary.subject.{subject}") for subject in term.subject),
        variants=_variants(present, term, {view.name.text for view in (head, *others)}),
        uses=uses,
        used=used,
        related=tuple(present.entity(other) for other in term.related),
        search=search(present, term),
    )


def forms(present: Presenter, term: Term) -> tuple[FormView, ...]:
    """A term as a page shows it: in its language first, then as it is called elsewhere."""
    head, _ = head_of(term, present.language, present.library.default_language)
    regional = differs(term)
    found: dict[str, FormView] = {}
    for tag in sorted(term.forms, key=lambda tag: (tag != head, _PLACE.get(tag, 2))):
        form = term.forms[tag]
        if form.term not in {view.name.text for view in found.values()}:
            read = _read(term, tag, regional)
            known = {view.pinyin for view in found.values()}
            region = _REGIONS.get(tag) if regional else None
            found[tag] = FormView(Phrase(form.term, tag), "" if read in known else read,
                                  present.t(f"glossary.region.{region}") if region else "")
    return tuple(found.values())


def differs(term: Term) -> bool:
    """Whether Taiwan and the mainland call it differently, not only in other characters."""
    taiwan, mainland = (term.forms.get(tag) for tag in _REGIONS)
    return taiwan is not None and mainland is not None and letters(taiwan.term) != mainland.term


def _read(term: Term, tag: str, regional: bool) -> str:
    """The pinyin of a Chinese form; of another one's only where the two are the same word."""
    if not chinese(tag):
        return ""
    return term.forms[tag].pinyin or ("" if regional else pinyin_of(term, tag))


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


def _variants(present: Presenter, term: Term, shown: set[str]) -> tuple[VariantView, ...]:
    """Other forms by standing; one that several languages share is named once."""
    origin = present.library.origin(present.language)
    groups: dict[str, dict[str, Phrase]] = {}
    for tag, form in term.forms.items():
        for alias in form.aliases if tag != origin else ():
            if alias.term not in shown:
                groups.setdefault(alias.status, {}).setdefault(alias.term, Phrase(alias.term, tag))
    return tuple(
        VariantView(words, status, tuple(groups[status].values()))
        for status, words in present.t.get("glossary.variant").items() if status in groups
    )


def search(present: Presenter, term: Term) -> str:
    """What its heading on a page does not show: other forms, and the first letters of pinyin.

    Chinese ones are there in Simplified and in Traditional characters: a reader may type either.
    The page's script folds tones and spaces; ü may be typed as v.
    """
    shown = {text for view in forms(present, term) for text in (view.name.text, view.pinyin)}
    wanted: list[str] = []
    for tag, form in term.forms.items():
        pinyin = form.pinyin or ""
        for word in (form.term, *(alias.term for alias in form.aliases)):
            wanted += [word, *(as_typed(word, tag) if chinese(tag) else ())]
        wanted += [pinyin, initials(pinyin), with_v(pinyin)]
    return "|".join(dict.fromkeys(text.lower() for text in wanted if text and text not in shown))
