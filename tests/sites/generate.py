"""Writes a whole site of a given size, the same one every time: for tests, timings and the eye.

    python tests/sites/generate.py DIR --terms 1000 --events 400 --models 500

The names are made up from lists of syllables and words, the sentences from patterns; every date
and amount of a claim is said in its statement, in both languages, as a checked site needs it.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

Entry = dict[str, Any]
WORDS = json.loads((Path(__file__).parent / "words.json").read_text(encoding="utf-8"))
SUBJECTS = ("model", "training", "agent", "infrastructure", "finance", "policy")
CLAIM_TOPICS = ("funding", "model", "company", "policy", "product", "research")


@dataclass(frozen=True, slots=True)
class Size:
    """How much of everything the site has."""

    articles: int = 12
    """The newest but one is in Chinese only."""
    events: int = 400
    years: int = 30
    """Up to 2025."""
    models: int = 500
    terms: int = 1000
    claims: int = 300
    sources: int = 12
    organizations: int = 60
    people: int = 40


def both(zh: str, en: str) -> Entry:
    """A text in both languages."""
    return {"zh-Hant": zh, "en": en}


def pick(kind: str, n: int) -> list[Any]:
    """The n-th pair of two lists of words; all pairs come before one comes again."""
    first, second = WORDS[kind]
    return [first[n % len(first)], second[(n % len(first) + n // len(first)) % len(second)]]


def write_site(folder: Path, size: Size | None = None) -> Path:
    """Write a site's content under `folder`, which need not exist; returns the folder."""
    size = size or Size()
    facts = {
        "organizations": dict(_organizations(size)), "people": dict(_people(size)),
        "sources": dict(_sources(size)), "claims": dict(_claims(size)),
        "terms": dict(_terms(size)),
    }
    facts["events"] = dict(_events(size, facts["claims"]))
    facts["models"] = dict(_models(size, facts["claims"]))
    target = folder / "content" / "facts"
    target.mkdir(parents=True, exist_ok=True)
    for kind, records in facts.items():
        lines = [f"{id}: {json.dumps(entry, ensure_ascii=False)}" for id, entry in records.items()]
        (target / f"{kind}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "content" / "site.yaml").write_text(json.dumps({
        "title": both("大型簡報", "A Large Briefing"), "base_url": "https://example.org/briefing/",
        "languages": {"zh-Hant": {"name": "繁體中文", "default": True}, "en": {"name": "English"}},
    }, ensure_ascii=False) + "\n", encoding="utf-8")
    _articles(folder / "content" / "articles", size, facts["claims"])
    return folder


def _organizations(size: Size) -> Iterator[tuple[str, Entry]]:
    for n in range(size.organizations):
        (zh, en), (tail, end, kind) = pick("organizations", n)
        yield f"org-{en.lower()}-{n}", {"name": both(zh + tail, f"{en} {end}"), "kind": kind}


def _organization(size: Size, n: int) -> tuple[str, str, str]:
    """Id and names of the n-th organization, counted around."""
    n %= size.organizations
    (zh, en), (tail, end, _) = pick("organizations", n)
    return f"org-{en.lower()}-{n}", zh + tail, f"{en} {end}"


def _people(size: Size) -> Iterator[tuple[str, Entry]]:
    for n in range(size.people):
        (zh, en), (given, name) = pick("people", n)
        yield f"{en.lower()}-{name.lower()}-{n}", {
            "name": both(zh + given, f"{name} {en}"), "organization": _organization(size, n)[0],
            "role": both(*WORDS["roles"][n % len(WORDS["roles"])]),
        }


def _sources(size: Size) -> Iterator[tuple[str, Entry]]:
    for n in range(size.sources):
        publisher, zh, en = _organization(size, 5 * n)
        yield f"report-{n}", {
            "publisher": publisher, "language": ("zh-Hant", "en")[n % 2],
            "title": both(f"{zh}產業報告第 {n + 1} 期", f"{en} industry report, no. {n + 1}"),
            "published": str(2025 - n), "url": f"https://example.org/reports/{n}",
        }


