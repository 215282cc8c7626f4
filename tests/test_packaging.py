"""The wheel: exactly the files it should hold, and it builds any folder with a `content/`."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement

from briefing import __version__


def run(*command: str | Path, cwd: Path, **variables: str) -> str:
    """Standard output of a command that must succeed."""
    done = subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, env={**os.environ, **variables}
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def clean_copy(
    project: Path, project_files: list[str], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The project's own files and nothing else, outside the checkout."""
    folder = tmp_path_factory.mktemp("copy")
    for name in project_files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(project / name, folder / name)
    return folder


def make(target: str, source: Path, folder: Path) -> Path:
    """Build the `wheel` or `sdist` of a folder; -P, since build.py would shadow PyPA's `build`."""
    run(sys.executable, "-P", "-m", "hatchling", "build", "-t", target, "-d", folder, cwd=source)
    (made,) = folder.iterdir()
    return made


@pytest.fixture(scope="module")
def wheel(clean_copy: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make("wheel", clean_copy, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the wheel is installed, with its command in `bin/`."""
    target = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-P", "-m", "pip", "install", "--no-index", "--no-deps", "--quiet",
        "--target", target, wheel, cwd=target)
    return target


def briefing(installed: Path, *arguments: str | Path, cwd: Path) -> str:
    """Run the installed command, away from the checkout."""
    (command,) = (installed / "bin").glob("briefing*")
    return run(command, *arguments, cwd=cwd, PYTHONPATH=str(installed), PYTHONSAFEPATH="1")


@pytest.fixture
def site(project: Path, tmp_path: Path) -> Path:
    shutil.copytree(project / "tests/sites/minimal/content", tmp_path / "content")
    return tmp_path


def test_the_wheel_holds_exactly_these_files(wheel: Path, project_files: list[str]) -> None:
    info = f"industry_briefing-{__version__}.dist-info"
    expected = {f"{info}/{name}" for name in
                ("METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE",
                 "licenses/LICENSE-UNICODE")}
    for name in project_files:
        if name.startswith(("templates/", "static/")):
            expected.add(f"briefing/bundled/{name}")
        elif name.startswith("briefing/"):
            expected.add(name)
    assert set(ZipFile(wheel).namelist()) == expected
    assert "briefing/py.typed" in expected


def test_the_source_archive_makes_the_same_wheel(
    wheel: Path, clean_copy: Path, tmp_path: Path
) -> None:
    archive = make("sdist", clean_copy, tmp_path / "sdist")
    shutil.unpack_archive(archive, tmp_path / "source", filter="data")
    (source,) = (tmp_path / "source").iterdir()
    again = make("wheel", source, tmp_path / "wheel")
    assert again.read_bytes() == wheel.read_bytes()


def test_the_installed_command_builds_another_folder(installed: Path, site: Path) -> None:
    where = "import briefing; print(briefing.__file__)"
    used = run(sys.executable, "-c", where, cwd=site, PYTHONPATH=str(installed))
    assert Path(used.strip()).is_relative_to(installed)
    assert briefing(installed, "--version", cwd=site).strip() == f"briefing {__version__}"
    briefing(installed, cwd=site)
    assert (site / "_site" / "index.html").is_file()


def test_the_installed_command_begins_a_site_that_builds(installed: Path, tmp_path: Path) -> None:
    briefing(installed, "new", "site", "harbour", cwd=tmp_path)
    assert (tmp_path / "harbour/.github/workflows/pages.yml").is_file()
    briefing(installed, "--root", "harbour", cwd=tmp_path)
    assert (tmp_path / "harbour/_site/en/index.html").is_file()


def test_the_installed_command_makes_the_same_site_as_the_checkout(
    installed: Path, project: Path, site: Path
) -> None:
    briefing(installed, "--output", site / "one", cwd=site)
    run(sys.executable, project / "build.py", "--output", site / "two", cwd=site)
    one, two = (
        {path.relative_to(site / name): path.read_bytes()
         for path in (site / name).rglob("*") if path.is_file()}
        for name in ("one", "two")
    )
    assert one == two


def test_a_sites_own_files_win_over_the_bundled_ones(
    installed: Path, site: Path, project_files: list[str]
) -> None:
    ours = [name for name in project_files if name.startswith("static/")]
    (site / "templates").mkdir()
    (site / "templates/people.html").write_text("the site's own people", encoding="utf-8")
    (site / ours[0]).parent.mkdir(parents=True)
    (site / ours[0]).write_text("the site's own file", encoding="utf-8")
    (site / "static/CNAME").write_text("briefing.example", encoding="utf-8")
    briefing(installed, cwd=site)
    made = site / "_site"
    assert (made / "people/index.html").read_text("utf-8") == "the site's own people"
    assert (made / ours[0].removeprefix("static/")).read_text("utf-8") == "the site's own file"
    assert (made / "CNAME").read_text("utf-8") == "briefing.example"
    assert "<html" in (made / "glossary/index.html").read_text("utf-8")
    for name in ours[1:]:
        bundled = installed / "briefing/bundled" / name
        assert (made / name.removeprefix("static/")).read_bytes() == bundled.read_bytes()


def pinned(lock: Path) -> dict[str, Requirement]:
    """What a lock file installs, by name."""
    lines = lock.read_text("utf-8").replace("\\\n", " ").splitlines()
    wanted = [line for line in lines if line and not line.startswith("#")]
    assert all(re.search(r"--hash=sha256:[0-9a-f]{64}", line) for line in wanted)
    found = [Requirement(line.split(" --hash")[0]) for line in wanted]
    return {requirement.name.lower(): requirement for requirement in found}


def test_the_lock_files_pin_what_the_project_asks_for(project: Path) -> None:
    data = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))["project"]
    extra = data["optional-dependencies"]["test"]
    for lock, asked in (("requirements.lock", data["dependencies"]),
                        ("requirements-test.lock", data["dependencies"] + extra)):
        found = pinned(project / lock)
        for wanted in map(Requirement, asked):
            (version,) = found[wanted.name.lower()].specifier
            assert wanted.specifier.contains(version.version), f"{lock}: {wanted}"
    small, large = (pinned(project / name) for name in
                    ("requirements.lock", "requirements-test.lock"))
    assert {name: str(r) for name, r in large.items() if name in small} == {
        name: str(r) for name, r in small.items()}


def test_the_lock_files_name_no_address(project: Path) -> None:
    for lock in project.glob("requirements*.lock"):
        assert not re.search(r"://|--(?:index|extra-index|find|trusted)", lock.read_text("utf-8"))
