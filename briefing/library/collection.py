"""What could be read of a site's content, before anything is linked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, KeysView
from collections.abc import Mapping as MappingOf
from dataclasses import field
from typing import Any, TypeVar

from briefing.errors import Diagnostic, has_errors
from briefing.library.articles import Article, Picture
from briefing.library.pinned import Pinned
from briefing.library.record_files import Entries, RecordFile
from briefing.reading.images import IMAGES
from briefing.reading.markdown_body import Body
from briefing.reading.text import decode
from briefing.reading.yaml_nodes import Node
from briefing.reads import Key, note
from briefing.records.article import FrontMatter, SiteFile
from briefing.records.facts import Proof
from briefing.records.kinds import Kind
from briefing.records.validate import Entry
from briefing.store import Held, Store, digest_of
from briefing.values import dataclass

T = TypeVar("T")


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
