"""Tells when something is saved in a site's folders, by the system's own events."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from watchfiles._rust_notify import RustNotify, WatchfilesRustInternalError

WATCHED = ("content", "templates", "static")
_QUICK, _CALM = 5, 50
"""Milliseconds between two looks at what the system has told: while someone works, and else."""
_WORKING = 300_000
"""Milliseconds after a save during which someone is thought to be at work."""
_SEVERAL, _QUIET = 5, 50
"""From so many paths on it is a whole set of files: it is complete after so many quiet ms."""
_FLOOD = 1_000
"""From so many paths on, the system may have dropped an event, and with it a new folder."""
_LONGEST = 2_000
"""Milliseconds after which a build begins though files are still being written."""
_LOOK = 0.5
"""Seconds between two looks at all files, where the system has no events."""
_NO_EVENTS = (OSError, WatchfilesRustInternalError)
_Files = dict[str, tuple[int, int, int]]


class Watch:
    """Calls `changed` from a thread of its own after every save; all is watched once it is made.

    `say` is told in a sentence where the system gives no events, and files are looked at instead.
    """

    def __init__(
        self, root: Path, changed: Callable[[], None], say: Callable[[str], None]
    ) -> None:
        self._root, self._changed, self._say = root, changed, say
        self._threads: list[threading.Thread] = []
        self._stopped = threading.Event()
        self._renew = threading.Event()
        """Set when one of the folders has come, gone, or been exchanged; and at the end."""
        try:
            around, folders = _notify([root], recursive=False), self._folders()
        except _NO_EVENTS as error:
            self._begin(self._look_again, error, self._state())
        else:
            self._begin(self._follow_root, around)
            self._begin(self._follow_folders, folders)

    def stop(self) -> None:
        """Watch no longer; Python must not end while the threads are at it."""
        self._stopped.set()
        self._renew.set()
        for thread in self._threads:
            thread.join()

    def _begin(self, follow: Callable[..., None], *given: object) -> None:
        thread = threading.Thread(target=follow, args=given, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _folders(self) -> RustNotify:
        while True:
            there = [path for name in WATCHED if (path := self._root / name).is_dir()]
            try:
                return _notify(there, recursive=True)
            except FileNotFoundError:  # it went while we looked
                continue

    def _follow_root(self, root: RustNotify) -> None:
        while not self._stopped.is_set():
            found = root.watch(_LONGEST, _CALM, 0, self._stopped)
            if isinstance(found, set) and {Path(path).name for _, path in found} & {*WATCHED}:
                self._renew.set()

    def _follow_folders(self, folders: RustNotify) -> None:
        step, patience = _QUICK, _WORKING
        while True:
            try:
                found = folders.watch(_LONGEST, step, patience, self._renew)
                if self._stopped.is_set():
                    return
                if found == "timeout":
                    step, patience = _CALM, 0
                    continue
                step, patience = _QUICK, _WORKING
                if isinstance(found, set) and len(found) >= _SEVERAL:
                    _settle(folders)
                if self._renew.is_set() or len(found) >= _FLOOD:
                    self._renew.clear()
                    folders.close()
                    folders = self._folders()
            except _NO_EVENTS as error:
                self._look_again(error, None)
                return
            self._changed()

    def _look_again(self, reason: Exception, before: _Files | None) -> None:
        """Compare all files with how they were, twice a second, for ever."""
        self._say(f"this system does not tell of every change ({reason}); all files are looked at"
                  " twice a second instead")
        while not self._stopped.wait(_LOOK):
            now = self._state()
            if now != before:
                self._changed()
            before = now

    def _state(self) -> _Files:
        found = {}
        for folder in WATCHED:
            for here, _, names in os.walk(self._root / folder):
                for name in names:
                    with suppress(OSError):
                        about = Path(here, name).stat()
                        found[f"{here}/{name}"] = (about.st_ino, about.st_size, about.st_ctime_ns)
        return found


def _notify(paths: list[Path], *, recursive: bool) -> RustNotify:
    return RustNotify([str(path) for path in paths], False, False, 0, recursive, True)


def _settle(folders: RustNotify) -> None:
    """Wait until nothing more is written."""
    for _ in range(_LONGEST // _QUIET):
        if folders.watch(_LONGEST, _QUIET, _QUIET, None) == "timeout":
            return
