"""Claims as lines of a list: the sentence with its evidence mark, the date, the standing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from briefing.library.library import Library
from briefing.library.when import when_of_claim
from briefing.pages import states
from briefing.pages.presenter import Presenter
from briefing.pages.typography import spot
from briefing.pages.views import DateView, MarkView, Phrase, Status
from briefing.values import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """A statement with its marks: before the stop in Chinese, after it elsewhere."""

    head: str
    """All but the last characters."""
    tail: str
    """Its last characters, which share a line with the mark."""
    stop: str
    """What follows the mark; empty where the mark comes last."""
    lang: str
    """As in `Phrase`."""
    marks: tuple[MarkView, ...]
    """The marks, by number."""


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim in a list of what is said of something."""

    id: str
    """Id of the claim."""
    date: DateView
    """When it happened or was said; the words "not stated" where neither is known."""
    sentence: Sentence
    """Its statement with its mark."""
    topic: str
    """Key of its topic."""
    topic_words: str
    """Its topic, in words."""
    status: Status
    """How it stands: stated, attributed, vague, disputed."""
    status_words: str
    """The same in words."""
    note: Phrase | None
    """What a reader should know; None where there is nothing."""


def sentence(present: Presenter, text: Phrase, marks: tuple[MarkView, ...]) -> Sentence:
    """Cut a statement where its evidence mark has to stand."""
    place = spot(text.text, "", text.lang or present.language)
    return Sentence(place.before, place.held, place.stop + place.after, text.lang, marks)


def statement(present: Presenter, id: str) -> Sentence:
    """A claim's statement with the claim's own mark."""
    claim = present.library.claims[id]
    return sentence(present, present.phrase(claim.statement), present.marks([id]))


def claim_line(present: Presenter, id: str) -> ClaimLine:
    """One line for a claim."""
    claim = present.library.claims[id]
    when = when_of_claim(claim)
    status = states.status(present.library, id)
    return ClaimLine(
        id=id,
        date=present.date(when) if when else present.no_date(),
        sentence=statement(present, id),
        topic=claim.topic,
        topic_words=present.topic(claim.topic),
        status=status,
        status_words=present.t(f"claim.status.{status}"),
        note=present.phrase(claim.note) if claim.note else None,
    )


def in_order(library: Library, ids: Iterable[str]) -> list[str]:
    """Claims that stand, each once: dated ones from the earliest on, then the undated."""
    dated: list[tuple[Any, int, str]] = []
    undated: list[str] = []
    for id in dict.fromkeys(ids):
        if id in library.claims:
            when = when_of_claim(library.claims[id])
            if when:
                dated.append((when.date.sort_key, len(dated), id))
            else:
                undated.append(id)
    return [id for *_, id in sorted(dated)] + undated


def ledger(present: Presenter, ids: Iterable[str]) -> tuple[ClaimLine, ...]:
    """Lines for these claims, in the order of `in_order`."""
    return tuple(claim_line(present, id) for id in in_order(present.library, ids))
