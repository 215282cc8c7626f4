"""The last wall: HTML that came out of content, reduced to ordinary prose.

Everything is an allow-list. No id, no `data-*`, no style and no event handler passes, so no author
can forge what the templates put into a page.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from functools import cache, lru_cache

import nh3

from briefing.errors import Severity
from briefing.patterns import pattern

TAGS = frozenset(
    "a abbr b bdi bdo blockquote br caption cite code dd del details dfn div dl dt em figcaption"
    " figure h1 h2 h3 h4 h5 h6 hr i ins kbd li mark ol p pre q rp rt ruby s samp small span strong"
    " sub summary sup table tbody td tfoot th thead time tr u ul var wbr".split()
)
"""Tags of ordinary prose. Images come by Markdown only, so that each has its alternative text."""

SWALLOWED = frozenset(
    "applet audio embed frame frameset iframe math noembed noframes noscript object plaintext"
    " script select style svg template textarea title video xmp".split()
)
"""Tags that are removed with all they hold."""

DANGEROUS = SWALLOWED | frozenset(
    "base button form input link marquee meta portal".split()
)
"""Tags that can run, load, send or restyle something."""

ATTRIBUTES: dict[str, set[str]] = {
    "*": {"lang", "dir", "title"},
    "a": {"href"},
    "details": {"open"},
    "li": {"value"},
    "ol": {"start", "reversed"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}

ADMONITIONS = ("note", "tip", "important", "warning", "caution", "danger", "example", "quote")
"""Kinds of `!!! kind` boxes that the style sheet knows."""

_LANGUAGES = (
    "bash c console cpp css csv diff go html http ini java javascript json jsonc kotlin latex lua"
    " make markdown php powershell python ruby rust shell sh sql swift text toml typescript xml"
    " yaml".split()
)

_ALIGNED = {"align-left", "align-center", "align-right"}

CLASSES: dict[str, set[str]] = {
    "div": {"admonition", *ADMONITIONS},
    "p": {"admonition-title"},
    "code": {f"language-{name}" for name in _LANGUAGES},
    "td": _ALIGNED,
    "th": _ALIGNED,
}
"""Classes content may bear, by tag."""

SCHEMES = ("http", "https", "mailto")

_RELATIVE = pattern(r"(?:\.\./)*[a-zA-Z0-9_-]+(?:[/.][a-zA-Z0-9_-]+)*/?(?:#[a-zA-Z0-9_-]*)?")
"""An address in which nothing can hide."""
_SCHEME = pattern(r"[^/?#]*?:")
_INVISIBLE = pattern(r"[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]")
_ATTRIBUTE = pattern(r"""([^\s"'=/]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"']+))?""")


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(TAGS),
        clean_content_tags=set(SWALLOWED),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        allowed_classes={tag: set(names) for tag, names in CLASSES.items()},
        generic_attribute_prefixes=set(),
        url_schemes=set(SCHEMES),
        link_rel=None,
        strip_comments=True,
    )


def sanitize(markup: str) -> str:
    """HTML with nothing but the tags, attributes, classes and schemes allowed above.

    The caller bounds depth and size: the time grows faster than the depth of nesting.
    """
    return _cleaner().clean(markup)


@lru_cache(256)
def allowed_url(url: str) -> bool:
    """Whether a link may lead there: http, https, mailto, a relative address or a fragment.

    Entities, blanks, controls and invisible characters, behind which a scheme may hide, are looked
    through; `//host` and its backslashed kin are no relative addresses. The sanitizer has the last
    word: it drops addresses that it cannot take apart, such as `http://[x`.
    """
    if _RELATIVE.fullmatch(url):
        return True
    bare = _INVISIBLE.sub("", html.unescape(html.unescape(url))).replace("\\", "/").lower()
    if bare.startswith("//"):
        return False
    scheme = _SCHEME.match(bare)
    if scheme is not None and scheme[0][:-1] not in SCHEMES:
        return False
    return "href" in sanitize(f'<a href="{html.escape(url)}"></a>')


def attributes(text: str) -> Iterator[tuple[str, str]]:
    """The attributes of a tag's inside as pairs of lower-case name and value."""
    for match in _ATTRIBUTE.finditer(text):
        yield match[1].lower(), (match[2] or "").strip("\"'")


def refusal(tag: str, inside: str) -> tuple[Severity, str, str] | None:
    """What of a raw tag does not pass: severity, what was found, and a fix; None if all passes."""
    if tag == "img":
        return ("error", "an image is not taken from raw HTML",
                "write ![what it shows](file.png)")
    if tag in DANGEROUS:
        return "error", f"<{tag}> is not allowed in content", f"remove <{tag}> and what it holds"
    if tag not in TAGS:
        return ("warning", f"the tag <{tag}> is removed",
                f"write \\<{tag}> if it is meant as text, or leave it out")
    allowed = ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set())
    for name, value in attributes(inside):
        if name.startswith("on"):
            return ("error", f"the event handler {name} is not allowed in content",
                    f"remove {name}")
        if name == "class":
            unknown = set(value.split()) - CLASSES.get(tag, set())
            if unknown:
                return ("warning", f"the class {min(unknown)} is removed", "leave it out")
        elif name not in allowed:
            return ("warning", f"the attribute {name} of <{tag}> is removed", f"remove {name}")
    return None
