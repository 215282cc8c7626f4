"""The field types that records share: ids, references, flags, addresses, and stated values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial
from typing import Annotated, Any, Generic, TypeVar, get_args
from urllib.parse import urlsplit

from briefing.errors import nearest
from briefing.records.dates import Date, parse_date
from briefing.records.faults import Fault, shown
from briefing.records.pinyin import parse_pinyin
from briefing.records.quantities import Quantity, parse_count, parse_number, parse_quantity
from briefing.records.record import Read, Record
from briefing.records.text import Localized, parse_language, parse_localized
from briefing.values import dataclass

T = TypeVar("T")

ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LONGEST = 100
_WINDOWS_DEVICES = {"con", "prn", "aux", "nul"} | {
    f"{n}{i}" for n in ("com", "lpt") for i in range(10)
}


def check_id(raw: Any) -> str:
    """An id as editors write it: kebab-case ASCII, beginning with a letter. Raises `id-invalid`."""
    if not isinstance(raw, str):
        raise Fault("id-invalid", f"{shown(raw)} stands where one id is wanted",
                    help="write the id alone")
    if not ID.fullmatch(raw):
        slug = re.sub(r"[^a-z0-9]+", "-", raw.lower()).strip("-")
        help = f"write {slug}" if ID.fullmatch(slug) else "use a-z, 0-9 and -, a letter first"
        raise Fault("id-invalid", f"{raw or 'nothing'} is not an id", help=help)
    if len(raw) > _LONGEST:
        raise Fault("id-invalid", f"this id has {len(raw)} characters", help="shorten it, such as "
                    f"to {raw[:40].rpartition('-')[0] or raw[:40]}",
                    label=f"at most {_LONGEST}")
    if raw.startswith("x-") or raw in ("compare", "report") or raw in _WINDOWS_DEVICES:
        raise Fault(
            "id-reserved", f"{raw} is reserved and cannot be an id", help="choose another id"
        )
    return raw


def is_id(text: str) -> bool:
    """Whether a text has the form of an id; whether it may be one, `check_id` says."""
    return len(text) <= _LONGEST and bool(ID.fullmatch(text))


def parse_flag(raw: Any) -> bool:
    """`true` or `false`. Raises `flag-invalid`."""
    if raw in (True, False):
        return bool(raw)
    if raw in ("true", "false"):
        return bool(raw == "true")
    near = {"yes": "true", "no": "false", "on": "true", "off": "false"}.get(str(raw).lower())
    raise Fault(
        "flag-invalid",
        f"{shown(raw)} is neither true nor false",
        help=f"write {near}" if near else "write true or false",
    )


def parse_whole(raw: Any) -> int:
    """A whole number from 0. Raises `quantity-invalid`."""
    number = parse_number(raw)
    if number.denominator != 1 or number < 0:
        raise Fault("quantity-invalid", f"{shown(raw)} is not a whole number from 0 on",
                    help="write it out in digits, such as 128_000")
    return int(number)


def parse_price(raw: Any) -> Fraction:
    """A number from 0. Raises `quantity-invalid`."""
    number = parse_number(raw)
    if number < 0:
        raise Fault("quantity-invalid", f"{raw} is less than nothing", help="write 0 or more")
    return number


def parse_plain(raw: Any) -> str:
    """One text, not empty. Raises `text-invalid` or `text-empty`."""
    if not isinstance(raw, str):
        raise Fault("text-invalid", f"{shown(raw)} stands where one text is wanted",
                    help="write one text, the same for all languages")
    if not raw.strip():
        raise Fault("text-empty", "this text is empty", help="write it, or leave the key out")
    return raw


def parse_url(raw: Any) -> str:
    """A whole web address. Raises `url-invalid`."""
    try:
        parts = urlsplit(raw if isinstance(raw, str) else "")
        good = (
            parts.scheme in ("http", "https")
            and bool(parts.hostname)
            and not re.search(r"[\s<>\"'\\]", raw)
        )
    except ValueError:
        good = False
    if not good:
        raise Fault(
            "url-invalid",
            f"{shown(raw)} is not a web address",
            help="write the whole address, beginning with https://",
        )
    return str(raw)


def parse_list(raw: Any) -> Any:
    """A list; one value alone is told how to become one."""
    if isinstance(raw, (list, tuple)):
        return raw
    item = raw if isinstance(raw, str) else "{…}"
    raise Fault("list-wanted", "a list is wanted here", help=f"write [{item}]")


def one_of(choice: Any) -> Read:
    """Accept one of the texts of a `Literal`; anything else is told the nearest one."""
    return Read(parse_choice(choice))


def parse_choice(choice: Any) -> Callable[[Any], Any]:
    """The function behind `one_of`, for use inside `stated`."""
    return partial(parse_one_of, get_args(choice))


def parse_one_of(allowed: tuple[str, ...], raw: Any) -> Any:
    """One of these words. Raises `choice-unknown`, with the nearest one."""
    if isinstance(raw, str) and raw in allowed:
        return raw
    near = nearest(raw, allowed) if isinstance(raw, str) else None
    some = ", ".join(allowed)
    raise Fault(
        "choice-unknown",
        f"{shown(raw)} is not one of the words allowed here",
        label=f"did you mean {near}?" if near else "",
        help=f"write one of: {some}",
    )


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody: a record's id, or a text where there is no record."""

    id: str | None = None
    text: Localized | None = None


