"""The command line: the only place that prints, or picks an exit code."""

from __future__ import annotations

import argparse
import os
import shlex
import sys
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefing import report
from briefing.arguments import argument_parser, with_default
from briefing.errors import BriefingError, ContentError, Diagnostic, UsageError
from briefing.records.base_url import base_url_problem
from briefing.site import BuildReport, Options, build_site
from briefing.unchanged import remember

if TYPE_CHECKING:
    from briefing.preview.builder import Answer

GOOD, FAULTY, MISUSED = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns 0 when all is good, 1 for faulty content or a failed build, 2 for wrong usage.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    options = argument_parser().parse_args(with_default(given))
    options.given = given
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return _COMMANDS[options.run](options)
    except ContentError as error:
        _show(list(error.diagnostics), error.texts, options)
        return FAULTY
    except UsageError as error:
        return _complain(error, options, MISUSED)
    except BriefingError as error:
        return _complain(error, options, FAULTY)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return GOOD


def _complain(error: BriefingError, options: argparse.Namespace, code: int) -> int:
    if options.format == "json":
        print(report.as_json([], ok=False, error=str(error)), end="")
    elif options.format == "github":
        print(report.github_error(str(error)), end="")
    else:
        print(f"error: {report.visible(str(error))}", file=sys.stderr)
    return code


def _options(options: argparse.Namespace, *, publish: bool) -> Options:
    root = options.root
    if not root.is_dir():
        raise UsageError(f"there is no folder {root}")
    base_url = options.base_url
    if base_url is not None:
        problem = base_url_problem(base_url)
        if problem:
            raise UsageError(f"--base-url: {'; '.join(problem)}")
        base_url = f"{base_url.removesuffix('/')}/"
    output = getattr(options, "output", None) or root / "_site"
    return Options(root, output, base_url, options.drafts, publish)


def _build(options: argparse.Namespace) -> int:
    with _Progress() as progress:
        result = build_site(_options(options, publish=True), progress)
    if result.ok and result.stands and options.format == "text":
        warned = report.as_text(result.diagnostics, result.texts) if result.diagnostics else ""
        said = _said(result, f"nothing to do for {_count(result.pages, 'page')}")
        remember(options.given, *result.stands, f"{said}\n", warned and f"{warned}\n")
    return _tell(result, options, "built")


def _check(options: argparse.Namespace) -> int:
    with _Progress() as progress:
        result = build_site(_options(options, publish=False), progress)
    if options.record or options.report:
        from briefing.keep import record_proofs, write_report

        if options.record and result.ok and result.library:
            record_proofs(options.root, result.library, result.collection, os.environ,
                          datetime.now(UTC).date())
        if options.report:
            write_report(options.report, result.library, result.diagnostics)
    return _tell(result, options, "checked")


def _tell(result: BuildReport, options: argparse.Namespace, done: str) -> int:
    if options.format == "json":
        print(report.as_json(result.diagnostics, ok=result.ok, pages=result.pages,
                             drafts_left_out=result.drafts, files=result.files, made=result.made,
                             seconds=round(result.seconds, 3)), end="")
        return GOOD if result.ok else FAULTY
    _show(result.diagnostics, result.texts, options)
    if result.ok:
        print(_said(result, f"{done} {_count(result.pages, 'page')} in {result.seconds:.2f} s"))
        return GOOD
    print(f"{_found(result)}: nothing was published, the last good site stays", file=sys.stderr)
    return FAULTY


def _said(result: BuildReport, told: str) -> str:
    """One line on a good build."""
    drafts = f"{_count(result.drafts, 'draft')} left out" if result.drafts else ""
    return "; ".join(filter(None, (told, drafts, _found(result))))


def _found(result: BuildReport) -> str:
    errors = sum(d.severity == "error" for d in result.diagnostics)
    warnings = len(result.diagnostics) - errors
    return ", ".join(filter(None, (_count(errors, "error"), _count(warnings, "warning"))))


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}" if number else ""


def _show(
    diagnostics: Sequence[Diagnostic], texts: dict[str, str], options: argparse.Namespace
) -> None:
    if not diagnostics:
        return
    root: Path = getattr(options, "root", Path())  # a site that is only begun has none yet
    if options.format == "json":
        print(report.as_json(diagnostics, ok=False), end="")
    elif options.format == "github":
        print(report.as_github(diagnostics, _in_repository(root)), end="")
    else:
        print(report.as_text(diagnostics, texts), file=sys.stderr)


