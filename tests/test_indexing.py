"""The search index of a built site: in step with its cards, whatever was edited or damaged."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from briefing.library.variants import variants
from briefing.pages.search_cards import Card, read
from briefing.pages.search_shards import Head, found_in, renewed
from briefing.site import BuildReport, Options, build_site

FULL = Path(__file__).parent / "sites/full/content"
ARTICLE = "content/articles/first-round/en.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(FULL, tmp_path / "content")
    build(tmp_path)
    return tmp_path


def build(root: Path) -> BuildReport:
    report = build_site(Options(root, root / "_site"))
    assert report.ok, report.diagnostics
    return report


def index(root: Path, prefix: str = "") -> dict[str, bytes]:
    return {path.name: path.read_bytes()
            for path in (root / "_site" / prefix / "search/index").iterdir()}


def cards_in(files: dict[str, bytes]) -> dict[int, Card]:
    return {number: card for name, data in files.items()
            if name.endswith(".json") and name != "head.json"
            for number, card in read(data).items()}


def words_in(files: dict[str, bytes]) -> dict[str, str]:
    return {name: data.decode() for name, data in files.items() if name.endswith(".txt")}


def anew(files: dict[str, bytes]) -> dict[str, str]:
    """The files of words that these cards make from nothing."""
    known = variants()
    _, words = renewed(Head(), lambda n: "", {}, found_in(cards_in(files), known), known)
    return {f"s{number}.txt": text for number, text in words.items()}


def test_the_index_of_every_language_is_that_of_its_cards(root: Path) -> None:
    for prefix in ("", "en"):
        files = index(root, prefix)
        assert words_in(files) == anew(files)
        assert json.loads(files["head.json"])["shards"] == len(words_in(files))


def test_an_edit_is_found_and_another_language_stays(root: Path) -> None:
    before, other = index(root, "en"), index(root)
    path = root / ARTICLE
    path.write_text(path.read_text("utf-8") + "\nA hitherto unheard xylophone.\n", "utf-8")
    build(root)
    after = index(root, "en")
    assert index(root) == other
    assert b"xylophone" in b"".join(after.values())
    changed = {name for name in after if after[name] != before.get(name)}
    assert sum(name.startswith(("a", "c")) for name in changed) == 1
    assert words_in(after) == anew(after)


def said(root: Path, prefix: str = "") -> dict[str, str]:
    known: dict[str, str] = json.loads(index(root, prefix)["head.json"])["said"]
    return known


def test_words_of_the_other_usage_come_and_go_with_what_is_written(root: Path) -> None:
    whole = index(root)
    path = root / ARTICLE.replace("en.md", "zh-Hant.md")
    text = path.read_text("utf-8")
    assert "打印机" not in said(root)
    path.write_text(text + "\n它也賣印表機。\n", "utf-8")
    build(root)
    assert said(root)["打印机"] == "印表机"
    after = index(root)
    shutil.rmtree(root / ".briefing")
    shutil.rmtree(root / "_site")
    build(root)
    assert index(root) == after
    path.write_text(text, "utf-8")
    build(root)
    assert index(root) == whole
    assert said(root, "en") == {}


def test_words_of_the_site_s_own_count_as_soon_as_they_are_said(root: Path) -> None:
    terms = root / "content/facts/terms.yaml"
    text = terms.read_text("utf-8")
    line = "  zh-Hant: {term: 模型, pinyin: móxíng}"
    assert "别样说法" not in said(root)
    other = "  zh-Hans: {term: 别样说法, pinyin: biéyàng shuōfǎ}"
    terms.write_text(text.replace(line, f"{line}\n{other}", 1), "utf-8")
    build(root)
    assert said(root)["别样说法"] == "别样说法 模型"
    assert said(root, "zh-hans")["模型"] == "模型 别样说法"


@pytest.mark.parametrize("name", ["head.json", "s0.txt", "c0.json"])
@pytest.mark.parametrize("edited", [False, True])
def test_what_was_damaged_is_whole_again(root: Path, name: str, edited: bool) -> None:
    whole = index(root, "en")
    path = root / "_site/en/search/index" / name
    path.unlink()
    if edited:
        article = root / ARTICLE
        text = article.read_text("utf-8")
        article.write_text(f"{text}\nAnother word.\n", "utf-8")
        build(root)
        after = index(root, "en")
        assert words_in(after) == anew(after)
        article.write_text(text, "utf-8")
    build(root)
    assert index(root, "en") == whole


def test_hostile_words_stay_words(root: Path) -> None:
    path = root / ARTICLE
    text = path.read_text("utf-8")
    title = next(line for line in text.split("\n") if line.startswith("title:"))
    long = "x" * 5000
    path.write_text(text.replace(title, "title: '</script><b>\u2028 " + long + "'", 1), "utf-8")
    build(root)
    files = index(root, "en")
    assert any(card.title.startswith("</script><b>") for card in cards_in(files).values())
    for text in words_in(files).values():
        assert all(line.count(" ") == 2 for line in text.split("\n")[:-1])


def test_a_site_with_nothing_in_it_has_an_index(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/site.yaml").write_text(
        "title: T\nbase_url: https://example.org/\n"
        "languages: {en: {name: English, default: true}}\n", "utf-8")
    for _ in range(2):
        build(tmp_path)
        assert index(tmp_path).keys() == {"head.json", "s0.txt"}


def test_a_file_of_a_site_cannot_stand_in_the_folder_of_the_index(root: Path) -> None:
    (root / "static/search/index").mkdir(parents=True)
    (root / "static/search/index/own.txt").write_text("mine")
    report = build_site(Options(root, root / "_site"))
    assert [fault.code for fault in report.diagnostics if fault.severity == "error"] == [
        "address-collision"]


