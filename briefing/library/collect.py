"""From files to typed entries and parsed articles, gathering every fault on the way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, KeysView
from collections.abc import Mapping as MappingOf
from dataclasses import field
from functools import partial
from typing import Any, TypeVar

from briefing.errors import Diagnostic, Place, a, has_errors
from briefing.library.articles import Article, Picture
from briefing.library.pinned import Pinned, read_pinned
from briefing.library.record_files import Entries, Kept, RecordFile
from briefing.reading.files import Inputs
from briefing.reading.front_matter import split
from briefing.reading.images import IMAGES
from briefing.reading.markdown import Body, read_markdown
from briefing.reading.text import decode
from briefing.reading.yaml_nodes import Mapping, Node
from briefing.reads import Key, Noted, note
from briefing.records.article import FrontMatter, SiteFile
from briefing.records.facts import Proof
from briefing.records.kinds import KINDS, Kind
from briefing.records.text import LANGUAGE
from briefing.records.validate import Entry, id_fault, validate
from briefing.store import Held, Store, digest_of
from briefing.values import dataclass

T = TypeVar("T")

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
    front_text: str
    """The front matter's YAML."""
    front_line: int
    """Line of the file on which it begins."""


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
    claims: dict[str, str] = field(default_factory=dict)
    """Of claims."""


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
    heeded: set[tuple[str, str, str | None]] = field(default_factory=set, compare=False)
    """Silences of articles that set something aside: the file, the rule and the place."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    once: dict[str, Any] = field(default_factory=dict, init=False, compare=False)
    """What was worked out of it for many, each of whom has to note what that read."""

    @property
    def known(self) -> dict[str, str]:
        """Every id of the shared namespace with its kind."""
        note("ids")
        return self.ids.kinds

    @property
    def known_claims(self) -> KeysView[str]:
        """Every id of a claim."""
        note("ids")
        return self.ids.claims.keys()

    def of_kinds(self, name: str, kinds: Iterable[str], make: Callable[[], T]) -> T:
        """What `make` gives, which follows from the records of these kinds alone."""
        shelves = {kind: self.entries[kind] for kind in kinds}  # which is noted
        key = digest_of(name, *(self.state(("kind", kind)) or "" for kind in shelves))
        found: T | None = self.sections.get(key)
        if found is None:
            found = make()
            if not has_errors(self.diagnostics):  # else records may be left out
                self.sections.put(key, found)
        return found

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
    _read_site(inputs, store, result)
    entries = {kind.name: Entries() for kind in KINDS}
    result.entries = Noted("kind", entries)
    for kind in KINDS:
        for path in inputs.under("content/facts/"):
            if re.fullmatch(rf"content/facts/{kind.folder}(?:\.yaml|/[^/]*)", path):
                _read_facts(kind, path, inputs, store, result)
    _read_sources(inputs, result)
    _read_proofs(inputs, store, result)
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


def _read_site(inputs: Inputs, store: Store, result: Collection) -> None:
    path = "content/site.yaml"
    if path not in inputs.files:
        return
    key = digest_of("site", inputs.digest(path))
    kept: tuple[tuple[str, ...], Entry[SiteFile] | None] | None = store.get(key)
    if kept is None:
        from briefing.library.site_file import read_site  # YAML is slow to import

        languages, site, faults = read_site(path, inputs.files[path])
        result.diagnostics += faults
        kept = languages, site
        if not faults:
            store.put(key, kept)
    result.languages, result.site = kept


def _read_facts(kind: Kind, path: str, inputs: Inputs, store: Store, result: Collection) -> None:
    file = RecordFile(kind, path, partial(inputs.files.__getitem__, path), inputs.digest(path),
                      result.languages, store)
    result.files.append((kind, file))
    result.diagnostics += file.diagnostics
    ids = result.ids.kinds if kind.shares_ids else result.ids.claims
    records = file.records
    if file.diagnostics or not ids.keys().isdisjoint(kept.id for kept in records):
        records = tuple(_passed(kind, file, result))
    ids.update(dict.fromkeys([kept.id for kept in records], kind.name))
    result.entries[kind.name].add(file, [kept for kept in records if kept.record])


def _passed(kind: Kind, file: RecordFile, result: Collection) -> Iterator[Kept]:
    """The records of a file whose ids can stand; tells of those that are taken."""
    ids = result.ids.kinds if kind.shares_ids else result.ids.claims
    for kept in file.records:
        key = file.place(kept)
        if id_fault(kept.id, key):
            continue
        if kept.id in ids:
            first = _first(kept.id, kind, result)
            result.diagnostics.append(Diagnostic(
                "id-duplicate", f"{kept.id} is already the id of {a(ids[kept.id])}", key,
                f"at {first.path}:{first.line}",
                "choose another id; all kinds but claims share one namespace"))
        else:
            yield kept


def _first(id: str, kind: Kind, result: Collection) -> Place:
    """Where the record stands that has an id already."""
    return next(file.place(kept) for other, file in result.files
                if other.shares_ids == kind.shares_ids for kept in file.records if kept.id == id)


def _read_sources(inputs: Inputs, result: Collection) -> None:
    for path in inputs.under("content/sources/"):
        pinned, faults = read_pinned(path, inputs.files[path])
        result.diagnostics += faults
        if pinned:
            result.pinned[path.rpartition("/")[2].removesuffix(".txt")] = pinned


def _read_proofs(inputs: Inputs, store: Store, result: Collection) -> None:
    if PROOFS not in inputs.files:
        return
    key = digest_of("proofs", inputs.digest(PROOFS))
    proofs: dict[str, Entry[Proof]] | None = store.get(key)
    if proofs is None:
        proofs, faults = _proofs(inputs.files[PROOFS])
        result.diagnostics += faults
        if not faults:
            store.put(key, proofs)
    result.proofs = proofs


def _proofs(data: bytes) -> tuple[dict[str, Entry[Proof]], list[Diagnostic]]:
    from briefing.reading.strict_yaml import read_yaml

    text, faults = decode(data, PROOFS)
    node, more = read_yaml(text, PROOFS)
    faults += more
    if not isinstance(node, Mapping):
        if node is not None:
            faults.append(Diagnostic(
                "shape-invalid", "proofs is not a mapping of claims to what is on record",
                node.place, help="delete the file and run check --record, which writes it"))
        return {}, faults
    proofs = {}
    for id, value in node.items.items():
        entry, more = validate(Proof, id, value, node.keys[id])
        faults += more
        if entry:
            proofs[id] = entry
    return proofs, faults


def _slug_faults(inputs: Inputs) -> Iterator[Diagnostic]:
    """A fault for every article whose folder's name cannot be its slug."""
    for path in inputs.under("content/articles/"):
        slug = path.split("/")[2]
        fault = id_fault(slug, Place(path))
        if fault and path.endswith(".md"):
            yield Diagnostic("slug-invalid", f"{slug} cannot stand in an address", fault.place,
                             help=f"rename the folder; for an id, {fault.help}")


