"""Builds in a process of its own, so that pages are served meanwhile.

The process has no threads, and stays: the next build finds everything imported. The first one is
forked before the server has any threads; one that takes the place of a dead one is begun afresh,
since a fork beside threads can deadlock.
"""

from __future__ import annotations

import gc
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import field, replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Protocol
from urllib.parse import urlsplit

from briefing.errors import BriefingError, ContentError
from briefing.library.collection import Collection
from briefing.report import as_frames
from briefing.site import BuildReport, Options, build_site
from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one build, as plain data."""

    report: BuildReport = field(default_factory=BuildReport)
    """Without the library, and with the texts of faulty files only."""
    error: str = ""
    """What ended the build, where it is not the content's fault."""
    faults: list[dict[str, object]] = field(default_factory=list)
    """Every diagnostic with the lines around it, the errors first."""
    base: str = ""
    """Path of the site's base URL; empty where the build did not get that far."""
    changed: list[str] | None = None
    """Files that differ from the last good site; None where that is not known."""

    @property
    def ok(self) -> bool:
        """Whether the site was published."""
        return not self.error and self.report.ok


class BuilderDied(Exception):
    """The process ended in the middle of its work; another has taken its place."""


class _Closable(Protocol):
    def close(self) -> None: ...


class Builder:
    """The process, seen from the server."""

    def __init__(self, options: Options, inherited: Sequence[_Closable] = ()) -> None:
        """Start it; of what is open here, it closes `inherited` on its own side."""
        self._options = options
        self._stopped = False
        self._start(inherited)

    def _start(self, inherited: Sequence[_Closable] = ()) -> None:
        # Elsewhere than on Linux the system's own libraries may have threads.
        forked = sys.platform == "linux" and threading.active_count() == 1
        context = get_context("fork" if forked else "spawn")
        self._pipe, theirs = context.Pipe()
        # A forked child that kept our end open would never see that we are gone.
        held = (self._pipe, *inherited) if forked else ()
        self._process = context.Process(  # type: ignore[attr-defined]
            target=_build_when_told, args=(theirs, self._options, held), daemon=True)
        self._process.start()
        theirs.close()

    def build(self) -> Answer:
        """Build once, which takes as long as it takes.

        Raises `BuilderDied` where the process dies over it.
        """
        try:
            self._pipe.send("build")
            answer: Answer = self._pipe.recv()
        except (EOFError, OSError) as gone:
            self._process.join(1)
            code = self._process.exitcode or 0
            if not self._stopped:
                self._start()
            raise BuilderDied(f"the process that builds has died ({_cause(code)})") from gone
        return answer

    def stop(self) -> None:
        """End the process, whatever it does."""
        self._stopped = True
        self._process.terminate()
        self._process.join(2)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


def _cause(code: int) -> str:
    if code >= 0:
        return f"exit code {code}"
    with suppress(ValueError):
        return signal.Signals(-code).name
    return f"signal {-code}"


def _build_when_told(pipe: Connection, options: Options, held: Sequence[_Closable]) -> None:
    for end in held:
        end.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's, which then stops us
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    known = False  # whether we know of a good site what it differs in

    def tell(answer: Answer) -> None:
        nonlocal known
        with suppress(OSError):  # the server is gone, as we shall see when we listen again
            pipe.send(answer if known else replace(answer, changed=None))
        known = known or answer.ok

    gc.disable()  # it would be at work while somebody waits
    with suppress(EOFError, OSError, KeyboardInterrupt):  # the server is gone, or stops us
        while True:
            pipe.recv()
            _build(options, tell)
            gc.collect()


def _build(options: Options, tell: Callable[[Answer], None]) -> None:
    """Build and tell, once, what came of it: as soon as the site is there."""
    told: list[Answer] = []

    def say(answer: Answer) -> None:
        if not told:
            told.append(answer)
            tell(answer)

    try:
        build_site(options, done=lambda report: say(_answer(report)))
    except ContentError as error:
        say(_answer(BuildReport(list(error.diagnostics), error.texts)))
    except BriefingError as error:
        say(Answer(error=str(error)))
    except Exception as error:  # a fault of ours must not end the preview
        say(Answer(error=f"this is a fault of Briefing itself ({type(error).__name__}: {error})"))


def _answer(report: BuildReport) -> Answer:
    faults = sorted(report.diagnostics, key=lambda d: d.severity == "warning")
    faulty = {fault.place.path for fault in faults}
    return Answer(
        replace(report, library=None, collection=Collection(),
                texts={path: text for path in faulty
                       if (text := report.texts.get(path)) is not None}),
        faults=[] if report.ok else as_frames(faults, report.texts),
        base=urlsplit(report.library.site.base_url).path if report.library else "",
        changed=report.changed if report.ok else None,
    )
