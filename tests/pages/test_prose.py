"""Where marks, links, terms, spaces and notes stand in an article's text.

Cases are tables. In them `«M0»` is a token (here of the first mark) and `«Ttoken|詞元»` a term's.
In what comes out `[name]` is a link, `{word}` a term, and `<lead held |marks| stop>` a group of
marks with what is kept on one line with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.pages import typography
from briefing.pages.prose import Resolver, compose, plain_text, with_margins
from briefing.pages.segments import (
    Chart,
    Html,
    Image,
    Link,
    Margin,
    Notes,
    Reference,
    Segment,
    Term,
)
from briefing.pages.views import MarkView, Phrase
from briefing.reading.minutes import minutes_to_read

NAMES = ["智譜", "GLM", "AutoGLM", "OpenAI", "杭州城投產業基金", "GLM-4-Plus"]
CLAIMS = ["a", "b", "c", "a"]


def resolver(language: str) -> Resolver:
    groups = count(1)
    return Resolver(
        language,
        mark=lambda n: MarkView(n + 1, CLAIMS[n], "", "stated", "#") if n < 4 else None,
        link=lambda n: Link(Phrase(NAMES[n]), "#"),
        plain=lambda n: ["大模型", "A < B"][n],
        term=lambda id: f"glossary/#{id}",
        reference=lambda n: Reference(n + 1, ""),
        chart=lambda n: Chart(f"x-figure-{n}", n, "funding", None, "", ""),
        image=lambda n: Image(f"{n}.png", "", ""),
        group=lambda: f"x-n{next(groups)}",
    )


def tokens(text: str) -> str:
    return re.sub(
        "«(.)([^|»]*)(?:[|]([^»]*))?»",
        lambda m: f"\ufdd0{m[1]}{m[2]}" + (f"\ufdd2{m[3]}" if m[3] else "") + "\ufdd1",
        text,
    )


def show(parts: Iterable[Segment]) -> str:
    return "".join(map(_show, parts))


def _show(part: Segment) -> str:
    match part:
        case Html():
            return str(part.html)
        case Link():
            return f"[{part.text}]"
        case Term():
            return f"{{{part.html}}}"
        case Notes():
            lead = _show(part.lead) if part.lead else ""
            marks = [str(mark.n) for mark in part.marks]
            marks += [f"fn{reference.n}" for reference in part.references]
            return f"<{lead}{part.held}|{','.join(marks)}|{part.stop}>"
        case Chart():
            return f"({part.id})"
        case Image():
            return f"({part.source}{' inline' if part.inline else ''})"
        case Margin():
            return f"(margin {part.claim})"


def set_in(language: str, text: str) -> str:
    return show(compose(tokens(text), resolver(language)))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        # Wherever it was typed, the mark stands before the stop, with three characters held.
        ("他說有一家公司。«M0»然後", "他說有一<家公司|1|。>然後"),
        ("他說有一家公司«M0»。然後", "他說有一<家公司|1|。>然後"),
        ("他說有一家公司。 «M0»然後", "他說有一<家公司|1|。> 然後"),
        ("他說有一家公司 «M0»。然後", "他說有一<家公司|1|。> 然後"),
        ("公司；«M0»另一家", "<公司|1|；>另一家"),
        ("真的嗎？！«M0»是", "<真的嗎|1|？！>是"),
        ("有甲«M0»、乙", "<有甲|1|、>乙"),
        ("沒有停頓«M0»的地方", "沒<有停頓|1|>的地方"),
        # Marks side by side are one group, and each claim is in it once.
        ("公司。«M0»«M1»然後", "<公司|1,2|。>然後"),
        ("公司«M0»。«M1»然後", "<公司|1,2|。>然後"),
        ("公司。«M0» «M1»\n«M2»然後", "<公司|1,2,3|。>然後"),
        ("公司。«M0»«M3»然後", "<公司|1|。>然後"),
        ("公司。«M0»«F0»然後", "<公司|1,fn1|。>然後"),
        ("公司。«M0»好。«M1»", "<公司|1|。><好|2|。>"),
        # A withdrawn claim leaves no trace.
        ("公司。«M9»然後", "公司。然後"),
        # Nothing comes between two punctuation marks.
        ("他說「好。」«M0»然後", "他說「<好|1|。」>然後"),
        ("他說「好」«M0»。然後", "他說「<好|1|」。>然後"),
        ("他說「好」。«M0»然後", "他說「<好|1|」。>然後"),
        ("他說「好」«M0»然後", "他說「好<」|1|>然後"),
        ("（應為人民幣）。«M0»", "（應為<人民幣|1|）。>"),
        ("《甲》«M0»《乙》", "《<甲|1|》>《乙》"),
        ("甲，«M0»「乙」", "<甲|1|，>「乙」"),
        # What is held: whole Latin words, and a number with its word.
        ("叫做 GLM-4-Plus。«M0»", "叫做 <GLM-4-Plus|1|。>"),
        ("逾 30 億。«M0»", "逾 <30 億|1|。>"),
        ("成長 30%。«M0»", "成長 <30%|1|。>"),
        ("甲 &amp; 乙。«M0»", "甲 &amp; <乙|1|。>"),
        ("<p>«M0»開頭", "<p><|1|>開頭"),
        # Tags: a short element is held whole; a mark never breaks their nesting.
        ("有<strong>公司</strong>。«M0»好", "有<<strong>公司</strong>|1|。>好"),
        ("有<strong>公司。</strong>«M0»好", "有<strong><公司|1|。></strong>好"),
        ("有<strong>公司«M0»</strong>。好", "有<strong><公司|1|></strong>。好"),
        (
            "<em>這是很長很長很長很長很長的強調</em>。«M0»",
            "<em>這是很長很長很長很長很長的強調</em><|1|。>",
        ),
        # Links: short ones are held whole.
        ("宣布的是«L0»。«M0»好", "宣布的是<[智譜]|1|。>好"),
        ("宣布的是«L4»。«M0»好", "宣布的是<[杭州城投產業基金]|1|。>好"),
        ("是«Ttoken|詞元»«M0»，好", "是<{詞元}|1|，>好"),
        ("是«L0»等。«M0»", "是<[智譜]等|1|。>"),
        ("是«L0»等等。«M0»", "是[智譜]<等等|1|。>"),
        ("「«L0»」。«M0»", "「<[智譜]|1|」。>"),
    ],
)
def test_marks_in_chinese(typed: str, shown: str) -> None:
    assert set_in("zh-Hant", typed) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        # Wherever it was typed, the mark stands behind the stop.
        ("It has a company.«M0» Then", "It has a <company.|1|> Then"),
        ("It has a company«M0». Then", "It has a <company.|1|> Then"),
        ("It has a company. «M0» Then", "It has a <company.|1|> Then"),
        ("It has a company «M0». Then", "It has a <company.|1|> Then"),
        ("a company«M0», then", "a <company,|1|> then"),
        ("a company«M0»; then", "a <company;|1|> then"),
        ("a company«M0» then", "a <company|1|> then"),
        ("a company.«M0»«M1» Then", "a <company.|1,2|> Then"),
        ("a company«M0».«M1» Then", "a <company.|1,2|> Then"),
        ("a company.«M0»«F0»\nThen", "a <company.|1,fn1|>\nThen"),
        # With the quotation mark that closes there; but not out of brackets.
        ("“a company”«M0». Then", "“a <company”.|1|> Then"),
        ("“a company«M0».” Then", "“a <company.”|1|> Then"),
        ("(a company«M0»). Then", "(a <company|1|>). Then"),
        ("(a company).«M0» Then", "(a <company).|1|> Then"),
        # What looks like a stop and is none.
        ("a company«M0».5", "a <company|1|>.5"),
        ("OpenAI«M0»'s", "<OpenAI|1|>'s"),
        ("R&amp;D.«M0»", "<R&amp;D.|1|>"),
        # Tags and links.
        ("a <strong>company«M0»</strong>. Then", "a <strong>company</strong><.|1|> Then"),
        ("by «L3».«M0» Then", "by <[OpenAI].|1|> Then"),
        ("by «L3»«M0» and", "by <[OpenAI]|1|> and"),
    ],
)
def test_marks_in_english(typed: str, shown: str) -> None:
    assert set_in("en", typed) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("«L1»«Tfoundation|基座模型»", "[GLM] {基座模型}"),
        ("國產«L1»基座模型", "國產 [GLM] 基座模型"),
        ("國產 «L1» 基座模型", "國產 [GLM] 基座模型"),
        ("國產«L0»模型", "國產[智譜]模型"),
        ("API «L0» 2025", "API [智譜] 2025"),
        ("API«L0»2025", "API [智譜] 2025"),
        ("「«L1»」，«L1»、«L2»", "「[GLM]」，[GLM]、[AutoGLM]"),
        ("推出 «Tagent|AI 代理»«L2»與", "推出 {AI 代理} [AutoGLM] 與"),
        ("漲了 30%«L0»", "漲了 30% [智譜]"),
        ("這個<strong>«L1»</strong>模型", "這個 <strong>[GLM]</strong> 模型"),
        ("</p>\n<p>«L1»</p>\n<p>模型", "</p>\n<p>[GLM]</p>\n<p>模型"),
        ("GLM«M0»模型", "<GLM|1|> 模型"),
        ("模型«M0»GLM", "<模型|1|> GLM"),
        ("GLM«M0»，模型", "<GLM|1|，>模型"),
        ("用 GLM «P0»嗎", "用 GLM 大模型嗎"),
        ("寫«P1»。", "寫 A &lt; B。"),
        ("«L1»(GPT)", "[GLM](GPT)"),
    ],
)
def test_spaces_between_han_and_latin(typed: str, shown: str) -> None:
    assert set_in("zh-Hant", typed) == shown


def test_english_is_spaced_as_it_was_typed() -> None:
    assert set_in("en", "Zhipu («L0») and «L1»s") == "Zhipu ([智譜]) and [GLM]s"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("<p>甲</p>\n«C0»\n<p>乙</p>", "<p>甲</p>\n(x-figure-0)\n<p>乙</p>"),
        ("<p>甲«C0»乙</p>\n<p>丙</p>", "<p>甲乙</p>(x-figure-0)\n<p>丙</p>"),
        ("«I0»\n<p>看«I1»這</p>", "(0.png)\n<p>看(1.png inline)這</p>"),
        ("<ul>\n<li>«C0»</li>\n</ul>", "<ul>\n<li>(x-figure-0)</li>\n</ul>"),
    ],
)
def test_figures_stand_between_paragraphs(typed: str, shown: str) -> None:
    assert set_in("zh-Hant", typed) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (
            "<p>甲。«M0»</p>\n<p>乙。«M1»</p>",
            "(margin a)<p><甲|1|。></p>\n(margin b)<p><乙|2|。></p>",
        ),
        ("<p>甲。«M2»乙。«M0»丙。«M1»</p>", "(margin a)<p><甲|3|。><乙|1|。><丙|2|。></p>"),
        ("<p>甲。«M0»</p>\n<p>乙。«M3»</p>", "(margin a)<p><甲|1|。></p>\n<p><乙|4|。></p>"),
        (
            "<ul>\n<li>\n<p>甲。«M0»</p>\n</li>\n</ul>\n<p>乙。«M0»</p>",
            "<ul>\n<li>\n<p><甲|1|。></p>\n</li>\n</ul>\n(margin a)<p><乙|1|。></p>",
        ),
        ("<h2>甲«M0»</h2>\n<p>乙</p>", "<h2><甲|1|></h2>\n<p>乙</p>"),
    ],
)
def test_margin_notes(typed: str, shown: str) -> None:
    parts = compose(tokens(typed), resolver("zh-Hant"))
    assert show(with_margins(parts, lambda claim: claim in "ab")) == shown


@pytest.mark.parametrize(
    ("language", "typed", "words"),
    [
        ("zh-Hant", "<h2>從«L1»到<em>«L0»</em>。«M0»«F0»</h2>", "從 GLM 到智譜。"),
        ("en", "R&amp;D at «L3».«M0» The «Tagent|agents».", "R&D at OpenAI. The agents."),
    ],
)
def test_plain_text(language: str, typed: str, words: str) -> None:
    assert plain_text(tokens(typed), resolver(language)) == words


PIECES = [
    "。",
    "，",
    "「",
    "」",
    "）",
    "（",
    "公司",
    "GLM",
    " ",
    "<em>",
    "</em>",
    "«M0»",
    "«M1»",
    "«L0»",
    "«L1»",
    "«F0»",
    "30",
    ".",
    ",",
    "&amp;",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from(["zh-Hant", "en"]))
def test_no_word_is_lost_whatever_is_typed(pieces: list[str], language: str) -> None:
    """Only spaces and the place of marks may change."""
    typed = "".join(pieces)
    shown = set_in(language, typed)
    bare = re.sub(r"<([^<>|]*(?:<[^|]*)?)\|[^|]*\|([^<>]*)>", r"\1\2", shown)
    wanted = tokens(re.sub("«[MF].»", "", typed))
    for index, name in enumerate(NAMES):
        wanted = wanted.replace(f"\ufdd0L{index}\ufdd1", f"[{name}]")
    assert re.sub(r"\s", "", bare) == re.sub(r"\s", "", wanted)


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_chinese_marks_never_part_punctuation(pieces: list[str]) -> None:
    shown = set_in("zh-Hant", "".join(pieces))
    assert not re.search(r"[。，」）]\|[^|]*\|[。，」）]", shown)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("有了 DeepSeek，杭州又投智譜", ("有了 DeepSeek，", "杭州又投智譜")),
        ("「好。」他說：去", ("「好。」他說：", "去")),
        ("到此為止。", ("到此為止。",)),
        ("Hangzhou had DeepSeek. Now", ("Hangzhou had DeepSeek. Now",)),
    ],
)
def test_headings_break_after_their_stops(text: str, parts: tuple[str, ...]) -> None:
    assert typography.phrases(text) == parts


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("", 1),
        ("字" * 400, 1),
        ("字" * 2000, 5),
        ("word " * 1150, 5),
        ("字" * 400 + "GLM " * 230, 2),
        ("state-of-the-art isn’t " * 230, 2),
    ],
)
def test_reading_time(text: str, minutes: int) -> None:
    assert minutes_to_read(text) == minutes
