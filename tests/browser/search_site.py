"""A site of hundreds of pages to search in, and what is written on them, read without the search.

The real content, the harbour's and some that is generated stand in it together. What a query is
meant to find is told by the files that an editor writes: the search is not to be its own judge.
"""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.sites.generate import Size, write_site

PROJECT = Path(__file__).parent.parent.parent
HARBOUR = PROJECT / "tests/sites/harbour/content"
KINDS = {"terms": "term", "models": "model", "organizations": "organization", "people": "person",
         "scales": "scale", "events": "event", "claims": "claim", "sources": "source"}
NAMED = ("term", "model", "organization", "person", "scale")
HAN = "\u3400-\u9fff"


def write(folder: Path) -> Path:
    """Write the site's content under `folder`; returns the folder."""
    made = write_site(folder / "made", Size(articles=24, events=60, models=60, terms=120,
                                            claims=240, organizations=60, people=40))
    content = folder / "content"
    for name, source in (("first", PROJECT / "content"), ("harbour", HARBOUR),
                         ("made", made / "content")):
        shutil.copytree(source / "articles", content / "articles", dirs_exist_ok=True)
        if (source / "sources").exists():
            shutil.copytree(source / "sources", content / "sources", dirs_exist_ok=True)
        for path in (source / "facts").rglob("*.yaml"):
            kind = path.relative_to(source / "facts").parts[0].removesuffix(".yaml")
            target = content / "facts" / kind / f"{name}-{path.name}"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_apart(path.read_text("utf-8")), "utf-8")
    units = (HARBOUR / "site.yaml").read_text("utf-8")
    (content / "site.yaml").write_text(
        (PROJECT / "content/site.yaml").read_text("utf-8") + units[units.index("units:"):], "utf-8")
    shutil.rmtree(made)
    return folder


def _apart(facts: str) -> str:
    """Without the harbour's records that the briefing has too."""
    if "\npre-money:\n" not in facts:
        return facts
    facts = re.sub(r"(?m)^(?:pre-money|lead-investor):\n(?:  .*\n)+", "", facts)
    return facts.replace("[pre-money]", "[pre-money-valuation]")


@dataclass(frozen=True, slots=True)
class Written:
    """What an editor wrote of one article or record, as one language shows it."""

    id: str
    """Kind and id, `term/token`."""
    text: str
    names: tuple[str, ...] = ()
    """Of what is looked for by name."""


def written(root: Path, language: str) -> list[Written]:
    """All that the site of this folder has in one of the languages that people write."""
    facts = {kind: _records(root, folder) for folder, kind in KINDS.items()}
    names = {id: _in(record.get("name") or record.get("title") or _term(record), language)
             for records in facts.values() for id, record in records.items()}
    for source in facts["source"].values():  # one without a title is called by who made it
        source.setdefault("title", " ".join(names.get(one, str(one)) for one in (
            *source.get("authors", ()), source.get("publisher")) if one))
    found = [_record(kind, id, record, facts["claim"], language)
             for kind, records in facts.items() for id, record in records.items()]
    for path in sorted(root.glob("content/articles/*/*.md")):
        if path.stem == language:
            _, front, body = path.read_text("utf-8").split("---\n", 2)
            head = yaml.safe_load(front)
            shown = re.sub(r"\[\^[^\]]+\]", "", re.sub(
                r"\[\[!?([^\]|]+)\|?([^\]]*)\]\]",
                lambda link: link[2] or names.get(link[1], link[1]), body))
            shown = re.sub(r"\]\([^)]*\)", "]", shown)
            found.append(Written(f"article/{path.parent.name}",
                                 "\n".join((head["title"], head["summary"], shown))))
    return found


def _records(root: Path, folder: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for path in sorted((root / "content/facts" / folder).glob("*.yaml")):
        found |= yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
    return found


def _in(text: Any, language: str) -> str:
    if isinstance(text, dict):
        return str(text.get(language) or next(iter(text.values()), ""))
    return str(text or "")


def _all(text: Any) -> list[str]:
    return [str(one) for one in text.values()] if isinstance(text, dict) else [str(text)]


def _term(record: Any) -> dict[str, str]:
    return {tag: form["term"] for tag, form in record.items()
            if isinstance(form, dict) and "term" in form}


def _record(kind: str, id: str, record: Any, claims: Any, language: str) -> Written:
    names: list[str] = []
    for form in record.values() if kind == "term" else ():
        if isinstance(form, dict) and "term" in form:
            aliases = [alias if isinstance(alias, str) else alias["term"]
                       for alias in form.get("aliases", ())]
            names += [form["term"], *aliases, *filter(None, [form.get("pinyin")])]
    legal = record.get("legal_name")
    legal = legal.get("value", legal) if isinstance(legal, dict) else legal
    for text in (record.get("name"), record.get("short_name"), record.get("title"), legal,
                 record.get("headline"), *record.get("aliases", ())):
        names += _all(text) if text else []
    told = next((record[key] for key in ("statement", "description", "definition", "note", "role")
                 if key in record), None)
    if kind == "event":
        told = claims[record["claims"][0]]["statement"]
    return Written(f"{kind}/{id}", "\n".join((*names, _in(told, language))),
                   tuple(names) if kind in NAMED else ())


def meant(wanted: str, pages: Iterable[Written]) -> set[str]:
    """Ids of what a label means: those that it names, or what has its words.

    Between bars stand words for the same, of which one is enough.
    """
    if wanted == "none":
        return set()
    if wanted.startswith("="):
        return set(wanted[1:].split(","))
    patterns = [[_pattern(words) for words in either.split("|")] for either in wanted.split("&")]
    begun = tuple(_letters(words) for words in wanted.split("|"))
    return {page.id for page in pages
            if all(any(one.search(page.text) for one in either) for either in patterns)
            or any(_letters(name).startswith(begun) for name in page.names)}


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFD", text).lower()
    return re.sub(r"[\W_\u0300-\u036f]+", "", plain)


def _pattern(words: str) -> re.Pattern[str]:
    """Finds words as a reader would: Latin ones at their beginning, figures whole."""
    spaced = r"[\s.·．\-‐]*".join(map(re.escape, _parts(words)))
    before = r"(?<![\d.,])" if words[0].isdigit() else "" if re.match(f"[{HAN}]", words) \
        else r"(?<![A-Za-z])"
    after = r"(?![\d]|[.,]\d)" if words.strip("%")[-1].isdigit() else "" \
        if re.search(f"[{HAN}]$", words) or len(words) > 2 else r"(?![A-Za-z])"
    return re.compile(before + spaced + after, re.IGNORECASE)


def _parts(words: str) -> Iterator[str]:
    yield from re.findall(f"[{HAN}]+|[\\d.,]+|[A-Za-z]+", words)
