"""Sites in memory for the gate: the first briefing with a text changed, or a few lines of one."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from briefing.errors import Diagnostic
from briefing.library.collect import collect
from briefing.library.collection import Collection, Draft
from briefing.library.gate import prove
from briefing.library.gate.reading import Reading
from briefing.pages.strings import Strings
from briefing.pages.unit_words import unit_patterns
from briefing.publishing.folders import template_folders
from briefing.publishing.words import load_words
from briefing.reading.files import Inputs, discover
from briefing.reading.markdown import read_markdown
from briefing.records.kinds import KINDS

PROJECT = Path(__file__).parent.parent.parent.parent
LANGUAGES = ("zh-Hant", "en")

SITE = """\
title: {zh-Hant: 簡報, en: Briefing}
base_url: https://example.org/
languages: {zh-Hant: {name: 繁體中文, default: true}, en: {name: English}}
"""
CLAIM = """\
round:
  headline: H
  statement:
    zh-Hant: 2024 年 9 月，埃克米募得逾 10 億元人民幣。
    en: In September 2024 Acme raised more than RMB 1 billion.
  source: paper
  basis: reporting
  topic: funding
  date: 2024-09
  values: {amount: {value: 1_000_000_000, unit: CNY, bound: more_than}}
  participants: [{id: acme, role: recipient}]
"""
FACTS = {
    "sources": "paper: {publisher: acme}",
    "organizations": "acme: {name: {zh-Hant: 埃克米, en: Acme}, kind: company}",
}


@cache
def words(language: str) -> Strings:
    """The words that the templates bring."""
    return load_words(language, template_folders(PROJECT))


def proven(collection: Collection) -> list[Diagnostic]:
    """What the gate finds, by place."""
    units = {tag: unit_patterns(collection, words(tag)) for tag in collection.languages}
    return sorted((one.fault for one in prove(Reading(collection, units))), key=lambda d: d.order)


def first_briefing() -> Collection:
    """The first briefing as read."""
    return collect(discover(PROJECT, tuple(kind.folder for kind in KINDS)))


def with_text(draft: Draft, text: str) -> Draft:
    """The article with another body."""
    body, faults = read_markdown(text, draft.path, first_line=draft.first_line)
    assert not faults
    return replace(draft, text=text, body=body)


def small(*, claims: str = CLAIM, events: str = "{}", front: str = "", title: str = "T",
          summary: str = "S", **bodies: str) -> Collection:
    """A site of one article, its bodies by language (`zh`, `en`)."""
    files = {"content/site.yaml": SITE, "content/facts/claims.yaml": claims,
             "content/facts/events.yaml": events}
    files |= {f"content/facts/{kind}.yaml": text for kind, text in FACTS.items()}
    for language, body in bodies.items():
        tag = {"zh": "zh-Hant"}.get(language, language)
        files[f"content/articles/x/{tag}.md"] = (
            f"---\ntitle: {title}\nsummary: {summary}\ndate: 2025-01-02\nauthors: [A]\n"
            f"topic: funding\n{front}---\n\n{body}\n")
    collection = collect(Inputs({name: text.encode() for name, text in files.items()}))
    assert not collection.diagnostics, collection.diagnostics
    return collection


def codes(collection: Collection) -> list[str]:
    """The codes of what the gate finds."""
    return [fault.code for fault in proven(collection)]
