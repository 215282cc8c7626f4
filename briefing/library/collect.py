"""From files to typed entries and parsed articles, gathering every fault on the way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from briefing.errors import Diagnostic, Place, a
from briefing.library.articles import Article, Picture
from briefing.library.derived import DERIVED, ORIGIN
from briefing.library.pinned import Pinned, read_pinned
from briefing.library.record_files import Entries, RecordFile, half_written
from briefing.reading.files import Inputs
from briefing.reading.front_matter import split
from briefing.reading.images import IMAGES
from briefing.reading.markdown import Body, read_markdown
from briefing.reading.strict_yaml import Mapping, Node, locate, plain, read_yaml
from briefing.reading.text import decode
from briefing.reads import Key, Noted, note
from briefing.records.article import FrontMatter, SiteFile
from briefing.records.facts import Proof
from briefing.records.kinds import KINDS, Kind
from briefing.records.text import LANGUAGE
from briefing.records.validate import (
    Entry,
    id_fault,
    missing_languages,
    validate,
)
from briefing.store import Held, Store

PROOFS = "content/facts/proofs.yaml"
"""Written by `check --record`."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as read: its front matter, its text, and where both stand."""

    slug: str
    language: str
    path: str
    front: Node | None
    """What of the front matter could be read."""
    entry: Entry[FrontMatter] | None
    """None where the front matter has faults."""
    body: Body
    text: str
    """The body's Markdown."""
    first_line: int
    """Line of the file on which the body begins."""


Reader = Callable[[str], tuple[Draft, list[Diagnostic]]]
"""Gives the article at a path, and its faults."""


class Texts(dict[str, str]):
    """Decoded text of files by path, each decoded when it is asked for."""

    def __init__(self, files: MappingOf[str, bytes]) -> None:
        super().__init__()
        self._files = files

    def __missing__(self, path: str) -> str:
        self[path] = text = decode(self._files[path], path)[0]
        return text

    def get(self, path: str, default: Any = None) -> Any:
        """The text, or the default where there is no such file, it is gone, or it is a picture."""
        try:
            return default if path.endswith(IMAGES) else self[path]
        except (KeyError, OSError):
            return default


@dataclass(slots=True)
class Ids:
    """Every id that records have, those of faulty ones too."""

    kinds: dict[str, str] = field(default_factory=dict)
    """Of the shared namespace, with the kinds."""
    claims: dict[str, Place] = field(default_factory=dict)
    """Of claims, with their places."""
    places: dict[str, Place] = field(default_factory=dict)
    """Where each id of the shared namespace stands."""


@dataclass(slots=True)
class Collection:
    """Everything that could be read."""

    site: Entry[SiteFile] | None = None
    """None where the site file is missing or has faults."""
    languages: tuple[str, ...] = ()
    """The site's languages that people write, the default one first; of a faulty site file too."""
    entries: MappingOf[str, Entries] = field(default_factory=dict)
    """By kind's name, then by id; which kinds are looked at is noted."""
    files: list[tuple[Kind, RecordFile]] = field(default_factory=list)
    """Every file of records, with the kind of them."""
    ids: Ids = field(default_factory=Ids)
    """Every id, those of faulty records too."""
    articles: list[Draft] = field(default_factory=list)
    """Those that were read."""
    kept: list[Article] = field(default_factory=list)
    """Those that were not, since nothing about them has changed."""
    images: dict[str, Picture] = field(default_factory=dict)
    """By `<slug>/<name>`."""
    pinned: dict[str, Pinned] = field(default_factory=dict)
    """The pinned texts by the source's id; those that could not be read are left out."""
    proofs: dict[str, Entry[Proof]] = field(default_factory=dict)
    """What is on record of proofs, by the claim's id."""
    texts: Texts = field(default_factory=lambda: Texts({}))
    """Decoded text of files, for showing faults."""
    sections: Held = field(default_factory=lambda: Held(Store()), compare=False)
    """What the gate has read of articles, by all that it follows from."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    once: dict[str, Any] = field(default_factory=dict, init=False, compare=False)
    """What was worked out of it for many, each of whom has to note what that read."""

    @property
    def known(self) -> dict[str, str]:
        """Every id of the shared namespace with its kind."""
        note("ids")
        return self.ids.kinds

    @property
    def known_claims(self) -> dict[str, Place]:
        """Every id of a claim with its place."""
        note("ids")
        return self.ids.claims

    @property
    def places(self) -> dict[str, Place]:
        """Where each id of the shared namespace stands."""
        note("ids")
        return self.ids.places

    def state(self, key: Key) -> str | None:
        """What a key that is noted here stands for now, as a text; None for another's key."""
        if key[0] == "kind":
            return "\n".join(file.key for kind, file in self.files if kind.name == key[1])
        if key[0] == "ids":
            return repr((self.ids.kinds, list(self.ids.claims)))
        return None


