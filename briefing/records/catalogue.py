"""What the facts are about: models, organizations, people, terms.

Fields of models are named as models.dev and Epoch AI name them; fields of terms as TBX (ISO 30042).
"""

from __future__ import annotations

from dataclasses import field
from typing import Annotated, Any, ClassVar, Literal

from briefing.records.countries import COUNTRIES, country_meant
from briefing.records.facts import Silence
from briefing.records.faults import Fault, shown
from briefing.records.fields import (
    Flag,
    Id,
    Listed,
    Number,
    Pinyin,
    Plain,
    Somebody,
    Stated,
    StatedCount,
    StatedDate,
    StatedFlag,
    StatedId,
    StatedPlain,
    StatedPrice,
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
from briefing.records.record import Check, Read, Record
from briefing.records.text import COMMON, LANGUAGE

Category = Literal["family", "foundation", "multimodal", "reasoning", "video", "agent", "platform"]
Status = Literal["in_training", "preview", "released", "retired"]
RelationKind = Literal["based_on", "variant_of", "differs_from", "available_on"]
OrganizationKind = Literal["lab", "company", "fund", "government", "publisher"]
TermStatus = Literal["preferred", "admitted", "avoid"]
Subject = Literal["model", "training", "agent", "infrastructure", "finance", "policy"]


class Web(Record):
    """A link out, with its title."""

    title: Text
    """Words of the link."""
    url: Url
    """Address."""


class Relation(Record):
    """How one model stands to another record, or to something without one."""

    kind: Annotated[RelationKind, one_of(RelationKind)]
    """How the two stand to each other."""
    target: Somebody
    """Id of the other model, or a name."""
    claim: Id | None = None
    """Bears it out; without one it is drawn dashed."""


class Modalities(Record):
    """Kinds of data taken in and given out, such as text, image, audio, video."""

    input: Annotated[tuple[Plain, ...], Listed] = ()
    """What it takes in."""
    output: Annotated[tuple[Plain, ...], Listed] = ()
    """What it gives out."""
    claim: Id | None = None
    """Bears it out."""


class Limit(Record):
    """Largest context and output, in tokens."""

    context: StatedWhole | None = None
    """Largest context, in tokens."""
    output: StatedWhole | None = None
    """Largest output, in tokens."""


class Cost(Record):
    """Price per million tokens, in US dollars."""

    input: StatedPrice | None = None
    """Price of a million tokens in."""
    output: StatedPrice | None = None
    """Price of a million tokens out."""


BARE_NUMBERS = {"limit": "token", "cost": "USD"}
"""The fields of a model that hold bare numbers, and the unit in which these are."""


class Benchmark(Record):
    """A score somebody published."""

    name: Plain
    """Of the test."""
    score: Number
    """As published."""
    metric: Plain | None = None
    """What the score counts."""
    source: Id | None = None
    """Who published it."""
    date: When | None = None
    """When."""


class Model(Record):
    """A model, a family of models, an agent or a platform."""

    name: Text
    """As its maker writes it."""
    aliases: Annotated[tuple[Text, ...], Listed] = ()
    """Other names it is found by."""
    developer: Id | None = None
    """An organization."""
    family: Id | None = None
    """The model that heads its family; a name alone is drawn dashed."""
    category: Annotated[Category, one_of(Category)]
    """What sort of system it is."""
    description: Text | None = None
    """One sentence, the editor's."""
    relations: Annotated[tuple[Relation, ...], Listed] = ()
    """How it stands to other models."""
    proposed: StatedDate | None = None
    """When it was first described."""
    trained: StatedDate | None = None
    """When it was trained."""
    release_date: StatedDate | None = None
    """When it came out."""
    last_updated: StatedDate | None = None
    """When its maker last changed it."""
    retired: StatedDate | None = None
    """When it was withdrawn from use."""
    knowledge: StatedDate | None = None
    """Cut-off of the training data."""
    open_weights: StatedFlag | None = None
    """Whether its weights can be downloaded."""
    license: StatedPlain | None = None
    """SPDX identifier, or the licence's name."""
    status: Annotated[Stated[Status], stated(parse_choice(Status))] | None = None
    """Where it stands between training and retirement."""
    reasoning: StatedFlag | None = None
    """Whether it reasons before it answers."""
    tool_call: StatedFlag | None = None
    """Whether it can call tools."""
    architecture: StatedTexts | None = None
    """Ids of glossary terms, or plain names."""
    modalities: Modalities | None = None
    """Kinds of data in and out."""
    limit: Limit | None = None
    """Largest context and output."""
    cost: Cost | None = None
    """Price."""
    parameters: StatedCount | None = None
    """How many."""
    weights: Url | None = None
    """Where they can be had."""
    links: Annotated[tuple[Web, ...], Listed] = ()
    """Further reading."""
    benchmarks: Annotated[tuple[Benchmark, ...], Listed] = ()
    """Published scores."""
    silence: Annotated[tuple[Silence, ...], Listed] = ()
    """As in a claim; `at` is the field."""


class Organization(Record):
    """A company, laboratory, fund, government body or publisher."""

    name: Text
    """As readers know it."""
    short_name: Text | None = None
    """For tables and charts."""
    legal_name: StatedText | None = None
    """As registered."""
    aliases: Annotated[tuple[Text, ...], Listed] = ()
    """Other names it is found by."""
    kind: Annotated[OrganizationKind, one_of(OrganizationKind)]
    """What sort of organization it is."""
    country: Annotated[Stated[str], stated(_country)] | None = None
    """ISO 3166-1 alpha-2."""
    city: StatedText | None = None
    """Where it sits."""
    parent: StatedId | None = None
    """The organization it belongs to."""
    founded: StatedDate | None = None
    """When."""
    description: Text | None = None
    """One sentence, the editor's."""
    links: Annotated[tuple[Web, ...], Listed] = ()
    """Further reading."""
    silence: Annotated[tuple[Silence, ...], Listed] = ()
    """As in a claim; `at` is the field."""


def _country(raw: Any) -> str:
    if isinstance(raw, str) and raw in COUNTRIES:
        return raw
    meant = country_meant(raw) if isinstance(raw, str) else None
    raise Fault(
        "country-invalid", f"{shown(raw)} is not a country code",
        label="two capital letters, as in ISO 3166",
        help=f"write {meant}" if meant else "write the code, such as CN, US, TW",
    )


class Person(Record):
    """Somebody who is quoted, writes or leads."""

    name: Text
    """As readers know it."""
    aliases: Annotated[tuple[Text, ...], Listed] = ()
    """Other names."""
    role: Text | None = None
    """What the person does there."""
    organization: Id | None = None
    """Where."""
    links: Annotated[tuple[Web, ...], Listed] = ()
    """Further reading."""


class Alias(Record):
    """Another form of a term, and how it stands."""

    term: Plain
    """The form."""
    status: Annotated[TermStatus, one_of(TermStatus)] = "admitted"
    """How it stands beside the main one."""


def _alias(raw: Any) -> Any:
    return {"term": raw} if isinstance(raw, str) else raw


class Form(Record):
    """A term in one language."""

    term: Plain
    """The main form."""
    aliases: Annotated[tuple[Annotated[Alias, Read(_alias)], ...], Listed] = ()
    """Other forms; those to avoid are shown struck."""
    pinyin: Pinyin | None = None
    """Hanyu Pinyin with tone marks, by word (GB/T 16159)."""


_FORMS = "(language)"


def _some_form(raw: Any) -> Any:
    if not raw:
        raise Fault("language-missing", "this term is written in no language",
                    help="add zh-Hant: {term: …} and en: {term: …}")
    return raw


class Term(Record):
    """A concept of the glossary. Each language's form stands under its own tag."""

    other_keys: ClassVar[tuple[str, ...]] = COMMON
    forms: Annotated[dict[str, Form], Check(_some_form)] = field(metadata={"key": _FORMS})
    """By language tag: `zh-Hant: {term: …}`."""
    definition: Text
    """One or two sentences."""
    claim: Id | None = None
    """Bears the definition out, where it is not the editor's own."""
    subject: Annotated[tuple[Annotated[Subject, one_of(Subject)], ...], Listed] = ()
    """What it belongs to."""
    related: Annotated[tuple[Id, ...], Listed] = ()
    """Ids of other terms."""
    link: Flag = True
    """Whether its forms are linked in articles by themselves."""
    silence: Annotated[tuple[Silence, ...], Listed] = ()
    """As in a claim; `at` is the form or the syllable that is told."""

    @classmethod
    def gathered(cls, raw: Any) -> Any:
        """The forms, which stand under their languages' tags, as one field."""
        if not isinstance(raw, dict):
            return raw
        forms = {key: raw[key] for key in raw if LANGUAGE.fullmatch(key)}
        return {**{key: raw[key] for key in raw if key not in forms}, _FORMS: forms}
