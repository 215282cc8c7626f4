"""Every page of the real site, and of one with every form of date, through the Nu HTML checker."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from briefing.site import Options, build_site

JAR = Path(__file__).parent.parent / "tools/node_modules/vnu-jar/build/dist/vnu.jar"
DATES = Path(__file__).parent.parent / "sites" / "dates"
FILTERS = Path(__file__).with_name("vnu-filters.txt")


def messages(site: Path) -> list[dict[str, Any]]:
    if not shutil.which("java") or not JAR.exists():
        pytest.skip("Java or vnu-jar is not installed: npm ci in tests/tools")
    run = subprocess.run(["java", "-jar", JAR, "--format", "json", "--skip-non-html", site],
                         capture_output=True, text=True, encoding="utf-8", check=False)
    found: list[dict[str, Any]] = json.loads(run.stderr)["messages"]
    return found


def left(found: list[dict[str, Any]]) -> list[str]:
    return sorted({f"{m['message']} ({Path(m.get('url', '')).parent.name}:{m.get('lastLine')})"
                   for m in found if not any(part in m["message"] for part in excepted())})


def excepted() -> list[str]:
    return [line.partition("  # ")[0] for line in FILTERS.read_text("utf-8").splitlines()
            if line and not line.startswith("#")]


def test_the_checker_finds_nothing(site: Path) -> None:
    found = messages(site)
    assert not left(found), "\n".join(left(found))
    assert [part for part in excepted() if not any(part in m["message"] for m in found)] == []


def test_nor_where_every_form_of_date_occurs(tmp_path: Path) -> None:
    assert build_site(Options(DATES, tmp_path / "site")).ok
    found = messages(tmp_path / "site")
    assert not left(found), "\n".join(left(found))
