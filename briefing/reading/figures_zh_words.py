"""The words and patterns with which Chinese says numbers, units and bounds, in both scripts."""

from __future__ import annotations

import re

from briefing.patterns import pattern
from briefing.reading.currencies import HAN_AFTER
from briefing.reading.figures_found import Bound

DIGITS = {char: value for value, chars in enumerate(
    ("零〇○", "一", "二兩两", "三", "四", "五", "六", "七", "八", "九")) for char in chars}
TENS = {"十": 10, "百": 100, "千": 1000}
SUFFIXES = {"k": 1000, "m": 10**6, "mn": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12}
MYRIADS = {"萬": 10**4, "万": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12}


def _bounds(table: dict[Bound, str]) -> dict[str, Bound]:
    return {word: bound for bound, words in table.items() for word in words.split()}


BEFORE = _bounds({
    "more_than": "逾 超 超過 超过 超出 破 高於 高于 多於 多于 大於 大于 不只 不止"
                 " 投入超 收入超 流入超 流出超 支出超 產出超 产出超 輸出超 输出超",
    "less_than": "不到 不足 不及 不滿 不满 未滿 未满 未達 未达 少於 少于 低於 低于"
                 " 小於 小于 跌破 失守",
    "at_least": "至少 最少 起碼 起码",
    "at_most": "至多 最多 最高 頂多 顶多",
    "about": "約 约 大約 大约 約莫 近 將近 将近 接近 幾近 逼近 大概 大致",
    # These end like a bound and are none.
    "exact": "最近 附近 鄰近 邻近 靠近 合約 合约 條約 条约 預約 预约 紐約 纽约 節約 节约 簽約 签约"
             " 公約 公约 違約 违约 契約 契约 履約 履约 續約 续约 解約 解约 租約 租约 邀約 邀约"
             " 要約 要约 綁約 绑约 換約 换约 制約 制约 特約 特约 隱約 隐约"
             " 親近 亲近 就近 相近 遠近 远近"
             " 賣超 卖超 買超 买超 出超 入超 反超 趕超 赶超 英超 中超"
             " 看不到 找不到 想不到 料不到 買不到 买不到 見不到 见不到 拿不到 收不到"
             " 史上最高 歷史最高 历史最高 歷來最高 歷年最高 盤中最高 盘中最高 單月最高 單季最高"
             " 打破 識破 识破 偵破 侦破 攻破 爆破 擊破 击破",
}) | {no + word: bound for no in "不 不得 不能 不可 不會 不会 未 沒有 没有".split()
      for word, bound in _bounds({"at_least": "低於 低于 少於 少于 小於 小于",
                                  "at_most": "逾 超過 超过 高於 高于 多於 多于 大於 大于"}).items()}
"""What stands before a number."""
COMPARED = frozenset("高於 高于 低於 低于 多於 多于 少於 少于 大於 大于 小於 小于".split())
BEFORE_ENDS = frozenset(word[-1] for word in BEFORE)

FILLERS = frozenset(
    "為 为 是 有 在 落在 合 占 佔 達 达 了 其 要 需 需要 成長 成长 增長 增长 增加 增 減少 减少"
    " 減 减 下降 下跌 上升 上漲 上涨 提高 提升 擴大 扩大 花"
    " 每股 每人 每月 每年 每台 每張 每片".split()
)
"""What may stand between a bound and its number: 約為 30%, 至少成長三成."""

_ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}(?![0-9])|[0-9]{1,15})(?:\.[0-9]{1,9})?"
_HAN = (r"[一二三四五六七八九十兩两][一二三四五六七八九十百千兩两零〇]{0,12}"
        r"(?:[點点][一二三四五六七八九零〇]{1,6})?")
NUMBER = rf"(?:{_ARABIC}|{_HAN})"
_MYRIAD = "(?:萬億|万亿|[兆億亿萬万])"
_SCALE = rf"[百千]?{_MYRIAD}|百(?![貨货])|千(?![瓦禧])"

