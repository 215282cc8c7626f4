"""What a build leaves for the next: a store of what was worked out, and the state of the site.

The state is of the last good build; what failed leaves none. All of it lies in `.briefing/` and may
be deleted at any time.
"""

from __future__ import annotations

import hashlib
import marshal
import pickle
import sys
from collections.abc import Iterator
from dataclasses import field
from pathlib import Path
from typing import NamedTuple

import briefing
from briefing.errors import Diagnostic
from briefing.library.articles import Card
from briefing.readings import Readings
from briefing.reads import Key
from briefing.sealed import read_sealed, write_sealed
from briefing.stamps import Known, Stamps, now_in
from briefing.store import Store, digest_of
from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class KnownArticle:
    """An article that the last good build looked at."""

    digest: str
    """The sha256 of its file."""
    card: Card


class KnownOutput(NamedTuple):
    """A file that the last good build made."""

    made_of: str
    """Digest of what decides its bytes, but for what it reads of the library."""
    digest: str
    """The sha256 of its bytes."""
    links: str = ""
    """Key of its anchors and links in the store; empty where it is no page."""
    reads: bytes = b""
    """What it read of the library: numbers of `State.readings`, four bytes each."""


@dataclass(frozen=True, slots=True)
class KnownFinding:
    """What the last good build warned of in an article."""

    step: str
    """Name of the step that found it."""
    fault: Diagnostic
    path: str
    """Of the article."""
    claims: tuple[str, ...] = ()
    """Claims that it is about."""


@dataclass(slots=True)
class State:
    """The site as the last good build left it."""

    context: str = ""
    """Digest of what all checks depend on, beside records and articles."""
    facts: str = ""
    """Digest of every file of content that is no article."""
    articles: dict[str, KnownArticle] = field(default_factory=dict)
    """By path."""
    pictures: dict[str, str] = field(default_factory=dict)
    """Digests of the images beside articles, by `<slug>/<name>`."""
    records: dict[str, str] = field(default_factory=dict)
    """What each record says, as a digest: claims by `claim:<id>`, all others by their id."""
    surfaces: dict[str, frozenset[str]] = field(default_factory=dict)
    """By language, the written forms that are looked for in texts."""
    findings: list[KnownFinding] = field(default_factory=list)
    asked: dict[str, tuple[dict[Key, str], list[Diagnostic]]] = field(default_factory=dict)
    """By name, each check of records: what it read, and what it found."""
    kinds: dict[str, str] = field(default_factory=dict)
    """What the files of each kind of record hold, as a digest."""
    wanted: str = ""
    """Digest of everything that asks for a file of the output."""
    readings: Readings = field(default_factory=Readings)
    """Everything that an output read of the library."""
    outputs: dict[str, KnownOutput] = field(default_factory=dict)
    """By their file in the output."""


_STAMPS = b"stamps 1\n"


class Memory:
    """The stamps, the state and the store of one site, for builds with the same options."""

    def __init__(self, folder: Path | None, options: str, *, afresh: bool = False) -> None:
        """Open what the last build left in `folder`; where there is none, nothing is remembered.

        `afresh` forgets it.
        """
        self._folder = folder
        self._began = now_in(str(folder)) if folder else 0
        self._name = hashlib.sha256(options.encode()).hexdigest()[:12]
        known = read_sealed(folder / f"stamps-{self._name}") if folder else None
        self._first = known is None
        whole = known is not None and known.startswith(_STAMPS)
        self.stamps = Stamps(marshal.loads(known[len(_STAMPS):]) if known and whole else None)
        self.version = digest_of(sys.version, *_code(self.stamps))
        self.store = Store(folder / "store" if folder else None, self.version)
        state = read_sealed(folder / f"state-{self._name}") if folder and not afresh else None
        self.state = _load(state, self.version) if state else State()

    def save(self, state: State) -> Known:
        """Leave for the next build what this one knows; returns its stamps. Raises OSError."""
        known = self.stamps.seen(self._began)
        if self._folder is None:
            return known
        used = {key for known in state.articles.values()
                for key in (known.card.text_key, f"{known.card.text_key}:uses")}
        used |= {known.links for known in state.outputs.values()}
        self.store.save(used | self.store.asked)
        write_sealed(self._folder / f"state-{self._name}", _dump(state, self.version))
        write_sealed(self._folder / f"stamps-{self._name}", _STAMPS + marshal.dumps(known, 2))
        if self._first:
            _forget(self._folder)
        return known

    def close(self) -> None:
        """Let the files go."""
        self.store.close()


def _dump(state: State, version: str) -> bytes:
    """The state as bytes: plain data by marshal, which is much the faster, the rest by pickle."""
    records = {name: getattr(state, name) for name in _PICKLED}
    articles = [(known.digest, *known.card.plain) for known in state.articles.values()]
    outputs = {name: tuple(output) for name, output in state.outputs.items()}
    return version.encode() + marshal.dumps(
        (pickle.dumps(records, 5), articles, state.records, state.readings.plain(), outputs), 2)


def _load(data: bytes, version: str) -> State:
    if not data.startswith(version.encode()):  # of other code, which may have written other things
        return State()
    records, articles, *rest = marshal.loads(data[len(version):])
    state = State(**pickle.loads(records))
    known = (KnownArticle(digest, Card(*card)) for digest, *card in articles)
    state.articles = {article.card.path: article for article in known}
    state.records, readings, outputs = rest
    state.readings = Readings(readings)
    state.outputs = {name: KnownOutput(*output) for name, output in outputs.items()}
    return state


def _forget(folder: Path) -> None:
    """Remove what builds with other options left, but for the latest."""
    for kind in ("state", "stamps", "last"):
        files = sorted(folder.glob(f"{kind}-*"), key=lambda path: path.stat().st_mtime_ns)
        for path in files[:-_KEPT]:
            path.unlink(missing_ok=True)


_KEPT = 8
"""How many sets of options are remembered."""
_PICKLED = ("context", "facts", "kinds", "wanted", "pictures", "surfaces", "findings", "asked")


def _code(stamps: Stamps) -> Iterator[str]:
    """What makes a site, beside Python: our own sources, and the packages that are installed."""
    own = Path(briefing.__file__).parent
    yield from (stamps.digest(path) for path in _sources(str(own), stamps))
    for folder in sys.path:
        if Path(folder).is_dir() and folder != str(own.parent):
            yield from (name for name in stamps.names(folder) if name.endswith(".dist-info"))


def _sources(folder: str, stamps: Stamps) -> Iterator[str]:
    for name in stamps.names(folder):
        if name.endswith((".py", ".tsv")):
            yield f"{folder}/{name}"
        elif "." not in name and name not in ("__pycache__", "bundled", "starter"):
            yield from _sources(f"{folder}/{name}", stamps)
