"""Twenty-nine kinds of Markdown that is hard on a parser, each to be had at any size."""

from __future__ import annotations

from collections.abc import Callable

PREFIX = "An article begins.\n\n"


def _fill(unit: str, size: int) -> str:
    return unit * max(size // len(unit), 1)


def _steps(line: Callable[[int], str], size: int) -> str:
    """Lines 0, 1, 2, … until the size is reached."""
    lines: list[str] = []
    total = 0
    while total < size:
        lines.append(line(len(lines)))
        total += len(lines[-1]) + 1
    return "\n".join(lines)


def _growing(unit: str, size: int) -> str:
    """A line of one unit, a line of two, … : ever more nesting."""
    return _steps(lambda n: unit * n + "a", size)


def _table(size: int, columns: int) -> str:
    head = "|a" * columns + "|\n" + "|-" * columns + "|\n"
    return head + _fill("|b" * columns + "|\n", max(size - len(head), 1))


def _half(opening: str, closing: str, size: int) -> str:
    n = max(size // (len(opening) + len(closing)), 1)
    return opening * n + "a" + closing * n


BOMBS: dict[str, Callable[[int], str]] = {
    "brackets-nested": lambda n: _half("[", "]", n),
    "brackets-open": lambda n: _fill("[", n),
    "brackets-pairs-open": lambda n: _fill("[a](", n),
    "brackets-double-open": lambda n: _fill("[[a", n),
    "brackets-images-open": lambda n: _fill("![", n),
    "links-nested": lambda n: _half("[a](", ")", n),
    "links-many": lambda n: _fill("[a](b) ", n),
    "parentheses-nested": lambda n: "[a](" + _half("(", ")", n) + ")",
    "backticks-growing": lambda n: _steps(lambda i: "`" * (i + 1) + "a", n).replace("\n", " "),
    "backticks-pairs": lambda n: _fill("`a` ", n),
    "backticks-one-run": lambda n: _fill("`", n),
    "fences-open": lambda n: _fill("```a\n", n),
    "quotes-nested": lambda n: _fill("> ", n) + "a",
    "quotes-growing": lambda n: _growing("> ", n),
    "lists-nested": lambda n: _fill("- ", n) + "a",
    "lists-growing": lambda n: _steps(lambda i: "    " * i + "- a", n),
    "lists-ordered": lambda n: _fill("1. a\n", n),
    "definitions": lambda n: _fill("a\n: b\n", n),
    "admonitions-growing": lambda n: _steps(lambda i: "    " * i + "!!! note", n),
    "tables-wide": lambda n: _table(n, max(n // 8, 1)),
    "tables-many-rows": lambda n: _table(n, 3),
    "tables-ticks": lambda n: "a|b\n-|-\n" + _fill("`|``|", n),
    "footnotes-growing": lambda n: _steps(lambda i: f"[^{i}]: a[^{i + 1}]", n),
    "footnotes-references": lambda n: "[^a]: b\n\n" + _fill("[^a]", n),
    "references": lambda n: _fill("[a]: b\n", n) + "\n" + _fill("[a]", n),
    "emphasis-open": lambda n: _fill("*a_b", n),
    "emphasis-one-run": lambda n: _fill("*", n) + "a" + _fill("*", n),
    "html-nested": lambda n: _half("<div>", "</div>", n),
    "html-open-entities": lambda n: _fill("<a &amp;&#x", n),
}
