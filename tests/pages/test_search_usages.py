"""What may be typed for the words of a text: those of the other Chinese usage."""

from __future__ import annotations

import re
from pathlib import Path

from briefing.library.variants import variants
from briefing.pages import search_usages
from briefing.pages.search_usages import usages, words_of

KNOWN = variants()
PAIRS = (("軟體", "软件"), ("影片", "视频"), ("視訊", "视频"), ("視訊會議", "视频会议"),
         ("演算法", "算法"), ("標準貨櫃", "标准箱"), ("開源", "开源"), ("錨", "锚"))


def said(language: str, **own: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for typed, forms in usages(language, PAIRS, own, KNOWN).items():
        literal, *found[typed] = forms.split(" ")
        assert literal == typed
    return found


def test_each_usage_is_typed_for_the_other() -> None:
    assert said("zh-Hant") == {"软件": ["软体"], "视频": ["影片", "视讯"], "标准箱": ["标准货柜"]}
    assert said("zh-Hans") == {"软体": ["软件"], "影片": ["视频"], "视讯": ["视频"],
                               "演算法": ["算法"], "标准货柜": ["标准箱"]}
    assert said("en") == said("ja") == {}


def test_what_a_site_calls_by_two_names_is_not_taken_for_a_part_of_one() -> None:
    own = {"AI 代理": "智能体", "智慧體": "智能体", "代理": "智能体"}
    assert said("zh-Hant", **own)["智能体"] == ["智慧体", "ai代理"]
    assert said("zh-Hans", **own)["代理"] == ["智能体"]


def test_words_of_the_index_are_those_of_what_is_said() -> None:
    assert sorted(words_of("ai代理")) == ["ai", "代", "代理", "理"]
    assert list(words_of("标准货柜")) == ["标准", "准货", "货柜"]


def test_the_longest_comes_first_and_the_script_tries_as_many_forms() -> None:
    typed = list(usages("zh-Hans", PAIRS, {}, KNOWN))
    assert typed == sorted(typed, key=lambda word: (-len(word), word))
    script = (Path(__file__).parents[2] / "static/js/search.js").read_text("utf-8")
    most = re.search(r"FEW\] = \[.*, (\d+)\]", script)
    assert most and int(most[1]) == search_usages._FORMS
