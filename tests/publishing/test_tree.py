"""The published tree: what is kept, what is put right, and what it costs."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import PublishError
from briefing.publishing import exchange, record
from briefing.publishing.output import beside
from briefing.publishing.tree import open_tree
from tests.publishing.trees import (
    AFTER,
    BEFORE,
    BETWEEN,
    CHANGES,
    LONG,
    Place,
    Tree,
    contents,
    ended,
    forked,
    needs_fork,
    needs_links,
    page,
    state,
    touch,
    watched,
    whole,
)


@pytest.fixture(params=[True, False], ids=["exchanged", "renamed"])
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    if not request.param:
        monkeypatch.setattr(exchange, "_swapped", lambda tree, output: False)
    return Place(tmp_path)


def test_each_tree_takes_the_place_of_the_one_before(place: Place) -> None:
    for tree in (BEFORE, BETWEEN, AFTER, BEFORE, BEFORE, AFTER, BETWEEN, {}):
        place.publish(tree)
        assert place.read() == whole(tree)


def test_what_is_as_it_was_is_kept_and_the_same_file(place: Place) -> None:
    place.publish(BEFORE)
    inode = (place.output / "404.html").stat().st_ino
    assert place.publish(BETWEEN) == len(BEFORE)
    assert place.publish(AFTER) == len(BETWEEN.keys() & AFTER.keys())
    assert (place.output / "404.html").stat().st_ino == inode
    with open_tree(place.output, place.work) as tree:
        assert tree.whole().keys() == AFTER.keys()
        assert tree.stage("index.html", AFTER["index.html"]) == tree.whole()["index.html"]
        assert list((place.work / "staging").iterdir()) == []


def test_where_nothing_changed_nothing_is_written(place: Place, tmp_path: Path) -> None:
    place.publish(BEFORE)
    place.publish(AFTER)
    before = state(tmp_path)
    place.publish(AFTER)
    assert state(tmp_path) == before


def test_a_delta_costs_the_same_in_a_small_site_and_a_large_one(tmp_path: Path) -> None:
    def cost(size: int) -> dict[str, int]:
        place = Place(tmp_path / str(size))
        pages = {k: v for i in range(size) for k, v in page(f"articles/{i}/index.html").items()}
        for text in "abc":
            place.publish(pages | page("articles/1/index.html", text) | page(f"{text}.html"))
            place.later()
        found = dict.fromkeys((*CHANGES, "scandir"), 0)

        def count(kind: str, _: object) -> None:
            if kind in found:
                found[kind] += 1

        with watched(count):
            place.publish(pages | page("articles/1/index.html", "c") | page("c.html")
                          | page("articles/2/index.html", "changed"))
        return found

    few = cost(5)
    assert few == cost(200)
    assert (few["link"], few["mkdir"], few["replace"], few["scandir"]) == (2, 2, 2, 2)


Damage = Callable[[Path], None]


def _delete(tree: Path) -> None:
    (tree / "articles/3/index.html").unlink()
    touch(tree / "articles/3")


def _delete_folder(tree: Path) -> None:
    shutil.rmtree(tree / "articles/3")
    touch(tree / "articles")


def _overwrite(tree: Path) -> None:
    (tree / "404.html").write_bytes(bytes((tree / "404.html").stat().st_size))
    touch(tree / "404.html")


def _add(tree: Path) -> None:
    (tree / "articles/3/foreign").write_bytes(b"foreign")
    touch(tree / "articles/3")


def _add_folder(tree: Path) -> None:
    (tree / "articles/foreign/empty").mkdir(parents=True)
    (tree / "articles/foreign/a").write_bytes(b"foreign")
    touch(tree / "articles")


def _file_for_folder(tree: Path) -> None:
    _delete_folder(tree)
    (tree / "articles/3").write_bytes(b"foreign")
    touch(tree / "articles")


def _folder_for_file(tree: Path) -> None:
    (tree / "404.html").unlink()
    (tree / "404.html").mkdir()
    touch(tree)


def _link_for_folder(tree: Path) -> None:
    _delete_folder(tree)
    (tree / "articles/3").symlink_to(tree / "articles/4")
    touch(tree / "articles")


def _swap(tree: Path) -> None:
    (tree / "articles/3/index.html").rename(tree / "articles/4/index.html")
    touch(tree / "articles/3")
    touch(tree / "articles/4")


def _all(tree: Path) -> None:
    shutil.rmtree(tree)


def _file_for_all(tree: Path) -> None:
    shutil.rmtree(tree)
    tree.write_bytes(b"foreign")


DAMAGES = [
    _delete, _delete_folder, _overwrite, _add, _add_folder, _file_for_folder, _folder_for_file,
    pytest.param(_link_for_folder, marks=needs_links), _swap, _all, _file_for_all]


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("tree", ["_site", ".briefing/spare"])
@pytest.mark.parametrize("wanted", [BETWEEN, AFTER])
def test_what_was_damaged_is_put_right(
    place: Place, tmp_path: Path, damage: Damage, tree: str, wanted: Tree
) -> None:
    for before in (BEFORE, BETWEEN):
        place.publish(before)
        place.later()
    damage(tmp_path / tree)
    for _ in range(3):
        place.publish(wanted)
        place.later()
        assert place.read() == whole(wanted)
    assert place.publish(wanted) == len(wanted)


@pytest.mark.parametrize("damage", [_delete, _overwrite, _add, _add_folder, _swap])
@pytest.mark.parametrize("tree", ["_site", ".briefing/spare"])
def test_damage_in_the_same_tick_of_the_clock_is_noticed(
    place: Place, tmp_path: Path, damage: Damage, tree: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for before in (BEFORE, BETWEEN):
        place.publish(before)
    times = {path: path.stat().st_mtime_ns
             for path in (tmp_path / tree, *(tmp_path / tree).rglob("*"))}
    monkeypatch.setattr("tests.publishing.test_tree.touch", lambda path: None)
    damage(tmp_path / tree)
    for path, time in times.items():  # as they would be, had the clock not moved
        if path.exists():
            os.utime(path, ns=(time, time))
    earliest = min(times.values())
    os.utime(place.work / "tree", ns=(earliest, earliest))
    for wanted in (AFTER, BETWEEN):
        place.publish(wanted)
        assert place.read() == whole(wanted)


def test_a_folder_touched_and_left_as_it_was_is_listed_once(place: Place) -> None:
    place.publish(BEFORE)
    place.later()
    touch(place.output / "articles")
    place.publish(BEFORE)
    place.later()
    listed = set()

    def note(kind: str, arguments: tuple[str, ...]) -> None:
        if kind == "scandir":
            listed.add(Path(arguments[0]).name)

    with watched(note):
        place.publish(BEFORE)
    assert listed == {"staging"}


@pytest.mark.parametrize("damage", [
    lambda record: record.unlink(), lambda record: record.write_bytes(b""),
    lambda record: record.write_bytes(record.read_bytes()[:-1]),
    lambda record: record.write_bytes(record.read_bytes() + b"x"),
])
def test_a_lost_or_damaged_record_means_that_all_is_written(
    place: Place, damage: Callable[[Path], None]
) -> None:
    for tree in (BEFORE, BETWEEN):
        place.publish(tree)
    damage(place.work / "tree")
    assert place.publish(AFTER) == 0
    assert place.read() == whole(AFTER)
    assert place.publish(BEFORE) > 0


def test_a_record_that_is_too_large_is_not_read(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.publish(BEFORE)
    monkeypatch.setattr(record, "_LARGEST", (place.work / "tree").stat().st_size - 1)
    assert place.publish(BEFORE) == 0


def test_nothing_outside_is_ever_touched(place: Place) -> None:
    place.publish(BEFORE)
    for name in ("../x", "/x", "a/../../x", "a//x", "", "a/", "./x", "a\0x"):
        with pytest.raises(PublishError, match="no path within the site"):
            place.publish({**BEFORE, name: b"x"})
    assert place.read() == whole(BEFORE)
    with pytest.raises(PublishError, match="could not be written"), \
            open_tree(place.output, place.work) as tree:
        tree.publish({"never-staged": "0" * 64})
    assert place.read() == whole(BEFORE)


@needs_fork
def test_forked_children_stage_and_the_parent_publishes(place: Place) -> None:
    names = sorted(AFTER)
    with open_tree(place.output, place.work) as tree:
        def stage(part: list[str]) -> None:
            for name in part:
                tree.stage(name, AFTER[name])

        children = [forked(lambda: stage(names[::2])), forked(lambda: stage(names[1::2]))]
        assert [ended(child) for child in children] == [0, 0]
        tree.publish({name: tree.stage(name, AFTER[name]) for name in names[:1]}
                     | {name: hashlib.sha256(AFTER[name]).hexdigest() for name in names[1:]})
    assert place.read() == whole(AFTER)


def test_what_a_failed_build_staged_is_gone(place: Place) -> None:
    def fail() -> None:
        with open_tree(place.output, place.work) as tree:
            tree.stage("a", b"x")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert list((place.work / "staging").iterdir()) == []
    assert not place.output.exists()


@needs_links
def test_a_link_to_the_output_stays_one(place: Place, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    place.output.symlink_to("real")
    for tree in (BEFORE, AFTER, BETWEEN):
        place.publish(tree)
        assert place.output.is_symlink()
        assert contents(tmp_path / "real") == whole(tree)


def test_two_outputs_may_share_a_work_folder(place: Place, tmp_path: Path) -> None:
    other = Place(tmp_path, tmp_path / "other")
    for tree in (BEFORE, BETWEEN, AFTER):
        for one in (place, other):
            one.publish(tree)
            one.later()
            assert one.read() == whole(tree)


@pytest.mark.skipif(os.name != "posix", reason="files that cannot be written cannot be removed")
@pytest.mark.parametrize("umask", [0o000, 0o077, 0o227])
def test_the_umask_changes_no_byte(place: Place, umask: int) -> None:
    before = os.umask(umask)
    try:
        for tree in (BEFORE, AFTER, BETWEEN):
            place.publish(tree)
            assert place.read() == whole(tree)
    finally:
        os.umask(before)


def test_an_output_on_another_file_system(tmp_path: Path, elsewhere: Path) -> None:
    place = Place(tmp_path, elsewhere / "site")
    for tree in (BEFORE, BETWEEN, AFTER, BEFORE):
        place.publish(tree)
        assert place.read() == whole(tree)
        place.later()
    assert place.publish(BEFORE) == len(BEFORE)
    assert {path.name for path in elsewhere.iterdir()} == {"site", beside(place.output).name}
    assert {path.name for path in place.work.iterdir()} == {"lock"}


def test_where_there_are_no_links_files_are_copied(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", refuse)
    for tree in (BEFORE, BETWEEN, AFTER, BETWEEN):
        place.publish(tree)
        place.later()
        assert place.read() == whole(tree)
    assert place.publish(BETWEEN) == len(BETWEEN)


NAMES = ["a", "A", "a/b", "a/b/c", "b", "b/a", "é", "é/a", "c/d/e/f", "c/d", LONG]


def _possible(tree: dict[str, bytes]) -> bool:
    names = [name.casefold() for name in tree]
    return len(set(names)) == len(names) and not any(
        other.startswith(f"{name}/") for name in names for other in names)


SITES = st.dictionaries(st.sampled_from(NAMES), st.sampled_from([b"", b"x", b"y"])
                        ).filter(_possible)


def _meddle(place: Place, tree: str, at: int) -> None:
    """Delete, overwrite or add something."""
    folder = place.output.parent / tree
    paths = sorted(folder.rglob("*")) if folder.exists() else []
    if not paths:
        return
    path = paths[at % len(paths)]
    if path.is_dir():
        path = path / "foreign"
    if at % 2 and path.exists():
        path.unlink()
        touch(path.parent)
    else:
        added = not path.exists()
        path.write_bytes(b"z")
        touch(path.parent if added else path)


@given(st.lists(st.tuples(SITES, st.booleans(), st.none() | st.tuples(
    st.sampled_from(["_site", ".briefing/spare"]), st.integers(0, 100))), max_size=8))
def test_any_sequence_of_publishes_leaves_exactly_the_last(
    builds: list[tuple[dict[str, bytes], bool, tuple[str, int] | None]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder))
        for wanted, later, meddling in builds:
            place.publish(wanted)
            assert place.read() == whole(wanted)
            if later:
                place.later()
            if meddling:
                _meddle(place, *meddling)
