"""Writes the same content as files of Hugo, Eleventy and Pelican.

Each gets what its users would write: articles in Markdown with footnotes and links spelled out,
records as data files, a page of Markdown for each record. Backward links, which our program works
out, are given to the others as data, titles of articles excepted. Their pages wear our frame.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers.site import TERM, Article, Content, Record, english, header, name_of

HERE = Path(__file__).parent
_RECORD = re.compile(r"\[\[([^\]]+)\]\]")
_FOLDERS = {"organizations": "organizations/", "models": "models/", "sources": "evidence/",
            "people": "people/#", "terms": "glossary/#"}


@dataclass(frozen=True, slots=True)
class Page:
    """A page beside the articles: address without slashes around, title, summary, template."""

    path: str
    title: str
    summary: str
    template: str = "page"
    section: bool = False


def write_peer(peer: str, folder: Path, content: Content, built: Path) -> None:
    """Write everything that a peer needs under `folder`; `built` is our output of that content."""
    pages = list(_pages(content))
    data = {"claims": _claims(content), "records": _records(content),
            "terms": _terms(content)}
    for name, value in data.items():
        _write(folder / f"data/{name}.json", json.dumps(value, ensure_ascii=False, indent=1))
    {"hugo": _hugo, "eleventy": _eleventy, "pelican": _pelican}[peer](folder, pages, content)
    templates, static = {"hugo": ("layouts/partials", "static"),
                         "eleventy": ("includes", "static"),
                         "pelican": ("theme/templates", "theme/static")}[peer]
    for name, text in _frame(built, content.articles[0].slug).items():
        _write(folder / templates / name, text)
    for name in ("css", "js"):
        shutil.copytree(built / name, folder / static / name)
    shutil.copy(built / "favicon.svg", folder / static)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _hugo(folder: Path, pages: list[Page], content: Content) -> None:
    shutil.copytree(HERE / "hugo", folder, dirs_exist_ok=True)
    _write(folder / "content/articles/_index.md",
           _fronted({"title": "Briefings", "summary": "All briefings, newest first."}))
    for page in pages:
        layout = {} if page.template == "page" else {"layout": page.template}
        path = f"{page.path}/_index.md" if page.section else f"{page.path}.md"
        _write(folder / "content" / path,
               _fronted({"title": page.title, "summary": page.summary, **layout}))
    for article in content.articles:
        _write(folder / f"content/articles/{article.slug}.md", _fronted(_front(article))
               + spelled_out(article, content))


def _eleventy(folder: Path, pages: list[Page], content: Content) -> None:
    shutil.copytree(HERE / "eleventy", folder, dirs_exist_ok=True)
    shutil.copy(HERE / "jinja/macros.html", folder / "includes")
    for page in pages:
        _write(folder / f"content/{page.path}.md", _fronted(
            {"title": page.title, "summary": page.summary, "layout": f"{page.template}.njk"}))
    for article in content.articles:
        _write(folder / f"content/articles/{article.slug}.md", _fronted(_front(article))
               + spelled_out(article, content))


def _pelican(folder: Path, pages: list[Page], content: Content) -> None:
    shutil.copytree(HERE / "pelican/templates", folder / "theme/templates")
    shutil.copy(HERE / "jinja/macros.html", folder / "theme/templates")
    shutil.copy(HERE / "pelican/settings.txt", folder / "pelicanconf.py")
    for page in pages:
        _write(folder / f"content/pages/{page.path}.md", _meta(
            {"title": page.title, "summary": page.summary, "slug": page.path,
             "template": page.template}))
    for article in content.articles:
        _write(folder / f"content/articles/{article.slug}.md",
               _meta({**_front(article), "slug": article.slug}) + spelled_out(article, content))


def _front(article: Article) -> Record:
    return {"title": article.title, "summary": article.summary, "date": article.date}


def _fronted(front: Record) -> str:
    return f"---\n{header(front)}---\n\n"


def _meta(front: Record) -> str:
    return "".join(f"{key.title()}: {value}\n" for key, value in front.items()) + "\n"


def spelled_out(article: Article, content: Content) -> str:
    """An article's body in plain Markdown: terms and records as links, claims as footnotes."""
    sections = []
    for section in article.body.split("\n## "):
        seen: set[str] = set()

        def term(match: re.Match[str], seen: set[str] = seen) -> str:
            id, words = match.groups()
            if id in seen:
                return words
            seen.add(id)
            return f"[{words}](/glossary/#{id})"

        sections.append(TERM.sub(term, section))
    body = _RECORD.sub(lambda found: _link(found[1], content), "\n## ".join(sections))
    claims = content.facts["claims"]
    notes = "\n".join(_note(id, claims[id], content) for id in article.claims)
    return f"{body}\n{notes}\n"


def _link(target: str, content: Content) -> str:
    id, _, words = target.partition("|")
    found = _reference(id, content)
    return f"[{words or found['name']}](/{found['path']})"


def _note(id: str, claim: Record, content: Content) -> str:
    source = _reference(claim["source"], content)
    return (f"[^{id}]: [{english(claim['headline'])}](/{source['path']}#{id})"
            f" {claim.get('date', '')} · {source['name']} · {claim['basis']}\n")


