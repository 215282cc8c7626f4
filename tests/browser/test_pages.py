"""Every page, at every width, in both themes: quiet, inside its window, and still."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.browser.pages import every_page, every_sight

WATCH = """
window.seen = {violations: [], shift: 0, moved: []};
document.addEventListener("securitypolicyviolation",
  e => seen.violations.push(e.violatedDirective));
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) {
    seen.shift += entry.value;
    seen.moved.push(...entry.sources.map(source => source.node?.parentElement?.outerHTML));
  }
}).observe({type: "layout-shift", buffered: true});
"""


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 820, 1440, 1920])
def test_a_page_is_quiet_and_fits(
    chromium: Browser, address: str, width: int, theme: str
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900},
                                   color_scheme=theme)  # type: ignore[arg-type]
    context.add_init_script(WATCH)
    page, faults = context.new_page(), []
    where = "before the first"
    page.on("console", lambda message: faults.append(f"{where}: says {message.text}"))
    page.on("pageerror", lambda error: faults.append(f"{where}: raises {error}"))
    page.on("requestfailed", lambda request: faults.append(f"{where}: lost {request.url}")
            if request.failure != "net::ERR_ABORTED" else None)  # the next page was asked for
    page.on("request", lambda request: faults.append(f"{where}: asks {request.url}")
            if urlsplit(request.url).netloc != urlsplit(address).netloc
            and not request.url.startswith("data:") else None)
    for where in every_sight(page, address):
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        seen = page.evaluate("() => ({...seen, width: document.documentElement.scrollWidth})")
        faults += [f"{where}: policy {name}" for name in seen["violations"]]
        if seen["width"] > width:
            faults.append(f"{where}: {seen['width']} px wide")
        if seen["shift"] and " _" not in where:  # what a reader does may move things
            faults.append(f"{where}: moves by {seen['shift']}: {seen['moved']}"[:600])
    context.close()
    assert not faults, "\n".join(faults)


def test_no_page_is_wider_than_its_window_at_any_width(chromium: Browser, address: str) -> None:
    context = chromium.new_context()
    page, faults = context.new_page(), []
    for path in every_page():
        page.goto(address + path)
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        for width in range(320, 1481, 40):
            page.set_viewport_size({"width": width, "height": 900})
            wide = page.evaluate("document.documentElement.scrollWidth")
            faults += [f"{path}: {wide} px wide at {width}"] if wide > width else []
    context.close()
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("width", [320, 1440])
def test_a_page_needs_no_script(chromium: Browser, address: str, width: int) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900},
                                   java_script_enabled=False)
    page, faults = context.new_page(), []
    for path in every_page():
        page.goto(address + path)
        main = page.locator("main")
        if not main.locator("h1").first.is_visible() or len(main.inner_text()) < 40:
            faults.append(f"{path}: shows nothing")
        if page.locator(".js:visible").count():
            faults.append(f"{path}: shows what only a script can use")
    context.close()
    assert not faults, "\n".join(faults)


def test_what_is_not_there_is_answered_by_a_page_that_works_at_any_depth(
    chromium: Browser, address: str
) -> None:
    page = chromium.new_page()
    answer = page.goto(address + "en/no/such/page")
    assert answer
    assert answer.status == 404
    page.get_by_role("searchbox").last.fill("GLM")
    page.get_by_role("searchbox").last.press("Enter")
    page.wait_for_url("**/search/?q=GLM")
    page.close()
