"""Begins something new: files that an editor fills in, and schemas that help to."""

from __future__ import annotations

import json
from pathlib import Path

from briefing.errors import ContentError, Place, UsageError
from briefing.library.collect import collect
from briefing.library.collection import Collection
from briefing.publishing.folders import bundled
from briefing.reading.files import discover
from briefing.records.kinds import KINDS
from briefing.records.schema import schemas
from briefing.records.text import LANGUAGE
from briefing.records.validate import id_fault

_ARTICLE = """\
---
title: {title}
summary: {summary}
date: {date}
authors: [{author}]
topic: funding
sources: []
key_claims: []
draft: true
---

{text}
"""
_WORDS = {
    "zh": (
        "標題",
        "一兩句話的摘要",
        "編輯部",
        "在這裡寫。主張用它的 id 標記，寫成 `[^claim-id]`；記錄寫成 `[[record-id]]` 就連過去。",
    ),
    "en": (
        "Title",
        "A sentence or two",
        "The editors",
        "Write here. Mark a claim by its id as `[^claim-id]`; link a record as `[[record-id]]`.",
    ),
}


def new_article(root: Path, slug: str, day: str) -> list[Path]:
    """Write a draft article in every language that the site is written in, dated `day`.

    Returns the files. Raises `UsageError` for a slug that cannot be, or an article that is there.
    """
    fault = id_fault(slug, Place(""))
    if fault:
        raise UsageError(f"{slug[:60]} cannot stand in an address; {fault.help}")
    collection: Collection = collect(discover(root, tuple(kind.folder for kind in KINDS)))
    if collection.site is None:
        raise ContentError(collection.diagnostics, collection.texts)
    folder = root / "content" / "articles" / slug
    if folder.exists():
        raise UsageError(f"{folder} is already there; choose another name")
    texts = {}
    for language in collection.languages:
        title, summary, author, text = _WORDS.get(language.partition("-")[0], _WORDS["en"])
        texts[f"{language}.md"] = _ARTICLE.format(
            title=title, summary=summary, date=day, author=author, text=text)
    return _write(folder, texts)


def new_language(root: Path, tag: str) -> list[Path]:
    """Write the site's own words for a language, in English and to be translated.

    Returns the files. Raises `UsageError` for what is no tag, or words that are there.
    """
    if not LANGUAGE.fullmatch(tag):
        raise UsageError(f"{tag[:60]} is no language tag; write one such as ja or pt-BR")
    if not root.is_dir():
        raise UsageError(f"there is no folder {root}")
    english, folder = bundled("templates") / "strings" / "en", root / "templates/strings" / tag
    if folder.exists() or (bundled("templates") / "strings" / tag).is_dir():
        raise UsageError(f"there are words for {tag} already")
    return _write(folder, {path.name: path.read_text(encoding="utf-8")
                           for path in sorted(english.glob("*.yaml"))})


def _write(folder: Path, texts: dict[str, str]) -> list[Path]:
    """Write texts by name into a new folder. Raises `UsageError` where that cannot be."""
    try:
        folder.mkdir(parents=True)
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"{folder} cannot be written ({error.strerror})") from error
    return [folder / name for name in texts]


STARTER = Path(__file__).parent / "starter"
"""A small site that builds as it is; `new site` copies it."""


def new_site(folder: Path) -> list[Path]:
    """Begin a site in `folder`, which is made if need be and may hold nothing but `.git`.

    Returns the files. Raises `UsageError` where the folder holds something or cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(there.name != ".git" for there in folder.iterdir()):
            raise UsageError(f"{folder} is not empty; name a folder that is, or a new one")
        return [
            _copy(path, folder / path.relative_to(STARTER))
            for path in sorted(STARTER.rglob("*")) if path.is_file()
        ]
    except OSError as error:
        raise UsageError(f"no site can be begun in {folder}: {error.strerror}") from error


def _copy(original: Path, copy: Path) -> Path:
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_bytes(original.read_bytes())
    return copy


def write_schemas(folder: Path) -> list[Path]:
    """Write the JSON Schema files, `claims.json` and so on, into `folder`; returns them.

    Raises `UsageError` where it cannot be written.
    """
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, schema in schemas().items():
            written.append(folder / f"{name}.json")
            text = json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
            written[-1].write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"no schema can be written to {folder}: {error.strerror}") from error
    return written
