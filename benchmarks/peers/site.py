"""The content that all programs build: a briefing in English, of so many articles.

Records come from the tests' generator of sites; the articles are written here, about 6 kB each,
with headings, lists, tables, links, claims and the glossary's terms. Their text is kept neutral
between programs: `[[id|words]]` is a link to a record, `[^id]` the mark of a claim, `<<id|words>>`
a term, which only our program links by itself.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from tests.sites.generate import WORDS, Size, write_site

BYTES = 5000
"""Of prose in an article, beside its claims, its list and its table."""
TERMS = 8
"""Different ones in an article."""
_BANK = json.loads((Path(__file__).parent / "sentences.json").read_text("utf-8"))
TERM = re.compile(r"<<([^|>]+)\|([^>]+)>>")
_NEWEST = date(2025, 12, 28)

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Article:
    """One article as its author thinks of it."""

    slug: str
    title: str
    summary: str
    date: str
    topic: str
    claims: tuple[str, ...]
    body: str

    def plain(self) -> str:
        """The body with terms as words."""
        return TERM.sub(r"\2", self.body)


@dataclass(frozen=True, slots=True)
class Content:
    """Articles from the newest on, and the records by kind and id."""

    articles: tuple[Article, ...]
    facts: dict[str, dict[str, Record]]


def size_of(articles: int) -> Size:
    """How much of everything belongs to so many articles."""
    return Size(articles=0, claims=3 * articles, terms=60, models=max(20, articles // 5),
                events=max(12, articles // 5), sources=max(4, articles // 10), years=12)


def write_ours(folder: Path, articles: int) -> Content:
    """Write the site for our own program; returns what the others need to build it too."""
    write_site(folder, size_of(articles))
    facts = {path.stem: yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
             for path in sorted((folder / "content/facts").glob("*.yaml"))}
    for model in facts["models"].values():  # no claim bears them out, and warnings are no aim here
        model.pop("open_weights", None)
        model.pop("parameters", None)
    (folder / "content/facts/models.yaml").write_text(header(facts["models"]), "utf-8")
    (folder / "content/site.yaml").write_text(
        "title: A Large Briefing\nbase_url: https://example.org/\n"
        "languages: {en: {name: English, default: true}}\n", "utf-8")
    content = Content(tuple(_articles(articles, facts)), facts)
    for article in content.articles:
        path = article_path(folder, article.slug)
        path.parent.mkdir(parents=True, exist_ok=True)
        front = {"title": article.title, "summary": article.summary, "date": article.date,
                 "authors": ["The editors"], "topic": article.topic,
                 "key_claims": list(article.claims),
                 "sources": sorted({facts["claims"][id]["source"] for id in article.claims})}
        path.write_text(f"---\n{header(front)}---\n\n{article.plain()}", "utf-8")
    return content


def article_path(folder: Path, slug: str) -> Path:
    """Where our program has an article's text."""
    return folder / f"content/articles/{slug}/en.md"


def header(front: Record) -> str:
    """Front matter in YAML, a line a key."""
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n"
                   for key, value in front.items())


def english(text: Any) -> str:
    """The English of a localized text, or the text that all languages share."""
    return str(text["en"] if isinstance(text, dict) else text)


def name_of(record: Record) -> str:
    """What a record of any kind is called."""
    if "definition" in record:
        return str(record["en"]["term"])
    return english(record.get("name") or record.get("title") or record.get("headline"))


def _articles(count: int, facts: dict[str, dict[str, Record]]) -> Iterator[Article]:
    claims = list(facts["claims"])
    for n in range(count):
        rng = random.Random(n)
        own = tuple(claims[3 * n:3 * n + 3])
        title = f"{WORDS['titles'][n % len(WORDS['titles'])][1]} ({n + 1})"
        yield Article(f"issue-{n}", title, WORDS["summaries"][n % 3][1],
                      (_NEWEST - timedelta(days=n)).isoformat(),
                      facts["claims"][own[0]]["topic"], own, _body(n, count, rng, own, facts))


def _body(n: int, count: int, rng: random.Random, own: tuple[str, ...],
          facts: dict[str, dict[str, Record]]) -> str:
    glossary = [f"<<{id}|{record['en']['term']}>>" for id, record in facts["terms"].items()]
    terms = rng.sample(glossary, TERMS)
    parts: list[str] = []
    written = 0
    for section, heading in enumerate(rng.sample(_BANK["headings"], 4)):
        parts.append(f"## {heading}")
        if section < len(own):
            parts.append(f"{english(facts['claims'][own[section]]['statement'])}[^{own[section]}]")
        while written < BYTES * (section + 1) / 4:
            paragraph = " ".join(_sentence(rng, terms) for _ in range(rng.randint(2, 4)))
            written += len(TERM.sub(r"\2", paragraph))
            parts.append(paragraph)
        if section == 1:
            parts.append("\n".join(f"- {_sentence(rng, terms)}" for _ in range(3)))
        if section == 2:
            parts.append(_table(rng, terms))
    near = f"../issue-{(n + 1) % count}/"
    parts.append(f"We come back to this in [another issue]({near}), and the reasons are set out"
                 f" [elsewhere](https://example.org/reading/{n}).")
    return "\n\n".join(parts) + "\n"


def _sentence(rng: random.Random, terms: list[str]) -> str:
    a, b = rng.sample(terms, 2)
    who = rng.choice(_BANK["who"])
    return str(rng.choice(_BANK["patterns"])).format(
        a=a, b=b, who=who, Who=who[0].upper() + who[1:], thing=rng.choice(_BANK["thing"]))


def _table(rng: random.Random, terms: list[str]) -> str:
    rows = "".join(f"\n| {term} | {rng.choice(_BANK['thing'])} | {rng.choice(_BANK['who'])} |"
                   for term in rng.sample(terms, 4))
    return f"| technique | where | who |\n| --- | --- | --- |{rows}"
