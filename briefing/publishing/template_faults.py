"""What a template got wrong, told as a fault of the content is: place, caret, and one fix."""

from __future__ import annotations

import dataclasses
import re
import traceback
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import jinja2

from briefing.errors import ContentError, Diagnostic, Place, nearest
from briefing.patterns import pattern
from briefing.publishing.folders import bundled
from briefing.publishing.words import load_words

_TAGS = ("block", "call", "else", "elif", "endblock", "endfor", "endif", "endmacro", "extends",
         "filter", "for", "from", "if", "import", "include", "macro", "raw", "set", "with")
_NAMED = pattern(r"unknown tag '(\w+)'|No (filter|test) named '(\w+)'")


class TemplateFault(ContentError):
    """A template has a fault, which its one diagnostic tells."""


class NameFault(jinja2.UndefinedError):
    """A template names something that is not there."""

    def __init__(self, holder: Any, name: str, message: str) -> None:
        super().__init__(message)
        self.holder = holder
        """Of which it was asked; `jinja2.utils.missing` where it was asked of the page."""
        self.name = name


class Missing(jinja2.StrictUndefined):
    """What is not there; it remembers of what it was asked."""

    def __init__(self, hint: str | None = None, obj: Any = jinja2.utils.missing,
                 name: str | None = None, exc: Any = None) -> None:
        raised: Any = partial(NameFault, obj, name or "")
        super().__init__(hint, obj, name, raised)


class Explainer:
    """Turns what a template raised into a `TemplateFault`."""

    def __init__(self, folders: list[Path], environment: jinja2.Environment) -> None:
        self._folders = folders
        self._environment = environment

    def fault(
        self, error: Exception, template: str, context: Iterable[str]
    ) -> TemplateFault:
        """The fault; `template` is the page's, `context` the names that it is given."""
        name, number = self._where(error, template)
        path = f"templates/{name}"
        source = self._source(name)
        line = source.split("\n")[number - 1] if 0 < number <= source.count("\n") + 1 else ""
        message, word, help = self._said(error, name, line, context)
        found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", line) if word else None
        start = found.start() if found else len(line) - len(line.lstrip())
        length = len(word) if found else len(line.strip())
        place = Place(path, max(number, 1), start + 1, max(length, 1))
        return TemplateFault([Diagnostic("template-fault", message, place, help=help)],
                             {path: source} if source else {})

    def _said(
        self, error: Exception, template: str, line: str, context: Iterable[str]
    ) -> tuple[str, str, str]:
        """What was found, the word that it is about, and a fix."""
        if isinstance(error, NameFault):
            return _name_said(error, line, context)
        if isinstance(error, jinja2.TemplateNotFound):
            wanted = str(error.name)
            near = nearest(wanted, self._environment.list_templates())
            return (f"there is no template {wanted}", wanted,
                    f"write {near}" if near else "write it, or correct the name")
        if isinstance(error, UnicodeDecodeError):
            return "this template is not UTF-8", "", "save it as UTF-8"
        message = re.sub(r"'?briefing\.[\w.]+(?: object)?'?", "this value",
                         str(error).rstrip(".") or type(error).__name__)
        named = _NAMED.search(message)
        if named:
            word = named[1] or named[3]
            known = {"filter": self._environment.filters, "test": self._environment.tests}
            near = nearest(word, known.get(named[2], _TAGS))
            return message, word, f"write {near}" if near else "correct or remove it"
        return message[:1].lower() + message[1:], "", f"correct templates/{template}"

    def _where(self, error: Exception, template: str) -> tuple[str, int]:
        """Template and line that the error was raised in."""
        if isinstance(error, jinja2.TemplateSyntaxError):
            return self._relative(error.filename or "") or error.name or template, error.lineno
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            name = self._relative(frame.filename)
            if name:
                return name, frame.lineno or 1
        return template, 1

    def _relative(self, file: str) -> str:
        """A template's name by its file; empty where it is no template."""
        for folder in self._folders:
            if file and Path(file).is_relative_to(folder):
                return Path(file).relative_to(folder).as_posix()
        return ""

    def _source(self, name: str) -> str:
        for folder in self._folders:
            if (folder / name).is_file():
                return (folder / name).read_text(encoding="utf-8", errors="replace")
        return ""


def missing_word(error: Exception, words: Any) -> tuple[str, str | None] | None:
    """Key of the word that a language lacks, and a near one; None for a template's own fault."""
    if not isinstance(error, NameFault) or not isinstance(error.holder, Mapping):
        return None
    key = next((f"{way}{error.name}" for way, group in _groups(words) if group is error.holder), "")
    if not key or not load_words("en", [bundled("templates")]).has(key):
        return None
    return key, nearest(error.name, error.holder, cutoff=0.8)


def _groups(words: Any, way: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every group of words, with the beginning of its words' keys."""
    if isinstance(words, Mapping):
        yield way, words
        for name, group in words.items():
            yield from _groups(group, f"{way}{name}.")


def _name_said(error: NameFault, line: str, context: Iterable[str]) -> tuple[str, str, str]:
    word = error.name
    if error.holder is jinja2.utils.missing:
        message, known = f"there is no {word} on this page", tuple(context)
    else:
        holder = re.search(rf"([\w.]+)(?:\.|\[['\"]){re.escape(word)}", line)
        message = f"{holder[1] if holder else 'this'} has no {word}"
        known = _parts(error.holder)
    near = nearest(word, known)
    if near:
        return message, word, f"write {near}"
    return message, word, (f"it has {', '.join(sorted(known)[:12])}" if known
                           else "correct the name, or take it out")


def _parts(value: Any) -> tuple[str, ...]:
    """The names that a template may ask a value for."""
    if isinstance(value, Mapping):
        return tuple(map(str, value))
    if dataclasses.is_dataclass(value):
        methods = (name for name in vars(type(value)) if name[0] != "_")
        return tuple({*(f.name for f in dataclasses.fields(value)), *methods})
    return ()
