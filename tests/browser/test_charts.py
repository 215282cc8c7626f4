"""Charts as they are seen: labels lie inside, on nothing else; a finger finds every mark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.site import Options, build_site
from tests.browser.conftest import Open, serving

DATES = Path(__file__).parent.parent / "sites" / "dates"
PAGES = ["", "en/", "en/articles/zhipu-hangzhou/", "organizations/zhipu/",
         "en/organizations/zhipu/", "timeline/", "en/timeline/"]

LOOK = """() => {
  const faults = [];
  const meet = (a, b, by) => a.left < b.right - by && b.left < a.right - by
    && a.top < b.bottom - 3 && b.top < a.bottom - 3;
  const box = e => e.getBoundingClientRect();
  for (const svg of document.querySelectorAll("svg.ch-f, svg.ov-s")) {
    if (!svg.getClientRects().length) continue;
    const texts = [...svg.querySelectorAll("text")].filter(e => e.getClientRects().length);
    texts.forEach((a, i) => {
      const off = Math.max(box(svg).left - box(a).left, box(a).right - box(svg).right);
      if (!a.matches(".ax") && off > 1) faults.push(`${a.textContent} runs off`);
      for (const b of texts.slice(i + 1))
        if (meet(box(a), box(b), 1)) faults.push(`${a.textContent} on ${b.textContent}`);
      for (const bar of a.matches(".lb") ? [] : svg.querySelectorAll("rect.fb"))
        if (meet(box(a), box(bar), 1)) faults.push(`${a.textContent} on a bar`);
    });
    const hits = [...svg.querySelectorAll(".hit")].map(box);
    hits.forEach((a, i) => {
      if (a.width < 24 || a.height < 24) faults.push(`a target of ${a.width} x ${a.height}`);
      for (const b of hits.slice(i + 1)) if (meet(a, b, .5)) faults.push("targets in one place");
    });
  }
  return faults;
}"""


@pytest.mark.parametrize("width", [390, 820, 1024, 1440])
def test_labels_and_targets_have_their_place(open_page: Open, width: int) -> None:
    page = open_page("", width=width)
    for path in PAGES:
        page.goto(page.url.partition("/briefing/")[0] + "/briefing/" + path)
        assert page.evaluate(LOOK) == [], (path, width)
        if "timeline" in path:
            page.check("#x-z-near", force=True)
            assert page.evaluate(LOOK) == [], (path, width, "near")


@pytest.fixture(scope="module")
def dates(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("dates") / "site"
    assert build_site(Options(DATES, folder)).ok
    with serving(folder) as base:
        yield base


@pytest.mark.parametrize("width", [390, 820, 1024, 1440])
def test_also_where_every_bound_occurs(open_page: Open, dates: str, width: int) -> None:
    page = open_page("", width=width)
    for path in ("organizations/acme/", "en/organizations/acme/", "timeline/"):
        page.goto(dates + path)
        assert page.evaluate(LOOK) == [], (path, width)
