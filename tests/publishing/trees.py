"""Trees to publish, how they are read back, and faults at the N-th operation on files."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from briefing.publishing import exchange
from briefing.publishing.output import FIRST_LINE, MARKER, beside
from briefing.publishing.tree import open_tree

Tree = Mapping[str, bytes]

CHANGES = ("open", "write", "link", "rename", "replace", "unlink", "mkdir", "rmdir", "exchange")
"""Operations that change something."""
LOOKS = ("stat", "lstat", "scandir", "read", "close")


def page(name: str, text: str = "") -> dict[str, bytes]:
    return {name: f"{name}: {text}".encode()}


LONG = "n" * (255 if os.name == "posix" else 100)
"""As long as a name may be; elsewhere a whole path may not be much longer."""

BEFORE: Tree = {
    MARKER: FIRST_LINE, **page("index.html"), **page("404.html"), **page("old/gone/index.html"),
    **page("old/gone/picture"), **page("now-a-folder"), **page("now-a-file/index.html"),
    **page("長名/頁.html"), **page(LONG), **page("Case.html"), "empty": b"",
    **{k: v for i in range(14) for k, v in page(f"articles/{i}/index.html").items()},
}
AFTER: Tree = {
    **{name: data for name, data in BEFORE.items()
       if not name.startswith(("old/", "now-", "Case"))},
    **page("index.html", "changed"), **page("長名/頁.html", "changed"), **page("new/a/b/c.html"),
    **page("now-a-folder/index.html"), **page("now-a-file"), **page("articles/3/index.html", "x"),
    **page("case.html"), **page("articles/19/index.html"),
    **{k: v for i in range(8, 13) for k, v in page(f"articles/{i}/index.html", "x").items()},
}
BETWEEN: Tree = {**BEFORE, **page("articles/3/index.html", "y"), **page("articles/4/more/x.html")}


class Place:
    """An output with its work folder."""

    def __init__(self, folder: Path, output: Path | None = None) -> None:
        self.output = output or folder / "_site"
        self.work = folder / ".briefing"

    def publish(self, wanted: Tree) -> int:
        """Publish as an incremental build does; returns how many files were kept."""
        with open_tree(self.output, self.work) as tree:
            tree.publish({name: tree.stage(name, data) for name, data in wanted.items()})
            return len(wanted.keys() & tree.whole().keys())

    def later(self) -> None:
        """As if some time had passed since: nothing is as young as its record any more."""
        for record in (self.work / "tree", beside(self.output) / "tree"):
            if record.exists():
                now = record.stat().st_mtime_ns + 10**9
                os.utime(record, ns=(now, now))

    def read(self) -> dict[str, bytes | None] | None:
        """All files, and the folders as None; None where there is no output."""
        return contents(self.output) if self.output.exists() else None


def touch(path: Path) -> None:
    """Give it a later time, as whatever changes it some time after does."""
    now = path.lstat().st_mtime_ns + 10**6
    os.utime(path, ns=(now, now), follow_symlinks=False)


def contents(folder: Path) -> dict[str, bytes | None]:
    return {path.relative_to(folder).as_posix(): None if path.is_dir() else path.read_bytes()
            for path in folder.rglob("*")}


def whole(wanted: Tree) -> dict[str, bytes | None]:
    """What is to be read of a tree: its files and its folders."""
    return {**{parent.as_posix(): None for name in wanted for parent in Path(name).parents
               if parent.name}, **wanted}


def state(folder: Path) -> dict[str, tuple[int, ...]]:
    """Everything that a write would change anywhere in a folder."""
    return {str(path): (now.st_mode, now.st_ino, now.st_size, now.st_mtime_ns, now.st_ctime_ns)
            for path in (folder, *folder.rglob("*")) for now in [path.lstat()]}


@contextmanager
def watched(act: Callable[[str, tuple[Any, ...]], None]) -> Generator[None]:
    """Call `act` with kind and arguments before every operation on files."""
    def over(kind: str, plain: Callable[..., Any]) -> Any:
        def called(*arguments: Any, **more: Any) -> Any:
            act(kind, arguments)
            return plain(*arguments, **more)
        return called

    with mock.patch.object(exchange, "_swapped", over("exchange", exchange._swapped)):
        names = [name for name in (*CHANGES, *LOOKS) if name != "exchange"]
        with mock.patch.multiple(os, **{name: over(name, getattr(os, name)) for name in names}):
            yield


def fails(kind: str, number: int, code: int) -> Any:
    """An operation of this kind, the one of this number from 0, fails."""
    left = number

    def act(now: str, arguments: tuple[Any, ...]) -> None:
        nonlocal left
        if now == kind:
            left -= 1
            if left == -1:
                raise OSError(code, os.strerror(code), *(
                    arg for arg in arguments[:1] if isinstance(arg, str | os.PathLike)))

    return watched(act)


needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forked children")
needs_links = pytest.mark.skipif(os.name != "posix", reason="links need a right there")


def forked(work: Callable[[], None]) -> int:
    """Run something in a child process; returns its process id."""
    with warnings.catch_warnings():
        # The test runner has a thread; the child uses nothing that it could hold.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child:
        return child
    code = 1
    try:
        work()
        code = 0
    finally:
        os._exit(code)


def ended(child: int) -> int:
    """Its exit code, when it has ended."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


KILLED = 99


def killed_at(
    number: int, work: Callable[[], object], kinds: tuple[str, ...] = CHANGES
) -> bool:
    """Do something in a process that is killed before the change of this number, from 0.

    Of a write, half is done. False where it came to its end before.
    """
    def run() -> None:
        left = number
        write = os.write

        def act(kind: str, arguments: tuple[Any, ...]) -> None:
            nonlocal left
            if kind in kinds:
                left -= 1
                if left == -1:
                    if kind == "write":
                        write(arguments[0], arguments[1][: len(arguments[1]) // 2])
                    os._exit(KILLED)

        with watched(act):
            work()

    code = ended(forked(run))
    assert code in (0, KILLED)
    return code == KILLED


