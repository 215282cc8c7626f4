"""Dataclasses whose methods are made when they are first used.

For every class `dataclasses` compiles half a dozen of functions, which takes as long as importing a
module. A run makes things of few of our two hundred classes, and compares or shows those of fewer:
`__init__` is made by itself, and all else together.
"""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Iterable
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    def dataclass(cls: type | None = None, /, **how: bool) -> Any:
        """As `dataclasses.dataclass`."""
        if cls is None:
            return lambda one: dataclass(one, **how)
        names = _names(cls)
        if names is None:
            return dataclasses.dataclass(cls, **how)
        return _Lazy(cls, names, how).made

_METHODS = ("__init__", "__repr__", "__eq__", "__hash__")
_MADE = (*_METHODS, "__dataclass_fields__", "__dataclass_params__")
_FIELDS: dict[type, dict[str, Any]] = {}
"""Of classes that were made here, the fields by name: a default, a `Field`, or `MISSING`."""


def _names(cls: type) -> tuple[str, ...] | None:
    """Names of the class's own fields; None where it is one of the rarer kinds."""
    notes = inspect.get_annotations(cls)
    given = [cls.__dict__.get(name) for name in notes]
    rare = any(not isinstance(note, str) or note.startswith(("InitVar", "KW_ONLY"))
               for note in notes.values()) or any(
        isinstance(one, dataclasses.Field) and (not one.init or one.kw_only is True)
        for one in given) or any(
        "__dataclass_fields__" in base.__dict__ and base not in _FIELDS for base in cls.__mro__[1:])
    return None if rare else tuple(
        name for name, note in notes.items() if not note.startswith("ClassVar"))


class _Lazy:
    """A class that is not whole yet."""

    def __init__(self, cls: type, names: tuple[str, ...], how: dict[str, bool]) -> None:
        self._cls, self._how = cls, dict(how)
        fields: dict[str, Any] = {}
        for base in reversed(cls.__mro__[1:]):
            fields |= _FIELDS.get(base, {})
        slots = self._how.pop("slots", False)
        self.made = made = _slotted(cls, names, fields) if slots else cls
        fields |= {name: cls.__dict__.get(name, dataclasses.MISSING) for name in names}
        _FIELDS[made] = fields
        every = tuple(fields)
        self._stubs: list[str] = []
        for name in _METHODS:
            if name not in cls.__dict__ and how.get(name.strip("_").replace("hash", "eq"), True):
                self._put(name, self._stub(name))
        if not how.get("frozen") and "__hash__" in self._stubs:
            self._put("__hash__", None)
        self._put("__dataclass_fields__", _Whole(self, "__dataclass_fields__"))
        self._put("__dataclass_params__", _Whole(self, "__dataclass_params__"))
        if "__match_args__" not in cls.__dict__:
            self._put("__match_args__", () if how.get("kw_only") else every)
        if how.get("frozen"):
            for name, method in _frozen(made, every).items():
                self._put(name, method)
            if slots:
                for name, method in _state_of(made, every).items():
                    setattr(made, name, method)

    def _put(self, name: str, value: Any) -> None:
        self._stubs.append(name)
        setattr(self.made, name, value)

    def _stub(self, name: str) -> Any:
        def method(one: Any, *args: Any, **named: Any) -> Any:
            if name == "__init__":
                setattr(self.made, name, _init(self.made, self._how))
            else:
                self.complete()
            return getattr(self.made, name)(one, *args, **named)
        return method

    def complete(self) -> None:
        """Have the methods made."""
        cls, made = self._cls, self.made
        if cls is made:
            for name in dict.fromkeys(self._stubs):
                delattr(made, name)
        dataclasses.dataclass(cls, **self._how)
        if cls is not made:
            for name in _MADE:
                if name in self._stubs and name in cls.__dict__:
                    setattr(made, name, cls.__dict__[name])
            if "__init__" in self._stubs:
                setattr(made, "__init__", _init(made, self._how))  # noqa: B010 - mypy forbids it


class _Whole:
    """In place of what only a whole class has."""

    def __init__(self, lazy: _Lazy, name: str) -> None:
        self._lazy, self._name = lazy, name

    def __get__(self, one: Any, owner: type) -> Any:
        self._lazy.complete()
        return getattr(self._lazy.made, self._name)


def _init(cls: type, how: dict[str, bool]) -> Any:
    """What `dataclasses` makes for `__init__`."""
    known: dict[str, Any] = {"put": object.__setattr__, "none": object()}
    parameters, lines = ["self", "*"] if how.get("kw_only") else ["self"], []
    for name, default in _FIELDS[cls].items():
        value = name
        if isinstance(default, dataclasses.Field):
            if default.default_factory is not dataclasses.MISSING:
                known[f"make_{name}"] = default.default_factory
                value = f"make_{name}() if {name} is none else {name}"
            default = default.default
        known[f"default_{name}"] = default
        optional = default is not dataclasses.MISSING
        parameters.append(f"{name}=default_{name}" if optional
                          else f"{name}=none" if value != name else name)
        if not how.get("frozen"):
            lines.append(f"self.{name} = {value}")
        elif inspect.ismemberdescriptor(slot := getattr(cls, name, None)):
            known[f"set_{name}"] = slot.__set__  # which takes half the time
            lines.append(f"set_{name}(self, {value})")
        else:
            lines.append(f"put(self, {name!r}, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    exec(f"def __init__({', '.join(parameters)}):\n  " + "\n  ".join(lines or ["pass"]), known)
    known["__init__"].__qualname__ = f"{cls.__qualname__}.__init__"
    return known["__init__"]


def _slotted(cls: type, names: tuple[str, ...], inherited: Iterable[str]) -> type:
    """The class with slots, which can only be given to a new one."""
    inside = {name: value for name, value in cls.__dict__.items()
              if name not in (*names, "__dict__", "__weakref__")}
    inside["__slots__"] = tuple(name for name in names if name not in inherited)
    made = type(cls)(cls.__name__, cls.__bases__, inside)
    made.__qualname__ = cls.__qualname__
    return made


def _frozen(cls: type, names: tuple[str, ...]) -> dict[str, Any]:
    def refuse(one: Any, name: str, *value: Any) -> None:
        if type(one) is cls or name in names:
            raise dataclasses.FrozenInstanceError(f"cannot change the field {name!r}")
        getattr(super(cls, one), "__setattr__" if value else "__delattr__")(name, *value)

    return {"__setattr__": refuse, "__delattr__": refuse}


def _state_of(cls: type, names: tuple[str, ...]) -> dict[str, Any]:
    """How a frozen one with slots is pickled, and comes back."""
    values: Any = attrgetter(*names) if len(names) > 1 else (
        lambda one: [getattr(one, name) for name in names])
    setters = [getattr(cls, name).__set__ for name in names]

    def get_state(one: Any) -> list[Any]:
        return list(values(one))

    def set_state(one: Any, state: list[Any]) -> None:
        for put, value in zip(setters, state, strict=True):
            put(one, value)

    return {"__getstate__": get_state, "__setstate__": set_state}
