"""Templates: what wins, what is escaped, what a fault in one says."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path
from typing import Any, cast

import jinja2
import pytest

from briefing.pages.views import Frame
from briefing.publishing import render
from briefing.publishing.render import Renderer
from briefing.publishing.template_faults import TemplateFault
from briefing.site import Options, build_site


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


def test_macros_have_the_words_of_the_page_that_imports_them(tmp_path: Path) -> None:
    (tmp_path / "macros.html").write_text("{% macro copy(x) %}{{ t.copy }} {{ x }}{% endmacro %}")
    (tmp_path / "page.html").write_text(
        "{% import 'macros.html' as m %}{{ m.copy(name) }}\n \n\n  end")
    renderer, english, chinese = Renderer([tmp_path]), {"copy": "Copy"}, {"copy": "複製"}
    shown = [renderer.render("page.html", cast("Frame", None), View("x"), words)
             for words in (english, chinese, english)]
    assert shown == ["Copy x\nend", "複製 x\nend", "Copy x\nend"]


@dataclasses.dataclass(frozen=True)
class Inner:
    title: str


@pytest.mark.parametrize(("text", "at", "message", "fix"), [
    ("one\n{{ nmae }}", (2, 4, 4), "there is no nmae on this page", "write name"),
    ("{{ t.nav.hom }}", (1, 10, 3), "t.nav has no hom", "write home"),
    ("{{ inner.titel }}", (1, 10, 5), "inner has no titel", "write title"),
    ("{% for x in [inner] %}\n{{ x.zzz }}{% endfor %}", (2, 6, 3), "x has no zzz", "it has title"),
    ("\n {% if %}", (2, 2, 8), "expected", "page.html"),
    ("{% blok x %}", (1, 4, 4), "unknown tag 'blok'", "write block"),
    ("a {{ name|uper }}", (1, 11, 4), "No filter named 'uper'", "write upper"),
    ("{% include 'pag.html' %}", (1, 13, 8), "there is no template pag.html", "write page.html"),
    ("\n\n{{ name + 1 }}", (3, 1, 14), "can only concatenate", "page.html"),
    ("{{ inner() }}", (1, 1, 13), "is not callable", "page.html"),
])
def test_a_fault_is_told_as_those_of_the_content_are(
    tmp_path: Path, text: str, at: tuple[int, int, int], message: str, fix: str
) -> None:
    @dataclasses.dataclass(frozen=True)
    class Whole(View):
        inner: Inner

    (tmp_path / "page.html").write_text(text, encoding="utf-8")
    with pytest.raises(TemplateFault) as fault:
        Renderer([tmp_path]).render("page.html", cast("Frame", None), Whole("x", Inner("y")),
                                    {"nav": {"home": "Home"}})
    [told] = fault.value.diagnostics
    place = told.place
    assert (place.path, place.line, place.column, place.length) == ("templates/page.html", *at)
    assert message in told.message
    assert fix in told.help
    assert "briefing." not in told.message
    assert fault.value.texts == {"templates/page.html": text}


def test_a_fault_of_an_included_template_is_told_there(tmp_path: Path) -> None:
    (tmp_path / "charts").mkdir()
    (tmp_path / "charts/one.svg").write_text("<svg>\n{{ gone }}")
    with pytest.raises(TemplateFault) as fault:
        rendered(tmp_path, "\n\n{% include 'charts/one.svg' %}")
    assert str(fault.value.diagnostics[0].place) == "templates/charts/one.svg:2:4"


def test_a_template_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes("caf\xe9".encode("latin-1"))
    with pytest.raises(TemplateFault) as fault:
        Renderer([tmp_path]).render("page.html", cast("Frame", None), View("x"), {})
    assert "not UTF-8" in fault.value.diagnostics[0].message


def test_blank_lines_and_indents_go_but_preformatted_text_keeps_its_own(tmp_path: Path) -> None:
    assert rendered(tmp_path, "<p>\n\n\n   a\n</p><pre>\n\n\n   b</pre>") \
        == "<p>\na\n</p><pre>\n\n\n   b</pre>"


@pytest.mark.parametrize(("text", "shown"), [
    ("{{ t.and }}", "und"),
    ("{{ t.words.copy }} {{ t['words'].items }}", "複製 項"),
    ("{{ name.zzz | default('none') }} {{ name.zzz is defined }} {{ zzz | d(1) }}", "none False 1"),
    ("{% macro m(x, y='-') %}<{{ x.a }}{{ y }}>{% endmacro %}{{ m({'a': name}) }}{{ m(y=1, x={"
     "'a': 2}) }}", "<<b>-><21>".replace("<b>", "&lt;b&gt;")),
    ("{% macro m() %}{{ varargs | length }}{{ kwargs.a }}{% endmacro %}{{ m(1, 2, a=3) }}", "23"),
    ("{% macro m(x) %}[{{ caller(x) }}]{% endmacro %}{% call(y) m(name) %}{{ y }}!{% endcall %}",
     "[&lt;b&gt;!]"),
    ("{{ ' <i> '|trim }}{{ (' <i> '|safe)|trim }}.", "&lt;i&gt;<i>."),
    ("{% for x in [1, 2] %}{{ loop.index }}{{ ',' if not loop.last }}{% endfor %}", "1,2"),
    ("{{ {'a': {'b': 1}}.a.b }} {{ {'get': 2}.get }}", "1 2"),
    ("{{ 1 }}{{ none }}{{ [name] }}", "1None[&#39;&lt;b&gt;&#39;]"),
])
def test_our_code_says_what_that_of_jinja_says(tmp_path: Path, text: str, shown: str) -> None:
    words = {"and": "und", "words": {"copy": "複製", "items": "項"}}
    assert rendered(tmp_path, text, words, name="<b>") == shown


def test_what_the_quick_code_cannot_have_is_left_to_that_of_jinja(tmp_path: Path) -> None:
    @dataclasses.dataclass(frozen=True)
    class Counts(View):
        counts: dict[str, int]

    (tmp_path / "page.html").write_text("{{ counts.models }}")
    assert Renderer([tmp_path]).render("page.html", cast("Frame", None), Counts("x", {"models": 3}),
                                       {}) == "3"


def test_our_templates_have_every_part_that_they_ask_for(
    tmp_path: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else every page would be rendered twice."""
    shutil.copytree(project / "tests/sites/full", tmp_path, dirs_exist_ok=True)
    monkeypatch.setattr(render._Careful, "get_template", _refused)
    monkeypatch.setattr(render._Quick, "get_template", jinja2.Environment.get_template)
    report = build_site(Options(tmp_path, tmp_path / "_site"))
    assert report.ok, report.diagnostics


def _refused(*given: object, **named: object) -> None:
    raise AssertionError("this page is left to Jinja2's own code")
