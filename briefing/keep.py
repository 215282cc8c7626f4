"""Keeps what a check has found: which quotations are proved, and a report of all the facts."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from briefing.errors import Diagnostic, UsageError
from briefing.library.collect import PROOFS
from briefing.library.collection import Collection
from briefing.library.gate.proofs import proofs_now
from briefing.library.library import Library
from briefing.pages.quality import faults_by_code, quality
from briefing.records.dates import Date, parse_date

_HEAD = "# When each quotation was found in its source; written by check --record.\n"


def record_proofs(
    root: Path, library: Library, collection: Collection, environment: Mapping[str, str],
    today: datetime.date,
) -> Path:
    """Write `facts/proofs.yaml`; what is found anew is dated by SOURCE_DATE_EPOCH, else `today`.

    Returns the file. Raises `UsageError` where that is no time or the file cannot be written.
    """
    path = root / PROOFS
    kept = proofs_now(library, collection, _day(environment, today))
    text = _HEAD + "".join(
        f"{id}:\n  quote: {proof.quote}\n  source: {proof.source}\n  date: {proof.date}\n"
        for id, proof in sorted(kept.items()))
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error.strerror})") from error
    return path


def write_report(path: Path, library: Library | None, diagnostics: Sequence[Diagnostic]) -> None:
    """Write the report of a check to a file, of a site that has errors too.

    Without a library, for what refers to nothing, it holds the counts of errors and warnings alone.
    Raises `UsageError` where it cannot be written.
    """
    found = quality(library, diagnostics).data() if library else {
        f"{severity}s": faults_by_code(diagnostics, severity) for severity in ("error", "warning")}
    text = json.dumps(found, ensure_ascii=False, indent=2)
    try:
        path.write_text(f"{text}\n", encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error.strerror})") from error


def _day(environment: Mapping[str, str], today: datetime.date) -> Date:
    epoch = environment.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return parse_date(today.isoformat())
    try:
        day = datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(f"SOURCE_DATE_EPOCH is {epoch[:40]}, which is no time in seconds"
                         ) from error
    return parse_date(day.isoformat())
