"""The output folder: never over what is not ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.errors import PublishError
from briefing.publishing.output import FIRST_LINE, MARKER, check_output, clean
from tests.publishing.trees import Place


def test_a_folder_that_is_not_ours_is_refused(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    foreign = tmp_path / "photos"
    foreign.mkdir()
    check_output(foreign, tmp_path)
    (foreign / "a.jpg").touch()
    for folder, why in [(foreign, "no build of ours"), (tmp_path, "sources"),
                        (tmp_path / "content", "sources"), (tmp_path.parent, "sources"),
                        (foreign / "a.jpg", "is a file")]:
        with pytest.raises(PublishError, match=why):
            check_output(folder, tmp_path)
    check_output(tmp_path / "absent", tmp_path)


def test_a_folder_that_a_build_made_is_ours(tmp_path: Path) -> None:
    Place(tmp_path).publish({MARKER: FIRST_LINE, "index.html": b"x"})
    check_output(tmp_path / "_site", tmp_path)


def test_clean_removes_what_is_there(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.publish({MARKER: FIRST_LINE})
    assert clean(place.output, place.work, tmp_path / "absent") == [place.output, place.work]
    assert list(tmp_path.iterdir()) == []
