"""What is noted of reading."""

from __future__ import annotations

from briefing.reads import Memo, Noted, noting


def test_what_is_made_once_counts_as_read_by_all_who_ask() -> None:
    shelf = Noted("shelf", {"a": "A", "b": "B"})
    once = Memo(lambda key: "")
    made: list[str] = []

    def inner() -> str:
        made.append("inner")
        return shelf["a"]

    def outer() -> str:
        made.append("outer")
        return once("inner", inner) + shelf["b"]

    for _ in range(2):
        with noting() as reads:
            assert once("outer", outer) == "AB"
        assert reads == {("shelf", "a"), ("shelf", "b")}
    with noting() as reads:
        assert once("inner", inner) == "A"
    assert reads == {("shelf", "a")}
    assert made == ["outer", "inner"]
