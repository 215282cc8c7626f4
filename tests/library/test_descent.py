"""Families: who is built on whom, and where each stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.library.descent import Descendant, descendants
from briefing.records.catalogue import Model
from briefing.records.validator import make


def model(*parents: str, family: str = "", claim: str = "said") -> Model:
    relations = [{"kind": "variant_of", "target": id, "claim": claim} for id in parents]
    return make(Model, {"name": "M", "category": "foundation", "relations": relations,
                        **({"family": family} if family else {})})


def places(found: list[Descendant]) -> list[tuple[str, int, int, tuple[str, ...]]]:
    return [(d.id, d.depth, d.row, tuple(p.id for p in d.parents)) for d in found]


def test_a_chain_stands_in_one_row() -> None:
    models = {"head": model(), "m-2": model("m-1"), "m-1": model("head"), "else": model("other")}
    assert places(descendants(models, "head")) == [
        ("m-1", 1, 0, ("head",)), ("m-2", 2, 0, ("m-1",))]


def test_siblings_stand_below_each_other_with_what_is_built_on_them() -> None:
    models = {"head": model(), "a": model("head"), "b": model("head"), "a-1": model("a"),
              "a-2": model("a"), "c": model(family="head"), "c-1": model("c")}
    assert places(descendants(models, "head")) == [
        ("a", 1, 0, ("head",)), ("a-1", 2, 0, ("a",)), ("a-2", 2, 1, ("a",)),
        ("b", 1, 2, ("head",)), ("c", 1, 3, ()), ("c-1", 2, 3, ("c",))]


def test_a_member_built_on_two_others_stands_once() -> None:
    models = {"head": model(), "a": model("head"), "b": model("head"), "ab": model("a", "b")}
    assert places(descendants(models, "head"))[1] == ("ab", 2, 0, ("a", "b"))


def test_a_circle_is_drawn_and_not_run_round() -> None:
    models = {"head": model(), "a": model("b", family="head"), "b": model("a")}
    assert [place[:3] for place in places(descendants(models, "head"))] == [
        ("a", 1, 0), ("b", 2, 0)]


def test_a_long_chain_needs_no_deep_stack() -> None:
    models = {"m-0": model()} | {f"m-{n}": model(f"m-{n - 1}") for n in range(1, 3000)}
    assert descendants(models, "m-0")[-1].depth == 2999


@given(st.lists(st.lists(st.integers(0, 9), max_size=3), min_size=1, max_size=10))
def test_no_two_members_share_a_place(parents: list[list[int]]) -> None:
    models = {f"m{n}": model(*(f"m{p}" for p in found if p != n)) for n, found in
              enumerate(parents)}
    found = descendants(models, "m0")
    assert len({(d.depth, d.row) for d in found}) == len(found) == len({d.id for d in found})
