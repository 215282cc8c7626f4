"""Real glossary entries in Chinese and English, and what was judged of them by hand."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path


def texts(corpora: Path) -> list[dict[str, str]]:
    """The entries, each with its id and its Markdown in `zh-Hant` and `en`."""
    entries: list[dict[str, str]] = json.loads((corpora / "cncf-glossary.json").read_text("utf-8"))
    return entries


def judged(name: str) -> dict[tuple[str, ...], tuple[int, str]]:
    """What was found → how often, and whether it is `right` or `wrong`."""
    lines = (Path(__file__).parent / name).read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return {tuple(found): (int(count), verdict) for *found, count, verdict in rows}


def share_right(what: str, found: Counter[tuple[str, ...]],
                verdicts: dict[tuple[str, ...], tuple[int, str]]) -> float:
    """The share of right findings, printed; everything that is found has to be judged."""
    assert {key: count for key, (count, _) in verdicts.items()} == found
    right = sum(count for count, verdict in verdicts.values() if verdict == "right")
    print(f"{what}: {right} of {found.total()} right ({right / found.total():.1%})")
    return right / found.total()
