"""The process that builds: it answers with plain data, and another takes a dead one's place."""

from __future__ import annotations

import json
import pickle
import shutil
from pathlib import Path

import pytest

from briefing.memory import Memory, State
from briefing.preview import builder
from briefing.preview.builder import Answer, Builder, BuilderDied
from briefing.site import Options

SITES = Path(__file__).parent.parent / "sites"


@pytest.fixture
def options(tmp_path: Path) -> Options:
    shutil.copytree(SITES / "minimal", tmp_path, dirs_exist_ok=True)
    return Options(tmp_path, tmp_path / ".briefing/preview")


def answer_of(options: Options) -> Answer:
    """What one build tells."""
    told: list[Answer] = []
    builder._build(options, told.append)
    answer, = told
    return answer


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
    answer = answer_of(options)
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
    assert "there is no content/" in answer_of(options).error

    def fails(options: Options, **given: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(builder, "build_site", fails)
    assert "RecursionError: too deep" in answer_of(options).error


def test_a_site_is_shown_before_anything_is_left_for_the_next_build(
    options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(memory: Memory, state: State) -> None:
        raise RuntimeError("after the answer")

    monkeypatch.setattr(Memory, "save", fails)
    assert answer_of(options).ok
    assert (options.output / "index.html").is_file()


def test_a_build_tells_what_differs_by_content(options: Options) -> None:
    static = options.root / "static"
    static.mkdir()
    for name in ("same.txt", "again.txt", "other.txt", "gone.txt"):
        (static / name).write_text("one", encoding="utf-8")
    changed = answer_of(options).changed or []
    assert {"same.txt", "index.html"} <= {*changed}
    assert answer_of(options).changed == []
    (static / "again.txt").unlink()
    (static / "again.txt").write_text("one", encoding="utf-8")
    (static / "other.txt").write_text("two", encoding="utf-8")
    (static / "new.txt").write_text("", encoding="utf-8")
    (static / "gone.txt").unlink()
    (options.output / "same.txt").unlink()
    assert answer_of(options).changed == ["gone.txt", "new.txt", "other.txt", "same.txt"]
