"""`new site`: a site that builds as it is, begun only where nothing can be lost."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from briefing.cli import main
from briefing.new import STARTER
from briefing.records.schema import schemas

FILES = sorted(path.relative_to(STARTER) for path in STARTER.rglob("*") if path.is_file())


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*") if path.is_file()}


def test_a_new_site_builds_at_once_without_a_word(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = tmp_path / "my briefing"
    assert main(["new", "site", str(site)]) == 0
    told = capsys.readouterr().out
    assert f"serve --open --root '{site}'" in told
    assert sorted(path.relative_to(site) for path in site.rglob("*") if path.is_file()) == FILES
    assert main(["build", "--root", str(site)]) == 0  # with its links checked
    out, err = capsys.readouterr()
    assert (err, "warning" in out) == ("", False)
    for home in (site / "_site", site / "_site" / "en"):
        article = (home / "articles/ferry-that-docks/index.html").read_text("utf-8")
        assert "<svg" in article.split("<figure")[1]
    assert main(["new", "article", "night-line", "--root", str(site)]) == 0
    assert main(["check", "--root", str(site)]) == 0


def test_a_new_clone_may_hold_its_git_folder(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert main(["new", "site", str(tmp_path)]) == 0


@pytest.mark.parametrize("there", ["content/site.yaml", ".hidden", "empty/"])
def test_a_folder_that_holds_something_is_refused_and_left_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], there: str
) -> None:
    path = tmp_path / there
    path.parent.mkdir(exist_ok=True)
    path.mkdir() if there.endswith("/") else path.write_bytes(b"mine")
    before = snapshot(tmp_path)
    assert main(["new", "site", str(tmp_path)]) == 2
    assert snapshot(tmp_path) == before
    assert capsys.readouterr().err == (
        f"error: {tmp_path} is not empty; name a folder that is, or a new one\n")


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_a_file_in_the_way_is_one_clear_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    assert main(["new", "site", str(tmp_path / place)]) == 2
    told = capsys.readouterr().err
    assert told.startswith("error: no site can be begun in ") and told.count("\n") == 1
    assert (tmp_path / "file").read_bytes() == b"mine"


def test_a_folder_that_cannot_be_written_is_one_clear_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    assert main(["new", "site", str(tmp_path / "site")]) == 2
    told = capsys.readouterr().err
    assert os.strerror(13) in told and told.count("\n") == 1


def test_the_editors_settings_name_the_schemas_that_are_written(tmp_path: Path) -> None:
    text = (STARTER / ".vscode" / "settings.json").read_text("utf-8")
    settings = json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))
    assert main(["schema", "--root", str(tmp_path)]) == 0
    for path, files in settings["yaml.schemas"].items():
        assert json.loads((tmp_path / path).read_text("utf-8"))["$schema"]
        name = Path(path).stem
        wanted = "content/site.yaml" if name == "site" else [
            f"content/facts/{name}.yaml", f"content/facts/{name}/*.yaml"]
        assert files == wanted
    assert {Path(path).stem for path in settings["yaml.schemas"]} == set(schemas())


@pytest.mark.parametrize("arguments", [["{}/file/below"], ["--root", "{}/absent"]])
def test_a_place_that_no_schema_can_be_written_to_is_one_clear_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    (tmp_path / "file").touch()
    assert main(["schema", *(argument.format(tmp_path) for argument in arguments)]) == 2
    told = capsys.readouterr().err
    assert told.startswith("error: ") and told.count("\n") == 1


def test_the_starter_says_in_both_languages_what_it_says() -> None:
    for name in ("organizations", "people", "claims", "events", "terms"):
        text = (STARTER / "content" / "facts" / f"{name}.yaml").read_text("utf-8")
        assert text.count("zh-Hant:") == text.count(" en:")