def collect(inputs: Inputs) -> Collection:
    """Read and validate every input. All faults are in the collection's `diagnostics`."""
    result = collect_facts(inputs, Store())
    collect_articles(inputs, inputs.under("content/articles/"), result)
    return result


def collect_facts(inputs: Inputs, store: Store) -> Collection:
    """Read and validate everything but the articles, or take what is kept in the store."""
    result = Collection(texts=Texts(inputs.files), sections=Held(store),
                        diagnostics=list(inputs.diagnostics))
    _read_site(inputs, result)
    entries = {kind.name: Entries() for kind in KINDS}
    result.entries = Noted("kind", entries)
    for kind in KINDS:
        for path in inputs.under("content/facts/"):
            if re.fullmatch(rf"content/facts/{kind.folder}(?:\.yaml|/[^/]*)", path):
                _read_facts(kind, path, inputs, store, result)
    _read_sources(inputs, result)
    _read_proofs(inputs, result)
    return result


def collect_articles(
    inputs: Inputs, paths: Iterable[str], result: Collection, read: Reader | None = None
) -> None:
    """Add the articles at these paths, and every image, to what was collected.

    `read` takes the place of `read_article`, of which it may remember what it gave.
    """
    result.diagnostics += _slug_faults(inputs)
    for path in inputs.under("content/articles/"):
        if path.endswith(IMAGES):
            result.images[path.removeprefix("content/articles/")] = Picture(
                inputs.digest(path), partial(inputs.files.__getitem__, path))
    for path in paths:
        if path.endswith(IMAGES):
            continue
        _, language = slug_and_language(path)
        if result.languages and language not in result.languages:
            result.diagnostics.append(Diagnostic(
                "language-unknown", f"the site is not written in {language}", Place(path),
                help=f"{language} is derived: take the file away" if _is_derived(language, result)
                else f"name the file {', '.join(f'{w}.md' for w in result.languages)}, or add"
                " the language to content/site.yaml"))
            if not LANGUAGE.fullmatch(language):
                continue
        draft, faults = read(path) if read else read_article(path, inputs.files[path])
        result.articles.append(draft)
        result.diagnostics += faults


def _is_derived(language: str, result: Collection) -> bool:
    return result.site is not None and language in result.site.record.languages


def slug_and_language(path: str) -> tuple[str, str]:
    """Of an article, by its path."""
    _, _, slug, name = path.split("/", 3)
    return slug, name.removesuffix(".md")


def _yaml(path: str, data: bytes, result: Collection) -> Node | None:
    text, faults = decode(data, path)
    result.texts[path] = text
    result.diagnostics += faults
    node, faults = read_yaml(text, path)
    result.diagnostics += faults
    return node


def _read_site(inputs: Inputs, result: Collection) -> None:
    path = "content/site.yaml"
    if path not in inputs.files:
        return
    before = len(result.diagnostics)
    node = _yaml(path, inputs.files[path], result)
    if node is None:
        if len(result.diagnostics) == before:
            result.diagnostics.append(Diagnostic(
                "site-missing", "the site file is empty", Place(path),
                help="write title, base_url and languages"))
        return
    result.languages, language_faults = _languages(node)
    site, faults = validate(SiteFile, "the site file", node, Place(path))
    result.diagnostics += [*faults, *language_faults]
    result.diagnostics += (missing_languages(site, result.languages) if site
                           else half_written(node, result.languages))
    result.site = None if language_faults else site


def _languages(site: Node) -> tuple[tuple[str, ...], list[Diagnostic]]:
    """The languages people write, the default one first, and the faults in how they are listed.

    Read off what is written, so that articles can be checked though the site file has faults.
    """
    listed = site.items.get("languages") if isinstance(site, Mapping) else None
    if not isinstance(listed, Mapping):
        return (), []
    faults, written, defaults = [], [], []
    for tag, about in listed.items.items():
        said = about.items if isinstance(about, Mapping) else {}
        if not LANGUAGE.fullmatch(tag):
            faults.append(Diagnostic("language-unknown", f"{tag} is no language tag",
                                     listed.keys[tag], help="write a tag such as zh-Hant or en"))
        elif "derived_from" in said:
            if fault := _derived_fault(tag, said["derived_from"], listed):
                faults.append(fault)
            continue
        else:
            written.append(tag)
        if "default" in said and plain(said["default"]) == "true":
            defaults.append(tag)
    if len(defaults) != 1:
        told = "no language is the default one" if not defaults else "two languages are the default"
        faults.append(Diagnostic("language-default", told, locate(site, ("languages",), key=True),
                                 help="give exactly one language default: true"))
    return tuple(sorted(written, key=lambda tag: tag not in defaults)), faults


