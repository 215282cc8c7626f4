"""Dataclasses that are made when they are used are as those of the standard library."""

from __future__ import annotations

import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import field, fields, replace
from typing import Any, ClassVar, Generic, TypeVar

import pytest

from briefing.values import dataclass

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Point:
    """A frozen one with slots."""

    x: int
    y: int = 2
    tags: tuple[str, ...] = field(default=(), compare=False)
    kind: ClassVar[str] = "point"

    @property
    def sum(self) -> int:
        """A property of its own."""
        return self.x + self.y


@dataclass(frozen=True, slots=True)
class Solid(Point):
    """One that inherits."""

    z: int = 3


@dataclass(slots=True)
class Box(Generic[T]):
    """One that can be changed."""

    item: T
    count: int = 0
    seen: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.count += 1


@dataclass(frozen=True)
class Loose:
    """One without slots and with a text of its own."""

    name: str

    def __repr__(self) -> str:
        return f"<{self.name}>"


def test_it_is_made_compared_and_shown_as_any_dataclass() -> None:
    assert Point(1) == Point(1, 2, ("other",)) != Point(1, 3)
    assert hash(Point(1)) == hash(Point(1, 2, ("other",)))
    assert repr(Solid(1)) == "Solid(x=1, y=2, tags=(), z=3)"
    assert (Point(1).sum, Point.kind, repr(Loose("a"))) == (3, "point", "<a>")
    assert Point(1) != Solid(1)
    box = Box("x")
    box.count += 1
    assert (box.count, box.seen) == (2, []) and repr(box) == "Box(item='x', count=2, seen=[])"


def test_what_dataclasses_does_with_one_can_be_done() -> None:
    assert [each.name for each in fields(Solid)] == ["x", "y", "tags", "z"]
    assert replace(Solid(1), y=5) == Solid(1, 5)
    assert dataclasses.is_dataclass(Box)
    assert dataclasses.asdict(Point(1)) == {"x": 1, "y": 2, "tags": ()}
    match Solid(7):
        case Solid(x, y):
            assert (x, y) == (7, 2)


@pytest.mark.parametrize("change", [
    lambda one: setattr(one, "x", 5), lambda one: delattr(one, "x"),
    lambda one: setattr(one, "unknown", 5),
])
def test_a_frozen_one_cannot_be_changed(change: Callable[[Any], None]) -> None:
    for one in (Point(1), Solid(1)):
        with pytest.raises((dataclasses.FrozenInstanceError, AttributeError)):
            change(one)
    loose: Any = Loose("a")
    with pytest.raises(dataclasses.FrozenInstanceError):
        loose.name = "b"


def test_one_comes_back_from_a_pickle_before_it_was_ever_made() -> None:
    data = pickle.dumps(Solid(4, 5, ("a",), 6), 5)
    assert pickle.loads(data) == Solid(4, 5, ("a",), 6)
    assert not hasattr(pickle.loads(data), "__dict__")


def test_a_wrong_call_is_refused() -> None:
    point: Any = Point
    with pytest.raises(TypeError):
        point()
    with pytest.raises(TypeError):
        hash(Box(1))
