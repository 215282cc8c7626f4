"""The programs that are compared: found or installed, and how each is run on its site."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.peers.site import Content, article_path, write_ours
from benchmarks.peers.write import write_peer

PROJECT = Path(__file__).resolve().parents[2]


class Missing(Exception):
    """A program that is neither here nor to be had; says why."""


@dataclass(frozen=True, slots=True)
class Program:
    """A program and its site."""

    name: str
    version: str
    folder: Path
    build: tuple[str, ...]
    output: Path
    made: tuple[str, ...]
    """What a cold build must not find, under `folder`."""
    serve: tuple[str, ...] = ()
    """Command of the preview, to which the port is added; empty: it takes no part."""
    environment: Mapping[str, str] = field(default_factory=dict)

    def article(self, slug: str) -> Path:
        """The text of an article."""
        if self.name == "ours":
            return article_path(self.folder, slug)
        return self.folder / f"content/articles/{slug}.md"

    def terms(self) -> Path:
        """The file of the glossary's terms."""
        ours = self.name == "ours"
        return self.folder / ("content/facts/terms.yaml" if ours else "data/terms.json")

    def run(self, watch: Callable[[int], None] | None = None) -> None:
        """Build; exits with what the program said if it fails.

        `watch` is called with the process's id for as long as it runs.
        """
        with tempfile.TemporaryFile() as said:
            process = subprocess.Popen(self.build, cwd=self.folder, env=self.variables(),
                                       stdout=said, stderr=subprocess.STDOUT)
            while watch and process.poll() is None:
                watch(process.pid)
            if process.wait():
                said.seek(0)
                sys.exit(f"{self.name} failed:\n{said.read().decode(errors='replace')[-3000:]}")

    def variables(self) -> dict[str, str]:
        """The environment of its processes."""
        return {**os.environ, **self.environment}

    def forget(self) -> None:
        """Remove output and caches."""
        for name in self.made:
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def html(self) -> tuple[int, int]:
        """How many pages of HTML it made, and their bytes."""
        sizes = [path.stat().st_size for path in self.output.rglob("*.html")]
        return len(sizes), sum(sizes)


def make_ours(folder: Path, articles: int, command: tuple[str, ...]) -> tuple[Program, Content]:
    """Write our site and build it; `command` is what runs us."""
    content = write_ours(folder, articles)
    root = ("--root", str(folder))
    version = _said((*command, "--version"), r"[\d.]+\w*")
    ours = Program("ours", f"{version} on Python {platform.python_version()}", folder,
                   (*command, "build", *root), folder / "_site", ("_site", ".briefing"),
                   (*command, "serve", *root, "--port"))
    ours.run()
    return ours, content


def make_peer(name: str, cache: Path, folder: Path, content: Content, built: Path) -> Program:
    """Write a peer's site of the same content and build it. Raises `Missing`."""
    program = _PEERS[name](cache, folder)
    write_peer(name, folder, content, built)
    if name == "eleventy":
        (folder / "node_modules").symlink_to(cache / "eleventy/node_modules")
    program.run()
    return program


def _hugo(cache: Path, folder: Path) -> Program:
    command, own = shutil.which("hugo"), cache / "hugo"
    environment = {}
    if not command:
        if not (own / "usr/bin/hugo").exists():
            own.mkdir(parents=True, exist_ok=True)
            _install(("apt-get", "download", "hugo", "libsass1", "libwebp7"), own)
            for package in own.glob("*.deb"):
                _install(("dpkg", "-x", str(package), "."), own)
        command = str(own / "usr/bin/hugo")
        libraries = [str(path) for path in (own / "usr/lib").glob("*-linux-gnu*")]
        environment["LD_LIBRARY_PATH"] = ":".join(libraries)
    version = _said((command, "version"), r"v[\d.]+", environment)
    return Program("hugo", version, folder, (command, "--quiet"), folder / "public",
                   ("public", "resources"), (command, "server", "--bind", "127.0.0.1", "--port"),
                   environment)


def _eleventy(cache: Path, folder: Path) -> Program:
    own = cache / "eleventy"
    command = str(own / "node_modules/.bin/eleventy")
    if not Path(command).exists():
        own.mkdir(parents=True, exist_ok=True)
        _install(("npm", "install", "--no-audit", "--no-fund", "--prefix", ".", "@11ty/eleventy",
                  "markdown-it-anchor", "markdown-it-footnote"), own)
    node = _said(("node", "--version"), r"v[\d.]+")
    return Program("eleventy", f"{_said((command, '--version'), r'[0-9.]+')} on Node {node}",
                   folder, (command, "--quiet"), folder / "_site", ("_site", ".cache"))


def _pelican(cache: Path, folder: Path) -> Program:
    own = cache / "pelican"
    command = str(own / "bin/pelican")
    if not Path(command).exists():
        _install((sys.executable, "-m", "venv", str(own)), cache)
        _install((str(own / "bin/pip"), "install", "--quiet", "pelican[markdown]"), cache)
    python = _said((str(own / "bin/python"), "--version"), r"[\d.]+")
    return Program("pelican", f"{_said((command, '--version'), r'[0-9.]+')} on Python {python}",
                   folder, (command, "--quiet", "-s", "pelicanconf.py", "-o", "_site"),
                   folder / "_site", ("_site", "cache", "__pycache__"))


_PEERS: dict[str, Callable[[Path, Path], Program]] = {
    "hugo": _hugo, "eleventy": _eleventy, "pelican": _pelican}
PEERS = tuple(_PEERS)


def _install(command: tuple[str, ...], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
    except FileNotFoundError:
        raise Missing(f"there is no {command[0]} to install it with") from None
    except subprocess.CalledProcessError as failed:
        last = failed.stderr.decode(errors="replace").strip().splitlines()[-1:]
        raise Missing(f"{' '.join(command[:2])} failed: {' '.join(last)}") from None


def _said(command: tuple[str, ...], pattern: str,
          environment: Mapping[str, str] | None = None) -> str:
    """The part of a program's answer that matches. Raises `Missing` if it does not run."""
    try:
        done = subprocess.run(command, check=True, capture_output=True, text=True,
                              env={**os.environ, **(environment or {})})
    except (OSError, subprocess.CalledProcessError) as error:
        raise Missing(f"{command[0]} does not run: {error}") from None
    found = re.search(pattern, done.stdout)
    return found[0] if found else done.stdout.strip()
