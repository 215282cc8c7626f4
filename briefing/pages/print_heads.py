"""The running head of the printed page, in each language: only a style sheet can set one."""

from __future__ import annotations

from briefing.pages.presenter import Presenter
from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class PrintHeads:
    """What the style sheet says."""

    heads: tuple[tuple[str, str, str], ...]
    """Language, name of its page (an identifier of CSS), content of a CSS string, escaped."""


def print_heads(present: Presenter) -> PrintHeads:
    """The site's title in each of its languages."""
    library = present.library
    first = present.phrase(library.site.title).text
    titles = {tag: library.in_language(tag).site.title for tag in library.languages}
    return PrintHeads(tuple(
        (language, f"head-{language.lower()}", css_string(title.get(language) or first))
        for language, title in titles.items()
    ))


def css_string(text: str) -> str:
    """The text as it stands between quotation marks in CSS (CSS Syntax 4.3.7, escapes)."""
    return "".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in text)
