"""Random saves under `serve`, while pages are read: whether any is lost, how soon each is shown.

    python benchmarks/preview.py 1000 --clients 50

Saves come in bursts, in the ways of various editors; some make the build fail until they are
mended. After each burst everything saved must be shown. Ends with 1 where a save was lost, or an
answer was a server error. Times mean something only on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import os
import random
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from string import ascii_lowercase

from tornado.websocket import WebSocketClientConnection, websocket_connect

PROJECT = Path(__file__).resolve().parent.parent
BASE = "/small/"
LONGEST = 30
"""Seconds after which a save counts as lost."""


class Server:
    """The preview of a site, seen from outside."""

    def __init__(self, site: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.log = (site / "log").open("w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [sys.executable, "-u", PROJECT / "build.py", "serve", "--root", site, "--port",
             str(self.port)], stdout=self.log, stderr=subprocess.STDOUT)
        self.times: list[float] = []
        self.errors = 0

    async def get(self, path: str) -> str:
        """The body of what is there; how long it took is kept."""
        started = time.perf_counter()
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n"
                     "Connection: close\r\n\r\n".encode())
        answer = (await reader.read()).decode()
        writer.close()
        self.times.append(time.perf_counter() - started)
        self.errors += not re.match(r"HTTP/1.1 [234]", answer)
        return answer.partition("\r\n\r\n")[2]

    async def line(self) -> WebSocketClientConnection:
        """A connection on which an open page is told of builds."""
        return await websocket_connect(f"ws://127.0.0.1:{self.port}/.briefing/live")

    async def fails(self) -> None:
        """Wait until the last build has failed."""
        line = await self.line()
        while json.loads(await line.read_message() or "{}").get("ok"):
            pass
        line.close()

    def memory(self) -> float:
        """MB that the server and the process that builds hold: proportional set size (Linux)."""
        pid = self.process.pid
        try:
            children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
            found = [Path(f"/proc/{each}/smaps_rollup").read_text("ascii")
                     for each in (pid, *children)]
        except OSError:
            return 0.0
        return sum(int(re.findall(r"^Pss: +(\d+)", text, re.MULTILINE)[0]) for text in found) / 1024


def in_place(path: Path, text: str) -> None:
    """As nano and VS Code do."""
    path.write_text(text, encoding="utf-8")


def by_rename(path: Path, text: str) -> None:
    """Through a file beside it."""
    other = path.with_name(f".{path.name}.tmp")
    other.write_text(text, encoding="utf-8")
    other.replace(path)


def by_backup(path: Path, text: str) -> None:
    """As vim does."""
    path.rename(path.with_name(f"{path.name}~"))
    path.write_text(text, encoding="utf-8")
    path.with_name(f"{path.name}~").unlink()


def with_its_old_time(path: Path, text: str) -> None:
    """As a tool that keeps times does; the size is the same as well."""
    about = path.stat()
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))


WAYS: list[Callable[[Path, str], None]] = [in_place, by_rename, by_backup, with_its_old_time]


class Editor:
    """Saves at random, and knows what must be shown."""

    def __init__(self, site: Path, chance: random.Random) -> None:
        self.chance = chance
        first = site / "content/articles/first"
        text = (first / "en.md").read_text("utf-8")
        self.files: dict[str, tuple[Path, str]] = {}
        """File and text of each address; the text has a place for the mark of a save."""
        for number in range(10):
            folder = first.with_name(f"first-{ascii_lowercase[number]}")
            shutil.copytree(first, folder)
            self.files[f"{BASE}articles/{folder.name}/"] = folder / "en.md", f"{text}\nMark .\n"
        (site / "static").mkdir()
        self.files[f"{BASE}note.txt"] = site / "static/note.txt", "Mark ."
        self.marks = ("".join(letters) for letters in itertools.product(ascii_lowercase, repeat=5))
        self.wanted: dict[str, str] = {}
        self.broken: set[str] = set()
        for address in self.files:
            self.save(address, in_place)

    def save(self, address: str, way: Callable[[Path, str], None] | None = None) -> None:
        """Write a new mark into the file of that address."""
        path, text = self.files[address]
        mark = f"Mark q{next(self.marks)}"
        (way or self.chance.choice(WAYS))(path, text.replace("Mark ", mark))
        self.wanted[address] = mark
        self.broken.discard(address)

    def spoil(self) -> None:
        """Save something that cannot be built."""
        address = self.chance.choice([each for each in self.files if each.endswith("/")])
        self.files[address][0].write_text("---\n", encoding="utf-8")
        self.broken.add(address)


async def shown(server: Server, editor: Editor) -> tuple[float, list[str]]:
    """Seconds until all that was saved is shown, and what never was."""
    started = time.perf_counter()
    left = dict(editor.wanted)
    while left and time.perf_counter() - started < LONGEST:
        for address, mark in list(left.items())[::-1]:
            if mark not in await server.get(address):
                break
            del left[address]
        await asyncio.sleep(0.01 if left else 0)
    return time.perf_counter() - started, list(left)


async def reader(server: Server, editor: Editor, chance: random.Random) -> None:
    """An open page, as a browser has it, that is loaded anew when it is another; and by hand."""
    line = await server.line()
    address = chance.choice(list(editor.files))
    file = address.removeprefix(BASE) + ("index.html" if address.endswith("/") else "")
    while True:
        try:
            news = await asyncio.wait_for(line.read_message(), chance.random() * 2)
            if news is None:
                raise ConnectionError("the preview has closed the connection")
            if file not in (json.loads(news)["changed"] or [file]):
                continue
        except TimeoutError:
            pass
        await server.get(address)


async def burst(server: Server, editor: Editor, saves: int) -> int:
    """Save so often, and mend what was spoiled; returns how many builds were seen to fail."""
    failed = 0
    for _ in range(saves):
        if editor.chance.random() < 0.07:
            editor.spoil()
            if editor.chance.random() < 0.5:
                await server.fails()
                failed += 1
        editor.save(editor.chance.choice([*editor.files]))
        await asyncio.sleep(editor.chance.choice([0, 0, 0.005, 0.05, 0.3]))
    for address in list(editor.broken):
        editor.save(address)
    return failed


async def run(site: Path, saves: int, clients: int) -> bool:
    """Everything; whether nothing was lost."""
    chance = random.Random(1)
    editor = Editor(site, chance)
    server = Server(site)
    try:
        while "built" not in (site / "log").read_text("utf-8"):
            await asyncio.sleep(0.1)
        readers = [asyncio.create_task(reader(server, editor, random.Random(number)))
                   for number in range(clients)]
        await shown(server, editor)
        server.times.clear()
        delays, memory, lost, failed, done = [], [server.memory()], 0, 0, 0
        while done < saves:
            number = min(chance.randint(1, 15), saves - done)
            failed += await burst(server, editor, number)
            delay, left = await shown(server, editor)
            delays.append(delay)
            lost += len(left)
            done += number
            memory.append(server.memory())
        gone = [task for task in readers if task.done()]
        for task in readers:
            task.cancel()
    finally:
        server.process.terminate()
        server.process.wait()
    builds = len(re.findall(r"^built|nothing was published", (site / "log").read_text("utf-8"),
                            re.MULTILINE))
    print(f"saves {done}, lost {lost}; {builds} builds, {failed} seen to fail;"
          f" {clients} clients, {len(gone)} cut off, {server.errors} server errors")
    print(f"last save of a burst to shown: {_spread(delays)}")
    print(f"requests: {len(server.times)}, {_spread(server.times)}")
    half = len(memory) // 2
    print(f"memory: {statistics.median(memory[:half]):.0f} MB in the first half,"
          f" {statistics.median(memory[half:]):.0f} MB in the second")
    return not (lost or gone or server.errors)


def _spread(seconds: list[float]) -> str:
    ordered = sorted(seconds)
    p99 = ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)]
    return (f"median {statistics.median(ordered) * 1000:.0f} ms, p99 {p99 * 1000:.0f} ms,"
            f" at most {ordered[-1] * 1000:.0f} ms")


def main() -> int:
    """Run in a temporary folder, and leave nothing behind."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("saves", type=int)
    parser.add_argument("--clients", type=int, default=50)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        shutil.copytree(PROJECT / "tests/sites/minimal", site, dirs_exist_ok=True)
        print(f"Python {sys.version.split()[0]} on {sys.platform}")
        return 0 if asyncio.run(run(site, options.saves, options.clients)) else 1


if __name__ == "__main__":
    sys.exit(main())
