"""Words of the other Chinese usage, and those that a site's texts have for them.

A reader of the mainland types 软件 where the page says 軟體, and one of Taiwan 軟體 where it says
软件. Characters are taken for each other anyhow (see `variants`); this is about the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from briefing.pages.search_words import postings, squeezed

TAIWAN, MAINLAND = ("zh-Hant", "zh-TW"), ("zh-Hans", "zh-CN")
Usages = Mapping[str, str]
"""By what may be typed, what the texts may say for it, itself first, with spaces between. All in
one form of the characters; the longest that may be typed comes first."""
_FORMS = 4
"""As many ways of saying what was typed are tried at most; the script has the same number."""


def usages(
    language: str, pairs: Iterable[tuple[str, str]], own: Mapping[str, str],
    variants: Mapping[str, str],
) -> Usages:
    """What a reader may type for the words of this language's texts.

    `pairs` are words of Taiwan with those of the mainland; `own` the site's, in the same order.
    """
    if language not in TAIWAN + MAINLAND:
        return {}
    one_form, said = str.maketrans(dict(variants)), language in TAIWAN
    known = _by_typed(_turned(own.items(), said, one_form))
    for typed, forms in known.items():  # 代理 beside AI 代理 may also mean another kind of agent
        known[typed] = {form for form in forms
                        if not any(form in other for other in forms - {form})}
    for typed, forms in _by_typed(_turned(pairs, said, one_form)).items():
        known[typed] = known.get(typed, set()) | forms
    found: dict[str, list[str]] = {}
    for typed in sorted(known, key=lambda word: (len(word), word)):
        forms = {form for form in known[typed]  # what has another in it is found by that one
                 if not any(other in form for other in (known[typed] - {form}) | {typed})}
        if not forms <= set(_composed(typed, found)):
            found[typed] = sorted(forms, key=lambda form: (len(form), form))
    return {typed: " ".join((typed, *found[typed]))
            for typed in sorted(found, key=lambda word: (-len(word), word))}


def words_of(form: str) -> Iterable[str]:
    """The words of the index that a text has which says this."""
    if min(form).isascii():
        return postings([(0, form)], {})
    return [form[n : n + 2] for n in range(len(form) - 1)]


def _turned(
    pairs: Iterable[tuple[str, str]], taiwan: bool, one_form: Mapping[int, str]
) -> Iterator[tuple[str, str]]:
    """What is typed and what is said, squeezed; but not where both are the same."""
    for pair in pairs:
        here, there = (squeezed(word).translate(one_form) for word in pair)
        if here != there and min(len(here), len(there)) > 1:
            yield (there, here) if taiwan else (here, there)


def _by_typed(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for typed, said in pairs:
        if not typed.isascii():
            found.setdefault(typed, set()).add(said)
    return found


def _composed(typed: str, known: Mapping[str, list[str]]) -> list[str]:
    """What the words in it make of it, the longest at each place."""
    parts, at = [], 0
    while at < len(typed):
        end = next((end for end in range(len(typed), at + 1, -1) if typed[at:end] in known), at + 1)
        word = typed[at:end]
        parts.append([word, *known.get(word, ())])
        at = end
    return ["".join(parts) for parts in list(product(*parts))[:_FORMS]]
