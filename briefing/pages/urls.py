"""Addresses: public, and never changed by content that grows. All from the site's root."""

from __future__ import annotations

DATA_FOLDER = "data/v1/"
DATA_FILES = tuple(f"{DATA_FOLDER}{name}" for name in (
    "claims.json", "events.json", "glossary.json", "models.csv", "models.json"))
"""What the site knows, for programs."""

INDEX_FOLDER = "search/index/"
"""What the search reads, inside a language."""

FOLDERS = {"model": "models", "organization": "organizations"}
"""Kinds whose records have a page each."""
LISTS = {"person": "people", "event": "timeline", "term": "glossary"}
"""Kinds whose records are entries of one page, at the anchor of their id."""


def prefix(language: str, default: str) -> str:
    """`""` for the default language, else `en/`, `zh-hans/`."""
    return "" if language == default else f"{language.lower()}/"


def record(kind: str, id: str) -> str:
    """The address of a record inside its language, such as `models/glm/`, `glossary/#token`."""
    if kind in FOLDERS:
        return f"{FOLDERS[kind]}/{id}/"
    if kind in LISTS:
        return f"{LISTS[kind]}/#{id}"
    if kind == "source":
        return f"evidence/{id}/"
    if kind == "scale":
        return f"#{id}"
    raise ValueError(kind)


def term(id: str) -> str:
    """The address of a term that has a page of its own."""
    return f"terms/{id}/"


def claim(source: str, id: str) -> str:
    """The address of a claim inside its language."""
    return f"evidence/{source}/#{id}"


def article(slug: str) -> str:
    """The address of an article inside its language."""
    return f"articles/{slug}/"


def output_file(url: str) -> str:
    """The file that serves an address: `models/` is `models/index.html`."""
    return f"{url}index.html" if url == "" or url.endswith("/") else url


def relative(source: str, target: str) -> str:
    """The way from one page to another address of the site, as a relative reference.

    Both are from the site's root; `target` may have a fragment.
    """
    path, hash, fragment = target.partition("#")
    if path == source:
        return f"#{fragment}" if hash else (path.rpartition("/")[2] or "./")
    first = path[: path.find("/") + 1]
    if not first or not source.startswith(first):  # they share no folder, as most do
        return ("../" * source.count("/") + path or "./") + hash + fragment
    here, there = source.split("/"), path.split("/")
    shared = 0
    for one, other in zip(here[:-1], there[:-1], strict=False):
        if one != other:
            break
        shared += 1
    up = len(here) - 1 - shared
    return ("../" * up + "/".join(there[shared:]) or "./") + hash + fragment
