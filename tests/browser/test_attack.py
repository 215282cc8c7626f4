"""Cross-site scripting: nothing that content holds runs, and each of the two walls holds alone."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import jinja2
import pytest
from playwright.sync_api import Browser
from pydantic_core import ValidationError

from briefing import making
from briefing.library import collect
from briefing.publishing import render
from briefing.reading import markdown
from briefing.records import fields
from briefing.records.catalogue import Web
from briefing.records.validator import make
from briefing.site import Options, build_site
from tests.browser.conftest import serving

MINIMAL = Path(__file__).parent.parent / "sites" / "minimal"
POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
WATCH = """
window.ran = [];
for (const name of ["alert", "confirm", "prompt", "print"]) {
  window[name] = (...said) => { try { top.ran.push(String(said)); } catch { ran.push(name); } };
}
"""
PROVOKE = """() => {
  const names = ["click", "mouseover", "mouseenter", "focus", "blur", "error", "load", "toggle",
    "animationstart", "transitionend", "input", "change", "submit", "keydown", "wheel", "copy"];
  for (const e of document.querySelectorAll("main *")) {
    const script = /^(javascript|data|vbscript):/i.test(e.protocol ?? "");
    if (!script && e.matches("a, area, form, button, input, summary")) {
      e.addEventListener("click", event => event.preventDefault());
    }
    for (const name of names) try { e.dispatchEvent(new Event(name, {cancelable: true})); } catch {}
    if (script) try { e.click(); } catch {}
  }
  return new Promise(done => setTimeout(() => done(window.ran), 60));
}"""
CHOSEN = 30
_MARKS = ("onerror", "onload", "svg", "iframe", "javascript:", "href", "style", "object", "embed",
          "data:", "form", "meta", "base", "math", "details")


@pytest.fixture(scope="module")
def payloads(corpora: Path) -> list[str]:
    return list(json.loads((corpora / "xss-payloads.json").read_text(encoding="utf-8")))


def chosen(payloads: list[str]) -> list[str]:
    """Thirty that differ most in how they go about it: some addresses, two of each sort."""
    found = [p for p in payloads if p.lower().startswith("javascript:")]
    for mark in _MARKS:
        found += [p for p in payloads if mark in p.lower() and "alert" in p and p not in found][:2]
    return list(dict.fromkeys([*found, *(p for p in payloads[::29] if "<" in p)]))[:CHOSEN]


def body(payloads: list[str]) -> dict[str, str]:
    return _articles([f"{p}\n\n甲 {p} 乙" for p in payloads])


def link(payloads: list[str]) -> dict[str, str]:
    return _articles([f"[x]({p}) <a href='{p}'>y</a> [z][l{n}]\n\n[l{n}]: {p}"
                      for n, p in enumerate(payloads)])


def _articles(pieces: list[str]) -> dict[str, str]:
    """Twenty to an article, or fewer where the reader would refuse it whole for its depth."""
    return {f"articles/a{n}/en.md": _article() + "\n\n".join(group)
            for n, group in enumerate(_readable(pieces))}


def _readable(pieces: list[str]) -> Iterator[list[str]]:
    if len(pieces) <= 20 and not _refused("\n\n".join(pieces)):
        yield pieces
    elif len(pieces) > 1:
        yield from _readable(pieces[:len(pieces) // 2])
        yield from _readable(pieces[len(pieces) // 2:])


def _refused(text: str) -> bool:
    return any(d.code == "text-too-complex" for d in markdown.read_markdown(text, "x.md")[1])


def title(payloads: list[str]) -> dict[str, str]:
    """Ten to a title where there are many: each article is a page to open."""
    each = 1 if len(payloads) <= CHOSEN else 10
    return {f"articles/t{n}/en.md": _article(f"T{n} {' '.join(payloads[n:n + each])}")
            for n in range(0, len(payloads), each)}


def record(payloads: list[str]) -> dict[str, str]:
    claims = {f"c{n}": {
        "headline": p, "statement": p, "note": p, "label": p, "source": "herald-2024",
        "basis": "reporting", "topic": "funding", "attributed_to": {"en": p}, "date": "2024-05",
        "quote": f"said {p}", "show_quote": "true",
    } for n, p in enumerate(payloads)}
    models = {f"m{n}": {"name": p, "category": "agent", "description": p, "license": p}
              for n, p in enumerate(payloads)}
    terms = {f"t{n}": {"en": {"term": f"t{n} {p}"}, "definition": p}
             for n, p in enumerate(payloads)}
    events = {f"e{n}": {"title": p, "claims": [f"c{n}"]} for n, p in enumerate(payloads)}
    return {f"facts/{name}.yaml": json.dumps(records, ensure_ascii=False) for name, records in
            (("claims/x", claims), ("models", models), ("terms", terms), ("events", events))}


def url(payloads: list[str]) -> dict[str, str]:
    """Only what passes for a web address; the others are faults, which reading/ tests."""
    urls = list(dict.fromkeys(u for p in payloads for u in _around(p) if _is_address(u)))
    assert len(urls) > CHOSEN // 2
    sources = {f"s{n}": {"publisher": "herald", "title": u, "url": u, "archive_url": u}
               for n, u in enumerate(urls[:CHOSEN])}
    models = {"m": {"name": "M", "category": "agent",
                    "links": [{"title": u, "url": u} for u in urls]}}
    return {"facts/sources/x.yaml": json.dumps(sources, ensure_ascii=False),
            "facts/models.yaml": json.dumps(models, ensure_ascii=False)}


def _around(payload: str) -> tuple[str, ...]:
    there = "https://herald.example/"
    return payload, there + payload, there + quote(payload), f"{there}?{payload.replace(' ', '+')}"


def _is_address(text: str) -> bool:
    try:
        make(Web, {"title": "x", "url": text})
    except ValidationError:
        return False
    return True


Sink = Callable[[list[str]], dict[str, str]]


def _article(headline: str = "A title") -> str:
    front = {"title": headline, "summary": headline, "date": "2024-06-01", "authors": [headline],
             "topic": "funding", "key_claims": ["round-2024"]}
    return f"---\n{json.dumps(front, ensure_ascii=False)}\n---\n\nText.[^round-2024]\n\n"


def build(folder: Path, sink: Sink, payloads: list[str]) -> Path:
    """A site with the payloads in that sink."""
    shutil.copytree(MINIMAL, folder, dirs_exist_ok=True)
    facts = folder / "content" / "facts"
    for name in ("claims", "sources"):
        (facts / name).mkdir()
        (facts / f"{name}.yaml").rename(facts / name / "minimal.yaml")
    for path, text in sink(payloads).items():
        (folder / "content" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "content" / path).write_text(text, encoding="utf-8")
    report = build_site(Options(folder, folder / "_site"))
    assert report.ok, [d for d in report.diagnostics if d.severity == "error"][:3]
    return folder / "_site"


@pytest.fixture
def unwarned(monkeypatch: pytest.MonkeyPatch) -> None:
    """Articles are built whatever is found in them: most payloads are refused outright."""
    monkeypatch.setattr(making, "broken_links", lambda *said: ())
    monkeypatch.setattr(collect, "read_markdown",
                        lambda *said, **named: (markdown.read_markdown(*said, **named)[0], []))


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> set[bytes]:
    """Pages of the site without a payload; there is nothing to provoke on them."""
    site = build(tmp_path_factory.mktemp("harmless"), lambda payloads: {}, [])
    return {path.read_bytes() for path in site.rglob("*.html")}


def ran(chromium: Browser, site: Path, harmless: set[bytes]) -> list[str]:
    """What ran on the pages of a site, provoked in every way."""
    context = chromium.new_context()
    context.add_init_script(WATCH)
    found: list[str] = []
    pages = [p for p in sorted(site.rglob("*.html")) if p.read_bytes() not in harmless]
    assert pages
    with serving(site) as base:
        page = context.new_page()
        for path in pages:
            address = base + path.relative_to(site).as_posix().removesuffix("index.html")
            page.goto(address, wait_until="load")
            try:
                found += page.evaluate(PROVOKE)
            except Exception as error:  # a payload led the page away, which must not be by script
                if "navigat" not in str(error) and "destroyed" not in str(error):
                    raise
    context.close()
    return found


SINKS = pytest.mark.parametrize("sink", [body, link, title, record, url],
                                ids=lambda sink: str(sink.__name__))


@SINKS
@pytest.mark.usefixtures("unwarned")
def test_thirty_payloads_run_in_no_sink(
    chromium: Browser, payloads: list[str], harmless: set[bytes], tmp_path: Path, sink: Sink
) -> None:
    assert ran(chromium, build(tmp_path, sink, chosen(payloads)), harmless) == []


@SINKS
@pytest.mark.usefixtures("unwarned")
def test_no_payload_runs(
    chromium: Browser, payloads: list[str], harmless: set[bytes], tmp_path: Path, sink: Sink
) -> None:
    for start in range(0, len(payloads), 200):
        site = build(tmp_path / str(start), sink, payloads[start:start + 200])
        for path in site.glob("models/m?*/index.html"):  # like the catalogue, but one a payload
            path.unlink()
        assert ran(chromium, site, harmless) == []


def unescaping(kind: type[jinja2.Environment]) -> type[jinja2.Environment]:
    def begin(environment: jinja2.Environment, **named: Any) -> None:
        kind.__init__(environment, **{**named, "autoescape": False})

    return type(f"Unescaping{kind.__name__}", (kind,), {"__init__": begin})


@SINKS
@pytest.mark.usefixtures("unwarned")
def test_the_policy_holds_alone_and_without_both_walls_payloads_run(
    chromium: Browser, payloads: list[str], harmless: set[bytes], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, sink: Sink,
) -> None:
    """The first wall: the sanitizer, the templates' escaping, the check of web addresses."""
    monkeypatch.setattr(markdown, "sanitize", lambda text: text)
    monkeypatch.setattr(fields, "urlsplit", lambda raw: urlsplit("https://herald.example/"))
    for name in ("_Quick", "_Careful"):
        monkeypatch.setattr(render, name, unescaping(getattr(render, name)))
    site = build(tmp_path, sink, chosen(payloads))
    assert ran(chromium, site, harmless) == []
    for path in site.rglob("*.html"):
        path.write_bytes(POLICY.sub(b"", path.read_bytes()))
    found = ran(chromium, site, harmless)
    print(f"{sink.__name__}: without both walls {len(found)} ran")
    assert found, "without the walls nothing ran: the test shows nothing"
