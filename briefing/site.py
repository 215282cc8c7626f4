"""One road from content to site: the pipeline as a literal list of named steps.

What an earlier build left is taken wherever nothing has changed; a build from nothing goes the same
road with nothing to be taken.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from urllib.parse import urlsplit

from briefing.changes import Changes, changes, digests, facts_digest, squeezed, written_forms
from briefing.errors import ContentError, Diagnostic, Place, has_errors
from briefing.library.collect import (
    Collection,
    Draft,
    Texts,
    collect_articles,
    collect_facts,
    read_article,
)
from briefing.library.gate import LIBRARY_RULES, prove
from briefing.library.library import Article, ArticleText, Library
from briefing.library.link import link
from briefing.memory import KnownArticle, KnownFinding, KnownOutput, Memory, State
from briefing.pages import urls
from briefing.pages.plan import Page, plan
from briefing.pages.strings import DerivedStrings, Strings
from briefing.pages.unit_words import unit_patterns, unworded_units
from briefing.publishing.collisions import Wanted, collisions
from briefing.publishing.folders import (
    StaticFile,
    static_files,
    template_files,
    template_folders,
)
from briefing.publishing.links import NONE, Links, broken_links, links_of, place_of
from briefing.publishing.output import PREVIEW, check_output
from briefing.publishing.outputs import (
    Making,
    Output,
    data_outputs,
    page_output,
    picture_outputs,
    static_outputs,
    template_digests,
)
from briefing.publishing.render import Renderer
from briefing.publishing.tree import Tree, open_tree
from briefing.publishing.words import load_words
from briefing.reading.files import Inputs, discover
from briefing.reads import Key, Noted, noting
from briefing.records.kinds import KINDS
from briefing.store import digest_of

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
    reload_script: str = ""
    """Address of a script that the preview's pages load; empty in a published site."""

    @property
    def work(self) -> Path:
        """The folder for what stands behind the output; the preview has one of its own."""
        work = self.root / ".briefing"
        return work / "serve" if self.output == self.root / PREVIEW else work


@dataclass(slots=True)
class BuildReport:
    """What a build found and made."""

    diagnostics: list[Diagnostic] = field(default_factory=list)
    texts: Texts = field(default_factory=lambda: Texts({}))
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
    seconds: float = 0.0

    @property
    def ok(self) -> bool:
        """Whether nothing forbids publishing."""
        return not has_errors(self.diagnostics)


class _Build:
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

    def tell(self, error: ContentError) -> None:
        """Report what ended one part of a step; the other parts go on."""
        self.report.diagnostics += (d for d in error.diagnostics
                                    if d not in self.report.diagnostics)
        self.report.texts |= error.texts

    def found(self, fault: Diagnostic, path: str = "", claims: tuple[str, ...] = ()) -> None:
        """Take what a check found: only where it is new, and so is not known from before.

        `path` is that of the article it is about, if another than where it stands.
        """
        about = path or fault.place.path
        about = about if about.startswith("content/articles/") else ""
        if self._is_new(about, claims):
            self.after.findings.append(KnownFinding(self.step, fault, about, claims))
            self.report.diagnostics.append(fault)

    def recall(self) -> None:
        """Take what this step found before and still stands."""
        known = [one for one in self.before.findings if one.step == self.step
                 and not self._is_new(one.path, one.claims)
                 and (not one.path or one.path in self.inputs.files)]
        self.after.findings += known
        self.report.diagnostics += (one.fault for one in known)

    def _is_new(self, path: str, claims: tuple[str, ...]) -> bool:
        """Whether what is found there is not known from before."""
        return self.changes.concern(path, claims) if path else self.changes.facts

    def draft(self, path: str) -> tuple[Draft, list[Diagnostic]]:
        """An article as it is written now, and its faults."""
        if path not in self._drafts:
            key = digest_of("article", path, self.inputs.digest(path))
            read = self.memory.store.get(key)
            if read is None:
                read = read_article(path, self.inputs.files[path])
                self.memory.store.put(key, read)
            self._drafts[path] = read
        return self._drafts[path]

    def text(self, key: str) -> ArticleText:
        """The text of an article that was not read anew. Raises `_Forgotten`."""
        text: ArticleText | None = self.memory.store.get(key)
        if text is None:
            raise _Forgotten
        return text

    @cached_property
    def addresses(self) -> Noted[bool]:
        """Address of every page."""
        return Noted("addresses", dict.fromkeys((page.url for page in self.pages), True))

    @cached_property
    def base_path(self) -> str:
        """The path of the site's address."""
        return urlsplit(self.library.site.base_url).path or "/"

    @cached_property
    def words(self) -> dict[str, str]:
        """Paths of templates and words, by their names."""
        return template_files(self.options.root, self.memory.stamps)

    @cached_property
    def context(self) -> str:
        """Digest of what every check depends on, beside records and articles."""
        said = [f"{name}:{self.memory.stamps.digest(path)}" for name, path in self.words.items()
                if name.startswith("strings/")]
        said += [f"{path}:{self.inputs.digest(path)}" for path in self.inputs.files
                 if path.startswith("content/sources/") or path == "content/site.yaml"]
        return digest_of(repr(self.options.drafts), *said)


