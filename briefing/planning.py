"""What is to be written: every file of the output, and that no two want one place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from briefing.building import Build
from briefing.errors import Place
from briefing.pages import urls
from briefing.pages.plan import plan as pages_of
from briefing.pages.unit_words import unworded_units
from briefing.publishing.collisions import Wanted, collisions
from briefing.publishing.folders import static_files
from briefing.publishing.outputs import (
    Making,
    Output,
    card_outputs,
    data_outputs,
    page_output,
    picture_outputs,
    static_outputs,
    template_digests,
)
from briefing.store import digest_of


def plan(build: Build) -> None:
    """List everything that is to be written; nothing is made yet."""
    build.ask("unworded", partial(unworded_units, build.collection, build.written_strings))
    build.pages = list(pages_of(build.library, build.strings, build.report.diagnostics))
    build.report.pages = len(build.pages)
    build.static = static_files(build.options.root, build.memory.stamps)
    build.outputs = {output.name: output for output in _outputs(build)}
    build.after.wanted = digest_of(repr((
        [page.url for page in build.pages], [*build.static], [*build.library.images],
        build.library.languages)))
    if build.after.wanted != build.before.wanted:
        build.report.diagnostics += collisions(_asked_for(build))


def reports(build: Build) -> list[Output]:
    """The pages that tell what was found, which is all there now."""
    build.report.diagnostics.sort(key=lambda d: d.order)
    return [page_output(page, build.making) for page in build.pages if page.tells]


def _outputs(build: Build) -> Iterator[Output]:
    options, library, stamps = build.options, build.library, build.memory.stamps
    base = digest_of(build.inputs.digest("content/site.yaml"), repr(options.base_url), *build.said)
    library.once.base = f"{base}:"
    library.once.keeper = build.memory.store
    build.making = Making(
        library, build.strings, build.renderer,
        build.addresses,
        template_digests(build.words, stamps), base)
    for page in build.pages:
        if not page.tells:
            yield page_output(page, build.making)
    records = digest_of(build.context, repr(sorted(build.kinds.items())))
    yield from card_outputs(build.making, records, build.memory.store)
    yield from data_outputs(library, base)
    yield from picture_outputs(library)
    yield from static_outputs(build.static)


def _asked_for(build: Build) -> Iterator[Wanted]:
    """Everything that asks for a file of the output, ours first."""
    library = build.library
    for page in build.pages:
        yield Wanted(urls.output_file(page.url), f"the page /{page.url}",
                     Place("content/site.yaml"), "give one of the two another name")
    for output in data_outputs(library, ""):
        yield Wanted(output.name, f"the data file /{output.name}", Place("content/site.yaml"), "")
    for language in library.languages:
        prefix = urls.prefix(language, library.default_language)
        folder = f"{prefix}{urls.INDEX_FOLDER}".rstrip("/")
        yield Wanted(folder, f"the search index /{folder}/", Place("content/site.yaml"), "")
        for name in library.images:
            yield Wanted(f"{prefix}articles/{name}", f"the picture /{prefix}articles/{name}",
                         Place(f"content/articles/{name}"), "give the picture another name")
    for name in build.static:
        yield Wanted(name, f"static/{name}", Place(f"static/{name}"),
                     "give it another name, or take it away; pages are changed in templates/")
