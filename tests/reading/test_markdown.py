"""Articles' Markdown: what comes out, where it stood, and what is refused."""

from __future__ import annotations

import html
import json
import os
import random
import re
import runpy
import subprocess
import sys
import time
from pathlib import Path

import pytest
from markdown.treeprocessors import InlineProcessor

from briefing.errors import Diagnostic, Place
from briefing.reading import markdown_parse
from briefing.reading.markdown import Body, read_markdown

CORPORA = os.environ.get("BRIEFING_CORPORA")
_BOMBS = runpy.run_path(str(Path(__file__).with_name("markdown_bombs.py")))
BOMBS, PREFIX = _BOMBS["BOMBS"], _BOMBS["PREFIX"]
TOKEN = re.compile("\ufdd0([A-Z])(\\d+)\ufdd1")


def read(text: str, *codes: str) -> Body:
    """The body of a text that has just these faults."""
    body, found = read_markdown(text, "a.md")
    assert tuple(d.code for d in found) == codes, found
    assert all(d.help and d.message for d in found)
    return body


def shown(body: Body) -> str:
    """The body's HTML with readable tokens."""
    return TOKEN.sub(r"{\1\2}", body.html)


def covered(text: str, place: Place) -> str:
    """What a place covers."""
    return text.split("\n")[place.line - 1][place.column - 1 :][: place.length]


def fault(text: str, code: str) -> tuple[Diagnostic, str]:
    """The only fault of a text, and what it points at."""
    _, found = read_markdown(text, "a.md")
    assert [d.code for d in found] == [code], found
    assert found[0].help
    return found[0], covered(text, found[0].place)


# Marks, links, plain words

EVERYWHERE = """\
第一段[[zhipu]]說，
第二行[[glm-4|GLM]]。[^round-1][^round-2]

## 標題有[[deepseek]]

| 甲 | 乙[[ant|螞蟻]] |
| --- | --- |
| [[xiaomi|小米]] | 丙[^round-3] |

- 項目 [[tencent]]
    - 內層 **[[meituan|美團]]**[^round-4]

> 引文[[alibaba]]
> 第二行[[!基座模型]]

```python
x = [[a]][^b]
```

1. 後面的 *[[sequoia]]*
   [^round-5][[hillhouse]]

詞
: 定義 [[us-commerce|商務部]][^round-6]
"""


def test_constructs_are_found_everywhere_with_their_exact_places() -> None:
    body = read(EVERYWHERE)
    assert [m.claim for m in body.marks] == [f"round-{n}" for n in (1, 2, 3, 4, 5, 6)]
    assert [link.target for link in body.links] == [
        "zhipu", "glm-4", "deepseek", "ant", "xiaomi", "tencent", "meituan", "alibaba",
        "sequoia", "hillhouse", "us-commerce"]
    assert [p.surface for p in body.plains] == ["基座模型"]
    for mark in body.marks:
        assert covered(EVERYWHERE, mark.place) == mark.claim
    for link in body.links:
        assert covered(EVERYWHERE, link.place) == link.target
    assert covered(EVERYWHERE, body.plains[0].place) == "基座模型"
    assert body.links[3].place == Place("a.md", 6, 10, 3)
    assert "<th>乙{L3}</th>" in shown(body)
    assert "<strong>{L6}</strong>{M3}" in shown(body)


def test_places_count_from_the_first_line_given() -> None:
    body, _ = read_markdown("a\n\nb [[zhipu]]", "a.md", first_line=9)
    assert body.links[0].place == Place("a.md", 11, 5, 5)


def test_each_token_stands_once_and_has_its_item() -> None:
    body = read(EVERYWHERE)
    tokens = TOKEN.findall(body.html)
    assert len(tokens) == len(set(tokens))
    assert sorted(tokens) == sorted(
        [("M", str(i)) for i in range(6)] + [("L", str(i)) for i in range(11)] + [("P", "0")])


