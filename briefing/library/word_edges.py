"""Whether a form that is found in a text is a word there, or only a part of a longer one.

Latin words have spaces between them, but hyphens, dots and names in capitals hold several together.
Chinese has none: what tells there is the character before and the one behind.
"""

from __future__ import annotations

from briefing.patterns import pattern

_BEFORE = {
    "大": "巨龐強重偉廣最更較越加擴放壯浩盛遠高很極太",
    "小": "最更較越縮微渺弱很極太",
    "開": "公打展分離召避張敞解拉推揭撇",
    "國": "中美外英法德俄各全我本他韓泰貴王帝跨兩多",
    "代": "時世年古現近當取替交歷朝",
    "算": "計運預演估換打合核清結精心",
    "推": "類",
    "聯": "關蘇",
    "參": "人海",
    "資": "投工物師薪出增融外",
    "模": "規楷",
    "學": "大科數文化醫哲同留入小中",
}
"""First characters of words, and what makes each of them the end of another: 龐大|模型."""
_SUFFIXES = {
    "化": "學石妝解身整", "性": "能質價格別命", "器": "材官具物", "者": "", "商": "業用品務機標場",
    "人": "才士類工力員們數口物事", "家": "庭具電長", "員": "工", "學": "習生術界校者會",
    "率": "先領", "權": "重力威限益",
}
"""What makes another word of what stands before it, unless it begins a word with one of these."""
_AFTER = {
    "理": "論想由念解事", "資": "料訊", "力": "量度道圖", "數": "據字", "型": "態號", "源": "頭",
    "元": "件素", "法": "律院國", "意": "見思",
}
"""Last characters of words, and what makes each of them the beginning of another: 時代|理念."""
_GOES_ON = pattern(r"[.\u2010\u2011-][A-Za-z0-9]")
_GOES_BEFORE = pattern(r"[A-Za-z0-9][.\u2010\u2011-]\Z")
_NAME_BEFORE = pattern(r"\b[A-Z][A-Za-z]* \Z")
_NAME_AFTER = pattern(r" [A-Z]")
_HOLDS = frozenset(".\u2010\u2011-")
"""Characters that hold the parts of a compound together."""
_WORD = 24
"""How far back a word is looked for."""


def in_longer_word(text: str, start: int, end: int) -> bool:
    """Whether what stands there in a plain text is a part of a longer word or name."""
    if text[start].isascii() and text[end - 1].isascii():
        return _in_compound(text, start, end) or _in_name(text, start, end)
    before, after = text[max(0, start - 1) : start] or " ", text[end : end + 1] or " "
    return (
        before in _BEFORE.get(text[start], "") or after in _AFTER.get(text[end - 1], "")
        or (after in _SUFFIXES and text[end + 1 : end + 2] not in tuple(_SUFFIXES[after])))


def _in_compound(text: str, start: int, end: int) -> bool:
    """The agent of multi-agent and of agent.py; behind a sentence's stop there is a space."""
    return (text[end : end + 1] in _HOLDS and _GOES_ON.match(text, end) is not None) or (
        text[start - 1 : start] in _HOLDS
        and _GOES_BEFORE.search(text, max(0, start - 2), start) is not None)


def _in_name(text: str, start: int, end: int) -> bool:
    """A capital between capitals: the Reliability of Site Reliability Engineers."""
    return text[start].isupper() and bool(_NAME_AFTER.match(text, end)) and bool(
        _NAME_BEFORE.search(text, max(0, start - _WORD), start))
