"""The README's first command on a clean clone, then a build from nothing: seconds and memory.

    python benchmarks/first_build.py

Prints one line each. The first command downloads what pip's cache does not hold: run this twice to
see it with a warm cache.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Measure in a temporary folder, and leave nothing behind."""
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder, "clone")
        subprocess.run(["git", "clone", "--quiet", PROJECT, clone], check=True)
        block = re.search(r"```sh\n(.*?)```", (clone / "README.md").read_text("utf-8"), re.DOTALL)
        assert block, "README.md has no fenced block"
        first, _ = _run(["bash", "-euc", block[1]], clone)
        print(f"first command: {first:.1f} s on Python {sys.version.split()[0]}")
        for made in ("_site", ".briefing"):
            shutil.rmtree(clone / made, ignore_errors=True)
        again, peak = _run([clone / ".venv/bin/python", "build.py"], clone)
        print(f"build from empty: {again:.2f} s, at most {peak / 1024:.0f} MB")


def _run(command: list[str | Path], folder: Path) -> tuple[float, int]:
    """Seconds that it took, and the most memory it held in KiB (Linux)."""
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command} failed")
    return time.perf_counter() - started, usage.ru_maxrss


if __name__ == "__main__":
    main()
