"""Begins something new: files that an editor fills in."""

from __future__ import annotations

from pathlib import Path

from briefing.errors import ContentError, UsageError
from briefing.library.collect import Collection, collect
from briefing.reading.files import discover
from briefing.records.fields import ID
from briefing.records.kinds import KINDS

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
    if not ID.fullmatch(slug):
        raise UsageError(f"{slug} cannot stand in an address; use a-z, 0-9 and -, a letter first")
    collection: Collection = collect(discover(root, tuple(kind.folder for kind in KINDS)))
    if collection.site is None:
        raise ContentError(collection.diagnostics)
    folder = root / "content" / "articles" / slug
    if folder.exists():
        raise UsageError(f"{folder} is already there; choose another name")
    folder.mkdir(parents=True)
    written = []
    for language in collection.languages:
        title, summary, author, text = _WORDS.get(language.partition("-")[0], _WORDS["en"])
        path = folder / f"{language}.md"
        path.write_text(
            _ARTICLE.format(title=title, summary=summary, date=day, author=author, text=text),
            encoding="utf-8",
        )
        written.append(path)
    return written