@pytest.mark.parametrize(("text", "expected"), [
    ("[^a][^b]", "<p>{M0}{M1}</p>"),
    ("[^a][[b]]", "<p>{M0}{L0}</p>"),
    ("[x][[b]]", "<p>[x]{L0}</p>"),
    ("[^a]: 定義\n\n甲[^a][^b]", "<p>甲{F0}{M0}</p>"),
    ("真的![^a]", "<p>真的!{M0}</p>"),
    ("**「粗體」**[[b]]_後_", "<p><strong>「粗體」</strong>{L0}<em>後</em></p>"),
    ("[[[a]]]", "<p>[{L0}]</p>"),
    ("[[ a | 文 ]]", "<p>{L0}</p>"),
    (r"\[[a]] \[^a] \\[[b]]", "<p>[[a]] [^a] \\{L0}</p>"),
    ("[[文](http://e.org)]", '<p>[<a href="http://e.org">文</a>]</p>'),
    (r"|a|b|" "\n|-|-|\n" r"|[[x\|y]]|c|", "{L0}</td>"),
])
def test_neighbours_of_marks_and_links(text: str, expected: str) -> None:
    assert expected in shown(read(text))


@pytest.mark.parametrize(("text", "place"), [
    ("a <!-- [[b]] [^c] --> d", (1, 3, 19)),
    ('甲 <!-- <a href="http://a.org">x</a> -->', (1, 3, 37)),
    ("a\n\n<!-- b\nc -->\n\nd", (3, 1, 6)),
    ("- a <!-- b -->", (1, 5, 10)), ("| a <!-- b --> |\n|---|\n| c |", (1, 5, 10)),
    ("`<!-- a -->`", None), ("```\n<!-- a -->\n```", None), ("a\n\n    <!-- b -->", None),
    ("\\<!-- a -->", None),
])
def test_a_comment_is_told_since_no_page_has_it(
    text: str, place: tuple[int, int, int] | None
) -> None:
    body, faults = read_markdown(text, "a.md")
    assert [(d.code, d.severity, (d.place.line, d.place.column, d.place.length))
            for d in faults] == ([("html-comment", "warning", place)] if place else [])
    assert not place or ("<!" not in body.html and not body.links and not body.marks)


@pytest.mark.parametrize("text", [
    "`[[a]] [^b]`", "``[[a]] ` [^b]``", "```\n[[a]] [^b]\n```", "~~~ text\n[[a]] [^b]\n~~~",
    "    [[a]] [^b]", "- x\n\n    ```\n    [[a]] [^b]\n    ```", "甲\n\n    [[a]] [^b]\n\n乙",
    "| a | b |\n|---|---|\n| `[[a]] [^b]` | c |",
])
def test_nothing_is_recognised_in_code(text: str) -> None:
    body = read(text)
    assert not body.marks and not body.links
    assert "[[a]]" in body.html and "[^b]" in body.html
    assert "<code" in body.html


def test_code_keeps_everything_literal() -> None:
    code = "# no heading\n[a](b) <http://x> <script>\n[^d]: x\n    [[c]]\n\n![x](y)"
    body = read(f"```html\n{code}\n```\n\n    {code.splitlines()[1]}\n")
    texts = re.findall(r"<code[^>]*>(.*?)</code>", body.html, re.DOTALL)
    assert html.unescape(texts[0]) == code + "\n"
    assert html.unescape(texts[1]) == code.splitlines()[1] + "\n"
    assert '<code class="language-html">' in body.html
    assert not body.headings and not body.anchors and not body.images


@pytest.mark.parametrize(("text", "at", "fix"), [
    ("甲 [[ ]] 乙", "[[ ]]", "id of a record"),
    ("甲 [[]] 乙", "[[]]", "id of a record"),
    ("甲 [[a|]] 乙", "[[a|]]", "write [[a]]"),
    ("甲 [[a 乙", "[[a 乙", "]]"),
    ("甲 a\nb [[GLM 4]]", "[[GLM 4]]", "[[glm-4|GLM 4]]"),
    ("甲 [[智譜]] 乙", "[[智譜]]", "[[id|智譜]]"),
    ("甲 [[!a|b]] 乙", "[[!a|b]]", "[[!a]]"),
])
def test_malformed_links_are_told_with_a_fix(text: str, at: str, fix: str) -> None:
    found, pointed = fault(text, "link-malformed")
    assert pointed == at
    assert fix in found.help
    body, _ = read_markdown(text, "a.md")
    assert html.unescape(re.sub("<[^>]+>", "", body.html)) == text


def test_a_mark_that_can_be_no_claim() -> None:
    found, at = fault("甲[^1]乙", "mark-malformed")
    assert at == "1" and "[^1]: …" in found.help


def test_links_do_not_nest() -> None:
    assert fault("[甲 [[zhipu]]](http://e.org)", "link-nested")[1] == "zhipu"


# Footnotes

