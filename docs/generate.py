"""Writes `docs/reference/` from the code: `python docs/generate.py`. A test holds the two equal."""

from __future__ import annotations

import argparse
import ast
import inspect
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from briefing import building, site
from briefing.arguments import argument_parser
from briefing.library import gate
from briefing.pages import parts as lists
from briefing.pages import states
from briefing.pages.views import Frame
from briefing.publishing.render import Renderer
from briefing.records.kinds import KINDS
from briefing.records.record import keys

HEAD = "<!-- Made from the code by docs/generate.py; change the docstrings there. -->\n\n"
TYPES = {
    "Id": "id", "Flag": "true or false", "Whole": "whole number", "Number": "number",
    "Plain": "one text", "Licence": "one text", "Url": "web address", "BaseUrl": "web address",
    "When": "date (EDTF)", "Day": "day, YYYY-MM-DD",
    "Text": "text", "Amount": "quantity", "Somebody": "id or name", "str": "text",
    "UnitText": "text with {n}", "Count": "quantity that counts", "Price": "number, 0 or more",
    "Tag": "language tag", "Hash": "sha256", "Pinyin": "pinyin with tone marks",
}
"""The field types of `briefing/records/fields.py`, as an editor would call them."""


@dataclass(frozen=True)
class Field:
    """A field of a class, as its source says it."""

    name: str
    annotation: str
    default: str | None
    doc: str


def classes(path: Path) -> dict[str, tuple[str, list[Field]]]:
    """Name of every class of a module → its docstring and its own fields."""
    found = {}
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef):
            found[node.name] = (ast.get_docstring(node) or "", list(_fields(node)))
    return found


def _fields(node: ast.ClassDef) -> Iterator[Field]:
    for this, following in zip(node.body, [*node.body[1:], None], strict=True):
        if (isinstance(this, ast.AnnAssign) and isinstance(this.target, ast.Name)
                and not ast.unparse(this.annotation).startswith("ClassVar")):
            documented = isinstance(following, ast.Expr) and isinstance(following.value,
                                                                       ast.Constant)
            doc = str(following.value.value) if documented else ""  # type: ignore[union-attr]
            yield Field(this.target.id, ast.unparse(this.annotation),
                        ast.unparse(this.value) if this.value else None, " ".join(doc.split()))


def literals(path: Path) -> dict[str, list[str]]:
    """Name of every `Literal` of a module → its values."""
    return {
        node.targets[0].id: [str(value.value) for value in ast.walk(node.value)
                             if isinstance(value, ast.Constant)]
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        and ast.unparse(node.value).startswith("Literal[")
    }


def type_words(annotation: str, choices: dict[str, list[str]]) -> str:
    """What an editor may write for a field of this type."""
    annotation = annotation.removesuffix(" | None")
    if choice := re.search(r"one_of\((\w+)\)|parse_choice\((\w+)\)", annotation):
        words = "one of " + ", ".join(f"`{c}`" for c in choices[choice[1] or choice[2]])
        stated, taken = "stated(" in annotation, False
    elif pairs := re.search(r"dict\[\w+, (\w+)\]", annotation):
        return f"mapping: name → {TYPES.get(pairs[1], f'[{pairs[1]}](#{pairs[1].lower()})')}"
    else:
        inner = re.sub(r"Annotated\[|tuple\[|, \.\.\.\]|, (Listed|Length|Read|Check).*", "",
                       annotation)
        inner = inner.split(",")[0].strip("[]")
        stated = inner.startswith("Stated")
        inner = inner.removeprefix("Stated").strip("[]") if stated else inner
        taken = stated and inner in ("Date", "Whole", "Count", "Price")
        inner = {"Date": "When", "Texts": "Plain"}.get(inner, inner)
        words = TYPES.get(inner, f"[{inner}](#{inner.lower()})")
    if "tuple[" in annotation:
        words = f"list: {words}"
    if not stated:
        return words
    forms = "plain, `{value, claim}` or `{claim}`" if taken else "plain or `{value, claim}`"
    return f"{words}; {forms}"


def records() -> str:
    """Every field of every record, of the front matter and of the site file."""
    folder = ROOT / "briefing" / "records"
    modules = [folder / name for name in ("facts.py", "catalogue.py", "article.py")]
    choices = {name: values for path in [*modules, folder / "dates.py", folder / "fields.py"]
               for name, values in literals(path).items()}
    known = {name: found for path in modules for name, found in classes(path).items()}
    places = {kind.type.__name__: f"`content/facts/{kind.folder}.yaml`" for kind in KINDS}
    places |= {"FrontMatter": "`content/articles/<slug>/<language>.md`",
               "SiteFile": "`content/site.yaml`", "Proof": "`content/facts/proofs.yaml`"}
    aliases = {field.name: key for kind in KINDS
               for key, field in keys(kind.type).items() if key != field.name}
    order = [*places, *(name for name in known if name not in places)]
    parts = [HEAD, "# Records\n\nEvery key that an editor may write. A key in **bold** has to be"
             " there. A *text* is one text, or one for each language:"
             " `{zh-Hant: …, en: …}`. A field that may be `{value, claim}` names the claim that"
             " bears it out; one that may be `{claim}` takes its value from that claim: a date,"
             " or the claim's value of the field's name, in the field's unit.\n"]
    for name in order:
        doc, fields = known[name]
        where = f" ({places[name]})" if name in places else ""
        parts.append(f"\n## {name}\n\n{doc.splitlines()[0]}{where}\n\n"
                     "| key | what | meaning |\n| --- | --- | --- |\n")
        for field in fields:
            written = aliases.get(field.name, field.name)
            needed = field.default is None or field.name in aliases
            key = f"**{written}**" if needed else written
            words = type_words(field.annotation, choices).replace("|", "\\|")
            parts.append(f"| {key} | {words} | {field.doc} |\n")
    return "".join(parts)


