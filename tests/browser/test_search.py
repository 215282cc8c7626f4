"""What the search finds: the script that is shipped, in the index that the build wrote."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import fmean
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import search_site
from tests.browser.conftest import built, serving

HERE = Path(__file__).parent
QUERIES = [line.split("\t") for line in (HERE / "searches.tsv").read_text("utf-8").splitlines()
           if not line.startswith("#")]
PREFIX = {"zh-Hant": "", "zh-Hans": "zh-hans/", "en": "en/"}
ANSWER = """async (typed) => {
  const { answer } = await import(document.querySelector("[src$='search.js']").src);
  const { cards } = await answer(typed, 1000);
  return cards.map(({ kind, href }) => [kind, href]);
}"""


@pytest.fixture(scope="session")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site to search in; it is written once for each worker."""
    return search_site.write(tmp_path_factory.mktemp("search"))


@pytest.fixture(scope="session")
def searched(harbour: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the built site is served."""
    with serving(built(lambda folder: harbour, "searched", tmp_path_factory)) as address:
        yield address


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context()
    yield context.new_page()
    context.close()


def found(page: Page, typed: str) -> list[str]:
    """Everything that the script finds for a query, the best first, each as `kind/id`."""
    answers: list[Any] = page.evaluate(ANSWER, typed)
    return [f"{kind}/{href.split('#')[-1].rstrip('/').split('/')[-1]}" for kind, href in answers]


def test_what_is_meant_is_found_and_stands_above(
    page: Page, searched: str, harbour: Path
) -> None:
    pages = {language: search_site.written(harbour, language) for language in ("zh-Hant", "en")}
    recalls, precisions, firsts, faults = [], [], [], []
    at = ""
    for language, typed, first, wanted in sorted(QUERIES):
        if language != at:
            page.goto(f"{searched}{PREFIX[language]}search/")
            at = language
        written = pages["zh-Hant" if language == "zh-Hans" else language]
        meant = search_site.meant(wanted, written)
        assert meant or wanted == "none", f"{wanted} is nowhere written"
        answers = found(page, typed)
        recall = len(meant.intersection(answers)) / len(meant) if meant else 1.0
        top = answers[:10]
        precision = len(meant.intersection(top)) / len(top) if top else float(not meant)
        recalls.append(recall)
        precisions.append(precision)
        if first != "-":
            firsts.append(answers[:1] == [first])
        if recall < 1 or precision < 1 or (first != "-" and not firsts[-1]):
            faults.append(f"{language} {typed}: recall {recall:.2f}, precision {precision:.2f},"
                          f" first {answers[:1]}, missing {sorted(meant.difference(answers))[:4]},"
                          f" wrong {[one for one in top if one not in meant][:4]}")
    print("\n".join(faults))
    chinese = sum(language != "en" for language, *_ in QUERIES)
    print(f"{len(QUERIES)} queries, {chinese} on Chinese pages, over {len(pages['zh-Hant'])} pages:"
          f" recall {fmean(recalls):.4f}, precision at 10 {fmean(precisions):.4f},"
          f" first {fmean(firsts):.4f}")
    assert len(QUERIES) >= 100
    assert len(pages["zh-Hant"]) >= 300
    assert fmean(recalls) >= 0.98
    assert fmean(precisions) >= 0.95
    assert fmean(firsts) >= 0.95
