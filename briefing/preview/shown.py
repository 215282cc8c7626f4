"""What the preview shows: the last good site, and what came of the last build."""

from __future__ import annotations

import asyncio
import json
import os
import secrets
import stat
from dataclasses import field
from pathlib import Path
from typing import Protocol

from briefing.preview.builder import Answer
from briefing.preview.hosts import Hosts
from briefing.report import visible
from briefing.values import dataclass


class OpenPage(Protocol):
    """A page in somebody's browser."""

    def tell(self, news: str) -> None:
        """Say what came of a build."""


@dataclass(slots=True)
class Shown:
    """What is shown: the site's folder, and what came of the last build."""

    folder: Path
    hosts: Hosts
    base: str = "/"
    answer: Answer = field(default_factory=Answer)
    answered: asyncio.Event = field(default_factory=asyncio.Event)
    """Set once the first build has ended, well or not; requests wait for that."""
    pages: set[OpenPage] = field(default_factory=set)
    news: str = ""
    """What open pages are to know, as JSON; empty until the first build has ended."""
    _changed: list[str] | None = None
    """Files in which the good site differs from the one before it; None where unknown."""
    _run: str = field(default_factory=lambda: secrets.token_hex(4))
    _number: int = 0

    @property
    def build(self) -> str:
        """The name of the good site that is shown, unlike any of an earlier preview."""
        return f"{self._run}-{self._number}"

    def take(self, answer: Answer) -> None:
        """Show what came of a build, and tell every open page."""
        self.answer = answer
        self.base = answer.base or self.base
        if answer.ok and answer.changed != []:
            self._number += 1
            self._changed = answer.changed
        self.news = json.dumps({
            "build": self.build, "before": f"{self._run}-{self._number - 1}", "base": self.base,
            "changed": self._changed, "ok": answer.ok, "error": visible(answer.error),
            "faults": answer.faults,
        })
        self.answered.set()
        for page in [*self.pages]:
            page.tell(self.news)

    def read(self, name: str) -> bytes | None:
        """A file of the site; None where it has none of just that name.

        Links, `..` and whatever else makes the name another one lead nowhere.
        """
        root = os.path.realpath(self.folder)
        path = f"{root}{os.sep}{name.replace('/', os.sep)}"
        try:
            if os.path.realpath(path) != path or not stat.S_ISREG(Path(path).stat().st_mode):
                return None
            return Path(path).read_bytes()
        except (OSError, ValueError):
            return None
