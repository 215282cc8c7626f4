"""A piece of YAML with its place in the file, and what was found wrong in it so far."""

from __future__ import annotations

from typing import Protocol

from briefing.errors import Diagnostic, Place
from briefing.values import dataclass

MAX_FAULTS = 200
MAX_NODES = 250_000


class Mark(Protocol):
    """A position as the parser gives it, line and column from 0."""

    @property
    def line(self) -> int:
        """The line."""

    @property
    def column(self) -> int:
        """The column, in code points."""


@dataclass(frozen=True, slots=True)
class Source:
    """Some lines of a file; lines and columns are counted from 0 here, from 1 in a `Place`."""

    path: str
    lines: list[str]
    first_line: int = 1

    def line(self, number: int) -> str:
        """That line, or nothing past the end."""
        return self.lines[number] if number < len(self.lines) else ""

    def place(self, line: int, column: int, length: int = 1) -> Place:
        """The place in the file."""
        return Place(self.path, line + self.first_line, column + 1, max(1, length))

    def span(self, start: Mark, end: Mark) -> Place:
        """The place from one mark to another, or to the end of its line."""
        line, column = start.line, start.column
        last = end.column if end.line == line else len(self.line(line).rstrip())
        return Place(self.path, line + self.first_line, column + 1, max(1, last - column))

    def fault(self, code: str, message: str, at: tuple[int, int, int], help: str,
              label: str = "") -> Diagnostic:
        """A diagnostic at line, column and length."""
        return Diagnostic(code, message, self.place(*at), label, help)


class BrokenError(Exception):
    """The text cannot be read beyond a point."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class EnoughError(Exception):
    """There are so many faults or values that reading on serves nobody."""


class Budget:
    """What one file may hold, over all its parts, and the faults found so far."""

    def __init__(self) -> None:
        self.faults: list[Diagnostic] = []
        self.nodes = 0

    def add(self, fault: Diagnostic) -> None:
        """Note a fault. Raises `EnoughError` past the two hundredth."""
        if len(self.faults) == MAX_FAULTS:
            self.faults.append(Diagnostic(
                "yaml-many", f"more than {MAX_FAULTS} faults in this file", fault.place,
                "the rest is not told", "mend those above first"))
            raise EnoughError
        self.faults.append(fault)

    def count(self, place: Place) -> None:
        """Count a node. Raises `EnoughError` where there are too many."""
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.faults.append(Diagnostic(
                "yaml-size", f"this file holds more than {MAX_NODES} values", place,
                "here it is too many", "divide it into several files"))
            raise EnoughError