def _reference(id: str, content: Content, note: str = "") -> dict[str, str]:
    """Name and address of a record, with a word beside it."""
    for kind, folder in _FOLDERS.items():
        if id in content.facts[kind]:
            path = folder + id + ("" if folder.endswith("#") else "/")
            return {"name": name_of(content.facts[kind][id]), "path": path, "note": note,
                    "kind": kind}
    raise KeyError(id)


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


def _claims(content: Content) -> dict[str, Record]:
    used = _grouped((id, article.slug) for article in content.articles for id in article.claims)
    return {id: _claim(id, claim, used.get(id, []), content)
            for id, claim in content.facts["claims"].items()}


def _claim(id: str, claim: Record, articles: list[str], content: Content) -> Record:
    date = str(claim.get("date", ""))
    source = content.facts["sources"][claim["source"]]
    return {
        "id": id, "headline": english(claim["headline"]), "statement": english(claim["statement"]),
        "topic": claim["topic"], "basis": claim["basis"], "articles": articles,
        "date": date.rstrip("~"), "year": date[:4] or "–", "when": date or "not stated",
        "x": 8 * int(date[5:7] or 6) - 7 if date else 0,
        "source": _reference(claim["source"], content, str(source["published"])),
        "publisher": _reference(source["publisher"], content),
        "parties": [_reference(party["id"], content, party["role"])
                    for party in claim["participants"]],
    }


def _terms(content: Content) -> list[Record]:
    used = _grouped((id, article.slug) for article in content.articles
                    for id in sorted({found[1] for found in TERM.finditer(article.body)}))
    return [{"id": id, "term": term["en"]["term"], "chinese": term["zh-Hant"]["term"],
             "pinyin": term["zh-Hant"]["pinyin"], "subject": term["subject"][0],
             "definition": term["definition"]["en"],
             "chinese_definition": term["definition"]["zh-Hant"], "articles": used.get(id, [])}
            for id, term in sorted(content.facts["terms"].items())]


def _records(content: Content) -> dict[str, Record]:
    """What stands on each page: claims by id, and links."""
    facts = content.facts
    own = _grouped((party["id"], id) for id, claim in facts["claims"].items()
                   for party in claim["participants"])
    by_source = _grouped((claim["source"], id) for id, claim in facts["claims"].items())
    made = _grouped((model["developer"], id) for id, model in facts["models"].items())
    family = _grouped((model.get("family", id), id) for id, model in facts["models"].items())

    def links(ids: Iterable[str]) -> list[dict[str, str]]:
        return [_reference(id, content, facts["models"].get(id, {}).get("category", ""))
                for id in ids]

    found: dict[str, Record] = {
        f"articles/{article.slug}": {"claims": article.claims, "topic": article.topic, "parts": [
            {"id": name.lower().replace(" ", "-"), "name": name}
            for name in re.findall("^## (.*)$", article.body, re.MULTILINE)]}
        for article in content.articles}
    for id, model in facts["models"].items():
        claim = model.get("release_date", {}).get("claim")
        found[f"models/{id}"] = {"claims": [claim] if claim else [],
                                 "links": [], "family": links(family[model.get("family", id)])}
    for id in facts["organizations"]:
        found[f"organizations/{id}"] = {"claims": own.get(id, []), "links": links(made.get(id, []))}
    for id in facts["sources"]:
        found[f"evidence/{id}"] = {"claims": by_source.get(id, []), "links": []}
    events = [event["claims"][0] for event in facts["events"].values()]
    return {**found, "timeline": {"claims": events, "links": []},
            "evidence": {"claims": [], "links": [*links(facts["sources"]), *(
                {"name": english(claim["statement"]), "kind": claim["basis"],
                 "path": f"evidence/{claim['source']}/#{id}", "note": str(claim.get("date", ""))}
                for id, claim in facts["claims"].items())]},
            **{kind: {"claims": [], "links": links(facts[kind])}
               for kind in ("models", "organizations", "people")},
            **{kind: {"claims": [], "links": []} for kind in ("glossary", "search")}}


def _pages(content: Content) -> Iterator[Page]:
    for kind, folder in (("models", "models"), ("organizations", "organizations"),
                         ("sources", "evidence")):
        for id, record in content.facts[kind].items():
            about = record.get("description") or record.get("kind") or "A source."
            yield Page(f"{folder}/{id}", name_of(record), english(about))
        yield Page(folder, folder.title(), f"All {folder}.", section=True)
    yield Page("timeline", "Timeline", "All events.")
    yield Page("people", "People", "Everybody.")
    yield Page("glossary", "Glossary", "Terms in all their languages.", "glossary")
    yield Page("search", "Search", "Everything.", "search")


def _frame(built: Path, slug: str) -> Mapping[str, str]:
    """What all our pages have around their main part, with addresses from the root."""
    page = (built / f"articles/{slug}/index.html").read_text("utf-8").replace("../../", "/")

    def between(begin: str, end: str) -> str:
        return page[page.index(begin):page.index(end)]

    top = between("<body>", "<main").removeprefix("<body>")
    return {"frame-head.html": between('<link rel="icon"', '<meta property="article:'),
            "frame-top.html": top, "frame-foot.html": page[page.index("</main>") + 7:]}


