"""The way to the sentence that marks a claim."""

from __future__ import annotations

import pickle
from dataclasses import replace
from urllib.parse import unquote

import pytest

from briefing.errors import Place
from briefing.library.articles import Article, ArticleText
from briefing.pages.passages import passages
from briefing.reading.markdown import Mark
from tests.pages.small_site import library, presenter

CLAIMS = ("acme-trained", "acme-round", "no-date")


def found(html: str, language: str = "en", summary: str = "A round.") -> dict[str, str]:
    """What is found in an article of this HTML, where {0} {1} {2} mark the three claims."""
    (article,) = library().articles
    marks = tuple(Mark(claim, Place("a.md")) for claim in CLAIMS)
    front = replace(article.front, title="Acme", summary=summary)
    card = replace(article.card, language=language, kept=pickle.dumps(front), _front=None,
                   claims=CLAIMS)
    text = ArticleText(replace(article.body, marks=marks),
                       html.format(*(f"\ufdd0M{n}\ufdd1" for n in range(3))))
    return passages(presenter(language, "evidence/herald/"), Article(card, lambda: text))


@pytest.mark.parametrize(
    ("html", "language", "fragments"),
    [
        ("<p>Early. Acme was trained on a cluster late in 2023.{0} Then more.</p>", "en",
         ["x-n1:~:text=Acme was trained on,cluster late in"]),  # "2023.1" is one word
        ("<p>Acme raised <b>two</b> billion,{1} it said,{2} in its third-ever round.</p>", "en",
         [f"x-n{n}:~:text=Acme raised two billion,its third%2Dever round" for n in (1, 2)]),
        ("<p>早先。極致完成訓練，用的是叢集，歷時三個月{0}。後來。</p>", "zh-Hant",
         ["x-n1:~:text=極致完成訓練,歷時三個月"]),
        ("<p>極致用 GLM{0}。</p>", "zh-Hant", ["x-n1:~:text=極致用"]),
        ("<ul><li>Acme &amp; Co paid{1}</li><li>Nothing else</li></ul>", "en",
         ["x-n1:~:text=Acme %26 Co"]),
        ("<table><tr><td>Acme Co</td><td>paid two billion in all{1} .</td></tr></table>", "en",
         ["x-n1:~:text=paid two billion in"]),
        ("<h2>Acme pays{1}</h2><p>And more.</p>", "en", ["x-n1"]),  # the title is Acme
        ("<h2>Acme always pays{1}</h2>", "en", ["x-n1:~:text=Acme always"]),
        ("<blockquote><p>Acme paid up.{1}</p></blockquote>", "en", ["x-n1:~:text=Acme paid up"]),
        ("<p>One more.{1} Two more.{1}</p>", "en", ["x-n1:~:text=One more"]),
        ("<p>L3{1}</p>", "en", ["x-n1"]),
    ],
)
def test_a_fragment_is_an_id_and_words(html: str, language: str, fragments: list[str]) -> None:
    read = [_readable(fragment) for fragment in found(html, language).values()]
    assert read == fragments


def _readable(fragment: str) -> str:
    """Unescaped but for what the syntax of text directives gives a meaning."""
    for kept in ("%2C", "%2D", "%26"):
        fragment = fragment.replace(kept, kept.replace("%", "%25"))
    return unquote(fragment)


def test_a_beginning_that_stands_above_the_text_grows_until_it_does_not() -> None:
    html = "<p>Acme raised two billion yuan in all this year, we hear.{1}</p>"
    wanted = {"acme-round": "x-n1:~:text=Acme raised two billion yuan in all,year, we hear"}
    above = found(html, summary="ACME raised two billion yuan in May.")
    assert {id: unquote(f) for id, f in above.items()} == wanted


def test_an_article_without_marks_has_none() -> None:
    assert found("<p>Nothing.</p>") == {}
