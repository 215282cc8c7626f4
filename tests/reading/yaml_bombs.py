"""Thirty kinds of YAML that is hard on a parser or on what reads its result."""

from __future__ import annotations

from collections.abc import Callable


def _aliases() -> str:
    """Nine levels of nine aliases each: four hundred bytes, 387 million values."""
    lines = ['a0: &a0 ["lol"]']
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    return "\n".join(lines) + "\n"


def _merges() -> str:
    lines = ["a0: &a0 {k0: v}"]
    lines += [f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}], k{n}: v}}"
              for n in range(1, 10)]
    return "\n".join(lines) + "\n"


BOMBS: dict[str, Callable[[], str]] = {
    "aliases": _aliases,
    "merges": _merges,
    "alias-of-itself": lambda: "a: &a [*a, *a]\n" * 20_000,
    "anchors-many": lambda: "".join(f"k{n}: &a{n} v\n" for n in range(200_000)),
    "brackets-open": lambda: "a: " + "[" * 1_000_000,
    "brackets-open-lines": lambda: "a:\n" + " [\n" * 300_000,
    "brackets-nested": lambda: "a: " + "[" * 500_000 + "]" * 500_000,
    "braces-nested": lambda: "{a: " * 250_000,
    "keys-of-keys": lambda: "? " * 500_000,
    "items-of-items": lambda: "- " * 500_000,
    "indentation": lambda: "".join(" " * n + "a:\n" for n in range(1_400)),
    "keys-duplicate": lambda: "a: b\n" * 200_000,
    "keys-distinct": lambda: "".join(f"k{n}: v\n" for n in range(300_000)),
    "keys-long": lambda: "".join(f"{'k' * 1000}{n}: v\n" for n in range(3_000)),
    "values-empty": lambda: "a:\n" * 1_000_000,
    "values-tiny": lambda: "[" + "a," * 2_000_000 + "]",
    "scalar-huge": lambda: 'a: "' + "字" * 4_000_000 + '"\n',
    "scalar-folded": lambda: "a:" + " b\n" * 1_300_000,
    "comment-huge": lambda: "# " + "c" * 4_000_000 + "\na: b\n" + "#\n" * 10_000,
    "documents-many": lambda: "---\na: b\n" * 400_000,
    "tags-many": lambda: "a: !!x !<y> b\n" + "".join(f"k{n}: !t{n} v\n" for n in range(200_000)),
    "slips-many": lambda: "".join(f"k{n}: a: [\n" for n in range(250_000)),
    "slips-nested": lambda: "".join(f"k{n}:\n  a: [\n  b: @\n" for n in range(100_000)),
    "quotes-open": lambda: "".join(f'k{n}: "a\n' for n in range(300_000)),
    "indentation-wrong": lambda: "a:\n" + "".join("  b: c\n   d: e\n" for _ in range(150_000)),
    "indentation-falling": lambda: "a:\n" + "".join(
        " " * n + "b: 'c'\n" for n in range(1400, 2, -1)),
    "items-wrong": lambda: "a:\n" + "  - b\n   - c\n" * 200_000,
    "separators": lambda: "[" + '"\u2028",' * 500_000 + "]",
    "controls": lambda: "a: " + "\x00\x01" * 500_000 + "\n",
    "too-long": lambda: "a: b\n" * 2_000_000,
}
