"""A file of records, read by itself, and the form in which it is kept for the next build.

Nothing but the file's path, its bytes and the site's languages decides what comes out, so it is
kept under their digest. A kept record is made again only when somebody asks for it, and what its
file has of it, node by node, only when a fault has to be placed.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from briefing.errors import Diagnostic, Place
from briefing.library.references import Reference, references
from briefing.library.relations import Row, row_of
from briefing.reading.text import decode
from briefing.reading.yaml_nodes import Mapping as MappingNode
from briefing.reading.yaml_nodes import Node, Scalar, Sequence
from briefing.records.kinds import Kind
from briefing.records.text import LANGUAGE
from briefing.records.validate import (
    Entry,
    id_fault,
    language_missing,
    missing_languages,
    validate,
)
from briefing.store import Store, digest_of

T = TypeVar("T")


class Kept(NamedTuple):
    """One record of a file."""

    id: str
    spot: tuple[int, int, int]
    """Line, column and length of its id in the file."""
    record: bytes
    """The record, pickled; empty where it has faults."""
    digest: str
    """Of what it says, wherever that stands."""
    row: Row
    """What it names, for the way back."""


class RecordFile:
    """What a file has of records of one kind."""

    def __init__(self, kind: Kind, path: str, read: Callable[[], bytes], digest: str,
                 languages: tuple[str, ...], store: Store) -> None:
        """Take what is kept of the file; else `read` its bytes, whose sha256 is `digest`."""
        self._kind, self.path, self._bytes, self._languages = kind, path, read, languages
        self._store = store
        self.key = digest_of("records", kind.name, path, digest, *languages)
        self.diagnostics: list[Diagnostic] = []
        """Every fault of the file by itself; a file that has one is not kept."""
        self.entries: dict[str, Entry[Any]] = {}
        """Of the records that were made in this run."""
        kept = store.get(self.key)
        self.records: tuple[Kept, ...] = (
            tuple(map(Kept._make, kept)) if kept is not None else self._read())

    def entry(self, kept: Kept) -> Entry[Any]:
        """The record with its place."""
        if kept.id not in self.entries:
            record = pickle.loads(kept.record)
            self.entries[kept.id] = Entry(kept.id, record, lambda: self._node(kept.id),
                                         self.place(kept))
        return self.entries[kept.id]

    def place(self, kept: Kept) -> Place:
        """Where the id of a record stands."""
        return Place(self.path, *kept.spot)

    @cached_property
    def references(self) -> tuple[tuple[Reference, ...], ...]:
        """What each record names, in the order of `records`."""
        kept = self._store.get(f"{self.key}:references")
        if kept is None:
            kept = tuple(tuple(references(self._kind.name, node)) for node in self._nodes.values())
            self._store.put(f"{self.key}:references", kept)
        found: tuple[tuple[Reference, ...], ...] = kept
        return found

    def _node(self, id: str) -> MappingNode:
        node = self._nodes[id]
        assert isinstance(node, MappingNode)
        return node

    @cached_property
    def _nodes(self) -> dict[str, Node]:
        from briefing.reading.strict_yaml import read_yaml  # YAML is slow to import

        node, _ = read_yaml(decode(self._bytes(), self.path)[0], self.path)
        return node.items if isinstance(node, MappingNode) else {}

    def _read(self) -> tuple[Kept, ...]:
        from briefing.reading.strict_yaml import read_yaml

        text, faults = decode(self._bytes(), self.path)
        node, more = read_yaml(text, self.path)
        self.diagnostics += [*faults, *more]
        if node is not None and not isinstance(node, MappingNode):
            self.diagnostics.append(Diagnostic(
                "shape-invalid", f"{self._kind.folder} is not a mapping of ids to records",
                node.place, help=f"write the id of each {self._kind.name}, a colon, and its fields"
                " below"))
            node = None
        self._nodes = node.items if node else {}
        records = tuple(self._make(id, value, node.keys[id]) for id, value in self._nodes.items()
                        if node)
        if not self.diagnostics:
            self._store.put(self.key, tuple(map(tuple, records)))
        return records

    def _make(self, id: str, node: Node, key: Place) -> Kept:
        spot = key.line, key.column, key.length
        entry, faults = validate(self._kind.type, id, node, key)
        self.diagnostics += faults
        if fault := id_fault(id, key):
            self.diagnostics.append(fault)
        if entry is None:
            self.diagnostics += half_written(node, self._languages)
            return Kept(id, spot, b"", "", Row())
        self.diagnostics += missing_languages(entry, self._languages)
        self.entries[id] = entry
        return Kept(id, spot, pickle.dumps(entry.record, 5), digest_of(repr(entry.record)),
                    row_of(entry.record))


class Entries(Mapping[str, Entry[Any]]):
    """The faultless records of one kind, by id, over all its files."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[RecordFile, Kept]] = {}

    def add(self, file: RecordFile, records: Iterable[Kept]) -> None:
        """Know records of a file."""
        self._found.update((kept.id, (file, kept)) for kept in records)

    def __getitem__(self, id: str) -> Entry[Any]:
        file, kept = self._found[id]
        return file.entries.get(id) or file.entry(kept)

    def __contains__(self, id: object) -> bool:
        return id in self._found

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def digest(self, id: str) -> str:
        """Of what a record says, wherever that stands."""
        return self._found[id][1].digest

    def row(self, id: str) -> Row:
        """What a record names."""
        return self._found[id][1].row

    def rows(self, ids: Iterable[str]) -> dict[str, Row]:
        """What each of these records names."""
        found = self._found
        return {id: found[id][1].row for id in ids}


