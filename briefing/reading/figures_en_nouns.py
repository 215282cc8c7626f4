"""Tells whether an English number counts something: a noun follows, and no index stands before."""

from __future__ import annotations

from briefing.patterns import pattern
from briefing.reading.figures_found import HIDDEN

# Words after which a plain number is an index, part of a name, or a rank.
INDEX = frozenset(
    "act appendix article annex batch bug bus bullet catch chapter class clause day decree episode"
    " eq equation exhibit fig figure figures file flight footnote form gate generation grade group"
    " highway issue item layer level levels line lines lot model no note number numbers page pages"
    " para paragraph part parts phase point port problem question release room round route row"
    " rule seat section sections series sheet size slide stage step steps suite table task terminal"
    " tier top track type unit v vs version versions vol volume week windows year zone".split()
)

FUNCTION = frozenset(
    "a about after against all also although among an and any are around as at be because been"
    " before between both but by can could do does during each either even ever every for from had"
    " has have he her his how if in into is it its just may might must near neither no nor not now"
    " of off on once only onto or our out over per said says since so some than that the their"
    " them then there these they this those though through to too under until up upon us was we"
    " were what when where whether which while who whose will with within without would yet you"
    " your".split()
)
"""Words that end a search for the noun, and that may be capital before a number or a year."""

MONTHS = frozenset(
    "january february march april may june july august september october november december".split())

_NO_PLURAL = frozenset(
    "across always besides towards perhaps plus minus versus times less unless costs runs uses"
    " needs makes takes adds gets goes comes sees wins works shows means meets describes covers"
    " explains tells gives keeps helps starts ends brings begins remains becomes allows fixes bans"
    " requires percents us thus virus status bonus focus campus consensus census surplus"
    " is basis analysis crisis thesis axis emphasis".split()
)
_PLURAL = ("people", "men", "staff", "children", "personnel", "craft", "police", "alumni",
           "criteria", "fish", "sheep", "mice")
_TIMES = frozenset(
    "second minute min hour hr day night week month quarter year decade century centurie fortnight"
    " weekend monday am pm a.m p.m".split()
)
_MEASURES = _TIMES | frozenset(
    "degree cent point mile feet foot inch inche yard ton tonne acre hectare volt knot"
    " nm mm cm km kg mg kw mw gw tw kwh mwh gwh twh kb mb gb tb pb kbps mbps gbps hz khz mhz ghz"
    " bit byte px pixel db ms mph kph rpm fps tops tflops petaflop exaflop".split()
) | {prefix + unit for prefix in ("", *"kilo centi milli micro nano mega giga tera peta".split())
     for unit in ("metre", "meter", "watt", "byte", "gram", "litre", "liter", "second")}

_NEXT_WORDS = pattern(r"(?: [a-z][\w'’-]{0,40}){1,3}")
_MEASURE = pattern(r"[ -]([a-z][a-z.]{0,20})((?:[ -][a-z]{1,20}){0,2})")
_COMPOUND = pattern(r":[0-9]|-(?!(?:scale|to|plus)\b)[a-z]")
_LAST_WORD = pattern(rf"[\w{HIDDEN}]{{1,24}}\Z")


def noun_follows(low: str, end: int) -> bool:
    """Whether a noun in the plural follows, perhaps after adjectives."""
    return bool(noun_after(low, end))


def noun_after(low: str, end: int) -> str:
    """The noun in the plural that follows, perhaps after adjectives; empty where none does."""
    found = _NEXT_WORDS.match(low, end)
    for word in found[0].split() if found else ():
        if word in FUNCTION:
            return ""
        if word.endswith(_PLURAL) or (
            word[-1] == "s" and word not in _NO_PLURAL and not word.endswith("ss")
        ):
            return "" if word.endswith(("'s", "’s")) else word
    return ""


def measure_follows(low: str, end: int, *, at_once: bool = False) -> bool:
    """Whether a duration, a clock time, a measure or a compound follows: 24 hours, 24-hour.

    `at_once`, after a million, looks for a time in the next word only: 2.8 million GPU hours and
    3 million tonnes are counted.
    """
    if not low.startswith((" ", "-", ":"), end):
        return False
    found = _MEASURE.match(low, end)
    if found and _is_measure(found[1], _TIMES if at_once else _MEASURES):
        return True
    if found and not at_once and not _ends_noun(found[1]):
        for word in found[2].replace("-", " ").split():
            if _is_measure(word, _MEASURES):
                return True
            if _ends_noun(word):
                break
    return _COMPOUND.match(low, end) is not None


def _ends_noun(word: str) -> bool:
    """Whether what is counted ends with or before the word."""
    return word in FUNCTION or (word.endswith("s") and not word.endswith("ss"))


def _is_measure(word: str, measures: frozenset[str]) -> bool:
    word = word.rstrip(".")
    return word in measures or word.removesuffix("s") in measures


def word_before(text: str, at: int) -> str:
    """The word that stands before, but for one space; empty at a mark or the beginning."""
    if text[at - 1 : at] not in (" ", "\n"):
        return ""
    last = text[max(0, at - 25) : at - 1].rpartition(" ")[2]
    if last.isalnum():  # as it mostly is
        return last
    found = _LAST_WORD.search(text, max(0, at - 25), at - 1)
    return found[0] if found else ""


def is_named(word: str) -> bool:
    """Whether the word before a number makes it part of a name: Llama 3, iPhone 16, CES 2025."""
    return (word[:1] == HIDDEN or word != word.lower()) and word.lower() not in FUNCTION


def is_indexed(text: str, at: int) -> bool:
    """Whether the number there is an index or part of a name: page 3, Llama 3, +1."""
    if text[at - 1 : at] in ("+", "#", "/"):
        return True
    word = word_before(text, at)
    return word.lower() in INDEX or (is_named(word) and word.lower() not in MONTHS)
