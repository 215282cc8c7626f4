"""Whether a build has nothing to do: told by looking at files' stamps, before all else is imported.

What a build leaves for this is one file, by the words of the command and the code that ran it. It
holds the stamps of everything that was read, where the record of the output is, and its sha256.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys

from briefing.sealed import read_sealed, write_sealed
from briefing.stamps import Known, held

TYPE_CHECKING = False  # a build with nothing to do imports this: not `typing`
if TYPE_CHECKING:
    from collections.abc import Sequence

_FORM = b"last 2\n"
_PLAIN = ("--root", "--output", "--base-url", "--drafts", "build")
"""Words of commands that are looked at; any other goes the long way."""


def standing(arguments: Sequence[str]) -> tuple[str, str] | None:
    """What to print, and what as warnings, where this build has nothing to do; else None."""
    root = root_of(arguments)
    data = read_sealed(_file(root, arguments)) if root is not None else None
    if data is None or not data.startswith(_FORM):
        return None
    known, output, record, digest, told, warned = marshal.loads(data[len(_FORM):])
    now = held(known, f"{root}/.briefing")
    if now is None:
        return None
    from briefing.publishing.record import find, load, sum_of

    if sum_of(record) != digest:  # a build of something else has published meanwhile
        return None
    stands = load(record)
    found = find(output, stands) if stands.files else None
    if found is None or found.damaged or found.moved:
        return None
    if now is not known:
        _leave(arguments, now, output, record, digest, told, warned)
    return told, warned


def remember(
    arguments: Sequence[str], known: Known, output: str, record: str, told: str, warned: str
) -> None:
    """Leave for `standing` what a build found; where that fails, the next goes the long way."""
    from briefing.publishing.record import sum_of

    _leave(arguments, known, output, record, sum_of(record), told, warned)


def _leave(arguments: Sequence[str], known: Known, *found: str | bytes) -> None:
    root = root_of(arguments)
    if root is not None:
        try:  # noqa: SIM105 - contextlib would be slower to import
            write_sealed(_file(root, arguments), _FORM + marshal.dumps((known, *found), 2))
        except OSError:
            pass


def root_of(arguments: Sequence[str]) -> str | None:
    """The site's folder; None where the command is not a plain build."""
    root, words = ".", list(arguments)
    while words:
        name, _, value = words.pop(0).partition("=")
        if name not in _PLAIN:
            return None
        if name.startswith("--") and name != "--drafts":
            if not value and not words:
                return None
            value = value or words.pop(0)
            root = value if name == "--root" else root
    return root


def _file(root: str, arguments: Sequence[str]) -> str:
    whole = repr((os.getcwd(), tuple(arguments), __file__, sys.version, sys.prefix))
    return f"{root}/.briefing/last-{hashlib.sha256(whole.encode()).hexdigest()[:12]}"
