"""`confirm`: renews what a translation says of its original, and nothing else of its file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefing.cli import main

FULL = Path(__file__).parent / "sites" / "full"
OLD = "hash: 0123456789ab"
LINE = "translated_from: {language: zh-Hant, hash: 0123456789ab}\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    shutil.copytree(FULL, tmp_path, dirs_exist_ok=True)
    return tmp_path


def edition(site: Path, language: str) -> Path:
    return site / "content" / "articles" / "first-round" / f"{language}.md"


def run(site: Path, slug: str = "first-round", language: str = "en") -> int:
    return main(["confirm", slug, language, "--root", str(site)])


def test_only_the_hash_is_changed(site: Path) -> None:
    path = edition(site, "en")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes().decode()
    assert run(site) == 0
    after = path.read_bytes().decode()
    assert after != before
    new = after[after.index("hash: ") :][: len(OLD)]
    assert after.replace(new, OLD, 1) == before
    assert run(site) == 0
    assert path.read_bytes().decode() == after


def test_the_hash_tells_the_text_and_not_the_other_fields(site: Path) -> None:
    def confirmed() -> str:
        assert run(site) == 0
        return edition(site, "en").read_text("utf-8")

    first, original = confirmed(), edition(site, "zh-Hant")
    text = original.read_text("utf-8")
    original.write_text(text.replace("topic: funding", "topic: company"), "utf-8")
    assert confirmed() == first
    original.write_text(f"{text}\n再添一句。\n", "utf-8")
    assert confirmed() != first


def test_a_translation_that_says_nothing_of_it_is_given_the_line(site: Path) -> None:
    path = edition(site, "en")
    assert run(site) == 0
    confirmed = path.read_text("utf-8")
    line = next(line for line in confirmed.splitlines() if line.startswith("translated_from"))
    path.write_text(confirmed.replace(f"{line}\n", ""), "utf-8")
    assert run(site) == 0
    head = path.read_text("utf-8").split("\n---\n")[0]
    assert head.splitlines()[-1] == line


@pytest.mark.parametrize(
    ("slug", "language", "told"),
    [("first-rond", "en", "there is no article first-rond; did you mean first-round?"),
     ("first-round", "fr", "first-round is not written in fr, only in en, zh-Hant")],
)
def test_what_is_not_there_is_named(
    site: Path, capsys: pytest.CaptureFixture[str], slug: str, language: str, told: str
) -> None:
    assert run(site, slug, language) == 2
    assert capsys.readouterr().err == f"error: {told}\n"


def test_an_original_that_is_none_is_refused(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = edition(site, "en")
    path.write_text(path.read_text("utf-8").replace("language: zh-Hant", "language: fr"), "utf-8")
    assert run(site) == 2
    assert "is translated from fr" in capsys.readouterr().err
    edition(site, "zh-Hant").unlink()
    path.write_text(path.read_text("utf-8").replace(LINE.replace("zh-Hant", "fr"), ""), "utf-8")
    assert run(site) == 2
    assert "first-round is written in en only" in capsys.readouterr().err


def test_an_original_is_made_no_translation_of_its_translation(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = edition(site, "zh-Hant").read_bytes()
    assert run(site, language="zh-Hant") == 2
    assert "confirm first-round en" in capsys.readouterr().err
    assert edition(site, "zh-Hant").read_bytes() == before


def test_an_edition_that_cannot_be_read_shows_its_faults(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = edition(site, "en")
    path.write_text(path.read_text("utf-8").replace("date: 2024-06-01", "date: soon"), "utf-8")
    before = path.read_bytes()
    assert run(site) == 1
    assert "error[date-invalid]" in capsys.readouterr().err
    assert path.read_bytes() == before
