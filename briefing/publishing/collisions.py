"""Finds two things that want one place in the output, before anything is written."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from briefing.errors import Diagnostic, Place
from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file of the output, and what asks for it."""

    file: str
    what: str
    """In words, such as `the page /feed.xml`."""
    place: Place
    help: str
    """What to do where it stands in the way of another."""


def collisions(wanted: Iterable[Wanted]) -> Iterator[Diagnostic]:
    """A fault for each that wants what an earlier one has, or a folder where that one is a file.

    Case is not told apart, nor are two ways of writing one letter: some file systems do not.
    """
    files: dict[str, Wanted] = {}
    folders: dict[str, Wanted] = {}
    for one in wanted:
        name = unicodedata.normalize("NFC", one.file).casefold()
        parts = name.split("/")
        above = ["/".join(parts[:end]) for end in range(1, len(parts))]
        other = files.get(name) or folders.get(name) or next(
            (files[folder] for folder in above if folder in files), None)
        if other:
            yield Diagnostic("address-collision", f"{one.what} stands in the way of {other.what}",
                             one.place, help=one.help)
            continue
        files[name] = one
        for folder in above:
            folders.setdefault(folder, one)
