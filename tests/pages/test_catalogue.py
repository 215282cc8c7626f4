"""The catalogue of models, a model's page, and the comparison."""

from __future__ import annotations

import pytest

from briefing.pages.catalogue import compare, model, models
from briefing.pages.spec import FieldView
from tests.pages.small_site import presenter


def field(fields: tuple[FieldView, ...], name: str) -> FieldView:
    return next(field for field in fields if field.name == name)


def test_a_row_says_what_is_stated_and_leaves_the_rest_open() -> None:
    line, one, nameless = models(presenter("en", "models/")).rows
    assert one.developer and one.developer.href == "../organizations/acme/"
    assert one.first_seen and one.first_seen.words == "late 2023"
    assert (one.first_seen_as, one.first_seen_key) == ("trained", "2023-01-01")
    assert (one.openness, one.openness_words) == ("open", "Open weights")
    assert one.family and one.family.id == "acme-line"
    assert line.first_seen_as == "proposed"
    assert nameless.developer is None and nameless.first_seen is None
    assert (nameless.openness, nameless.openness_words) == ("x-ns", "")
    assert nameless.first_seen_key == "9999"


def test_marks_are_the_claims_of_its_fields_then_those_that_speak_of_it() -> None:
    one = models(presenter("en", "models/")).rows[1]
    assert [mark.claim for mark in one.marks] == ["no-date", "acme-trained"]
    assert one.more == 0


def test_facets_count_their_entries() -> None:
    developer, category, openness = models(presenter("en", "models/")).facets
    assert [(c.value, c.count) for c in developer.choices] == [
        ("x-all", 3), ("acme", 2), ("x-ns", 1),
    ]
    assert {c.value for c in category.choices} == {"x-all", "family", "foundation", "agent"}
    assert [(c.label, c.count) for c in openness.choices] == [
        ("All", 3), ("Not stated", 2), ("Open weights", 1),
    ]


def test_a_field_is_proved_by_its_claim_or_has_no_evidence_or_is_not_stated() -> None:
    fields = model(presenter("en", "models/acme-one/"), "acme-one").fields
    parameters = field(fields, "parameters")
    assert parameters.text and "1 trillion" in parameters.text.text
    assert [mark.claim for mark in parameters.marks] == ["acme-trained"]
    assert not parameters.unproved
    license = field(fields, "license")
    assert license.text and license.text.text == "Apache-2.0" and license.unproved
    assert not field(fields, "developer").unproved, "the editor's own field"
    assert not field(fields, "retired").stated and not field(fields, "retired").unproved
    context = field(fields, "context_limit")
    assert context.text and "128,000" in context.text.text
    assert [e.href for e in field(fields, "architecture").entities] == [
        "../../glossary/#mixture-of-experts"
    ]


def test_a_models_page_has_what_is_said_of_it() -> None:
    view = model(presenter("zh-Hant", "models/acme-one/"), "acme-one")
    assert [line.id for line in view.ledger] == ["acme-trained", "no-date"]
    assert [(r.words, r.target.name.text) for r in view.relations] == [("有別於", "別家")]
    assert [use.kind for use in view.uses] == ["event", "event"]
    assert view.family is not None
    assert view.compare_href.startswith("../compare/?m=acme-one,acme-line")


def test_marks_of_a_page_are_numbered_as_they_come() -> None:
    view = model(presenter("en", "models/acme-one/"), "acme-one")
    shown = [mark for line in view.ledger for mark in line.sentence.marks]
    shown += [mark for row in view.relations for mark in row.marks]
    shown += [mark for row in view.fields for mark in row.marks]
    numbers = list(dict.fromkeys(mark.n for mark in shown))
    assert numbers == list(range(1, len(numbers) + 1))


def test_the_comparison_has_every_model_and_drops_what_none_states() -> None:
    view = compare(presenter("en", "models/compare/"))
    assert [column.id for column in view.columns] == ["acme-line", "acme-one", "nameless"]
    assert all(len(row.cells) == 3 for row in view.rows)
    assert "License" not in view.silent and "Retired" in view.silent
    numbers = [mark.n for row in view.rows for cell in row.cells for mark in cell.marks]
    assert list(dict.fromkeys(numbers)) == sorted(set(numbers))


def test_of_many_models_the_chosen_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.pages.catalogue.COMPARABLE", 2)
    view = compare(presenter("en", "models/compare/"))
    assert (view.columns, view.rows, view.count) == ((), (), 3)
    assert models(presenter("en", "models/")).comparable
    href = model(presenter("en", "models/acme-one/"), "acme-one").compare_href
    assert href == "../compare/?m=acme-one,acme-line,nameless"


def test_a_long_catalogue_has_a_line_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.pages.parts.LONG", 2)
    view = models(presenter("en", "models/"))
    assert view.long and len(view.rows) == 3
    assert all(row.description is None and row.marks == () for row in view.rows)
    assert view.families == ()
    assert [entity.href for entity in view.family_links] == ["acme-line/"]


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_an_empty_catalogue(language: str) -> None:
    view = models(presenter(language, "models/", empty=True))
    assert (view.rows, view.families, view.comparable) == ((), (), False)
    assert compare(presenter(language, "models/compare/", empty=True)).columns == ()
