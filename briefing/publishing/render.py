"""Renders pages through Jinja2: autoescape always on, nothing undefined passes."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any

import jinja2
from jinja2.bccache import Bucket

from briefing.errors import BriefingError
from briefing.pages.strings import MissingString, fill
from briefing.pages.views import Frame
from briefing.publishing.template_faults import Explainer, Missing, missing_word
from briefing.store import Store, digest_of

_BREAKS = re.compile(r"\n[ \t\n]+")


class _Environment(jinja2.Environment):
    """`t.article.copy` is a string of ours, never a method of `dict`."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        try:
            return obj[attribute] if isinstance(obj, dict) else getattr(obj, attribute)
        except (AttributeError, KeyError):
            return super().getattr(obj, attribute)


class _Code(jinja2.BytecodeCache):
    """Compiled templates, which every language shares, and the next build too."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._code: dict[str, Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._code.get(bucket.key)
        if bucket.code is None:
            data = self._store.get(digest_of("template", bucket.key, bucket.checksum))
            if data is not None:
                bucket.bytecode_from_string(data)
                self._code[bucket.key] = bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.code
        key = digest_of("template", bucket.key, bucket.checksum)
        self._store.put(key, bucket.bytecode_to_string())


class Renderer:
    """Templates from several folders; the first that has a file wins, file by file."""

    def __init__(self, folders: list[Path], store: Store | None = None) -> None:
        """`store` keeps the templates compiled."""
        self._loader = jinja2.FileSystemLoader(folders)
        self._code = _Code(store or Store())
        self._environments: dict[int, jinja2.Environment] = {}
        self._explain = Explainer(folders, self._environment({}))

    def _environment(self, words: Any) -> jinja2.Environment:
        """The one of these words: what imports a template of macros need not pass them on."""
        if id(words) not in self._environments:
            made = self._environments[id(words)] = _Environment(
                loader=self._loader,
                autoescape=True,
                undefined=Missing,
                trim_blocks=True,
                lstrip_blocks=True,
                keep_trailing_newline=True,
                cache_size=-1,
                auto_reload=False,
                bytecode_cache=self._code,
            )
            made.filters["fill"] = fill
            made.globals["t"] = words
        return self._environments[id(words)]

    def render(self, template: str, frame: Frame, view: Any, words: Any) -> str:
        """One page as text. Raises `TemplateFault`, or `MissingString` for a word."""
        context = {f.name: getattr(view, f.name) for f in dataclasses.fields(view)} if view else {}
        try:
            found = self._environment(words).get_template(template)
            return _tidy(found.render(page=frame, t=words, **context))
        except BriefingError:
            raise
        except Exception as error:
            if missing := missing_word(error, words):
                raise MissingString(frame.lang, *missing) from error
            raise self._explain.fault(error, template, ("page", "t", *context)) from error


def _tidy(text: str) -> str:
    """Without the blank lines and indents that template tags leave behind.

    Preformatted text keeps its own: it stands after a line's first character or in `<pre>`.
    """
    if "<pre" in text:
        parts = re.split(r"(<pre\b.*?</pre>)", text, flags=re.DOTALL)
        return "".join(p if i % 2 else _squeeze(p) for i, p in enumerate(parts))
    return _squeeze(text)


def _squeeze(text: str) -> str:
    return _BREAKS.sub("\n", text)
