"""The editions of one article against each other."""

from __future__ import annotations

from dataclasses import replace

from briefing.records.article import TranslatedFrom
from tests.library.gate.sites import first_briefing, proven, small, with_text

ZH = "## 一\n\n2024 年 9 月，[[acme]]募得逾 10 億元人民幣。[^round]\n\n## 二\n\n完。"
EN = "## One\n\nIn September 2024 [[acme]] raised more than RMB 1 billion.[^round]\n\n" \
     "## Two\n\nEnd."


def test_the_same_claims_in_the_same_sections_agree() -> None:
    assert proven(small(zh=ZH, en=EN)) == []


def test_a_claim_that_only_one_language_carries_is_told_in_its_section() -> None:
    faults = proven(small(zh=ZH, en=EN.replace("[^round]", "").replace("RMB 1 billion", "some")))
    assert [(fault.code, fault.place.path, fault.place.line) for fault in faults] == [
        ("claims-differ", "content/articles/x/en.md", 9)]


def test_a_claim_in_another_section_is_told_twice() -> None:
    other = "## One\n\nAt first.\n\n## Two\n\nIn September 2024 [[acme]] raised more than" \
            " RMB 1 billion.[^round]"
    assert [(d.code, d.place.line) for d in proven(small(zh=ZH, en=other))] == [
        ("claims-differ", 9), ("claims-differ", 15)]


def test_a_translation_of_a_changed_original_is_stale() -> None:
    site = first_briefing()
    site.articles = [with_text(d, d.text.replace("往前推", "再往前")) if d.language == "zh-Hant"
                     else d for d in site.articles]
    assert [(d.code, d.severity) for d in proven(site)] == [("translation-stale", "warning")]


def test_two_editions_are_not_each_the_other_s_translation() -> None:
    site = small(zh=ZH, en=EN, front="translated_from: {language: en, hash: 0123456789ab}\n")
    english, chinese = sorted(site.articles, key=lambda draft: draft.language)
    assert english.entry
    origin = TranslatedFrom(language="zh-Hant", hash="0" * 12)
    entry = replace(english.entry, record=replace(english.entry.record, translated_from=origin))
    site.articles = [replace(english, entry=entry), chinese]
    assert [fault.place.path for fault in proven(site) if fault.code == "translation-origin"] == [
        english.path, chinese.path]
