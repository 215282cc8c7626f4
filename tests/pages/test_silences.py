"""What an editor silenced is shown, with the reason, in both languages."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from briefing.pages.presenter import Presenter
from briefing.pages.silences import silences
from briefing.records.facts import Claim, Event, Rule, Silence
from briefing.records.validator import make
from tests.pages.changed import changed
from tests.pages.full_site import library, words


def silenced(rule: str = "claim-uncarried") -> tuple[Silence, ...]:
    return (make(Silence, {
        "rule": rule, "at": "the words", "why": {"zh-Hant": "理由", "en": "a reason"}}),)


@pytest.mark.parametrize(("language", "why"), [("zh-Hant", "理由"), ("en", "a reason")])
def test_each_is_named_with_its_reason(language: str, why: str) -> None:
    known = library()
    claims: dict[str, Claim] = {id: replace(claim, silence=silenced())
                                for id, claim in known.claims.items() if id == "scale-l2"}
    events: dict[str, Event] = {id: replace(event, silence=silenced())
                                for id, event in known.events.items() if id == "training"}
    site = changed(known, claims={**known.claims, **claims}, events={**known.events, **events})
    found = silences(Presenter(site, words(language), "en/evidence/"))
    assert [(s.where.kind, str(s.why), s.at) for s in found] == [
        ("claim", why, "the words"), ("event", why, "the words"),
        ("article", "the hash is a sample", ""),
    ]
    assert all(s.where.href and s.rule for s in found)


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
@pytest.mark.parametrize("rule", get_args(Rule))
def test_every_rule_has_its_words(language: str, rule: str) -> None:
    assert words(language).has(f"evidence.silence.{rule}")
