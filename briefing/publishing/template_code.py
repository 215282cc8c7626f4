"""The code that templates are compiled to: Jinja2's, without what no page of ours needs of it.

An attribute is asked for as Python does, which its interpreter remembers; a text is escaped once
for all that print it; what is called is called as it stands.
"""

from __future__ import annotations

import keyword
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

_MOST = 4096
"""Texts of which the escaped form is remembered at a time."""
_OF_DICTS = frozenset(dir(dict))
_FORGIVING = frozenset({"defined", "undefined", "default", "d"})
"""Tests and filters for what may not be there."""


class _Escaped(dict[str, str]):
    """Plain texts and their escaped forms."""

    def __missing__(self, text: str) -> str:
        if len(self) >= _MOST:
            self.clear()
        made = self[text] = str(escape(text))
        return made


_escaped = _Escaped()


def printed(value: Any) -> str:
    """A value as it is printed: markup stays, all else is escaped."""
    if type(value) is str:
        return _escaped[value]
    return value if type(value) is Markup else escape(value)


def trimmed(value: Any, chars: str | None = None) -> str:
    """The filter `trim`; markup stays markup."""
    if type(value) is Markup:
        return str.__new__(Markup, str.strip(value, chars))
    text: str = str(value).strip(chars)
    return text


class Parts(dict[str, Any]):
    """A mapping whose names are attributes too."""

    def __init__(self, parts: Mapping[str, Any]) -> None:
        super().__init__(parts)
        self.__dict__ = self

    @classmethod
    def of(cls, words: Mapping[str, Any]) -> Parts:
        """The same of a mapping and of every one in it."""
        return cls({name: cls.of(part) if isinstance(part, Mapping) else part
                    for name, part in words.items()})


class QuickMacro(Macro):
    """A macro that takes plain arguments as they stand."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._is_plain = self._default_autoescape and not (
            self.catch_kwargs or self.catch_varargs or self.caller or self.explicit_caller)

    def __call__(self, *args: Any, **kwargs: Any) -> str:
        """What the macro prints, as markup."""
        left = self._argument_count - len(args)
        if kwargs or left < 0 or not self._is_plain:
            return super().__call__(*args, **kwargs)
        return str.__new__(Markup, self._func(*args, *(missing,) * left) if left
                           else self._func(*args))


class QuickCode(CodeGenerator):
    """Compiles a template of which every part is where it is asked for.

    What is not raises AttributeError: then Jinja2's own code has to say what is missing.
    """

    _forgiving = 0
    """How many tests and filters that forgive are around what is being written."""

    def write_commons(self) -> None:
        """Put ours in place of what Jinja2 prints and calls with."""
        super().write_commons()
        self.writeline("escape = environment.printed")
        self.writeline("Macro = environment.macro")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 (Jinja2's)
        """An attribute; of what may be a dict or not be there, by Jinja2's way."""
        if self._forgiving or keyword.iskeyword(node.attr) or node.attr in _OF_DICTS:
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Dict(self, node: nodes.Dict, frame: Frame) -> None:  # noqa: N802 (Jinja2's name)
        """A dict, which a macro may take in place of a view."""
        self.write("environment.parts(")
        super().visit_Dict(node, frame)
        self.write(")")

    def visit_Call(  # noqa: N802 (Jinja2's name)
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """A call; nothing that a template of ours can call asks for its context."""
        if forward_caller or node.dyn_args or node.dyn_kwargs or any(
            keyword.iskeyword(given.key) for given in node.kwargs
        ):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(")(")
        for given in (*node.args, *node.kwargs):
            self.visit(given, frame)
            self.write(", ")
        self.write(")")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802 (Jinja2's name)
        """A test."""
        self._visit(super().visit_Test, node, frame)

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802 (Jinja2's name)
        """A filter."""
        self._visit(super().visit_Filter, node, frame)

    def _visit(
        self, visit: Callable[[Any, Frame], None], node: nodes.Test | nodes.Filter, frame: Frame
    ) -> None:
        forgives = node.name in _FORGIVING
        self._forgiving += forgives
        visit(node, frame)
        self._forgiving -= forgives
