"""The pinned texts of sources, against which quotations are proved."""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import Literal

from briefing.errors import Diagnostic, Place
from briefing.reading.folding import Folded, fold
from briefing.reading.text import decode
from briefing.records.dates import Date
from briefing.values import dataclass

MAX_BYTES = 8 * 1024 * 1024
"""Of one source: ten times a thick book. Anything above is a scan or an archive by mistake."""


@dataclass(frozen=True, slots=True)
class Checked:
    """How a claim's quotation stands to its source; `gate/proofs.py` has the table."""

    state: Literal["proved", "recorded", "none"]
    date: Date | None = None
    """When it was last found there, of one on record."""


@dataclass(frozen=True)
class Pinned:
    """The text of a source as the editor keeps it, `content/sources/<source-id>.txt`."""

    path: str
    text: str
    digest: str
    """The sha256 of its bytes."""

    @cached_property
    def folded(self) -> Folded:
        """Its text as quotations are compared."""
        return fold(self.text)


def read_pinned(path: str, data: bytes) -> tuple[Pinned | None, list[Diagnostic]]:
    """Read a pinned source.

    Returns it, or None and the faults where it is too large or not UTF-8: a text that was read
    wrongly would prove nothing. Form feeds and other controls are no faults in it.
    """
    if len(data) > MAX_BYTES:
        return None, [Diagnostic(
            "source-size", f"this source holds {len(data) / 2**20:.0f} MB", Place(path),
            f"at most {MAX_BYTES // 2**20} MB are read",
            "keep the plain text of what you cite only")]
    text, faults = decode(data.translate(_PAGE_BREAKS), path)
    faults = [fault for fault in faults if fault.code == "text-encoding"]
    return (None, faults) if faults else (
        Pinned(path, text, hashlib.sha256(data).hexdigest()), [])


_PAGE_BREAKS = bytes.maketrans(b"\x0b\x0c", b"\n\n")
