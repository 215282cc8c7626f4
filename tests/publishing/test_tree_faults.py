"""Killed at every change, refused at every operation, damaged at any byte: never a mixed site."""

from __future__ import annotations

import errno
import os
import random
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from pathlib import Path

import pytest

from briefing.errors import PublishError
from briefing.publishing import exchange
from briefing.publishing.output import check_output
from tests.publishing.trees import (
    AFTER,
    BEFORE,
    BETWEEN,
    CHANGES,
    LOOKS,
    Place,
    Tree,
    contents,
    fails,
    killed_at,
    needs_fork,
    touch,
    watched,
    whole,
)


def _first(place: Place) -> None:
    """Nothing is published yet."""


def _second(place: Place) -> None:
    """There is no spare yet."""
    place.publish(BETWEEN)


def _later(place: Place) -> None:
    """There is a spare, one generation behind."""
    for tree in (BEFORE, BETWEEN):
        place.publish(tree)
        place.later()


def _spare_damaged(place: Place) -> None:
    _later(place)
    (place.work / "spare/articles/3/index.html").unlink()
    (place.work / "spare/foreign").mkdir()
    touch(place.work / "spare/articles/3")
    touch(place.work / "spare")


def _output_damaged(place: Place) -> None:
    _later(place)
    (place.output / "articles/3/index.html").write_bytes(b"foreign")
    (place.output / "articles/5/foreign").write_bytes(b"foreign")
    touch(place.output / "articles/3/index.html")
    touch(place.output / "articles/5")


def _killed(place: Place) -> None:
    """An earlier build was killed half-way."""
    _later(place)
    assert killed_at(9, lambda: place.publish(BEFORE))


SHAPES = [_first, _second, _later, _spare_damaged, _output_damaged, _killed]
Shape = Callable[[Place], None]


def _without_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "_swapped", lambda tree, output: False)


def _kill(folder: Path, shape: Shape, number: int, wanted: Tree, *, gap: bool) -> bool:
    """Kill a build at one point; False where it has no such point."""
    place = Place(folder)
    shape(place)
    before = place.read()
    killed = killed_at(number, lambda: place.publish(wanted))
    left = place.read()
    assert left in (before, whole(wanted)) or (gap and left is None)
    for tree in (wanted, BETWEEN):
        place.publish(tree)
        place.later()
        assert place.read() == whole(tree)
    return killed


def _kill_everywhere(folder: Path, shape: Shape, step: int, *, gap: bool) -> int:
    point = 0
    while _kill(folder / str(point), shape, point, AFTER, gap=gap):
        point += step
    return point // step


@needs_fork
@pytest.mark.parametrize("shape", SHAPES)
def test_a_killed_build_leaves_the_old_site_or_the_new(tmp_path: Path, shape: Shape) -> None:
    assert _kill_everywhere(tmp_path, shape, 11, gap=False) > 2


@needs_fork
@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_so_it_does_at_every_point(tmp_path: Path, shape: Shape) -> None:
    assert _kill_everywhere(tmp_path, shape, 1, gap=False) > 40


@needs_fork
@pytest.mark.parametrize("shape", [_later, _output_damaged])
def test_between_two_renames_there_is_no_site_but_never_a_mixed_one(
    tmp_path: Path, shape: Shape, monkeypatch: pytest.MonkeyPatch
) -> None:
    _without_exchange(monkeypatch)
    assert _kill_everywhere(tmp_path, shape, 11, gap=True) > 2


@needs_fork
@pytest.mark.slow
@pytest.mark.parametrize("shape", [_later, _output_damaged])
def test_so_it_is_at_every_point(
    tmp_path: Path, shape: Shape, monkeypatch: pytest.MonkeyPatch
) -> None:
    _without_exchange(monkeypatch)
    assert _kill_everywhere(tmp_path, shape, 1, gap=True) > 40


def test_two_renames_put_the_old_site_back_where_the_second_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _without_exchange(monkeypatch)
    place = Place(tmp_path)
    _later(place)
    said = _refusal(place, fails("rename", 1, errno.EACCES))
    assert "Permission denied" in said
    assert place.read() == whole(BETWEEN)


@needs_fork
def test_a_site_that_was_set_aside_comes_back_with_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _without_exchange(monkeypatch)
    place = Place(tmp_path)
    _later(place)
    assert killed_at(1, lambda: place.publish(AFTER), ("rename",))
    assert place.read() is None
    with pytest.raises(PublishError), fails("replace", 0, errno.ENOSPC):
        place.publish(BEFORE)
    assert place.read() == whole(BETWEEN)


def _refusal(place: Place, failing: AbstractContextManager[None]) -> str:
    """What a build says that meets a fault; empty where it can do without."""
    try:
        with failing:
            place.publish(AFTER)
    except PublishError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EMFILE],
                         ids=errno.errorcode.get)
@pytest.mark.parametrize("shape", [_later, *(
    pytest.param(shape, marks=pytest.mark.slow) for shape in (_first, _output_damaged))])
def test_a_refused_operation_is_one_line_and_the_old_site_stays(
    tmp_path: Path, shape: Shape, code: int
) -> None:
    refused = set()
    for kind in (*CHANGES, *LOOKS):
        for number in (0, 3):
            place = Place(tmp_path / f"{kind}{number}")
            shape(place)
            before = place.read()
            said = _refusal(place, fails(kind, number, code))
            if said:
                refused.add(kind)
                assert f"({os.strerror(code)}: " in said and "None" not in said
                assert "last good one stays" in said and "\n" not in said
            assert place.read() == (before if said else whole(AFTER))
            for tree in (AFTER, BEFORE):
                place.publish(tree)
                assert place.read() == whole(tree)
    assert refused >= {"open", "write", "replace", "mkdir", "lstat"}


def test_a_record_that_cannot_be_kept_once_the_site_stands_costs_only_time(
    tmp_path: Path
) -> None:
    place = Place(tmp_path)
    _later(place)

    def refuse(kind: str, arguments: tuple[str, ...]) -> None:
        if kind == "replace" and arguments[1].endswith("/tree"):
            raise OSError(errno.EIO, os.strerror(errno.EIO), *arguments)

    with watched(refuse):
        place.publish(AFTER)
    assert place.read() == whole(AFTER)
    place.publish(BETWEEN)
    assert place.read() == whole(BETWEEN)


def _flip(path: Path, chance: random.Random) -> None:
    data = bytearray(path.read_bytes())
    if data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        touch(path)


@pytest.mark.parametrize("seed", [*range(20), *(
    pytest.param(seed, marks=pytest.mark.slow) for seed in range(20, 200))])
def test_a_flipped_bit_anywhere_is_healed_or_refused_in_one_line(
    tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    place = Place(tmp_path)
    _later(place)
    files = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    record = place.work / "tree"
    _flip(chance.choice([record, *files]) if seed % 3 else record, chance)
    with suppress(PublishError):  # the marker's first line, where that was hit
        check_output(place.output, tmp_path)
    place.publish(AFTER)
    assert contents(place.output) == whole(AFTER)
    place.later()
    place.publish(BETWEEN)
    assert place.read() == whole(BETWEEN)
