"""Reads the site's own words, `templates/strings/<language>/<group>.yaml`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from briefing.errors import ContentError, Diagnostic, Place
from briefing.pages.strings import Strings
from briefing.reading.text import decode
from briefing.reading.yaml_nodes import Mapping, plain


def load_words(language: str, folders: Iterable[Path]) -> Strings:
    """The words of one language; a site's own groups replace ours, file by file.

    `folders` are those of templates, the first one wins. Where none of them has the language, there
    are no groups. Raises `ContentError` with every fault in them.
    """
    groups: dict[str, object] = {}
    faults: list[Diagnostic] = []
    texts: dict[str, str] = {}
    for folder in reversed(list(folders)):
        for path in sorted((folder / "strings" / language).glob("*.yaml")):
            name = f"templates/strings/{language}/{path.name}"
            found = _group(path, name, faults, texts)
            if found is not None:
                groups[path.stem] = plain(found)
    if faults:
        raise ContentError(faults, texts)
    return Strings(language, groups)


def _group(
    path: Path, name: str, faults: list[Diagnostic], texts: dict[str, str]
) -> Mapping | None:
    from briefing.reading.strict_yaml import read_yaml  # YAML is slow to import

    try:
        data = path.read_bytes()
    except OSError as error:
        faults.append(Diagnostic(
            "file-unreadable", f"this cannot be read ({(error.strerror or '').lower()})",
            Place(name), help="put a file of words in its place, or take it away"))
        return None
    texts[name], found = decode(data, name)
    node, more = read_yaml(texts[name], name)
    faults += [*found, *more]
    if isinstance(node, Mapping):
        return node
    if not found and not more:
        faults.append(Diagnostic(
            "strings-empty", "this file has no words", Place(name),
            help="write name: words, one a line, or take the file away: ours is used then"))
    return None
