"""A site that carries every form of date that a text can say, and figures with their way."""

from __future__ import annotations

from briefing.library.collection import Collection
from tests.library.gate.sites import small

DATES = (
    ("day", "2004-06-11", "2004 年 6 月 11 日", "On 11 June 2004"),
    ("month", "2004-06", "2004 年 6 月", "In June 2004"),
    ("year", "2004", "2004 年", "In 2004"),
    ("decade", "200X", "2000 年代", "In the 2000s"),
    ("season", "2004-21", "2004 年春季", "In spring 2004"),
    ("quarter", "2004-07/2004-09", "2004 年第三季", "In the third quarter of 2004"),
    ("early-year", "2004 early", "2004 年初", "In early 2004"),
    ("mid-year", "2004 mid", "2004 年中", "In mid-2004"),
    ("late-year", "2004 late", "2004 年底", "In late 2004"),
    ("late-month", "2004-06 late", "2004 年 6 月底", "In late June 2004"),
    ("about-day", "2004-06-11~", "約 2004 年 6 月 11 日", "Around 11 June 2004"),
    ("about-month", "2004-06~", "2004 年 6 月左右", "In about June 2004"),
    ("about-year", "2004~", "大約在 2004 年", "In about 2004"),
    ("days", "2004-02-01/2004-04-08", "2004 年 2 月 1 日到 2004 年 4 月 8 日",
     "From 1 February 2004 to 8 April 2004"),
    ("months", "2004-06/2006-08", "2004 年 6 月到 2006 年 8 月", "From June 2004 to August 2006"),
    ("years", "1964/2008", "從 1964 年到 2008 年", "From 1964 to 2008"),
    ("about-start", "2004-06~/2006-08", "約 2004 年 6 月到 2006 年 8 月",
     "From about June 2004 to August 2006"),
)
"""Id, date with its part, and how each language says it."""

FIGURES = (
    ("fell", "{value: 12, unit: percent, change: decrease}", "營收減少了 12%", "fell by 12%"),
    ("rose", "{value: 30, unit: percent, change: increase}", "營收增加了 30%", "has grown by 30%"),
    ("share", "{value: 1/10, unit: ratio, of: O}", "分得十分之一", "took a tenth"),
    ("times", "{value: 3, unit: times}", "大了 3 倍", "is 3 times larger"),
    ("dollars", "{value: 230_000_000, unit: USD}", "虧損 2.3 億美元", "lost US$230 million"),
    ("least", "{value: 20, unit: percent, bound: at_least}", "至少 20%", "at least 20%"),
)
"""Id, value, and how each language says it."""

_CLAIM = """\
{id}:
  headline: H
  statement: {{zh-Hant: "{zh}", en: "{en}"}}
  source: paper
  basis: reporting
  topic: product
  participants: [{{id: acme, role: developer}}]
"""


def every_form() -> Collection:
    """The site: statements say the figures, articles say the figures and the dates."""
    claims, bodies = "", {"zh": "", "en": ""}
    for id, date, zh, en in DATES:
        edtf, _, part = date.partition(" ")
        claims += _CLAIM.format(id=id, zh="埃克米做了一件事。", en="Acme did something.")
        claims += f"  date: {edtf}\n" + (f"  date_part: {part}\n" if part else "")
        bodies["zh"] += f"{zh}，[[acme]]做了一件事。[^{id}]\n\n"
        bodies["en"] += f"{en}, [[acme]] did something.[^{id}]\n\n"
    for id, value, zh, en in FIGURES:
        claims += _CLAIM.format(id=id, zh=f"埃克米{zh}。", en=f"Acme {en}.")
        claims += f"  values: {{figure: {value}}}\n"
        bodies["zh"] += f"[[acme]]{zh}。[^{id}]\n\n"
        bodies["en"] += f"[[acme]] {en}.[^{id}]\n\n"
    return small(claims=claims, **bodies)