def commands() -> str:
    """Every command with its options, as `--help` says them."""
    parts = [HEAD, "# Commands\n\nIn a checkout `briefing` is `python build.py`. Without a command,"
             " `build` is meant. Exit codes: 0 all is good, 1 the content or the build is at"
             " fault, 2 wrong usage.\n"]
    for name, help, parser in _subparsers(argument_parser()):
        parts.append(f"\n## briefing {name}\n\n{help[:1].upper()}{help[1:]}.\n\n"
                     "| option | meaning |\n| --- | --- |\n")
        for action in parser._actions:
            if not isinstance(action, argparse._SubParsersAction):
                word = action.option_strings[-1] if action.option_strings else action.metavar
                value = "" if action.nargs == 0 or not action.option_strings else (
                    f" {action.metavar or '|'.join(map(str, action.choices or ()))}".rstrip())
                shown = f"{word}{value}".replace("|", "\\|")
                parts.append(f"| `{shown}` | {action.help} |\n")
    return "".join(parts)


def _subparsers(
    parser: argparse.ArgumentParser, before: str = ""
) -> Iterator[tuple[str, str, argparse.ArgumentParser]]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            helps = {choice.dest: choice.help or "" for choice in action._choices_actions}
            for name, sub in action.choices.items():
                inner = list(_subparsers(sub, f"{before}{name} "))
                yield from inner or [(before + name, helps[name], sub)]


def templates() -> str:
    """Every template of a page with its context, and the views that the contexts are made of."""
    folder = ROOT / "briefing" / "pages"
    known = {name: found for path in sorted(folder.rglob("*.py"))
             for name, found in classes(path).items() if found[1]}
    parts = [HEAD, "# Templates\n\nEvery page has `page` ([Frame](#frame)), `t` (the words of the"
             " page's language, from `templates/strings/`) and the fields of its own context."
             " Everything is frozen plain data; a `str` is text that the template escapes."
             " Templates of macros see `t` by themselves and are imported without"
             " `with context`.\n"]
    views = page_views()
    for template, view in sorted(views.items()):
        parts.append(f"\n## templates/{template}\n\n{_table(*known[view])}")
    parts.append("\n# Views\n")
    parts += [f"\n## {name}\n\n{_table(*known[name])}"
              for name in sorted(_mentioned(known) - set(views.values()))]
    return "".join(parts)


def _mentioned(known: dict[str, tuple[str, list[Field]]]) -> set[str]:
    words = {word for _, fields in known.values() for field in fields
             for word in re.findall(r"\w+", field.annotation)}
    return {"Frame", *(words & set(known))}


def _table(doc: str, fields: list[Field]) -> str:
    rows = "".join(f"| `{f.name}` | `{f.annotation}` | {f.doc} |\n".replace(" | None", " or None")
                   for f in fields)
    return f"{doc.splitlines()[0]}\n\n| field | type | meaning |\n| --- | --- | --- |\n{rows}"


def page_views() -> dict[str, str]:
    """Template → the class of its context, as sites that have every page are rendered."""
    seen: dict[str, str] = {}
    os.environ["BRIEFING_JOBS"] = "1"  # what another process renders would not be seen here

    class Spy(Renderer):
        def render(self, template: str, frame: Frame, view: Any, words: Any) -> str:
            seen[template] = type(view).__name__
            return super().render(template, frame, view, words)

    full = ROOT / "tests" / "sites" / "full"
    for folder, long, own in ((ROOT, lists.LONG, lists.OWN), (full, lists.LONG, lists.OWN),
                              (full, 0, 0)):
        with patch.object(building, "Renderer", Spy), patch.multiple(lists, LONG=long, OWN=own):
            site.build_site(site.Options(folder, folder / "_site", publish=False))
    return seen


def shown_states() -> str:
    """The tables by which the build works out how sure and how exact a claim is."""
    title, _, rest = (states.__doc__ or "").partition("\n")
    return f"{HEAD}# Shown states\n\n{title}\n{rest}"


def fact_gate() -> str:
    """The page of the fact gate's rules."""
    parts = [f"{HEAD}# The fact gate\n\n{inspect.getdoc(gate)}\n"]
    for rule in gate.RULES:
        module = sys.modules[rule.__module__]
        name = rule.__module__.rpartition(".")[2]
        parts.append(f"## {name.capitalize()}\n\n{inspect.getdoc(module)}\n\n"
                     f"{inspect.getdoc(rule)}\n")
    return "\n".join(parts)


PAGES = {"commands.md": commands, "gate.md": fact_gate, "records.md": records,
         "states.md": shown_states, "templates.md": templates}

if __name__ == "__main__":
    for name, make in PAGES.items():
        (ROOT / "docs" / "reference" / name).write_text(make(), encoding="utf-8")
