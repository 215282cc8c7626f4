"""No save is missed, in whatever way an editor writes; and a set of files is one change."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, Queue

import pytest

from briefing.preview import watch
from briefing.preview.watch import Watch


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    (root / "content/articles/first").mkdir(parents=True)
    (root / "content/articles/first/en.md").write_text("text", encoding="utf-8")
    return root


@pytest.fixture
def changes(site: Path) -> Iterator[Queue[None]]:
    told: Queue[None] = Queue()
    watching = Watch(site, lambda: told.put(None), pytest.fail)
    yield told
    watching.stop()


def in_place(article: Path) -> None:
    article.write_text("more", encoding="utf-8")


def as_long_and_as_old(article: Path) -> None:
    about = article.stat()
    article.write_text("test", encoding="utf-8")
    os.utime(article, ns=(about.st_atime_ns, about.st_mtime_ns))


def by_rename(article: Path) -> None:
    (article.parent / ".en.md.tmp").write_text("more", encoding="utf-8")
    (article.parent / ".en.md.tmp").rename(article)


def by_backup(article: Path) -> None:
    article.rename(article.with_name("en.md~"))
    article.write_text("more", encoding="utf-8")
    article.with_name("en.md~").unlink()


def moved_in_with_an_old_time(article: Path) -> None:
    other = article.parents[4] / "other.md"
    other.write_text("more", encoding="utf-8")
    os.utime(other, (1, 1))
    other.rename(article)


def deleted(article: Path) -> None:
    article.unlink()


def in_a_new_folder(article: Path) -> None:
    folder = article.parents[1] / "second/deep"
    folder.mkdir(parents=True)
    (folder / "en.md").write_text("more", encoding="utf-8")


def in_templates_that_come_later(article: Path) -> None:
    (article.parents[3] / "templates").mkdir()


def with_the_whole_folder(article: Path) -> None:
    content = article.parents[2]
    content.rename(content.with_name("old"))
    shutil.copytree(content.with_name("old"), content)


SAVES = [in_place, as_long_and_as_old, by_rename, by_backup, moved_in_with_an_old_time, deleted,
         in_a_new_folder, in_templates_that_come_later, with_the_whole_folder]


@pytest.mark.parametrize("save", SAVES)
def test_every_way_of_saving_is_seen(
    site: Path, changes: Queue[None], save: Callable[[Path], None]
) -> None:
    article = site / "content/articles/first/en.md"
    save(article)
    changes.get(timeout=20)


@pytest.mark.parametrize("save", [in_a_new_folder, with_the_whole_folder])
def test_new_folders_are_watched_from_then_on(
    site: Path, changes: Queue[None], save: Callable[[Path], None]
) -> None:
    save(site / "content/articles/first/en.md")
    changes.get(timeout=20)
    for article in site.glob("content/articles/*/**/en.md"):
        drain(changes)
        in_place(article)
        changes.get(timeout=20)


def drain(changes: Queue[None]) -> None:
    """Wait until nothing is told any more."""
    while True:
        try:
            changes.get(timeout=0.3)
        except Empty:
            return


def test_a_hundred_files_are_one_change(site: Path, changes: Queue[None]) -> None:
    for number in range(100):
        (site / f"content/articles/first/{number}.md").write_text("text" * 500, encoding="utf-8")
    changes.get(timeout=20)
    with pytest.raises(Empty):
        changes.get(timeout=0.3)


def test_a_set_of_files_is_waited_for(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    several = {(1, f"{number}.md") for number in range(6)}
    events: list[object] = [several, several, "timeout", {(1, "one.md")}]
    told: Queue[None] = Queue()

    class Scripted:
        def __init__(self, paths: list[str], debug: bool, polling: bool, delay: int,
                     recursive: bool, denied: bool) -> None:
            self.events = iter(events if recursive else [])

        def watch(self, debounce: int, step: int, timeout: int,
                  stop: threading.Event | None) -> object:
            event = next(self.events, None)
            if event is None and stop:
                stop.wait()
            return event or "stop"

    monkeypatch.setattr(watch, "RustNotify", Scripted)
    watching = Watch(site, lambda: told.put(None), pytest.fail)
    told.get(timeout=20)
    told.get(timeout=20)
    watching.stop()
    assert told.empty(), "the two lots of six are one change, the seventh file another"


def test_other_folders_are_not_looked_at(site: Path, changes: Queue[None]) -> None:
    (site / ".briefing/preview").mkdir(parents=True)
    (site / ".briefing/preview/index.html").write_text("page", encoding="utf-8")
    (site / "README.md").write_text("text", encoding="utf-8")
    with pytest.raises(Empty):
        changes.get(timeout=0.3)


def test_where_the_system_has_no_events_files_are_looked_at(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def notify(*given: object) -> None:
        raise OSError("no space left for watches")

    monkeypatch.setattr(watch, "RustNotify", notify)
    monkeypatch.setattr(watch, "_LOOK", 0.01)
    changed: Queue[None] = Queue()
    said: Queue[str] = Queue()
    watching = Watch(site, lambda: changed.put(None), said.put)
    assert "no space left for watches" in said.get(timeout=20)
    for save in (as_long_and_as_old, by_rename, in_a_new_folder):
        drain(changed)
        save(site / "content/articles/first/en.md")
        changed.get(timeout=20)
    watching.stop()
