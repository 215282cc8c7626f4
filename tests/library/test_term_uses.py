"""The sentences that use terms."""

from __future__ import annotations

import re

import pytest

from briefing.library.articles import Use
from briefing.library.glossary import Matcher, surfaces
from briefing.library.term_uses import uses
from briefing.reading.markdown import read_markdown
from tests.library.test_glossary import NAMES, TERMS


def found(text: str, language: str = "en") -> list[tuple[str, str, str]]:
    """Term, section and sentence of every use, tokens as [T:agent:agents] and [N:zhipu]."""
    body, _ = read_markdown(text, "a.md")
    html, _ = Matcher(surfaces(TERMS, NAMES, language)).link(body.html)
    return [(use.term, use.section, shown(use)) for use in uses(html, body, TERMS)]


def shown(use: Use) -> str:
    token = re.compile("\ufdd0([A-Z])([^\ufdd1\ufdd2]*)(?:\ufdd2([^\ufdd1]*))?\ufdd1")
    return token.sub(lambda t: f"[{t[1]}:{t[2]}{'' if t[3] is None else ':' + t[3]}]", use.html)


@pytest.mark.parametrize(("text", "expected"), [
    ("First. An agent acts. Another agent.", [("agent", "", "An [T:agent:agent] acts.")]),
    ("An agent\nacts on *open* source.", [
        ("agent", "", "An [T:agent:agent] acts on open source."),
    ]),
    ("## One\n\nNothing.\n\n## Two\n\nA policy for [[zhipu]].[^p1] More.",
     [("policy", "two", "A [T:policy:policy] for [N:zhipu].")]),
    ("We ask [[policy|the rule]] & an agent of [[zhipu|them]].", [
        ("policy", "", "We ask [T:policy:the rule] &amp; an agent of them."),
        ("agent", "", "We ask the rule &amp; an [T:agent:agent] of them."),
    ]),
    ("## The agent\n\n- one box\n- two agents\n", [
        ("box", "the-agent", "one [T:box:box]"), ("agent", "the-agent", "two [T:agent:agents]"),
    ]),
    ("[[agent]] comes by its name; [[!policy]] stays.", [
        ("agent", "", "[T:agent:] comes by its name; policy stays."),
    ]),
])
def test_the_first_sentence_that_uses_a_term(text: str, expected: list[object]) -> None:
    assert found(text) == expected


def test_a_chinese_sentence_ends_at_its_stop() -> None:
    assert found("先說別的。公司把**大模型**開源，[^p1]又開源。後話。", "zh-Hant") == [
        ("large-model", "", "公司把[T:large-model:大模型]開源，又開源。"),
        ("open-source", "", "公司把大模型[T:open-source:開源]，又開源。"),
    ]
