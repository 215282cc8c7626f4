"""The check of links over our own output."""

from __future__ import annotations

import pytest

from briefing.publishing.links import broken_links, links_of, place_of

FILES = {
    "index.html": '<p id="top"><a href="models/#glm">x</a>',
    "models/index.html": '<h1 id="glm">x</h1>',
    "en/index.html": "",
    "css/site.css": "",
    "404.html": "",
}


def found(page: str, html: str, base: str = "/briefing/") -> list[str]:
    links = {name: links_of(name, text, base) for name, text in {**FILES, page: html}.items()
             if name.endswith(".html")}
    found = broken_links(links[page], {**FILES, page: html},
                         lambda name: links[name].ids if name in links else None)
    return [missing for _, missing in found]


@pytest.mark.parametrize(
    ("page", "href", "missing"),
    [
        ("index.html", "models/", None),
        ("index.html", "./", None),
        ("index.html", "", None),
        ("index.html", "#gone", "index.html#gone"),
        ("en/index.html", "../models/#glm", None),
        ("en/index.html", "../models/#gone", "models/index.html#gone"),
        ("index.html", "models/#glm:~:text=a%2C%20b,c", None),
        ("index.html", "models/#gone:~:text=a", "models/index.html#gone"),
        ("index.html", "models/#:~:text=a", None),
        ("en/index.html", "..", None),
        ("en/index.html", ".", None),
        ("en/index.html", "../modles/", "modles/index.html"),
        ("en/index.html", "../css/site.css", None),
        ("en/index.html", "../css/sight.css", "css/sight.css"),
        ("en/index.html", "models", "en/models"),
        ("404.html", "/briefing/models/#glm", None),
        ("404.html", "/briefing/", None),
        ("404.html", "/models/", "/models/"),
        ("index.html", "https://example.org/nowhere", None),
        ("index.html", "mailto:a@example.org", None),
        ("index.html", "//example.org/", None),
        ("models/index.html", "?q=1#glm", None),
        ("models/index.html", "../../outside/", "../outside/index.html"),
    ],
)
def test_each_kind_of_link(page: str, href: str, missing: str | None) -> None:
    html = (
        f'{FILES["models/index.html"] if page.startswith("models") else ""}<a href="{href}">x</a>'
    )
    assert found(page, html) == ([missing] if missing else [])


def test_images_forms_and_escapes() -> None:
    assert found("en/index.html", '<img src="a.png"><form action="go/">') == [
        "en/a.png",
        "en/go/index.html",
    ]
    assert found("en/index.html", '<a href="../models/?a=1&amp;b=2#glm">') == []
    assert found("en/index.html", '<h2 id="%E8%A9%9E">a</h2><a href="#%25E8%25A9%259E">') == []


def test_what_only_looks_like_a_link_is_passed_over() -> None:
    assert (
        found("en/index.html", '<p title="a > b href=&quot;gone/&quot;">&lt;a href="gone/"&gt;')
        == []
    )


def test_an_address_that_cannot_be_read_is_told_and_every_link_has_a_place() -> None:
    text = '<p>caf\ufffd\n<a href="http://[x"> <a href="../en/">'
    links = links_of("q.html", text, "/")
    assert list(broken_links(links, (), lambda name: None)) == [
        ("http://[x", ""), ("../en/", "../en/index.html")]
    assert place_of("http://[x", text) == (2, 10)
