"""Where marks, stops and spaces stand in running text, Chinese and other.

Everything here takes and gives sanitized HTML as plain strings. Sources: W3C, "Requirements for
Chinese Text Layout" (CLREQ); Unicode UAX #14, by which a line may break before any inline box
unless a box around it forbids it.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from briefing.patterns import pattern
from briefing.values import dataclass

_CJK = (
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u31ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_EDGES = [edge for start, _, end in zip(_CJK[::3], _CJK[1::3], _CJK[2::3], strict=True)
          for edge in (start, chr(ord(end) + 1))]
"""Where CJK begins and where it is over, in turn: a pattern of such a range is slow to make."""
_STOPS = "。，；：！？、．"
_CLOSERS = "」』）》〉】〕｝］〗〙”’"
_OPENERS = "「『（《〈【〔｛［〖〘“‘"

_INLINE = (
    "abbr", "a", "bdi", "bdo", "b", "cite", "code", "del", "dfn", "em", "ins", "i", "kbd", "mark",
    "q", "rp", "rt", "ruby", "samp", "small", "span", "strong", "sub", "sup", "s", "time", "u",
    "var", "wbr",
)
"""Tags that stand inside a line of text."""
_ENDS = f"(?:</(?:{'|'.join(_INLINE)})>)*"

_TAG = pattern(r"</?([a-z0-9]+)[^>]*>")
_BOUNDARY = f"[{_STOPS}{_CLOSERS}]"
_CLUSTER = pattern(rf"(?:{_BOUNDARY}(?:{_ENDS}{_BOUNDARY})*{_ENDS})$")
_AFTER_STOP = pattern(rf"(?<=[{_STOPS}])(?!{_BOUNDARY}|$)")
_CLOSING = pattern(f"{_BOUNDARY}+")
_PUNCTUATED = pattern(f"{_ENDS}[{_STOPS}{_CLOSERS}{_OPENERS}]")
_LATIN_STOP = pattern(rf"({_ENDS})([”’\"']*[.,;:!?…]+[”’\"']*)(?!\w)")

_WORD = r"[A-Za-z0-9\u00c0-\u024f.,%/+\-\u2010\u2011'’]"
_ELEMENT = rf"<({'|'.join(_INLINE)})(?: [^>]*)?>[^<>]{{1,12}}</\1>"
_TAIL = pattern(
    rf"(?:{_ELEMENT}|[{_CJK}]{{3}}|(?:{_WORD}{{1,16}} ?)?[{_CJK}]{{1,2}})$"
)
_WORD_TAIL = pattern(rf"(?:{_ELEMENT}|(?:&\w+;|[^\s<>&{_CJK}]){{1,20}})$")


def marks_stand_first(language: str) -> bool:
    """Whether the language sets an evidence mark before the stop, as Chinese does."""
    return language.partition("-")[0] in ("zh", "ja")


def is_square(language: str) -> bool:
    """Whether the language is set on the square and has spaces beside Latin letters: Chinese."""
    return language.partition("-")[0] == "zh"


def is_han(character: str) -> bool:
    """Whether a character is set on the full square: Han, kana, hangul."""
    return bisect_right(_EDGES, character) % 2 == 1


def needs_gap(left: str, right: str) -> bool:
    """Whether a space stands between two characters: Han beside Latin letters or digits."""
    if not left or not right:
        return False
    if is_han(left):
        return right.isalnum() and not is_han(right)
    return is_han(right) and (left.isalnum() or left == "%")


def first_visible(html: str) -> str:
    """The first character that is seen of a line's continuation; "" where another line begins."""
    at = 0
    while match := _TAG.match(html, at):
        if match[1] not in _INLINE:
            return ""
        at = match.end()
    return html[at : at + 1]


def last_visible(html: str, before: str = "") -> str:
    """The last character seen; `before` where there is none; "" where the line has ended."""
    while html.endswith(">"):
        start = html.rfind("<")
        tag = _TAG.match(html, start)
        if tag is None or tag[1] not in _INLINE:
            return ""
        html = html[:start]
    return html[-1:] or before


def with_gap_before(html: str) -> str:
    """The text with a space before its first visible character, outside of closing tags."""
    ends = re.match(_ENDS, html)
    at = ends.end() if ends else 0
    return f"{html[:at]} {html[at:]}"


def with_gap_after(html: str) -> str:
    """The text with a space after its last visible character, outside of opening tags."""
    starts = re.search(r"(?:<[a-z][^>/]*>)*$", html)
    at = starts.start() if starts else len(html)
    return f"{html[:at]} {html[at:]}"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a group of marks goes: `before` + [`held` + marks + `stop`] + `after`.

    What is in brackets is kept on one line.
    """

    before: str
    held: str
    stop: str
    after: str


def spot(before: str, after: str, language: str) -> Spot:
    """Find the place of a group of marks that was typed between two pieces of HTML."""
    written = before.rstrip()
    space = before[len(written):]
    if space and not after[:1].isspace():
        after = _after_stop(after, space, language)
    if marks_stand_first(language):
        return _before_stop(written, after)
    return _behind_stop(written, after)


def _after_stop(after: str, space: str, language: str) -> str:
    """Put a space that was typed before the marks behind the stop that follows them."""
    pattern = _CLOSING if marks_stand_first(language) else _LATIN_STOP
    stop = pattern.match(after)
    if stop is None:
        return space + after
    rest = after[stop.end():]
    return after[: stop.end()] + (rest if rest[:1].isspace() else space + rest)


def _before_stop(before: str, after: str) -> Spot:
    """Chinese: marks go before the whole run of stops and closing brackets.

    Nothing may come between two punctuation marks side by side: it would switch off the trimming
    of the space that both bring with them.
    """
    cluster = _CLUSTER.search(before)
    if cluster and (re.search(f"[{_STOPS}]", cluster[0]) or _PUNCTUATED.match(after)):
        before, after = before[: cluster.start()], cluster[0] + after
    closing = _CLOSING.match(after)
    stop = closing[0] if closing else ""
    tail = _TAIL.search(before)
    held = tail[0] if tail else _latin_tail(before)
    return Spot(before[: len(before) - len(held)], held, stop, after[len(stop):])


def _behind_stop(before: str, after: str) -> Spot:
    """English: marks go after the stop and the quotation mark that closes with it."""
    stop = _LATIN_STOP.match(after)
    if stop:
        before, after = before + stop[0], after[stop.end():]
    held = _latin_tail(before)
    return Spot(before[: len(before) - len(held)], held, "", after)


def _latin_tail(before: str) -> str:
    """The end of the last word, or a short element; never a part of an entity."""
    start = 0
    if before and before[-1] != ">" and not before[-1].isspace():
        start = len(before) - len(before.rsplit(None, 1)[-1])  # no word begins before that
    tail = _WORD_TAIL.search(before, start)
    if tail is None:
        return ""
    entity = re.search(r"&\w*$", before[: tail.start()])
    return before[entity.start() if entity else tail.start():]


def phrases(text: str) -> tuple[str, ...]:
    """A heading cut where it may break first: after the stops inside it."""
    parts = _AFTER_STOP.split(text)
    return tuple(part for part in parts if part)
