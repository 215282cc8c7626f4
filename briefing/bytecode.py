"""The bytecode of our own modules and patterns, in one file: none is looked for or compiled again.

Python keeps it too, a file for each module beside its source, but not where it may not write there
or was told not to, and it looks through folders for every one.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import spec_from_file_location
from types import CodeType, ModuleType

from briefing import patterns
from briefing.sealed import read_sealed, write_sealed
from briefing.stamps import Stamp, stamp_of

_FORM = repr((sys.version, sys.flags.optimize, [
    (file, stamp_of(file)) for file in (__file__, patterns.__file__)])).encode()
"""What a file of this form begins with: this Python, and the code that wrote it."""

Kept = tuple[str, list[str] | None, Stamp, bytes]
"""Path of a module's source, folders of what it is the package of, the source's stamp, the code."""
_NONE: Kept = ("", None, (0, 0, 0, 0, 0), b"")


class Bytecode:
    """Finds our modules; an entry of `sys.meta_path`."""

    def __init__(self, file: str) -> None:
        """Take what is kept in that file, if it is whole and of this Python."""
        self._file = file
        data = read_sealed(file) or b""
        self._kept: dict[str, Kept] = {}
        patterns.kept.codes = {}
        if data.startswith(_FORM):
            self._kept, patterns.kept.codes = marshal.loads(data[len(_FORM):])
        self._folders: dict[str, list[str] | None] = {}
        self._changed = False

    def find_spec(self, name: str, path: Sequence[str] | None = None,
                  target: ModuleType | None = None) -> ModuleSpec | None:
        """Where a module of ours is; what it is loaded by asks `code`."""
        if not name.startswith("briefing."):
            return None
        source, folders, stamp, _ = self._kept.get(name, _NONE)
        if source and stamp == stamp_of(source):
            return spec_from_file_location(name, source, loader=_Loader(name, source, self),
                                           submodule_search_locations=folders)
        spec = PathFinder.find_spec(name, path, target)
        if spec and spec.origin and isinstance(spec.loader, SourceFileLoader):
            spec.loader = _Loader(name, spec.origin, self)
            self._folders[name] = spec.submodule_search_locations
        return spec

    def code(self, name: str, source: str, compiled: Callable[[str], CodeType | None]
             ) -> CodeType | None:
        """The code of a module; what is `compiled` is kept."""
        stamp = stamp_of(source)
        kept = self._kept.get(name)
        if kept and (kept[0], kept[2]) == (source, stamp):
            known: CodeType = marshal.loads(kept[3])
            return known
        code = compiled(name)
        self._kept[name] = source, self._folders.get(name), stamp, marshal.dumps(code)
        self._changed = True
        return code

    def keep(self) -> None:
        """Leave what this run compiled for the next; where it cannot be written, that compiles."""
        if self._changed or patterns.kept.changed:
            with suppress(OSError):
                write_sealed(
                    self._file, _FORM + marshal.dumps((self._kept, patterns.kept.lasting())))


class _Loader(SourceFileLoader):
    def __init__(self, name: str, source: str, bytecode: Bytecode) -> None:
        super().__init__(name, source)
        self._bytecode = bytecode

    def get_code(self, fullname: str) -> CodeType | None:
        return self._bytecode.code(fullname, self.path, super().get_code)
