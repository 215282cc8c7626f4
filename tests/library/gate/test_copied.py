"""Words shared with a pinned source: long runs are told, names and quotations are not."""

from __future__ import annotations

import pytest

from tests.library.faults import CLAIM
from tests.library.gate.gate_faults import gate
from tests.library.gate.test_unmarked import EN, FRONT

HAN = "城裡的人都說這家公司今年要把船開到對岸去看看"  # 22 characters
WORDS = "the harbour master said that every boat must be back before the tide turns"  # 14 words


def told(text: str, source: str, more: str = "topic: funding") -> list[str]:
    article = FRONT.format(text=text, more=more).replace("topic: funding\n", "", 1).replace(
        "[x: y]", "[chen-mei]")
    files: dict[str, str | bytes] = {EN: article, "sources/registry.txt": source}
    lines = article.split("\n")
    return [lines[fault.place.line - 1][fault.place.column - 1 :][: fault.place.length]
            for fault in gate(files, "source-copied") if fault.place.path == f"content/{EN}"]


@pytest.mark.parametrize(
    ("text", "source", "runs"),
    [(f"前言{HAN}後語", f"別的{HAN}其他", [HAN]),
     (f"前言{HAN[:15]}後語", f"別的{HAN}其他", []),
     (f"前言{HAN[:16]}後語", f"別的{HAN}其他", [HAN[:16]]),
     (f"{HAN[:9]}，{HAN[9:]}", f"{HAN[:12]}\n{HAN[12:]}", [f"{HAN[:9]}，{HAN[9:]}"]),
     (f"他說：「{HAN}」", HAN, []), (f"> {HAN}", HAN, []),
     (f"{HAN[:10]}「{HAN[10:]}」", HAN, []),
     (f"So {WORDS}.", f"And {WORDS.title()}!", [WORDS]),
     (f"So {' '.join(WORDS.split()[:11])}.", WORDS, []),
     (f"He wrote: “{WORDS}.”", WORDS, []),
     (f"One {WORDS}. Two {WORDS}.", WORDS, [WORDS, WORDS]),
     (f"{' '.join(WORDS.split()[:7])} {' '.join(WORDS.split()[7:])}".replace("boat", "ship"),
      WORDS, [])],
)
def test_a_long_run_is_told_at_its_place(text: str, source: str, runs: list[str]) -> None:
    assert told(text, source) == runs


@pytest.mark.parametrize("before", range(5))
def test_the_shortest_run_is_told_wherever_it_begins(before: int) -> None:
    run = " ".join(WORDS.split()[:12])
    assert told(f"{'xyzzy ' * before}{run} xyzzy.", f"plugh {run} plugh") == [run]


def test_names_make_a_run_no_longer() -> None:
    names = "極致公司、山基金、有山基金、登記處、極致、" * 2
    article = FRONT.format(text=f"投資方有{names}。", more="aliases: []")
    files: dict[str, str | bytes] = {
        "articles/x/zh-Hant.md": article.replace("[x: y]", "[chen-mei]"),
        "sources/registry.txt": names,
        "facts/organizations/x.yaml": "".join(
            f"n{n}:\n  name: {name}\n  kind: fund\n"
            for n, name in enumerate(dict.fromkeys(filter(None, names.split("、")))))}
    assert gate(files, "source-copied") == []


def test_a_run_is_silenced_by_its_words() -> None:
    silence = ("topic: funding\nsilence: [{rule: source-copied, at: the harbour master,"
               " why: A set phrase.}]")
    assert told(WORDS, WORDS, silence) == []


def test_one_phrase_again_and_again_costs_no_more_than_its_length() -> None:
    assert told("那天說 " + "哈" * 3000, "哈" * 200_000) == []


@pytest.mark.parametrize(("kind", "record", "copies"), [
    ("claims", f"c:\n{CLAIM}".replace("S.", f"{WORDS}."), [WORDS]),
    ("claims", f"c:\n{CLAIM}  note: {{zh-Hant: 前言{HAN}, en: N.}}\n", [HAN]),
    ("claims", f"c:\n{CLAIM}  note: >-\n    So {WORDS[:39]}\n    {WORDS[40:]}\n", [">-"]),
    ("claims", f"c:\n{CLAIM}  quote: {WORDS}\n", []),
    ("claims", f"c:\n{CLAIM}  note: He said “{WORDS}”.\n", []),
    ("claims", f"c:\n{CLAIM}  note: {WORDS}\n".replace(
        "silence: [", "silence: [{rule: source-copied, at: the harbour master, why: W.}, "), []),
    ("claims", f"c:\n{CLAIM}  note: {WORDS}\n  withdrawn: true\n  why: W.\n", []),
    ("events", f"e: {{title: {WORDS}, claims: [acme-round-2024]}}\n", [WORDS]),
    ("models", f"m: {{name: M, category: agent, description: {WORDS}}}\n", [WORDS]),
    ("terms", f"t: {{en: {{term: t}}, zh-Hant: {{term: 詞}}, definition: {WORDS}}}\n", [WORDS]),
])
def test_records_are_looked_at_too(kind: str, record: str, copies: list[str]) -> None:
    path = f"facts/{kind}/x.yaml"
    faults = [fault for fault in gate({path: record, "sources/registry.txt": f"{HAN}\n{WORDS}"},
                                      "source-copied") if fault.place.path == f"content/{path}"]
    lines = record.split("\n")
    assert [lines[fault.place.line - 1][fault.place.column - 1 :][: fault.place.length]
            for fault in faults] == copies


def test_a_summary_is_looked_at_too() -> None:
    article = FRONT.format(text="Text.", more="aliases: []").replace("[x: y]", "[chen-mei]")
    faults = gate({EN: article.replace("summary: S", f"summary: {WORDS}"),
                   "sources/registry.txt": WORDS}, "source-copied")
    assert [(fault.place.line, fault.place.column, fault.place.length) for fault in faults] == [
        (3, 10, len(WORDS))]
