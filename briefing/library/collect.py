"""From files to typed entries and parsed articles, gathering every fault on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from briefing.errors import Diagnostic, Place, a
from briefing.library.pinned import Pinned, read_pinned
from briefing.reading.files import Inputs
from briefing.reading.front_matter import split
from briefing.reading.images import IMAGES
from briefing.reading.markdown import Body, read_markdown
from briefing.reading.strict_yaml import Mapping, Node, Scalar, Sequence, locate, plain, read_yaml
from briefing.reading.text import decode
from briefing.records.article import FrontMatter, SiteFile
from briefing.records.facts import Proof
from briefing.records.kinds import KINDS, Kind
from briefing.records.text import LANGUAGE
from briefing.records.validate import (
    Entry,
    id_fault,
    language_missing,
    missing_languages,
    validate,
)

if TYPE_CHECKING:
    from briefing.library.gate.text import Section

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


@dataclass(slots=True)
class Collection:
    """Everything that could be read."""

    site: Entry[SiteFile] | None = None
    """None where the site file is missing or has faults."""
    languages: tuple[str, ...] = ()
    """The site's languages that people write, the default one first; of a faulty site file too."""
    entries: dict[str, dict[str, Entry[Any]]] = field(default_factory=dict)
    """By kind's name, then by id."""
    nodes: dict[str, list[Node]] = field(default_factory=dict)
    """By kind's name, what is written of each record, faulty ones too."""
    known: dict[str, str] = field(default_factory=dict)
    """Every id of the shared namespace with its kind, those of faulty records too."""
    known_claims: dict[str, Place] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    """Where each id of the shared namespace stands."""
    articles: list[Draft] = field(default_factory=list)
    images: dict[str, bytes] = field(default_factory=dict)
    """By `<slug>/<name>`."""
    pinned: dict[str, Pinned] = field(default_factory=dict)
    """The pinned texts by the source's id; those that could not be read are left out."""
    proofs: dict[str, Entry[Proof]] = field(default_factory=dict)
    """What is on record of proofs, by the claim's id."""
    texts: dict[str, str] = field(default_factory=dict)
    """Decoded text of every file, for showing faults."""
    sections: dict[tuple[Any, ...], list[Section]] = field(default_factory=dict)
    """What the gate has read of articles, by all that it follows from."""
    diagnostics: list[Diagnostic] = field(default_factory=list)


def collect(inputs: Inputs) -> Collection:
    """Read and validate every input. All faults are in the collection's `diagnostics`."""
    result = Collection(diagnostics=list(inputs.diagnostics))
    _read_site(inputs, result)
    for kind in KINDS:
        result.entries[kind.name], result.nodes[kind.name] = {}, []
        for path, data in inputs.under("content/facts/"):
            if re.fullmatch(rf"content/facts/{kind.folder}(?:\.yaml|/[^/]*)", path):
                _read_facts(kind, path, data, result)
    _read_sources(inputs, result)
    _read_proofs(inputs, result)
    result.diagnostics += _slug_faults(inputs)
    for path, data in inputs.under("content/articles/"):
        _, _, slug, name = path.split("/", 3)
        if path.endswith(IMAGES):
            result.images[f"{slug}/{name}"] = data
        else:
            _read_article(slug, name.removesuffix(".md"), path, data, result)
    return result


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
                           else _half_written(node, result.languages))
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
            faults.append(Diagnostic(
                "language-derived", f"{tag} is to be derived, which is not possible yet",
                said["derived_from"].place, help=f"take {tag} out for now"))
        else:
            written.append(tag)
        if "default" in said and plain(said["default"]) == "true":
            defaults.append(tag)
    if len(defaults) != 1:
        told = "no language is the default one" if not defaults else "two languages are the default"
        faults.append(Diagnostic("language-default", told, locate(site, ("languages",), key=True),
                                 help="give exactly one language default: true"))
    return tuple(sorted(written, key=lambda tag: tag not in defaults)), faults


