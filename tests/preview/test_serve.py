"""The preview: serves what was built, and builds again when a file is saved."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.errors import UsageError
from briefing.preview import serve
from briefing.preview.builder import Answer, BuilderDied
from briefing.preview.hosts import Hosts
from briefing.preview.shown import Shown
from tests.preview.running import ROOT, free_port, get, news, serving, wait_for

SITES = Path(__file__).parent.parent / "sites"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    shutil.copytree(SITES / "minimal", tmp_path, dirs_exist_ok=True)
    return tmp_path


def test_it_serves_and_rebuilds_and_leaves_the_published_site_alone(site: Path) -> None:
    port = free_port()
    article = site / "content/articles/first/en.md"
    page = "/small/articles/first/"
    with serving(site, port) as output:
        wait_for(output, "built")
        shown = get(port, page)
        assert '<script async src="/.briefing/reload.js" data-build="' in shown
        assert "<script>" not in shown
        assert "WebSocket" in get(port, "/.briefing/reload.js")
        assert "dialog" in get(port, "/.briefing/overlay.css")
        lost = get(port, "/small/nowhere/")
        assert lost.startswith("404 <!doctype html>")
        sheet = re.search(r'href="(/small/css/[^"]*)"', lost)
        assert sheet and not get(port, sheet[1]).startswith("404")
        article.write_text(article.read_text("utf-8").replace("has raised", "did raise"), "utf-8")
        while "did raise" not in get(port, page):
            wait_for(output, "built")
        good = article.read_text("utf-8")
        article.write_text("---\n", encoding="utf-8")
        assert "error[" in wait_for(output, "nothing was published")
        assert "did raise" in get(port, page)
        told = news(port)
        assert told["ok"] is False
        assert "front-matter-open" in json.dumps(told["faults"])
        article.write_text(good, "utf-8")
        wait_for(output, "built")
        assert "did raise" in get(port, page) and news(port)["ok"] is True
    assert not (site / "_site").exists()


def test_folders_that_come_later_are_watched(site: Path) -> None:
    port = free_port()
    with serving(site, port) as output:
        wait_for(output, "built")
        (site / "templates").mkdir()
        (site / "templates/people.html").write_text("own people page", encoding="utf-8")
        while "own people page" not in get(port, "/small/people/"):
            wait_for(output, "built")
        (site / "static").mkdir()
        (site / "static/later.txt").write_text("later", encoding="utf-8")
        while get(port, "/small/later.txt") != "later":
            wait_for(output, "built")


def test_a_site_that_has_never_been_good_is_shown_once_it_is(site: Path) -> None:
    port = free_port()
    article = site / "content/articles/first/en.md"
    good = article.read_text("utf-8")
    article.write_text("---\n", encoding="utf-8")
    with serving(site, port) as output:
        wait_for(output, "nothing was published")
        assert get(port, "/").startswith("503 <!doctype html>")
        assert news(port)["ok"] is False
        article.write_text(good, "utf-8")
        wait_for(output, "built")
        assert "has raised" in get(port, "/small/articles/first/")


def test_nothing_in_the_folder_stops_it(site: Path) -> None:
    port = free_port()
    with serving(site, port) as output:
        wait_for(output, "built")
        (site / "content").rename(site / "away")
        wait_for(output, "there is no content/")
        (site / "away").rename(site / "content")
        wait_for(output, "built")
        (site / "templates").mkdir()
        (site / "templates/people.html").write_text("{% if", encoding="utf-8")
        wait_for(output, "error")
        shutil.rmtree(site / "templates")
        wait_for(output, "built")
        (site / ".briefing/preview/index.html").unlink()
        assert get(port, "/small/").startswith("404")
        assert "has raised" in get(port, "/small/articles/first/")


def test_no_save_is_lost_while_others_are_being_built(site: Path) -> None:
    run = subprocess.run(
        [sys.executable, str(ROOT / "benchmarks/preview.py"), "30", "--clients", "5"],
        capture_output=True, text=True, encoding="utf-8", timeout=300,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "saves 30, lost 0" in run.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="looks for the process in /proc")
def test_another_process_builds_where_one_has_died(site: Path) -> None:
    port = free_port()
    article = site / "content/articles/first/en.md"
    with serving(site, port) as output:
        wait_for(output, "built")
        (builder,) = [
            int(folder.name) for folder in Path("/proc").iterdir() if folder.name.isdigit()
            and f"--port\0{port}\0".encode() in (folder / "cmdline").read_bytes()
            and f"--port\0{port}\0".encode() in _parent(folder).joinpath("cmdline").read_bytes()
        ]
        os.kill(builder, signal.SIGKILL)
        article.write_text(article.read_text("utf-8").replace("has raised", "did raise"), "utf-8")
        assert "the process that builds has died (SIGKILL); another is at work" \
            in wait_for(output, "built")
        assert "did raise" in get(port, "/small/articles/first/")


def test_a_build_that_ends_its_process_twice_is_a_fault_until_the_next_save(site: Path) -> None:
    class Dying:
        def build(self) -> Answer:
            raise BuilderDied("the process that builds has died (SIGKILL)")

    async def build() -> tuple[Answer | None, ...]:
        hosts = Hosts.of("127.0.0.1", "127.0.0.1", 80)
        loop = serve._Loop(Dying(), Shown(site, hosts), told)  # type: ignore[arg-type]
        return await loop._build(), await loop._build(), await loop._build()

    notes: list[str] = []
    told = serve.Told(lambda address: None, lambda answer: None, notes.append)
    first, second, third = asyncio.run(build())
    assert second and "died (SIGKILL) twice" in second.error
    assert first is third is None and len(notes) == 2


def _parent(process: Path) -> Path:
    fields = (process / "stat").read_text("utf-8").rpartition(")")[2].split()
    return process.with_name(fields[1])


def test_a_taken_port_gives_the_next_free_one(site: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with serving(site, port) as output:
            told = wait_for(output, "preview at")
            found = re.search(r"port (\d+) is taken; preview at http://127.0.0.1:(\d+)/", told)
            assert found and int(found[1]) == port < int(found[2])
            wait_for(output, "built")
            assert "has raised" in get(int(found[2]), "/small/articles/first/")


def test_no_free_port_is_told_of_in_one_line(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve, "_PORTS", 1)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(UsageError, match="cannot be had"):
            serve._listen(serve.Address("127.0.0.1", taken.getsockname()[1]))
