"""What the search finds: the script that is shipped, in the index that the build wrote."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from briefing.library.variants import variants
from briefing.pages.search_words import postings
from tests.browser import search_site
from tests.browser.conftest import Open, built, serving

HERE = Path(__file__).parent
QUERIES = [line.split("\t") for line in (HERE / "searches.tsv").read_text("utf-8").splitlines()
           if not line.startswith("#")]
PREFIX = {"zh-Hant": "", "zh-Hans": "zh-hans/", "en": "en/"}
ANSWER = """async (typed) => {
  const { answer } = await import(document.querySelector("[src$='search.js']").src);
  const shown = await answer(typed, 10);
  const all = await answer(typed, 1000, Infinity);
  return [shown, all].map(({ cards }) => cards.map(({ kind, href }) => [kind, href]));
}"""


MORE = """async () => {
  const [more, status] = ["[data-more]", "#x-sn"].map((one) => document.querySelector(one));
  let times = 0;
  for (; !more.hidden; times++) {
    const told = new Promise((done) => new MutationObserver((_, watch) => {
      watch.disconnect(); done();
    }).observe(status, {childList: true}));
    more.click();
    await told;
  }
  return times;
}"""
"""Asks for more until there is none; gives how often."""


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


def found(page: Page, typed: str) -> list[list[str]]:
    """What the page shows for a query, and everything that is found; each as `kind/id`."""
    answers: list[Any] = page.evaluate(ANSWER, typed)
    return [[f"{kind}/{href.split('#')[-1].rstrip('/').split('/')[-1]}" for kind, href in each]
            for each in answers]


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
        top, answers = found(page, typed)
        recall = len(meant.intersection(answers)) / len(meant) if meant else 1.0
        precision = len(meant.intersection(top)) / len(top) if top else float(not meant)
        recalls.append(recall)
        precisions.append(precision)
        if first != "-":
            firsts.append(top[:1] == [first])
        if recall < 1 or precision < 1 or (first != "-" and not firsts[-1]):
            faults.append(f"{language} {typed}: recall {recall:.2f}, precision {precision:.2f},"
                          f" first {top[:1]}, missing {sorted(meant.difference(answers))[:4]},"
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


WORDS = """async (texts) => {
  const { answer, pieces } = await import(document.querySelector("[src$='search.js']").src);
  await answer("", 0);
  return texts.map((text) => pieces(text).flatMap(([{ words }]) => words));
}"""
TEXTS = (
    "智譜宣布一筆逾 10 億元人民幣的戰略融資，投資方包括美團。",
    "大",
    "GLM-4.5V、CogVideoX ＡＩ１２",
    "1,000.5%",
    "Ünïcödé ŒUVRE ﬁne İstanbul ΣΑΣ straße",
    "dà yǔyán móxíng nǚ’ér",
    "ｶﾞ カタカナー ひらがな々〆〇",
    "각각 나라",
    "智𠮷義 \U0002a6a5",
    "①② ½ x²",
    "e\u0301 一\u200b二\u3000三",
    "</script>&amp;\x07\ufeff",
    "Привет мир",
    "स्वागत है",
    "مرحبا ١٢٣",
    "麼么幺 著着 乾干 裏裡里",
)


def test_script_and_build_take_texts_apart_alike(open_page: Open, site: Path) -> None:
    page = open_page("search/")
    other = json.loads((site / "search/index/head.json").read_text("utf-8"))["fold"][1::2]
    known = str.maketrans({one: form for one, form in variants().items() if form in other})
    for text, words in zip(TEXTS, page.evaluate(WORDS, list(TEXTS)), strict=True):
        built = postings([(1, text)], known)
        alone = {word for word in built if len(word) == 1 and word not in words}
        assert set(words) == built.keys() - alone, text
        assert all(any(one in word for word in words) for one in alone), text


BOTH = pytest.mark.parametrize("prefix", ["", "en/"])


@BOTH
def test_search_finds_what_was_asked_for_in_the_head(open_page: Open, prefix: str) -> None:
    page = open_page(prefix)
    page.keyboard.press("/")
    page.keyboard.type("AutoGLM")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=AutoGLM")
    first = page.locator(".found li").first
    expect(first.locator("a")).to_have_text("AutoGLM")
    expect(first.locator("mark").first).to_have_text("AutoGLM")
    expect(page.locator("#x-sq")).to_have_value("AutoGLM")
    expect(page.locator(".index")).to_be_hidden()
    expect(page.get_by_role("status")).to_contain_text(re.compile(r"\d"))


def test_search_is_an_index_without_script(open_page: Open) -> None:
    page = open_page("en/search/?q=GLM", java_script_enabled=False)
    assert page.locator(".sr li:visible").count() > 100


def test_the_keyboard_leads_through_what_was_found(open_page: Open) -> None:
    page = open_page("search/?q=智譜")
    links = page.locator(".found a")
    expect(links).to_have_count(10)
    page.keyboard.press("/")
    expect(page.locator("#x-sq")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(links.first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#x-sq")).to_be_focused()
    page.locator("[data-more]").click()
    expect(links).to_have_count(20)
    expect(links.nth(10)).to_be_focused()
    links.first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/organizations/zhipu/")


def test_what_was_typed_is_in_the_address_and_in_the_history(open_page: Open) -> None:
    page = open_page("en/search/")
    field = page.locator("#x-sq")
    field.fill("GLM")
    expect(page.locator(".found a").first).to_have_text("GLM")
    expect(page).to_have_url(re.compile(r"/en/search/\?q=GLM$"))
    field.fill("WuDao")
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"\?q=WuDao$"))
    expect(page.locator(".found a").first).to_have_text("WuDao")
    page.locator(".found a").first.click()
    page.wait_for_url("**/models/wudao/")
    page.go_back()
    expect(page.locator(".found a").first).to_have_text("WuDao")
    field.fill("")
    expect(page.locator(".found a")).to_have_count(0)
    expect(page.locator(".index")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/en/search/$"))


def test_names_of_another_language_say_so(open_page: Open) -> None:
    for address, title, lang in (("en/search/?q=沉思模型", "rumination model", "zh-Hant"),
                                 ("search/?q=rumination model", "沉思模型", "en")):
        page = open_page(address)
        found = page.locator(".found li").filter(has_text=title).first
        expect(found.locator("a")).to_have_text(title)
        expect(found.locator("span")).to_have_attribute("lang", lang)


def test_a_heading_is_not_run_into_what_follows(open_page: Open) -> None:
    page = open_page("search/?q=別處有人問")
    text = page.locator(".found [href*='/articles/'] + span").first
    expect(text).to_have_text(re.compile("^DeepSeek 出自杭州，別處有人問"))
    page.locator("#x-sq").fill("為什麼是杭州")
    expect(text).to_have_text(re.compile("^為什麼是杭州 · DeepSeek 出自杭州"))


def test_what_more_has_opened_is_there_again(open_page: Open) -> None:
    page = open_page("search/?q=智譜")
    links = page.locator(".found a")
    for many in (20, 30):
        page.locator("[data-more]").click()
        expect(links).to_have_count(many)
    links.nth(25).click()
    page.wait_for_url(lambda url: "search" not in url)
    page.go_back()
    expect(links).to_have_count(30)
    page.locator("#x-sq").fill("智譜 ")
    expect(links).to_have_count(10)


@pytest.mark.parametrize("typed", ["zzzz", "？！", "<img src=x onerror=alert(1)>", "智" * 3000])
def test_where_nothing_is_found_other_words_are_offered(open_page: Open, typed: str) -> None:
    page = open_page("search/")
    page.locator("#x-sq").fill(typed)
    expect(page.locator(".empty")).to_be_visible()
    expect(page.locator(".empty-q")).to_have_text(typed[:120])
    expect(page.locator(".index")).to_be_hidden()
    page.locator(".try a").first.click()
    expect(page.locator(".found a").first).to_be_visible()


def test_words_that_stand_apart_everywhere_are_not_found(page: Page, searched: str) -> None:
    page.goto(f"{searched}en/search/")
    page.evaluate(ANSWER, "the-of")  # so that all cards are here
    page.locator("#x-sq").fill("the-of")
    expect(page.locator(".empty")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("0 found.")
    expect(page.locator("[data-more]")).to_be_hidden()


def test_where_much_would_have_to_be_read_more_goes_on(page: Page, searched: str) -> None:
    sizes: list[int] = []

    def grown(route: Route) -> None:
        data = route.fetch().body() + b" " * 9000
        sizes.append(len(data))
        route.fulfill(body=data)

    page.route("**/search/index/*", grown)
    page.goto(f"{searched}en/search/?q=the-of")
    status = page.get_by_role("status")
    expect(status).to_have_text("Not among the likeliest. More looks further.")
    expect(page.locator(".empty")).to_be_hidden()
    assert sum(sizes) < 250_000
    once = len(sizes)
    assert page.evaluate(MORE) > 1
    expect(page.locator(".empty")).to_be_visible()
    expect(status).to_have_text("0 found.")
    assert len(sizes) > once


def test_one_latin_letter_asks_nothing_yet(open_page: Open) -> None:
    page = open_page("en/search/")
    page.locator("#x-sq").fill("GL")
    expect(page.locator(".index")).to_be_hidden()
    page.locator("#x-sq").fill("G")
    expect(page.locator(".index")).to_be_visible()
    expect(page.locator(".empty")).to_be_hidden()


def test_the_words_of_a_card_are_never_markup(open_page: Open) -> None:
    page = open_page("search/")
    hostile = "<img src=x onerror=alert(1)></script>大模型"
    page.route("**/search/index/c*.json", lambda route: route.fulfill(
        body=route.fetch().text().replace("大模型", hostile)))
    page.locator("#x-sq").fill("大模型")
    expect(page.locator(".found a").first).to_have_text(hostile)
    assert page.locator(".found img").count() == 0


def test_a_network_that_fails_is_said_and_the_index_stays(open_page: Open) -> None:
    page = open_page("en/search/")
    failing: list[Route] = []

    def fail(route: Route) -> None:
        failing.append(route)
        route.abort()

    page.route("**/search/index/s*", fail)
    page.locator("#x-sq").fill("Zhipu")
    expect(page.get_by_role("status")).to_contain_text("could not be read")
    expect(page.locator(".index")).to_be_visible()
    page.unroute("**/search/index/s*")
    page.locator("#x-sq").fill("Zhipu ")
    expect(page.locator(".found a").first).to_have_text("Zhipu")
    assert failing
