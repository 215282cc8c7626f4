"""The same content makes the same bytes, wherever, whenever and by however many processes.

Other Pythons are tried too where `BRIEFING_PYTHONS` names some, each with what `requirements.lock`
installs, parted as in PATH.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
SITE = PROJECT / "tests" / "sites" / "full" / "content"

PERTURBED: dict[str, dict[str, str]] = {
    "hash seed 1": {"PYTHONHASHSEED": "1"},
    "hash seed 2": {"PYTHONHASHSEED": "2", "BRIEFING_JOBS": "2"},
    "time zone": {"TZ": "Pacific/Kiritimati", "BRIEFING_JOBS": "1"},
    "locale": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "no locale": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "three processes": {"BRIEFING_JOBS": "3"},
    "umask": {"UMASK": "077"},
    "old files, written backwards": {"ORDER": "backwards"},
    "optimized": {"PYTHONOPTIMIZE": "2"},
    "a far future": {"SOURCE_DATE_EPOCH": "4102444800"},
}
PYTHONS = [sys.executable, *filter(None, os.environ.get("BRIEFING_PYTHONS", "").split(os.pathsep))]


def hashed(folder: Path) -> str:
    whole = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        whole.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


def copied(root: Path, *, backwards: bool = False) -> Path:
    """The site, its files written in one order or the other, with the times that go with it."""
    files = sorted((p for p in SITE.rglob("*") if p.is_file()), reverse=backwards)
    for path in files:
        target = root / "content" / path.relative_to(SITE)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        if backwards:
            os.utime(target, (86400, 86400))
    return root


def built(root: Path, python: str = sys.executable, **environment: str) -> str:
    code = "import os, sys; os.umask(int(os.environ.get('UMASK', '022'), 8));" \
        " from briefing.__main__ import main; sys.exit(main())"
    subprocess.run(
        [python, "-c", code, "build", "--root", str(root)], cwd=PROJECT, check=True,
        capture_output=True, env={**os.environ, "PYTHONPATH": str(PROJECT), **environment})
    return hashed(root / "_site")


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> str:
    return built(copied(tmp_path_factory.mktemp("usual")))


@pytest.mark.parametrize("name", PERTURBED)
def test_a_perturbed_environment_makes_the_same_bytes(
    name: str, usual: str, tmp_path: Path
) -> None:
    environment = PERTURBED[name]
    root = copied(tmp_path / "a longer, other path — 路徑", backwards="ORDER" in environment)
    assert built(root, **environment) == usual


@pytest.mark.parametrize("python", PYTHONS)
def test_another_python_makes_the_same_bytes(python: str, usual: str, tmp_path: Path) -> None:
    assert built(copied(tmp_path), python) == usual
