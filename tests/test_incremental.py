"""An incremental build equals a clean one, byte for byte and fault for fault, whatever is edited.

    BRIEFING_SEQUENCES=500 BRIEFING_STEPS=20 pytest tests/test_incremental.py

Sequences of random edits of a sample site: words, lines, records, whole articles, pictures,
templates, words of the site, the site file, options; with old times and same-second saves, and with
damage to the output and to what the builds keep. After each edit both builds have to find the same
faults; where there is none, to write the same bytes; where there is one, to leave the old site.
"""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.errors import BriefingError, Diagnostic
from briefing.publishing.folders import bundled
from briefing.site import BuildReport, Options, build_site

SITES = Path(__file__).parent / "sites"
SEQUENCES = int(os.environ.get("BRIEFING_SEQUENCES", "8"))
STEPS = int(os.environ.get("BRIEFING_STEPS", "10"))
OLD = 1_000_000_000


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*")) if path.is_file()}


class Editor:
    """Somebody who edits a site at random, and damages it now and then."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root = root
        self.random = random.Random(seed)
        self.options = Options(root, root / "_site", drafts=self.random.random() < 0.3)
        self.good = self.sources()
        self.failed = 0
        self.did: list[str] = []

    def sources(self) -> dict[str, bytes]:
        return {f"{part}/{name}": data for part in ("content", "templates", "static")
                for name, data in tree(self.root / part).items()}

    def edit(self) -> None:
        """Do something; go back to what was good where nothing has been for a while."""
        if self.failed > 2:
            self.failed = 0
            self.did.append("revert")
            self.write_all(self.good)
            return
        ways: tuple[Callable[[], str], ...] = (
            self.words, self.words, self.words, self.line, self.token, self.token, self.article,
            self.rename, self.picture, self.template, self.strings, self.static, self.damage,
            self.forget, self.option, self.nothing, self.several,
        )
        self.did.append(self.random.choice(ways)())

    def pick(self, pattern: str = "content/**/*") -> Path:
        found = sorted(p for p in self.root.glob(pattern)
                       if p.is_file() and p.suffix in (".md", ".yaml"))
        return self.random.choice(found)

    def save(self, path: Path, text: str, age: bool | None = None) -> None:
        """Write a file as editors do: in place or beside it, with any time."""
        path.parent.mkdir(parents=True, exist_ok=True)
        if self.random.random() < 0.5 and path.exists():
            beside = path.with_name(f".{path.name}.new")
            beside.write_text(text, "utf-8")
            beside.replace(path)
        else:
            path.write_text(text, "utf-8")
        if self.random.random() < 0.3:
            os.utime(path, ns=(OLD, OLD))

    def words(self) -> str:
        """Add words to an article, or to a title."""
        path = self.pick("content/articles/*/*.md")
        text = path.read_text("utf-8")
        added = self.random.choice((
            "\n\nThe mixture of experts is a large model, and 大型模型 too.\n", "\n\n### Another\n",
            "\n\n[[acme-one]] and [[mountain-fund|a fund]].[^acme-compute]\n", "\n\n巨模型。\n",
            "\n\nRevenue grew by 30%.[^growth-2024]\n", "\n\nIt raised RMB 7 billion in 2011.\n",
            "\n\nSee [there](../second/#another) and [^note].\n\n[^note]: A note.\n",
        ))
        if self.random.random() < 0.4:
            self.save(path, re.sub(r"(?m)^(title: .*)$", r"\1 again", text, count=1))
            return f"title of {path.name}"
        self.save(path, text + added)
        return f"{path} += {added!r}"

    def line(self) -> str:
        """Take a line out, or have it twice."""
        path = self.pick()
        lines = path.read_text("utf-8").split("\n")
        at = self.random.randrange(len(lines))
        lines[at : at + 1] = [] if self.random.random() < 0.6 else [lines[at]] * 2
        self.save(path, "\n".join(lines))
        return f"line {at} of {path}"

    def token(self) -> str:
        """Put a word of the site in the place of another."""
        path = self.pick()
        text = path.read_text("utf-8")
        pool = re.findall(r"[\w-]{2,}", self.pick().read_text("utf-8"))
        found = list(re.finditer(r"[\w-]{2,}", text))
        if not found or not pool:
            return "nothing"
        spot, word = self.random.choice(found), self.random.choice(pool)
        self.save(path, text[: spot.start()] + word + text[spot.end() :])
        return f"{spot[0]} -> {word} in {path}"

    def article(self) -> str:
        """Add an article or an edition, or take one away."""
        folders = sorted((self.root / "content/articles").iterdir())
        folder = self.random.choice(folders)
        if self.random.random() < 0.5:
            slug = f"added-{self.random.randrange(5)}"
            shutil.copytree(folder, folder.with_name(slug), dirs_exist_ok=True)
            return f"{folder.name} copied to {slug}"
        if len(folders) > 1:
            shutil.rmtree(folder)
        return f"{folder.name} removed"

    def rename(self) -> str:
        folder = self.random.choice(sorted((self.root / "content/articles").iterdir()))
        to = folder.with_name(f"renamed-{self.random.randrange(5)}")
        if not to.exists():
            folder.rename(to)
        return f"{folder.name} -> {to.name}"

    def picture(self) -> str:
        folder = self.random.choice(sorted((self.root / "content/articles").iterdir()))
        path = folder / self.random.choice(("square.png", "other.png"))
        if path.exists() and self.random.random() < 0.5:
            path.unlink()
        else:
            path.write_bytes((SITES / "full/content/articles/first-round/square.png").read_bytes()
                             + bytes([self.random.randrange(256)]))
        return f"picture {path.name} in {folder.name}"

    def template(self) -> str:
        """Override a template of ours, or no more."""
        name = self.random.choice(("article.html", "footer.html", "glossary.html", "base.html"))
        ours, own = bundled("templates") / name, self.root / "templates" / name
        if own.exists():
            own.unlink()
        elif ours.exists():
            self.save(own, ours.read_text("utf-8") + f"<!-- {self.random.random()} -->")
        return f"template {name}"

    def strings(self) -> str:
        name = self.random.choice(("en/nav.yaml", "zh-Hant/glossary.yaml", "en/claim.yaml"))
        ours, own = bundled("templates/strings") / name, self.root / "templates/strings" / name
        if own.exists():
            own.unlink()
        elif ours.exists():
            self.save(own, ours.read_text("utf-8").replace(": ", ": _", 1))
        return f"strings {name}"

    def static(self) -> str:
        path = self.root / "static" / self.random.choice(("own.txt", "css/site.css", "a.html"))
        if path.exists():
            path.unlink()
        else:
            self.save(path, f'<a href="models/">{self.random.random()}</a>')
        return f"static {path.name}"

    def damage(self) -> str:
        """Harm the output: take away, change, add."""
        site = self.root / "_site"
        files = sorted(p for p in site.rglob("*") if p.is_file()) if site.exists() else []
        if not files:
            return "nothing"
        path = self.random.choice(files)
        way = self.random.randrange(4)
        if way == 0 and path.name != ".nojekyll":
            path.unlink()
        elif way == 1:
            data = bytearray(path.read_bytes())
            data[self.random.randrange(len(data))] ^= 1
            path.unlink()  # never in place: the spare tree shares the file
            path.write_bytes(data)
        elif way == 2:
            (path.parent / "foreign.txt").write_text("not ours")
        elif path.parent != site:
            shutil.rmtree(path.parent)
        return f"damage {way} at {path.name}"

    def forget(self) -> str:
        """Harm what the builds keep: some bytes, a file, all."""
        kept = self.root / ".briefing"
        files = sorted(p for p in kept.rglob("*") if p.is_file() and p.stat().st_size
                       and "spare" not in p.parts) if kept.exists() else []
        way = self.random.randrange(3)
        if way == 0 or not files:
            shutil.rmtree(kept, ignore_errors=True)
            return "forget all"
        path = self.random.choice(files)
        if way == 1:
            path.unlink()
        else:
            data = bytearray(path.read_bytes())
            for _ in range(5):
                data[self.random.randrange(len(data))] ^= 1 << self.random.randrange(8)
            path.write_bytes(data)
        return f"forget {way} {path.name}"

    def option(self) -> str:
        drafts = not self.options.drafts
        self.options = replace(self.options, drafts=drafts)
        return f"drafts {drafts}"

    def nothing(self) -> str:
        path = self.pick()
        self.save(path, path.read_text("utf-8"))
        return "nothing"

    def several(self) -> str:
        return " and ".join(self.words() for _ in range(3)) + " and " + self.token()

    def write_all(self, files: dict[str, bytes]) -> None:
        for name in self.sources().keys() - files.keys():
            (self.root / name).unlink()
        for name, data in files.items():
            path = self.root / name
            if not path.exists() or path.read_bytes() != data:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
        for folder in sorted(self.root.glob("content/articles/*")):
            if not any(folder.iterdir()):
                folder.rmdir()


def built(options: Options) -> tuple[BuildReport | None, str]:
    try:
        return build_site(options), ""
    except BriefingError as error:
        return None, str(error)


def told(report: BuildReport | None) -> list[Diagnostic] | None:
    return report.diagnostics if report else None


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_an_incremental_build_equals_a_clean_one(seed: int, tmp_path: Path) -> None:
    root, clean = tmp_path / "root", tmp_path / "clean"
    shutil.copytree(SITES / "full/content", root / "content")
    editor = Editor(root, seed)
    for step in range(STEPS):
        before = tree(root / "_site")
        harmed = step and editor.did[-1].startswith("damage")
        incremental, error = built(editor.options)
        shutil.rmtree(clean, ignore_errors=True)
        for part in ("content", "templates", "static"):
            if (root / part).exists():
                shutil.copytree(root / part, clean / part, symlinks=True)
        whole, other = built(replace(editor.options, root=clean, output=clean / "_site"))
        where = f"seed {seed}: {'; '.join(editor.did)}"
        assert error.replace(str(root), "") == other.replace(str(clean), ""), where
        assert told(incremental) == told(whole), where
        if incremental and incremental.ok:
            assert tree(root / "_site") == tree(clean / "_site"), where
            editor.good, editor.failed = editor.sources(), 0
        else:
            assert harmed or tree(root / "_site") == before, where
            editor.failed += 1
        editor.edit()
