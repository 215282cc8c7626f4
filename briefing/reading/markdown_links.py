"""The form of links to records, `[[id]]`, `[[id|text]]` and `[[!words]]`."""

from __future__ import annotations

import re

from briefing.errors import Diagnostic, Place
from briefing.reading.markdown_pieces import ID

LINK = re.compile(
    r"\[\[(?P<bang>!?)(?P<target>[^\[\]|\n]*)"
    r"(?:\|(?P<text>(?:[^\[\]\n]|\n(?![ \t>]*(?:\n|\Z)))*))?\]\]"
)


def link_fault(
    match: re.Match[str], target: str, text: str | None, whole: Place
) -> Diagnostic | None:
    """What is wrong with a match of `LINK` that stands at `whole`; None if nothing."""
    shown = " ".join(match[0].split())
    if not target:
        return Diagnostic("link-malformed", f"{shown} has no target", whole,
                          "an id stands here", "write the id of a record, as in [[zhipu]]")
    if match["bang"]:
        if text is not None:
            return Diagnostic("link-malformed", f"{shown} has two texts", whole, "",
                              f"write [[!{target}]]; such words link to nothing")
        return None
    if not ID.fullmatch(target):
        return Diagnostic("link-malformed", f"{target} is not an id", whole, "",
                          _id_help(target, text))
    if text == "":
        return Diagnostic("link-malformed", f"{shown} has no text", whole,
                          "the text is missing after |", f"write [[{target}]], or a text")
    return None


def _id_help(target: str, text: str | None) -> str:
    slug = re.sub(r"[\s_.]+", "-", target.lower())
    if ID.fullmatch(slug):
        return f"write [[{slug}|{text or target}]] if that is the record's id"
    return (f"write the record's id, in small letters, digits and hyphens: "
            f"[[id|{text or target}]]")