AMOUNT = pattern(
    rf"({NUMBER})(?:(\s?[多餘余])?\s?({_SCALE})|(bn|tn|mn|m|[kKMB])(?![A-Za-z0-9]))?"
    r"(\s?[多餘余](?![數数少樣样額额]))?"
)
ODD = pattern(r"\s?[多餘余](?![數数少樣样額额])")
MORE = pattern(rf"\s?({NUMBER})(?:\s?({_SCALE}))?")
SCALE_ALONE = pattern(
    rf"([十百千]?{_MYRIAD})(?=[個个]?[元美歐欧港日圓圆參参數数量]{{0,4}}[級级](?![別别距]))"
)
IDIOM = pattern(
    "(?<=不怕)一[萬万]|(?<=退)一[萬万]步|(?<=[萬万])一|(?<=零)一[萬万]|十之八九|十[萬万](?:火急|八千里)|二次|(?<=番)[五兩两]次"
    "|三(?:位一[體体]|人成虎|人行|[個个]臭皮匠)|[兩两][條条]腿|[五七十][項项]全能|(?<=[鐵铁]人)三[項项]"
    "|[五七]股(?![票東东])|九份|[三六][張张]犁|(?<![^。！？「『\n])八成(?=[是會会又要還还沒没])"
)
"""Numbers that count nothing: in sayings and names of places, 二次電池, and 八成是 (probably)."""
FRACTION = pattern(
    rf"({NUMBER}|[百千萬万])\s?分之\s?({NUMBER}|百)|({_ARABIC})/({_ARABIC})(?![/0-9])"
    "|一半(?![導导徑径年天夜個个小空路身])|半[數数](?![據据位])"
)
A_DAY = pattern(r"(?:(?<=[在自從从])|(?<=[在自從从] ))[0-9]|[0-9]{1,2}/[0-9]{1,2}\s?(?:起(?!跳)"
                   r"|[當当][天日]|[（(][一二三四五六日])")
"""Where 1/3 is a day: 在 1/3, 1/3 起."""
MOST = pattern("(?<![通經经超不未])[過过]半[數数]")
PERCENT = pattern(
    r"\s?(?:(%)|(‰)|[個个]?\s?(百分[點点])|[個个]?\s?(基[點点])"
    r"|成(?:\s?([1-9](?![0-9.,%成])(?!\s?[^\W0-9a-z的以左上多])|[一二三四五六七八九](?![成家個个分])))?"
    r"(?!立(?![委法])|功(?![能課课])|[員员](?![工])|分股|不[變变]|(?<=[統统唯專专單单為为]一成)[為为]))"
)
"""三成為 is a share of what follows, 三成立 and 三成員國 are none, 合二為一成為 neither."""
TIMES = pattern(
    "\\s?倍(半)?(?![數数](?![據据量位字百千十])|率(?!先)|[頻频](?![寬宽道率繁])|感)")
