"""What the rules of the gate find in a few files laid over the full site."""

from __future__ import annotations

from functools import cache

from briefing.errors import Diagnostic
from briefing.library.collect import collect
from briefing.library.collection import Collection
from briefing.library.gate import RECORD_RULES, TEXT_RULES
from briefing.library.library import Library
from briefing.library.link import link
from briefing.reading.files import Inputs, discover
from briefing.records.kinds import KINDS
from tests.library.faults import FULL


@cache
def _full() -> dict[str, bytes]:
    return dict(discover(FULL, tuple(kind.folder for kind in KINDS)).files)


def linked(files: dict[str, str | bytes]) -> tuple[Library, Collection]:
    """The full site with these files, named below `content/`."""
    more = {f"content/{name}": text.encode() if isinstance(text, str) else text
            for name, text in files.items()}
    collection = collect(Inputs(dict(sorted({**_full(), **more}.items()))))
    library = link(collection, drafts=False).library
    assert library
    return library, collection


def gate(files: dict[str, str | bytes], *codes: str) -> list[Diagnostic]:
    """What reading and the gate find, of these codes where some are named."""
    library, collection = linked(files)
    found = [*collection.diagnostics,
             *(fault for rule in (*RECORD_RULES, *TEXT_RULES)
               for fault in rule(library, collection))]
    return [fault for fault in found if not codes or fault.code in codes]
