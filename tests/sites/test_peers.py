"""The site that benchmarks/versus.py compares programs on, and how it measures them."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from benchmarks.peers.measure import peak_memory
from benchmarks.peers.programs import PEERS, Program
from benchmarks.peers.site import Content, write_ours
from benchmarks.peers.write import write_peer
from benchmarks.versus import changes, line
from briefing.site import Options, build_site


def program(name: str, folder: Path, *build: str) -> Program:
    return Program(name, "", folder, build, folder / "_site", ())


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Content]:
    folder = tmp_path_factory.mktemp("versus")
    content = write_ours(folder / "ours", 6)
    report = build_site(Options(folder / "ours", folder / "ours/_site"))
    assert [d.message for d in report.diagnostics] == [], "not even a warning"
    for peer in PEERS:
        write_peer(peer, folder / peer, content, folder / "ours/_site")
    return folder, content


def test_every_program_has_every_article_in_its_own_syntax(site: tuple[Path, Content]) -> None:
    folder, content = site
    for article in content.articles:
        ours = program("ours", folder / "ours").article(article.slug).read_text("utf-8")
        assert "](/glossary/" not in ours and not re.search("<<|>>", ours)
        for peer in PEERS:
            text = program(peer, folder / peer).article(article.slug).read_text("utf-8")
            assert not re.search(r"<<|>>|\[\[", text)
            assert all(text.count(f"[^{id}]") == 2 for id in article.claims), "mark and note"
            linked = re.findall(r"\(/glossary/#([^)]+)\)", text)
            assert linked and set(linked) <= set(content.facts["terms"])


def test_what_the_peers_show_of_a_record_is_there(site: tuple[Path, Content]) -> None:
    folder, _ = site
    records, claims = (json.loads((folder / f"hugo/data/{name}.json").read_text("utf-8"))
                       for name in ("records", "claims"))
    for path, record in records.items():
        assert all(id in claims for id in record["claims"]), path
    pages = {str(path.relative_to(folder / "pelican/content/pages").with_suffix(""))
             for path in (folder / "pelican/content/pages").rglob("*.md")}
    assert {path for path in records if not path.startswith("articles/")} == pages


def test_each_change_finds_its_place_in_every_program(site: tuple[Path, Content]) -> None:
    folder, content = site
    for operation, change in changes(content).items():
        for name in ("ours", *PEERS):
            own = program(name, folder / name)
            said = [change.save(own, turn) for turn in (1, 2)]
            text = change.file(own).read_text("utf-8")
            assert said[1] in text and said[0] not in text, (operation, name)
    report = build_site(Options(folder / "ours", folder / "ours/_site"))
    assert [d.message for d in report.diagnostics] == []


def test_memory_is_that_of_all_processes_at_once(tmp_path: Path) -> None:
    hold = "x = b'x' * 60_000_000; "
    child = f"import time; {hold}print(1, flush=True); time.sleep(60)"
    code = (f"import subprocess, sys; {hold}p = subprocess.Popen([sys.executable, '-c',"
            f" {child!r}], stdout=subprocess.PIPE); p.stdout.readline();"
            " import time; time.sleep(0.2); p.kill()")
    held = peak_memory(program("ours", tmp_path, sys.executable, "-c", code))
    assert 120 < held < 180


def test_a_program_that_fails_ends_the_benchmark_with_its_words(tmp_path: Path) -> None:
    failing = program("ours", tmp_path, sys.executable, "-c", "raise SystemExit('no such day')")
    with pytest.raises(SystemExit, match="no such day"):
        peak_memory(failing)


def test_a_line_ends_in_the_median_of_the_turns_ratios() -> None:
    found = {"ours": [1.0, 8.0, 3.0], "hugo": [2.0, 4.0, 2.0], "pelican": [4.0, 4.0, 4.0]}
    assert line("cold", found) == ("cold    ours 3.000 s · hugo 2.000 s · pelican 4.000 s"
                                   " · turns 3 · ÷ pelican 0.750 · ratio 1.500")
    assert line("same", {"ours": [1.0]}).endswith("ratio unknown")
