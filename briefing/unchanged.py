"""Whether a build has nothing to do: told by looking at files' stamps, before all else is imported.

What a build leaves for this is one file, by the words of the command and the code that ran it. It
holds the stamps of everything that was read and where the record of the output is.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys

from briefing.sealed import read_sealed, write_sealed
from briefing.stamps import Known, holds

TYPE_CHECKING = False  # a build with nothing to do imports this: not `typing`
if TYPE_CHECKING:
    from collections.abc import Sequence

_FORM = b"last 1\n"
_PLAIN = ("--root", "--output", "--base-url", "--drafts", "build")
"""Words of commands that are looked at; any other goes the long way."""


def standing(arguments: Sequence[str]) -> tuple[str, str] | None:
    """What to print, and what as warnings, where this build has nothing to do; else None."""
    root = root_of(arguments)
    data = read_sealed(_file(root, arguments)) if root is not None else None
    if data is None or not data.startswith(_FORM):
        return None
    known, output, record, told, warned = marshal.loads(data[len(_FORM):])
    if not holds(known):
        return None
    from briefing.publishing.record import find, load

    stands = load(record)
    found = find(output, stands) if stands.files else None
    return None if found is None or found.damaged or found.moved else (told, warned)


def remember(
    arguments: Sequence[str], known: Known, output: str, record: str, told: str, warned: str
) -> None:
    """Leave for `standing` what a build found. Raises OSError."""
    root = root_of(arguments)
    if root is not None:
        write_sealed(_file(root, arguments),
                     _FORM + marshal.dumps((known, output, record, told, warned), 2))


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
