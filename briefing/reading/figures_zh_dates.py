"""Reads Chinese dates: 2025 年 3 月 3 日, 2024 年底, 民國 113 年 8 月, 同年 9 月, 去年第四季."""

from __future__ import annotations

import re
from datetime import date

from briefing.patterns import pattern
from briefing.reading.figures_found import FoundDate, Part, Years
from briefing.reading.figures_zh_words import DIGITS, FISCAL

STARTS = ["民[國国]", "[同當当該该去今明隔翌次前上]年", "[前上]一年", "[上下]半年", r"元\s?月",
          "年(?=年?[初中底末])", r"第[一二三四1-4]\s?季", "Q[1-4]",
          r"前(?<![目先日之以年月天週周個个前提從从事空會会]前)\s?(?:[三3]\s?季|(?:[2-9]|1[01]|十一?"
          r"|[二三四五六七八九])\s?月)"]
"""What a date may start with, besides a number."""

_RELATIVE = {
    "去年": ("today", -1), "今年": ("today", 0), "明年": ("today", 1), "前年": ("today", -2),
    "同年": ("same", 0), "該年": ("same", 0), "该年": ("same", 0),
    "當年": ("same", 0), "当年": ("same", 0), "前一年": ("same", -1), "上一年": ("same", -1),
    "上年": ("same", -1), "隔年": ("same", 1), "翌年": ("same", 1), "次年": ("same", 1),
}
_BESIDE = ("前一年", "上一年", "上年", "隔年", "翌年", "次年")
_PARTS: dict[str, Part] = {"初": "early", "上": "early", "中": "mid", "底": "late", "末": "late",
                           "下": "late"}
_NOT_A_YEAR = "每近往多數数幾几一二三四五六七八九十百千0123456789 "
"""What stands before 年中 that is not the middle of a year: 十年中."""
_SEASONS = {"春": 21, "夏": 22, "秋": 23, "冬": 24}

_TO = r"\s?(?:至|到|-|–|—|~|～|、|和|與|与|及)\s?"
"""What joins the dates of a range or a list, the last of which alone says 年 or 月."""
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元])"
_PART = (
    "初(?![期版代級级心衷稿選选探始夏秋冬]|[創创](?![辦办立業业下新造建刊設设]|[業业]者)|步(?!入)|次(?![貸贷])"
    "|估(?![計计算])|[審审](?![查議议理判批核])|[階阶](?!段)|值(?!得)|中(?![國国央])|春(?![節节])|[體体][驗验])"
    "|底(?![層层](?!出)|座(?![談谈])|部(?![署長门門分份位])|[盤盘](?![點点整中後后前面])|[線线](?![上下])|特律|蘊|蕴"
    "|[氣气]|片(?!商)|薪(?![資资酬水]))|末(?![端代班梢期季]|日(?![本圓圆元系商]))"
         "|中(?=旬|期|[^\\u4e00-\\u9fff]|$|[的推發发完宣前後后起才就已將将時时曾又再公開开成以至到])")
_DATE = pattern(
    rf"""(?:(?P<year>[12][0-9]{{3}})(?:\s?年(?:度(?!假))?|(?=\s?[QH][1-4])|(?=(?:{_TO}[12][0-9]{{3}}){{1,4}}\s?年))
      |(?P<han>[一二][〇○零一二三四五六七八九]{{3}})\s?年
      |民[國国]\s?(?P<roc>[0-9]{{1,3}}|[一二三四五六七八九十百零〇]{{1,5}})\s?年度?
      |(?P<relative>前一年|上一年|(?<![過过])去年|今年(?![輕轻齡龄])|(?<![說说聲声證证發发表透文註注申])明年
        |(?<![應应])[該该]年|(?<![相適适])[當当]年|[隔翌]年|(?<![以目之先日當当從从會会空提])前年
        |(?:(?<!\w)|(?<=[比較较於于由從从與与和及至到在的為为是]))上年(?![紀纪度限])
        |(?<![不共相如])同年(?![齡龄級级紀纪份])
        |(?<![每這这此首0-9一二三四五六七八九十幾几多])次年)度?)?
    (?:\s?(?:
       (?P<month>{_MONTH})(?:\s?月(?!(?<=[三五]月)天(?![氣气然]))|(?=(?:{_TO}{_MONTH}){{1,4}}\s?月))
         (?:\s?(?P<day>[0-3]?[0-9]|[一二三四五六七八九十]{{1,3}})\s?[日號号]
           |份?(?P<month_part>{_PART}|[上下]旬)旬?)?
      |前\s?(?:(?P<quarters>[二兩两三23])\s?季|(?P<months>{_MONTH}|兩|两)\s?[個个]?月)(?![前後后])
      |第?(?P<quarter>[一二三四1-4首末])\s?季度?(?P<quarter_part>{_PART})?|(?P<q>Q[1-4])
      |(?P<half>上|下)半(?:年|(?![場场部身夜天段月]))|H(?P<h>[12])(?![0-9])
      |年?(?P<part>{_PART})|(?P<season>[春夏秋冬])[季天]
      |(?:(?<=[0〇零○]年)|(?<=[0〇零○][ ]年))代(?P<decade>{_PART})?(?![理表工號号碼码幣币購购言步])
      ))?""", re.VERBOSE,
)
_FIRST = pattern(
    rf"[12][0-9]{{3}}(?:{_TO}|\s?[年QH/.])|[0-9]{{1,2}}(?:{_TO}|\s?月)|[一二三四五六七八九十]{{1,2}}(?:{_TO}|\s?月)"
    "|[一二][〇○零一二三四五六七八九]{3}|[^0-9一二三四五六七八九十兩两百千萬万億亿兆半]"
)
"""How every date begins: a quick look before the long one."""
_PLAIN = pattern(
    r"([12][0-9]{3})\s?年(?:\s?(1[0-2]|0?[1-9])\s?月(?:\s?([0-3]?[0-9])\s?[日號号]"
    r"|(?![\s0-9份初底末中上下一二三四五六七八九十]))"
    r"|(?![\s0-9度年初底末中代春夏秋冬第一二三四五六七八九十上下前首元QH]))")
