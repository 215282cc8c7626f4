"""Organizations and people."""

from __future__ import annotations

import pytest

from briefing.pages.organizations import organization, organizations
from briefing.pages.people import people
from tests.pages.small_site import presenter


def test_organizations_are_listed_by_kind() -> None:
    view = organizations(presenter("en", "organizations/"))
    assert [(group.kind, [row.id for row in group.rows]) for group in view.groups] == [
        ("lab", ["acme"]), ("company", ["acme-east"]), ("fund", ["mountain-fund"]),
        ("government", ["registry-office"]), ("publisher", ["the-herald"]),
    ]
    acme = view.groups[0].rows[0]
    assert acme.city and acme.city.text == "Beijing"
    assert (acme.models, acme.claims) == (2, 3)
    assert [(name.text, name.lang) for name in acme.other_names] == [("極致", "zh-Hant")]


def test_a_recipient_has_its_rounds_and_no_claim_twice() -> None:
    view = organization(presenter("zh-Hant", "organizations/acme/"), "acme")
    assert view.funding is not None
    assert [line.id for line in view.ledger] == ["acme-trained"]
    assert [system.entity.id for system in view.systems] == ["acme-line", "acme-one"]
    assert [member.entity.id for member in view.people] == ["wang-li"]
    assert [part.id for part in view.parts] == ["acme-east"]
    assert view.uses[0].kind == "article"


def test_fields_are_proved_unproved_or_not_stated() -> None:
    view = organization(presenter("en", "organizations/acme/"), "acme")
    fields = {field.name: field for field in view.fields}
    assert [mark.claim for mark in fields["city"].marks] == ["acme-trained"]
    assert fields["country"].text and fields["country"].text.text == "China"
    assert fields["country"].unproved and not fields["city"].unproved
    assert not fields["founded"].stated
    assert "links" not in fields


def test_an_investor_has_the_rounds_it_took_part_in() -> None:
    view = organization(presenter("en", "organizations/mountain-fund/"), "mountain-fund")
    assert view.funding is None
    (round,) = view.investments
    assert round.role == "lead investor"
    assert [part.entity.id for part in round.recipients] == ["acme"]
    assert [value.quantity.words for value in round.values] == ["more than RMB 2 billion"]
    assert view.ledger == ()


def test_people_said_and_wrote() -> None:
    wang, chen = people(presenter("zh-Hant", "people/")).people
    assert [line.id for line in wang.said] == ["acme-round"]
    assert wang.organization and wang.organization.href == "../organizations/acme/"
    assert [use.title.text for use in chen.articles] == ["極致又融資"]
    assert [source.id for source in chen.sources] == ["herald"]


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_nobody(language: str) -> None:
    assert organizations(presenter(language, "organizations/", empty=True)).groups == ()
    assert people(presenter(language, "people/", empty=True)).people == ()
