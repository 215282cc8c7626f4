"""Text in several languages, and the names of languages (BCP 47)."""

from __future__ import annotations

import re
from typing import Any

from briefing.errors import nearest
from briefing.records.faults import Fault, shown
from briefing.values import dataclass

LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?")
"""A language tag as this tool takes it: language, script, region (`zh-Hant`, `en`, `pt-BR`)."""

COMMON = ("zh-Hant", "zh-Hans", "zh-TW", "zh-CN", "en", "en-US", "en-GB", "ja", "ko", "de", "fr",
           "es", "pt-BR")
"""Tags that editors are likely to mean."""


@dataclass(frozen=True, slots=True)
class Localized:
    """One text, either shared by all languages or written out per language."""

    shared: str | None = None
    by_language: tuple[tuple[str, str], ...] = ()
    """Pairs of language tag and text, in the editor's order."""

    def get(self, language: str) -> str | None:
        """The text in that language, or None where it is not written."""
        if self.shared is not None:
            return self.shared
        for tag, text in self.by_language:
            if tag == language:
                return text
        return None

    def texts(self) -> tuple[str, ...]:
        """Every text there is, whatever its language."""
        if self.shared is not None:
            return (self.shared,)
        return tuple(text for _, text in self.by_language)

    def languages(self) -> tuple[str, ...]:
        """The languages written out; empty where one text serves all."""
        return tuple(language for language, _ in self.by_language)


def parse_localized(raw: Any) -> Localized:
    """Read `GLM-4-Plus` or `{zh-Hant: …, en: …}`. Raises `text-invalid` or `language-unknown`."""
    if isinstance(raw, Localized):
        return raw
    if isinstance(raw, str):
        return Localized(shared=_filled(raw))
    if not isinstance(raw, dict) or not raw:
        raise Fault("text-invalid", "a text is one value, or one for each language",
                    help="write {zh-Hant: …, en: …}, or one plain text")
    for key, value in raw.items():
        if not LANGUAGE.fullmatch(key):
            raise _no_language(key, first=key == next(iter(raw)))
        if not isinstance(value, str):
            raise Fault("text-invalid", f"the text for {key} is not a text", at=(key,),
                        help="write one text, in quotes if it holds : or ,")
        _filled(value, key)
    return Localized(by_language=tuple(raw.items()))


def _filled(text: str, *at: str) -> str:
    if not text.strip():
        raise Fault("text-empty", "this text is empty", at=at,
                    help="write the text, or leave the key out")
    return text


def parse_language(raw: Any) -> str:
    """Read a language tag. Raises `language-unknown`."""
    if isinstance(raw, str) and LANGUAGE.fullmatch(raw):
        return raw
    near = nearest(raw, COMMON) if isinstance(raw, str) else None
    raise Fault("language-unknown", f"{shown(raw)} is no language tag",
                help=f"write {near}" if near else "write a tag such as zh-Hant, en or ja")


def _no_language(key: str, first: bool) -> Fault:
    near = nearest(key, COMMON)
    if near and re.fullmatch(r"[A-Za-z-]+", key):
        help = f"write {near}"
    elif key in ("claim", "value"):
        help = "write the text alone: this field is the editor's own, and takes no claim"
    elif first:
        help = "write {zh-Hant: …, en: …}, or one plain text in quotes"
    else:
        help = "inside {…} a comma begins a new key: put the whole text in quotes"
    return Fault("language-unknown", f"{key} is no language tag", at=(key,), help=help)
