"""Forms of terms: each leads to one concept."""

from __future__ import annotations

import pytest

from tests.library.faults import codes, found


def term(en: str, *, id: str = "t", rest: str = "") -> str:
    return (f"{id}:\n  zh-Hant: {{term: 甲{id}, pinyin: jiǎ {id}}}\n"
            f"  en: {{term: {en}}}\n  definition: D\n{rest}")


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
     ("t:\n  zh-Hant: {term: 甲, pinyin: jiǎ}\n  en: {term: A}\n"
      "  definition: D\n  forms: {en: {term: B}}\n",
      "field-unknown", 5,
      "take it away; known here: (language), claim, definition, link, related, silence,"
      " subject"),
     ("t:\n  zh-Hant: {term: 甲, pinyin: jia3}\n  en: {term: A}\n  definition: D\n",
      "pinyin-invalid", 2, "write jiǎ"),
     ("t:\n  zh-Hant: {term: 巨量化, pinyin: dà mó}\n  en: {term: AA}\n  definition: D\n",
      "pinyin-invalid", 2, "write one syllable for each character, with an apostrophe before a"
      " vowel inside a word, such as Xī’ān"),
     ("t:\n  zh-Hant: {term: 甲, pinyin: jia}\n  en: {term: A}\n  definition: D\n",
      "pinyin-invalid", 2, "write the tones as marks, such as dà móxíng"),
     ("t:\n  zh-Hant: {term: 參甲, pinyin: cān jiǎ}\n  zh-Hans: {term: 參甲}\n"
      "  en: {term: AA}\n  definition: D\n",
      "term-script", 3, "write 参甲, or leave zh-Hans out if usage is the same"),
     ("t:\n  zh-Hant: {term: 甲, pinyin: jiǎ}\n"
      "  zh-Hans: {term: 智能體, pinyin: zhìnéngtǐ}\n"
      "  en: {term: AA}\n  definition: D\n",
      "term-script", 3, "write 智能体, or leave zh-Hans out if usage is the same"),
     ("t:\n  zh-Hant: {term: 甲, pinyin: jiǎ}\n  en:\n    term: AA\n"
      "    aliases: [BB, AA]\n  definition: D\n",
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


def test_a_term_of_the_mainland_in_traditional_characters_is_told_the_mainlands_word() -> None:
    text = ("t:\n  zh-Hant: {term: 軟體, pinyin: ruǎntǐ}\n  zh-Hans: {term: 軟體, pinyin: ruǎntǐ}\n"
            "  en: {term: software}\n  definition: D\n")
    assert [(d.code, d.help) for d in found(terms=text)] == [("term-script", "write 软件")]


def form(zh: str, pinyin: str, hans: str = "", more: str = "") -> str:
    """A term in Chinese, with what stands in its mainland form."""
    beside = f"  zh-Hans: {{term: {hans}}}\n" if hans else ""
    return (f"t:\n  zh-Hant: {{term: {zh}, pinyin: {pinyin}}}\n{beside}  en: {{term: xyz}}\n"
            f"  definition: D\n{more}")


def told(text: str) -> list[tuple[str, str, int, int, int]]:
    return [(d.code, d.message, d.place.line, d.place.column, d.place.length)
            for d in found(terms=text)]


@pytest.mark.parametrize(("zh", "pinyin", "code", "said", "column", "length"), [
    ("模範", "mòfàn", "pinyin-unread", "模 is not read mò", 31, 2),
    ("大模範", "dà mófán", "pinyin-unread", "範 is not read fán", 36, 3),
    ("釘釘", "dīngdǐngg", "pinyin-invalid", "g of dīngdǐngg is no syllable of Mandarin", 39, 1),
    ("模範", "móxqàn", "pinyin-invalid", "xqàn of móxqàn is no syllable of Mandarin", 33, 4),
    ("方案", "fāngàn", "pinyin-invalid", "àn is not told from what is before it", 35, 2),
    ("西安", "xīān", "pinyin-invalid", "ān is not told from what is before it", 33, 2),
    ("模範", "mó", "pinyin-invalid", "mó has 1 syllable, 模範 has 2 characters", 31, 2),
])
def test_pinyin_that_does_not_fit(
    zh: str, pinyin: str, code: str, said: str, column: int, length: int
) -> None:
    column += len(zh) - 2
    assert told(form(zh, pinyin)) == [(code, said, 2, column, length)]


def test_a_reading_may_be_silenced_where_it_stands() -> None:
    silence = "  silence: [{rule: pinyin-unread, at: mò, why: a name}]\n"
    assert told(form("模範", "mòfàn", more=silence)) == []
    assert [code for code, *_ in told(form("模範", "mùfàn", more=silence))] == ["pinyin-unread"]


@pytest.mark.parametrize(("zh", "pinyin", "hans", "said"), [
    ("硬體甲", "yìngtǐ jiǎ", "硬体甲, pinyin: yìngtǐ jiǎ",
     [("usage-taiwan", "硬体甲 is how Taiwan says it", 3)]),
    ("甲軟體", "jiǎ ruǎntǐ", "甲软件, pinyin: jiǎ ruǎnjiàn", []),
    ("軟體動物", "ruǎntǐ dòngwù", "软体动物, pinyin: ruǎntǐ dòngwù",
     [("term-redundant", "软体动物 is what 軟體動物 becomes by itself", 3)]),
    ("聯覺", "liánjué", "联觉", [("term-redundant", "联觉 is what 聯覺 becomes by itself", 3)]),
    ("聯覺", "liánjué", "联觉, aliases: [通感]", []),
    ("企業", "qìyè", "企业, pinyin: qǐyè", []),
    ("簡報", "jiǎnbào", "演示文稿", [("pinyin-missing", "演示文稿 has no pinyin", 3)]),
    ("甲影片", "jiǎ yǐngpiàn", "",
     [("pinyin-missing", "甲影片 becomes 甲视频, which has no pinyin", 2)]),
    ("甲影片", "jiǎ yǐngpiàn", "甲影片", []),
])
def test_forms_of_taiwan_and_of_the_mainland(
    zh: str, pinyin: str, hans: str, said: list[tuple[str, str, int]]
) -> None:
    faults = found(terms=form(zh, pinyin, hans))
    assert [(d.code, d.message, d.place.line) for d in faults] == said
    assert all(d.help and d.severity == "warning" for d in faults)


def test_a_term_without_pinyin_is_under_no_letter_of_the_index() -> None:
    text = "t:\n  zh-Hant: {term: 甲乙}\n  en: {term: xyz}\n  definition: D\n"
    assert [(d.code, d.place.line, d.label) for d in found(terms=text)] == [
        ("pinyin-missing", 2, "the index by pinyin has it under no letter")]
    assert codes(terms=text.replace("甲乙", "Transformer")) == []


@pytest.mark.parametrize(("zh", "pinyin"), [
    ("AI 模型", "AI móxíng"), ("中模型", "zhōng móxíng"), ("西安", "Xī’ān"), ("花兒", "huār"),
    ("兒童", "értóng"), ("token 數", "token shù"), ("GPT-4 模型", "GPT-4 móxíng"), ("綠色", "lǜsè"),
    ("女兒", "nǚ’ér"), ("星際之門", "Xīngjì zhī Mén"), ("電話", "diànhuà"),
])
def test_pinyin_has_a_syllable_for_each_character(zh: str, pinyin: str) -> None:
    text = (f"t:\n  zh-Hant: {{term: {zh}, pinyin: {pinyin}}}\n  en: {{term: xyz}}\n"
            "  definition: D\n")
    assert codes(terms=text) == []