def _in_repository(root: Path) -> str:
    """The site's folder as GitHub names it: relative to the checkout that it is in."""
    root = root.resolve()
    tops = (Path(os.environ.get("GITHUB_WORKSPACE") or root).resolve(),
            *(folder for folder in (root, *root.parents) if (folder / ".git").exists()))
    top = next((top for top in tops if top != root and root.is_relative_to(top)), root)
    return root.relative_to(top).as_posix()


def _done(options: argparse.Namespace, word: str, paths: Sequence[Path]) -> int:
    """Tell which files or folders a command dealt with."""
    if options.format == "json":
        print(report.as_json([], ok=True, **{word: [str(path) for path in paths]}), end="")
    else:
        for path in paths:
            print(f"{word} {path}")
    return GOOD


class _Progress:
    """One line on a terminal, for builds that take longer than half a second."""

    def __init__(self) -> None:
        self._started = time.perf_counter()
        self._shown = False

    def __call__(self, step: str, done: int, total: int) -> None:
        if not total:  # nothing to be counted: a wait, which has to be told of also in a log
            print(step, file=sys.stderr, flush=True)
        elif sys.stderr.isatty() and time.perf_counter() - self._started > 0.5:
            self._shown = True
            print(f"\r\x1b[K{step} {done}/{total}", end="", file=sys.stderr, flush=True)

    def __enter__(self) -> _Progress:
        return self

    def __exit__(self, *error: object) -> None:
        """Take the line away, also before an error is told."""
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _serve(options: argparse.Namespace) -> int:
    from briefing.preview.serve import (  # livereload costs 0.2 s, and only this needs it
        Address,
        Told,
        serve,
    )

    def ready(address: Address) -> None:
        moved = f"port {options.port} is taken; " if address.port != options.port else ""
        print(f"{moved}preview at {address}; stop with Ctrl-C", flush=True)

    def built(answer: Answer) -> None:
        if answer.error:
            note(f"error: {answer.error}")
        else:
            _tell(answer.report, options, "built")

    def note(sentence: str) -> None:
        print(report.visible(sentence), file=sys.stderr)

    serve(_options(options, publish=True), Address(options.host, options.port), options.open,
          Told(ready, built, note))
    return GOOD


def _new_site(options: argparse.Namespace) -> int:
    from briefing.new import new_site

    written = new_site(options.folder)
    if options.format == "json":
        return _done(options, "wrote", written)
    print(f"wrote {_count(len(written), 'file')} to {options.folder}; next:")
    for command in ("serve --open", "new article my-story", "schema"):
        print(f"  {_command(command, options.folder)}")
    return GOOD


def _command(words: str, root: Path) -> str:
    """A command as it has to be typed here for the site in `root`."""
    program = "python build.py" if Path(sys.argv[0]).name == "build.py" else "briefing"
    return f"{program} {words}" + (f" --root {shlex.quote(str(root))}" if root != Path() else "")


def _new_article(options: argparse.Namespace) -> int:
    from briefing.new import new_article

    written = new_article(options.root, options.slug, date.today().isoformat())
    _done(options, "wrote", written)
    if options.format != "json":
        print(f"a draft: see it with `{_command('serve --drafts', options.root)}`;"
              " publish it by taking draft: true out")
    return GOOD


def _new_language(options: argparse.Namespace) -> int:
    from briefing.new import new_language

    written = new_language(options.root, options.tag)
    if options.format == "json":
        return _done(options, "wrote", written)
    print(f"wrote {_count(len(written), 'file')} to {written[0].parent}; next: add"
          f" `{options.tag}: {{name: …}}` to languages in {options.root / 'content/site.yaml'}")
    return GOOD


def _confirm(options: argparse.Namespace) -> int:
    from briefing.confirm import confirm

    return _done(options, "confirmed", [confirm(options.root, options.slug, options.language)])


def _schema(options: argparse.Namespace) -> int:
    from briefing.new import write_schemas

    if not options.root.is_dir():
        raise UsageError(f"there is no folder {options.root}")
    folder = options.folder or options.root / ".briefing" / "schema"
    written = write_schemas(folder)
    if options.format == "json":
        return _done(options, "wrote", written)
    print(f"wrote {_count(len(written), 'schema')} to {folder}")
    return GOOD


def _clean(options: argparse.Namespace) -> int:
    from briefing.publishing.output import beside, check_output, clean

    output = options.output or options.root / "_site"
    check_output(output, options.root)
    removed = clean(output, beside(output), options.root / ".briefing")
    if not removed and options.format != "json":
        print("nothing to remove")
    return _done(options, "removed", removed)


_COMMANDS = {
    "build": _build, "check": _check, "serve": _serve, "new_site": _new_site,
    "new_article": _new_article, "new_language": _new_language, "confirm": _confirm,
    "schema": _schema, "clean": _clean,
}
