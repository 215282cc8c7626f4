"""What the facts are about: models, organizations, people, terms.

Fields of models are named as models.dev and Epoch AI name them; fields of terms as TBX (ISO 30042).
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from briefing.records.faults import fault
from briefing.records.fields import (
    Flag,
    Id,
    Listed,
    Number,
    Plain,
    Record,
    Somebody,
    Stated,
    StatedAmount,
    StatedDate,
    StatedFlag,
    StatedId,
    StatedNumber,
    StatedPlain,
    StatedText,
    StatedTexts,
    StatedWhole,
    Text,
    Url,
    When,
    one_of,
    parse_choice,
    stated,
)
from briefing.records.text import LANGUAGE

Category = Literal["family", "foundation", "multimodal", "reasoning", "video", "agent", "platform"]
Status = Literal["in_training", "preview", "released", "retired"]
RelationKind = Literal["based_on", "variant_of", "differs_from", "available_on"]
OrganizationKind = Literal["lab", "company", "fund", "government", "publisher"]
TermStatus = Literal["preferred", "admitted", "avoid"]
Subject = Literal["model", "training", "agent", "infrastructure", "finance", "policy"]


class Web(Record):
    """A link out, with its title."""

    title: Text
    url: Url


class Relation(Record):
    """How one model stands to another record, or to something without one."""

    kind: Annotated[RelationKind, one_of(RelationKind)]
    target: Somebody
    claim: Id | None = None


class Modalities(Record):
    """Kinds of data taken in and given out, such as text, image, audio, video."""

    input: Annotated[tuple[Plain, ...], Listed] = ()
    output: Annotated[tuple[Plain, ...], Listed] = ()
    claim: Id | None = None


class Limit(Record):
    """Largest context and output, in tokens."""

    context: StatedWhole | None = None
    output: StatedWhole | None = None


class Cost(Record):
    """Price per million tokens, in US dollars."""

    input: StatedNumber | None = None
    output: StatedNumber | None = None


class Benchmark(Record):
    """A score somebody published."""

    name: Plain
    score: Number
    metric: Plain | None = None
    source: Id | None = None
    date: When | None = None


class Model(Record):
    """A model, a family of models, an agent or a platform."""

    name: Text
    aliases: Annotated[tuple[Text, ...], Listed] = ()
    developer: Id | None = None
    family: Id | None = None
    category: Annotated[Category, one_of(Category)]
    description: Text | None = None
    relations: Annotated[tuple[Relation, ...], Listed] = ()
    proposed: StatedDate | None = None
    trained: StatedDate | None = None
    release_date: StatedDate | None = None
    last_updated: StatedDate | None = None
    retired: StatedDate | None = None
    knowledge: StatedDate | None = None
    """Cut-off of the training data."""
    open_weights: StatedFlag | None = None
    license: StatedPlain | None = None
    status: Annotated[Stated[Status], stated(parse_choice(Status))] | None = None
    reasoning: StatedFlag | None = None
    tool_call: StatedFlag | None = None
    architecture: StatedTexts | None = None
    """Ids of glossary terms, or plain names."""
    modalities: Modalities | None = None
    limit: Limit | None = None
    cost: Cost | None = None
    parameters: StatedAmount | None = None
    weights: Url | None = None
    links: Annotated[tuple[Web, ...], Listed] = ()
    benchmarks: Annotated[tuple[Benchmark, ...], Listed] = ()


class Organization(Record):
    """A company, laboratory, fund, government body or publisher."""

    name: Text
    short_name: Text | None = None
    legal_name: StatedText | None = None
    aliases: Annotated[tuple[Text, ...], Listed] = ()
    kind: Annotated[OrganizationKind, one_of(OrganizationKind)]
    country: Annotated[Stated[str], stated(lambda raw: _country(raw))] | None = None
    """ISO 3166-1 alpha-2."""
    city: StatedText | None = None
    parent: StatedId | None = None
    founded: StatedDate | None = None
    description: Text | None = None
    links: Annotated[tuple[Web, ...], Listed] = ()


def _country(raw: Any) -> str:
    if isinstance(raw, str) and len(raw) == 2 and raw.isascii() and raw.isalpha() and raw.isupper():
        return raw
    help = (
        f"write {raw.upper()}" if isinstance(raw, str) and len(raw) == 2 else "such as CN, US, TW"
    )
    raise fault(
        "country-invalid",
        f"{raw} is not a country code",
        help=help,
        label="two capital letters, as in ISO 3166",
    )


class Person(Record):
    """Somebody who is quoted, writes or leads."""

    name: Text
    aliases: Annotated[tuple[Text, ...], Listed] = ()
    role: Text | None = None
    organization: Id | None = None
    links: Annotated[tuple[Web, ...], Listed] = ()


class Alias(Record):
    """Another form of a term, and how it stands."""

    term: Plain
    status: Annotated[TermStatus, one_of(TermStatus)] = "admitted"


def _alias(raw: Any) -> Any:
    return {"term": raw} if isinstance(raw, str) else raw


class Form(Record):
    """A term in one language."""

    term: Plain
    aliases: Annotated[tuple[Annotated[Alias, BeforeValidator(_alias)], ...], Listed] = ()
    pinyin: Plain | None = None
    """Hanyu Pinyin with tone marks, by word (GB/T 16159)."""


class Term(Record):
    """A concept of the glossary. Each language's form stands under its own tag."""

    forms: dict[str, Form] = Field(min_length=1)
    definition: Text
    claim: Id | None = None
    """Bears the definition out, where it is not the editor's own."""
    subject: Annotated[tuple[Annotated[Subject, one_of(Subject)], ...], Listed] = ()
    related: Annotated[tuple[Id, ...], Listed] = ()
    link: Flag = True
    """Whether its forms are linked in articles by themselves."""

    @model_validator(mode="before")
    @classmethod
    def _gather_forms(cls, raw: Any) -> Any:
        if not isinstance(raw, dict) or "forms" in raw:
            return raw
        forms = {key: raw[key] for key in raw if LANGUAGE.fullmatch(key)}
        return {**{key: raw[key] for key in raw if key not in forms}, "forms": forms}
