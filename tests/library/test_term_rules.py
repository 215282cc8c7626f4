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
     ("t:\n  zh-Hant: {term: 巨量化, pinyin: dà mó}\n  en: {term: AA}\n  definition: D\n",
      "pinyin-invalid", 2, "write one syllable for each character, with an apostrophe before a"
      " vowel inside a word, such as Xī’ān"),
     ("t:\n  zh-Hant: {term: 甲, pinyin: jia}\n  en: {term: A}\n  definition: D\n",
      "pinyin-invalid", 2, "write the tones as marks, such as dà móxíng"),
     ("t:\n  zh-Hant: {term: 參甲}\n  zh-Hans: {term: 參甲}\n  en: {term: AA}\n  definition: D\n",
      "term-script", 3, "write 参甲, or leave zh-Hans out if usage is the same"),
     ("t:\n  zh-Hant: {term: 甲}\n  zh-Hans: {term: 智能體}\n  en: {term: AA}\n  definition: D\n",
      "term-script", 3, "write 智能体, or leave zh-Hans out if usage is the same"),
     ("t:\n  zh-Hant: {term: 甲}\n  en:\n    term: AA\n    aliases: [BB, AA]\n  definition: D\n",
      "term-repeated", 5, "take one of the two out"),
     (term("x", rest="  related: [large-model, large-model]\n"), "list-repeated", 5,
      "keep one of the two"),
     (term("x", rest="  related: [large-modle]\n"), "reference-unknown", 5,
      "write large-model (content/facts/terms.yaml:1), or write the record"),
     (term("x", rest="  related: [t]\n"), "reference-self", 5, "name another term, or take it out"),
     ],
)
def test_the_form_of_a_term(text: str, code: str, line: int, fix: str) -> None:
    assert [(d.code, d.place.line, d.help) for d in found(terms=text)] == [(code, line, fix)]


@pytest.mark.parametrize(("zh", "pinyin"), [
    ("AI 代理", "AI dàilǐ"), ("中模型", "zhōng móxíng"), ("西安", "Xī’ān"), ("花兒", "huār"),
    ("兒童", "értóng"), ("token 數", "token shù"), ("GPT-4 模型", "GPT-4 móxíng"), ("綠色", "lǜsè"),
    ("女兒", "nǚ’ér"), ("星際之門", "Xīngjì zhī Mén"), ("電話", "diànhuà"),
])
def test_pinyin_has_a_syllable_for_each_character(zh: str, pinyin: str) -> None:
    text = (f"t:\n  zh-Hant: {{term: {zh}, pinyin: {pinyin}}}\n  en: {{term: xyz}}\n"
            "  definition: D\n")
    assert codes(terms=text) == []