def _date(rng: random.Random, year: int, n: int) -> tuple[Entry, str, str]:
    """A date as a record has it, and in words: by the day, the month, the year, or about."""
    month, day = rng.randint(1, 12), rng.randint(1, 28)
    english = WORDS["months"][month - 1]
    return (
        ({"date": f"{year}-{month:02}-{day:02}"}, f"{year} 年 {month} 月 {day} 日",
         f"on {day} {english} {year}"),
        ({"date": f"{year}-{month:02}"}, f"{year} 年 {month} 月", f"in {english} {year}"),
        ({"date": f"{year}"}, f"{year} 年", f"in {year}"),
        ({"date": f"{year}-{month:02}~"}, f"約 {year} 年 {month} 月",
         f"around {english} {year}"),
        ({"date": f"{year}", "date_part": "late"}, f"{year} 年底", f"in late {year}"),
    )[n % 5]


def _amount(rng: random.Random) -> tuple[Entry, str, str]:
    hundreds = rng.randint(1, 60)
    english = f"{hundreds / 10:g} billion" if hundreds >= 10 else f"{hundreds}00 million"
    value = {"value": hundreds * 100_000_000, "unit": "CNY"}
    if hundreds % 3:
        return value, f" {hundreds} 億元人民幣", f"RMB {english}"
    return {**value, "bound": "more_than"}, f"逾 {hundreds} 億元人民幣", f"more than RMB {english}"


