"""The output folder: never over what is not ours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.errors import PublishError
from briefing.publishing.output import (
    FIRST_LINE,
    MARKER,
    PREVIEW,
    beside,
    check_output,
    clean,
    work_folder,
)
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


@pytest.mark.parametrize("damage", [
    lambda marker: None, lambda marker: marker.unlink(), lambda marker: marker.write_bytes(b"")])
@pytest.mark.parametrize("output", ["_site", PREVIEW])
def test_a_folder_that_a_build_made_is_ours_also_without_its_marker(
    tmp_path: Path, damage: Callable[[Path], None], output: str
) -> None:
    place = Place(tmp_path, tmp_path / output)
    place.work = work_folder(place.output, tmp_path)
    place.publish({MARKER: FIRST_LINE, "index.html": b"x"})
    damage(place.output / MARKER)
    check_output(place.output, tmp_path)
    (place.output / MARKER).unlink(missing_ok=True)
    (place.output / "index.html").write_bytes(b"another one")
    with pytest.raises(PublishError, match="no build of ours"):
        check_output(place.output, tmp_path)


def test_clean_removes_what_is_there(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.publish({MARKER: FIRST_LINE})
    assert clean(place.output, place.work, tmp_path / "absent") == [place.output, place.work]
    assert list(tmp_path.iterdir()) == []


def test_clean_removes_what_stands_beside_the_output_too(
    tmp_path: Path, elsewhere: Path
) -> None:
    place = Place(tmp_path, elsewhere / "site")
    place.publish({MARKER: FIRST_LINE})
    clean(place.output, beside(place.output), place.work)
    assert list(elsewhere.iterdir()) == list(tmp_path.iterdir()) == []
