"""The index: what is added and taken away again leaves no trace."""

from __future__ import annotations

import json
import random
from dataclasses import replace

from briefing.library.variants import variants
from briefing.pages.search_cards import Card
from briefing.pages.search_shards import Found, Head, found_in, head_of, renewed, shard_of
from briefing.pages.search_usages import usages

KNOWN = variants()
Index = tuple[Head, dict[int, str]]
NONE: Index = (Head(), {})


def changed(index: Index, minus: dict[int, Card], plus: dict[int, Card]) -> Index:
    head, files = index
    now, new = renewed(head, files.__getitem__, found_in(minus, KNOWN), found_in(plus, KNOWN),
                       KNOWN)
    return now, {n: text for n, text in (files | new).items() if n < now.shards}


def some(rng: random.Random, many: int) -> dict[int, Card]:
    """Cards with random words, of all kinds; the numbers of some are far apart."""
    numbers = rng.sample(range(1, 9 << 20), many)
    words = [*(chr(rng.randrange(0x4E00, 0x9000)) for _ in range(60)), "glm ", "4.5 ", "，", "ai "]

    def text(length: int) -> str:
        return "".join(rng.choices(words, k=length))

    return {n: Card("x/", text(8), "", text(90), "", (("", text(4)),)) for n in numbers}


def test_an_index_is_the_same_by_whatever_way_it_came_to_be() -> None:
    for seed in range(6):
        rng = random.Random(seed)
        first, second, third = some(rng, 40), some(rng, 3), some(rng, 160)
        there = changed(changed(NONE, {}, first), {}, second)
        assert there == changed(NONE, {}, first | second)
        assert changed(there, second, {}) == changed(NONE, {}, first)
        grown = changed(there, {}, third)
        assert grown[0].shards > there[0].shards
        assert grown == changed(NONE, {}, first | second | third)
        assert changed(grown, third, {}) == there


def test_every_word_is_in_its_file_with_its_cards() -> None:
    cards = some(random.Random(9), 80)
    head, files = changed(NONE, {}, cards)
    for word, lists in found_in(cards, KNOWN).items():
        line = next(line for line in files[shard_of(word, head.shards)].split("\n")
                    if line.startswith(f"{word} "))
        assert [_numbers(gaps) for gaps in line.split(" ")[1:]] == list(lists)
    assert sum(len(text.encode()) for text in files.values()) == head.size


def _numbers(gaps: str) -> list[int]:
    """As the script reads them."""
    found, number, high = [], 0, 0
    for char in gaps:
        if ord(char) >= 0x8000:
            high = ord(char) - 0x8000 << 14
        else:
            number, high = number + high + ord(char) - 35, 0
            found.append(number)
    return found


def test_an_edit_touches_few_files() -> None:
    cards = some(random.Random(3), 300)
    head, files = changed(NONE, {}, cards)
    number = min(cards)
    card = cards[number]
    now, new = renewed(head, files.__getitem__, found_in({number: card}, KNOWN),
                       found_in({number: card._replace(text=f"{card.text} word")}, KNOWN), KNOWN)
    assert head.shards >= 8
    assert len(new) == 1
    assert now.shards == head.shards


def test_only_variants_of_what_the_site_has_are_shipped() -> None:
    head, _ = changed(NONE, {}, {1: Card("x/", "開源", "", "智谱", "")})
    data = head.data(KNOWN, 1)
    assert "開".encode() in data
    assert "譜".encode() in data
    assert "龍".encode() not in data
    assert head_of(data) == head
    emptied, _ = changed((head, {0: ""}), {}, {})
    assert emptied == head


PAIRS = (("軟體", "软件"), ("數據機", "调制解调器"), ("影片", "视频"))
USAGES = usages("zh-Hant", PAIRS, {}, KNOWN)


def test_only_words_of_the_other_usage_that_the_texts_have_others_for_are_shipped() -> None:
    def with_text(text: str, before: tuple[Head, dict[int, str]], was: str
                  ) -> tuple[Head, dict[int, str]]:
        old, new = ({1: Card("x/", "x", "", one, "")} for one in (was, text))
        head, files = before
        now, changed = renewed(head, files.__getitem__, found_in(old, KNOWN),
                               found_in(new, KNOWN), KNOWN, USAGES)
        return now, files | changed

    empty = with_text("", NONE, "")
    one = with_text("軟體，數據與機", empty, "")
    assert json.loads(one[0].data(KNOWN, 1))["said"] == {"软件": "软体"}
    both = with_text("軟體與數據機，软件與视频", one, "軟體，數據與機")
    assert both[0].said == {"调制解调器": "数据机", "软件": "软件 软体"}
    assert head_of(both[0].data(KNOWN, 1)) == both[0]
    assert with_text("", both, "軟體與數據機，软件與视频") == empty


def test_words_of_a_usage_that_is_new_are_looked_for_in_the_old_index() -> None:
    cards = {1: Card("x/", "x", "", "軟體", "")}
    head, files = renewed(Head(), lambda n: "", {}, found_in(cards, KNOWN), KNOWN)
    assert head.said == {}
    now, changed = renewed(replace(head, said=None), files.__getitem__, {}, {}, KNOWN, USAGES)
    assert now.said == {"软件": "软体"}
    assert changed == {}


def test_an_empty_site_has_an_empty_index() -> None:
    nothing: Found = {}
    head, files = renewed(Head(), lambda n: "", nothing, nothing, KNOWN)
    assert files == {0: ""}
    assert head_of(head.data(KNOWN, 1)) == head
