"""What pages have around their content: links of the footer, and what machines read in the head."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from briefing.site import Options, build_site

FULL = Path(__file__).parent.parent / "sites" / "full"
BASE = "https://example.org/full/"
REPOSITORY = "https://example.org/repository"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The full site, which names its repository too, and has an article with an image."""
    root = tmp_path_factory.mktemp("framed")
    shutil.copytree(FULL, root, dirs_exist_ok=True)
    file = root / "content" / "site.yaml"
    file.write_text(file.read_text("utf-8") + f"repository: {REPOSITORY}\n", encoding="utf-8")
    report = build_site(Options(root, root / "_site"))
    assert report.ok
    return root / "_site"


def page(site: Path, address: str) -> Any:
    return lxml.html.parse(site / address / "index.html")


@pytest.mark.parametrize("edition", ["", "en/"])
@pytest.mark.parametrize("address", ["", "articles/first-round/", "evidence/", "corrections/"])
def test_the_footer_leads_to_rules_data_feed_licence_and_source(
    site: Path, edition: str, address: str
) -> None:
    here = edition + address
    tree = page(site, here)
    links = [link.get("href") for link in tree.xpath("//footer//a")]
    found = [((site / here / href.split("#")[0]).resolve().relative_to(site.resolve()).as_posix(),
              href.partition("#")[2]) for href in links if "://" not in href]
    assert (f"{edition}evidence", "x-rules") in found
    assert (f"{edition}evidence", "x-data") in found
    assert (f"{edition}feed.xml", "") in found
    assert REPOSITORY in links
    assert tree.xpath("//footer//a[@rel='license']/@href") == [
        "https://spdx.org/licenses/CC-BY-4.0"]


def test_every_data_file_is_listed_on_the_evidence_page(site: Path) -> None:
    listed = page(site, "evidence").xpath("//section[@aria-labelledby='x-data']//a/@href")
    assert sorted(href.rpartition("/")[2] for href in listed) \
        == sorted(path.name for path in (site / "data" / "v1").iterdir())


@pytest.mark.parametrize("edition", ["", "en/"])
def test_the_corrections_page_leads_to_its_feed(site: Path, edition: str) -> None:
    tree = page(site, f"{edition}corrections")
    assert "feed.xml" in tree.xpath("//link[@type='application/atom+xml']/@href")
    assert "feed.xml" in tree.xpath("//main//a/@href")
    assert page(site, f"{edition}people").xpath("count(//link[@type='application/atom+xml'])") == 1


def test_the_missing_page_has_no_address_of_its_own_and_is_not_listed(site: Path) -> None:
    tree = lxml.html.parse(site / "404.html")
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert not tree.xpath("//link[@rel='canonical' or @hreflang] | //meta[@property='og:url']")
    assert page(site, "people").xpath("//link[@rel='canonical']/@href") == [f"{BASE}people/"]
    assert not page(site, "people").xpath("//meta[@name='robots']")


def test_an_article_with_an_image_has_it_on_social_cards(site: Path) -> None:
    images = {path: lxml.html.parse(path).xpath("//meta[@property='og:image']/@content")
              for path in site.rglob("index.html")}
    shown = {path: found for path, found in images.items() if found}
    assert shown
    for path, (address,) in shown.items():
        assert "articles" in path.parts
        first = lxml.html.parse(path).xpath("//figure/img/@src | //main//p/img/@src")[0]
        assert address.startswith(BASE)
        assert (site / address.removeprefix(BASE)).resolve() == (path.parent / first).resolve()