def _derived_fault(tag: str, origin: Node, listed: Mapping) -> Diagnostic | None:
    """What forbids to derive that language; None for Simplified from written Traditional."""
    if (tag, plain(origin)) != (DERIVED, ORIGIN):
        return Diagnostic(
            "language-derived", f"{tag} cannot be derived from {plain(origin)}", origin.place,
            f"only {DERIVED} can be, from {ORIGIN}", f"take the line out, and write {tag}")
    if ORIGIN not in listed.items:
        return Diagnostic(
            "language-derived", f"{tag} is to be derived from a language that the site lacks",
            origin.place, help=f"add {ORIGIN} to languages")
    return None


def _read_facts(kind: Kind, path: str, inputs: Inputs, store: Store, result: Collection) -> None:
    file = RecordFile(kind, path, partial(inputs.files.__getitem__, path), inputs.digest(path),
                      result.languages, store)
    result.files.append((kind, file))
    result.diagnostics += file.diagnostics
    for kept in file.records:
        key = file.place(kept)
        fault = id_fault(kept.id, key) or _taken(kind, kept.id, key, result)
        if fault:
            result.diagnostics.append(fault)
            continue
        (result.ids.places if kind.shares_ids else result.ids.claims)[kept.id] = key
        if kind.shares_ids:
            result.ids.kinds[kept.id] = kind.name
        if kept.record:
            result.entries[kind.name].add(file, kept)


def _taken(kind: Kind, id: str, key: Place, result: Collection) -> Diagnostic | None:
    places = result.ids.places if kind.shares_ids else result.ids.claims
    if id not in places:
        return None
    owner = result.ids.kinds[id] if kind.shares_ids else kind.name
    return Diagnostic(
        "id-duplicate", f"{id} is already the id of {a(owner)}", key,
        f"at {places[id].path}:{places[id].line}",
        "choose another id; all kinds but claims share one namespace")


def _read_sources(inputs: Inputs, result: Collection) -> None:
    for path in inputs.under("content/sources/"):
        pinned, faults = read_pinned(path, inputs.files[path])
        result.diagnostics += faults
        if pinned:
            result.pinned[path.rpartition("/")[2].removesuffix(".txt")] = pinned


def _read_proofs(inputs: Inputs, result: Collection) -> None:
    data = inputs.files.get(PROOFS)
    node = _yaml(PROOFS, data, result) if data is not None else None
    if node is None:
        return
    if not isinstance(node, Mapping):
        result.diagnostics.append(Diagnostic(
            "shape-invalid", "proofs is not a mapping of claims to what is on record", node.place,
            help="delete the file and run check --record, which writes it"))
        return
    for id, value in node.items.items():
        entry, faults = validate(Proof, id, value, node.keys[id])
        result.diagnostics += faults
        if entry:
            result.proofs[id] = entry


def _slug_faults(inputs: Inputs) -> Iterator[Diagnostic]:
    """A fault for every article whose folder's name cannot be its slug."""
    for path in inputs.under("content/articles/"):
        slug = path.split("/")[2]
        fault = id_fault(slug, Place(path))
        if fault and path.endswith(".md"):
            yield Diagnostic("slug-invalid", f"{slug} cannot stand in an address", fault.place,
                             help=f"rename the folder; for an id, {fault.help}")


def read_article(path: str, data: bytes) -> tuple[Draft, list[Diagnostic]]:
    """Read one article, by itself: nothing but its path and its bytes decides what comes out.

    Returns it, as far as it can be read, and every fault.
    """
    slug, language = slug_and_language(path)
    text, faults = decode(data, path)
    front, front_line, body_text, body_line, more = split(text, path)
    body, body_faults = read_markdown(body_text, path, first_line=body_line)
    node, front_faults = read_yaml(front, path, first_line=front_line)
    faults += [*more, *front_faults, *body_faults]
    entry = None
    if node is not None:
        entry, more = validate(FrontMatter, slug, node, Place(path, front_line))
        faults += more
    return Draft(slug, language, path, node, entry, body, body_text, body_line), faults
