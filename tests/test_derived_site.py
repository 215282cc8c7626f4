"""The first briefing in Simplified Chinese, and what an edit of the glossary makes anew."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from briefing.library.derived import DERIVED, ORIGIN
from briefing.library.simplified import simplified_characters
from briefing.reading.figures import read_figures
from briefing.reads import noting
from briefing.records.validate import localized_parts
from briefing.site import BuildReport, Options, build_site

PROJECT = Path(__file__).parent.parent
FULL = Path(__file__).parent / "sites/full"
TRADITIONAL = {*simplified_characters().values(), *"「」『』"}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> BuildReport:
    root = tmp_path_factory.mktemp("briefing")
    shutil.copytree(PROJECT / "content", root / "content")
    return build_site(Options(root, root / "_site"))


@pytest.fixture(scope="module")
def site(report: BuildReport, tmp_path_factory: pytest.TempPathFactory) -> Path:
    assert report.ok
    root = tmp_path_factory.mktemp("site")
    shutil.copytree(PROJECT / "content", root / "content")
    assert build_site(Options(root, root / "_site")).ok
    return root / "_site"


def shown(page: Path) -> Iterator[str]:
    """What a page says in its own language, attributes too."""
    for element in html.parse(str(page), html.HTMLParser(encoding="utf-8")).iter():
        if not isinstance(element.tag, str) or element.tag == "script":
            continue
        lang = next(e.get("lang") for e in (element, *element.iterancestors()) if e.get("lang"))
        for name in ("aria-label", "title", "alt", "content", "placeholder"):
            yield (element.get(name) or "") if lang == DERIVED else ""
        yield (element.text or "") if lang == DERIVED else ""
        above = element.getparent()
        of = next((e.get("lang") for e in (above, *above.iterancestors()) if e.get("lang")), "") \
            if above is not None else ""
        yield (element.tail or "") if of == DERIVED else ""


def test_every_page_has_its_simplified_one(site: Path) -> None:
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*")
             if path.suffix in (".html", ".xml")}
    own = {name for name in pages if not name.startswith(("en/", "zh-hans/"))}
    own -= {"404.html", "sitemap.xml"}
    assert {name.removeprefix("zh-hans/") for name in pages if name.startswith("zh-hans/")} == own


def test_no_page_has_a_traditional_character(site: Path) -> None:
    pages = list((site / "zh-hans").rglob("*.html"))
    assert len(pages) > 40
    for page in pages:
        text = "\n".join(shown(page))
        assert text.strip()
        assert not TRADITIONAL & set(text), (page, TRADITIONAL & set(text))


@pytest.mark.parametrize("wrong", [
    "演示文稿", "报导", "演算法", "推论", "权杖", "预设", "矽", "AI 代理大", "拷贝", "卷动", "品质",
    "愈来愈", "兆级", "创建在", "创办人", "纪录", "川普", "則", "33 则",
    "业者", "散布", "取用", "依时间",
])
def test_no_page_says_what_the_mainland_does_not(site: Path, wrong: str) -> None:
    for page in (site / "zh-hans").rglob("*.html"):
        assert wrong not in "\n".join(shown(page)), page


def test_pages_say_that_they_are_simplified(site: Path) -> None:
    text = (site / "zh-hans/articles/zhipu-hangzhou/index.html").read_text("utf-8")
    assert '<html lang="zh-Hans">' in text
    for tag, way in (("zh-Hant", ""), ("zh-Hans", "zh-hans/"), ("en", "en/")):
        assert f'hreflang="{tag}" href="https://example.github.io/briefing/{way}articles/' in text
    assert '"inLanguage":"zh-Hans"' in text and "有了 DeepSeek，杭州又投智谱" in text
    words = re.sub("<[^>]*>", "", text)
    assert "硅星人" in words and "悟道，是中国第一个万亿级模型" in words
    assert 'content="zh_CN"' in text
    assert "智谱" in (site / "zh-hans/feed.xml").read_text("utf-8")
    assert 'hreflang="zh-Hans"' in (site / "sitemap.xml").read_text("utf-8")
    claims = json.loads((site / "data/v1/claims.json").read_text("utf-8"))["claims"]
    assert all(DERIVED in claim["statement"] for claim in claims)


def test_written_pages_say_nothing_derived(site: Path) -> None:
    for way in ("", "en/"):
        text = (site / way / "glossary/index.html").read_text("utf-8")
        said = re.sub(r' data-q="[^"]*"', "", text)  # what may be typed, in either script
        assert "参数" not in said and "视频生成" in said and "参数" in text


def test_a_term_goes_by_the_pinyin_of_its_own_form(site: Path) -> None:
    page = html.parse(str(site / "zh-hans/glossary/index.html"))
    (entry,) = page.xpath("//*[@id='agent']//dt")
    assert entry.xpath("string(.//*[@class='ge-py'])") == "zhìnéngtǐ"
    assert "智能体" in entry.text_content()


def test_every_term_has_the_pinyin_of_its_own_form(site: Path) -> None:
    page = html.parse(str(site / "zh-hans/glossary/index.html"))
    heads = page.xpath("//dt")
    assert len(heads) > 30
    assert all(head.xpath("string(.//*[@class='ge-py'])") for head in heads)


def test_how_it_is_derived_is_read_with_every_page(report: BuildReport) -> None:
    library = report.library
    assert library
    with noting() as reads:
        assert library.in_language(DERIVED) is library.whole is not library
    assert reads == {("derived", DERIVED)}
    assert library.state(("derived", DERIVED)) == library.derived[DERIVED].digest
    with noting() as reads:
        assert library.in_language("en") is library
    assert not reads


def test_every_statement_keeps_its_figures(report: BuildReport) -> None:
    library, count = report.library, 0
    assert library
    for claim in library.whole.claims.values():
        for _, text in localized_parts(claim):
            hant, hans = text.get(ORIGIN), text.get(DERIVED)
            assert hant and hans
            pairs = list(zip(read_figures(hant, ORIGIN), read_figures(hans, DERIVED), strict=True))
            for ours, theirs in pairs:
                count += 1
                assert getattr(ours, "value", None) == getattr(theirs, "value", None)
                assert getattr(ours, "bound", None) == getattr(theirs, "bound", None)
                assert getattr(ours, "edtf", None) == getattr(theirs, "edtf", None)
    assert count > 20


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_new_form_makes_simplified_pages_anew_and_no_article_of_another(tmp_path: Path) -> None:
    root, clean = tmp_path / "site", tmp_path / "clean"
    shutil.copytree(FULL, root)
    options = Options(root, root / "_site")
    assert build_site(options).ok
    before = {p: p.stat().st_mtime_ns for p in (root / "_site").rglob("articles/*/index.html")}
    terms = next(p for p in (root / "content/facts").rglob("terms.yaml"))
    text = terms.read_text("utf-8")
    line = "pinyin: dà móxíng}\n"
    form = "  zh-Hans: {term: 巨模型, pinyin: jù móxíng}\n"
    assert line in text
    terms.write_text(text.replace(line, line + form, 1), "utf-8")
    report = build_site(options)
    assert report.ok
    shutil.copytree(root / "content", clean / "content")
    assert build_site(Options(clean, clean / "_site")).ok
    assert tree(root / "_site") == tree(clean / "_site")
    made = {p.relative_to(root / "_site").parts[0] for p, time in before.items()
            if p.stat().st_mtime_ns != time}
    assert made <= {"zh-hans"}
    assert re.search("巨模型", (root / "_site/zh-hans/glossary/index.html").read_text("utf-8"))
    assert build_site(options).made == 0


def test_a_build_with_nothing_to_do_does_not_load_the_conversion(tmp_path: Path) -> None:
    root = tmp_path / "site"
    shutil.copytree(PROJECT / "content", root / "content")
    code = ("import sys, pathlib; from briefing.site import Options, build_site;"
            "root = pathlib.Path(sys.argv[1]); build_site(Options(root, root / '_site'));"
            "print('opencc' in sys.modules)")
    said = [subprocess.run([sys.executable, "-c", code, str(root)], cwd=PROJECT, text=True,
                           capture_output=True, check=True).stdout.strip() for _ in range(2)]
    assert said == ["True", "False"]
