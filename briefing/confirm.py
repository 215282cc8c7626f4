"""Confirms a translation: renews the hash of the original that it says it was made from."""

from __future__ import annotations

import re
from pathlib import Path

from briefing.errors import ContentError, UsageError, nearest
from briefing.library.collect import collect
from briefing.library.collection import Collection, Draft
from briefing.reading.files import discover
from briefing.records.article import text_hash
from briefing.records.kinds import KINDS

_LINE_ENDS = re.compile(r"(\r\n|\r|\n)")


def confirm(root: Path, slug: str, language: str) -> Path:
    """Record in an article's edition that it renders the original as it now stands.

    Only the hash is changed, or `translated_from` added, with the site's first language for an
    original, else the first that is written. Returns the file. Raises `UsageError` where there is
    no such edition, or nothing that it could be translated from, or it is itself what another is
    translated from; `ContentError` where either of the two cannot be read.
    """
    collection = collect(discover(root, tuple(kind.folder for kind in KINDS)))
    editions = {draft.language: draft for draft in collection.articles if draft.slug == slug}
    if not editions:
        near = nearest(slug, {draft.slug for draft in collection.articles})
        raise UsageError(f"there is no article {slug[:60]}"
                         + (f"; did you mean {near}?" if near else ""))
    if language not in editions:
        raise UsageError(f"{slug} is not written in {language[:60]}, only in {', '.join(editions)}")
    draft = editions[language]
    original = editions[_original(draft, editions, collection)]
    if not draft.entry or not original.entry:
        files = (draft.path, original.path)
        raise ContentError([d for d in collection.diagnostics if d.place.path in files],
                           collection.texts)
    path = root / draft.path
    now = text_hash(original.entry.record, original.text)
    try:
        path.write_bytes(_renewed(path.read_bytes(), draft, original.language, now))
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error.strerror})") from error
    return path


def _original(draft: Draft, editions: dict[str, Draft], collection: Collection) -> str:
    """The language that an edition is translated from."""
    named = draft.entry.record.translated_from if draft.entry else None
    if not named and (rendered := next((other for other in editions.values() if other.entry and (
            origin := other.entry.record.translated_from) and origin.language == draft.language),
            None)):
        raise UsageError(f"{draft.path} is the original from which {rendered.path} is translated;"
                         f" confirm {draft.slug} {rendered.language}")
    others = [tag for tag in (*collection.languages, *editions)
              if tag in editions and tag != draft.language]
    if named and named.language in others:
        return named.language
    if named:
        raise UsageError(f"{draft.path} is translated from {named.language}, which is not another"
                         " language of this article; correct it there")
    if not others:
        raise UsageError(f"{draft.slug} is written in {draft.language} only")
    return others[0]


def _renewed(data: bytes, draft: Draft, language: str, now: str) -> bytes:
    """The file with the hash in its place, and every other byte as it was."""
    lines = _LINE_ENDS.split(data.decode())  # at even places the lines, between them their ends
    assert draft.entry
    old = draft.entry.record.translated_from
    if old:
        at = draft.entry.place("translated_from", "hash")
        line = lines[2 * at.line - 2]
        start = line.index(old.hash, at.column - 1)
        lines[2 * at.line - 2] = line[:start] + now + line[start + len(old.hash) :]
    else:
        last = max(place.line for place in draft.entry.node.keys.values())
        fence = next(n for n in range(last, len(lines) // 2) if lines[2 * n].strip() == "---")
        lines[2 * fence : 2 * fence] = [f"translated_from: {{language: {language}, hash: {now}}}",
                                        lines[1]]
    return "".join(lines).encode()
