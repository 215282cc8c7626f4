"""What one build is asked to do, what it reports, and what its steps hand to each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from briefing.changes import Changes
from briefing.errors import ContentError, Diagnostic, has_errors
from briefing.library.articles import Article
from briefing.library.collect import PROOFS, read_article
from briefing.library.collection import Collection, Draft
from briefing.library.derived import DERIVED
from briefing.library.library import KIND_OF, Library
from briefing.library.link import Linker
from briefing.library.rules import Check
from briefing.library.usages import usage_pairs
from briefing.library.variants import variants
from briefing.memory import KnownFinding, Memory, State
from briefing.pages.plan import Page
from briefing.pages.search_usages import Usages, usages
from briefing.pages.strings import Strings
from briefing.publishing.folders import StaticFile, template_files, template_folders
from briefing.publishing.links import Links
from briefing.publishing.output import PREVIEW
from briefing.publishing.outputs import Making, Output
from briefing.publishing.render import Renderer
from briefing.publishing.tree import Tree
from briefing.reading.files import Inputs
from briefing.reads import Key, Noted, noting
from briefing.stamps import Known
from briefing.store import digest_of
from briefing.values import dataclass


def _coarse(key: Key) -> Key:
    """A key of a check: of one record, its whole kind, since what is found stands at a place."""
    kind = KIND_OF.get(key[0])
    return ("kind", kind) if kind else key


Progress = Callable[[str, int, int], None]
"""Told of a step's name, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Options:
    """What one build is asked to do."""

    root: Path
    output: Path
    base_url: str | None = None
    """In place of the site file's."""
    drafts: bool = False
    publish: bool = True
    """Whether to put the tree in place, or only to check."""

    @property
    def work(self) -> Path:
        """The folder for what stands behind the output; the preview has one of its own."""
        work = self.root / ".briefing"
        return work / "serve" if self.output == self.root / PREVIEW else work


@dataclass(slots=True)
class BuildReport:
    """What a build found and made."""

    diagnostics: list[Diagnostic] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    """Text of every input file, for showing the diagnostics."""
    drafts: int = 0
    """Articles of which an edition was left out, since it is a draft."""
    library: Library | None = None
    """What was linked; None where that failed."""
    collection: Collection = field(default_factory=Collection)
    pages: int = 0
    files: int = 0
    made: int = 0
    """Files that were made anew."""
    changed: list[str] = field(default_factory=list)
    """Files in which the published tree is another than before: new, gone, or of other bytes."""
    stands: tuple[Known, str, str] | None = None
    """Stamps of what was read, the output, and the file that has the record of it."""
    seconds: float = 0.0

    @property
    def ok(self) -> bool:
        """Whether nothing forbids publishing."""
        return not has_errors(self.diagnostics)