def _claims(size: Size) -> Iterator[tuple[str, Entry]]:
    rng = random.Random(1)
    for n in range(size.claims):
        topic = CLAIM_TOPICS[n % len(CLAIM_TOPICS)]
        id, zh, en = _organization(size, n * 7)
        year = 2025 - n * size.years // max(1, size.claims)
        when, zh_when, en_when = ({}, "", "") if n % 50 == 49 else _date(rng, year, n)
        deeds = WORDS["deeds"][topic]
        deed = deeds[n // len(CLAIM_TOPICS) % len(deeds)]
        thing = pick("terms", n * 3)
        words = {"zh": thing[0][0] + thing[1][0], "en": f"{thing[0][2]} {thing[1][2]}"}
        entry: Entry = {"source": f"report-{n % size.sources}", "topic": topic, **when,
                        "basis": ("statement", "reporting", "insiders", "estimate")[n % 4],
                        "participants": [{"id": id, "role": WORDS["part"][topic]}]}
        if topic == "funding":
            amount, words["zh_amount"], words["en_amount"] = _amount(rng)
            entry["values"] = {"amount": amount}
        if n % 4 == 0:
            entry["attributed_to"] = id
        if n % 9 == 0:
            entry["note"] = both("來源只寫這麼多。", "The source says no more than this.")
        if n % 97 == 96:
            entry["disputes"] = [f"claim-{n - 1}"]
        yield f"claim-{n}", {
            "headline": both(zh + deed[0].format(**words), f"{en} {deed[1].format(**words)}"),
            "statement": both(f"{zh_when}{'，' if zh_when else ''}{zh}{deed[0].format(**words)}。",
                              f"{en} {deed[1].format(**words)}{' ' if en_when else ''}{en_when}."),
            **entry,
        }


def _events(size: Size, claims: dict[str, Entry]) -> Iterator[tuple[str, Entry]]:
    ids = list(claims)
    for n in range(size.events if ids else 0):
        id = ids[n % len(ids)]
        headline = claims[id]["headline"]
        if n >= len(ids):
            headline = both(f"{headline['zh-Hant']}：後續", f"{headline['en']}: the sequel")
        yield f"event-{n}", {"title": headline, "claims": [id]}


def _models(size: Size, claims: dict[str, Entry]) -> Iterator[tuple[str, Entry]]:
    rng = random.Random(2)
    dated = [id for id, claim in claims.items() if claim["topic"] == "model" and "date" in claim]
    for n in range(size.models):
        heads = n // 20 * 20
        stem = WORDS["models"][heads // 20 % len(WORDS["models"])]
        entry: Entry = {"developer": _organization(size, heads // 20)[0]}
        if n == heads:
            yield f"{stem.lower()}-{heads}", {"name": f"{stem} {heads // 20 + 1}", **entry,
                                              "category": "family"}
            continue
        billions = rng.choice((1, 3, 7, 14, 32, 72, 110, 405))
        variant = WORDS["variants"][n % len(WORDS["variants"])]
        entry |= {"family": f"{stem.lower()}-{heads}",
                  "category": ("foundation", "multimodal", "reasoning", "video", "agent")[n % 5]}
        entry["description"] = both(*(text.format(n=billions) for text in variant[1:]))
        if n % 3:
            entry["open_weights"] = bool(n % 2)
        if n % 5 and dated:
            entry["release_date"] = {"claim": dated[n % len(dated)]}
        if n % 4 == 0:
            entry["parameters"] = {"value": billions * 10**9, "unit": "parameter"}
        name = f"{stem}-{heads // 20 + 1}.{n % 20}-{variant[0]}-{billions}B"
        yield f"{stem.lower()}-{n}", {"name": name, **entry}


def _terms(size: Size) -> Iterator[tuple[str, Entry]]:
    pairs = len(WORDS["terms"][0]) * len(WORDS["terms"][1])
    for n in range(size.terms):
        (zh, pinyin, en, simplified), (noun, sound, english, *mainland) = pick("terms", n)
        kind = WORDS["kinds"][n // pairs % len(WORDS["kinds"])]
        noun, sound, english = (word + more for word, more in
                                zip((noun, sound, english), kind, strict=True))
        meaning = WORDS["definitions"][n % len(WORDS["definitions"])]
        id = f"{en}-{english}".replace(" ", "-").lower()
        entry: Entry = {
            "zh-Hant": {"term": zh + noun, "pinyin": f"{pinyin} {sound}"},
            "en": {"term": f"{en} {english}"},
            "definition": both(meaning[0].format(zh=zh, noun=noun),
                               meaning[1].format(en=en, noun=english)),
            "subject": [SUBJECTS[n % 6]],
        }
        if all(mainland) and not kind[0]:
            hans, said = mainland
            entry["zh-Hans"] = {"term": simplified + hans, "pinyin": f"{pinyin} {said}"}
        if n % 4 == 0:
            initials = "".join(word[0] for word in f"{en} {english}".split()).upper()
            entry["en"]["aliases"] = [f"{initials}-{n}"]
        yield id, entry


def _articles(folder: Path, size: Size, claims: dict[str, Entry]) -> None:
    ids = list(claims)
    for n in range(size.articles):
        share = len(ids) // size.articles
        begin = (size.articles - 1 - n) * share  # the newest article has the newest claims
        own = [id for id in ids[begin:begin + share] if "date" in claims[id]][:14]
        title = WORDS["titles"][n % len(WORDS["titles"])]
        (folder / f"issue-{n}").mkdir(parents=True, exist_ok=True)
        for at, language in enumerate(("zh-Hant", "en")):
            if language == "en" and n == size.articles - 2:
                continue
            front = {
                "title": title[at], "summary": WORDS["summaries"][n % 3][at],
                "date": f"2025-{n % 12 + 1:02}-15", "authors": [("編輯部", "The editors")[at]],
                "topic": CLAIM_TOPICS[n % 6], "key_claims": own[:8],
                "sources": sorted({claims[id]["source"] for id in own}),
            }
            head = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}"
                             for key, value in front.items())
            body = "\n\n".join(
                ("## " + (f"第 {part + 1} 節", f"Part {part + 1}")[at] + "\n\n"
                 if part % 4 == 0 else "") + f"{claims[id]['statement'][language]}[^{id}]"
                for part, id in enumerate(own))
            (folder / f"issue-{n}" / f"{language}.md").write_text(
                f"---\n{head}\n---\n\n{body}\n", encoding="utf-8")


def main() -> None:
    """Write the site that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    for field in fields(Size):
        parser.add_argument(f"--{field.name}", type=int, default=field.default)
    options = vars(parser.parse_args())
    write_site(options.pop("folder"), Size(**options))


if __name__ == "__main__":
    main()
