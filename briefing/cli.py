"""The command line: the only place that prints, or picks an exit code."""

from __future__ import annotations

import argparse
import os
import re
import shlex
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from briefing import __version__, report
from briefing.errors import BriefingError, ContentError, Diagnostic, UsageError
from briefing.records.base_url import base_url_problem
from briefing.site import BuildReport, Options, build_site

GOOD, FAULTY, MISUSED = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns 0 when all is good, 1 for faulty content or a failed build, 2 for wrong usage.
    """
    options = argument_parser().parse_args(_with_default(arguments))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return int(options.run(options))
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


COMMANDS = ("build", "check", "serve", "new", "confirm", "schema", "clean")


def _with_default(arguments: Sequence[str] | None) -> list[str]:
    """`build` is what is meant where no command is named."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given and (given[0] in COMMANDS or given[0] in ("-h", "--help", "--version")):
        return given
    if given and not given[0].startswith("-"):
        return given
    return ["build", *given]


def argument_parser() -> argparse.ArgumentParser:
    """Every command and option."""
    parser = argparse.ArgumentParser(
        prog="briefing", description="Publish an industry briefing: Markdown and YAML to a site.",
    )
    parser.add_argument("--version", action="version", version=f"briefing {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    telling = argparse.ArgumentParser(add_help=False)
    telling.add_argument("--format", choices=("text", "json", "github"), default="text",
                         help="how faults are shown (default: text)")
    common = argparse.ArgumentParser(add_help=False, parents=[telling])
    common.add_argument("--root", type=Path, default=Path(), metavar="DIR",
                        help="the site's folder (default: here)")
    place = argparse.ArgumentParser(add_help=False)
    place.add_argument("--output", type=Path, metavar="DIR", help="where to (default: _site)")
    making = argparse.ArgumentParser(add_help=False)
    making.add_argument("--base-url", metavar="URL", help="in place of the site file's")
    making.add_argument("--drafts", action="store_true", help="publish drafts too")

    build = commands.add_parser("build", parents=[common, place, making], help="build the site")
    build.set_defaults(run=_build)
    check = commands.add_parser("check", parents=[common, making],
                                help="do everything but publishing")
    check.add_argument("--record", action="store_true",
                       help="keep on record which quotations stand in their sources")
    check.add_argument("--report", type=Path, metavar="FILE",
                       help="write how well the facts are borne out, as JSON")
    check.set_defaults(run=_check)
    serve = commands.add_parser("serve", parents=[common, making],
                                help="preview the site, reloading at every change")
    serve.add_argument("--host", default="127.0.0.1", help="address (default: 127.0.0.1)")
    serve.add_argument("--port", type=_port, default=8000, help="port (default: 8000)")
    serve.add_argument("--open", action="store_true", help="open it in the browser")
    serve.set_defaults(run=_serve)
    new = commands.add_parser("new", help="begin something new")
    things = new.add_subparsers(title="things", required=True, metavar="THING")
    site = things.add_parser("site", parents=[telling], help="a small site that builds as it is")
    site.add_argument("folder", type=Path, metavar="DIR", help="where to; new, or empty")
    site.set_defaults(run=_new_site)
    article = things.add_parser("article", parents=[common], help="an article in every language")
    article.add_argument("slug", metavar="SLUG", help="its name in the address, such as big-round")
    article.set_defaults(run=_new_article)
    confirm = commands.add_parser("confirm", parents=[common],
                                  help="say that a translation renders its original as it is now")
    confirm.add_argument("slug", metavar="SLUG", help="the article's folder, such as big-round")
    confirm.add_argument("language", metavar="LANGUAGE", help="the translation's, such as en")
    confirm.set_defaults(run=_confirm)
    schema = commands.add_parser("schema", parents=[common],
                                 help="write JSON Schema files of the facts, for editors")
    schema.add_argument("folder", type=Path, nargs="?", metavar="DIR",
                        help="where to (default: .briefing/schema)")
    schema.set_defaults(run=_schema)
    language = things.add_parser("language", parents=[common],
                                 help="the site's own words, to be translated into a language")
    language.add_argument("tag", metavar="TAG", help="its tag, such as ja or pt-BR")
    language.set_defaults(run=_new_language)
    clean = commands.add_parser("clean", parents=[common, place], help="remove what was built")
    clean.set_defaults(run=_clean)
    return parser


def _port(text: str) -> int:
    number = int(text) if re.fullmatch(r"[0-9]{1,5}", text) else -1
    if not 0 < number < 65536:
        raise argparse.ArgumentTypeError(f"{text} is no port; write 1 to 65535")
    return number


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
    return _tell(result, options, "built")


def _check(options: argparse.Namespace) -> int:
    with _Progress() as progress:
        result = build_site(_options(options, publish=False), progress)
    if result.ok and result.library and (options.record or options.report):
        from briefing.keep import record_proofs, write_report

        if options.record:
            record_proofs(options.root, result.library, result.collection, os.environ)
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
    errors = sum(d.severity == "error" for d in result.diagnostics)
    warnings = len(result.diagnostics) - errors
    found = ", ".join(filter(None, (_count(errors, "error"), _count(warnings, "warning"))))
    if result.ok:
        drafts = f"{_count(result.drafts, 'draft')} left out" if result.drafts else ""
        told = f"{done} {_count(result.pages, 'page')} in {result.seconds:.2f} s"
        print("; ".join(filter(None, (told, drafts, found))))
        return GOOD
    print(f"{found}: nothing was published, the last good site stays", file=sys.stderr)
    return FAULTY


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
        serve,
    )

    def rebuilt(result: BuildReport | BriefingError) -> None:
        if isinstance(result, BriefingError):
            print(f"error: {report.visible(str(result))}", file=sys.stderr)
        else:
            _tell(result, options, "built")

    address = Address(options.host, options.port)
    serve(_options(options, publish=True), address, options.open,
          lambda: print(f"preview at {address}; stop with Ctrl-C"), rebuilt)
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