def row(entries: Mapping[str, Entry[Any]], id: str) -> Row:
    """What a record names, without making the record where that is known."""
    return entries.row(id) if isinstance(entries, Entries) else row_of(entries[id].record)


class _Some(Mapping[str, T]):
    """What some ids stand for, each worked out when it is asked for first."""

    def __init__(self, ids: Mapping[str, None], give: Callable[[str], T]) -> None:
        self._ids, self._give = ids, give
        self._given: dict[str, T] = {}

    def __getitem__(self, id: str) -> T:
        if id not in self._given:
            if id not in self._ids:
                raise KeyError(id)
            self._given[id] = self._give(id)
        return self._given[id]

    def __contains__(self, id: object) -> bool:
        return id in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


class Live(_Some[Entry[Any]]):
    """Claims that are not withdrawn."""

    def __init__(self, entries: Mapping[str, Entry[Any]]) -> None:
        super().__init__({id: None for id in entries if not row(entries, id).withdrawn},
                         entries.__getitem__)


class Records(_Some[Any]):
    """The records of entries that fulfil a condition, each made when it is asked for."""

    def __init__(self, entries: Entries, ids: Mapping[str, None] | None = None) -> None:
        super().__init__(dict.fromkeys(entries) if ids is None else ids,
                         lambda id: entries[id].record)
        self._entries = entries

    def digest(self, id: str) -> str:
        """Of what a record says."""
        return self._entries.digest(id)

    def rows(self) -> dict[str, Row]:
        """What each record names."""
        return self._entries.rows(self)


def half_written(node: Node, languages: tuple[str, ...]) -> Iterator[Diagnostic]:
    """A fault for every text of a faulty record that some of the languages lack.

    Only what is read as a text for certain: a mapping of language tags to values.
    """
    if isinstance(node, Sequence):
        for item in node.items:
            yield from half_written(item, languages)
    elif isinstance(node, MappingNode):
        texts = all(isinstance(value, Scalar) for value in node.items.values())
        if texts and set(node.items) & set(languages) and not node.broken and all(
            LANGUAGE.fullmatch(key) for key in node.items
        ):
            yield from (language_missing(node.place, node.keys, language, languages)
                        for language in languages if language not in node.items)
        for value in node.items.values():
            yield from half_written(value, languages)
