"""Pinyin beside the characters that it stands for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from briefing.library.character_readings import misfit
from briefing.library.regions import of_mainland

PROJECT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize(("written", "pinyin"), [
    ("企業", "qìyè"), ("企业", "qǐyè"), ("垃圾", "lèsè"), ("垃圾", "lājī"),  # Taiwan, mainland
    ("研究", "yánjiù"), ("研究", "yánjiū"), ("攜程", "Xīchéng"), ("攜程", "Xiéchéng"),
    ("重慶", "Chóngqìng"), ("重量", "zhòngliàng"), ("銀行", "yínháng"), ("行為", "xíngwéi"),
    ("一個", "yí gè"), ("一般", "yìbān"), ("第一", "dì-yī"), ("不對", "búduì"),
    ("我們", "wǒmen"), ("東西", "dōngxi"), ("這兒", "zhèr"), ("花兒", "huā’ér"), ("耳朵", "ěrduo"),
    ("天安門", "Tiān’ānmén"), ("二〇二五", "èr líng èr wǔ"), ("綠色", "lǜsè"), ("女兒", "nǚ’ér"),
    ("Transformer 模型", "Transformer móxíng"), ("token 數", "token shù"), ("𠮷", "jí"),
    ("百度·文心", "Bǎidù Wénxīn"), ("產、學", "chǎn, xué"),
])
def test_pinyin_that_fits(written: str, pinyin: str) -> None:
    assert misfit(written, pinyin) is None


@pytest.mark.parametrize(("written", "pinyin", "where", "certain"), [
    ("模型", "mòxíng", "mò", False), ("模型", "móxìng", "xìng", False),
    ("一個", "yǐ gè", "yǐ", False), ("花", "huār", "huār", True),
    ("流", "líu", "líu", False), ("模型", "mo2xing", "2xing", True), ("方案", "fāngàn", "àn", True),
    ("西安", "Xiān", "ān", True), ("模型", "mó", "mó", True), ("模型", "mó xíng móxíng",
                                                      "mó xíng móxíng", True),
    ("AI 模型", "AI mòxíng", "mò", False), ("甲", "x" * 5_000, "x" * 5_000, True),
])
def test_pinyin_that_does_not(written: str, pinyin: str, where: str, certain: bool) -> None:
    found = misfit(written, pinyin)
    assert found and found.certain is certain and found.help
    assert pinyin[found.start : found.end] == where
    assert len(found.message) < 200


TONES = ("āáǎà", "ēéěè", "īíǐì", "ōóǒò", "ūúǔù", "ǖǘǚǜ")


def wrong_tones(pinyin: str) -> Iterator[str]:
    """The pinyin with one tone in place of another, in every way."""
    for at, letter in enumerate(pinyin):
        for tones in TONES:
            if letter.lower() in tones:
                yield from (pinyin[:at] + other + pinyin[at + 1 :] for other in tones
                            if other != letter.lower())


def test_wrong_tones_of_the_sites_own_terms_are_noticed() -> None:
    terms = yaml.safe_load((PROJECT / "content/facts/terms.yaml").read_text("utf-8"))
    forms = [form for term in terms.values() for form in term.values()
             if isinstance(form, dict) and "pinyin" in form]
    wrong = [(form["term"], typed) for form in forms for typed in wrong_tones(form["pinyin"])]
    missed = [f"{term} {typed}" for term, typed in wrong if misfit(term, typed) is None]
    print(f"{len(wrong) - len(missed)} of {len(wrong)} wrong tones noticed; not", ", ".join(missed))
    assert len(wrong) > 300
    assert len(missed) <= 0.05 * len(wrong)


@pytest.mark.parametrize(("taiwan", "mainland"), [
    ("软体工程", "软件工程"), ("软体动物", "软体动物"), ("智慧体", "智能体"),
    ("智慧体育", "智慧体育"),
    ("智慧城市", "智慧城市"), ("记忆体", "内存"), ("模型", "模型"),
])
def test_words_that_only_taiwan_says(taiwan: str, mainland: str) -> None:
    assert of_mainland(taiwan) == mainland
