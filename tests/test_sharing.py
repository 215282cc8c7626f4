"""Work that is shared between processes: what comes of it, what is raised, and who dies."""

from __future__ import annotations

import os
import select
import threading
from collections.abc import Iterable

import pytest

from briefing.errors import ContentError, Diagnostic, Place
from briefing.sharing import processes, share

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
ITEMS = list(range(500))


@pytest.fixture(autouse=True)
def two_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_JOBS", "2")
    monkeypatch.setattr(threading, "active_count", lambda: 1)  # the test runner has threads


def doubled(part: int, items: Iterable[int]) -> tuple[int, list[int]]:
    return os.getpid(), [2 * item for item in items]


def test_every_item_is_worked_on_once_in_two_processes() -> None:
    done = share(ITEMS, doubled)
    assert len({process for process, _ in done}) == 2
    assert sorted(item for _, items in done for item in items) == [2 * item for item in ITEMS]


def test_few_items_are_not_worth_a_fork() -> None:
    assert share([1, 2], doubled) == [(os.getpid(), [2, 4])]


def test_beside_threads_nothing_is_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert share(ITEMS, doubled) == [(os.getpid(), [2 * item for item in ITEMS])]


def test_other_processes_begin_while_this_one_does_what_is_first() -> None:
    reading, writing = os.pipe()
    here = os.getpid()

    def work(part: int, items: Iterable[int]) -> list[int]:
        if os.getpid() != here:
            os.write(writing, b"begun")
        return list(items)

    def first() -> bool:
        begun, _, _ = select.select([reading], [], [], 60)
        return bool(begun)

    assert sorted(item for items in share(ITEMS, work, first) for item in items) == ITEMS


def test_nothing_comes_of_it_where_what_is_first_says_no() -> None:
    assert share(ITEMS, doubled, lambda: False) == []
    assert share([1], doubled, lambda: False) == []


def test_whoever_is_done_takes_the_next() -> None:
    begun, begins = os.pipe()
    reading, writing = os.pipe()
    here = os.getpid()

    def work(part: int, items: Iterable[int]) -> int:
        taken = iter(items)
        if os.getpid() == here:  # its first item takes until all others are done
            count = len([next(taken)])
            os.write(begins, b"begun")
            assert select.select([reading], [], [], 60)[0]
            return count + len(list(taken))
        assert select.select([begun], [], [], 60)[0]
        count = len(list(taken))
        os.write(writing, b"done")
        return count

    here_done, there_done = share(ITEMS, work)
    assert here_done + there_done == len(ITEMS)
    assert here_done < len(ITEMS) / 50


def test_what_a_child_raises_is_raised_here() -> None:
    fault = Diagnostic("code", "message", Place("a.md"))

    def work(part: int, items: Iterable[int]) -> None:
        if part:
            raise ContentError([fault], {"a.md": "text"})

    with pytest.raises(ContentError) as raised:
        share(ITEMS, work)
    assert raised.value.diagnostics == (fault,)
    assert raised.value.texts == {"a.md": "text"}


def test_the_part_of_a_killed_child_is_done_here() -> None:
    here = os.getpid()

    def work(part: int, items: Iterable[int]) -> int:
        if os.getpid() != here:
            os._exit(9)
        return sum(items)

    assert sum(share(ITEMS, work)) == sum(ITEMS)


def test_how_many_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert processes() == 2
    monkeypatch.setenv("BRIEFING_JOBS", "many")
    assert processes() >= 1
