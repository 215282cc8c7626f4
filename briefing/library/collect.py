"""From files to typed entries and parsed articles, gathering every fault on the way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from briefing.errors import Diagnostic, Place, a
from briefing.library.articles import Picture
from briefing.library.collection import Collection, Draft, Texts
from briefing.library.pinned import read_pinned
from briefing.library.record_files import Entries, Kept, RecordFile
from briefing.reading.files import Inputs
from briefing.reading.front_matter import split
from briefing.reading.images import IMAGES
from briefing.reading.markdown import read_markdown
from briefing.reading.text import decode
from briefing.reading.yaml_nodes import Mapping, Node
from briefing.reads import Noted
from briefing.records.article import FrontMatter, SiteFile
from briefing.records.facts import Proof
from briefing.records.kinds import KINDS, Kind
from briefing.records.text import LANGUAGE
from briefing.records.validate import Entry, id_fault, validate
from briefing.store import Held, Store, digest_of

PROOFS = "content/facts/proofs.yaml"
"""Written by `check --record`."""


Reader = Callable[[str], tuple[Draft, list[Diagnostic]]]
"""Gives the article at a path, and its faults."""


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
