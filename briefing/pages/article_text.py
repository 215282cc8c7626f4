"""What the tokens of an article's text stand for on one page."""

from __future__ import annotations

import re
import struct
from io import BytesIO
from itertools import count
from typing import Any

from briefing.library.articles import Article
from briefing.library.library import Library
from briefing.pages import charts
from briefing.pages.presenter import Presenter
from briefing.pages.prose import Resolver
from briefing.pages.segments import Chart, Image, Link, Reference
from briefing.pages.views import MarkView, Phrase


def resolver(article: Article, present: Presenter) -> Resolver:
    """Resolve the tokens of an article; marks are numbered as they are asked for."""
    body, library = article.body, present.library
    groups, seen = count(1), set[int]()

    def mark(index: int) -> MarkView | None:
        claim = body.marks[index].claim
        return present.mark(claim) if claim in library.claims else None

    def link(index: int) -> Link:
        written = body.links[index]
        entity = present.entity(written.target)
        return Link(Phrase(written.text) if written.text else entity.name, entity.href)

    def reference(index: int) -> Reference:
        first = index not in seen
        seen.add(index)
        return Reference(index + 1, f"x-r{index + 1}" if first else "")

    return Resolver(
        language=article.language,
        mark=mark,
        link=link,
        plain=lambda index: body.plains[index].surface,
        term=lambda id: present.record_href("term", id),
        reference=reference,
        chart=lambda index: _chart(article, index, present),
        image=lambda index: _image(article, index, library),
        group=lambda: f"x-n{next(groups)}",
    )


def _chart(article: Article, index: int, present: Presenter) -> Chart:
    chart = article.body.charts[index]
    view: Any = None
    match chart.kind:
        case "funding":
            view = charts.funding(present, chart.target)
        case "family":
            view = charts.family(present, chart.target)
        case "scale":
            view = charts.levels(present, chart.target, local=True)
        case "timeline":
            events = events_of(present.library, {id for _, id in chart.options})
            view = charts.overview(present, events, "all") if events else None
    title, _, note = re.sub(r"[：:] *", "\0", chart.alt, count=1).partition("\0")
    return Chart(f"x-figure-{index + 1}", index + 1, chart.kind, view, title, note)


def events_of(library: Library, wanted: set[str]) -> list[str]:
    """Dated events that speak of one of these organizations and models; all where none is named."""
    dated, _ = library.sorted_events()
    if not wanted:
        return dated
    claims = {claim for id in wanted for claim in library.claims_about.get(id, ())}
    about = set(library.events_of(claims))
    return [id for id in dated if id in about]


def _image(article: Article, index: int, library: Library) -> Image:
    image = article.body.images[index]
    picture = library.images.get(f"{article.slug}/{image.source}")
    width, height = image_size(picture.read() if picture else b"")
    return Image(image.source, image.alt, image.title, width, height)


def image_size(data: bytes) -> tuple[int, int]:
    """Width and height in pixels, so that no page jumps on loading; 0 where the file is silent."""
    import imagesize  # costs 16 ms, and few pages have images
    try:
        width, height = imagesize.get(BytesIO(data))
    except (ValueError, struct.error):  # a file cut short
        return 0, 0
    return (int(width), int(height)) if width > 0 and height > 0 else (0, 0)
