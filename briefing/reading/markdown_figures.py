"""What the addresses of charts and images may be."""

from __future__ import annotations

from urllib.parse import parse_qsl

from briefing.errors import Diagnostic, Place, nearest
from briefing.reading.images import IMAGES

CHARTS = ("funding", "timeline", "family", "scale")
"""Kinds of chart; each but the timeline is of one record."""

CHOICES = ("organization", "model")
"""Options of the timeline: whose events it shows."""


def chart_parts(address: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """Kind, target and options of `chart:kind/target?option=value`."""
    path, _, query = address.removeprefix("chart:").partition("?")
    kind, _, target = path.partition("/")
    return kind, target, tuple(parse_qsl(query, keep_blank_values=True))


def chart_fault(address: str, place: Place) -> Diagnostic | None:
    """What is wrong with a chart's address, or None."""
    kind, target, options = chart_parts(address)
    if kind not in CHARTS:
        near = nearest(kind, CHARTS) or "funding"
        return Diagnostic("chart-unknown", f"there is no chart {kind or 'without a name'}", place,
                          f"one of {', '.join(CHARTS)}",
                          f"write chart:{near}" + (f"/{target}" if target else ""))
    if not target and kind != "timeline":
        return Diagnostic("chart-target", f"the chart {kind} is of one record; none is named",
                          place, "", f"write chart:{kind}/ and the record's id")
    if target and kind == "timeline":
        return Diagnostic("chart-target", "the chart timeline is of no one record", place, "",
                          f"write chart:timeline?organization={target}, or ?model={target}")
    return _option_fault(kind, target, options, place)


def _option_fault(
    kind: str, target: str, options: tuple[tuple[str, str], ...], place: Place
) -> Diagnostic | None:
    allowed = CHOICES if kind == "timeline" else ()
    names = [name for name, _ in options]
    for name, value in options:
        if name not in allowed:
            near = nearest(name, allowed) or "organization"
            return Diagnostic("chart-option", f"the chart {kind} has no option {name}", place, "",
                              f"write chart:timeline?{near}=…" if allowed
                              else f"write chart:{kind}/{target}")
        if not value or names.count(name) > 1:
            said = "twice" if value else "without an id"
            return Diagnostic("chart-option", f"the option {name} is written {said}", place, "",
                              f"write {name}= and one id")
    return None


def image_fault(address: str, place: Place) -> Diagnostic | None:
    """What is wrong with an image's address, or None."""
    beside = "put the file beside the article and write its name alone"
    folded = address.lower().replace("\\", "/")
    if not address:
        return Diagnostic("image-source", "this image has no file", place, "", beside)
    if ":" in folded or folded.startswith("/") or ".." in folded.split("/"):
        return Diagnostic("image-source", f"{address[:80]} is not a file beside the article",
                          place, "", beside)
    if folded.split("?")[0].split("#")[0].endswith((".svg", ".svgz")):
        return Diagnostic("image-source", "SVG is not taken from content", place, "",
                          "put it beside the article as PNG, or draw it with chart:")
    if not folded.endswith(IMAGES):
        return Diagnostic("image-source", f"{address[:80]} is no picture a browser shows", place,
                          "", f"use one of {', '.join(IMAGES)}")
    return None
