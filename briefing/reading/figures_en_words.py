"""The words and patterns with which English says numbers, units and bounds; all in lower case."""

from __future__ import annotations

import re

from briefing.patterns import pattern
from briefing.reading.currencies import ENGLISH_AFTER
from briefing.reading.figures_found import Bound


def grouped(patterns: list[str]) -> str:
    """Alternatives, put together by their first letters, so that most are passed over at once."""
    rests: dict[str, list[str]] = {}
    for one in sorted(patterns, reverse=True):
        rests.setdefault(one[:1] if one[:1].isalpha() else one, []).append(one[1:])
    return "|".join(
        first if not first.isalpha() else
        first + (f"(?:{grouped(rest)})" if len(rest) > 1 else rest[0])
        for first, rest in rests.items())


SMALL = {word: value for value, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen".split())}
TENS = {word: value for value, word in enumerate(
    "twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "k": 1000, "million": 10**6, "mn": 10**6,
          "m": 10**6, "billion": 10**9, "bn": 10**9, "b": 10**9, "trillion": 10**12, "tn": 10**12,
          "trn": 10**12, "t": 10**12, "crore": 10**7, "lakh": 10**5,
          "mln": 10**6, "bln": 10**9, "trln": 10**12}
PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
         "eighth": 8, "ninth": 9, "tenth": 10, "twentieth": 20, "hundredth": 100,
         "thousandth": 1000}

_BOUNDS: dict[Bound, str] = {
    "more_than": "more than, over, above, exceeding, exceeds, exceeded, in excess of, north of,"
                 " greater than, upwards of, surpassing, surpassed, surpasses, beyond, topped,"
                 " topping, tops, exceed",
    "less_than": "less than, under, below, fewer than, short of, south of, lower than,"
                 " shy of",
    "at_least": "at least, no less than, no fewer than, not less than, not fewer than,"
                " a minimum of, no lower than, not be less than, as little as, as few as",
    "at_most": "at most, no more than, not more than, up to, as much as, as many as,"
               " a maximum of, not exceeding, not exceed, cannot exceed, not to exceed,"
               " never exceed, no higher than, no greater than, not be more than",
    "about": "about, around, roughly, approximately, nearly, almost, close to, some, circa,"
             " nearing, an estimated, more or less, approaching",
    "exact": "handed over, took over, takes over, taken over, taking over, turned over,"
             " rolled over, carried over, signed over, talked about, talks about, talking about,"
             " worried about, worries about, concerned about, concerns about,"
             " complained about, complaints about, questions about, doubts about",
    "order": "on the scale of, on the order of, in the order of, of the order of",
}
BEFORE = {phrase.strip(): bound
          for bound, phrases in _BOUNDS.items() for phrase in phrases.split(",")}
"""What stands before a number."""
BEFORE_ENDS = frozenset(phrase.split()[-1] for phrase in BEFORE)

MULTIPLES = {"doubl": 2, "tripl": 3, "quadrupl": 4, "quintupl": 5} | {
    f"{word}fold": value for word, value in (SMALL | {"hundred": 100}).items() if value > 1}
MULTIPLE = pattern(
    r"(?:(doubl|tripl|quadrupl|quintupl)(?:ed|es|ing)(?! (?:down|as|up|back|over)\b)"
    rf"|({'|'.join(word for word in MULTIPLES if word.endswith('fold'))}))(?![\w-])")
"""Doubled, threefold: times what it was."""

CROSSED = pattern(r"\b(?:pass|cross|breach)(?:ed|es|ing) \Z")
"""More than, before a sum or a large number."""
UPWARDS = [[word] for word in (
    "ticked edged inched crept moved went nudged shot stepped climbed jumped picked bumped"
    " adds add added adding".split())]
"""Verbs of which the "up to" that follows is no bound: ticked up to 4.1%."""
ODDS = pattern(r"\b(?:one|1)[ -]in[ -]\Z")

SIZED = pattern(
    r"(?: [a-z-]{1,40})? (?:param(?:eter)?s|tokens|users|people|downloads)\b|-(?:parameter|token)\b"
)
"""What 70B counts; a bare 7B is the size in a model's name."""

_ONES = "one|two|three|four|five|six|seven|eight|nine"
_SMALL = (rf"(?:{'|'.join(TENS)})(?:[ -](?:{_ONES})(?![a-z]))?|"
          + "|".join(sorted(list(SMALL)[1:], key=len, reverse=True)))
DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}(?![0-9])|[0-9]{1,15})(?:\.[0-9]{1,9})?"
_LONG = "hundred|thousand|million|billion|trillion|dozen|crore|lakh"
AMOUNT = pattern(
    rf"(?:(?P<digits>{DIGITS})"
    rf"|(?P<half>half (?:an? )?(?={_LONG})|half an?(?= (?:percentage|basis) point))"
    rf"|(?P<a>an?(?= (?:{_LONG})(?![\w-])(?! scale)))"
    rf"|(?P<words>(?:{_SMALL})(?:[ -]hundred(?:(?: and)?[ -](?:{_SMALL})(?![a-z]))?)?)(?![a-z]))"
    rf"(?P<plus> and a half(?= (?:times|{_LONG}|per)))?"
    rf"(?P<scale>(?:[ -]?(?:{_LONG}|bl?n|ml?n|trl?n|tn|[kmbt]))(?![a-z0-9])"
    r"(?:[ -](?:million|billion|crore))?)?"
)
MONEY_AFTER = pattern(
    "[ -](?:(" + grouped([*map(re.escape, ENGLISH_AFTER)]) + r")(?![\w-])|([a-z]{3})(?!\w))"
)
PERCENT = pattern(
    r" ?(?:(%)|(‰))|[ -](?:(basis[ -]points?)|per[ -]?cent(age[ -]points?)?)\b"
    r"|[ -]?(?:(bps?)|pct)\b"
)
TIMES = pattern(
    r"(?: times|-times)(?! (?:an?|per|in|since|over|this|last|before|already)\b)(?!\w)"
    r"|[ -]?fold\b| ?(?:x|×)(?!\w)"
)
TWICE = pattern("twice(?= (?:as|the|that|what|its|their)\\b)")
QUARTERS = pattern(
    r"(?:three|3)(?:-quarters| quarters of\b"
    r"|(?<!for three)(?<!(?:last|past|next) three)(?<!first three)(?<!these three) quarters)")
