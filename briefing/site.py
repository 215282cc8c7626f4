"""One road from content to site: the pipeline as a literal list of named steps."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import briefing
from briefing.errors import BriefingError, ContentError, Diagnostic, Place, has_errors
from briefing.library.collect import Collection, collect
from briefing.library.library import Library
from briefing.library.link import link
from briefing.pages import urls
from briefing.pages.data import data_files
from briefing.pages.frame import frame
from briefing.pages.plan import Page, plan
from briefing.pages.presenter import Presenter
from briefing.pages.strings import Strings
from briefing.pages.unit_words import unworded_units
from briefing.publishing.links import BrokenLink, broken_links
from briefing.publishing.publish import FIRST_LINE, MARKER, check_output, publish
from briefing.publishing.render import Renderer
from briefing.reading.files import Inputs, discover
from briefing.reading.strict_yaml import plain, read_yaml
from briefing.reading.text import decode
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
    texts: dict[str, str] = field(default_factory=dict)
    """Text of every input file, for showing the diagnostics."""
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
        check_output(options.output, options.root.resolve())
    for step in (_discover, _read, _link, _plan, _render, _check_links, _publish):
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
    build.library, faults = link(build.collection, drafts=build.options.drafts)
    build.report.diagnostics += faults
    if build.library and build.options.base_url:
        site = build.library.site.model_copy(update={"base_url": build.options.base_url})
        object.__setattr__(build.library, "site", site)


def _plan(build: _Build) -> None:
    assert build.library
    build.strings = {
        language: _load_strings(language, template_folders(build.options.root))
        for language in build.library.languages
    }
    build.report.diagnostics += unworded_units(build.collection, build.strings)
    build.pages = list(plan(build.library, build.strings))
    build.report.pages = len(build.pages)
    _refuse_collisions(build)


def _render(build: _Build) -> None:
    assert build.library
    renderer = Renderer(template_folders(build.options.root))
    addresses = {page.url for page in build.pages}
    for done, page in enumerate(build.pages):
        build.progress("render", done, len(build.pages))
        strings = build.strings[page.language]
        present = Presenter(build.library, strings, page.url)
        view = page.context(present)
        text = renderer.render(
            page.template, frame(page, present, view, addresses), view, strings.groups
        )
        build.files[urls.output_file(page.url)] = text.encode()
    build.files |= static_files(build.options.root) | data_files(build.library)
    for name, data in build.library.images.items():
        for language in build.library.languages:
            prefix = urls.prefix(language, build.library.default_language)
            slug = name.partition("/")[0]
            if any(a.slug == slug and a.language == language for a in build.library.articles):
                build.files[f"{prefix}articles/{name}"] = data
    build.files[MARKER] = FIRST_LINE
    build.report.files = len(build.files)
    build.report.bytes = sum(map(len, build.files.values()))


def _check_links(build: _Build) -> None:
    """Check every link of the output; a broken one is told of at the place that wrote it."""
    assert build.library
    base = urlsplit(build.library.site.base_url).path or "/"
    for broken in broken_links(build.files, base):
        build.report.diagnostics.append(_blame(broken, build.library))


def _blame(broken: BrokenLink, library: Library) -> Diagnostic:
    for article in library.articles:
        prefix = urls.prefix(article.language, library.default_language)
        if broken.file != urls.output_file(prefix + urls.article(article.slug)):
            continue
        for anchor in article.body.anchors:
            if anchor.href == broken.href:
                return Diagnostic(
                    "link-broken",
                    f"{broken.href} leads nowhere",
                    anchor.place,
                    label=f"there is no {broken.missing}",
                    help="correct the address, or write [[id]] for a record",
                )
    return Diagnostic(
        "link-broken",
        f"the page {broken.file} links to {broken.href}, which is not there",
        Place(f"_site/{broken.file}"),
        help="a template of this site wrote it: correct it there",
    )


def _publish(build: _Build) -> None:
    if build.options.reload_script:
        tag = f'<script src="{build.options.reload_script}"></script></head>'.encode()
        for name, data in build.files.items():
            if name.endswith(".html"):
                build.files[name] = data.replace(b"</head>", tag, 1)
    if build.options.publish:
        build.progress("publish", 0, len(build.files))
        publish(build.files, build.options.output, build.options.root / ".briefing")


def _refuse_collisions(build: _Build) -> None:
    """Two pages must not want one file, not even where case is not told apart."""
    seen: dict[str, Page] = {}
    static = {name.lower() for name in static_files(build.options.root)}
    for page in build.pages:
        file = urls.output_file(page.url).lower()
        if file in seen or file in static:
            raise BriefingError(f"two pages want the address {page.url}")
        seen[file] = page


def bundled(folder: str) -> Path:
    """Our own `templates` or `static`: inside the installed package, or beside it in a checkout."""
    package = Path(briefing.__file__).parent
    inside = package / "bundled" / folder
    return inside if inside.is_dir() else package.parent / folder


def template_folders(root: Path) -> list[Path]:
    """The site's own templates first, then the bundled ones."""
    return [folder for folder in (root / "templates", bundled("templates")) if folder.is_dir()]


def static_files(root: Path) -> dict[str, bytes]:
    """Static files by their place in the output; the site's own win, file by file."""
    files: dict[str, bytes] = {}
    for folder in (bundled("static"), root / "static"):
        if folder.is_dir():
            for path in sorted(folder.rglob("*")):
                if path.is_file() and not path.name.startswith((".", "#")):
                    files[path.relative_to(folder).as_posix()] = path.read_bytes()
    return files


def _load_strings(language: str, folders: Iterable[Path]) -> Strings:
    """The words of one language; a site's own groups replace ours, file by file."""
    groups: dict[str, object] = {}
    for folder in reversed(list(folders)):
        for path in sorted((folder / "strings" / language).glob("*.yaml")):
            name = f"templates/strings/{language}/{path.name}"
            text, faults = decode(path.read_bytes(), name)
            node, more = read_yaml(text, name)
            if node is None or faults or more:
                raise ContentError([*faults, *more])
            groups[path.stem] = plain(node)
    if not groups:
        raise BriefingError(
            f"there are no words for {language}: copy templates/strings/en to"
            f" templates/strings/{language} and translate it"
        )
    return Strings(language, groups)
