"""The command line as an editor uses it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from briefing.cli import main
from briefing.errors import UsageError
from briefing.publishing import lock
from briefing.publishing.output import PREVIEW
from briefing.site import Options, build_site

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


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_command_whose_words_cannot_be_written_fails_without_a_traceback(site: Path) -> None:
    command = (sys.executable, "-m", "briefing", "--root", str(site))
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        run = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True,
                             cwd=SITES.parent.parent)
    assert run.returncode == 1
    assert run.stderr == (
        "error: what there is to say cannot be written (No space left on device)\n")
    assert (site / "_site/index.html").is_file()


def test_a_build_that_has_to_wait_for_another_says_so(
    site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / ".briefing").mkdir()
    with ExitStack() as other:
        other.enter_context(lock.locked(str(site / ".briefing/lock"), lambda: None))
        monkeypatch.setattr(lock, "_wait", lambda file: other.close())
        assert main(["--root", str(site)]) == 0
    assert capsys.readouterr().err == "waiting for another build\n"
    assert (site / "_site/index.html").is_file()


def test_the_site_and_its_preview_leave_each_others_trees_alone(site: Path) -> None:
    preview = Options(site, site / PREVIEW)
    for _ in range(2):
        assert main(["--root", str(site)]) == 0
        assert build_site(preview).ok
    def inode(output: str) -> int:
        return (site / output / "index.html").stat().st_ino

    before = inode("_site"), inode(PREVIEW)
    assert main(["--root", str(site)]) == 0
    assert build_site(preview).ok
    assert before == (inode("_site"), inode(PREVIEW))


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
        (["new", "article", "x" * 300, "--root", "{site}"], "cannot stand in an address"),
        (["new", "article", "con", "--root", "{site}"], "cannot stand in an address"),
        (["new", "article", "compare", "--root", "{site}"], "cannot stand in an address"),
        (["new", "language", "en", "--root", "{site}"], "already"),
        (["new", "language", "../x", "--root", "{site}"], "no language tag"),
        (["build", "--root", "{site}", "--base-url", "https://[::1"], "no readable host"),
        (["build", "--root", "{site}", "--base-url", "http://"], "no readable host"),
        (["build", "--root", "{site}", "--base-url", "https://a.org/?b"], "behind its path"),
        (["serve", "--root", "{site}", "--host", "nosuch.invalid"], "there is no host"),
        (["serve", "--root", "{site}/content"], "there is no content/"),
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
    for arguments in (["bulid"], ["build", "--colour"], ["serve", "--port", "99999"],
                      ["serve", "--port", "٣٣"]):
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


@pytest.mark.parametrize("output", [
    ".", "..", "content/new", "content", "static/out", "templates", ".briefing", ".briefing/new",
    "absent/../content/deep/er",
])
def test_no_output_goes_among_the_sources(
    site: Path, capsys: pytest.CaptureFixture[str], output: str
) -> None:
    before = sorted(site.rglob("*"))
    assert main(["build", "--root", str(site), "--output", str(site / output)]) == 1
    assert "among the site's sources" in capsys.readouterr().err
    assert sorted(site.rglob("*")) == before


def test_annotations_are_relative_to_the_repository(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = tmp_path / "sites/one"
    shutil.copytree(SITES / "minimal", inner)
    spoil(inner)
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    (tmp_path / ".git").mkdir()
    main(["check", "--root", str(inner), "--format", "github"])
    assert "file=sites/one/content/facts/claims.yaml," in capsys.readouterr().out
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "sites"))
    main(["check", "--root", str(inner), "--format", "github"])
    assert "file=one/content/facts/claims.yaml," in capsys.readouterr().out
    main(["build", "--root", str(inner), "--output", str(inner / "content"), "--format", "github"])
    assert capsys.readouterr().out.startswith("::error::")


def test_every_command_speaks_json(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, word in ((["new", "article", "one"], "wrote"), (["build"], "pages"),
                            (["new", "language", "ja"], "wrote"), (["clean"], "removed")):
        assert main([*arguments, "--root", str(site), "--format", "json"]) == 0
        told = json.loads(capsys.readouterr().out)
        assert told["ok"] is True
        assert told[word]


def test_progress_is_taken_away_before_an_error(
    site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setattr("briefing.cli.time.perf_counter", iter(range(1000)).__next__)

    def fails(options: object, progress: Callable[[str, int, int], None]) -> None:
        progress("render", 1, 2)
        raise UsageError("it ends here")

    monkeypatch.setattr("briefing.cli.build_site", fails)
    assert main(["build", "--root", str(site)]) == 2
    assert capsys.readouterr().err == "\r\x1b[Krender 1/2\r\x1b[Kerror: it ends here\n"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_clean_takes_a_link_away_and_not_what_it_leads_to(
    site: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "kept").touch()
    (site / ".briefing").symlink_to(elsewhere)
    assert main(["clean", "--root", str(site)]) == 0
    assert not (site / ".briefing").is_symlink()
    assert (elsewhere / "kept").exists()


def test_a_new_article_is_a_draft_that_checks(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "article", "big-round", "--root", str(site)]) == 0
    assert capsys.readouterr().out.endswith(
        f"a draft: see it with `briefing serve --drafts --root {site}`; publish it by taking"
        " draft: true out\n")
    text = (site / "content/articles/big-round/en.md").read_text("utf-8")
    assert "draft: true" in text
    assert main(["check", "--root", str(site)]) == 0
    assert "; 1 draft left out" in capsys.readouterr().out
    assert main(["build", "--root", str(site), "--drafts"]) == 0
    assert "left out" not in capsys.readouterr().out
    assert (site / "_site/articles/big-round/index.html").is_file()


def test_clean_removes_what_was_built(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["build", "--root", str(site)])
    assert main(["clean", "--root", str(site)]) == 0
    assert sorted(p.name for p in site.iterdir()) == ["content"]
    capsys.readouterr()
    assert main(["clean", "--root", str(site)]) == 0
    assert capsys.readouterr().out == "nothing to remove\n"


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


def test_a_templates_fault_is_told_as_those_of_the_content_are(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / "templates").mkdir()
    people = site / "templates" / "people.html"
    people.write_text("ok\n{{ page.titel }}\n", encoding="utf-8")
    assert main(["build", "--root", str(site)]) == 1
    assert capsys.readouterr().err == (
        "error[template-fault]: page has no titel\n"
        "  --> templates/people.html:2:9\n"
        "2 | {{ page.titel }}\n"
        "  |         ^^^^^\n"
        "  = help: write title\n\n"
        "1 error: nothing was published, the last good site stays\n")
    people.write_text("ok\n{% if %}\n", encoding="utf-8")
    assert main(["build", "--root", str(site), "--format", "github"]) == 1
    assert "::error file=templates/people.html,line=2," in capsys.readouterr().out


def test_faults_of_several_templates_are_told_in_one_run(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / "templates").mkdir()
    for name in ("people.html", "glossary.html"):
        (site / "templates" / name).write_text("{{ gone }}", encoding="utf-8")
    assert main(["check", "--root", str(site)]) == 1
    told = capsys.readouterr().err
    assert "templates/people.html:1:4" in told
    assert "templates/glossary.html:1:4" in told
    assert "2 errors" in told


@pytest.mark.parametrize(("content", "told"), [
    (b"", "error[strings-empty]: this file has no words"),
    (b"- a\n", "error[strings-empty]: this file has no words"),
    (b"home: [\n", "error[yaml-syntax]"),
    (None, "error[file-unreadable]: this cannot be read"),
])
def test_words_that_cannot_be_read_are_told(
    site: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, told: str
) -> None:
    path = site / "templates/strings/en/nav.yaml"
    path.parent.mkdir(parents=True)
    path.mkdir() if content is None else path.write_bytes(content)
    assert main(["build", "--root", str(site)]) == 1
    err = capsys.readouterr().err
    assert told in err
    assert "templates/strings/en/nav.yaml" in err


def test_words_that_are_missing_are_told_all_at_once(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = site / "templates/strings/en"
    folder.mkdir(parents=True)
    for group in ("people", "search"):
        (folder / f"{group}.yaml").write_text("titel: A title\n", encoding="utf-8")
    assert main(["build", "--root", str(site)]) == 1
    told = capsys.readouterr().err
    for group in ("people", "search"):
        assert f"the strings of en have no {group}." in told
        assert f"--> templates/strings/en/{group}.yaml:1:1" in told


def test_a_language_without_words_is_told_in_the_site_file_and_can_be_begun(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = site / "content/site.yaml"
    file.write_text(file.read_text("utf-8").replace("  en:", "  fr: {name: Français}\n  en:"),
                    encoding="utf-8")
    assert main(["check", "--root", str(site), "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)["diagnostics"]
    missing = [d for d in found if d["code"] == "strings-missing"]
    if not missing:  # the records lack the language first; what they need is told before
        assert {d["code"] for d in found} == {"language-missing"}
    assert main(["new", "language", "fr", "--root", str(site)]) == 0
    count = len(list((site / "templates/strings/fr").iterdir()))
    assert capsys.readouterr().out == (
        f"wrote {count} files to {site / 'templates/strings/fr'}; next: add `fr: {{name: …}}` to"
        f" languages in {site / 'content/site.yaml'}\n")
    assert (site / "templates/strings/fr/nav.yaml").is_file()
    assert main(["new", "language", "fr", "--root", str(site)]) == 2


@pytest.mark.parametrize("name", [
    "feed.xml", "articles", "data/v1/claims.json", "Models/INDEX.html", "css/facets.css",
])
def test_a_static_file_in_the_way_is_told_before_anything_is_written(
    site: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    path = site / "static" / name
    path.parent.mkdir(parents=True)
    path.write_text("x", encoding="utf-8")
    assert main(["build", "--root", str(site)]) == 1
    told = capsys.readouterr().err
    assert f"error[address-collision]: static/{name} stands in the way of" in told
    assert f"--> static/{name}:1:1" in told
    assert not (site / "_site").exists()


def test_a_broken_link_of_a_static_file_is_told_there(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / "static").mkdir()
    (site / "static/q.html").write_bytes(
        b'<p>\n<a href="gone/">caf\xe9</a> <a href="http://[x">y</a>')
    assert main(["build", "--root", str(site)]) == 1
    told = capsys.readouterr().err
    assert "error[link-broken]: gone/ leads nowhere\n  --> static/q.html:2:10\n" in told
    assert "error[link-broken]: http://[x is no address\n  --> static/q.html:2:35\n" in told
