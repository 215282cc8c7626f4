"""Currencies: the codes of ISO 4217, and the words and signs that Chinese and English use."""

from __future__ import annotations

# ISO 4217, the codes in use (SIX Financial Information, list one).
CURRENCIES = frozenset(
    """AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN
    BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS
    GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW
    KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD
    NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD
    SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED
    VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG""".split()
)


def _table(lines: str) -> dict[str, str]:
    """`USD 美元 美金` a line; an underscore stands for a space."""
    return {word.replace("_", " "): code for code, *words in map(str.split, lines.splitlines())
            for word in words}


SIGNS = {code: code for code in CURRENCIES} | _table("""\
USD US$ $ ＄
TWD NT$ T$
HKD HK$
SGD S$
AUD A$
CAD C$
CNY RMB CN¥
EUR €
GBP £
KRW ₩
INR ₹ Rs
IDR Rp
MYR RM
BRL R$
NZD NZ$
PHP ₱
THB ฿
TRY ₺
RUB ₽
VND ₫
ILS ₪
UAH ₴""")
"""What stands before a number in any language; ¥ is read by each language in its own way."""

HAN_BEFORE = SIGNS | _table("""\
CNY 人民幣 人民币 ¥ ￥
TWD 新台幣 新臺幣 台幣 臺幣 新台币 台币
USD 美金 美元
HKD 港幣 港币
EUR 歐元 欧元
JPY 日幣 日币""")

HAN_AFTER = _table("""\
CNY 元人民幣 元人民币 人民幣 人民币
TWD 元新台幣 元新臺幣 元台幣 元臺幣 元新台币 新台幣 新臺幣 台幣 臺幣 新台币
USD 美元 美金
HKD 港元 港幣 港币
EUR 歐元 欧元
JPY 日圓 日元 日幣 日币
KRW 韓元 韓圓 韩元 韓圜
GBP 英鎊 英镑
SGD 新加坡元 新加坡幣 新幣 新元
AUD 澳元 澳幣
CAD 加元 加幣
CHF 瑞士法郎 瑞郎
INR 印度盧比 印度卢比 盧比 卢比
RUB 盧布 卢布
THB 泰銖 泰铢
MYR 令吉 馬幣 林吉特
IDR 印尼盾
VND 越南盾 越盾
PHP 菲律賓披索
NZD 紐元 紐西蘭元 新西兰元
BRL 巴西里拉 巴西雷亞爾 雷亚尔
TRY 土耳其里拉
SEK 瑞典克朗
ZAR 南非蘭特 兰特""")

ENGLISH_BEFORE = SIGNS | {"¥": "JPY"}

ENGLISH_AFTER = _table("""\
CNY yuan renminbi chinese_yuan rmb
TWD new_taiwan_dollars taiwan_dollars
HKD hong_kong_dollars
SGD singapore_dollars
AUD australian_dollars
CAD canadian_dollars
USD us_dollars u.s._dollars dollars dollar
EUR euros euro
JPY yen
KRW won
GBP pounds pound
CHF swiss_francs swiss_franc
INR rupees rupee indian_rupees
RUB roubles rubles rouble ruble
THB baht
MYR ringgit
IDR rupiah
VND dong
NZD new_zealand_dollars
BRL reais brazilian_reais
TRY turkish_lira lira
SEK swedish_kronor swedish_crowns
NOK norwegian_kroner
DKK danish_kroner
PLN zloty zlotys
AED dirhams dirham
SAR riyals riyal saudi_riyals
ILS shekels shekel
ZAR rand
UAH hryvnia
NGN naira""")
