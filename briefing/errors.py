"""What can go wrong, and how it is told: places, diagnostics, and the errors that end a run.

A fault in the content is a `Diagnostic`: collected, never raised one by one, so that one run shows
them all. An exception is raised only when nothing further can be done.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from briefing.values import dataclass

Severity = Literal["error", "warning"]


class Place(NamedTuple):
    """Where something stands in an input file."""

    path: str
    """Path relative to the site's root, with forward slashes."""
    line: int = 1
    """Line, counted from 1."""
    column: int = 1
    """Column in characters (code points), counted from 1."""
    length: int = 1
    """How many characters of that line it covers, at least 1."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault of the content: what was found, where, what was expected, and one fix."""

    code: str
    """Stable kebab-case name of the kind of fault, e.g. `date-invalid`."""
    message: str
    """One sentence, no full stop: what was found."""
    place: Place
    label: str = ""
    """A few words that stand right after the carets: what was expected there."""
    help: str = ""
    """One fix, in the imperative."""
    severity: Severity = "error"

    @property
    def order(self) -> tuple[Place, str, str]:
        """Sort key: by place, then by code, then by message."""
        return (self.place, self.code, self.message)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them forbids publishing."""
    return any(d.severity == "error" for d in diagnostics)


def nearest(word: str, known: Iterable[str], *, cutoff: float = 0.6) -> str | None:
    """The known word most like `word`, or None where none is near enough to be meant.

    Of those that begin with it, the shortest; `cutoff` is how alike the others must be, up to 1.
    """
    candidates = sorted(known)
    begun = [k for k in candidates if len(word) > 2 and k.startswith(word)]
    if begun:
        return min(begun, key=len)
    from difflib import get_close_matches

    matches = get_close_matches(word, candidates, n=1, cutoff=cutoff)
    return matches[0] if matches else None


def a(noun: str) -> str:
    """The noun with its indefinite article."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


class BriefingError(Exception):
    """Something ends the run; its text is one plain sentence for the user."""


class ContentError(BriefingError):
    """The content has faults; nothing was published."""

    def __init__(
        self, diagnostics: Iterable[Diagnostic], texts: Mapping[str, str] | None = None
    ) -> None:
        self.diagnostics = tuple(diagnostics)
        self.texts = dict(texts or {})
        """Text of the files that the diagnostics are about, by path."""
        super().__init__(f"{len(self.diagnostics)} faults in the content")

    def __reduce__(self) -> tuple[type[ContentError], tuple[object, ...]]:
        """What it tells, whatever kind of it told that: another process may have raised it."""
        return ContentError, (self.diagnostics, self.texts)


class UsageError(BriefingError):
    """The command line or the folder it was called in is wrong."""


class PublishError(BriefingError):
    """The site could not be written; the last good one is untouched."""
