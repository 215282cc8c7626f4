"""Naughty strings as the value of every text field: told of or kept, never changed in silence."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from briefing.library.collect import collect
from briefing.library.collection import Collection
from briefing.reading.files import Inputs
from briefing.records.fields import Named, Stated
from briefing.records.kinds import KINDS
from briefing.records.quantities import Quantity
from briefing.records.record import Record
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
        "silence": [{"rule": "claim-uncarried", "at": s, "why": {"en": s}}],
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
    "sources": lambda s: {"authors": [{"en": s}], "title": s, "note": s},
    "terms": lambda s: {
        "en": {"term": s, "aliases": [s, {"term": s, "status": "avoid"}]},
        "definition": s,
    },
    "scales": lambda s: {
        "title": s,
        "levels": [{"id": s, "title": s, "claim": "c"}] * 2,
    },
}


def front_matter(s: str) -> dict[str, Any]:
    return {
        "title": s, "summary": s, "date": "2024-06-01", "authors": [{"en": s}],
        "topic": "funding", "silence": [{"rule": "claim-uncarried", "at": s, "why": s}],
    }


def site_file(s: str) -> dict[str, Any]:
    return {
        "title": s, "description": {"en": s}, "base_url": "https://example.org/",
        "languages": {"en": {"name": s, "default": "true"}},
    }


TMP = "/tmp"
MARKDOWN = {
    "\\\\": "\\",
    ",./;'[]\\-=": ",./;'[]-=",
    ",。・:*:・゜’( ☻ ω ☻ )。・:*:・゜’": ",。・::・゜’( ☻ ω ☻ )。・::・゜’",
    "¯\\_(ツ)_/¯": "¯_(ツ)_/¯",
    "&lt;script&gt;alert(&#39;123&#39;);&lt;/script&gt;": "<script>alert('123');</script>",
    "<!--[if]><script>javascript:alert(1)</script -->": "",
    "<!--[if<img src=x onerror=javascript:alert(1)//]> -->": "",
    f"`touch {TMP}/blns.fail`": f"touch {TMP}/blns.fail",
    "`ls -al /`": "ls -al /",
    "%*.*s": "%.s",
    f"() {{ _; }} >_[$($())] {{ touch {TMP}/blns.shellshock2.fail; }}":
        f"() {{ ; }} >[$($())] {{ touch {TMP}/blns.shellshock2.fail; }}",
}
"""The strings that are Markdown, and their text: escapes, emphasis, code, entities, comments."""


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
            for field in fields(value):
                yield from texts(getattr(value, field.name))
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


def folded(text: str) -> str:
    return " ".join(text.split())


def article(string: str, front: dict[str, Any]) -> bytes:
    head = json.dumps(front, ensure_ascii=False)
    return f"---\n{head}\n---\n\n{string}\n".encode("utf-8", "replace")


def read_front(string: str) -> tuple[Record | None, Collection]:
    collection = collect(Inputs({"content/site.yaml": SITE,
                                 "content/articles/a/en.md": article("x", front_matter(string))}))
    entry = collection.articles[0].entry if collection.articles else None
    return (entry.record if entry else None), collection


def read_site(string: str) -> tuple[Record | None, Collection]:
    text = json.dumps(site_file(string), ensure_ascii=False)
    collection = collect(Inputs({"content/site.yaml": text.encode("utf-8", "replace")}))
    return (collection.site.record if collection.site else None), collection


@pytest.mark.parametrize("read_one", [read_front, read_site])
def test_front_matter_and_site_file_keep_the_string_or_tell_of_it(
    read_one: Callable[[str], tuple[Record | None, Collection]], strings: list[str]
) -> None:
    plain, _ = read_one("naughty")
    assert plain is not None
    wanted = sum(text == "naughty" for text in texts(plain))
    assert wanted >= 3
    kept = 0
    for string in strings:
        record, collection = read_one(string)
        if record is None or collection.diagnostics:
            assert collection.diagnostics and all(d.help for d in collection.diagnostics)
            continue
        assert sum(text == string for text in texts(record)) >= wanted, string
        kept += 1
    print(f"\n{kept} of {len(strings)} kept in all {wanted} fields, the others told of")
    assert kept > 0.9 * len(strings)


def test_a_sites_own_texts_are_shown_as_they_are(strings: list[str], tmp_path: Path) -> None:
    shutil.copytree(SITES / "minimal", tmp_path, dirs_exist_ok=True)
    title = folded(" | ".join(s for s in strings if not read_site(s)[1].diagnostics))
    (tmp_path / "content/site.yaml").write_text(
        json.dumps(site_file(title), ensure_ascii=False), encoding="utf-8")
    assert build_site(Options(tmp_path, tmp_path / "_site")).ok
    page = lxml.html.fromstring((tmp_path / "_site/index.html").read_bytes())
    assert title in folded(page.findtext(".//title"))
    assert title in folded(page.text_content())
    assert folded(page.xpath("string(//meta[@name='description']/@content)")) == title


def test_articles_show_their_text_or_are_told_of(strings: list[str], tmp_path: Path) -> None:
    """Each string is an article's title, summary and text, on a page of its own."""
    shutil.copytree(SITES / "minimal", tmp_path, dirs_exist_ok=True)
    inputs = {f"content/articles/n-{index}/en.md": article(string, front_matter(string))
              for index, string in enumerate(strings)}
    told = collect(Inputs({"content/site.yaml": SITE, **inputs})).diagnostics
    assert all(d.help and d.place.path in inputs for d in told)
    kept = {name: data for name, data in inputs.items() if name not in
            {d.place.path for d in told}}
    for name, data in kept.items():
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_bytes(data)
    report = build_site(Options(tmp_path, tmp_path / "_site"))
    assert report.ok, [d for d in report.diagnostics if d.severity == "error"][:3]
    for name in kept:
        slug = name.split("/")[2]
        string = strings[int(slug[2:])]
        page = lxml.html.fromstring((tmp_path / f"_site/articles/{slug}/index.html").read_bytes())
        (title,), (body,) = page.xpath("//h1"), page.xpath("//div[@class='prose']")
        assert folded(title.text_content()) == folded(string)
        assert folded(body.text_content()) == folded(MARKDOWN.get(string, string))
    print(f"\n{len(kept)} of {len(strings)} shown as they are, {len(inputs) - len(kept)} told of")
    assert len(kept) > len(strings) / 2
