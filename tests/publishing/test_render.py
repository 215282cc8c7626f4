"""Templates: what wins, what is escaped, what a fault in one says."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any, cast

import pytest

from briefing.pages.views import Frame
from briefing.publishing.render import Renderer, TemplateFault


@dataclasses.dataclass(frozen=True)
class View:
    name: str


def rendered(folder: Path, text: str, words: Any = None, name: str = "x") -> str:
    (folder / "page.html").write_text(text, encoding="utf-8")
    return Renderer([folder]).render("page.html", cast("Frame", None), View(name), words or {})


def test_every_value_is_escaped(tmp_path: Path) -> None:
    assert rendered(tmp_path, "<p>{{ name }}</p>", name="<b>&\"") == "<p>&lt;b&gt;&amp;&#34;</p>"


def test_a_string_named_like_a_method_of_dict_is_the_string(tmp_path: Path) -> None:
    words = {"copy": "複製", "items": "項"}
    assert rendered(tmp_path, "{{ t.copy }} {{ t.items }}", words) == "複製 項"


def test_the_first_folder_wins_file_by_file(tmp_path: Path) -> None:
    own, bundled = tmp_path / "own", tmp_path / "bundled"
    own.mkdir()
    bundled.mkdir()
    (bundled / "page.html").write_text("{% include 'part.html' %} {% include 'other.html' %}")
    (bundled / "part.html").write_text("bundled")
    (bundled / "other.html").write_text("bundled")
    (own / "part.html").write_text("own")
    renderer = Renderer([own, bundled])
    assert renderer.render("page.html", cast("Frame", None), View("x"), {}) == "own bundled"


@pytest.mark.parametrize(("text", "said"), [
    ("{% if %}", "page.html:1:"),
    ("one\n{{ nmae }}", "templates/page.html:2: 'nmae' is undefined"),
    ("{% include 'gone.html' %}", "page.html: there is no template gone.html"),
    ("\n\n{{ name + 1 }}", "templates/page.html:3: "),
])
def test_a_fault_names_template_and_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(TemplateFault) as fault:
        rendered(tmp_path, text)
    assert said in str(fault.value)


def test_blank_lines_and_indents_go_but_preformatted_text_keeps_its_own(tmp_path: Path) -> None:
    assert rendered(tmp_path, "<p>\n\n\n   a\n</p><pre>\n\n\n   b</pre>") \
        == "<p>\na\n</p><pre>\n\n\n   b</pre>"
