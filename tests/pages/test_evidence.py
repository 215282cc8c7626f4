"""The evidence: its index, and a page for each source."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal
from urllib.parse import unquote

import pytest

from briefing.library.pinned import Checked
from briefing.pages.evidence import evidence
from briefing.pages.source import source
from briefing.pages.states import STATUSES
from briefing.records.dates import parse_date
from tests.pages.changed import changed
from tests.pages.small_site import presenter


def test_the_index_has_the_rules_the_sources_and_every_claim() -> None:
    view = evidence(presenter("en", "evidence/"))
    assert [rule.level for rule in view.sure] == ["high", "medium", "low"]
    assert [rule.status for rule in view.exact] == list(STATUSES)
    assert [(row.entity.id, row.claims) for row in view.sources] == [("herald", 2), ("registry", 2)]
    assert [row.id for row in view.claims] == [
        "acme-trained", "acme-round", "round-registry", "no-date",
    ]
    assert view.claims[1].href == "herald/#acme-round"


def test_withdrawn_claims_are_on_no_page() -> None:
    shown = str(evidence(presenter("en", "evidence/"))) + str(
        source(presenter("en", "evidence/herald/"), "herald")
    )
    assert "founded in 2019" not in shown


def test_claims_are_counted_by_standing() -> None:
    choices = evidence(presenter("en", "evidence/")).statuses.choices
    assert [(c.value, c.count) for c in choices] == [
        ("x-all", 4), ("stated", 1), ("vague", 1), ("disputed", 2),
    ]


def test_cases_are_found_in_the_content() -> None:
    view = evidence(presenter("en", "evidence/"))
    assert view.vague
    assert view.vague.claim.id == "acme-trained"
    assert (view.vague.edtf, view.vague.part) == ("2023", "late")
    (dispute,) = view.disputes
    assert {dispute.first.id, dispute.second.id} == {"acme-round", "round-registry"}


def test_a_sources_page_has_its_claims_in_every_language() -> None:
    view = source(presenter("zh-Hant", "evidence/herald/"), "herald")
    trained, round = view.claims
    assert [(p.lang, p.text[:7]) for p in trained.translations] == [("en", "In late")]
    assert [u.title.text for u in trained.uses][-3:] == ["極致一號", "極致", "混合專家"]
    assert [(use.kind, unquote(use.href.partition("#")[2])) for use in round.uses[:2]] == [
        ("article", "x-n1:~:text=極致完成逾 20 億元人民幣的一輪"), ("event", "round-of-2024"),
    ]
    assert [row.id for row in round.disputed] == ["round-registry"]
    assert [fix.was.text for fix in round.claim.history] == ["二十億元。"]


def test_what_a_source_lacks_is_not_stated() -> None:
    fields = {f.name: f for f in source(presenter("en", "evidence/registry/"), "registry").fields}
    assert fields["publisher"].stated and not fields["title"].stated
    assert {name: fields[name].missing for name in ("title", "url", "published")} == {
        "title": "untitled", "url": "address unknown", "published": "date unknown",
    }
    assert "authors" not in fields
    assert not any(f.unproved for f in fields.values())


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_no_evidence_yet(language: str) -> None:
    view = evidence(presenter(language, "evidence/", empty=True))
    assert (view.claims, view.sources, view.disputes, view.vague) == ((), (), (), None)


@pytest.mark.parametrize(
    ("state", "quoted", "words"),
    [("proved", True, "The quotation stands in the source."),
     ("recorded", True, "The quotation was found in the source on 2 May 2024."),
     ("none", True, "The quotation has not been checked against the source."),
     ("none", False, "Stated in our text; there is no quotation to check.")],
)
def test_how_a_claim_is_checked_is_said(
    state: Literal["proved", "recorded", "none"], quoted: bool, words: str
) -> None:
    present = presenter("en", "en/evidence/herald/")
    known = present.library
    claim = replace(known.claims["acme-round"], quote=("Words.",) * quoted)
    checked = Checked(state, parse_date("2024-05-02") if state == "recorded" else None)
    present.library = changed(known, claims={**known.claims, "acme-round": claim},
                              checked={**known.checked, "acme-round": checked})
    entries = {entry.claim.id: entry for entry in source(present, "herald").claims}
    assert entries["acme-round"].proof == words
