"""Sentences that use a term, as the glossary quotes them."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from briefing.library.articles import Article, ArticleText, Use
from briefing.pages.term_uses import TermUse, _view
from briefing.reading.markdown_body import Body
from tests.pages.small_site import library, presenter


def quoted(html: str, language: str = "zh-Hant", section: str = "") -> TermUse:
    """What a page shows of a sentence; `[…]` is the term, `{acme}` a name."""
    written = library().articles_in("zh-Hant")[0]
    article = Article(written.card, ArticleText(Body(), ""))
    article.language = language
    html = html.replace("[", "\ufdd0Tlarge-model\ufdd2").replace("]", "\ufdd1")
    html = html.replace("{", "\ufdd0N").replace("}", "\ufdd1")
    return _view(presenter(language, "glossary/"), article, Use("large-model", section, html))


@pytest.mark.parametrize(("html", "language", "said"), [
    ("公司用[LLM]與{acme}。", "zh-Hant", "公司用 <LLM> 與極致。"),
    ("GPT[大模型]與{acme-one}LLM。", "zh-Hant", "GPT <大模型>與極致一號 LLM。"),
    ("R&amp;D of [large models] &lt;b>.", "en", "R&D of <large models> <b>."),
    ("About []: it is named here.", "en", "About <large model>: it is named here."),
])
def test_a_sentence_reads_as_on_its_page(html: str, language: str, said: str) -> None:
    use = quoted(html, language)
    assert f"{use.before}<{use.term}>{use.after}" == said


def test_of_a_long_sentence_the_part_around_the_term_is_quoted() -> None:
    use = quoted("甲" * 300 + "[大模型]" + "乙" * 300)
    assert (use.before, use.after) == ("……" + "甲" * 120, "乙" * 120 + "……")
    use = quoted("one " * 100 + "[large model]" + " two" * 100, "en")
    assert use.before.startswith("…one") and use.after.endswith(" two…")
    assert len(use.before) + len(use.after) < 250


@pytest.mark.parametrize(("html", "language", "words"), [
    ("先說，公司用[大模型]做事，後來也是。", "zh-Hant", "公司用大模型做事"),
    ("It says - of course - that our [large models] are fully-open too.", "en",
     "that our large models are fully-open"),
    ("The pre[large model] thing.", "en", "The prelarge model thing"),
    ("He said: “[large models], with reason, win.”", "en", "He said: “large models, with reason"),
])
def test_the_way_leads_to_whole_words_of_the_section(html: str, language: str, words: str) -> None:
    address, _, directive = quoted(html, language, "one").href.partition(":~:text=")
    assert address.endswith("/round/#one")
    assert unquote(directive) == words
    assert not set(directive) & set("-, &\"'")


def test_before_the_first_heading_the_way_leads_to_the_article() -> None:
    assert "#x-article:~:text=" in quoted("[大模型]。").href
