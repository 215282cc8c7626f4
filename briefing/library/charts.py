"""The faults of an article's charts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefing.errors import Diagnostic
from briefing.library.collection import Collection, Draft
from briefing.library.descent import descendants
from briefing.library.directory import Directory
from briefing.library.relations import is_round, speaks_of
from briefing.reading.markdown_body import Chart

_TARGETS = {"funding": "organization", "family": "model", "scale": "scale"}


def chart_faults(
    draft: Draft, collection: Collection, directory: Directory
) -> Iterator[Diagnostic]:
    """Charts of records that are not there, and a warning for those that would show nothing."""
    for chart in draft.body.charts:
        named = [(_TARGETS[chart.kind], chart.target)] if chart.kind in _TARGETS else chart.options
        unknown = [directory.fault(id, (kind,), chart.place) for kind, id in named]
        yield from (fault for fault in unknown if fault)
        if not any(unknown) and _is_whole(collection) and _is_empty(chart, collection):
            what = f"of {named[0][1]}" if named else "of this site"
            yield Diagnostic(
                "chart-empty", f"the chart {chart.kind} {what} shows nothing", chart.place,
                help="write the records that it draws, or take the chart out", severity="warning")


def _is_whole(collection: Collection) -> bool:
    """Whether every record could be read, so that a chart is sure to be empty."""
    return sum(map(len, collection.entries.values())) == sum(
        len(file.records) for _, file in collection.files)


def _is_empty(chart: Chart, collection: Collection) -> bool:
    def records(kind: str) -> list[Any]:
        return [entry.record for entry in collection.entries[kind].values()]

    claims = {id: entry.record for id, entry in collection.entries["claim"].items()
              if not entry.record.withdrawn}
    match chart.kind:
        case "funding":
            return not any(is_round(claim, chart.target) for claim in claims.values())
        case "family":
            models = {id: entry.record for id, entry in collection.entries["model"].items()}
            return not descendants(models, chart.target)
        case "timeline":
            wanted = {id for _, id in chart.options}
            about = {id for id, claim in claims.items() if wanted & set(speaks_of(claim))}
            return not any(not wanted or about & set(event.claims) for event in records("event"))
    return False
