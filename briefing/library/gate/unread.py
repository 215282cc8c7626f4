"""Which of a site's languages the gate cannot read: nothing is proved there, and that is told."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.errors import Diagnostic
from briefing.library.collection import Collection
from briefing.library.library import Library
from briefing.reading.figures import reads


def unread(library: Library, collection: Collection) -> Iterator[Diagnostic]:
    """A warning for each language in which no figure and no date can be compared."""
    for language in collection.languages:
        if collection.site and not reads(language):
            yield Diagnostic(
                "language-unread", f"figures and dates in {language} are not checked",
                collection.site.place("languages", language, key=True),
                "only Chinese and English are read", "have somebody compare them with the records",
                severity="warning")
