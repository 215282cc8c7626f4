"""The README keeps its word: its commands run, its example builds, its options exist."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from zipfile import ZipFile

import pytest

from briefing.arguments import COMMANDS
from briefing.cli import main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
BUILD, TEST = (block for _, block in BLOCKS[:2])
FILES = re.findall(r"`(content/\S+)`\n\n```\w+\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def test_the_first_block_builds_and_the_second_tests() -> None:
    assert [kind for kind, _ in BLOCKS[:6]] == ["sh", "sh", "bat", "bat", "sh", "sh"]
    for _, block in BLOCKS[0:6:2]:
        assert "-r requirements.lock" in block
        assert block.endswith("build.py\n")
    for _, block in BLOCKS[1:6:2]:
        assert "-r requirements-test.lock" in block
        assert block.endswith("-m pytest -n auto\n")


def test_every_command_is_told_of_and_exists() -> None:
    told = re.findall(r"`briefing (\w+)", README)
    assert set(told) == set(COMMANDS)


def test_the_example_builds_without_a_word(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(FILES) == 5
    for name, text in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert main(["build", "--root", str(tmp_path)]) == 0
    out, err = capsys.readouterr()
    assert (err, "warning" in out) == ("", False)
    article = (tmp_path / "_site/articles/second-ship/index.html").read_text("utf-8")
    assert "/evidence/post-2025-northlight/" in article
    assert main(["new", "article", "harbour-rules", "--root", str(tmp_path)]) == 0
    assert main(["check", "--root", str(tmp_path)]) == 0


def test_a_new_site_is_begun_and_builds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (block,) = (block for _, block in BLOCKS if "new site" in block)
    begin, serve = ([word for word in line.split() if word != "--open"]
                    for line in block.splitlines())
    monkeypatch.chdir(tmp_path)
    assert (begin[0], serve[:2]) == ("briefing", ["briefing", "serve"])
    assert main(begin[1:]) == 0
    assert main(["build", *serve[2:]]) == 0
    assert capsys.readouterr().err == ""


def test_the_pictures_are_shown_and_small() -> None:
    folder = ROOT / "docs" / "images"
    shown = set(re.findall(r"!\[[^\]]+\]\((docs/images/[\w.]+)\)", README))
    assert shown == {path.relative_to(ROOT).as_posix() for path in folder.iterdir()}
    assert all(path.stat().st_size <= 200_000 for path in folder.iterdir())


def test_what_it_links_to_is_there() -> None:
    links = re.findall(r"\]\(([^):\s]+)\)", README)
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_shown_fault_is_what_is_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (shown,) = (block for kind, block in BLOCKS if kind == "text")
    for name, text in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    claims = tmp_path / "content/facts/claims.yaml"
    faulty = claims.read_text("utf-8").replace("  date: 2025-03", "  date: 2024-02-30")
    above = faulty.split("  date: ")[0].count("\n")
    claims.write_text("# ...\n" * (40 - above) + faulty, encoding="utf-8")
    assert main(["check", "--root", str(tmp_path)]) == 1
    assert shown in capsys.readouterr().err


# The set-up on a Python as Debian has it, offline: a copy of this one that lacks ensurepip and
# belongs to the system, and a package made on the spot in place of what the lock files name.


@pytest.fixture
def managed_python(tmp_path: Path) -> Path:
    """Folder with a `python3` that has pip, no ensurepip, and is externally managed."""
    real = Path(os.path.realpath(getattr(sys, "_base_executable", sys.executable)))
    stdlib = Path(sysconfig.get_path("stdlib"))
    fake = tmp_path / "system" / sys.platlibdir / stdlib.name
    fake.mkdir(parents=True)
    for entry in stdlib.iterdir():
        if entry.name not in ("ensurepip", "site-packages", "EXTERNALLY-MANAGED"):
            (fake / entry.name).symlink_to(entry)
    (fake / "EXTERNALLY-MANAGED").write_text("[externally-managed]\nError=not here\n")
    pip = importlib.util.find_spec("pip")
    assert pip
    assert pip.origin
    (fake / "site-packages").mkdir()
    shutil.copytree(Path(pip.origin).parent, fake / "site-packages" / "pip")
    programs = tmp_path / "system" / "bin"
    programs.mkdir()
    shutil.copy2(real, programs / "python3")
    started = subprocess.run([programs / "python3", "-c", "import encodings"], check=False)
    if started.returncode:
        pytest.skip("this Python does not run from another place")
    return programs


def make_wheel(folder: Path) -> str:
    """Write a wheel of the package `harmless`; returns a line that pins it by its hash."""
    files = {
        "harmless.py": "",
        "harmless-1.dist-info/METADATA": "Metadata-Version: 2.1\nName: harmless\nVersion: 1\n",
        "harmless-1.dist-info/WHEEL": "Wheel-Version: 1.0\nGenerator: test\n"
                                      "Root-Is-Purelib: true\nTag: py3-none-any\n",
    }
    files["harmless-1.dist-info/RECORD"] = "".join(f"{name},,\n" for name in files)
    wheel = folder / "harmless-1-py3-none-any.whl"
    with ZipFile(wheel, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return f"harmless==1 --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="the commands are for POSIX")
def test_the_set_up_needs_no_ensurepip_and_leaves_a_managed_python_alone(
    managed_python: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "checkout"
    folder.mkdir()
    pin = make_wheel(folder)
    for lock in ("requirements.lock", "requirements-test.lock"):
        (folder / lock).write_text(pin)
    variables = {name: value for name, value in os.environ.items()
                 if not name.startswith(("PIP_", "PYTHON")) and name != "VIRTUAL_ENV"}
    variables |= {"PATH": f"{managed_python}:{os.environ['PATH']}", "PIP_NO_INDEX": "1",
                  "PIP_FIND_LINKS": str(folder), "PIP_CONFIG_FILE": os.devnull}

    def shell(command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(["sh", "-c", command], cwd=folder, env=variables,
                              capture_output=True, text=True)

    plain = shell("python3 -m venv plain")
    assert plain.returncode, "ensurepip should be missing"
    direct = shell("python3 -m pip install harmless")
    assert "externally-managed" in direct.stderr
    for block in (BUILD, TEST):
        *set_up, last = block.strip().split("&&\n")
        assert last.startswith(".venv/bin/python ")
        done = shell(" && ".join([*set_up, ".venv/bin/python -c 'import harmless'"]))
        assert done.returncode == 0, done.stdout + done.stderr
        shutil.rmtree(folder / ".venv")
