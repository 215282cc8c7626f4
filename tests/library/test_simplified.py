"""Traditional Chinese as the mainland writes it: the word list, numbers, quotation marks, HTML."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from briefing.library.simplified import Simplifier, letters


def pairs(text: str) -> list[list[str]]:
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


ROWS = pairs((files("briefing.library") / "zh-hans.tsv").read_text("utf-8"))
CONVERT = Simplifier()


def test_every_word_of_the_list_reads_as_it_says() -> None:
    wrong = [(row, read) for row in ROWS if (read := CONVERT(f"，{row[0]}。")) != f"，{row[1]}。"]
    assert not wrong


def test_what_taiwan_writes_reads_as_the_mainland_expects() -> None:
    known = pairs(Path(__file__).with_name("simplified.tsv").read_text("utf-8"))
    assert len(known) > 600
    wrong = [(row, read) for row in known if (read := CONVERT(row[0])) != row[1]]
    assert not wrong


def test_the_list_is_in_order_and_says_nothing_twice() -> None:
    assert [row[0] for row in ROWS] == sorted({row[0] for row in ROWS})
    assert all(len(row) == 2 for row in ROWS)


@pytest.mark.parametrize(("written", "read"), [
    ("這份簡報報導了 GLM 演算法。", "这份简报报道了 GLM 算法。"),
    ("投影片檔案是簡報檔", "幻灯片文件是演示文稿"),
    ("規模達 1 兆個參數", "规模达 1 万亿个参数"),
    ("兆級模型與 2.5 兆美元、數兆元", "万亿级模型与 2.5 万亿美元、数万亿元"),
    ("1 億 3,000 萬", "1 亿 3,000 万"),
    ("時脈 3 兆赫，是個吉兆", "时脉 3 兆赫，是个吉兆"),
    ("8 位元量化、64位元，共 64 位元組，2 個位元", "8 位量化、64位，共 64 字节，2 个比特"),
    ("模型的推論與預設值", "模型的推理与默认值"),
    ("一則主張，否則主張不成立", "一条主张，否则主张不成立"),
    ("次要角色不是要角", "次要角色不是重要角色"),
    ("用 AI 代理做事", "用智能体做事"),
    ("「他說『好』。」", "“他说‘好’。”"),
    ("OpenAI 與 GLM-4-Plus", "OpenAI 与 GLM-4-Plus"),
    ("Latin only", "Latin only"),
    ("", ""),
])
def test_sentences(written: str, read: str) -> None:
    assert CONVERT(written) == read


def test_marks_are_those_of_the_mainland() -> None:
    assert CONVERT("〈註〉與《〈篇〉解》──艾達．奎爾、史蒂芬‧金") == (
        "《注》与《〈篇〉解》——艾达·奎尔、史蒂芬·金")
    assert letters("艾達．奎爾") == "艾达·奎尔" and CONVERT("１．５ 倍") == "１．５ 倍"


def test_a_word_that_a_site_has_of_its_own_is_not_found_in_longer_ones() -> None:
    convert = Simplifier({"代理": "智能体"})
    assert convert("代理、代理商、獨家代理、代理權、代理執行長與代理人") == (
        "智能体、代理商、独家代理、代理权、代理首席执行官与代理人")


def test_a_sites_own_words_stand_over_all_others() -> None:
    convert = Simplifier({"智慧體": "智能体", "矽星人": "硅星人", "軟體王": "软体王"})
    assert convert("矽星人說，智慧體用軟體王的軟體") == "硅星人说，智能体用软体王的软件"
    assert letters("軟體王") == "软体王"


def test_html_keeps_tags_tokens_code_and_other_languages() -> None:
    html = ('<h2 id="軟體">軟體</h2><p>推出 \ufdd0Tagent\ufdd2AI 代理\ufdd1，'
            '<em>AI 代理</em> 也用\ufdd0L0\ufdd1 的<code>軟 體</code><br>'
            '<span lang="ja">東京都の軟體</span>與<span lang="zh-Hant">東京</span></p>')
    assert CONVERT.html(html) == (
        '<h2 id="軟體">软件</h2><p>推出\ufdd0Tagent\ufdd2智能体\ufdd1，'
        '<em>智能体</em>也用\ufdd0L0\ufdd1 的<code>軟 體</code><br>'
        '<span lang="ja">東京都の軟體</span>与<span lang="zh-Hant">东京</span></p>')
