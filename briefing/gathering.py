"""Reads what a site is made of, in as many processes as are worth it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from briefing.building import Build
from briefing.library.collect import collect_facts
from briefing.library.gate.articles import articles_of
from briefing.sharing import share
from briefing.store import Put


def gather(build: Build, new: Sequence[str]) -> None:
    """Read the records, and put what comes of these articles into the store.

    One process reads the records while others begin with the articles, and compiles the templates
    while others find in the articles what the records name.
    """
    store = build.memory.store
    for put in share(new, partial(_read_some, build), partial(_collect_facts, build)):
        store.join(put)
    for put in share(new, partial(_link_some, build), partial(_prepare, build)):
        store.join(put)


def _collect_facts(build: Build) -> bool:
    build.collection = collect_facts(build.inputs, build.memory.store)
    return True


def _prepare(build: Build) -> bool:
    if not build.before.outputs:  # so all pages will be made, in several processes
        build.renderer.prepare()
    return True


def _read_some(build: Build, part: int, paths: Iterable[str]) -> Put:
    """Read these articles, each by itself; in another process, for the store alone."""
    store = build.memory.store
    if part:
        store.branch(part)
    for path in paths:
        build.draft(path)
    return store.branched if part else ({}, {})


def _link_some(build: Build, part: int, paths: Iterable[str]) -> Put:
    """Find in these articles what the records name; in another process, for the store alone."""
    store = build.memory.store
    if part:
        store.branch(part)
    articles = articles_of(build.collection)
    for path in paths:
        draft, _ = build.draft(path)
        build.linker(draft)
        if all(link.target in build.collection.known for link in draft.body.links):
            articles.sections(draft)
    return store.branched if part else ({}, {})
