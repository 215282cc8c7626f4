"""From bytes to text that is safe to read on: UTF-8, line feeds, and no forbidden characters."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.errors import Diagnostic, Place
from briefing.patterns import pattern

_LAST_TWO = "".join(chr(plane + end) for plane in range(0, 0x110000, 0x10000)
                    for end in (0xFFFE, 0xFFFF))
FORBIDDEN = pattern(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef" + _LAST_TWO + "]"
)
"""Controls but tab and line feed, surrogates, noncharacters (of which our tokens are made)."""

_BAD_BYTES = pattern("[\udc80-\udcff]+")
_SHOWN = 20
"""So many faults of one kind are told one by one."""


def decode(data: bytes, path: str) -> tuple[str, list[Diagnostic]]:
    """Decode a file: strict UTF-8, a byte order mark dropped, CRLF and CR made LF.

    Returns the text and every fault. What is refused stands as U+FFFD in the text, so that the
    rest can be read on with the right columns.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
        fault = Diagnostic("text-encoding", "this file is UTF-16, not UTF-8", Place(path),
                           help="save it as UTF-8")
        return check(_lines(text), path)[0], [fault]
    try:
        return check(_lines(data.decode().removeprefix("\ufeff")), path)
    except UnicodeDecodeError:
        text = _lines(data.decode("utf-8", "surrogateescape").removeprefix("\ufeff"))
    faults = _bad_bytes(text, path)
    text = _BAD_BYTES.sub(lambda run: "\ufffd" * len(run[0]), text)
    text, more = check(text, path)
    return text, faults + more


def check(text: str, path: str, first_line: int = 1) -> tuple[str, list[Diagnostic]]:
    """Find the characters that no text may hold.

    Returns the text with U+FFFD in their places, and a fault for each (the first twenty).
    """
    offsets = [offset for offset, _ in forbidden(text)]
    if not offsets:
        return text, []
    faults: list[Diagnostic] = []
    for offset in offsets[:_SHOWN]:
        more = len(offsets) - _SHOWN if len(faults) == _SHOWN - 1 else 0
        faults.append(Diagnostic(
            "text-character", f"the character U+{ord(text[offset]):04X} may not stand in a text",
            place_at(text, offset, path, first_line),
            f"and {more} more further on" if more else "", "remove it",
        ))
    return FORBIDDEN.sub("\ufffd", text), faults


def forbidden(text: str) -> Iterator[tuple[int, str]]:
    """Offset and character of each that no text may hold."""
    if text.replace("\n", "").replace("\t", "").isprintable():  # as none is; this is quickly told
        return iter(())
    return ((found.start(), found[0]) for found in FORBIDDEN.finditer(text))


def place_at(text: str, offset: int, path: str, first_line: int = 1, length: int = 1) -> Place:
    """The place of an offset in a text whose first line is line `first_line` of the file."""
    start = text.rfind("\n", 0, offset) + 1
    return Place(path, text.count("\n", 0, offset) + first_line, offset - start + 1, length)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _bad_bytes(text: str, path: str) -> list[Diagnostic]:
    """A fault for each run of bytes that is not UTF-8; one in all where it is another encoding."""
    runs = list(_BAD_BYTES.finditer(text))
    if len(runs) > _SHOWN:
        place = place_at(text, runs[0].start(), path, 1, len(runs[0][0]))
        return [Diagnostic(
            "text-encoding", f"this file is not UTF-8: {len(runs)} places cannot be read", place,
            "the first of them", "save it as UTF-8 (it may be Big5, GBK or Windows-1252)")]
    return [Diagnostic(
        "text-encoding", f"{_bytes(run[0])} is not UTF-8",
        place_at(text, run.start(), path, 1, len(run[0])),
        help="write the character anew and save the file as UTF-8") for run in runs]


def _bytes(escaped: str) -> str:
    shown = " ".join(f"{ord(char) - 0xDC00:02X}" for char in escaped[:4])
    many = len(escaped) > 1
    return f"the byte{'s' if many else ''} {shown}{' …' if len(escaped) > 4 else ''}"
