"""Reads English dates: 3 March 2025, March 3, 2025, late 2024, Q3 2024, that September."""

from __future__ import annotations

import re
from datetime import date

from briefing.patterns import pattern
from briefing.reading.figures_en_nouns import INDEX, is_named, noun_follows, word_before
from briefing.reading.figures_en_words import grouped
from briefing.reading.figures_found import FoundDate, Part, Years

_MONTHS = {name: number for number, names in enumerate((
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
    "august aug", "september sept sep", "october oct", "november nov", "december dec"), 1)
    for name in names.split()}
_PARTS: dict[str, Part] = {
    "early": "early", "beginning": "early", "start": "early", "mid": "mid", "middle": "mid",
    "late": "late", "end": "late", "close": "late"}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_RELATIVE = {
    "that year": ("same", 0), "the same year": ("same", 0), "this year": ("today", 0),
    "last year": ("today", -1), "next year": ("today", 1), "the year before": ("same", -1),
    "the previous year": ("same", -1), "the year after": ("same", 1),
    "the following year": ("same", 1), "the next year": ("same", 1),
}
_MONTHS_RUN = dict(zip("two three four five six seven eight nine ten eleven".split(), range(2, 12),
                       strict=True)) | {str(number): number for number in range(2, 12)}
_COUNTS = "|".join(_MONTHS_RUN)
_PART_OF = rf"(?: (?:of|in) |[ -](?={'|'.join(_MONTHS)}|[0-9]|last|this|next|that))"
STARTS = [
    *(f"{month}(?![a-z])" for month in _MONTHS),
    *(f"{season} (?:of |[0-9])" for season in _SEASONS),
    *(part + _PART_OF for part in _PARTS),
    rf"first (?:{_COUNTS}) months",
    "year[ -]end [12]", "first[ -](?:half|quarter)", "second[ -](?:half|quarter)",
    "third[ -]quarter", "fourth[ -]quarter", "q[1-4]", "h[12]", "that year", "this year",
    "last year", "next year",
    rf"that (?={'|'.join(_MONTHS)})",
    "the (?:same|year (?:before|after)|(?:previous|following|next) year)",
]
"""What a date may start with, besides a number."""

_NAMED = f"(?:{grouped([*_MONTHS])})(?![a-z])"
_MONTH = (
    "(?:(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True))
    + r")(?![a-z])(?:(?<!may)\.(?=,?[ ][0-9]))?)"
)
_YEAR = r"(?:1[89]|20)[0-9][0-9](?![\w%]|[.,/:-][0-9]|,[0-9])"
_WINTER = r"(?:1[89]|20)[0-9][0-9][-–/][0-9]{2}(?![\w%/-])"
_REL = "|".join(sorted(_RELATIVE, key=len, reverse=True)).replace(" ", "\\ ")
_DAY = r"(?:[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\w%:]|[.,/][0-9])"
_DATE = pattern(
    rf"""(?:
      (?:(?P<part>early|mid|late)(?:[ -]|\ in\ (?:the\ )?)|
         (?P<part_of>beginning|start|middle|end|close)(?:\ of\ (?:the\ )?|-))?
      (?:
        (?P<d1>{_DAY})(?:\ of)?\ (?P<m1>{_MONTH})
       |(?:(?P<that>that|the\ same)\ )?(?P<m2>{_MONTH})(?:\ (?P<d2>{_DAY}))?
       |(?:(?P<quarter>first|second|third|fourth)[ -]quarter|(?P<half>first|second)[ -]half)
         (?![\w-])(?:(?:(?<=-quarter)|(?<=-half))
            (?=(?:\ [a-z][a-z-]{{0,20}}){{1,3}}\ (?:in|of|for)\ (?P<later>{_YEAR})))?
       |(?:q(?P<q>[1-4])(?![\w-])|(?P<q1>[1-4])q(?=\ [12]))
       |(?:h(?P<h>[12])(?![\w-])|(?P<h1>[12])h(?=\ [12]))
       |first\ (?P<run>{_COUNTS})\ months
       |(?P<season>spring|summer|autumn|fall|winter)(?=\ (?:of\ )?(?:{_YEAR}|{_WINTER}))
      )
      (?:,?\ (?:of\ )?(?:(?P<year>{_YEAR})|(?P<relative>{_REL})|(?P<winter>{_WINTER}))
        |(?=(?:\ (?:and|to|through|or)\ |\ ?[-–—]\ ?)
            (?:(?:{_DAY}\ )?{_MONTH}(?:\ {_DAY},?)?|{_DAY},)\ (?P<shared>{_YEAR}))
      )?(?!\ of\ (?:the\ )?(?:fiscal|fy)\b)
     |(?:(?P<part2>early|mid|late)(?:[ -]|\ in\ )|
         (?P<part2_of>beginning|start|middle|end|close)(?:\ of\ |-)|(?P<year_end>year[ -]end\ )
      )?(?:the\ )?
      (?:(?P<decade>(?:1[89]|20)[0-9]0)s(?!\w)
        |(?P<year2>{_YEAR})(?!\ (?:fiscal|financial)\ year)
           (?:\ (?:q(?P<q2>[1-4])|h(?P<h2>[12])))?(?!\w)
        |(?P<relative2>{_REL})(?!\w|'s))
    )""", re.VERBOSE,
)
_PLAIN = pattern(
    rf"(?:({_DAY}) ({_NAMED})|({_NAMED})(?: ({_DAY}),?)?) ({_YEAR})(?! of )")
