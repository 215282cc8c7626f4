"""Renders pages through Jinja2: autoescape always on, nothing undefined passes."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any

import jinja2

from briefing.errors import BriefingError
from briefing.pages.strings import MissingString, fill
from briefing.pages.views import Frame
from briefing.publishing.template_faults import Explainer, Missing, missing_word


class _Environment(jinja2.Environment):
    """`t.article.copy` is a string of ours, never a method of `dict`."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


class Renderer:
    """Templates from several folders; the first that has a file wins, file by file."""

    def __init__(self, folders: list[Path]) -> None:
        self._environment = _Environment(
            loader=jinja2.FileSystemLoader(folders),
            autoescape=True,
            undefined=Missing,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            cache_size=-1,
            auto_reload=False,
        )
        self._environment.filters["fill"] = fill
        self._explain = Explainer(folders, self._environment)

    def render(self, template: str, frame: Frame, view: Any, words: Any) -> str:
        """One page as text. Raises `TemplateFault`, or `MissingString` for a word."""
        context = {f.name: getattr(view, f.name) for f in dataclasses.fields(view)} if view else {}
        try:
            found = self._environment.get_template(template)
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
    return re.sub(r"\n\s*\n+", "\n", re.sub(r"\n[ \t]+", "\n", text))
