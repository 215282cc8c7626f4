"""Work that is shared between processes: what comes of it, what is raised, and who dies."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence

import pytest

from briefing.errors import ContentError, Diagnostic, Place
from briefing.sharing import processes, share

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
ITEMS = list(range(500))


@pytest.fixture(autouse=True)
def two_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_JOBS", "2")
    monkeypatch.setattr(threading, "active_count", lambda: 1)  # the test runner has threads


def doubled(part: int, items: Sequence[int]) -> tuple[int, list[int]]:
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


def test_what_a_child_raises_is_raised_here() -> None:
    fault = Diagnostic("code", "message", Place("a.md"))

    def work(part: int, items: Sequence[int]) -> None:
        if part:
            raise ContentError([fault], {"a.md": "text"})

    with pytest.raises(ContentError) as raised:
        share(ITEMS, work)
    assert raised.value.diagnostics == (fault,)
    assert raised.value.texts == {"a.md": "text"}


def test_the_part_of_a_killed_child_is_done_here() -> None:
    here = os.getpid()

    def work(part: int, items: Sequence[int]) -> int:
        if os.getpid() != here:
            os._exit(9)
        return sum(items)

    assert sum(share(ITEMS, work)) == sum(ITEMS)


def test_how_many_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert processes() == 2
    monkeypatch.setenv("BRIEFING_JOBS", "many")
    assert processes() >= 1
