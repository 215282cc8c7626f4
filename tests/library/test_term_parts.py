"""How a long glossary is cut."""

from __future__ import annotations

import pytest

from briefing.library import term_parts
from briefing.library.term_parts import cut, part_of


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three entries fit on a page."""
    monkeypatch.setattr(term_parts, "ENTRIES", 3)


def places(*names: str) -> list[tuple[str, list[str]]]:
    return [(name, [f"en/{name[0]}-{name[1:]}"]) for name in names]


def test_what_fits_is_cut_by_initials_alone() -> None:
    assert cut(places("ma", "mb", "a", "mc")) == ({"en/m": ("ma", "mb", "mc"), "en/a": ("a",)}, {})


def test_what_does_not_is_cut_by_the_first_letters_that_differ() -> None:
    ids, finer = cut(places("mode", "modd", "mode1", "modz", "m"))
    assert ids["en/m"] == ("mode", "modd", "mode1", "modz", "m")
    assert finer == {"en/m": ("en/m--", "en/m-o"), "en/m-o": ("en/m-odd", "en/m-ode", "en/m-odz")}
    assert ids["en/m-ode"] == ("mode", "mode1") and ids["en/m--"] == ("m",)


def test_a_term_stands_on_the_smallest_part_that_has_it() -> None:
    known = places("mode", "modd", "mode1", "modz", "m", "term1", "term2", "term3", "term", "a")
    ids, finer = cut(known)
    for id, (where,) in known:
        part = part_of(where, finer)
        assert id in ids[part] and len(ids[part]) <= 3 and part not in finer
    assert part_of("en/m-other", finer) == "en/m-o"


def test_another_term_changes_no_name() -> None:
    names = ("ma", "mb", "mc", "mda", "mdb", "mdc", "mdd")
    (before, _), (after, _) = cut(places(*names[:4])), cut(places(*names))
    assert before.keys() < after.keys()


def test_terms_that_nothing_tells_apart_stay_together() -> None:
    assert cut([(str(n), ["en/m-x"]) for n in range(5)]) == ({"en/m": tuple("01234")}, {})


def test_lines_are_shorter_than_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(term_parts, "OWN", 4)
    assert cut(places("ma", "mb", "mc", "md", "me"))[1] == {}