"""Quarters that are a share and no months."""
FRACTION = pattern(
    rf"(?:(?P<top>an?|every|{_ONES}|[0-9]{{1,3}})[ -](?P<part>{'|'.join(PARTS)}|halve)"
    rf"(?P<plural>s?)(?![\w-])"
    rf"|(?P<n>{_ONES}|[0-9])(?: in | out of )(?P<m>{_ONES}|ten|twenty|hundred|1?00|[0-9]0?)"
    rf"(?!\w|[.,:][0-9]|[ -](?:{_LONG}))"
    rf"|(?P<slash>[0-9]{{1,3}})/(?P<under>[0-9]{{1,6}})(?![\w/]))"
)
HALF = pattern(r"half(?! (?:an?|a dozen|way|year|hour|the (?:battle|fun|story))\b)(?![\w-])")
OF_WHOLE = pattern(
    r"(?:\W*$|[^\w ]| (?:of|or|as|in|from|to|the|its|their|and|by|on|when|while|since|last|this|"
    r"less|more|fewer|smaller|cheaper|faster|that|what|at|below|above|over|under|taken|cut|off)\b)"
)
"""What may follow a fraction; a noun makes it an ordinal: a third round."""

HALF_OF = pattern(r" (?:of|the|that|as|its|their|his|her|what|our|all|this)\b|[.,;:)\n]|$")
SCALE_ALONE = pattern(r"(million|billion|trillion)(?=(?:-| )scale\b|-class\b)")
_AND_NOUN = r"(?:[ -][a-z][\w-]{0,40}){0,2}?"
BOUND_AFTER = pattern(
    rf"(?P<at_least>\+|-plus\b|{_AND_NOUN} or more\b)|(?P<about>{_AND_NOUN} or so\b)"
    rf"|(?P<at_most>{_AND_NOUN} or (?:less|fewer)\b)|(?P<order>(?:-\w{1,20})?[ -]scale\b)"
)
ARTICLE = pattern(r"one (?:of|or|and(?! a half)|is|was|could|can|may|will|has|had)\b")
"""Where one counts nothing."""
TO = pattern(r"(?: (?:to|and|or) | ?[-–—] ?)(?:[0-9]|" + _SMALL + ")")
GLUED = pattern(r"[a-z0-9_]|[.:/][0-9]")
UNREAD = pattern(r"[a-z0-9]+|.", re.DOTALL)
"""What to pass over where nothing was read."""