class _Forgotten(Exception):
    """Something that an earlier build left is no longer whole."""


def build_site(
    options: Options, progress: Progress = lambda step, done, total: None
) -> BuildReport:
    """Build the site of a folder.

    Returns the report; where it is not `ok`, nothing was published and the last good site stays.
    Raises `BriefingError` for what is not the content's fault: the output folder, a template.
    """
    started = time.perf_counter()
    with contextlib.ExitStack() as stack:
        tree = None
        if options.publish:
            check_output(options.output, options.root)
            if (options.root / "content").is_dir():
                tree = stack.enter_context(open_tree(
                    options.output, options.work,
                    lambda: progress("waiting for another build", 0, 0)))
        try:
            report = _build(options, progress, tree)
        except _Forgotten:
            report = _build(options, progress, tree, afresh=True)
        report.seconds = time.perf_counter() - started
        return report


def _build(
    options: Options, progress: Progress, tree: Tree | None, *, afresh: bool = False
) -> BuildReport:
    memory = Memory(options.work if tree else None, repr((
        str(options.output.resolve()), options.base_url, options.drafts, options.reload_script)),
        afresh=afresh)
    with contextlib.closing(memory):
        build = _Build(options, progress, memory, tree)
        for step in _STEPS:
            build.step = step.__name__
            step(build)
            if not build.report.ok and step is not _discover and step is not _read:
                break
        build.report.diagnostics.sort(key=lambda d: d.order)
        return build.report


def _discover(build: _Build) -> None:
    build.inputs = discover(build.options.root, tuple(kind.folder for kind in KINDS),
                            build.memory.stamps)


def _read(build: _Build) -> None:
    """Read and validate: files become typed entries and parsed articles, those that changed."""
    build.collection = collect_facts(build.inputs, build.memory.store)
    known = build.before.articles
    changed = build.changes = changes(
        build.before, build.context, build.inputs, build.collection,
        lambda path: build.draft(path)[0], lambda article: squeezed(build.text(article.text).plain))
    build.collection.asks_records = changed.facts
    collect_articles(build.inputs, sorted(changed.read), build.collection, build.draft)
    build.collection.kept = [
        Article(article.card, partial(build.text, article.text))
        for path, article in known.items()
        if path in build.inputs.files and path not in changed.read]
    build.report.texts = build.collection.texts
    build.recall()
    for fault in build.collection.diagnostics:
        if fault.place.path in changed.read:
            build.found(fault)
        else:
            build.report.diagnostics.append(fault)


def _link(build: _Build) -> None:
    build.recall()
    collection, options = build.collection, build.options
    linked = link(collection, drafts=options.drafts, base_url=options.base_url,
                  store=build.memory.store)
    for fault in (*linked.records, *linked.texts):
        build.found(fault)
    build.report.diagnostics += linked.uncarried
    if not options.drafts:
        build.report.drafts = len({article.slug for article in linked.articles
                                   if article.card.front.draft})
    build.articles = linked.articles
    build.report.library, build.report.collection = linked.library, collection


def _load_words(build: _Build) -> None:
    assert build.collection.site
    folders = template_folders(build.options.root)
    library = build.library
    for language in (*build.collection.languages, *library.derived):
        try:
            words = load_words(language, folders)
        except ContentError as error:
            build.tell(error)
            continue
        origin = library.origin(language)
        if origin:
            if origin in build.strings:
                build.strings[language] = DerivedStrings(language, build.strings[origin], words)
        elif words.groups:
            build.strings[language] = words
        else:
            build.report.diagnostics.append(Diagnostic(
                "strings-missing", f"there are no words for {language}",
                build.collection.site.place("languages", language, key=True),
                help=f"run: briefing new language {language}; then translate what it writes"))


