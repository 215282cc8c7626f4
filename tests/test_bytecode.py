"""The kept bytecode and patterns: taken while they hold, made anew when they do not."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import CodeType

import pytest

from briefing import patterns
from briefing.bytecode import Bytecode
from briefing.patterns import pattern

PROJECT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    """Leave what this process keeps of patterns as it was."""
    before = patterns.kept
    patterns.kept = patterns.Kept()
    yield
    patterns.kept = before


class Source:
    """A module, and how often it was compiled."""

    def __init__(self, file: Path) -> None:
        self.file, self.compiled = file, 0

    def compile(self, name: str) -> CodeType:
        """As a loader does."""
        self.compiled += 1
        return compile(self.file.read_text("utf-8"), str(self.file), "exec")

    def value(self, kept: Path) -> object:
        """What the module's code says now, by what is kept in that file."""
        bytecode = Bytecode(str(kept))
        code = bytecode.code("briefing.some", str(self.file), self.compile)
        bytecode.keep()
        found: dict[str, object] = {}
        assert code
        exec(code, found)
        return found["VALUE"]


@pytest.fixture
def source(tmp_path: Path) -> Source:
    """A module of one line."""
    file = tmp_path / "some.py"
    file.write_text("VALUE = 1\n", "utf-8")
    return Source(file)


def test_a_module_is_compiled_once(source: Source, tmp_path: Path) -> None:
    assert [source.value(tmp_path / "code") for _ in range(3)] == [1, 1, 1]
    assert source.compiled == 1


def test_another_source_is_compiled_though_it_has_its_old_time(
    source: Source, tmp_path: Path
) -> None:
    source.value(tmp_path / "code")
    about = source.file.stat()
    source.file.write_text("VALUE = 2\n", "utf-8")
    os.utime(source.file, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert source.value(tmp_path / "code") == 2


@pytest.mark.parametrize("at", [0, 40, 400, -1])
def test_what_is_damaged_is_not_taken(source: Source, tmp_path: Path, at: int) -> None:
    kept = tmp_path / "code"
    source.value(kept)
    data = bytearray(kept.read_bytes())
    data[at] ^= 0xFF
    kept.write_bytes(data)
    assert (source.value(kept), source.compiled) == (1, 2)


TEXTS = [(r"(?P<year>[12][0-9]{3})年(\d+)?", 0), ("[\u3400-\u9fff]+|(?:a|B)c*", re.IGNORECASE),
         (r"^[ ]*- # a comment", re.VERBOSE | re.MULTILINE)]


@pytest.mark.parametrize(("text", "flags"), TEXTS)
def test_a_kept_pattern_is_as_one_that_is_compiled(
    text: str, flags: int, tmp_path: Path
) -> None:
    plain = re.compile(text, flags)
    for _ in range(2):  # made and kept; then taken
        bytecode = Bytecode(str(tmp_path / "code"))
        one = pattern(text, flags)
        for said in ("2024年12", "字字 ABCC", " -\n -", ""):
            assert [m.span(0) for m in one.finditer(said)] == [
                m.span(0) for m in plain.finditer(said)]
        assert (one.pattern, one.flags, one.groups, dict(one.groupindex)) == (
            plain.pattern, plain.flags, plain.groups, dict(plain.groupindex))
        bytecode.keep()
        assert patterns.kept.codes
        patterns.kept = patterns.Kept()


def test_patterns_that_no_run_uses_any_more_go(tmp_path: Path) -> None:
    bytecode = Bytecode(str(tmp_path / "code"))
    for number in range(1_100):
        pattern(f"name{number}").search("")
    bytecode.keep()
    patterns.kept = patterns.Kept()
    bytecode = Bytecode(str(tmp_path / "code"))
    pattern("one more").search("")
    bytecode.keep()
    patterns.kept = patterns.Kept()
    Bytecode(str(tmp_path / "code"))
    assert set(patterns.kept.codes or {}) == {("one more", 0)}


def test_a_build_leaves_its_bytecode_and_the_next_one_takes_it(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / ".briefing").mkdir()
    command = [sys.executable, str(PROJECT / "build.py"), "build", "--root", str(tmp_path)]
    kept = tmp_path / ".briefing/code"
    runs = [subprocess.run(command, capture_output=True, text=True, check=False)]
    first = kept.stat().st_mtime_ns
    runs.append(subprocess.run(command, capture_output=True, text=True, check=False))
    assert [run.returncode for run in runs] == [1, 1]  # there is no site file
    assert kept.stat().st_mtime_ns == first
