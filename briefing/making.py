"""Makes the files of a site, those that have to be, and checks where their links lead."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field
from functools import partial

from briefing.building import Build
from briefing.errors import ContentError, Diagnostic, Place
from briefing.memory import KnownOutput
from briefing.moved import moved, said
from briefing.pages import urls
from briefing.publishing.links import NONE, Links, broken_links, links_of, place_of
from briefing.publishing.outputs import Output
from briefing.readings import digest_said
from briefing.reads import Key, noting
from briefing.sharing import share
from briefing.store import Forgotten, Put, digest_of
from briefing.values import dataclass

_FEW = 32


def render(
    build: Build, first: Callable[[], bool], last: Callable[[], Sequence[Output]]
) -> None:
    """Make what is new, what read something that has changed, and what is no longer whole.

    `first` is done before this process takes part; where it gives False, nothing comes of all this.
    `last` gives what can only be made when that is done.
    """
    before, after = build.before, build.after
    after.readings = before.readings
    changed = moved(build)
    waiting = _beside(_waiting(build, build.outputs.values(), changed))
    done = share(list(enumerate(waiting)), partial(_make, build, len(waiting)), first)
    if done:
        told = {output.name: output for output in last()}
        build.outputs |= told
        rest = _beside(_waiting(build, told.values(), changed))
        done.append(_make(build, len(rest), 0, enumerate(rest)))
    for made in done:
        _take(build, made)


def _waiting(
    build: Build, outputs: Iterable[Output], changed: set[int]
) -> Iterator[Output]:
    """Those that are to be made; the others are taken as they stand."""
    for output in outputs:
        known = build.before.outputs.get(output.name)
        if known and known.made_of == output.made_of and not _meets(changed, known.reads) and (
            build.whole.get(output.name) == known.digest
        ):
            build.after.outputs[output.name] = known
        else:
            yield output


def _beside(outputs: Iterable[Output]) -> list[list[Output]]:
    """Those that are made of the same text, together."""
    groups: dict[str, list[Output]] = {}
    for output in outputs:
        groups.setdefault(output.beside or output.name, []).append(output)
    return list(groups.values())


def _meets(changed: set[int], reads: bytes) -> bool:
    if len(changed) < _FEW and not any(n.to_bytes(4, sys.byteorder) in reads for n in changed):
        return False  # by far the most; finding bytes is faster than taking numbers out of them
    return not changed.isdisjoint(memoryview(reads).cast("I"))


@dataclass(slots=True)
class _Made:
    """Files that were made in one process."""

    keys: list[tuple[Key, bytes]] = field(default_factory=list)
    """Everything that they read of the library; with a digest of what it stands for if it is new.
    """
    outputs: dict[str, KnownOutput] = field(default_factory=dict)
    """By name; what each read is a place in `keys`."""
    links: dict[str, Links] = field(default_factory=dict)
    faults: list[ContentError] = field(default_factory=list)
    put: Put = ({}, {})
    """What was put into the store."""


def _make(
    build: Build, whole: int, part: int, groups: Iterable[tuple[int, Sequence[Output]]]
) -> _Made:
    """Make these files and stage them; each group has its number among the `whole`."""
    made, store = _Made(), build.memory.store
    if part:
        store.branch(part)
    numbers: dict[Key, int] = {}
    for done, output in ((n, output) for n, group in groups for output in group):
        if not part:
            build.progress("render", done, whole)
        try:
            with noting() as reads:
                data = output.make()
        except ContentError as error:
            made.faults.append(error)
            continue
        digest = build.tree.stage(output.name, data) if build.tree else ""
        key = ""
        if output.name.endswith((".html", ".xml")):
            links = links_of(output.name, data.decode(errors="replace"), build.base_path)
            made.links[output.name] = links
            key = digest_of("links", output.name, digest, build.base_path)
            store.put(key, links)
        made.outputs[output.name] = KnownOutput(output.made_of, digest, key, array(
            "I", [numbers.setdefault(key, len(numbers)) for key in reads]).tobytes())
    readings = build.after.readings
    made.keys = [(key, digest_said(said(build, key)) if readings.number(key) is None else b"")
                 for key in numbers]
    made.put = store.branched if part else made.put
    return made


def _take(build: Build, made: _Made) -> None:
    """Take what was made."""
    after, readings = build.after, build.after.readings
    places = []
    for key, digest in made.keys:
        known = readings.number(key)
        places.append(readings.add(key, digest) if known is None else known)
    for name, output in made.outputs.items():
        reads = array("I", [places[n] for n in memoryview(output.reads).cast("I")])
        after.outputs[name] = output._replace(reads=reads.tobytes())
    build.links |= made.links
    build.report.made += len(made.outputs)
    build.memory.store.join(made.put)
    for error in made.faults:
        build.tell(error)


def check_links(build: Build) -> None:
    """Check the links of what was made; those of all, where a file or an anchor is gone.

    A broken link is told of at the place that wrote it.
    """
    files, before = build.after.outputs, build.before.outputs
    gone = any(name not in files for name in before) or any(
        not _links_of(build, before[name].links).ids <= links.ids
        for name, links in build.links.items() if name in before)
    for name in sorted(files if gone else build.links):  # in whatever order they were made
        for href, missing in broken_links(_links_in(build, name), files, partial(_ids, build)):
            build.report.diagnostics.append(_blame(build, name, href, missing))


def _ids(build: Build, name: str) -> frozenset[str] | None:
    """The anchors of a file; None where it is no page."""
    is_page = name in build.links or build.after.outputs[name].links
    return _links_in(build, name).ids if is_page else None


def _links_in(build: Build, name: str) -> Links:
    if name not in build.links:
        build.links[name] = _links_of(build, build.after.outputs[name].links)
    return build.links[name]


def _links_of(build: Build, key: str) -> Links:
    if not key:
        return NONE
    links: Links | None = build.memory.store.get(key)
    if links is None:
        raise Forgotten
    return links


def _blame(build: Build, name: str, href: str, missing: str) -> Diagnostic:
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
