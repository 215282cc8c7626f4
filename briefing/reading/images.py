"""Whether a picture is one, by the bytes it begins with."""

from __future__ import annotations

import re

from briefing.errors import Diagnostic, Place

_SIGNATURES = (
    ("PNG", (".png",), re.compile(rb"\x89PNG\r\n\x1a\n.{4}IHDR", re.DOTALL)),
    ("JPEG", (".jpg", ".jpeg"), re.compile(rb"\xff\xd8\xff")),
    ("GIF", (".gif",), re.compile(rb"GIF8[79]a")),
    ("WebP", (".webp",), re.compile(rb"RIFF.{4}WEBP", re.DOTALL)),
    ("AVIF", (".avif",), re.compile(rb".{4}ftyp(?:.{4}){0,8}?avi[fs]", re.DOTALL)),
)
"""Format, how its files' names end, and how such a file begins."""

IMAGES = tuple(ending for _, endings, _ in _SIGNATURES for ending in endings)
"""How the names of pictures end that a page may show."""


def image_fault(path: str, data: bytes) -> Diagnostic | None:
    """What is wrong with a file named as a picture; None if it begins like one of that name."""
    is_a = next(((name, endings) for name, endings, begins in _SIGNATURES if begins.match(data)),
                None)
    if is_a and path.endswith(is_a[1]):
        return None
    if is_a:
        return Diagnostic("image-invalid", f"this picture is {is_a[0]}, not what its name says",
                          Place(path), help=f"name it …{is_a[1][0]}, in the text too")
    message = "this file is not a picture" if data else "this picture is empty"
    return Diagnostic("image-invalid", message, Place(path),
                      help="save the picture anew, as PNG, JPEG, GIF, WebP or AVIF")
