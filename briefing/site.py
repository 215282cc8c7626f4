"""One road from content to site: the pipeline as a literal list of named steps.

What an earlier build left is taken wherever nothing has changed; a build from nothing goes the same
road with nothing to be taken.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from functools import cache, partial

from briefing.building import Build, BuildReport, Options, Progress
from briefing.changes import changes, facts_digest, squeezed
from briefing.errors import BriefingError, ContentError, Diagnostic
from briefing.gathering import gather
from briefing.indexing import index
from briefing.library.articles import Article
from briefing.library.collect import collect_articles
from briefing.library.gate import (
    ARTICLE_RULES,
    RECORD_RULES,
    STATEMENT_RULES,
    TEXT_RULES,
    prove,
)
from briefing.library.gate.reading import Reading
from briefing.library.gate.silences import silences_unused
from briefing.library.link import link
from briefing.making import check_links, render
from briefing.memory import KnownArticle, Memory
from briefing.pages.strings import DerivedStrings, Strings
from briefing.pages.unit_words import unit_patterns
from briefing.planning import plan, reports
from briefing.publishing.folders import template_folders
from briefing.publishing.output import check_output
from briefing.publishing.tree import Tree, open_tree
from briefing.publishing.words import load_words
from briefing.reading.files import discover
from briefing.records.kinds import KINDS
from briefing.store import Forgotten, digest_of

__all__ = ["BuildReport", "Options", "Progress", "build_site"]


def build_site(
    options: Options, progress: Progress = lambda step, done, total: None,
    done: Callable[[BuildReport], None] = lambda report: None,
) -> BuildReport:
    """Build the site of a folder.

    Returns the report; where it is not `ok`, nothing was published and the last good site stays.
    `done` is given it as soon as the site is there, before anything is left for the next build.
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

        def tell(report: BuildReport) -> None:
            report.seconds = time.perf_counter() - started
            done(report)

        try:
            report = _build(options, progress, tree, tell)
        except Forgotten:
            report = _build(options, progress, tree, tell, afresh=True)
        except OSError as error:  # a file that was there a moment ago
            reason = error.strerror or str(error)
            raise BriefingError(f"{error.filename or 'a file'} cannot be read ({reason}); the last"
                                " good site stays") from error
        report.seconds = time.perf_counter() - started
        return report


def _build(
    options: Options, progress: Progress, tree: Tree | None,
    done: Callable[[BuildReport], None], *, afresh: bool = False
) -> BuildReport:
    memory = Memory(options.work if tree else None, repr((
        str(options.output.resolve()), options.base_url, options.drafts)), afresh=afresh)
    with contextlib.closing(memory):
        build = Build(options, progress, memory, tree)
        for step in _STEPS:
            build.step = step.__name__
            step(build)
            if not build.report.ok and step not in _GO_ON:
                break
        build.report.diagnostics.sort(key=lambda d: d.order)
        done(build.report)
        if build.report.ok:
            _remember(build)
        return build.report


def _discover(build: Build) -> None:
    build.inputs = discover(build.options.root, tuple(kind.folder for kind in KINDS),
                            build.memory.stamps)


def _read(build: Build) -> None:
    """Read and validate: files become typed entries and parsed articles, those that changed."""
    known = build.before.articles
    new = [path for path in build.inputs.under("content/articles/") if path.endswith(".md") and (
        path not in known or known[path].digest != build.inputs.digest(path))]
    gather(build, new)
    changed = build.changes = changes(
        build.before, build.context, build.inputs, build.collection,
        lambda path: build.draft(path)[0],
        lambda article: squeezed(build.linker.text(article.card.text_key).plain))
    collect_articles(build.inputs, sorted(changed.read), build.collection, build.draft)
    build.collection.kept = [
        Article(article.card, partial(build.linker.text, article.card.text_key),
                partial(build.linker.uses, article.card.text_key))
        for path, article in known.items()
        if path in build.inputs.files and path not in changed.read]
    build.report.texts = build.collection.texts
    build.recall()
    for fault in build.collection.diagnostics:
        if fault.place.path in changed.read:
            build.found(fault)
        else:
            build.report.diagnostics.append(fault)


def _link(build: Build) -> None:
    build.recall()
    collection, options = build.collection, build.options
    linked = link(collection, drafts=options.drafts, base_url=options.base_url,
                  linker=build.linker)
    for fault in linked.texts:
        build.found(fault)
    build.report.diagnostics += linked.uncarried
    if not options.drafts:
        build.report.drafts = len({article.slug for article in linked.articles
                                   if article.card.draft})
    build.articles = linked.articles
    build.report.library, build.report.collection = linked.library, collection
    for name, check in linked.checks.items():
        build.ask(name, check)


def _load_words(build: Build) -> None:
    assert build.collection.site
    folders = template_folders(build.options.root)
    library, store = build.library, build.memory.store
    for language in (*build.collection.languages, *library.derived):
        key = digest_of("words", language, *build.said)
        groups = store.get(key)
        try:
            words = load_words(language, folders) if groups is None else Strings(language, groups)
        except ContentError as error:
            build.tell(error)
            continue
        if groups is None:
            store.put(key, words.groups)
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


def _prove_and_render(build: Build) -> None:
    """Hold all against each other, and make the pages; other cores begin with them at once."""
    render(build, partial(_prove, build), partial(reports, build))
    build.report.files = len(build.outputs)


def _prove(build: Build) -> bool:
    """Hold articles and records against each other; whether they agree."""
    build.recall()
    units = {language: unit_patterns(build.collection, words)
             for language, words in build.written_strings.items()}
    reading = cache(partial(Reading, build.collection, units))
    build.ask("statements", lambda: (one.fault for one in prove(reading(), STATEMENT_RULES)))
    for rule in RECORD_RULES:
        build.ask(rule.__name__, partial(rule, build.library, build.collection))
    for finding in prove(reading(), ARTICLE_RULES):
        assert finding.edition
        build.found(finding.fault, finding.edition.draft.path, finding.claims)
    for rule in TEXT_RULES:
        for fault in rule(build.library, build.collection):
            build.found(fault)
    for fault, path, claims in silences_unused(build.collection):
        build.found(fault, path, claims)
    reading().let_go()
    build.let_go()
    return build.report.ok


def _publish(build: Build) -> None:
    if build.tree:
        build.progress("publish", len(build.outputs), len(build.outputs))
        build.report.changed = build.tree.publish(
            {name: known.digest for name, known in build.after.outputs.items()})


def _remember(build: Build) -> None:
    """Leave the state of the site for the next build."""
    if not build.tree:
        return
    after, collection = build.after, build.collection
    after.context = build.context
    after.facts = facts_digest(build.inputs)
    after.kinds = build.kinds
    after.records = build.changes.records
    after.surfaces = build.changes.surfaces
    after.pictures = {name: picture.digest for name, picture in collection.images.items()}
    for article in build.articles:
        known = build.before.articles.get(article.path)
        if known is None or known.card is not article.card:
            known = KnownArticle(build.inputs.digest(article.path), article.card)
        after.articles[article.path] = known
    with contextlib.suppress(OSError):  # then the next build does it all again
        stamps = build.memory.save(after)
        build.report.stands = stamps, build.tree.output, build.tree.on_record


_STEPS: tuple[Callable[[Build], None], ...] = (
    _discover, _read, _link, _load_words, plan, _prove_and_render, index, check_links,
    _publish)
"""The road, in order."""
_GO_ON = (_discover, _read, plan)
"""Steps after which faults do not end it: the next one may find more."""