class Build:
    """What the steps hand to each other."""

    def __init__(self, options: Options, progress: Progress, memory: Memory, tree: Tree | None
                 ) -> None:
        self.options = options
        self.progress = progress
        self.memory = memory
        self.tree = tree
        self.before = memory.state
        self.after = State()
        self.report = BuildReport()
        self.inputs = Inputs()
        self.collection = Collection()
        self.changes = Changes(True, frozenset(), frozenset(), frozenset())
        self.articles: list[Article] = []
        """Every one, drafts among them."""
        self.strings: dict[str, Strings] = {}
        self.pages: list[Page] = []
        self.static: dict[str, StaticFile] = {}
        self.making: Making
        """What pages are made with; there when they are planned."""
        self.outputs: dict[str, Output] = {}
        self.step = ""
        """Name of the step that is being made."""
        self.links: dict[str, Links] = {}
        """Of the pages that this build made."""
        self._drafts: dict[str, tuple[Draft, list[Diagnostic]]] = {}

    @property
    def library(self) -> Library:
        """What was linked."""
        assert self.report.library
        return self.report.library

    @property
    def written_strings(self) -> dict[str, Strings]:
        """The words of the languages that people write."""
        return {language: self.strings[language] for language in self.collection.languages}

    def tell(self, error: ContentError) -> None:
        """Report what ended one part of a step; the other parts go on."""
        self.report.diagnostics += (d for d in error.diagnostics
                                    if d not in self.report.diagnostics)
        self.report.texts |= error.texts

    def found(self, fault: Diagnostic, path: str = "", claims: tuple[str, ...] = ()) -> None:
        """Take what a check found in an article: only where it is not known from before.

        `path` is that of the article, if it is another than where the fault stands.
        """
        about = path or fault.place.path
        if self.changes.concern(about, claims):
            self.after.findings.append(KnownFinding(self.step, fault, about, claims))
            self.report.diagnostics.append(fault)

    def recall(self) -> None:
        """Take what this step found before and still stands."""
        known = [one for one in self.before.findings if one.step == self.step
                 and one.path in self.inputs.files
                 and not self.changes.concern(one.path, one.claims)]
        self.after.findings += known
        self.report.diagnostics += (one.fault for one in known)

    def ask(self, name: str, check: Check) -> None:
        """Take what a check of records finds; where all that it read stands, what it found then."""
        known = self.before.asked.get(name) if self.before.context == self.context else None
        if known is None or (self.changes.facts and any(
            self._standing(key) != state for key, state in known[0].items()
        )):
            with noting() as reads:
                found = list(check())
            linked = self.report.library is not None  # nothing is kept of a site that is not
            known = {key: self._standing(key) for key in map(_coarse, reads) if linked}, found
        self.after.asked[name] = known
        self.report.diagnostics += known[1]

    def _standing(self, key: Key) -> str:
        own = self.collection.state(key)
        return digest_of(self.library.state(key) if own is None else own)

    def draft(self, path: str) -> tuple[Draft, list[Diagnostic]]:
        """An article as it is written now, and its faults."""
        if path not in self._drafts:
            key = digest_of("article", path, self.inputs.digest(path))
            read = self.memory.store.get(key)
            if read is None:
                read = read_article(path, self.inputs.files[path], self._before(path))
                self.memory.store.put(key, read)
            self._drafts[path] = read
        return self._drafts[path]

    def _before(self, path: str) -> Draft | None:
        """The article as the last good build read it, if it had no fault."""
        known = self.before.articles.get(path)
        read = known and self.memory.store.get(digest_of("article", path, known.digest))
        return read[0] if read and not read[1] else None

    def let_go(self) -> None:
        """Forget what the checks have read of articles; each page loads the text that it shows."""
        self._drafts.clear()
        self.collection.once.clear()
        self.collection.sections.forget()

    @cached_property
    def linker(self) -> Linker:
        """Finds the terms in articles."""
        return Linker(self.collection, self.memory.store)

    @cached_property
    def renderer(self) -> Renderer:
        """Renders pages."""
        return Renderer(template_folders(self.options.root), self.memory.store)

    @cached_property
    def addresses(self) -> Noted[bool]:
        """Address of every page."""
        return Noted("addresses", dict.fromkeys((page.url for page in self.pages), True))

    @cached_property
    def whole(self) -> dict[str, str]:
        """Files of the published tree that are as they should be, and their sha256."""
        return self.tree.whole() if self.tree else {}

    @cached_property
    def variants(self) -> dict[str, str]:
        """Han characters that the search takes for others."""
        key = digest_of("variants")
        known: dict[str, str] | None = self.memory.store.get(key)
        if known is None:
            known = variants()
            self.memory.store.put(key, known)
        return known

    def usages_key(self, language: str) -> str:
        """Of what decides `usages`."""
        derived = self.library.derived.get(DERIVED)
        return digest_of("usages", language, derived.digest if derived else "")

    def usages(self, language: str) -> Usages:
        """What the search takes for words of a language's texts."""
        key = self.usages_key(language)
        known: Usages | None = self.memory.store.get(key)
        if known is None:
            derived = self.library.derived.get(DERIVED)
            known = usages(language, usage_pairs(), derived.own if derived else {}, self.variants)
            self.memory.store.put(key, known)
        return known

    @cached_property
    def base_path(self) -> str:
        """The path of the site's address."""
        return urlsplit(self.library.site.base_url).path or "/"

    @cached_property
    def words(self) -> dict[str, str]:
        """Paths of templates and words, by their names."""
        return template_files(self.options.root, self.memory.stamps)

    @cached_property
    def said(self) -> list[str]:
        """Names and digests of the files of words."""
        return [f"{name}:{self.memory.stamps.digest(path)}" for name, path in self.words.items()
                if name.startswith("strings/")]

    @cached_property
    def kinds(self) -> dict[str, str]:
        """What the files of each kind of record hold, as a digest."""
        return {kind: digest_of(self.collection.state(("kind", kind)) or "")
                for kind in KIND_OF.values()}

    @cached_property
    def context(self) -> str:
        """Digest of what every check depends on, beside records and articles."""
        said = list(self.said)
        said += [f"{path}:{self.inputs.digest(path)}" for path in self.inputs.files
                 if path.startswith("content/sources/") or path in ("content/site.yaml", PROOFS)]
        return digest_of(repr(self.options.drafts), *said)