def _half_written(node: Node, languages: tuple[str, ...]) -> Iterator[Diagnostic]:
    """A fault for every text of a faulty record that some of the languages lack.

    Only what is read as a text for certain: a mapping of language tags to values.
    """
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _half_written(item, languages)
    elif isinstance(node, Mapping):
        texts = all(isinstance(value, Scalar) for value in node.items.values())
        if texts and set(node.items) & set(languages) and not node.broken and all(
            LANGUAGE.fullmatch(key) for key in node.items
        ):
            yield from (language_missing(node.place, node.keys, language, languages)
                        for language in languages if language not in node.items)
        for value in node.items.values():
            yield from _half_written(value, languages)


def _read_facts(kind: Kind, path: str, data: bytes, result: Collection) -> None:
    node = _yaml(path, data, result)
    if node is None:
        return
    if not isinstance(node, Mapping):
        result.diagnostics.append(Diagnostic(
            "shape-invalid", f"{kind.folder} is not a mapping of ids to records", node.place,
            help=f"write the id of each {kind.name}, a colon, and its fields below"))
        return
    for id, value in node.items.items():
        _add_record(kind, id, value, node.keys[id], result)


def _add_record(kind: Kind, id: str, node: Node, key: Place, result: Collection) -> None:
    entry, faults = validate(kind.type, id, node, key)
    result.diagnostics += faults
    result.diagnostics += (missing_languages(entry, result.languages) if entry
                           else _half_written(node, result.languages))
    result.nodes[kind.name].append(node)
    fault = id_fault(id, key) or _taken(kind, id, key, result)
    if fault:
        result.diagnostics.append(fault)
        return
    (result.places if kind.shares_ids else result.known_claims)[id] = key
    if kind.shares_ids:
        result.known[id] = kind.name
    if entry:
        result.entries[kind.name][id] = entry


def _taken(kind: Kind, id: str, key: Place, result: Collection) -> Diagnostic | None:
    places = result.places if kind.shares_ids else result.known_claims
    if id not in places:
        return None
    owner = result.known[id] if kind.shares_ids else kind.name
    return Diagnostic(
        "id-duplicate", f"{id} is already the id of {a(owner)}", key,
        f"at {places[id].path}:{places[id].line}",
        "choose another id; all kinds but claims share one namespace")


def _read_sources(inputs: Inputs, result: Collection) -> None:
    for path, data in inputs.under("content/sources/"):
        pinned, faults = read_pinned(path, data)
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
    for path, _ in inputs.under("content/articles/"):
        slug = path.split("/")[2]
        fault = id_fault(slug, Place(path))
        if fault and path.endswith(".md"):
            yield Diagnostic("slug-invalid", f"{slug} cannot stand in an address", fault.place,
                             help=f"rename the folder; for an id, {fault.help}")


def _read_article(slug: str, language: str, path: str, data: bytes, result: Collection) -> None:
    if result.languages and language not in result.languages:
        result.diagnostics.append(Diagnostic(
            "language-unknown", f"the site is not written in {language}", Place(path),
            help=f"name the file {', '.join(f'{w}.md' for w in result.languages)}, or add"
            " the language to content/site.yaml"))
        if not LANGUAGE.fullmatch(language):
            return
    text, faults = decode(data, path)
    result.texts[path] = text
    result.diagnostics += faults
    front, front_line, body_text, body_line, faults = split(text, path)
    result.diagnostics += faults
    body, body_faults = read_markdown(body_text, path, first_line=body_line)
    node, faults = read_yaml(front, path, first_line=front_line)
    result.diagnostics += [*faults, *body_faults]
    entry = None
    if node is not None:
        entry, faults = validate(FrontMatter, slug, node, Place(path, front_line))
        result.diagnostics += faults
    result.articles.append(Draft(slug, language, path, node, entry, body, body_text, body_line))
