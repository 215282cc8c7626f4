"""Whatever a byte of the output or of what builds keep turns into, the next build makes it good.

    BRIEFING_BYTES=2000 pytest tests/test_damage.py

So many are tried in each of the two; without the variable, 200.
"""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from briefing.__main__ import main

SITE = Path(__file__).parent / "sites" / "minimal"
BYTES = int(os.environ.get("BRIEFING_BYTES", "200"))
PARTS = 4
"""Tests among which the bytes are divided, so that they run side by side."""


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*")) if path.is_file()}


def build(root: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, bytes]:
    code, said = main(["build", "--root", str(root)]), capsys.readouterr()
    assert code == 0, said.err
    assert not said.err
    return tree(root / "_site")


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("folder", ["_site", ".briefing"])
def test_a_damaged_byte_is_healed(
    folder: str, part: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(f"{folder} {part}")
    shutil.copytree(SITE / "content", tmp_path / "content")
    article = tmp_path / "content/articles/first/en.md"
    texts = [article.read_text("utf-8"), article.read_text("utf-8") + "\nOne line more.\n"]
    expected = []
    for text in texts:
        article.write_text(text, "utf-8")
        expected.append(build(tmp_path, capsys))
    harmed = set()
    for _ in range(BYTES // PARTS):
        kinds: dict[str, list[Path]] = {}
        for path in sorted((tmp_path / folder).rglob("*")):
            if path.is_file() and path.stat().st_size:
                kind = path.relative_to(tmp_path / folder).parts[0].partition("-")[0]
                kinds.setdefault(kind, []).append(path)
        kind = chance.choice(list(kinds))  # else the store would be hidden among pages
        harmed.add(kind)
        path = chance.choice(kinds[kind])
        data = bytearray(path.read_bytes())
        at, bit = chance.randrange(len(data)), 1 << chance.randrange(8)
        data[at] ^= bit
        path.write_bytes(data)
        which = chance.randrange(2)
        if article.read_text("utf-8") != texts[which]:
            article.write_text(texts[which], "utf-8")
        place = f"{path.relative_to(tmp_path)} at {at}, bit {bit}, then text {which}"
        assert build(tmp_path, capsys) == expected[which], place
    if folder == ".briefing":
        assert harmed >= {"state", "stamps", "last", "store", "tree", "spare"}
