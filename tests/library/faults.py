"""The faults of a few records laid over the full site, each as `severity? code: message`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from briefing.errors import Diagnostic
from briefing.library.collect import collect
from briefing.library.link import link
from briefing.reading.files import Inputs, discover
from briefing.records.kinds import KINDS

FULL = Path(__file__).parent.parent / "sites" / "full"

CLAIM = """\
  headline: H
  statement: S.
  source: herald-2024
  basis: reporting
  topic: funding
  silence: [{rule: claim-uncarried, why: a sample}]
"""
"""The fields that a claim has to have, to be followed by others."""


@cache
def _full() -> dict[str, bytes]:
    return dict(discover(FULL, tuple(kind.folder for kind in KINDS)).files)


def found(articles: dict[str, str] | None = None, **files: str) -> list[Diagnostic]:
    """What is found in these further facts files (`models="m: {…}"`) of the full site.

    `articles` are editions of one more article, by language.
    """
    inputs = dict(_full())
    for language, text in (articles or {}).items():
        inputs[f"content/articles/x/{language}.md"] = text.encode()
    for kind, text in files.items():
        name = f"content/facts/{kind}/x.yaml" if kind != "site" else "content/site.yaml"
        inputs[name] = text.encode()
    collection = collect(Inputs(inputs))
    _, faults = link(collection, drafts=False)
    return [d for d in (*collection.diagnostics, *faults)
            if d.place.path.endswith(("/x.yaml", "site.yaml")) or "/x/" in d.place.path]


def codes(**files: str) -> list[str]:
    """Their codes, sorted by place."""
    return [d.code for d in sorted(found(None, **files), key=lambda d: d.order)]
