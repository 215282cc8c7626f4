"""One road from content to site: the pipeline as a literal list of named steps."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from briefing.errors import ContentError, Diagnostic, Place, has_errors
from briefing.library.collect import Collection, Texts, collect
from briefing.library.gate import LIBRARY_RULES, prove
from briefing.library.library import Library
from briefing.library.link import link
from briefing.pages import urls
from briefing.pages.data import data_files
from briefing.pages.frame import frame
from briefing.pages.plan import Page, plan
from briefing.pages.presenter import Presenter
from briefing.pages.strings import Strings
from briefing.pages.unit_words import unit_patterns, unworded_units
from briefing.publishing.collisions import Wanted, collisions
from briefing.publishing.folders import static_files, template_folders
from briefing.publishing.links import BrokenLink, broken_links
from briefing.publishing.publish import FIRST_LINE, MARKER, check_output, publish
from briefing.publishing.render import Renderer
from briefing.publishing.words import load_words
from briefing.reading.files import Inputs, discover
from briefing.records.kinds import KINDS

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
    bytes: int = 0
    seconds: float = 0.0

    @property
    def ok(self) -> bool:
        """Whether nothing forbids publishing."""
        return not has_errors(self.diagnostics)


@dataclass(slots=True)
class _Build:
    """What the steps hand to each other."""

    options: Options
    progress: Progress
    report: BuildReport
    inputs: Inputs = field(default_factory=Inputs)
    collection: Collection = field(default_factory=Collection)
    library: Library | None = None
    strings: dict[str, Strings] = field(default_factory=dict)
    pages: list[Page] = field(default_factory=list)
    static: dict[str, bytes] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)


def build_site(
    options: Options, progress: Progress = lambda step, done, total: None
) -> BuildReport:
    """Build the site of a folder.

    Returns the report; where it is not `ok`, nothing was published and the last good site stays.
    Raises `BriefingError` for what is not the content's fault: the output folder, a template.
    """
    build = _Build(options, progress, BuildReport())
    started = time.perf_counter()
    if options.publish:
        check_output(options.output, options.root)
    for step in _STEPS:
        step(build)
        if not build.report.ok and step is not _discover and step is not _read:
            break
    build.report.diagnostics.sort(key=lambda d: d.order)
    build.report.seconds = time.perf_counter() - started
    return build.report


def _discover(build: _Build) -> None:
    build.inputs = discover(build.options.root, tuple(kind.folder for kind in KINDS))


def _read(build: _Build) -> None:
    """Read and validate: files become typed entries and parsed articles."""
    build.collection = collect(build.inputs)
    build.report.texts = build.collection.texts
    build.report.diagnostics += build.collection.diagnostics


def _link(build: _Build) -> None:
    build.library, faults = link(build.collection, drafts=build.options.drafts,
                                 base_url=build.options.base_url)
    build.report.diagnostics += faults
    if not build.options.drafts:
        build.report.drafts = len({article.slug for article in build.collection.articles
                                   if article.entry and article.entry.record.draft})
    build.report.library, build.report.collection = build.library, build.collection


def _plan(build: _Build) -> None:
    """List everything that is to be written; the pages wait to be rendered."""
    assert build.library
    build.report.diagnostics += unworded_units(build.collection, build.strings)
    build.pages = list(plan(build.library, build.strings, tuple(build.report.diagnostics)))
    build.report.pages = len(build.pages)
    build.static = static_files(build.options.root)
    build.files = {MARKER: FIRST_LINE, **data_files(build.library), **_images(build.library)}
    build.report.diagnostics += collisions(_wanted(build))
    build.files |= build.static


def _prove(build: _Build) -> None:
    """Hold articles and records against each other."""
    assert build.library
    units = {language: unit_patterns(build.collection, words)
             for language, words in build.strings.items()}
    build.report.diagnostics += prove(build.collection, units)
    for rule in LIBRARY_RULES:
        build.report.diagnostics += rule(build.library, build.collection)


def _load_words(build: _Build) -> None:
    assert build.library
    assert build.collection.site
    folders = template_folders(build.options.root)
    for language in build.library.languages:
        try:
            words = load_words(language, folders)
        except ContentError as error:
            _tell(build, error)
            continue
        if words.groups:
            build.strings[language] = words
        else:
            build.report.diagnostics.append(Diagnostic(
                "strings-missing", f"there are no words for {language}",
                build.collection.site.place("languages", language, key=True),
                help=f"run: briefing new language {language}; then translate what it writes"))


def _images(library: Library) -> dict[str, bytes]:
    """Images beside articles, in the article's folder in every language."""
    return {
        f"{urls.prefix(language, library.default_language)}articles/{name}": picture.read()
        for name, picture in library.images.items()
        for language in library.languages
    }


