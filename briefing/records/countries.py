"""Countries by their codes: ISO 3166-1 alpha-2, officially assigned (ISO 3166/MA, 2024)."""

from __future__ import annotations

from briefing.errors import nearest

COUNTRIES = frozenset(
    """AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR
    BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC
    EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK
    HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB
    LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ
    NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU
    RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN
    TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW""".split()
)

_MEANT = {
    "uk": "GB", "el": "GR", "usa": "US", "prc": "CN", "roc": "TW", "uae": "AE",
    "china": "CN", "taiwan": "TW", "hong kong": "HK", "macau": "MO", "japan": "JP",
    "south korea": "KR", "korea": "KR", "singapore": "SG", "united states": "US",
    "america": "US", "united kingdom": "GB", "britain": "GB", "england": "GB", "france": "FR",
    "germany": "DE", "india": "IN", "israel": "IL", "canada": "CA", "netherlands": "NL",
    "switzerland": "CH", "russia": "RU", "saudi arabia": "SA",
    "中國": "CN", "中国": "CN", "台灣": "TW", "臺灣": "TW", "台湾": "TW", "香港": "HK",
    "澳門": "MO", "澳门": "MO", "日本": "JP", "韓國": "KR", "韩国": "KR", "新加坡": "SG",
    "美國": "US", "美国": "US", "英國": "GB", "英国": "GB", "法國": "FR", "法国": "FR",
    "德國": "DE", "德国": "DE", "印度": "IN", "以色列": "IL", "加拿大": "CA", "荷蘭": "NL",
    "荷兰": "NL", "瑞士": "CH", "俄羅斯": "RU", "俄罗斯": "RU",
}
"""What is written in place of a code, in lower case."""


def country_meant(written: str) -> str | None:
    """The code that was probably meant: by the country's name, or by small letters."""
    name = written.strip().casefold().replace(".", "")
    if name.upper() in COUNTRIES:
        return name.upper()
    return _MEANT.get(name) or _MEANT.get(nearest(name, _MEANT) or "" if len(name) > 3 else "")
