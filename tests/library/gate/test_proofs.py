"""Quotations against pinned sources, and what is kept on record of that."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing.cli import main
from briefing.errors import Place
from briefing.library.gate.proofs import quote_hash
from briefing.library.pinned import MAX_BYTES
from tests.library.faults import CLAIM, FULL
from tests.library.gate.gate_faults import gate, linked

SOURCE = "sources/herald-2024.txt"
HOME = "Acme raised more than 2 billion.\n"  # what the full site quotes
PROOFS = "facts/proofs.yaml"
SHA = "0" * 64


def quoting(*quotes: str) -> dict[str, str | bytes]:
    lines = "".join(f"    - '{quote}'\n" for quote in quotes)
    return {"facts/claims/x.yaml": f"c:\n{CLAIM}  quote:\n{lines}"}


@pytest.mark.parametrize(
    ("quote", "source"),
    [("raised 2 billion", "raised\n  2\u00a0billion"),
     ("raised 2 billion", "raised 2\n\f\nbillion"),
     ("融資逾 10 億元", "融資逾１０\n億元"),
     ("融資逾１０億元，是", "融資逾 10 億元, 是"),
     ("他說「好」", "他說“好”"),
     ('the "rumination" model', "the “rumination” model"),
     ("It‘s ours", "It’s ours"),
     ("等等……還有", "等等......還有"), ("等等…還有", "等等⋯⋯還有"),
     ("the final offer", "the \ufb01nal of\u00adfer"),
     ("the final offer", "the final of\u00ad\nfer"),
     ("a café", "a cafe\u0301"), ("500 people", "in 2024, 500 people"), ("it can", "said “it can"),
     ("2.5 million", "RMB 2.5 million, 3"), ("三成", "統計三成"),
     ("第一句。第二句", "第一句。\r\n\r\n　　第二句")],
)
def test_white_space_width_and_quotation_marks_do_not_count(quote: str, source: str) -> None:
    assert gate({SOURCE: f"{HOME}前 {source} 後", **quoting(quote)}, "quote-unproven") == []


@pytest.mark.parametrize(
    ("quote", "source"),
    [("raised 2 billion", "raised 3 billion"), ("raised 2 billion", "Raised 2 billion"),
     ("the top ten", "the topten"), ("融資", "融资"),
     ("30 億元的融資", "一輪 130 億元的融資"), ("500 million", "US$1,500 million"), ("1.5", "1.53"),
     ("not les", "not less"), ("he last", "the last"), ("十億元", "三十億元"),
     ("3 million", "0.3 million"), ("it can", "it can’t"),
     ("not true", "not, true")],
)
def test_everything_else_counts(quote: str, source: str) -> None:
    [fault] = gate({SOURCE: HOME + source, **quoting(quote)}, "quote-unproven")
    assert fault.severity == "error"


def test_the_nearest_passage_is_shown_with_its_line() -> None:
    source = f"{HOME}Nothing.\n本輪融資逾\n２０ 億元人民幣，由山基金領投。\n"
    [fault] = gate({SOURCE: source, **quoting("right", "本輪融資逾 10 億元人民幣，由山基金領投")},
                   "quote-unproven")[1:]
    assert "line 3 there: 本輪融資逾 ２０ 億元人民幣，由山基金領投" in fault.label
    assert (fault.place.path, fault.place.line) == ("content/facts/claims/x.yaml", 10)
    [fault] = gate({SOURCE: HOME, **quoting("全無此事")}, "quote-unproven")
    assert fault.label == "nothing there is like it"


def test_what_an_ellipsis_leaves_out_is_to_be_quoted_in_parts() -> None:
    source = {SOURCE: f"{HOME}First this, then that, at last more."}
    [fault] = gate({**source, **quoting("First this … at last more")}, "quote-unproven")
    assert "quote: [a, b]" in fault.help
    assert gate({**source, **quoting("First this", "at last more")}, "quote-unproven") == []


def test_a_quotation_of_no_words_proves_nothing() -> None:
    [fault] = gate({SOURCE: f'{HOME}"…"', **quoting('"…"')}, "quote-unproven")
    assert fault.message == "c quotes no words"


def test_a_source_that_cannot_be_read_is_told_and_proves_nothing() -> None:
    [fault] = gate({SOURCE: HOME.encode() + b"ok\n\xa4\xa4 x"}, "text-encoding")
    assert fault.place == Place(f"content/{SOURCE}", 3, 1, 2)
    [fault] = gate({SOURCE: b"x" * (MAX_BYTES + 1)}, "source-size")
    assert fault.place == Place(f"content/{SOURCE}")
    [fault] = gate({SOURCE: b"x" * (50 * 2**20)}, "source-size")
    assert fault.message == "this source holds 50 MB"
    library, _ = linked({SOURCE: b"\xff" + HOME.encode()})
    assert library.checked["acme-round-2024"].state == "none"


def test_a_text_of_no_source_is_told() -> None:
    [fault] = gate({"sources/herald-2042.txt": HOME}, "reference-unknown")
    assert fault.help == "name it herald-2024.txt"


def record(quote: str) -> str:
    return f"acme-round-2024:\n  quote: {quote}\n  source: {SHA}\n  date: 2024-06-02\n"


def test_the_states_are_never_mixed_up() -> None:
    library, _ = linked({})
    known = quote_hash(library.claims["acme-round-2024"])

    def state(files: dict[str, str | bytes]) -> tuple[str, str]:
        found = linked(files)[0].checked["acme-round-2024"]
        return found.state, str(found.date or "")

    assert state({}) == ("none", "")
    assert state({SOURCE: HOME}) == ("proved", "")
    assert state({PROOFS: record(known)}) == ("recorded", "2024-06-02")
    assert state({PROOFS: record(SHA)}) == ("none", "")
    assert state({PROOFS: record(known), SOURCE: HOME}) == ("proved", "")
    assert state({PROOFS: record(known), SOURCE: "Other."}) == ("none", "")


def test_a_record_that_does_not_fit_is_told() -> None:
    [fault] = gate({PROOFS: record(SHA)}, "proof-stale")
    assert (fault.severity, fault.label) == ("warning", "checked on 2024-06-02")
    [fault] = gate({PROOFS: record(SHA).replace("acme-round", "acme-rond")}, "reference-unknown")
    assert fault.label == "did you mean acme-round-2024?"


@pytest.mark.parametrize(
    ("text", "code"),
    [(record("abc"), "hash-invalid"), (record(SHA) + "  by: me\n", "field-unknown"),
     (record(SHA).replace("2024-06-02", "soon"), "date-invalid"), ("- a\n", "shape-invalid")],
)
def test_the_record_is_read_strictly(text: str, code: str) -> None:
    assert [fault.code for fault in gate({PROOFS: text}, code)] == [code]


def test_check_keeps_on_record_what_it_proved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(FULL, tmp_path, dirs_exist_ok=True)
    source, proofs = tmp_path / "content" / SOURCE, tmp_path / "content" / PROOFS
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1735689600")
    command = ["check", "--record", "--root", str(tmp_path)]
    source.parent.mkdir()
    source.write_text("Acme raised less.", "utf-8")
    assert main(command) == 1
    assert "error[quote-unproven]" in capsys.readouterr().err
    assert not proofs.exists()
    source.write_text(HOME, "utf-8")
    assert main(command) == 0
    first = proofs.read_text("utf-8")
    assert "acme-round-2024:" in first
    assert "date: 2025-01-01\n" in first
    source.unlink()
    assert main(command) == 0
    assert proofs.read_text("utf-8") == first
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    assert main(command) == 2


def test_a_record_bears_the_day_on_which_the_words_were_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(FULL, tmp_path, dirs_exist_ok=True)
    source, proofs = tmp_path / "content" / SOURCE, tmp_path / "content" / PROOFS
    source.parent.mkdir()
    source.write_text(HOME, "utf-8")

    def recorded() -> str:
        assert main(["check", "--record", "--root", str(tmp_path)]) == 0
        return proofs.read_text("utf-8").rpartition("date: ")[2].strip()

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1735689600")
    assert recorded() == "2025-01-01"
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert recorded() == "2025-01-01"
    source.write_text(f"{HOME}And more.\n", "utf-8")
    days = {datetime.now(UTC).date().isoformat()}
    found = recorded()
    assert found in days | {datetime.now(UTC).date().isoformat()}
