"""Whether a figure counts something else than a unit does: another noun, or another time of a rate.

240,000 servers are not GPUs, and 10,000 tokens a month are not 10,000 a day. A figure may stand
without its noun (nine of which), with a word for all such things (800 million people), or with a
word of the same kind: whether these are meant is not for a table to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing.patterns import pattern
from briefing.reading.figures_en_nouns import FUNCTION, noun_after

_KINDS = tuple(frozenset(kind.split()) for kind in """\
people persons men women users employees workers customers members jobs posts staff engineers
researchers developers students patients passengers
人 工程師 工程师 研究員 研究员 學生 学生 使用者 用戶 用户 會員 会员 客戶 客户 員工 员工 工人
職位 职位 職缺
| companies firms businesses banks customers users stores shops outlets plants factories terminals
vendors exhibitors
客戶 客户 使用者 用戶 用户 銀行 银行 公司 企業 企业 廠商 厂商 門市 门店 商店 店 工廠 工厂 碼頭 码头
| gpu gpus chips processors accelerators graphics cards
晶片 芯片 處理器 处理器 加速器 加速卡 顯示卡 显卡
| wafers 晶圓 晶圆
| servers computers machines laptops phones smartphones robots
伺服器 服务器 主機 主机 電腦 电脑 手機 手机 機器人 机器人
| cars vehicles trucks buses 汽車 汽车 電動車 电动车 卡車 卡车
| ships vessels boats 船 輪船 轮船
| tokens 詞元 词元
| words characters letters sentences pages 字 字元 字符 單字 单字 詞 词 句 句子 頁 页
| parameters 參數 参数
| images videos clips 圖片 图片 影片 视频
| models 模型 | patents 專利 专利 | orders 訂單 订单 | papers 論文 论文
| countries cities 國家 国家 城市
| homes households 家庭 住戶 住户
""".split("|"))
"""Nouns that figures often count, by what they are; those of one kind may mean the same."""
_NOUNS = frozenset().union(*_KINDS)
_PERSONS = pattern(r"(?:[eo]rs?|ees?|ists?|[ae]nts?|ians?|members?)\Z")
"""How nouns for people end."""
_PEOPLE = ("people", "persons")
_ANY = frozenset("people persons units pieces items ones others copies sets types kinds".split())
_ENDS_NOUN = FUNCTION | frozenset(
    "amid amidst despite following including thanks via unlike beyond above below inside outside"
    " throughout today yesterday last next each apiece fewer more less later earlier ago times"
    " percent worldwide globally".split())
"""Words that end what is counted, where no noun stood before them."""
_HAN_NOUN = pattern("|".join(sorted(
    (f"{re.escape(noun)}(?![節节串典母元])" if noun in "字詞词" else re.escape(noun)
     for noun in _NOUNS if not noun.isascii()), key=len, reverse=True)))
_DIGIT = pattern("[0-9]")
"""Stands in the name of a model: 240,000 H100s."""
_COUNTER = pattern("[個张張家間座名位輪台臺部顆片枚件份支隻條艘輛架人]")
_CLASSES = ("名位人個", "家間座個", "輛艘架台臺部條個", "張片枚顆台臺部件支個")
"""Classifiers that may stand for each other; 個 stands for all."""
_PERIODS = {
    word: period for period, words in {
        "second": "second 秒", "minute": "minute 分鐘", "hour": "hour hourly 小時",
        "day": "day daily 天 日", "week": "week weekly 週 周 星期", "month": "month monthly 月",
        "quarter": "quarter quarterly 季", "year": "year yearly annually annum 年",
    }.items() for word in words.split()}
_PERIOD = pattern(
    r"(?:\b(?:an?|per|each|every)|/) ?(second|minute|hour|day|week|month|quarter|year|annum)\b"
    r"|\b(hourly|daily|weekly|monthly|quarterly|yearly|annually)\b"
    r"|每一?個?(秒|分鐘|小時|天|日|週|周|星期|月|季|年)", re.IGNORECASE)


def periods(text: str) -> set[str]:
    """The times that a rate in these words is for: a day, 每月."""
    return {_PERIODS[word.lower()] for found in _PERIOD.findall(text) for word in found if word}


def noun_behind(rest: str) -> str:
    """The noun that begins what follows a figure, as far as it can be told; empty if none does."""
    bare = rest.lstrip()
    counter = _COUNTER.match(bare)
    if han := _HAN_NOUN.match(bare[1:].lstrip() if counter else bare):
        return han[0]
    low = rest.lower()
    if not (noun := noun_after(low, 0)):
        return ""
    words = [*low[: low.index(noun)].split(), noun]
    return "" if any(word in _ENDS_NOUN or word.endswith("ly") or _DIGIT.search(word)
                     for word in words) else noun


def is_alike(noun: str, nouns: Iterable[str]) -> bool | None:
    """Whether a noun may mean what any of a unit's nouns does; None where it cannot be told."""
    own = set(nouns)
    if any(one == noun or one.endswith(f" {noun}") for one in own):
        return True
    if noun in _ANY:
        return noun not in _PEOPLE or any(map(_PERSONS.search, own))
    kinds = [kind for kind in _KINDS if not kind.isdisjoint(own)]
    return any(noun in kind for kind in kinds) if noun in _NOUNS and kinds else None


def same_class(counter: str, other: str) -> bool:
    """Whether two Chinese classifiers may count the same: 名 and 人, but not 座 and 艘."""
    return counter == other or any(counter in one and other in one for one in _CLASSES)
