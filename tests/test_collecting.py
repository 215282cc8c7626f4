"""Garbage is looked for seldom while a site is built, and as before behind it."""

from __future__ import annotations

import contextlib
import gc
from pathlib import Path

from briefing.building import Options
from briefing.collecting import seldom_collecting
from briefing.site import build_site

SITE = Path(__file__).parent / "sites" / "minimal"


def test_inside_it_is_seldom_and_behind_as_before_whatever_happens() -> None:
    before = gc.get_threshold()
    with contextlib.suppress(ZeroDivisionError), seldom_collecting():
        assert gc.get_threshold() > before
        raise ZeroDivisionError
    assert gc.get_threshold() == before


def test_every_step_of_a_build_is_inside() -> None:
    before, seen = gc.get_threshold(), set[tuple[int, int, int]]()
    build_site(Options(SITE, SITE / "_site", publish=False),
               lambda step, done, total: seen.add(gc.get_threshold()))
    assert seen
    assert before not in seen
