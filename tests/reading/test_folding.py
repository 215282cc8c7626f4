"""Folding, and the way back from the folded text to what is written."""

from __future__ import annotations

import pytest

from briefing.reading.folding import fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [("  a \n b ", "a b"), ("融 資\n逾 ２", "融資逾2"), ("“a”, b", '"a",b'), ("ｶﾅ", "カナ"),
     ("a\u200bb", "a b"), ("", "")],
)
def test_a_text_is_folded(written: str, folded: str) -> None:
    assert fold(written).text == folded


def test_every_character_leads_back_to_where_it_is_written() -> None:
    written = "  第一，\n  ２０ 億 “raised\n two” "
    folded = fold(written)
    for at, char in enumerate(folded.text):
        assert fold(written[folded.origin(at)]).text in (char, "")
    assert written[folded.origin(folded.text.index("two"))] == "t"
    assert folded.origin(999) == len(written) - 1
