"""The reference says what the code says, and leaves nothing out."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from briefing.records.kinds import KINDS
from briefing.records.record import keys
from briefing.site import Options, build_site

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_generate", DOCS / "generate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    __import__("sys").modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["commands.md", "gate.md", "records.md", "states.md",
                                  "templates.md"])
def test_the_reference_is_what_the_code_says(generate: ModuleType, name: str) -> None:
    written = (DOCS / "reference" / name).read_text(encoding="utf-8")
    assert written == generate.PAGES[name](), "run: python docs/generate.py"


def test_every_field_of_every_record_is_explained() -> None:
    text = (DOCS / "reference" / "records.md").read_text(encoding="utf-8")
    assert not re.findall(r"^\| .* \|  \|$", text, re.MULTILINE)
    for kind in KINDS:
        section = text.split(f"\n## {kind.type.__name__}\n")[1].split("\n## ")[0]
        assert set(keys(kind.type)) \
            == {key.strip("*") for key in re.findall(r"^\| (\S+) \|", section, re.MULTILINE)[2:]}


def test_every_field_of_every_context_is_explained(generate: ModuleType) -> None:
    text = (DOCS / "reference" / "templates.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| .* \|  \|$", text, re.MULTILINE) == []
    views = [name for path in sorted((ROOT / "briefing" / "pages").rglob("*.py"))
             for name, (_, fields) in generate.classes(path).items() if fields]
    assert len(views) == len(set(views)), "two of one name: the reference would show one of them"


def test_every_template_of_a_page_is_described() -> None:
    text = (DOCS / "reference" / "templates.md").read_text(encoding="utf-8")
    pages = {path.name for path in (ROOT / "templates").glob("*.*")} - {"base.html"}
    for name in pages:
        assert name.startswith("_") or f"## templates/{name}\n" in text, name


def test_every_benchmark_is_described_and_exists() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in [ROOT / "README.md",
                                                                 *DOCS.rglob("*.md")])
    told = set(re.findall(r"benchmarks/(\w+\.py)", text))
    assert told == {path.name for path in (ROOT / "benchmarks").glob("*.py")}


def test_links_between_documents_lead_somewhere() -> None:
    for path in [ROOT / "README.md", *DOCS.rglob("*.md")]:
        text = path.read_text(encoding="utf-8")
        anchors = {re.sub(r"[^\w -]", "", h.lower()).replace(" ", "-")
                   for h in re.findall(r"^#+ (.*)$", text, re.MULTILINE)}
        for link in re.findall(r"\]\(([^)\s]+)\)", text):
            if link.startswith("#"):
                assert link[1:] in anchors, f"{path.name}: {link}"
            elif ":" not in link:
                assert (path.parent / link.split("#")[0]).exists(), f"{path.name}: {link}"


def test_the_tutorial_makes_a_site_without_a_fault(tmp_path: Path) -> None:
    text = (DOCS / "tutorial.md").read_text(encoding="utf-8")
    files = re.findall(r"`(content/[^`]+)`[^`]*?\n\n```\w+\n(.*?)\n```", text, re.DOTALL)
    assert len(files) == 5
    for name, body in files:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body + "\n", encoding="utf-8")
    report = build_site(Options(tmp_path, tmp_path / "_site"))
    assert report.diagnostics == []
    assert (tmp_path / "_site" / "articles" / "second-ship" / "index.html").exists()
