"""An article's page."""

from __future__ import annotations

import pytest

from briefing.pages.article import ArticleView, article
from briefing.pages.article_text import image_size
from briefing.pages.segments import Chart, Image, Margin, Notes
from tests.pages.full_site import article_of, library, presenter


def view(
    slug: str = "first-round", language: str = "zh-Hant", *, drafts: bool = False
) -> ArticleView:
    present = presenter(language, f"articles/{slug}/", drafts=drafts)
    return article(present, article_of(slug, language, drafts=drafts))


def test_marks_are_numbered_by_first_appearance_from_the_key_facts_on() -> None:
    page = view()
    assert [(fact.mark.n, fact.mark.claim) for fact in page.key_facts] == [
        (1, "acme-round-2024"),
        (2, "acme-one-trained"),
    ]
    in_text = [m for part in page.text if isinstance(part, Notes) for m in part.marks]
    assert [(m.n, m.claim) for m in in_text][:4] == [
        (1, "acme-round-2024"),
        (3, "acme-round-2024-registry"),
        (4, "growth-2024"),
        (2, "acme-one-trained"),
    ]


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_every_mark_leads_to_an_entry_of_the_list_and_back(language: str) -> None:
    page = view(language=language)
    groups = {part.id for part in page.text if isinstance(part, Notes)}
    assert [entry.n for entry in page.evidence] == list(range(1, len(page.evidence) + 1))
    assert all(entry.back.removeprefix("#") in groups for entry in page.evidence)
    listed = {f"#ev-{entry.claim.id}" for entry in page.evidence}
    for part in page.text:
        if isinstance(part, Notes):
            assert {mark.href for mark in part.marks} <= listed
    assert set(article_of("first-round", language).claims) <= {
        entry.claim.id for entry in page.evidence
    }


def test_a_key_fact_has_its_figures_or_its_headline() -> None:
    funding, model = view().key_facts
    assert funding.label == "金額"
    assert [value.quantity.words for value in funding.values] == [
        "逾 20 億元人民幣",
        "300 億元人民幣",
    ]
    assert (model.label, [v.quantity.bound for v in model.values]) != ("", [])


def test_one_margin_note_a_paragraph() -> None:
    page = view()
    notes = [part.claim for part in page.text if isinstance(part, Margin)]
    assert notes == ["acme-round-2024", "acme-one-trained", "scale-l1"]
    assert set(page.margins) == set(notes)


def test_charts_and_images_are_figures() -> None:
    charts = [part for part in view().text if isinstance(part, Chart)]
    assert [(c.draws, c.caption) for c in charts] == [
        ("funding", "極致的融資。"),
        ("family", "家族。"),
        ("scale", "兩級。"),
        ("timeline", "大事。"),
    ]
    assert all(chart.view is not None for chart in charts)
    assert len({chart.id for chart in charts}) == len(charts)
    images = [part for part in view(language="en").text if isinstance(part, Image)]
    assert [(i.source, i.alt, i.caption, i.inline) for i in images] == [
        ("square.png", "A square.", "Drawn for the test", False),
    ]
    assert (images[0].width, images[0].height) == (24, 16)


def test_an_ordinary_footnote_stays_one() -> None:
    page = view()
    references = [r for part in page.text if isinstance(part, Notes) for r in part.references]
    assert [(r.n, r.id) for r in references] == [(1, "x-r1")]
    assert [(note.n, note.back) for note in page.footnotes] == [(1, "#x-r1")]


def test_the_contents_are_the_sections() -> None:
    assert [(entry.title, entry.href) for entry in view().toc] == [
        ("融資", "#融資"),
        ("模型", "#模型"),
    ]


def test_what_stands_below_the_text() -> None:
    page = view()
    assert [line.entity.id for line in page.events] == ["training", "round-of-2024", "undated"]
    assert page.events[-1].date.edtf == ""
    assert [card.entity.id for card in page.systems] == ["acme-one"]
    assert page.systems[0].developer and page.systems[0].developer.text == "極致"
    assert [entry.correction.claim for entry in page.corrections] == ["acme-round-2024"]
    assert [(link.lang, link.href) for link in page.editions] == [
        ("en", "../../en/articles/first-round/"),
    ]
    assert "〈極致又融資〉" in page.citation
    assert page.citation.endswith("https://example.org/full/articles/first-round/")


def test_an_article_with_nothing_but_words() -> None:
    page = view("draft", "en", drafts=True)
    assert page.draft
    assert (page.key_facts, page.evidence, page.toc, page.systems) == ((), (), (), ())


def test_a_withdrawn_claim_has_no_mark() -> None:
    known = library()
    assert "acme-old" in known.withdrawn
    assert "acme-old" not in {entry.claim.id for entry in view().evidence}


@pytest.mark.parametrize(
    "data", [b"", b"no image", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"\xff\xd8\xff\xc0\0"]
)
def test_a_broken_image_has_no_size(data: bytes) -> None:
    assert image_size(data) == (0, 0)
