"""The front matter of an article, and the site file."""

from __future__ import annotations

import hashlib
import re
from dataclasses import field
from typing import Annotated, Any

from briefing.records.base_url import BaseUrl
from briefing.records.dates import Date, parse_date
from briefing.records.facts import Silence, Topic
from briefing.records.faults import Fault
from briefing.records.fields import (
    Flag,
    Id,
    Listed,
    Plain,
    Somebody,
    Tag,
    Text,
    Url,
    When,
    one_of,
    parse_plain,
)
from briefing.records.record import Check, Length, Read, Record
from briefing.records.units import UnitWords, parse_unit_words, unit_name


def _hash(text: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{12}", text):
        help = (f"write {text[:12].lower()}" if re.fullmatch(r"[0-9a-fA-F]{12,64}", text)
                else "write the first 12 hex digits of the sha256 of title, summary and body")
        raise Fault("hash-invalid", f"{text} is not such a hash", help=help,
                    label="12 characters of 0-9 and a-f")
    return text


class TranslatedFrom(Record):
    """What a translation was made from: the language, and the hash of the text."""

    language: Tag
    """Tag of the original's language."""
    hash: Annotated[Plain, Check(_hash)]
    """First 12 hex digits of the sha256 of title, summary and body."""


def _day(raw: Any) -> Any:
    date = parse_date(raw)
    if date.grain != "day" or date.approximate or date.uncertain:
        raise Fault("date-invalid", f"{date} is not a day", label="an article has an exact day",
                    help="write YYYY-MM-DD")
    return date


LICENCE = re.compile(r"[A-Za-z0-9.+-]+")
"""An identifier of the SPDX License List; its page there has that name."""


def parse_licence(raw: Any) -> str:
    """An SPDX identifier. Raises `licence-invalid`, or what `parse_plain` raises."""
    text = parse_plain(raw)
    if not LICENCE.fullmatch(text):
        likely = re.sub(r"[^A-Za-z0-9.+]+", "-", text).strip("-")
        raise Fault("licence-invalid", f"{text} is no SPDX identifier",
                    label="letters, digits and . + - only",
                    help=f"write {likely or 'one such as CC-BY-4.0'}")
    return text


Licence = Annotated[str, Read(parse_licence)]
UnitName = Annotated[str, Read(unit_name)]
UnitText = Annotated[UnitWords, Read(parse_unit_words)]
Day = Annotated[When, Read(_day)]


class FrontMatter(Record):
    """What an article says about itself, above its text."""

    title: Plain
    """The headline."""
    summary: Plain
    """A sentence or two, shown under the headline and on lists."""
    date: Day
    """The day it is published."""
    updated: Day | None = None
    """The day it was last changed in substance."""
    authors: Annotated[tuple[Somebody, ...], Listed, Length(1)]
    """Ids of people, or names."""
    topic: Annotated[Topic, one_of(Topic)]
    """What it is about."""
    sources: Annotated[tuple[Id, ...], Listed] = ()
    """Sources it draws on."""
    key_claims: Annotated[tuple[Id, ...], Listed] = ()
    """For the box of key facts and the home page, in this order."""
    aliases: Annotated[tuple[Id, ...], Listed] = ()
    """Old slugs; each becomes a page that leads here."""
    translated_from: TranslatedFrom | None = None
    """Only in a translation; a warning tells when the original has changed since."""
    draft: Flag = False
    """Built with `--drafts` only."""
    silence: Annotated[tuple[Silence, ...], Listed] = ()
    """As in a claim."""

    @property
    def changed(self) -> Date:
        """The day on which it was last changed."""
        return self.updated or self.date


def text_hash(front: FrontMatter, body: str) -> str:
    """What `translated_from` records of an original: changes with title, summary and text only."""
    text = f"{front.title}\n{front.summary}\n{body.strip()}"
    return hashlib.sha256(text.encode()).hexdigest()[:12]


class Language(Record):
    """One language of the site."""

    name: Plain
    """In that language itself."""
    default: Flag = False
    """It stands at the site's root."""
    derived_from: Plain | None = None
    """Converted from that language, not written."""


class SiteFile(Record):
    """`content/site.yaml`."""

    title: Text
    """The site's name."""
    description: Text | None = None
    """One sentence, for search engines and feeds."""
    base_url: BaseUrl
    """Where the site will stand; ends with /."""
    licence: Licence | None = None
    """SPDX identifier of the content's licence."""
    repository: Url | None = None
    """Where the site's own files can be read; the footer leads there."""
    languages: Annotated[dict[str, Language], Length(1)]
    """By tag, such as zh-Hant; exactly one has `default: true`."""
    units: dict[UnitName, UnitText] = field(default_factory=dict)
    """How counted nouns read, by unit: `{zh-Hant: "{n} 箱", en: {one: "{n} crate", other: "{n}
    crates"}}`; the figure stands at `{n}`. One text does where one and many read the same."""
