"""What tests share: where the corpora are, which files the project has, and no silent skips."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

PROJECT = Path(__file__).parent.parent

# A busy machine must fail no test: time is measured by benchmarks, or in processor time.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def corpora() -> Path:
    """Folder of the large corpora, named by BRIEFING_CORPORA."""
    folder = os.environ.get("BRIEFING_CORPORA")
    if not folder:
        pytest.skip("BRIEFING_CORPORA is not set")
    assert Path(folder).is_dir(), f"BRIEFING_CORPORA names {folder}, which is no folder"
    return Path(folder)


@pytest.fixture(scope="session")
def project() -> Path:
    """Folder of the checkout."""
    return PROJECT


@pytest.fixture(scope="session")
def project_files() -> list[str]:
    """Paths of the project's own files: what git tracks, or would if it were added."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=PROJECT, capture_output=True, check=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    names = (name for name in listed.stdout.split("\0") if name)
    return sorted(name for name in names if (PROJECT / name).is_file())


def _refused(report: pytest.TestReport | pytest.CollectReport) -> None:
    """With BRIEFING_NO_SKIP a test that skips itself has failed; an expected failure may stay.

    `BRIEFING_NO_SKIP=but-corpora` is for places that have none of the corpora.
    """
    strict = os.getenv("BRIEFING_NO_SKIP")
    if not strict or not report.skipped or hasattr(report, "wasxfail"):
        return
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    if strict != "but-corpora" or "BRIEFING_CORPORA is not set" not in reason:
        report.outcome = "failed"
        report.longrepr = f"BRIEFING_NO_SKIP is set, yet: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    _refused(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _refused(report)
    return report
