"""A site with every form of EDTF, built: what its pages draw and what they tell machines."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from briefing.site import Options, build_site

SITE = Path(__file__).parent / "sites" / "dates"
_ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("dates") / "site"
    assert build_site(Options(SITE, output)).ok
    return output


def text(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text("utf-8")


def drawn(svg: str) -> str:
    """The marks of a piece of a drawing: class, x and width of each, with the mask it fades by."""
    found = []
    for name, attributes in re.findall(r"<(path|rect|line|circle) ([^>]*)>", svg):
        a = dict(re.findall(r'([\w-]+)="([^"]*)"', attributes))
        mask = a.get("mask", "").removeprefix("url(#x-m-").removesuffix(")")
        x, width = a.get("x", ""), a.get("width", "")
        if name == "path":
            x, width = re.match(r"M([-.\d]+) [.\d]+(?:h([.\d]+))?", a["d"]).groups("")  # type: ignore[union-attr]
        if name != "circle":
            found.append(f"{a.get('class', '')}{'/' + mask if mask else ''} {x}+{width}".strip("+"))
    return ", ".join(found)


RULERS = {
    "day": "rl-p 43.6", "month": "fb 41+8", "year": "hx 1+96", "unspecified-day": "fb 41+8",
    "unspecified-month": "hx 1+96", "unspecified-month-and-day": "hx 1+96", "decade": "hx 1+96",
    "century": "hx 1+96", "season": "fb 17+24", "winter": "fb 45+12",
    "approximate-day": "fb/both 35.6+16.2", "approximate-month": "fb/both -7+24",
    "approximate-year": "fb/late -7+8, hx 1+96, fb/early 97+8",
    "approximate-decade": "fb/late -7+8, hx 1+96, fb/early 97+8",
    "uncertain-day": "rl-p 43.6, e-p 43.6+6", "uncertain-month": "fb 41+8, e-p 41+8",
    "uncertain-year": "hx 1+96, e-p 1+96", "both-day": "fb/both 35.6+16.2, e-p 43.6+6",
    "both-year": "fb/late -7+8, hx 1+96, fb/early 97+8, e-p 1+96",
    "interval-of-days": "fb 9+2.24", "interval-of-months": "fb 14.4+72",
    "interval-of-years": "hx 1+2.16, fb 3.16+91.8, hx 94.8+2.16",
    "interval-mixed": "fb 5+44, hx 49+48",
    "interval-approximate-start": "fb/late 33+16, fb 49+16",
    "interval-uncertain-end": "fb 41+24, e-p 57+8",
    "open-end": "hx 1+48, fb/early 49+20", "open-end-day": "fb 41+2, fb/early 41.2+40",
    "open-start": "fb/late 29+20, hx 49+48", "open-start-day": "fb/late 1+40, fb 41+2",
    "unknown-end": "hx 1+48, rl-n 49+20", "unknown-start": "rl-n 29+20, hx 49+48",
    "early-year": "fb/early 1+40", "mid-year": "fb/both 29+40", "late-year": "fb/late 57+40",
    "late-year-approximate": "fb/late 49+48, fb/early 97+8", "late-month": "fb 46.4+2.64",
}


@pytest.mark.parametrize("address", ["timeline", "en/timeline"])
def test_every_form_has_its_ruler(site: Path, address: str) -> None:
    found = {
        id: drawn(svg) for id, svg in re.findall(
            r'<li class="evt" id="e-([\w-]+)".*?</b><svg><use href="#x-t"/>(.*?)</svg>',
            text(site, address), re.DOTALL)
    }
    assert found == RULERS


def test_every_datetime_is_one_that_html_knows(site: Path) -> None:
    found = {d for path in site.rglob("*.html")
             for d in re.findall(r'datetime="([^"]*)"', path.read_text("utf-8"))}
    assert {"2004", "2004-06", "2004-06-11"} <= found
    assert not [d for d in found if not _ISO.fullmatch(d)]


def test_json_ld_has_plain_dates_only(site: Path) -> None:
    def dates(thing: Any) -> list[str]:
        if isinstance(thing, dict):
            return [v for k, v in thing.items() if k.startswith("date")] + [
                d for v in thing.values() for d in dates(v)]
        return [d for v in thing for d in dates(v)] if isinstance(thing, list) else []

    block = re.search(r'ld\+json">(.*?)</script>', text(site, "en/articles/all-forms"))
    assert block
    assert dates(json.loads(block[1])) == ["2024-06-01", "2024-06-01"], "and not 2024~"


BARS = {
    "RMB 2 billion": "fb 98.7+137.3", "about RMB 2 billion": "up 71.2+54.9",
    "over RMB 1 billion": "fb 167.3+68.7, up 126.1+41.2", "under RMB 3 billion": "down 30+206",
    "at least RMB 1 billion": "fb/both 167.3+68.7, up 126.1+41.2",
    "at most RMB 2 billion": "down 98.7+137.3, fb 98.7+2",
    "RMB 1 billion scale": "fb 201.7+34.3, up 133+68.7",
}


def chart(site: Path, address: str) -> str:
    found = re.search(r'<svg class="ch ch-f".*?</svg>', text(site, address), re.DOTALL)
    assert found
    return found[0]


def test_a_bar_is_solid_only_where_the_amount_is_certain(site: Path) -> None:
    svg = chart(site, "en/organizations/acme")
    found = []
    for group, flipped, rect in re.findall(
            r'(<g mask="url\(#x-m-up\)")( transform="matrix)?|<rect ([^>]*)/>', svg):
        if group:
            found.append("down" if flipped else "up")
            continue
        a = dict(re.findall(r'([\w-]+)="([^"]*)"', rect))
        fade = found.pop() if found and " " not in found[-1] else ""
        both = "/both" if "both" in a.get("mask", "") else ""
        name = fade or a.get("class", "hx").removesuffix(" dy") + both
        found.append(f"{name} {a['y']}+{a['height']}")
    assert ", ".join(found[:11]) == ", ".join(BARS.values())


@pytest.mark.parametrize(
    ("address", "said"),
    [("en/organizations/acme", "31 March 2011, US$40 billion, another currency"),
     ("organizations/acme", "2011 年 3 月 31 日，400 億美元，幣別不同")])
def test_an_amount_in_another_currency_is_said(site: Path, address: str, said: str) -> None:
    svg, page = chart(site, address), text(site, address)
    label = re.search(r'aria-label="([^"]*)"', svg)
    assert label
    assert said in label[1]
    assert said in page.replace(label[1], ""), "in the drawing or its key"
    assert page.count("2011") > 2
