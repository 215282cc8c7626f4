"""What an editor meant as Markdown, but Markdown takes for plain text or for something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefing.errors import Severity
from briefing.patterns import pattern
from briefing.reading.markdown_pieces import ID

_ITEM = pattern(r"(?P<before>[ >]*+)(?P<marker>[-*+]|\d{1,9}\.)[ ]++(?=\S)")
_RULE = pattern(r"[ >]*+([-*_=])(?:[ ]*+\1)*+[ ]*+$")
_DELIMITER = pattern(r"[ >]*+\|?[ ]*+:?-++:?[ ]*+(?:\|[ ]*+:?-++:?[ ]*+)*+\|?[ ]*+$")
_OTHER = pattern(r"[ >]*+(?:#{1,6}|!!!|:[ ]|<|\[[^\]^]+\]:)")
_DEFINED = pattern(r"^[ ]{0,3}\[([^\]\[^\n][^\]\[\n]*)\]:", re.MULTILINE)
_EMPTY = pattern(
    r"[ \t]*+(?=\Z|\n[ \t>]*+(?:\Z|\[\^|\n(?!(?:[ \t>]*+\n)*+(?:>[ ]?)*+(?:[ ]{4}|\t))))"
)
_ADDRESS = pattern(r"\((?:[a-z][a-z0-9+.-]*:|\.{0,2}/|#)[^()\s]*\)")


class Slip(NamedTuple):
    """One slip of the text."""

    offset: int
    length: int
    code: str
    message: str
    help: str
    severity: Severity = "error"


def block_slips(text: str, start: int, end: int) -> Iterator[Slip]:
    """Tables and lists between two offsets that do not come out as what they look like.

    Each offset is that of the first character behind the line's quotation marks or its item's mark.
    """
    kinds = ("", "")  # of the two lines above: text, item, other, or empty
    above = 0
    listed = False  # an item stands above in this block
    indent: int | None = None  # of the last item of this list that stands where it seems to
    flat: int | None = None  # of the last one that does not
    for match in re.compile(r"[^\n]*(?:\n|\Z)").finditer(text, start, end):
        line = match[0].rstrip("\n")
        text_only = line[:1].isalpha()  # as most lines are
        item = None if text_only or _RULE.match(line) else _ITEM.match(line)
        kind = "text" if text_only else _kind(line, bool(item))
        if item:
            depth = len(item["before"].rpartition(">")[2])
            if kinds[1] == "text" and not listed and len(item["marker"]) < 4:
                yield _lost_list(match.start() + item.end(), len(line) - item.end())
            elif indent is not None and 2 <= depth - indent <= 3:
                if depth != flat:
                    yield _flat_item(match.start() + item.end(), len(line) - item.end(), indent + 4)
                flat = depth
            else:
                indent, flat = depth, None
        elif kind == "text" and kinds[1] in ("text", "item") and "|" in line \
                and _DELIMITER.match(line):
            if kinds[0] in ("text", "item") and "|" in text[above : match.start()]:
                yield _lost_table(above + _start(text[above : match.start()]), match.start())
            kind = "other"
        elif kind == "text" and not kinds[1] and not line.startswith(" "):
            indent = None
        listed = bool(kind) and (bool(item) or (listed and kind != "other"))
        kinds, above = (kinds[1], kind), match.start()


def _kind(line: str, item: bool) -> str:
    if not line.strip(" >\t"):
        return ""
    if item:
        return "item"
    return "other" if _OTHER.match(line) or _RULE.match(line) else "text"


def _start(line: str) -> int:
    return len(line) - len(line.lstrip(" >"))


def _lost_list(offset: int, length: int) -> Slip:
    return Slip(offset, length, "list-lost", "this line looks like an item of a list, but goes on"
                " with the text above", "put an empty line above the list, or a backslash before"
                " the sign that begins the line", "warning")


def _flat_item(offset: int, length: int, wanted: int) -> Slip:
    return Slip(offset, length, "list-flat", "this item is indented, but not far enough to stand"
                " below the one above", f"begin it with {wanted} spaces, or with as many as the"
                " item above")


def _lost_table(offset: int, end: int) -> Slip:
    return Slip(offset, end - 1 - offset, "table-lost",
                "this table goes on with the text above it, and does not become one",
                "put an empty line above the table")


def defined(text: str) -> frozenset[str]:
    """The labels of the addresses that a text defines, `[label]: address`."""
    return frozenset(_label(match[1]) for match in _DEFINED.finditer(text))


def reference_slip(text: str, bracket: int, label: str, known: frozenset[str]) -> Slip | None:
    """What is wrong with `[text][label]`, whose second bracket stands there."""
    wanted = label or text[text.rfind("[", 0, bracket) + 1 : bracket - 1]
    if _label(wanted) in known:
        return None
    return Slip(bracket, len(label) + 2, "link-undefined",
                f"no address is defined for [{wanted}]",
                f"write [text](address), or define it on a line of its own: [{wanted}]: https://…",
                "warning")


def _label(text: str) -> str:
    return " ".join(text.lower().split())


def wide_slip(offset: int, written: str) -> Slip:
    """A mark or link typed with full-width signs."""
    inner = written.strip("[]［］")
    mark = inner[0] in "^＾"
    inner = inner.lstrip("^＾")
    return Slip(offset, len(written), "mark-malformed" if mark else "link-malformed",
                f"{written} is typed with full-width signs",
                f"write {f'[^{inner}]' if mark else f'[[{inner}]]'}",
                "error" if ID.fullmatch(inner.partition("|")[0]) else "warning")


def open_mark(offset: int, written: str) -> Slip:
    """A mark without its closing bracket."""
    return Slip(offset, len(written), "mark-malformed", f"the mark {written} is not closed by ]",
                f"write {written}], or \\[^ for the bare characters")


def spaced_mark(offset: int, label: str) -> Slip | None:
    """A mark with blanks inside its brackets, `[^ claim]`."""
    if label == label.strip() or not ID.fullmatch(label.strip()):
        return None
    return Slip(offset, len(label) + 3, "mark-malformed",
                f"the mark [^{label}] has blanks in its brackets", f"write [^{label.strip()}]")


def linked_mark(text: str, offset: int, end: int) -> Slip | None:
    """A mark that goes on like a link, `[^claim](address)`."""
    address = _ADDRESS.match(text, end)
    if not address:
        return None
    return Slip(offset, address.end() - offset, "mark-malformed",
                "a mark takes no address; the evidence gives it",
                f"write {text[offset:end]}, or [text]{address[0]} for a link")


def empty_note(text: str, end: int, offset: int, label: str) -> Slip | None:
    """A footnote's definition, ending there, without a text."""
    if not _EMPTY.match(text, end):
        return None
    return Slip(offset, len(label), "footnote-empty", f"the footnote [^{label}] has no text",
                "write its text after the colon, or take it out")
