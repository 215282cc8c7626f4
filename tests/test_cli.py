"""The command line as an editor uses it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from briefing.cli import main

SITES = Path(__file__).parent / "sites"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    shutil.copytree(SITES / "minimal", tmp_path, dirs_exist_ok=True)
    return tmp_path


def spoil(site: Path) -> None:
    claims = site / "content" / "facts" / "claims.yaml"
    claims.write_text(claims.read_text("utf-8").replace("2024-05", "2024-15"), encoding="utf-8")


def test_build_is_the_default(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(site)]) == 0
    assert "built" in capsys.readouterr().out
    assert (site / "_site" / "index.html").is_file()


def test_check_publishes_nothing(site: Path) -> None:
    assert main(["check", "--root", str(site)]) == 0
    assert not (site / "_site").exists()


def test_faults_are_shown_and_nothing_is_published(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(site)
    assert main(["build", "--root", str(site)]) == 1
    told = capsys.readouterr().err
    assert "error[date-invalid]: 2024-15 has no month 15" in told
    assert "content/facts/claims.yaml:6:9" in told
    assert "nothing was published" in told


def test_json_is_one_object_on_standard_output(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(site)
    assert main(["check", "--root", str(site), "--format", "json"]) == 1
    out, err = capsys.readouterr()
    data = json.loads(out)
    assert (data["ok"], err) == (False, "")
    assert data["diagnostics"][0]["code"] == "date-invalid"


def test_github_annotations(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(site)
    main(["check", "--root", str(site), "--format", "github"])
    assert "::error file=content/facts/claims.yaml,line=6,col=9," in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["build", "--root", "{site}/absent"], "there is no folder"),
        (["build", "--root", "{site}/content"], "there is no content/"),
        (["build", "--root", "{site}", "--base-url", "example.org"], "not a web address"),
        (["new", "article", "Big Round", "--root", "{site}"], "cannot stand in an address"),
        (["new", "article", "first", "--root", "{site}"], "already there"),
    ],
)
def test_wrong_usage_ends_with_two_and_one_line(
    site: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    assert main([a.format(site=site) for a in arguments]) == 2
    err = capsys.readouterr().err
    assert told in err
    assert err.count("\n") == 1


def test_an_unknown_command_or_option_ends_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["bulid"], ["build", "--colour"], ["serve", "--port", "99999"]):
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        assert ended.value.code == 2


def test_a_foreign_output_folder_is_left_alone(
    site: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    foreign = tmp_path_factory.mktemp("foreign")
    (foreign / "photo.jpg").touch()
    assert main(["build", "--root", str(site), "--output", str(foreign)]) == 1
    assert main(["clean", "--root", str(site), "--output", str(foreign)]) == 1
    assert (foreign / "photo.jpg").exists()


def test_a_new_article_is_a_draft_that_checks(site: Path) -> None:
    assert main(["new", "article", "big-round", "--root", str(site)]) == 0
    text = (site / "content/articles/big-round/en.md").read_text("utf-8")
    assert "draft: true" in text
    assert main(["check", "--root", str(site)]) == 0
    assert main(["build", "--root", str(site), "--drafts"]) == 0
    assert (site / "_site/articles/big-round/index.html").is_file()


def test_clean_removes_what_was_built(site: Path) -> None:
    main(["build", "--root", str(site)])
    assert main(["clean", "--root", str(site)]) == 0
    assert sorted(p.name for p in site.iterdir()) == ["content"]


def test_another_base_url_serves_the_absolute_addresses(site: Path) -> None:
    main(["build", "--root", str(site), "--base-url", "https://other.example/x"])
    assert "https://other.example/x/" in (site / "_site/sitemap.xml").read_text("utf-8")


def test_a_sites_own_template_and_words_win_file_by_file(site: Path) -> None:
    (site / "templates").mkdir()
    (site / "templates" / "people.html").write_text("own people page", encoding="utf-8")
    (site / "static").mkdir()
    (site / "static" / "CNAME").write_text("example.org", encoding="utf-8")
    assert main(["build", "--root", str(site)]) == 0
    assert (site / "_site/people/index.html").read_text("utf-8") == "own people page"
    assert (site / "_site/CNAME").is_file()
    assert (site / "_site/timeline/index.html").is_file()


def test_a_templates_fault_is_one_line_with_its_place(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / "templates").mkdir()
    (site / "templates" / "people.html").write_text("ok\n{{ nothing_here }}\n", encoding="utf-8")
    assert main(["build", "--root", str(site)]) == 1
    assert capsys.readouterr().err == (
        "error: templates/people.html:2: 'nothing_here' is undefined\n")
    (site / "templates" / "people.html").write_text("ok\n{% if %}\n", encoding="utf-8")
    assert main(["build", "--root", str(site)]) == 1
    assert "people.html:2:" in capsys.readouterr().err