DOUBLED = pattern("翻(?:倍|(?:了?一)?番)")
"""Twice what it was."""
MONEY = pattern(
    rf"\s?(?:({'|'.join(sorted(HAN_AFTER, key=len, reverse=True))})"
    r"(?!(?<=[0-9 ]日[元圓圆])(?:[滿满]|大[證证]))"
    r"|(?<=[萬万億亿兆多餘余])元(?![件素])|元(?!件|素|老|宇宙|[旦宵月兇凶勳勋帥帅]|[氣气](?!候)"
    r"|首(?![購购付季輪轮批期次度日年筆笔])|年(?![增減减費费薪底初中末])|組(?![成建])|组(?![成建])"
    r"|代(?![理工購购價价收管])|配(?![息股發发合給给套]))|塊錢|块钱|([A-Z]{3})(?![A-Za-z0-9]))"
)
"""元 as money: of a large number always, of a plain one where it does not begin a word."""
MONEY_STARTS = frozenset("元塊块ABCDEFGHIJKLMNOPQRSTUVWXYZ") | {word[0] for word in HAN_AFTER}
TIME = pattern(
    r"\s?(?:[個个]?(?:工作|[營营][業业]|交易)[天日]|[個个]\s?半?(?:月|小時|小时|星期|禮拜|礼拜|季|世紀|世纪|年頭|鐘頭|钟头)|半?年|天|日(?![圓圆元幣币])|(?<![百千萬万億亿兆餘余多])日(?=[圓圆][滿满]|元大[證证])"
    r"|小時|小时|週|周|分鐘|分钟|分(?!之)|秒|歲|岁|[點点]|[號号]|樓|楼|季|代|屆|届|月|世紀|世纪|度|:[0-9])"
)
MEASURE = pattern(
    r"\s?(?:公(?:里|尺|分|[噸吨]|斤|克|[頃顷]|升)|平方|立方|英[里寸尺]|毫[米秒升克]|[奈納纳微]米|[千百]?瓦|瓩|坪|[噸吨吋]"
    r"|(?:[kMGTPE]?(?:W|Wh|B|Hz|bps|FLOPS)|TOPS|[cmnk]m|[mk]?g|mAh|dB|ms|px)(?![A-Za-z]))"
)
"""Units of what is measured and not counted."""
CLASSIFIER = pattern(
    r"\s?(?:人次|[家個个張张名款項项座顆颗片枚件份篇筆笔支隻條条套檔档場场種种次組组批間间棟栋架輛辆艘"
    r"戶户股封席株粒類类所桶票宗樁桩幢瓶盒幅趟副雙双冊册匹]|位(?![數数](?![學学據据位理論论])|元(?![老首勳勋帥帅])|[於于址]|居(?!民))"
    r"|[輪轮](?![車车胎椅船])|[台臺](?![灣湾股積积])|只(?![能有是要需會会剩])"
    r"|部(?![曲分門门長长隊队落委署屬属])"
    r"|(?:(?<=[0-9])|(?<=[0-9] ))[國国](?![際际家民中小籍立營营道內内外產产防會会])"
    r"|人(?!民(?![宿調])|工(?!作)|生(?![還还])|制|口(?![徑径])|[類类]|力[銀银資资仲市需成缺短])|本(?![身地人土來来木業业國国益金季期月週周年]))"
)
THING = pattern(
    r"\s?(?:參數|参数|詞元|词元|GPU|[Tt]okens?|使用者|用戶|用户|員工|员工|客戶|客户|公司|晶片|芯片)"
)
POINT = pattern(r"\s?[點点]")
BOUND_AFTER = pattern(
    r"\s?(?:(?P<at_least>以上(?!海|市公司|市[櫃柜]|述)|起(?![訴诉來来點点源初步飛飞家因草用碼码伏漲涨跌])|或是?(?:更多|多[個个家組组種种]))"
    r"|(?P<about>左右(?!手)|上下(?![游文班])|之譜|[許许](?![可多諾诺久願愿]))"
    r"|(?P<at_most>以下(?![游列述])|以[內内](?![需地部銷销])|[為为]限(?![制於于]))|(?P<less_than>不到(?=\W|$))"
    r"|(?P<more_than>[餘余](?![額额])|多(?=\W|$|的)|多一[點点些]|不止|(?<=分之[一二三四五六七八九])[強强])"
    r"|(?P<order>的?量[級级]|[級级](?![別别距])))"
)
"""What stands after a number, its unit and the thing counted."""

FISCAL = pattern(r"(?:[財财政計计]年度?|年度)\s?\Z")
"""財年, 會計年度: not the calendar's, so that its quarters are other months."""
ADVERB = pattern(
    r"(至少|最少|起碼|起码|至多|最多|頂多|顶多|最高(?=[可得能恐將将會会])|大約|大约|大概)[^\W0-9的]{1,6}\s?\Z"
)
MAY_BE_ADVERB = pattern("[至最起頂顶大]")
"""最多可處理 8,192 個: an adverb may stand before the verb."""
LESS_THAN = pattern(r"(?:不到|不足|(?<![來来手])不及|未達|未达)[^\W0-9]{1,8}\s?\Z")
"""不到對手 5%; 超過對手 5% would be by how much."""
BOUND = pattern("|".join(sorted(BEFORE, key=len, reverse=True)))
CLAUSE_END = pattern(r"[，。；、：,;:!?！？（）()「」“”0-9\n]")
GLUED = pattern(r"[A-Za-z0-9_]|[.:/][0-9]")
UNREAD = pattern(r"[A-Za-z0-9]+|[一二三四五六七八九十兩两百千]+|.", re.DOTALL)
"""What to pass over where nothing was read."""
