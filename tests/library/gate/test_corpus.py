"""The lint and the reader of figures on real text, against what was judged by hand."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from briefing.library.collect import collect
from briefing.library.collection import Collection
from briefing.library.gate.usage import Lexicon
from briefing.library.gate.written import written_in_articles
from briefing.reading.figures import read_figures
from briefing.reading.figures_found import FoundDate
from briefing.reading.files import Inputs
from briefing.reading.front_matter import split
from tests.library.gate.corpus import judged, share_right, texts
from tests.library.gate.test_usage import FRONT, SITE


def collected(entry: dict[str, str]) -> Collection:
    """The Chinese text of an entry as the only article of a site."""
    _, _, body, _, _ = split(entry["zh-Hant"], "x")
    files = {"content/site.yaml": SITE, "content/articles/x/zh-Hant.md": f"{FRONT}---\n{body}"}
    return collect(Inputs({path: text.encode() for path, text in files.items()}))


def test_at_least_95_per_cent_of_the_warnings_are_right(corpora: Path) -> None:
    lexicon = Lexicon()
    found: Counter[tuple[str, ...]] = Counter()
    for entry in texts(corpora):
        for text in written_in_articles("zh-Hant", collected(entry)):
            found.update((entry["id"], one.written) for one in lexicon.find(text.text))
    assert share_right("wording", found, judged("usage-judged.tsv")) >= 0.95


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_at_least_95_per_cent_of_the_figures_are_right(corpora: Path, language: str) -> None:
    found: Counter[tuple[str, ...]] = Counter()
    for entry in texts(corpora):
        for one in read_figures(entry[language], language):
            said = ((one.edtf, one.part or "") if isinstance(one, FoundDate)
                    else (str(one.value), one.unit, one.bound))
            found[language, entry["id"], " ".join(said)] += 1
    verdicts = {key: value for key, value in judged("figures-judged.tsv").items()
                if key[0] == language}
    assert share_right(f"figures in {language}", found, verdicts) >= 0.95