"""A day, month and year, or the month and year alone: most dates, read at once."""
AFTER_MONTH = pattern(rf"(?<![a-z])(?:{'|'.join(_MONTHS)})\.?-\Z")
"""January-March: the second month is glued to no name."""
_DIGITS = pattern(r"[12][0-9]{3}|[0-9]{1,2}(?:st|nd|rd|th)? (?:of )?[jfmasond]|[1-4][qh] [12]")
"""How every date that starts with a digit goes on."""
_ISO = pattern(r"([12][0-9]{3})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?![0-9])")
_MONTH_CUES = frozenset("in since until till during throughout early late mid".split())
_CUES_OF_ALL = frozenset("by from to of before after between and through for around about its"
                         " their".split())
_NAMES = ("may", "march", "april", "june", "august")
"""Months that are also names: for May Chen."""


def read_date(text: str, low: str, at: int, years: Years) -> FoundDate | None:
    """Read the date that starts there, if one does; a year stated is noted in `years`.

    `low` is the text in lower case.
    """
    if low[at].isdigit() and not _DIGITS.match(low, at):
        return None
    if (plain := _PLAIN.match(low, at)) and low[at - 2 : at] != "l ":       # fiscal June 2024
        return _plain_date(plain, text, years)
    if low[at + 4 : at + 5] in "-/." and (iso := _ISO.match(low, at)):
        year, _, month, day = iso.groups()
        years.state(int(year))
        return _dated(at, iso.end(), int(year), int(month), int(day))
    match = _DATE.match(low, at)
    if not match or not _whole(match, text, low):
        return None
    year = _year(match, years)
    if year is None:
        return None
    relative = match["relative"] or match["relative2"]
    if relative and _RELATIVE[relative][0] == "today":
        years.same = year
    month, day = match["m1"] or match["m2"], match["d1"] or match["d2"]
    if month and day:
        number = int(day.rstrip("sthndr"))
        return _dated(at, match.end(), year, _MONTHS[month.rstrip(".")], number)
    return _coarse(match, at, year)


def _plain_date(match: re.Match[str], text: str, years: Years) -> FoundDate | None:
    day, month, name, behind, year = match.groups()
    if not text[match.start(2 if day else 3)].isupper():
        return None
    years.state(int(year))
    if day or behind:
        number = int((day or behind).rstrip("sthndr"))
        return _dated(match.start(), match.end(), int(year), _MONTHS[month or name], number)
    return FoundDate(match.start(), match.end(), f"{year}-{_MONTHS[name]:02}")


def _year(match: re.Match[str], years: Years) -> int | None:
    if stated := (match["year"] or match["year2"] or match["decade"] or match["shared"]
                  or match["winter"] or match["later"]):
        years.state(int(stated[:4]))
        return int(stated[:4])
    said = match["relative"] or match["relative2"] or ("that year" if match["that"] else "")
    base, offset = _RELATIVE.get(said, ("now", 0))
    known = years.known(base)
    return None if known is None else known + offset


def _whole(match: re.Match[str], text: str, low: str) -> bool:
    """Whether it is a date and not a verb, a name or a number of things."""
    at, month = match.start(), match["m1"] or match["m2"]
    word = word_before(text, at)
    if word.lower() in ("fiscal", "financial") or (match["run"] and not (
            match["year"] or match["relative"])):
        return False
    if month:
        start = match.start("m1") if match["m1"] else match.start("m2")
        sure = ("d1", "d2", "year", "relative", "shared", "that", "part", "part_of")
        if any(match[group] for group in sure) or word.lower() in _MONTH_CUES:
            return text[start].isupper()
        after = text[match.end() : match.end() + 2]
        named = month in _NAMES and after[:1] == " " and "A" <= after[1:] <= "Z"
        return text[start].isupper() and word.lower() in _CUES_OF_ALL and not named
    if match["year2"] and not (match["part2"] or match["part2_of"] or match["year_end"]):
        bounded = low.endswith(("than ", "over ", "about ", "some ", "nearly "), 0, at)
        counted = (bounded or match["year2"] == "2000") and noun_follows(low, match.end())
        glued = text[at - 1 : at] in ("$", "-", "€")
        return not (counted or glued or is_named(word) or word.lower() in INDEX)
    return True


def _dated(at: int, end: int, year: int, month: int, day: int) -> FoundDate | None:
    try:
        exact = date(year, month, day)
    except ValueError:
        return None
    return FoundDate(at, end, exact.isoformat())


def _coarse(match: re.Match[str], at: int, year: int) -> FoundDate:
    """A month, quarter, half, season, decade or year, perhaps a part of it."""
    named = (match["part"] or match["part_of"] or match["part2"] or match["part2_of"]
             or (match["year_end"] and "end"))
    part = _PARTS[named] if named else None
    if month := match["m2"]:
        edtf = f"{year}-{_MONTHS[month.rstrip('.')]:02}"
    elif quarter := match["quarter"] or match["q"] or match["q1"] or match["q2"]:
        last = 3 * _ORDINALS[quarter]
        edtf = f"{year}-{last - 2:02}/{year}-{last:02}"
    elif run := match["run"]:
        edtf = f"{year}-01/{year}-{_MONTHS_RUN[run]:02}"
    elif half := match["half"] or match["h"] or match["h1"] or match["h2"]:
        edtf = f"{year}-01/{year}-06" if _ORDINALS[half] == 1 else f"{year}-07/{year}-12"
    elif match["season"]:
        edtf = f"{year}-{_SEASONS[match['season']]}"
    else:
        edtf = f"{year // 10}X" if match["decade"] else str(year)
    return FoundDate(at, match.end(), edtf, part)
