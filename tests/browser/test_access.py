"""Accessibility: axe finds nothing, text is readable, targets are large enough."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.pages import every_sight

AXE = Path(__file__).parent.parent / "tools" / "node_modules" / "axe-core" / "axe.min.js"
MEASURE = (Path(__file__).parent / "measure.js").read_text(encoding="utf-8")


@pytest.fixture
def axe() -> str:
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm ci in tests/tools")
    return AXE.read_text(encoding="utf-8")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 820, 1440])
def test_axe_finds_nothing(
    chromium: Browser, address: str, large_address: str, axe: str, width: int, theme: str
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900}, bypass_csp=True,
                                   reduced_motion="reduce",
                                   color_scheme=theme)  # type: ignore[arg-type]
    page, faults = context.new_page(), []
    large = large_address if (width, theme) == (390, "light") else ""
    for path in every_sight(page, address, large):
        page.evaluate(axe)
        found: list[dict[str, Any]] = page.evaluate(
            "() => axe.run(document, {resultTypes: ['violations']}).then(r => r.violations)")
        faults += [f"{path}: {fault['id']} {node['target']} {node['failureSummary'][:200]}"
                   for fault in found for node in fault["nodes"]]
    context.close()
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 820, 1440])
def test_text_and_controls_stand_out_and_targets_can_be_hit(
    chromium: Browser, address: str, large_address: str, width: int, theme: str
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900},
                                   reduced_motion="reduce",
                                   color_scheme=theme)  # type: ignore[arg-type]
    page, faults, lowest = context.new_page(), [], 21.0
    large = large_address if width == 390 else ""
    for path in every_sight(page, address, large):
        found = page.evaluate(MEASURE)
        lowest = min(lowest, found["lowest"])
        faults += [f"{path}: {fault}" for fault in found["faults"]]
    context.close()
    print(f"{theme}, {width} px: lowest contrast of text {lowest:.2f}:1")
    assert not faults, "\n".join(faults)
