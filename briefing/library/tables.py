"""The tables of words and characters that stand beside the code."""

from __future__ import annotations

from collections.abc import Iterator


def rows(name: str) -> Iterator[list[str]]:
    """The columns of each line of a table, split by tabs; lines that begin with # are passed over.

    `name` is that of a file in this folder or one below.
    """
    from importlib.resources import files  # costs 9 ms, which most builds are spared

    for line in (files(__package__) / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")
