"""Decoding: every bad byte and forbidden character is told with its place, nothing else is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.reading.text import check, decode, forbidden, place_at


def told(data: bytes) -> list[tuple[str, int, int, int]]:
    _, faults = decode(data, "a.yaml")
    assert all(fault.help and fault.place.path == "a.yaml" for fault in faults)
    return [(f.code, f.place.line, f.place.column, f.place.length) for f in faults]


def test_line_ends_become_line_feeds_and_a_byte_order_mark_is_dropped() -> None:
    text, faults = decode("\ufeff一\r\n二\r三\n\r\n".encode(), "a")
    assert (text, faults) == ("一\n二\n三\n\n", [])


def test_a_bad_byte_is_one_error_at_its_place_and_the_rest_is_read() -> None:
    data = "甲乙\n丙🎉".encode() + b"\xff\xfe" + "丁\n".encode() + b"\x80"
    assert decode(data, "a.yaml")[0] == "甲乙\n丙🎉\ufffd\ufffd丁\n\ufffd"
    assert told(data) == [("text-encoding", 2, 3, 2), ("text-encoding", 3, 1, 1)]


@pytest.mark.parametrize("data", [b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe4\xbd"])
def test_overlong_surrogate_and_cut_off_sequences_are_refused(data: bytes) -> None:
    assert {code for code, *_ in told(data)} == {"text-encoding"}


def test_another_encoding_is_told_once() -> None:
    assert [code for code, *_ in told(("簡報，" * 30).encode("big5"))] == ["text-encoding"]
    text, faults = decode("title: 簡報\n".encode("utf-16"), "a")
    assert text == "title: 簡報\n"
    assert [fault.code for fault in faults] == ["text-encoding"]


@pytest.mark.parametrize("char", ["\0", "\x08", "\x0b", "\x1b", "\x7f", "\x85", "\x9f", "\ufdd0",
                                  "\ufdef", "\ufffe", "\uffff", "\U0001fffe", "\U0010ffff"])
def test_controls_and_noncharacters_are_refused_with_their_place(char: str) -> None:
    assert told(f"一\n二 {char}三".encode()) == [("text-character", 2, 3, 1)]
    assert decode(f"二{char}三".encode(), "a")[0] == "二\ufffd三"


@pytest.mark.parametrize("char", ["\t", "\u200b", "\u202e", "\u2028", "\u00ad", "\ufeff", "\ue000",
                                  "\U000f0000", "\ufffd"])
def test_other_characters_pass(char: str) -> None:
    text = f"a{char}b"
    assert decode(text.encode(), "a") == (text, [])


def test_twenty_faults_are_told_and_the_rest_counted() -> None:
    _, faults = check("\0" * 50, "a", 7)
    assert len(faults) == 20
    assert "30 more" in faults[-1].label
    assert faults[0].place.line == 7


def test_a_place_counts_code_points() -> None:
    place = place_at("一🎉\n二x", 4, "a", 10)
    assert (place.line, place.column) == (11, 2)


@given(st.binary())
def test_any_bytes_give_text_that_holds_nothing_forbidden(data: bytes) -> None:
    text, faults = decode(data, "a")
    assert not list(forbidden(text))
    assert "\r" not in text
    text.encode()
    assert all(fault.help for fault in faults)


@given(st.text())
def test_forbidden_characters_are_found_at_their_offsets(text: str) -> None:
    assert all(text[offset] == char for offset, char in forbidden(text))
    cleaned, _ = check(text, "a")
    assert len(cleaned) == len(text)
