"""Articles read once for all rules, and the quick look for sentences without marks."""

from __future__ import annotations

import pickle
from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from briefing.library.collection import Collection
from briefing.library.gate.articles import Articles
from briefing.library.gate.sentences import name_matcher, sentences
from briefing.library.gate.unmarked import may_be_unmarked
from tests.library.gate.sites import small

MARK = "[^round]"
PIECES = [
    "Acme", "埃克米", "[[acme]]", "[[acme|they]]", MARK, "grew 3.5%", "它成長", ". ", "。", "! ",
    "…", "\n", "\n\n", "\n- ", "\n| ", " | ", "「", "」", '"', ") ", "Co., Ltd. ", "`code.`", "**",
    "<br>", "\n> ", "\n## ", "[a link.](https://example.org)", "\\.", "&amp;", "It rose.",
    "\n\n    ",
]


def written(text: str) -> Collection:
    """A site whose only article says that."""
    return small(zh=text)


def quick_look(site: Collection) -> bool:
    articles = Articles(site)
    return may_be_unmarked(articles.sections(site.articles[0]), articles.names)


def test_an_article_is_read_once_and_again_when_it_changes() -> None:
    site = written(f"埃克米募得 10 億元。{MARK}")
    draft = site.articles[0]
    first = Articles(site).sections(draft)
    assert Articles(site).sections(draft) is first
    assert [section.text for section in Articles(site).sections(replace(draft, text="x"))]
    assert Articles(site).sections(replace(draft, text="x")) is not first
    assert Articles(site).sections(replace(draft, entry=None)) is not first  # of another year


def test_what_was_read_of_an_article_is_plain_data() -> None:
    site = written(f"[[acme]] 在 2024 年 9 月募得逾 10 億元人民幣。{MARK}")
    sections = Articles(site).sections(site.articles[0])
    assert [type(found).__name__ for found in sections[0].found] == ["FoundDate", "FoundQuantity"]
    assert pickle.loads(pickle.dumps(sections)) == sections


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@example(f"Acme grew. It rose.{MARK}")
@example(f"[[acme]] grew. Co., Ltd. rose.{MARK}")
@example(f"{MARK}[[acme]] grew.")
@example("Acme\n## A\n. ")
@example(f"- Acme makes robots for harbours\n- Other things are said here.{MARK}")
@example("Acme[a link.](https://example.org). ")
def test_the_quick_look_misses_no_sentence(text: str) -> None:
    try:
        site = written(text)
    except AssertionError:  # a text with faults of its own
        return
    draft = site.articles[0]
    bare = [sentence.text for sentence in sentences(draft, site, name_matcher(site, "zh-Hant"))
            if sentence.names and not sentence.marks]
    quick = quick_look(site)
    assert quick or not bare


def test_the_quick_look_passes_over_marked_text() -> None:
    site = written(f"## 埃克米\n\n埃克米成長 3.5%。{MARK} It rose.\n\n- 埃克米募得 10 億元。{MARK}")
    assert not quick_look(site)