def _prove(build: _Build) -> None:
    """Hold articles and records against each other."""
    build.recall()
    units = {language: unit_patterns(build.collection, build.strings[language])
             for language in build.collection.languages}
    for finding in prove(build.collection, units):
        path = finding.edition.draft.path if finding.edition else ""
        build.found(finding.fault, path, finding.claims)
    for rule in LIBRARY_RULES:
        for fault in rule(build.library, build.collection):
            build.found(fault)


def _plan(build: _Build) -> None:
    """List everything that is to be written; nothing is made yet."""
    build.recall()
    if build.changes.facts:
        written = {tag: build.strings[tag] for tag in build.collection.languages}
        for fault in unworded_units(build.collection, written):
            build.found(fault)
    build.report.diagnostics.sort(key=lambda d: d.order)
    build.pages = list(plan(build.library, build.strings, tuple(build.report.diagnostics)))
    build.report.pages = len(build.pages)
    build.static = static_files(build.options.root, build.memory.stamps)
    build.outputs = {output.name: output for output in _outputs(build)}
    build.report.files = len(build.outputs)
    build.report.diagnostics += collisions(_wanted(build))


def _outputs(build: _Build) -> Iterator[Output]:
    options, library, stamps = build.options, build.library, build.memory.stamps
    said = [f"{name}:{stamps.digest(path)}" for name, path in build.words.items()
            if name.startswith("strings/")]
    base = digest_of(build.inputs.digest("content/site.yaml"), repr(options.base_url),
                     options.reload_script, *said)
    making = Making(
        library, build.strings, Renderer(template_folders(options.root)), build.addresses,
        template_digests(build.words, stamps), base)
    for page in build.pages:
        yield page_output(page, making)
    yield from data_outputs(library, base)
    yield from picture_outputs(library)
    yield from static_outputs(build.static)


def _wanted(build: _Build) -> Iterator[Wanted]:
    """Everything that asks for a file of the output, ours first."""
    library = build.library
    for page in build.pages:
        yield Wanted(urls.output_file(page.url), f"the page /{page.url}",
                     Place("content/site.yaml"), "give one of the two another name")
    for output in data_outputs(library, ""):
        yield Wanted(output.name, f"the data file /{output.name}", Place("content/site.yaml"), "")
    for name in library.images:
        for language in library.languages:
            prefix = urls.prefix(language, library.default_language)
            yield Wanted(f"{prefix}articles/{name}", f"the picture /{prefix}articles/{name}",
                         Place(f"content/articles/{name}"), "give the picture another name")
    for name in build.static:
        yield Wanted(name, f"static/{name}", Place(f"static/{name}"),
                     "give it another name, or take it away; pages are changed in templates/")


def _fit_to_preview(build: _Build, name: str, data: bytes) -> bytes:
    """Add the reload script to a page, and move the links of 404.html to the server's root.

    That page cannot know where it is shown; all others have relative links.
    """
    if not build.options.reload_script or not name.endswith(".html"):
        return data
    tag = f'<script src="{build.options.reload_script}"></script></head>'.encode()
    data = data.replace(b"</head>", tag, 1)
    if name == "404.html":
        base = urlsplit(build.library.site.base_url).path
        data = data.replace(f'="{base}'.encode(), b'="/')
    return data


def _render(build: _Build) -> None:
    """Make what is new, what read something that has changed, and what is no longer whole."""
    keys, values = build.before.keys, build.before.values
    changed = {n for n, key in enumerate(keys) if _value(build, key) != values[n]}
    whole = build.tree.whole() if build.tree else {}
    numbers: dict[Key, int] = {}
    for done, output in enumerate(build.outputs.values()):
        known = build.before.outputs.get(output.name)
        if known and known.made_of == output.made_of and changed.isdisjoint(known.reads) and (
            whole.get(output.name) == known.digest
        ):
            digest, links = known.digest, known.links
            reads: Iterable[Key] = (keys[n] for n in known.reads)
        else:
            build.progress("render", done, len(build.outputs))
            made = _made(build, output)
            if made is None:
                continue
            digest, links, reads = made
        build.after.outputs[output.name] = KnownOutput(output.made_of, digest, links, tuple(
            sorted(numbers.setdefault(key, len(numbers)) for key in reads)))
    build.after.keys = list(numbers)
    build.after.values = [_value(build, key) for key in numbers]


