"""Renders pages through Jinja2: autoescape always on, nothing undefined passes."""

from __future__ import annotations

import contextlib
import dataclasses
import re
from pathlib import Path
from typing import Any

import jinja2
from jinja2.bccache import Bucket

from briefing.errors import BriefingError
from briefing.pages.strings import MissingString, fill
from briefing.pages.views import Frame
from briefing.publishing.template_code import Parts, QuickCode, QuickMacro, printed, trimmed
from briefing.publishing.template_faults import Explainer, Missing, missing_word
from briefing.store import Store, digest_of

_BREAKS = re.compile(r"\n[ \t\n]+")


class _Careful(jinja2.Environment):
    """`t.article.copy` is a string of ours, never a method of `dict`."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        try:
            return obj[attribute] if isinstance(obj, dict) else getattr(obj, attribute)
        except (AttributeError, KeyError):
            return super().getattr(obj, attribute)


class _Quick(_Careful):
    """The same for what has every part that is asked for."""

    code_generator_class = QuickCode
    printed = staticmethod(printed)
    macro = QuickMacro
    parts = Parts


class _Code(jinja2.BytecodeCache):
    """Compiled templates, which every language shares, and the next build too."""

    def __init__(self, store: Store, kind: str) -> None:
        self._store = store
        self._kind = kind
        self._code: dict[str, Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._code.get(bucket.key)
        if bucket.code is None:
            data = self._store.get(self._name(bucket))
            if data is not None:
                bucket.bytecode_from_string(data)
                self._code[bucket.key] = bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.code
        self._store.put(self._name(bucket), bucket.bytecode_to_string())

    def _name(self, bucket: Bucket) -> str:
        return digest_of("template", self._kind, bucket.key, bucket.checksum)


class Renderer:
    """Templates from several folders; the first that has a file wins, file by file."""

    def __init__(self, folders: list[Path], store: Store | None = None) -> None:
        """`store` keeps the templates compiled."""
        self._loader = jinja2.FileSystemLoader(folders)
        self._code = {kind: _Code(store or Store(), kind.__name__) for kind in (_Quick, _Careful)}
        self._environments: dict[tuple[int, type[_Careful]], tuple[_Careful, Any]] = {}
        """By the words, which stay as long as what is known by their identity."""
        self._explain = Explainer(folders, self._environment({}, _Careful))

    def _environment(self, words: Any, kind: type[_Careful]) -> _Careful:
        """The one of these words: what imports a template of macros need not pass them on."""
        name = id(words), kind
        if name not in self._environments:
            made = kind(
                loader=self._loader,
                autoescape=True,
                undefined=Missing,
                trim_blocks=True,
                lstrip_blocks=True,
                keep_trailing_newline=True,
                cache_size=-1,
                auto_reload=False,
                bytecode_cache=self._code[kind],
            )
            made.filters.update(fill=fill, trim=trimmed)
            made.globals["t"] = Parts.of(words) if kind is _Quick else words
            self._environments[name] = made, words
        return self._environments[name][0]

    def prepare(self) -> None:
        """Compile all templates; what is at fault in one is told when a page needs it."""
        environment = self._environment({}, _Quick)
        for name in environment.list_templates(filter_func=lambda name: not name.startswith(
            "strings/"
        )):
            with contextlib.suppress(jinja2.TemplateError, UnicodeDecodeError):
                environment.get_template(name)

    def render(self, template: str, frame: Frame, view: Any, words: Any) -> str:
        """One page as text. Raises `TemplateFault`, or `MissingString` for a word."""
        context = {f.name: getattr(view, f.name) for f in dataclasses.fields(view)} if view else {}
        try:
            try:
                return self._rendered(_Quick, template, words, page=frame, **context)
            except Exception:  # a part is missing, or may be: the careful code can tell
                return self._rendered(_Careful, template, words, page=frame, **context)
        except BriefingError:
            raise
        except Exception as error:
            if missing := missing_word(error, words):
                raise MissingString(frame.lang, *missing) from error
            raise self._explain.fault(error, template, ("page", "t", *context)) from error

    def _rendered(
        self, kind: type[_Careful], template: str, words: Any, **context: Any
    ) -> str:
        environment = self._environment(words, kind)
        return _tidy(environment.get_template(template).render(
            t=environment.globals["t"], **context))


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
