"""The process that builds: it answers with plain data, and another takes a dead one's place."""

from __future__ import annotations

import json
import pickle
import shutil
from pathlib import Path

import pytest

from briefing.preview import builder
from briefing.preview.builder import Builder, BuilderDied
from briefing.preview.tree import Tree
from briefing.site import Options

SITES = Path(__file__).parent.parent / "sites"


@pytest.fixture
def options(tmp_path: Path) -> Options:
    shutil.copytree(SITES / "minimal", tmp_path, dirs_exist_ok=True)
    return Options(tmp_path, tmp_path / ".briefing/preview")


def test_it_builds_again_and_again_and_after_it_was_killed(options: Options) -> None:
    article = options.root / "content/articles/first/en.md"
    working = Builder(options)
    try:
        first = working.build()
        assert first.ok and first.base == "/small/" and first.changed is None
        article.write_text(article.read_text("utf-8").replace("has raised", "did raise"), "utf-8")
        assert "articles/first/index.html" in (working.build().changed or ())
        assert working.build().changed == []
        assert working._process.pid
        working._process.kill()
        working._process.join()
        with pytest.raises(BuilderDied, match="SIGKILL"):
            working.build()
        assert working.build().ok
    finally:
        working.stop()
    assert not working._process.is_alive()


def test_faults_come_with_the_lines_around_them(options: Options) -> None:
    (options.root / "content/articles/first/en.md").write_text("---\n", encoding="utf-8")
    answer = builder._build(options, Tree(options.output))
    assert not answer.ok and not options.output.exists()
    fault = answer.faults[0]
    assert (fault["code"], fault["path"]) == ("front-matter-open", "content/articles/first/en.md")
    assert fault["lines"] == [(1, ("", "---", "")), (2, "")]
    assert fault["carets"] == 3
    assert pickle.loads(pickle.dumps(answer)) == answer
    assert json.loads(json.dumps(answer.faults))


def test_what_ends_a_build_otherwise_is_one_sentence(
    options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(options.root / "content")
    assert "there is no content/" in builder._build(options, Tree(options.output)).error

    def fails(options: Options) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(builder, "build_site", fails)
    assert "RecursionError: too deep" in builder._build(options, Tree(options.output)).error


def test_a_tree_tells_what_differs_by_content(tmp_path: Path) -> None:
    (tmp_path / "css").mkdir()
    for name in ("same.txt", "again.txt", "other.txt", "gone.txt", "css/base.css"):
        (tmp_path / name).write_text("one", encoding="utf-8")
    tree = Tree(tmp_path)
    assert tree.changed() is None
    assert tree.changed() == []
    (tmp_path / "again.txt").unlink()
    (tmp_path / "again.txt").write_text("one", encoding="utf-8")
    (tmp_path / "other.txt").write_text("two", encoding="utf-8")
    (tmp_path / "css/base.css").write_text("three", encoding="utf-8")
    (tmp_path / "new.txt").write_text("", encoding="utf-8")
    (tmp_path / "gone.txt").unlink()
    assert tree.changed() == ["css/base.css", "gone.txt", "new.txt", "other.txt"]