"""Most dates, where none that is longer begins so: read at once."""
_ISO = pattern(r"([12][0-9]{3})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?![0-9])")


def read_date(text: str, at: int, years: Years) -> FoundDate | None:
    """Read the date that starts there, if one does; a year stated is noted in `years`."""
    if plain := _PLAIN.match(text, at):
        stated = int(plain[1])
        if not 1800 <= stated <= 2100 or _is_every(text, at):
            return None
        years.state(stated)
        if plain[3]:
            return _dated(at, plain.end(), stated, int(plain[2]), int(plain[3]))
        edtf = f"{stated}-{int(plain[2]):02}" if plain[2] else plain[1]
        return FoundDate(at, plain.end(), edtf)
    if not _FIRST.match(text, at):
        return None
    if text[at + 4 : at + 5] in "-/." and (iso := _ISO.match(text, at)):
        year, _, month, day = iso.groups()
        years.state(int(year))
        return _dated(at, iso.end(), int(year), int(month), int(day))
    match = _DATE.match(text, at)
    if not match or not match[0] or _is_every(text, at):
        return None
    year, is_stated = _year(match, years)
    if year is None or not 1800 <= year <= 2100 or not _whole(match, text, at):
        return None
    if is_stated:
        years.state(year)
    if match["relative"] and match["relative"] not in _BESIDE:
        years.same = year
    if match["day"]:
        return _dated(at, match.end(), year, _number(match["month"]), _number(match["day"]))
    return _coarse(match, at, year)


def _is_every(text: str, at: int) -> bool:
    """Whether what stands before makes it no year: 每年 3 月."""
    return text[max(0, at - 2) : at] in ("每年", "歷年", "历年")


def _year(match: re.Match[str], years: Years) -> tuple[int | None, bool]:
    """The year meant, and whether it is stated."""
    if match["year"]:
        return int(match["year"]), True
    if match["han"]:
        return int("".join(str(DIGITS[char]) for char in match["han"])), True
    if match["roc"]:
        return 1911 + _number(match["roc"]), True
    base, offset = _RELATIVE.get(match["relative"] or "", ("now", 0))
    known = years.known(base)
    return (None if known is None else known + offset), False


def _whole(match: re.Match[str], text: str, at: int) -> bool:
    """Whether it is a date and not the beginning or the end of another word."""
    if match["relative"] in ("當年", "当年") and match[0] in ("當年", "当年"):
        return False
    if match["year"] or match["han"] or match["roc"] or match["relative"]:
        return True
    if FISCAL.search(text, max(0, at - 6), at):
        return False
    before = text[max(0, at - 1) : at]
    if match["month"]:
        in_a_year = text[max(0, at - 2) : at].rstrip().endswith("年")       # 24 年 12 月
        return not in_a_year and (not before or before not in "一二三四五六七八九十個个第每")
    if match["part"]:
        return match[0][0] == "年" and (not before or before not in _NOT_A_YEAR)
    return bool(match["half"] or match["q"]) or match[0][0] in "第前"


def _number(digits: str) -> int:
    """A month, a day or a year of the Republic: 3, 十二, 一百一十三, 一一三."""
    if digits.isascii():
        return int(digits)
    if digits in ("元", "首"):
        return 1
    if not any(char in "十百" for char in digits):
        return int("".join(str(DIGITS[char]) for char in digits))
    hundreds, _, rest = digits.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    value = 100 * DIGITS.get(hundreds, 1) if hundreds or "百" in digits else 0
    return value + (10 * DIGITS.get(tens[-1:], 1) if ten else 0) + DIGITS.get(ones[-1:], 0)


def _dated(at: int, end: int, year: int, month: int, day: int) -> FoundDate | None:
    try:
        exact = date(year, month, day)
    except ValueError:
        return None
    return FoundDate(at, end, exact.isoformat())


def _coarse(match: re.Match[str], at: int, year: int) -> FoundDate | None:
    """A month, quarter, half, season, decade or year, perhaps a part of it."""
    part: Part | None = None
    if match["month"]:
        if match["month_part"]:
            part = _PARTS[match["month_part"][0]]
        edtf = f"{year}-{_number(match['month']):02}"
    elif quarter := match["quarter"] or (match["q"] or "")[1:]:
        last = 12 if quarter == "末" else 3 * _number(quarter)
        part = _PARTS[match["quarter_part"][0]] if match["quarter_part"] else None
        edtf = f"{year}-{last - 2:02}/{year}-{last:02}"
    elif match["quarters"] or match["months"]:
        last = 3 * _number(match["quarters"]) if match["quarters"] else _number(match["months"])
        edtf = f"{year}-01/{year}-{last:02}"
    elif half := match["half"] or match["h"]:
        edtf = f"{year}-01/{year}-06" if half in "上1" else f"{year}-07/{year}-12"
    elif match["season"]:
        edtf = f"{year}-{_SEASONS[match['season']]}"
    elif "代" in match[0]:
        edtf = f"{year // 10}X"
        part = _PARTS[match["decade"][0]] if match["decade"] else None
    else:
        edtf, part = str(year), _PARTS[match["part"][0]] if match["part"] else None
    return FoundDate(at, match.end(), edtf, part)
