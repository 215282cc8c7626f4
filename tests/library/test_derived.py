"""A derived language: what a site's records say of their own conversion, and what is refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefing.library.derived import DERIVED, ORIGIN, Derivation, own_words
from briefing.library.gate.derived import derived_alike
from briefing.library.link import link
from briefing.library.term_order import pinyin_of
from briefing.records.catalogue import Alias, Form, Organization, Term
from briefing.records.text import Localized
from briefing.site import BuildReport, Options, build_site

SITES = Path(__file__).parent.parent / "sites"


def both(hant: str, **others: str) -> Localized:
    return Localized(by_language=(("zh-Hant", hant), *(
        (tag.replace("_", "-"), text) for tag, text in others.items())))


def term(hant: Form, hans: Form | None = None) -> Term:
    forms = {"zh-Hant": hant} | ({DERIVED: hans} if hans else {})
    return Term(forms=forms, definition=both("定義。", en="A definition."))


def named(name: Localized) -> Organization:
    return Organization(name=name, kind="company")


def test_terms_and_names_go_by_their_own_forms() -> None:
    agent = term(
        Form(term="AI 代理", aliases=(Alias(term="智慧體"), Alias(term="典範"), Alias(term="LLM"),
                                    Alias(term="經紀人", status="avoid"))),
        Form(term="智能体", aliases=(Alias(term="典范"),)))
    found = own_words({"agent": agent}, [
        named(both("矽星人", zh_Hans="硅星人", en="Guixingren")), named(both("軟體王", en="SW")),
        named(both("智譜", en="Zhipu")), named(Localized(shared="IBM"))])
    assert found == {"AI 代理": "智能体", "智慧體": "智能体", "典範": "典范",
                     "軟體王": "软体王"}


def test_a_record_gains_what_it_lacks_and_keeps_what_it_has() -> None:
    how = Derivation({}, ("zh-Hant", "en"))
    made = how.record(named(both("矽星人", zh_Hans="硅星人")))
    assert made.name.get(DERIVED) == "硅星人"
    assert how.record(named(both("軟體", en="software"))).name == both(
        "軟體", en="software", zh_Hans="软件")
    assert how.record(named(Localized(shared="編輯部"))).name == Localized(by_language=(
        ("zh-Hant", "編輯部"), ("en", "編輯部"), (DERIVED, "编辑部")))
    same = named(Localized(shared="GLM"))
    assert how.record(same) is same


def test_a_term_without_a_form_of_its_own_is_converted() -> None:
    form = Form(term="詞元", pinyin="cíyuán", aliases=(
        Alias(term="詞元", status="admitted"), Alias(term="軟體"),
        Alias(term="權杖", status="avoid")))
    made = Derivation({}, ("zh-Hant",)).record(term(form)).forms[DERIVED]
    assert made == Form(term="词元", pinyin="cíyuán", aliases=(Alias(term="软件"),))


@pytest.mark.parametrize(("own", "pinyin"), [
    (None, ""), (Form(term="硬件"), ""), (Form(term="硬體"), ""),
    (Form(term="硬体"), "yìngtǐ"), (Form(term="硬件", pinyin="yìngjiàn"), "yìngjiàn"),
])
def test_other_words_do_not_go_by_the_pinyin_of_the_written_ones(
    own: Form | None, pinyin: str
) -> None:
    written = term(Form(term="硬體", pinyin="yìngtǐ"), own)
    made = Derivation({}, ("zh-Hant",)).record(written)
    assert pinyin_of(made, DERIVED) == pinyin
    assert pinyin_of(made, ORIGIN) == pinyin_of(made, "en") == "yìngtǐ"


def build(folder: Path, *changes: tuple[str, str, str], publish: bool = False) -> BuildReport:
    """The full site with some words of its files in place of others."""
    if not folder.exists():
        shutil.copytree(SITES / "full", folder)
    for name, old, new in changes:
        path = folder / "content" / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")
    return build_site(Options(folder, folder / "_site", publish=publish))


@pytest.mark.parametrize(("old", "new", "told"), [
    ("zh-Hans: {name: 简体中文, derived_from: zh-Hant}", "en-GB: {name: E, derived_from: en}",
     "en-GB cannot be derived from en"),
    ("derived_from: zh-Hant", "derived_from: en", "zh-Hans cannot be derived from en"),
    ("zh-Hant: {name: 繁體中文, default: true}", "ja: {name: 日本語, default: true}",
     "zh-Hans is to be derived from a language that the site lacks"),
])
def test_no_other_language_is_derived(tmp_path: Path, old: str, new: str, told: str) -> None:
    report = build(tmp_path / "site", ("site.yaml", old, new))
    found = [fault for fault in report.diagnostics if fault.code == "language-derived"]
    assert [(f.message, f.place.path) for f in found] == [(told, "content/site.yaml")]


def test_nobody_writes_an_article_in_a_derived_language(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    shutil.copytree(SITES / "full", folder)
    article = next((folder / "content/articles").glob("*/zh-Hant.md"))
    shutil.copy(article, article.with_name("zh-Hans.md"))
    fault = next(f for f in build(folder).diagnostics if f.code == "language-unknown")
    assert fault.help == "zh-Hans is derived: take the file away"


def test_a_figure_that_the_conversion_changes_is_told(tmp_path: Path) -> None:
    report = build(tmp_path / "site")
    assert report.ok and report.library
    assert list(derived_alike(report.library, report.collection)) == []
    words = next(c for c in ("億", "萬", "月") if any(
        c in draft.text for draft in report.collection.articles if draft.language == "zh-Hant"))
    linked = link(report.collection, drafts=False).library
    assert linked
    object.__setattr__(linked.derived[DERIVED], "own", {words: "千"})
    found = list(derived_alike(linked, report.collection))
    assert found and {fault.code for fault in found} == {"derived-differs"}
    assert all(words in fault.message for fault in found)
    assert all(fault.place.line > 1 for fault in found)