def test_footnotes_come_in_order_of_reference_with_tokens_of_their_own() -> None:
    body = read("甲[^b]乙[^a]丙[^b]\n\n[^a]: 註 [[zhipu]]\n[^b]: 另註[^claim]\n    [^c]\n\n"
                "[^c]: 三")
    assert "甲{F0}乙{F1}丙{F0}" in shown(body)
    assert [note.label for note in body.footnotes] == ["b", "a", "c"]
    assert "\ufdd0M0\ufdd1" in body.footnotes[0].html
    assert "\ufdd0L0\ufdd1" in body.footnotes[1].html
    assert "註" not in body.html.replace("乙", "")


def test_footnotes_unused_or_twice() -> None:
    read("甲\n\n[^a]: 註", "footnote-unused")
    assert fault("甲[^a]\n\n[^a]: 註\n[^a]: 再註", "footnote-duplicate")[0].place.line == 4


# Han lines

@pytest.mark.parametrize(("text", "expected"), [
    ("漢字\n漢字", "漢字漢字"),
    ("句號。\n「引」", "句號。「引」"),
    ("漢字\nLatin\n漢字", "漢字\nLatin\n漢字"),
    ("漢**字**\n*漢*字", "漢<strong>字</strong><em>漢</em>字"),
    ("漢[[a]]\n字", "漢{L0}字"),
    ("漢\n[[a]]字", "漢{L0}字"),
    ("[[a]]\n字", "{L0}字"),
    ("漢[[a|ant]]\n字", "漢{L0}\n字"),
    ("漢[[a|螞蟻]]\n字", "漢{L0}字"),
    ("漢。[^a]\n字", "漢。{M0}字"),
    ("漢。\n[^a]字", "漢。{M0}字"),
    ("word\n[[a]]\nword", "word\n{L0}\nword"),
    ("> 漢\n> 字", "漢字"),
    ("- 漢\n  字", "漢字"),
    ("漢——\n字", "漢——字"),
    ("[[a|浙江\n智譜]]", "{L0}"),
    ("漢  \n字", "漢<br>字"),
])
def test_lines_of_han_are_joined(text: str, expected: str) -> None:
    assert expected in shown(read(text))


def test_lines_of_han_that_is_written_in_entities_are_joined() -> None:
    assert shown(read("&#20013;\n&#25991;")) == "<p>中文</p>"