def read_article(
    path: str, data: bytes, before: Draft | None = None
) -> tuple[Draft, list[Diagnostic]]:
    """Read one article, by itself: nothing but its path and its bytes decides what comes out.

    `before` is how it was read once without a fault: an unchanged front matter is taken from there.
    Returns it, as far as it can be read, and every fault.
    """
    slug, language = slug_and_language(path)
    text, faults = decode(data, path)
    front, front_line, body_text, body_line, more = split(text, path)
    body, body_faults = read_markdown(body_text, path, first_line=body_line)
    faults += [*more, *body_faults]
    if before and (before.front_text, before.front_line) == (front, front_line):
        node, entry = before.front, before.entry
    else:
        node, entry, more = _front_matter(front, front_line, path)
        faults += more
    return Draft(slug, language, path, node, entry, body, body_text, body_line, front, front_line
                 ), faults


def _front_matter(
    text: str, line: int, path: str
) -> tuple[Node | None, Entry[FrontMatter] | None, list[Diagnostic]]:
    from briefing.reading.strict_yaml import read_yaml

    node, faults = read_yaml(text, path, first_line=line)
    if node is None:
        return None, None, faults
    slug, _ = slug_and_language(path)
    entry, more = validate(FrontMatter, slug, node, Place(path, line))
    return node, entry, faults + more
