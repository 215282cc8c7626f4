"""Every page of the real site through the Nu HTML checker."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

JAR = Path(__file__).parent.parent / "tools/node_modules/vnu-jar/build/dist/vnu.jar"
FILTERS = Path(__file__).with_name("vnu-filters.txt")


def test_the_checker_finds_nothing(site: Path) -> None:
    if not shutil.which("java") or not JAR.exists():
        pytest.skip("Java or vnu-jar is not installed: npm ci in tests/tools")
    excepted = [line.partition("  # ")[0] for line in FILTERS.read_text("utf-8").splitlines()
                if line and not line.startswith("#")]
    run = subprocess.run(["java", "-jar", JAR, "--format", "json", "--skip-non-html", site],
                         capture_output=True, text=True, encoding="utf-8", check=False)
    messages = json.loads(run.stderr)["messages"]
    left = sorted({f"{m['message']} ({Path(m.get('url', '')).parent.name}:{m.get('lastLine')})"
                   for m in messages if not any(part in m["message"] for part in excepted)})
    assert not left, "\n".join(left)
    unused = [part for part in excepted if not any(part in m["message"] for m in messages)]
    assert unused == []