def test_a_pattern_is_tried_only_on_texts_that_have_its_first_sign(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read("*once*")
    tried: list[str] = []
    own = "_InlineProcessor__applyPattern"  # if it is gone, all are tried on all
    apply = getattr(InlineProcessor, own)

    def noting(self: object, pattern: object, data: str, *more: int) -> object:
        tried.append(type(pattern).__name__)
        return apply(self, pattern, data, *more)

    monkeypatch.setattr(InlineProcessor, own, noting)
    read("One `code`, no more.")
    assert "BacktickInlineProcessor" in tried
    assert not {"LinkInlineProcessor", "EscapeInlineProcessor"} & {*tried}


def test_code_keeps_its_lines() -> None:
    assert "漢\n字" in read("```\n漢\n字\n```").html
    assert "漢\n字" in read("    漢\n    字").html
    assert read("[[a|浙江\n智譜]]").links[0].text == "浙江智譜"


# Headings

def test_heading_ids_are_unicode_stable_and_unlike_the_templates_own() -> None:
    text = ("## 算力與 ＧＬＭ-4！\n\n### A\n\n### A\n\n## ***\n\n## x-ray\n\n## ev-1 fn\n\n"
            "設定\n---\n\n## A-2\n\n## [[zhipu|智譜]] `c`[^m]")
    body = read(text)
    assert [h.id for h in body.headings] == [
        "算力與-glm-4", "a", "a-2", "section-4", "s-x-ray", "s-ev-1-fn", "設定", "a-2-2", "智譜-c"]
    assert body.headings[8].text == "智譜 c"
    assert [h.place.line for h in body.headings] == [1, 3, 5, 7, 9, 11, 13, 16, 18]
    assert '<h2 id="算力與-glm-4">算力與 ＧＬＭ-4！</h2>' in body.html
    assert len(re.findall(" id=", body.html)) == 9


@pytest.mark.parametrize("text", ["甲\n\n# 題", "題\n==", "甲\n\n<h1>題</h1>"])
def test_a_heading_of_level_one_is_refused(text: str) -> None:
    found, _ = fault(text, "heading-level")
    assert "##" in found.help
    assert "題" in text.split("\n")[found.place.line - 1]


# Charts and images

def test_charts() -> None:
    text = "甲\n\n![圖](chart:funding/zhipu)\n\n![線](chart:timeline?organization=x&model=y)\n"
    body = read(text)
    assert [(c.kind, c.target, c.options, c.alt) for c in body.charts] == [
        ("funding", "zhipu", (), "圖"),
        ("timeline", "", (("organization", "x"), ("model", "y")), "線")]
    assert covered(text, body.charts[0].place) == "chart:funding/zhipu"
    assert shown(body) == "<p>甲</p>\n{C0}\n{C1}"


def test_images() -> None:
    text = '文中 ![一輪](round.png "題") 與\n\n![兩](<a b.jpg>)\n\n![三][r]\n\n[r]: sub/c.webp\n'
    body = read(text)
    assert [(i.source, i.alt, i.title) for i in body.images] == [
        ("round.png", "一輪", "題"), ("a b.jpg", "兩", ""), ("sub/c.webp", "三", "")]
    assert [i.place.line for i in body.images] == [1, 3, 7]
    assert covered(text, body.images[0].place) == "round.png"
    assert shown(body) == "<p>文中 {I0} 與</p>\n{I1}\n{I2}"


@pytest.mark.parametrize(("text", "code", "at", "fix"), [
    ("甲 ![](a.png)", "image-alt", "![]", "a.png"),
    ("![](chart:funding/a)", "image-alt", "![]", "chart:funding/a"),
    ("![x](chart:fundng/a)", "chart-unknown", "chart:fundng/a", "chart:funding/a"),
    ("![x](chart:scale)", "chart-target", "chart:scale", "chart:scale/"),
    ("![x](chart:timeline/a)", "chart-target", "chart:timeline/a", "?organization=a"),
    ("![x](chart:timeline?orgnization=a)", "chart-option", "chart:timeline?orgnization=a",
     "organization"),
    ("![x](chart:timeline?model=)", "chart-option", "chart:timeline?model=", "model="),
    ("![x](chart:funding/a?year=1)", "chart-option", "chart:funding/a?year=1", "chart:funding/a"),
    ("甲 ![x](chart:scale/a) 乙", "chart-inline", "chart:scale/a", "paragraph"),
    ("![x](https://e.org/a.png)", "image-source", "https://e.org/a.png", "beside"),
    ("![x](/a.png)", "image-source", "/a.png", "beside"),
    ("![x](../a.png)", "image-source", "../a.png", "beside"),
    ("![x](a.SVG)", "image-source", "a.SVG", "PNG"),
    ("![x](data:image/png;base64,AA)", "image-source", "data:image/png;base64,AA", "beside"),
    ("甲 <img src=a.png>", "html-refused", "<img src=a.png>", "![what"),
])
def test_images_and_charts_refused(text: str, code: str, at: str, fix: str) -> None:
    found, pointed = fault(text, code)
    assert pointed == at
    assert fix in found.help


# Links and raw HTML

def test_links_are_listed_with_their_places() -> None:
    text = ("[a](http://e.org/a_(b) \"t\") [b](../c/#d)\n<https://e.org/x> [c][r]\n"
            '甲 <a href="#y">y</a> [m](mailto:a@e.org)\n\n[r]: https://e.org/r\n')
    body = read(text)
    assert [a.href for a in body.anchors] == [
        "http://e.org/a_(b)", "../c/#d", "https://e.org/x", "https://e.org/r", "#y",
        "mailto:a@e.org"]
    at = [covered(text, a.place) for a in body.anchors]
    assert at == ["http://e.org/a_(b)", "../c/#d", "https://e.org/x", "https://e.org/r",
                  '<a href="#y">', "mailto:a@e.org"]


@pytest.mark.parametrize("url", [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java&#115;cript:alert(1)", "&#1;javascript:x",
    "java&Tab;script:x", "javascript&colon;x", "data:text/html,x", "vbscript:x", "//e.org/x",
    "java&#x200b;script:x", "file:///etc/passwd",
])
def test_no_script_by_way_of_a_link(url: str) -> None:
    body, found = read_markdown(f"甲 [x]({url})", "a.md")
    assert [d.code for d in found] == ["link-scheme"], found
    assert found[0].place.column == 7
    assert "href" not in body.html and not body.anchors


@pytest.mark.parametrize(("text", "severity", "at"), [
    ("甲\n\n<script>alert(1)</script>", "error", "<script>"),
    ("甲 <b onclick=x()>乙</b>", "error", "<b onclick=x()>"),
    ("甲 <iframe src=x></iframe>", "error", "<iframe src=x>"),
    ("甲 <b style='a'>乙</b>", "warning", "<b style='a'>"),
    ("<div id=x>乙</div>", "warning", "<div id=x>"),
    ("a List<String> b", "warning", "<String>"),
])
def test_raw_html_that_is_removed_is_told(text: str, severity: str, at: str) -> None:
    _, found = read_markdown(text, "a.md")
    assert found[0].code == "html-refused" and found[0].severity == severity
    assert covered(text, found[0].place) == at


def test_a_sign_that_opens_no_tag_is_text() -> None:
    for text in ("a <y and z", "1 < 2 <3", "< script >", "a <foo `b' c",
                 "<SCRIPT SRC=http://e.org?< B >"):
        assert html.unescape(re.sub("<[^>]+>", "", read(text).html)) == text


def test_blocks_of_the_extensions() -> None:
    body = read('!!! note "題"\n    內 [[a]]\n\n|a|b|\n|:-:|--:|\n|1|2|\n\n詞\n: 義\n')
    assert '<div class="admonition note">\n<p class="admonition-title">題</p>' in body.html
    assert '<td class="align-center">1</td>\n<td class="align-right">2</td>' in body.html
    assert "<dt>詞</dt>\n<dd>義</dd>" in body.html
    assert fault("!!! nott\n    甲", "admonition-kind")[0].help == "write note"


def test_forbidden_characters_are_told_and_harmless() -> None:
    for character in "\ufdd0\ufdd1\x02\x03\x00\x85\ufffe\ud800\r":
        body, found = read_markdown(f"甲\ufdd0M0\ufdd1乙\n丙 {character}丁 [[a]]", "a.md")
        assert {d.code for d in found} == {"text-character"}
        assert TOKEN.findall(body.html) == [("L", "0")]
    assert fault("甲\x01", "text-character")[0].place.column == 2


# Bounds

def test_a_long_plain_article_passes() -> None:
    unit = "The [fox](http://e.org) jumps [[zhipu|over]] the *lazy* dog.[^abc] And `on` it goes. "
    body = read((unit * 25 + "\n\n") * 50)
    assert len(body.marks) == 1250
    table = "| a | b | c |\n|---|---|---|\n" + "| 1 | **2** | [[x|3]] |\n" * 600
    assert len(read(table).links) == 600
    assert read("```\n" + "[" * 70_000 + "\n" + "> " * 40 + "\n```").html


def test_an_article_is_read_in_milliseconds() -> None:
    text = ("The [fox](http://e.org) jumps [[zhipu|over]] the *lazy* dog.[^abc]\n" * 8 + "\n") * 11
    read_markdown(text, "a.md")
    best = min(_timed(text) for _ in range(5))
    assert best < 0.1


def _timed(text: str) -> float:
    start = time.process_time()
    read_markdown(text, "a.md")
    return time.process_time() - start


def test_a_recursion_that_no_bound_foresaw_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def deep(_: object) -> None:
        raise RecursionError

    monkeypatch.setattr("briefing.reading.markdown.parse", deep)
    found, _ = fault("甲\n\n- 乙\n\n> - 丙\n", "text-too-complex")
    assert found.place.line == 5
    monkeypatch.undo()
    assert markdown_parse._markdown.cache_info().currsize == 0
    assert read("[[a]]").links


WORKER = """
import json, resource, sys, time
resource.setrlimit(resource.RLIMIT_AS, (512 << 20, 512 << 20))
from markdown_bombs import BOMBS
from briefing.reading.markdown import read_markdown
for name in sys.argv[2:]:
    start = time.process_time()
    body, found = read_markdown(BOMBS[name](int(sys.argv[1])), "a.md")
    refused = [d for d in found if d.code == "text-too-complex"]
    ok = (len(found) == 1 and bool(found[0].help) and not body.html) if refused else True
    took = time.process_time() - start
    print(json.dumps([name, took, [d.place.line for d in refused], ok]), flush=True)
"""


@pytest.mark.parametrize("size", [10_000, 60_000, 1_000_000])
def test_bombs_are_refused_or_finished(size: int) -> None:
    assert len(BOMBS) == 29
    here = Path(__file__).parent
    path = os.pathsep.join([str(here), str(here.parents[1])])
    done = subprocess.run(
        [sys.executable, "-c", WORKER, str(size), *BOMBS], capture_output=True, text=True,
        timeout=300, env={**os.environ, "PYTHONPATH": path}, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    results = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(results) == 29
    for name, took, _, ok in results:
        assert took < 5, name
        assert ok, name
    if size == 1_000_000:
        assert all(lines for _, _, lines, _ in results)


@pytest.mark.parametrize(("name", "found", "line"), [
    ("brackets-open", "brackets", 3),
    ("quotes-nested", "nested", 3),
    ("quotes-growing", "nested", 19),
    ("lists-nested", "nested", 3),
    ("lists-growing", "nested", 19),
    ("admonitions-growing", "nested", 19),
    ("definitions", "definitions", 3),
    ("tables-wide", "columns", 3),
    ("emphasis-one-run", "open at once", 3),
    ("html-nested", "HTML tags", 3),
    ("lists-ordered", "longer than", 3),
])
def test_each_bound_says_what_and_where(name: str, found: str, line: int) -> None:
    size = 90_000 if name == "lists-ordered" else 20_000
    told, _ = fault(PREFIX + BOMBS[name](size), "text-too-complex")
    assert found in told.message
    assert abs(told.place.line - line) <= 1


def test_any_mixture_is_read() -> None:
    atoms = ["[[a]]", "[[", "]]", "[^a]", "[^b]: ", "[x](", ")", "![", "](a.png)", "`", "```", "\n",
             "\n\n", "    ", "> ", "- ", "1. ", "|", "|-|-|\n", "*", "**", "_", "<b>", "</b>",
             "<div>", "</div>", "<!--", "-->", "&lt;", "\\", "漢", "字。", "word ", "## ",
             "===\n", "---\n",
             "!!! note\n", ": ", "[r]: x\n", "<http://e.org>", "chart:scale/a", "\t", "<script>",
             "href=javascript:", "\u2028", "[!", "\"", "'"]
    chance = random.Random(20241217)
    for _ in range(400):
        text = "".join(chance.choices(atoms, k=chance.randrange(1, 40)))
        body, found = read_markdown(text, "a.md")
        lines = text.split("\n")
        for diagnostic in found:
            assert diagnostic.help
            assert 1 <= diagnostic.place.line <= len(lines)
            assert diagnostic.place.column <= len(lines[diagnostic.place.line - 1]) + 1
        for mark in body.marks:
            assert covered(text, mark.place) == mark.claim
        for link in body.links:
            assert covered(text, link.place) == link.target
        assert set(re.findall("[\ufdd0-\ufdef]", TOKEN.sub("", body.html))) == set()


def test_a_token_that_an_address_cuts_in_two_leaves_no_trace() -> None:
    body, _ = read_markdown("[x](a](b)c'd](e)f", "a.md")
    assert not re.search("[\ufdd0-\ufdef]", body.html)


def test_what_the_parser_loses_is_told() -> None:
    text = "甲 [[a]]\n\n*: <div>a **b]]*</div>"
    body, found = read_markdown(text, "a.md")
    assert [d.code for d in found] == ["text-garbled"]
    assert not re.search("klzzwxh|[\x02\x03]", body.html)


# Corpora

def _visible(text: str) -> str:
    """Text without what Markdown and HTML take away: tags, markers, blanks."""
    text = re.sub(r"<!--.*?-->|<[^<>]*>", "", text, flags=re.DOTALL)
    text = html.unescape(html.unescape(text))
    return re.sub(r"[\s*_`\\#>~\[\]()|:<+=-]|^\d+\.|\xa0", "", text)


@pytest.mark.skipif(not CORPORA, reason="BRIEFING_CORPORA is not set")
def test_naughty_strings_are_shown_or_told() -> None:
    strings = json.loads(Path(CORPORA or "", "naughty-strings.json").read_text("utf-8"))
    assert len(strings) > 400
    silent = []
    for string in strings:
        body, found = read_markdown(string, "a.md")
        assert all(d.help for d in found)
        literal = html.unescape(re.sub("<[^>]*>", "", body.html)).strip()
        if not found and literal != string.strip() and _visible(body.html) != _visible(string):
            silent.append((string, body.html))
    assert silent == []
