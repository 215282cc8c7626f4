"""Line breaks in Han text: they are the editor's, and leave no space between two characters."""

from __future__ import annotations

from briefing.patterns import pattern

_HAN = (
    "\u2e80-\u2fdf\u3001-\u303f\u3040-\u30ff\u3100-\u312f\u31a0-\u31bf\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\U00020000-\U0003ffff"
)
_HAN_CHARACTER = pattern(f"[{_HAN}]")
_SHARED = "\u2014\u2018\u2019\u201c\u201d\u2026\u00b7"
_HAN_BREAK = pattern(
    f"(?<=[{_HAN}])[ ]*\n[ ]*(?=[{_HAN}{_SHARED}])|(?<=[{_SHARED}])[ ]*\n[ ]*(?=[{_HAN}])"
)


def has_han(text: str) -> bool:
    """Whether there is any Han character, or punctuation of such a text."""
    return not text.isascii() and _HAN_CHARACTER.search(text) is not None


def joins(before: str, after: str) -> bool:
    """Whether a line break between these two characters leaves no space.

    True between Han characters and their punctuation. Quotation marks and dashes, which Latin
    script shares, and an empty string (nothing to tell by) go with the other side.
    """
    sure = (bool(_HAN_CHARACTER.match(before)), bool(_HAN_CHARACTER.match(after)))
    open_ = (before == "" or before in _SHARED, after == "" or after in _SHARED)
    return (sure[0] and (sure[1] or open_[1])) or (open_[0] and sure[1])


def join_lines(text: str) -> str:
    """Text without the line breaks that stand between two Han characters."""
    return _HAN_BREAK.sub("", text) if "\n" in text else text