def _made(build: _Build, output: Output) -> tuple[str, str, set[Key]] | None:
    """Make a file; gives its digest, the key of its links, and what it read of the library."""
    try:
        with noting() as reads:
            data = output.make()
    except ContentError as error:
        build.tell(error)
        return None
    build.report.made += 1
    shown = _fit_to_preview(build, output.name, data)
    digest = build.tree.stage(output.name, shown) if build.tree else ""
    if not output.name.endswith((".html", ".xml")):
        return digest, "", reads
    links = links_of(output.name, data.decode(errors="replace"), build.base_path)
    build.links[output.name] = links
    key = digest_of("links", output.name, digest, build.base_path)
    build.memory.store.put(key, links)
    return digest, key, reads


def _value(build: _Build, key: Key) -> str:
    said = build.addresses.state(key[1]) if key[0] == "addresses" else build.library.state(key)
    return digest_of(said)


def _check_links(build: _Build) -> None:
    """Check the links of what was made; those of all, where a file or an anchor is gone.

    A broken link is told of at the place that wrote it.
    """
    files, before = build.after.outputs, build.before.outputs
    gone = any(name not in files for name in before) or any(
        not _links_of(build, before[name].links).ids <= links.ids
        for name, links in build.links.items() if name in before)
    for name in list(files if gone else build.links):
        for href, missing in broken_links(_links_in(build, name), files, partial(_ids, build)):
            build.report.diagnostics.append(_blame(build, name, href, missing))


def _ids(build: _Build, name: str) -> frozenset[str] | None:
    """The anchors of a file; None where it is no page."""
    is_page = name in build.links or build.after.outputs[name].links
    return _links_in(build, name).ids if is_page else None


def _links_in(build: _Build, name: str) -> Links:
    if name not in build.links:
        build.links[name] = _links_of(build, build.after.outputs[name].links)
    return build.links[name]


def _links_of(build: _Build, key: str) -> Links:
    if not key:
        return NONE
    links: Links | None = build.memory.store.get(key)
    if links is None:
        raise _Forgotten
    return links


def _blame(build: _Build, name: str, href: str, missing: str) -> Diagnostic:
    text = build.outputs[name].make().decode(errors="replace")
    line, column = place_of(href, text)
    if name in build.static:
        build.report.texts[f"static/{name}"] = text
        return _leads_nowhere(href, missing, Place(f"static/{name}", line, column, len(href)),
                              "correct the address")
    library = build.library
    for article in library.articles:
        prefix = urls.prefix(article.language, library.default_language)
        if name == urls.output_file(prefix + urls.article(article.slug)):
            for anchor in article.body.anchors:
                if anchor.href == href:
                    return _leads_nowhere(href, missing, anchor.place,
                                          "correct the address, or write [[id]] for a record")
    return Diagnostic(
        "link-broken",
        f"the page {name} links to {href}, which is not there",
        Place(f"_site/{name}", line, column, len(href)),
        help="a template of this site wrote it: correct it there",
    )


def _leads_nowhere(href: str, missing: str, place: Place, help: str) -> Diagnostic:
    if not missing:
        return Diagnostic("link-broken", f"{href} is no address", place,
                          "no browser can read it", help)
    return Diagnostic("link-broken", f"{href} leads nowhere", place,
                      f"there is no {missing}", help)


def _publish(build: _Build) -> None:
    if build.tree:
        build.progress("publish", len(build.outputs), len(build.outputs))
        build.tree.publish({name: known.digest for name, known in build.after.outputs.items()})


def _remember(build: _Build) -> None:
    """Leave the state of the site for the next build."""
    if not build.tree:
        return
    after, collection, store = build.after, build.collection, build.memory.store
    after.context = build.context
    after.facts = facts_digest(build.inputs)
    after.records = digests(collection)
    after.surfaces = written_forms(collection)
    after.pictures = {name: picture.digest for name, picture in collection.images.items()}
    for article in build.articles:
        known = build.before.articles.get(article.path)
        if known is None or known.card is not article.card:
            key = digest_of("text", article.path, article.card.text_digest)
            if key not in store:
                store.put(key, ArticleText(article.body, article.linked_html))
            known = KnownArticle(build.inputs.digest(article.path), key, article.card)
        after.articles[article.path] = known
    with contextlib.suppress(OSError):  # then the next build does it all again
        build.memory.save(after)


_STEPS: tuple[Callable[[_Build], None], ...] = (
    _discover, _read, _link, _load_words, _prove, _plan, _render, _check_links, _publish, _remember)
"""The road, in order."""
