"""What can be asked on the command line; which function answers is up to `cli`."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from briefing import __version__

COMMANDS = ("build", "check", "serve", "new", "confirm", "schema", "clean")


def with_default(given: list[str]) -> list[str]:
    """`build` is what is meant where no command is named."""
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
    build.set_defaults(run="build")
    check = commands.add_parser("check", parents=[common, making],
                                help="do everything but publishing")
    check.add_argument("--record", action="store_true",
                       help="keep on record which quotations stand in their sources")
    check.add_argument("--report", type=Path, metavar="FILE",
                       help="write how well the facts are borne out, as JSON")
    check.set_defaults(run="check")
    serve = commands.add_parser("serve", parents=[common, making],
                                help="preview the site, reloading at every change")
    serve.add_argument("--host", default="127.0.0.1", help="address (default: 127.0.0.1)")
    serve.add_argument("--port", type=_port, default=8000,
                       help="port, or the next one that is free (default: 8000)")
    serve.add_argument("--open", action="store_true", help="open it in the browser")
    serve.set_defaults(run="serve")
    new = commands.add_parser("new", help="begin something new")
    things = new.add_subparsers(title="things", required=True, metavar="THING")
    site = things.add_parser("site", parents=[telling], help="a small site that builds as it is")
    site.add_argument("folder", type=Path, metavar="DIR", help="where to; new, or empty")
    site.set_defaults(run="new_site")
    article = things.add_parser("article", parents=[common], help="an article in every language")
    article.add_argument("slug", metavar="SLUG", help="its name in the address, such as big-round")
    article.set_defaults(run="new_article")
    confirm = commands.add_parser("confirm", parents=[common],
                                  help="say that a translation renders its original as it is now")
    confirm.add_argument("slug", metavar="SLUG", help="the article's folder, such as big-round")
    confirm.add_argument("language", metavar="LANGUAGE", help="the translation's, such as en")
    confirm.set_defaults(run="confirm")
    schema = commands.add_parser("schema", parents=[common],
                                 help="write JSON Schema files of the facts, for editors")
    schema.add_argument("folder", type=Path, nargs="?", metavar="DIR",
                        help="where to (default: .briefing/schema)")
    schema.set_defaults(run="schema")
    language = things.add_parser("language", parents=[common],
                                 help="the site's own words, to be translated into a language")
    language.add_argument("tag", metavar="TAG", help="its tag, such as ja or pt-BR")
    language.set_defaults(run="new_language")
    clean = commands.add_parser("clean", parents=[common, place], help="remove what was built")
    clean.set_defaults(run="clean")
    return parser


def _port(text: str) -> int:
    number = int(text) if re.fullmatch(r"[0-9]{1,5}", text) else -1
    if not 0 < number < 65536:
        raise argparse.ArgumentTypeError(f"{text} is no port; write 1 to 65535")
    return number
