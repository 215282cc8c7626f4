"""The glossary's links on real text, each judged by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from briefing.library.glossary import Matcher, pieces, surfaces
from briefing.reading.front_matter import split
from briefing.reading.markdown import read_markdown
from briefing.records.catalogue import Term
from briefing.records.validator import make
from tests.library.gate.corpus import texts

LANGUAGES = ("zh-Hant", "en")
WORD = re.compile(r"[A-Za-z0-9_\u00c0-\u024f]")
IN_WORD = re.compile(rf"{WORD.pattern}[-.]?\Z")
GOES_ON = re.compile(rf"[-.]?{WORD.pattern}")
Found = tuple[str, str, str, str, str]
"""Language, entry, term, where its link stands in the text, and how long that is."""


def terms_of(entries: list[dict[str, str]]) -> dict[str, Term]:
    """A term of each entry, by its title; an abbreviation behind it is another form of it."""
    return {entry["id"].strip("_"): make(Term, {
        "definition": "x", **{language: _form(entry[language]) for language in LANGUAGES},
    }) for entry in entries}


def _form(text: str) -> dict[str, object]:
    title = re.search(r"^title: *(.+?)\s*$", text, re.MULTILINE)
    assert title
    term, _, short = title[1].partition(" (")
    short = short.removesuffix(")")
    return {"term": term, "aliases": [short] if short and short != "CD" else []}  # CD is two terms


def linked(corpora: Path) -> Iterator[tuple[Found, str, int, int]]:
    """Every link, with the text it stands in and its span."""
    entries = texts(corpora)
    terms = terms_of(entries)
    for language in LANGUAGES:
        matcher = Matcher(surfaces(terms, (), language))
        for entry in entries:
            _, _, body, _, _ = split(entry[language].replace("\r", ""), "x")
            html, _ = matcher.link(read_markdown(body, "x.md")[0].html)
            text, at = "", []
            for piece, is_text in pieces(html):
                term = re.fullmatch("\ufdd0T([^\ufdd2]*)\ufdd2([^\ufdd1]*)\ufdd1", piece)
                if term:
                    at.append((term[1], len(text), len(text) + len(term[2])))
                    text += term[2]
                elif is_text:
                    text += piece
            for id, start, end in at:
                yield (language, entry["id"], id, str(start), str(end - start)), text, start, end


def found_in(corpora: Path) -> list[Found]:
    return [found for found, *_ in linked(corpora)]


def test_at_least_99_per_cent_of_the_links_are_right(corpora: Path) -> None:
    lines = (Path(__file__).parent / "links-judged.tsv").read_text("utf-8").splitlines()
    judged = {tuple(row[:-1]): row[-1] for line in lines if not line.startswith("#")
              for row in [line.split("\t")]}
    found = found_in(corpora)
    assert sorted(judged) == sorted(found)
    right = sum(judged[one] == "right" for one in found)
    print(f"links of the glossary: {right} of {len(found)} right ({right / len(found):.1%})")
    assert right / len(found) >= 0.99


def test_no_link_stands_inside_a_longer_word(corpora: Path) -> None:
    for found, text, start, end in linked(corpora):
        before, after = text[max(0, start - 2) : start], text[end : end + 2]
        assert not (IN_WORD.search(before) and WORD.match(text[start])), found
        assert not (GOES_ON.match(after) and WORD.match(text[end - 1])), found
