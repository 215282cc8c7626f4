"""The sanitizer and the wall in front of it: no script comes through."""

from __future__ import annotations

import json
import os
from html.parser import HTMLParser
from pathlib import Path

import pytest

from briefing.reading.markdown import Body, read_markdown
from briefing.reading.sanitize import (
    ATTRIBUTES,
    CLASSES,
    TAGS,
    allowed_url,
    refusal,
    sanitize,
)

CORPORA = os.environ.get("BRIEFING_CORPORA")


class Inspector(HTMLParser):
    """Fails on any tag, attribute, class or address that is not on the list."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS, tag
        allowed = ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set())
        for name, value in attrs:
            if name == "class":
                assert set((value or "").split()) <= CLASSES[tag]
            elif name == "id":
                assert tag in {"h1", "h2", "h3", "h4", "h5", "h6"}
            else:
                assert name in allowed, (tag, name)
            if name == "href":
                assert allowed_url(value or ""), value

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)


def inspect(body: Body) -> None:
    """Go through all HTML of a body."""
    for markup in (body.html, *(note.html for note in body.footnotes)):
        inspector = Inspector()
        inspector.feed(markup)
        inspector.close()
    for anchor in body.anchors:
        assert allowed_url(anchor.href)


@pytest.mark.parametrize(("markup", "expected"), [
    ("<p>a <b>b</b></p>", "<p>a <b>b</b></p>"),
    ("<p id=x data-y=1 style='a' onclick=x>a</p>", "<p>a</p>"),
    ("<script>x</script><style>y</style><svg><a>z</a></svg>a", "a"),
    ("<a href='javascript:x'>a</a>", "<a>a</a>"),
    ("<a href='https://e.org' target=_blank>a</a>", '<a href="https://e.org">a</a>'),
    ("<div class='admonition note top'>a</div>", '<div class="admonition note">a</div>'),
    ("<span class=ev>a</span>", "<span>a</span>"),
    ("<form><input><button>a</button></form><center>b</center>", "ab"),
    ("a<!-- b -->", "a"),
    ("<span lang=en title=t>a</span>", '<span lang="en" title="t">a</span>'),
    ("<iframe src=x>a</iframe><img src=x onerror=y>", ""),
])
def test_only_prose_passes(markup: str, expected: str) -> None:
    assert sanitize(markup).replace(' class=""', "") == expected


@pytest.mark.parametrize("url", [
    "", "a", "a/b:c", "#a:b", "?a:b", "../x", "http://e.org", "HTTPS://e.org", "mailto:a@e.org",
    "/models/", "&#104;ttps://e.org",
])
def test_addresses_allowed(url: str) -> None:
    assert allowed_url(url)


@pytest.mark.parametrize("url", [
    "javascript:x", "JAVASCRIPT:x", " javascript:x", "\x01javascript:x", "java\tscript:x",
    "java\nscript:x", "&#106;avascript:x", "&amp;#106;avascript:x", "javascript&colon;x", "data:x",
    "vbscript:x", "blob:x", "file:x", "//e.org", "/\\e.org", "\\\\e.org", "a:b", "/\t/e.org",
])
def test_addresses_refused(url: str) -> None:
    assert not allowed_url(url)


def test_refusals_have_a_fix() -> None:
    for tag, inside in [("script", ""), ("img", ""), ("foo", ""), ("b", " onclick=x"),
                        ("b", " class=y"), ("b", " data-z")]:
        found = refusal(tag, inside)
        assert found and found[1] and found[2]
    assert refusal("span", ' lang="en"') is None
    assert refusal("div", " class='admonition note'") is None


@pytest.mark.parametrize("text", [
    '<a href="java[[a]]script:x">y</a>', "[y](java[[a]]script:x)", "[[a|<script>x</script>]]",
    "## <script>x</script>", "![<script>](a.png)", '![x](a.png "\\"><script>x</script>")',
    "[^a]\n\n[^a]: <script>x</script> [b](javascript:x)", "```<script>\n</code><script>x\n```",
    '```"onclick=x\na\n```', "|<script>|\n|-|\n|<svg onload=x>|", "!!! note \"<script>\"\n    a",
    '[a]: javascript:x\n\n[b][a]', '<a href="jav&#x09;ascript:x">y</a>', "`<script>`",
    '<p title="[[a]]" onclick=x>', "<a href='\n##javascript:x'>y</a>",
])
def test_nothing_of_ours_opens_a_way(text: str) -> None:
    body, _ = read_markdown(text, "a.md")
    inspect(body)


@pytest.mark.skipif(not CORPORA, reason="BRIEFING_CORPORA is not set")
def test_no_payload_survives() -> None:
    payloads = json.loads(Path(CORPORA or "", "xss-payloads.json").read_text("utf-8"))
    assert len(payloads) > 1000
    for payload in payloads:
        for text in (payload, f"甲 {payload} 乙", f"[x]({payload})", f"[x]: {payload}\n\n[x]"):
            body, found = read_markdown(text, "a.md")
            inspect(body)
            assert all(d.help for d in found)
