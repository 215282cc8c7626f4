"""Keeps the search index of each language in step with the cards that were made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefing.building import Build
from briefing.memory import KnownOutput
from briefing.pages import urls
from briefing.pages.search_cards import Card, read, spread
from briefing.pages.search_shards import Found, Head, found_in, head_of, renewed
from briefing.publishing.tree import Tree
from briefing.store import Forgotten

_HEAD = "head.json"


def index(build: Build) -> None:
    """Put the words of new cards into the index, and take those of old ones out.

    It follows from the cards alone, so nothing is noted; where anything of the old index is not
    whole, a new one is made.
    """
    if not build.tree:
        return
    library = build.library
    for language in library.languages:
        prefix = urls.prefix(language, library.default_language)
        folder = f"{prefix}{urls.INDEX_FOLDER}"
        one = _Index(build, build.tree, folder)
        build.after.outputs |= one.renewed()
    build.report.files = len(build.after.outputs)


@dataclass
class _Index:
    """The index in one folder."""

    build: Build
    tree: Tree
    folder: str

    def renewed(self) -> dict[str, KnownOutput]:
        """Its files beside the cards, those that changed made anew."""
        before, now = self._in(self.build.before.outputs), self._in(self.build.after.outputs)
        old = {name: one.digest for name, one in before.items() if _is_card(name)}
        new = {name: one.digest for name, one in now.items()}
        kept = {name: one for name, one in before.items() if not _is_card(name)}
        if not all(self.build.whole.get(name) == one.digest for name, one in kept.items()):
            kept = {}
        if kept and old == new:
            return kept
        gone = self._words(old.items() - new.items()) if kept else {}
        come = self._words(new.items() - old.items() if kept else new.items())
        return self._made(kept, gone, come)

    def _in(self, outputs: Mapping[str, KnownOutput]) -> dict[str, KnownOutput]:
        return {name: one for name, one in outputs.items() if name.startswith(self.folder)}

    def _words(self, files: Iterable[tuple[str, str]]) -> Found:
        cards: dict[int, Card] = {}
        for name, digest in sorted(files):
            cards |= read(self._read(name, digest))
        return found_in(cards, self.build.variants)

    def _made(
        self, kept: Mapping[str, KnownOutput], minus: Found, plus: Found
    ) -> dict[str, KnownOutput]:
        head_name = self.folder + _HEAD
        before = kept.get(head_name)
        head = head_of(self._read(head_name, before.digest)) if before else Head()

        def shard(number: int) -> str:
            name = self._shard(number)
            return self._read(name, kept[name].digest).decode()

        now, changed = renewed(head, shard, minus, plus, self.build.variants)
        files = {self._shard(number): text.encode() for number, text in changed.items()}
        files[head_name] = now.data(self.build.variants, spread(self.build.library))
        made = {name: KnownOutput("", self.tree.stage(name, data)) for name, data in files.items()}
        self.build.report.made += len(made)
        stay = {self._shard(number) for number in range(now.shards)}
        return {name: one for name, one in kept.items() if name in stay} | made

    def _shard(self, number: int) -> str:
        return f"{self.folder}s{number}.txt"

    def _read(self, name: str, digest: str) -> bytes:
        data = self.tree.read(name, digest)
        if data is None:
            raise Forgotten
        return data


def _is_card(name: str) -> bool:
    return name.endswith(".json") and not name.endswith(_HEAD)
