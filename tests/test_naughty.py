"""Naughty strings as the value of every text field: told of or kept, never changed in silence."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from briefing.library.collect import Collection, collect
from briefing.reading.files import Inputs
from briefing.records.fields import Named, Record, Stated
from briefing.records.kinds import KINDS
from briefing.records.quantities import Quantity
from briefing.records.text import Localized
from briefing.site import Options, build_site

SITES = Path(__file__).parent / "sites"

SITE = (
    b"title: T\nbase_url: https://example.org/\nlanguages:\n  en: {name: English, default: true}\n"
)

EVERY_TEXT: dict[str, Callable[[str], dict[str, Any]]] = {
    "claims": lambda s: {
        "headline": {"en": s},
        "statement": s,
        "source": "s",
        "basis": "reporting",
        "topic": "funding",
        "attributed_to": {"en": s},
        "date": "2024",
        "date_text": s,
        "unnamed": s,
        "label": s,
        "note": s,
        "quote": [s],
        "why": s,
        "values": {"a": {"value": "1", "unit": "ratio", "of": s}},
        "history": [{"date": "2024", "was": s, "why": {"en": s}}],
        "silence": [{"rule": s, "at": s, "why": s}],
    },
    "events": lambda s: {"title": s, "claims": ["c"], "date_text": {"en": s}, "note": s},
    "models": lambda s: {
        "name": s,
        "aliases": [s, {"en": s}],
        "category": "agent",
        "description": s,
        "license": s,
        "architecture": [s],
        "modalities": {"input": [s], "output": [s]},
        "relations": [{"kind": "based_on", "target": {"en": s}}],
        "links": [{"title": s, "url": "https://example.org/"}],
        "benchmarks": [{"name": s, "score": "1", "metric": s}],
    },
    "organizations": lambda s: {
        "name": s,
        "short_name": s,
        "legal_name": {"en": s},
        "aliases": [s],
        "kind": "lab",
        "city": {"value": {"en": s}, "claim": "c"},
        "description": s,
    },
    "people": lambda s: {"name": s, "aliases": [s], "role": {"en": s}},
    "sources": lambda s: {"authors": [{"en": s}], "title": s, "language": s, "note": s},
    "terms": lambda s: {
        "en": {"term": s, "aliases": [s, {"term": s, "status": "avoid"}], "pinyin": s},
        "definition": s,
    },
    "scales": lambda s: {
        "title": s,
        "levels": [{"id": s, "title": s, "claim": "c"}] * 2,
    },
}


@pytest.fixture(scope="module")
def strings(corpora: Path) -> list[str]:
    found: list[str] = json.loads((corpora / "naughty-strings.json").read_text("utf-8"))
    return found


def read(folder: str, record: dict[str, Any]) -> tuple[Record | None, Collection]:
    text = json.dumps({"r": record}, ensure_ascii=False)
    collection = collect(
        Inputs(
            {
                "content/site.yaml": SITE,
                f"content/facts/{folder}.yaml": text.encode("utf-8", "replace"),
            }
        )
    )
    kind = next(kind for kind in KINDS if kind.folder == folder)
    entry = collection.entries[kind.name].get("r")
    return (entry.record if entry else None), collection


def texts(value: Any) -> Iterator[str]:
    """Every text that a record holds."""
    match value:
        case Localized():
            yield from value.texts()
        case Stated(value=inner) | Named(text=inner) | Quantity(of=inner):
            yield from texts(inner)
        case Record():
            for name in type(value).model_fields:
                yield from texts(getattr(value, name))
        case tuple():
            for item in value:
                yield from texts(item)
        case dict():
            for item in value.values():
                yield from texts(item)
        case str():
            yield value


@pytest.mark.parametrize("folder", EVERY_TEXT)
def test_every_text_field_keeps_the_string_or_tells_of_it(folder: str, strings: list[str]) -> None:
    plain, _ = read(folder, EVERY_TEXT[folder]("naughty"))
    assert plain is not None
    wanted = sum(text == "naughty" for text in texts(plain))
    kept = told = 0
    for string in strings:
        record, collection = read(folder, EVERY_TEXT[folder](string))
        if record is None or collection.diagnostics:
            assert all(
                d.help and d.place.path == f"content/facts/{folder}.yaml"
                for d in collection.diagnostics
            )
            assert collection.diagnostics
            told += 1
            continue
        same = sum(text == string for text in texts(record))
        assert same >= wanted, string
        kept += 1
    print(f"\n{folder}: {kept} kept in all {wanted} fields, {told} told of")
    assert kept > 0.9 * len(strings)


def test_a_whole_site_of_them_shows_them_as_they_are(strings: list[str], tmp_path: Path) -> None:
    """Each kept string is a claim's texts, a person's name and a term; all pages build."""
    shutil.copytree(SITES / "minimal", tmp_path, dirs_exist_ok=True)
    facts = tmp_path / "content" / "facts"
    claims = {}
    for index, string in enumerate(strings):
        record, collection = read("claims", EVERY_TEXT["claims"](string))
        if record is None or collection.diagnostics:
            continue
        claims[f"n{index}"] = {
            "headline": string,
            "statement": string,
            "source": "herald-2024",
            "basis": "reporting",
            "topic": "funding",
            "note": string,
            "label": string,
            "attributed_to": {"en": string},
        }
    (facts / "claims").mkdir()
    (facts / "claims" / "naughty.yaml").write_text(
        json.dumps(claims, ensure_ascii=False), encoding="utf-8"
    )
    (facts / "terms.yaml").write_text(
        json.dumps(
            {
                f"t-{id}": {
                    "en": {"term": f"term {id} {claim['headline']}"},
                    "definition": claim["statement"],
                }
                for id, claim in claims.items()
            },
            ensure_ascii=False,
        ),
        encoding="utf-8",
    )
    (facts / "people.yaml").write_text(
        json.dumps(
            {
                f"p-{id}": {"name": claim["headline"], "role": claim["headline"]}
                for id, claim in claims.items()
            },
            ensure_ascii=False,
        ),
        encoding="utf-8",
    )
    report = build_site(Options(tmp_path, tmp_path / "_site"))
    assert report.ok, [d for d in report.diagnostics if d.severity == "error"][:3]
    page = (tmp_path / "_site/evidence/herald-2024/index.html").read_text("utf-8")
    shown = " ".join(lxml.html.fromstring(page).text_content().split())
    missing = [
        c["headline"] for c in claims.values() if " ".join(str(c["headline"]).split()) not in shown
    ]
    assert missing == []


def test_article_texts_build_or_are_told_of(strings: list[str], tmp_path: Path) -> None:
    shutil.copytree(SITES / "minimal", tmp_path, dirs_exist_ok=True)
    article = tmp_path / "content" / "articles" / "first" / "en.md"
    head = article.read_text("utf-8")
    for start in range(0, len(strings), 40):
        body = "\n\n".join(strings[start : start + 40])
        article.write_bytes((head + "\n\n" + body).encode("utf-8", "replace"))
        report = build_site(Options(tmp_path, tmp_path / "_site", publish=False))
        assert report.ok or all(d.help and d.place.line > 1 for d in report.diagnostics)
