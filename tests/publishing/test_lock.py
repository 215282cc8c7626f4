"""One build of a folder at a time."""

from __future__ import annotations

import os
from pathlib import Path

from briefing.publishing.lock import locked
from briefing.publishing.tree import open_tree
from tests.publishing.trees import BEFORE, Place, Tree, ended, forked, needs_fork, page, whole

pytestmark = needs_fork


def _free(path: str) -> bool:
    """Whether another process can have the lock at once."""
    def take() -> None:
        with locked(path, lambda: os._exit(1)):
            pass

    return ended(forked(take)) == 0


def test_it_is_held_and_given_back(tmp_path: Path) -> None:
    path = str(tmp_path / "lock")
    with locked(path, _never):
        assert not _free(path)
    assert _free(path)


def _never() -> None:
    raise AssertionError


def test_the_second_build_says_so_and_waits(tmp_path: Path) -> None:
    place = Place(tmp_path)
    (ready, is_ready), (go, let_go) = os.pipe(), os.pipe()

    def first() -> None:
        with open_tree(place.output, place.work) as tree:
            os.write(is_ready, b"x")
            os.read(go, 1)
            tree.publish({name: tree.stage(name, data) for name, data in BEFORE.items()})

    child = forked(first)
    os.read(ready, 1)
    told = []

    def waiting() -> None:
        told.append(place.output.exists())
        os.write(let_go, b"x")

    with open_tree(place.output, place.work, waiting) as tree:
        assert tree.whole().keys() == BEFORE.keys()
    assert told == [False]
    assert ended(child) == 0


def test_a_child_that_outlives_a_killed_parent_keeps_the_next_build_out(tmp_path: Path) -> None:
    path = str(tmp_path / "lock")
    (ready, is_ready), (go, let_go) = os.pipe(), os.pipe()

    def parent() -> None:
        with locked(path, _never):
            forked(child)
            os._exit(9)

    def child() -> None:
        os.write(is_ready, b"x")
        os.read(go, 1)

    assert ended(forked(parent)) == 9
    os.read(ready, 1)
    assert not _free(path)
    with locked(path, lambda: [os.write(let_go, b"x")].clear()):
        pass


def test_a_lock_whose_file_was_taken_away_meanwhile_is_none(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    (ready, is_ready), (go, let_go) = os.pipe(), os.pipe()

    def first() -> None:
        with locked(str(path), _never):
            os.write(is_ready, b"x")
            os.read(go, 1)

    child = forked(first)
    os.read(ready, 1)

    def waiting() -> None:
        path.unlink()
        os.write(let_go, b"x")

    with locked(str(path), waiting):
        assert not _free(str(path))
    assert ended(child) == 0


def test_many_builds_at_once_leave_one_of_their_sites(tmp_path: Path) -> None:
    place = Place(tmp_path)
    sites: list[Tree] = [{**BEFORE, **page("index.html", f"{n}"), **page(f"only/{n}.html")}
                         for n in range(4)]

    def build(site: Tree) -> None:
        for _ in range(10):
            place.publish(site)

    children = [forked(lambda site=site: build(site)) for site in sites]  # type: ignore[misc]
    assert [ended(child) for child in children] == [0] * len(sites)
    assert place.read() in [whole(one) for one in sites]
    place.publish(BEFORE)
    assert place.read() == whole(BEFORE)
