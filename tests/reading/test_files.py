"""Which files are read, and that nothing else passes in silence or leaves the folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from briefing.errors import UsageError
from briefing.reading.files import Inputs, discover

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
links = pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    put(tmp_path / "content/site.yaml")
    put(tmp_path / "content/articles/first/en.md")
    return tmp_path


def put(path: Path, data: bytes = b"text\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def read(site: Path) -> Inputs:
    return discover(site, ("claims", "events", "organizations"))


def told(site: Path) -> list[tuple[str, str]]:
    faults = read(site).diagnostics
    assert all(fault.help for fault in faults)
    return [(fault.code, fault.place.path.removeprefix("content/")) for fault in faults]


def test_every_kind_of_input_is_read_and_litter_passed_over(site: Path) -> None:
    names = ["articles/first/a.png", "facts/claims.yaml", "facts/events/2024.yaml", "sources/s.txt"]
    for name in names:
        put(site / "content" / name, PNG if name.endswith("png") else b"")
    for litter in (".DS_Store", "articles/first/en.md~", "facts/.git/x", "articles/first/#en.md#"):
        put(site / "content" / litter)
    assert told(site) == []
    assert sorted(read(site).files) == sorted(
        f"content/{name}" for name in (*names, "site.yaml", "articles/first/en.md"))


def test_without_content_the_usage_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no content/"):
        read(tmp_path)


@pytest.mark.parametrize("folder", [
    "facts/events.yaml", "facts/nonsense", "articles/first/zh.md", "articles/first/inner", "media",
])
def test_a_folder_in_a_files_place_is_one_fault(site: Path, folder: str) -> None:
    put(site / "content" / folder / "a.yaml")
    put(site / "content" / folder / "b.yaml")
    assert told(site) == [("file-unexpected", folder)]


def test_a_site_file_that_is_a_folder_is_one_fault(site: Path) -> None:
    (site / "content/site.yaml").unlink()
    assert told(site) == [("site-missing", "site.yaml")]
    (site / "content/site.yaml").mkdir()
    assert told(site) == [("file-unexpected", "site.yaml")]


def test_an_article_of_images_only_is_one_fault(site: Path) -> None:
    put(site / "content/articles/second/a.png", PNG)
    put(site / "content/articles/second/b.png", PNG)
    assert told(site) == [("article-missing", "articles/second")]


@links
def test_no_link_leads_out_of_content(site: Path) -> None:
    secret = put(site / "secret", PNG)
    (site / "content/articles/first/x.png").symlink_to(secret)
    (site / "content/articles/second").symlink_to(site)
    (site / "content/facts").symlink_to(put(site / "elsewhere/claims.yaml").parent)
    assert told(site) == [("file-outside", "articles/first/x.png"),
                          ("file-outside", "articles/second"), ("file-outside", "facts")]
    assert all(b"PNG" not in data for data in read(site).files.values())


@links
def test_links_inside_content_lead_to_files_only(site: Path) -> None:
    content = site / "content"
    (content / "articles/first/ja.md").symlink_to(content / "articles/first/en.md")
    (content / "articles/again").symlink_to(content / "articles/first")
    (content / "articles/first/nowhere.png").symlink_to("nothing.png")
    (content / "articles/first/round.png").symlink_to("round.png")
    assert told(site) == [("file-kind", "articles/again"),
                          ("file-unreadable", "articles/first/nowhere.png"),
                          ("file-unreadable", "articles/first/round.png")]
    assert read(site).files["content/articles/first/ja.md"] == b"text\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes")
def test_a_pipe_is_never_opened(site: Path) -> None:
    (site / "content/facts").mkdir()
    os.mkfifo(site / "content/facts/claims.yaml")
    assert told(site) == [("file-kind", "facts/claims.yaml")]


@pytest.mark.parametrize(("name", "data", "message"), [
    ("a.png", b"", "empty"), ("a.png", b"\x89", "not a picture"),
    ("a.png", b"\xff\xd8\xff\xe0", "JPEG"), ("a.webp", b"<svg/>", "not a picture"),
    ("a.jpeg", b"\xff\xd8\xff\xe0", ""), ("a.gif", b"GIF89a", ""), ("a.png", PNG, ""),
    ("a.webp", b"RIFF\n\0\0\0WEBPVP8 ", ""), ("a.avif", b"\0\0\0\x1cftypavif", ""),
    ("a.avif", b"\0\0\0\x20ftypmif1\0\0\0\0mif1avif", ""),
])
def test_a_picture_is_known_by_its_bytes(
    site: Path, name: str, data: bytes, message: str
) -> None:
    put(site / "content/articles/first" / name, data)
    faults = read(site).diagnostics
    assert [fault.code for fault in faults] == ["image-invalid"][: bool(message)]
    assert all(message in fault.message for fault in faults)