def parse_named(raw: Any) -> Named:
    """A record's id, or a text. Raises what `parse_localized` raises."""
    if isinstance(raw, Named):
        return raw
    if isinstance(raw, str) and ID.fullmatch(raw):
        return Named(id=raw)
    return Named(text=parse_localized(raw))


@dataclass(frozen=True, slots=True)
class Stated(Generic[T]):
    """A field's value, the claim that bears it out, or both.

    `value` alone: no evidence given. Both: a literal proved by that claim. `claim` alone, in a
    field whose value a claim can hold: the claim's value of that name, or its date.
    """

    value: T | None = None
    claim: str | None = None


def stated_in(record: Record, at: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Where a record states something, and the `Stated` that stands there, at any depth."""
    for name, value in vars(record).items():
        if isinstance(value, Stated):
            yield (*at, name), value
        elif isinstance(value, Record):
            yield from stated_in(value, (*at, name))


def stated(parse: Callable[[Any], T], *, taken: bool = False) -> Read:
    """Accept a literal or `{value: literal, claim: id}`; with `taken`, `{claim: id}` too.

    A claim holds dates and quantities only, so any other field has to say its value itself.
    """
    return Read(partial(parse_stated, parse, taken=taken))


def parse_stated(parse: Callable[[Any], T], raw: Any, *, taken: bool) -> Stated[T]:
    """What `parse` reads, with its claim; with `taken`, a claim alone.

    Raises `field-unknown`, `claim-value`, or what `parse` raises.
    """
    if isinstance(raw, Stated):
        return raw
    if isinstance(raw, dict) and "claim" in raw:
        for key in raw:
            if key not in ("value", "claim"):
                raise Fault(
                    "field-unknown",
                    f"{key} cannot stand beside claim",
                    at=(key,),
                    help="write {claim: …}, or {value: …, claim: …}",
                )
        claim = _below("claim", check_id, raw["claim"])
        if not taken and "value" not in raw:
            raise Fault("claim-value", "a claim cannot give the value of this field",
                        at=("claim",), label="only dates and figures are taken from a claim",
                        help=f"write {{value: …, claim: {claim}}}")
        value = _below("value", parse, raw["value"]) if "value" in raw else None
        return Stated(value, claim)
    return Stated(parse(raw))


def _below(key: str, parse: Callable[[Any], T], raw: Any) -> T:
    try:
        return parse(raw)
    except Fault as error:
        raise error.below(key) from None


def parse_texts(raw: Any) -> tuple[str, ...]:
    """A list of plain texts."""
    return tuple(parse_plain(item) for item in parse_list(raw))


Id = Annotated[str, Read(check_id)]
Flag = Annotated[bool, Read(parse_flag)]
Whole = Annotated[int, Read(parse_whole)]
Plain = Annotated[str, Read(parse_plain)]
Tag = Annotated[str, Read(parse_language)]
Pinyin = Annotated[str, Read(parse_pinyin)]
Url = Annotated[str, Read(parse_url)]
When = Annotated[Date, Read(parse_date)]
Text = Annotated[Localized, Read(parse_localized)]
Amount = Annotated[Quantity, Read(parse_quantity)]
Number = Annotated[Fraction, Read(parse_number)]
Somebody = Annotated[Named, Read(parse_named)]
Listed = Read(parse_list)

StatedDate = Annotated[Stated[Date], stated(parse_date, taken=True)]
StatedText = Annotated[Stated[Localized], stated(parse_localized)]
StatedPlain = Annotated[Stated[str], stated(parse_plain)]
StatedFlag = Annotated[Stated[bool], stated(parse_flag)]
StatedWhole = Annotated[Stated[int], stated(parse_whole, taken=True)]
StatedPrice = Annotated[Stated[Fraction], stated(parse_price, taken=True)]
StatedCount = Annotated[Stated[Quantity], stated(parse_count, taken=True)]
StatedTexts = Annotated[Stated[tuple[str, ...]], stated(parse_texts)]
StatedId = Annotated[Stated[str], stated(check_id)]
