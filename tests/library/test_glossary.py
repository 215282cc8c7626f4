"""Finding the glossary's terms in a text."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from briefing.library.glossary import Matcher, surfaces
from briefing.records.catalogue import Term
from briefing.records.validator import make


def term(
    zh: str, en: str, *, zh_aliases: Sequence[object] = (), en_aliases: Sequence[object] = ()
) -> Term:
    return make(Term, {
        "zh-Hant": {"term": zh, "aliases": list(zh_aliases)},
        "en": {"term": en, "aliases": list(en_aliases)},
        "definition": "x",
    })


TERMS = {
    "large-model": term("大模型", "large model"),
    "agentic-llm": term("自主代理大模型", "agentic LLM"),
    "agent": term(
        "AI 代理",
        "agent",
        zh_aliases=["代理", {"term": "智能體", "status": "avoid"}],
        en_aliases=["AI agent"],
    ),
    "open-source": term("開源", "open source"),
    "open-source-week": term("開源週", "open-source week"),
    "operator": term("運算子", "operator"),
    "policy": term("政策", "policy"),
    "moe": term("混合專家", "mixture of experts", zh_aliases=["MoE"], en_aliases=["MoE"]),
    "box": term("盒", "box"),
    "rd": term("研發", "R&D"),
    "ma": term("併購", "M&A"),
}
NAMES = ["Operator", "Agentic GLM", "大模型公司甲"]


def shown(html: str, language: str = "en") -> str:
    """The HTML with tokens written as [id:surface]."""
    linked = Matcher(surfaces(TERMS, NAMES, language)).link(html)[0]
    return re.sub("\ufdd0T([^\ufdd2]*)\ufdd2([^\ufdd1]*)\ufdd1", r"[\1:\2]", linked)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>an agent and an agent</p>", "<p>an [agent:agent] and an agent</p>"),
        ("<p>Agents act</p>", "<p>[agent:Agents] act</p>"),
        ("<p>AI agents act</p>", "<p>[agent:AI agents] act</p>"),
        ("<p>reagents, agency</p>", "<p>reagents, agency</p>"),
        ("<p>open-source models</p>", "<p>[open-source:open-source] models</p>"),
        ("<p>an open source week</p>", "<p>an [open-source-week:open source week]</p>"),
        ("<p>open\nsource</p>", "<p>[open-source:open\nsource]</p>"),
        (
            "<p>Operator is a product, operators are kernels</p>",
            "<p>Operator is a product, [operator:operators] are kernels</p>",
        ),
        ("<p>Agentic GLM</p>", "<p>Agentic GLM</p>"),
        ("<p>policies and boxes</p>", "<p>[policy:policies] and [box:boxes]</p>"),
        ("<p>MoE, not moe</p>", "<p>[moe:MoE], not moe</p>"),
        (
            "<h2>agent</h2><p>agent</p><h3>x</h3><p>agent</p>",
            "<h2>agent</h2><p>[agent:agent]</p><h3>x</h3><p>[agent:agent]</p>",
        ),
        (
            '<p><a href="x">agent</a> <code>agent</code></p><blockquote><p>agent</p></blockquote>',
            '<p><a href="x">agent</a> <code>agent</code></p><blockquote><p>agent</p></blockquote>',
        ),
        ("<p>R&amp;agent; &lt;agent</p>", "<p>R&amp;[agent:agent]; &lt;agent</p>"),
        ("<p>\ufdd0L0\ufdd1agent</p>", "<p>\ufdd0L0\ufdd1[agent:agent]</p>"),
        ("<p>R&amp;D and M&amp;A, R&amp;Ds</p>", "<p>[rd:R&amp;D] and [ma:M&amp;A], R&amp;Ds</p>"),
        ("<p>open&nbsp;source &amp;lt; agent</p>",
         "<p>[open-source:open&nbsp;source] &amp;lt; [agent:agent]</p>"),
        ('<p title="an agent">x</p>', '<p title="an agent">x</p>'),
        ("<p>multi-agent, agent-based, agent.py, an agent.</p>",
         "<p>multi-agent, agent-based, agent.py, an [agent:agent].</p>"),
        ("<p>the Open Agent Alliance, Agents everywhere</p>",
         "<p>the Open Agent Alliance, [agent:Agents] everywhere</p>"),
    ],
)
def test_english(html: str, expected: str) -> None:
    assert shown(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            "<p>自主代理大模型是大模型</p>",
            "<p>[agentic-llm:自主代理大模型]是[large-model:大模型]</p>",
        ),
        ("<p>AI 代理與代理</p>", "<p>[agent:AI 代理]與代理</p>"),
        ("<p>大模型公司甲做大模型</p>", "<p>大模型公司甲做[large-model:大模型]</p>"),
        ("<p>開源週之後開源</p>", "<p>[open-source-week:開源週]之後[open-source:開源]</p>"),
        ("<p>用MoE架構</p>", "<p>用[moe:MoE]架構</p>"),
        ("<p>CoMoE</p>", "<p>CoMoE</p>"),
        ("<p>龐大模型與大模型</p>", "<p>龐大模型與[large-model:大模型]</p>"),
        ("<p>時代理念、代理人、代理商、代理</p>", "<p>時代理念、代理人、代理商、[agent:代理]</p>"),
        ("<p>開源化、開源學習、公開源碼</p>", "<p>開源化、[open-source:開源]學習、公開源碼</p>"),
    ],
)
def test_chinese(html: str, expected: str) -> None:
    assert shown(html, "zh-Hant") == expected


def test_an_avoided_form_is_reported_and_never_linked() -> None:
    html, avoided = Matcher(surfaces(TERMS, NAMES, "zh-Hant")).link("<p>智能體來了</p>")
    assert html == "<p>智能體來了</p>"
    assert [(a.surface, a.term) for a in avoided] == [("智能體", "agent")]
