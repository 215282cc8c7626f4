"""The house keeps its shape: floors, sole importers, and what the library never does."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
LIBRARY = PROJECT / "briefing"
FILES = sorted(path.relative_to(PROJECT).as_posix() for path in LIBRARY.rglob("*.py"))

FLOORS = {
    "__init__": 0, "errors": 0, "patterns": 0, "values": 0, "report": 0, "readings": 0, "reads": 0,
    "sealed": 0, "sharing": 0, "stamps": 0, "store": 0,
    "reading": 1, "records": 2, "library": 3, "pages": 4, "publishing": 5,
    "site": 6, "new": 6, "confirm": 6, "keep": 6, "building": 6, "changes": 6, "making": 6,
    "gathering": 6, "indexing": 6, "memory": 6, "moved": 6, "planning": 6, "preview": 7,
    "arguments": 8, "bytecode": 8, "cli": 8, "unchanged": 8, "__main__": 9,
}

SOLE_IMPORTERS = {
    "yaml": "reading", "markdown": "reading", "nh3": "reading",
    "pydantic": "records", "pydantic_core": "records",
    "opencc": "library",
    "jinja2": "publishing",
    "livereload": "preview", "tornado": "preview", "watchfiles": "preview",
}

# What makes records, articles and pages; what is made already is used without it.
MAKERS = {"pydantic", "pydantic_core", "annotated_types", "yaml", "markdown", "nh3", "jinja2"}

CLOCKS = {"now", "utcnow", "today", "time", "time_ns", "localtime", "gmtime", "ctime"}

# The patterns must not match themselves.
MACHINE_PATH = re.compile(r"(?<![\w.~-])/(?:root|home|work|tmp|Users)/\w")
INDEX_ADDRESS = re.compile(r"(?:pypi|pythonhosted|npmjs)[.](?:org|com)|--(?:extra-)?index-url=")


@cache
def tree(file: str) -> ast.Module:
    return ast.parse((PROJECT / file).read_text("utf-8"), file)


def part(file: str) -> str:
    """Which part of the house a file of the library is in: `errors`, `reading`, ..."""
    return file.split("/")[1].removesuffix(".py")


def imports(file: str) -> Iterator[tuple[str, int]]:
    """Every imported module with its line; relative imports in full."""
    package = file.split("/")[:-1]
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *filter(None, [node.module])])
            if module == "briefing":
                yield from ((f"briefing.{alias.name}", node.lineno) for alias in node.names)
            else:
                yield module, node.lineno


def calls(file: str) -> Iterator[tuple[str, int]]:
    """The last name of everything called or raised, with its line."""
    for node in ast.walk(tree(file)):
        called = node.func if isinstance(node, ast.Call) else None
        if isinstance(node, ast.Raise):
            called = node.exc
        if isinstance(called, ast.Attribute):
            yield called.attr, called.lineno
        elif isinstance(called, ast.Name):
            yield called.id, called.lineno


def test_every_part_of_the_library_has_a_floor() -> None:
    assert {part(file) for file in FILES} <= set(FLOORS)


@pytest.mark.parametrize("file", FILES)
def test_a_file_imports_only_from_its_own_floor_or_lower_ones(file: str) -> None:
    for module, line in imports(file):
        names = module.split(".")
        if names[0] != "briefing":
            continue
        target = names[1] if len(names) > 1 and names[1] in FLOORS else "__init__"
        assert FLOORS[target] <= FLOORS[part(file)], f"{file}:{line} imports {module}"


@pytest.mark.parametrize("file", FILES)
def test_some_packages_have_one_importer(file: str) -> None:
    for module, line in imports(file):
        owner = SOLE_IMPORTERS.get(module.partition(".")[0])
        assert owner in (None, part(file)), f"{file}:{line}: only {owner}/ imports {module}"


@pytest.mark.parametrize("module", [
    "briefing.records.kinds", "briefing.records.validate", "briefing.library.library",
    "briefing.pages.presenter", "briefing.pages.article",
])
def test_what_is_stored_is_used_without_what_made_it(module: str) -> None:
    code = f"import sys, {module}; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True,
                         text=True, check=True)
    assert not MAKERS & set(run.stdout.split())


# The command is begun in __main__, and a forked copy of this process has to end where it is done.
ENDING = {"briefing/cli.py", "briefing/__main__.py", "briefing/sharing.py"}


@pytest.mark.parametrize("file", [file for file in FILES if file not in ENDING])
def test_only_the_command_line_prints_or_exits(file: str) -> None:
    found = [call for call in calls(file) if call[0] in ("print", "exit", "_exit", "SystemExit")]
    assert not found, f"{file}: {found}"


@pytest.mark.parametrize(
    "file", [file for file in FILES if part(file) not in ("cli", "preview")]
)
def test_time_is_an_input(file: str) -> None:
    found = [call for call in calls(file) if call[0] in CLOCKS]
    assert not found, f"{file}: {found}"


@pytest.mark.parametrize("file", ["build.py", *FILES])
def test_a_module_says_what_it_is_for(file: str) -> None:
    assert ast.get_docstring(tree(file)), f"{file} has no docstring"


def texts(files: list[str]) -> Iterator[tuple[str, int, str]]:
    """Path, number and text of every line of the project's text files."""
    for name in files:
        try:
            text = (PROJECT / name).read_text("utf-8")
        except UnicodeDecodeError:
            continue
        yield from ((name, number, line) for number, line in enumerate(text.splitlines(), 1))


def test_no_file_names_a_machines_path_or_a_package_index(project_files: list[str]) -> None:
    found = [
        f"{name}:{number}: {line.strip()[:100]}"
        for name, number, line in texts(project_files)
        if MACHINE_PATH.search(line) or INDEX_ADDRESS.search(line)
    ]
    assert not found, "\n".join(found)
