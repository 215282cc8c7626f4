"""Keeps the search index of each language in step with the cards that were made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from briefing.building import Build
from briefing.memory import KnownOutput
from briefing.pages import urls
from briefing.pages.search_cards import Card, read, spread
from briefing.pages.search_shards import Found, Head, found_in, head_of, renewed
from briefing.publishing.tree import Tree
from briefing.store import Forgotten
from briefing.values import dataclass

_HEAD = "head.json"


def index(build: Build) -> None:
    """Put the words of new cards into the index, and take those of old ones out.

    It follows from the cards alone, so nothing is noted; where anything of the old index is not
    whole, a new one is made.
    """
    if not build.tree:
        return
    library = build.library
    before, now = _by_folder(build.before.outputs), _by_folder(build.after.outputs)
    for language in library.languages:
        folder = f"{urls.prefix(language, library.default_language)}{urls.INDEX_FOLDER}"
        one = _Index(build, build.tree, language, folder)
        build.after.outputs |= one.renewed(before.get(folder, {}), now.get(folder, {}))
    build.report.files = len(build.after.outputs)


_Files = dict[str, KnownOutput]


def _by_folder(outputs: _Files) -> dict[str, _Files]:
    """Files of the indexes, by the folder of each."""
    found: dict[str, _Files] = {}
    for name, one in outputs.items():
        if urls.INDEX_FOLDER in name:
            found.setdefault(name[:name.rindex("/") + 1], {})[name] = one
    return found


@dataclass
class _Index:
    """The index in one folder."""

    build: Build
    tree: Tree
    language: str
    folder: str

    def renewed(self, before: _Files, now: _Files) -> _Files:
        """Its files beside the cards; those that changed are made anew."""
        old = {name: one.digest for name, one in before.items() if _is_card(name)}
        new = {name: one.digest for name, one in now.items()}
        kept = {name: one for name, one in before.items() if name not in old}
        whole = self.build.whole
        if not all(whole.get(name) == one.digest for name, one in kept.items()):
            kept = {}
        decided = self.build.usages_key(self.language)
        if kept and old == new and kept[self.folder + _HEAD].made_of == decided:
            return kept
        gone = self._words(old.items() - new.items()) if kept else {}
        come = self._words(new.items() - old.items() if kept else new.items())
        return self._made(kept, gone, come)

    def _words(self, files: Iterable[tuple[str, str]]) -> Found:
        cards: dict[int, Card] = {}
        for name, digest in sorted(files):
            cards |= read(self._read(name, digest))
        return found_in(cards, self.build.variants)

    def _made(self, kept: _Files, minus: Found, plus: Found) -> _Files:
        head_name = self.folder + _HEAD
        before = kept.get(head_name)
        decided = self.build.usages_key(self.language)
        head = head_of(self._read(head_name, before.digest)) if before else Head()
        if before and before.made_of != decided:
            head = replace(head, said=None)

        def shard(number: int) -> str:
            name = self._shard(number)
            return self._read(name, kept[name].digest).decode()

        now, changed = renewed(head, shard, minus, plus, self.build.variants,
                               self.build.usages(self.language))
        files = {self._shard(number): text.encode() for number, text in changed.items()}
        files[head_name] = now.data(self.build.variants, spread(self.build.library))
        made = {name: KnownOutput(decided if name == head_name else "",
                                  self.tree.stage(name, data)) for name, data in files.items()}
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
