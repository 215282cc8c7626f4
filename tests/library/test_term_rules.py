"""Forms of terms: each leads to one concept."""

from __future__ import annotations

import pytest

from tests.library.faults import codes, found


def term(en: str, *, id: str = "t", rest: str = "") -> str:
    return (f"{id}:\n  zh-Hant: {{term: 甲{id}}}\n  en: {{term: {en}}}\n  definition: D\n{rest}")


@pytest.mark.parametrize(
    ("en", "said"),
    [("other", ""), ("large-model", "also a form of large-model"),
     ("Large Models", "also a form of large-model"), ("LM", "also a form of large-model"),
     ("LMs", "also a form of large-model"), ("lm", "also a form of large-model"),
     ("Lm", "also a form of large-model"), ("lM", ""),
     ("Acme", "is the name of an organization"), ("acme", ""),
     ("Acme One", "is the name of a model"), ("Wang Li", "is the name of a person")],
)
def test_a_form_that_leads_elsewhere(en: str, said: str) -> None:
    faults = found(terms=term(en))
    assert [d.code for d in faults] == (["term-collision"] if said else [])
    assert all(said in d.message and d.place.line == 3 and d.help for d in faults)


def test_a_name_is_no_collision_where_the_term_is_not_linked() -> None:
    assert codes(terms=term("Acme", rest="  link: false\n")) == []


def test_a_form_that_one_term_avoids_and_another_prefers() -> None:
    avoiding = term("thing}".replace("}", ", aliases: [{term: big model, status: avoid}]"))
    faults = found(terms=avoiding + term("Big-Models", id="u"))
    assert [d.message for d in faults] == ["Big-Models is avoided by t and a form of u"]
    other = term("stuff, aliases: [{term: big model, status: avoid}]", id="u")
    assert codes(terms=avoiding + other) == []


@pytest.mark.parametrize(
    ("text", "code", "line", "fix"),
    [("t:\n  definition: D\n", "language-missing", 1,
      "add zh-Hant: {term: …} and en: {term: …}"),
     ("t:\n  zh-Hant: {term: 甲}\n  en: A\n  definition: D\n", "shape-invalid", 3,
      "write {term: A}"),
     ("t:\n  zh-hant: {term: 甲}\n  zh-Hant: {term: 甲}\n  en: {term: A}\n  definition: D\n",
      "field-unknown", 2, "write zh-Hant"),
     ("t:\n  zh-Hant: {term: 甲}\n  en: {term: A}\n  definition: D\n  forms: {en: {term: B}}\n",
      "field-unknown", 5,
      "take it away; known here: (language), claim, definition, link, related, subject"),
     ("t:\n  zh-Hant: {term: 甲, pinyin: jia3}\n  en: {term: A}\n  definition: D\n",
      "pinyin-invalid", 2, "write jiǎ"),
     (term("x", rest="  related: [t]\n"), "reference-self", 5, "name another term, or take it out"),
     ],
)
def test_the_form_of_a_term(text: str, code: str, line: int, fix: str) -> None:
    assert [(d.code, d.place.line, d.help) for d in found(terms=text)] == [(code, line, fix)]