def _wanted(build: _Build) -> Iterator[Wanted]:
    """Everything that asks for a file of the output, ours first."""
    assert build.library
    for page in build.pages:
        yield Wanted(urls.output_file(page.url), f"the page /{page.url}",
                     Place("content/site.yaml"), "give one of the two another name")
    for name in build.files.keys() - _images(build.library).keys():
        yield Wanted(name, f"the data file /{name}", Place("content/site.yaml"), "")
    for name in build.library.images:
        for language in build.library.languages:
            prefix = urls.prefix(language, build.library.default_language)
            yield Wanted(f"{prefix}articles/{name}", f"the picture /{prefix}articles/{name}",
                         Place(f"content/articles/{name}"), "give the picture another name")
    for name in build.static:
        yield Wanted(name, f"static/{name}", Place(f"static/{name}"),
                     "give it another name, or take it away; pages are changed in templates/")


def _render(build: _Build) -> None:
    assert build.library
    renderer = Renderer(template_folders(build.options.root))
    addresses = {page.url for page in build.pages}
    for done, page in enumerate(build.pages):
        build.progress("render", done, len(build.pages))
        strings = build.strings[page.language]
        present = Presenter(build.library, strings, page.url)
        try:
            view = page.context(present)
            text = renderer.render(
                page.template, frame(page, present, view, addresses), view, strings.groups
            )
        except ContentError as error:
            _tell(build, error)
            continue
        build.files[urls.output_file(page.url)] = text.encode()
    build.report.files = len(build.files)
    build.report.bytes = sum(map(len, build.files.values()))


def _tell(build: _Build, error: ContentError) -> None:
    """Report what ended one part of a step; the other parts go on."""
    found = (d for d in error.diagnostics if d not in build.report.diagnostics)
    build.report.diagnostics += found
    build.report.texts |= error.texts


def _check_links(build: _Build) -> None:
    """Check every link of the output; a broken one is told of at the place that wrote it."""
    assert build.library
    base = urlsplit(build.library.site.base_url).path or "/"
    for broken in broken_links(build.files, base):
        if broken.file in build.static:
            name = f"static/{broken.file}"
            build.report.texts[name] = build.static[broken.file].decode(errors="replace")
            place = Place(name, broken.line, broken.column, len(broken.href))
            fault = _leads_nowhere(broken, place, "correct the address")
        else:
            fault = _blame(broken, build.library)
        build.report.diagnostics.append(fault)


def _leads_nowhere(broken: BrokenLink, place: Place, help: str) -> Diagnostic:
    if not broken.missing:
        return Diagnostic("link-broken", f"{broken.href} is no address", place,
                          "no browser can read it", help)
    return Diagnostic("link-broken", f"{broken.href} leads nowhere", place,
                      f"there is no {broken.missing}", help)


def _blame(broken: BrokenLink, library: Library) -> Diagnostic:
    for article in library.articles:
        prefix = urls.prefix(article.language, library.default_language)
        if broken.file != urls.output_file(prefix + urls.article(article.slug)):
            continue
        for anchor in article.body.anchors:
            if anchor.href == broken.href:
                return _leads_nowhere(broken, anchor.place,
                                      "correct the address, or write [[id]] for a record")
    return Diagnostic(
        "link-broken",
        f"the page {broken.file} links to {broken.href}, which is not there",
        Place(f"_site/{broken.file}", broken.line, broken.column, len(broken.href)),
        help="a template of this site wrote it: correct it there",
    )


def _publish(build: _Build) -> None:
    if build.options.reload_script:
        _fit_to_preview(build)
    if build.options.publish:
        build.progress("publish", 0, len(build.files))
        publish(build.files, build.options.output, build.options.root / ".briefing")


def _fit_to_preview(build: _Build) -> None:
    """Add the reload script to every page, and move the links of 404.html to the server's root.

    That page cannot know where it is shown; all others have relative links.
    """
    assert build.library
    tag = f'<script src="{build.options.reload_script}"></script></head>'.encode()
    for name, data in build.files.items():
        if name.endswith(".html"):
            build.files[name] = data.replace(b"</head>", tag, 1)
    base = urlsplit(build.library.site.base_url).path
    lost = build.files["404.html"]
    build.files["404.html"] = lost.replace(f'="{base}'.encode(), b'="/')


_STEPS = (_discover, _read, _link, _load_words, _prove, _plan, _render, _check_links, _publish)
"""The road, in order."""
