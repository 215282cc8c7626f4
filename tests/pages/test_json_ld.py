"""What search engines read: types, addresses, and a script element that nothing can end."""

from __future__ import annotations

import json
from typing import Any

import pytest

from briefing.pages import parts
from briefing.pages.json_ld import json_ld, script_safe
from tests.pages.full_site import library, presenter

BASE = "https://example.org/full/"


def read(language: str, address: str, template: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(json_ld(presenter(language, address), template, "About it."))
    assert made["@context"] == "https://schema.org"
    return made


def test_an_article_is_news_with_its_sources() -> None:
    for article in library().articles:
        made = read(article.language, f"articles/{article.slug}/", "article.html")
        assert made["@type"] == "NewsArticle"
        assert made["headline"] == article.front.title
        assert made["datePublished"] == article.front.date.edtf
        assert made["inLanguage"] == article.language
        assert made["mainEntityOfPage"].startswith(BASE)
        assert len(made["citation"]) == len(article.front.sources)
        assert all(entry["@type"] == "CreativeWork" and entry["name"] for entry in made["citation"])
        assert all(author["name"] for author in made["author"])


def test_a_translation_and_its_original_name_each_other() -> None:
    pairs = [a for a in library().articles if a.front.translated_from]
    assert pairs
    for article in pairs:
        assert article.front.translated_from
        original = library().article(article.slug, article.front.translated_from.language)
        assert original
        here = read(article.language, f"articles/{article.slug}/", "article.html")
        there = read(original.language, f"articles/{article.slug}/", "article.html")
        assert here["translationOfWork"]["@id"] == there["mainEntityOfPage"]
        assert here["mainEntityOfPage"] in [w["@id"] for w in there["workTranslation"]]


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_the_glossary_is_a_set_of_terms(language: str) -> None:
    made = read(language, "glossary/", "glossary.html")
    assert made["@type"] == "DefinedTermSet"
    assert len(made["hasDefinedTerm"]) == len(library().terms)
    for term in made["hasDefinedTerm"]:
        record = library().terms[term["termCode"]]
        assert term["@type"] == "DefinedTerm"
        assert term["@id"] == f"{made['@id']}#{term['termCode']}"
        assert term["description"] == record.definition.get(language)
        avoided = {a.term for f in record.forms.values() for a in f.aliases if a.status == "avoid"}
        known = {name for f in record.forms.values()
                 for name in (f.term, *(a.term for a in f.aliases))} - avoided
        assert {term["name"], *term.get("alternateName", ())} == known


def test_a_term_with_a_page_of_its_own_is_in_the_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "LONG", 0)
    (part,) = (p for p in parts.glossary_parts(library(), "en") if p == "l")
    terms = read("en", f"glossary/{part}/", "glossary.html")["hasDefinedTerm"]
    assert [term["termCode"] for term in terms] == ["large-model"]
    monkeypatch.setattr(parts, "OWN", 0)
    whole = read("en", "glossary/", "glossary.html")
    made = read("en", "terms/large-model/", "term.html")
    assert "hasDefinedTerm" not in whole
    assert (made["@type"], made["@id"]) == ("DefinedTerm", f"{BASE}en/terms/large-model/")
    assert made["inDefinedTermSet"]["@id"] == whole["@id"]


@pytest.mark.parametrize(("page", "files"), [
    ("models", ["models.json", "models.csv"]), ("evidence", ["claims.json"]),
    ("timeline", ["events.json"]),
])
def test_a_collection_is_a_data_set_with_its_files(page: str, files: list[str]) -> None:
    made = read("en", f"{page}/", f"{page}.html")
    assert made["@type"] == "Dataset"
    assert [d["contentUrl"] for d in made["distribution"]] == [f"{BASE}data/v1/{f}" for f in files]


def test_other_pages_have_none() -> None:
    assert json_ld(presenter("en", "people/"), "people.html", "") == ""


def test_nothing_ends_the_script_element() -> None:
    text = script_safe({"name": "</script><!--<script>&\u2028"})
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text)["name"] == "</script><!--<script>&\u2028"
