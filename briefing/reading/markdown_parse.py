"""python-markdown, set up for articles; its result is HTML not yet sanitized."""

from __future__ import annotations

import re
from dataclasses import field
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import ParagraphProcessor
from markdown.extensions import Extension
from markdown.extensions.admonition import AdmonitionExtension, AdmonitionProcessor
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FootnoteBlockProcessor, FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import Pattern as InlinePattern
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

from briefing.errors import Diagnostic, Place
from briefing.reading.markdown_body import OPEN
from briefing.reading.markdown_figures import chart_fault, image_fault
from briefing.reading.markdown_pieces import TOKEN, Piece, Scanned, scheme_fault
from briefing.reading.sanitize import allowed_url
from briefing.values import dataclass

_INLINE = re.compile(r"[`\\\[!<&*_]|  \n")
"""What every inline pattern of ours has one of."""
_STARTS = {
    "backtick": "`", "escape": "\\", "reference": "[", "link": "[", "image_link": "![",
    "image_reference": "![", "short_reference": "[", "short_image_ref": "![", "autolink": "<",
    "automail": "<", "html": "<", "entity": "&",
}
"""What an inline pattern, by python-markdown's name for it, finds nothing without."""
_LETTERED = re.compile(rf"(?:[^\W\d_]|{OPEN})[^\n]*(?:\n(?:[^\W\d_]|{OPEN})[^\n]*)*\Z")


@dataclass(slots=True)
class Parsed:
    """Unsanitized HTML, tokens of pieces in it."""

    body: str = ""
    notes: dict[str, str] = field(default_factory=dict)
    """Footnotes' HTML by label."""


def parse(scanned: Scanned) -> Parsed:
    """Turn the scanned text into HTML; links and images are checked, and images become pieces."""
    markdown, footnotes, patterns = _markdown()
    markdown.reset()
    markdown.parser.state.clear()
    footnotes.footnotes.clear()
    lines = scanned.text.split("\n")
    for preprocessor in markdown.preprocessors:
        lines = preprocessor.run(lines)
    root = Element("div")
    markdown.parser.parseChunk(root, "\n".join(lines))
    roots: dict[str, Element] = {}
    # A footnote may hold the definition of another one.
    while waiting := [label for label in footnotes.footnotes if label not in roots]:
        for label in waiting:
            roots[label] = SubElement(root, "div")
            markdown.parser.parseChunk(roots[label], footnotes.footnotes[label])
    _spare_plain(root)
    inline = markdown.treeprocessors["inline"]
    assert isinstance(inline, InlineProcessor)
    some: Any = [one for one, start in patterns if start in scanned.text]
    inline.inlinePatterns = some  # asked only for its length and its items
    inline.run(root)
    markdown.treeprocessors["prettify"].run(root)
    if "\\" in scanned.text:
        markdown.treeprocessors["unescape"].run(root)
    for note in roots.values():
        root.remove(note)
    _Addresses(scanned).run(root, *roots.values())
    return Parsed(
        _serialize(markdown, root),
        {label: _serialize(markdown, note) for label, note in roots.items()},
    )


def _spare_plain(root: Element) -> None:
    """Mark the texts in which no inline pattern finds anything, so that none is tried on them."""
    for element in root.iter():
        if element.text and not _INLINE.search(element.text):
            element.text = AtomicString(element.text)
        if element.tail and not _INLINE.search(element.tail):
            element.tail = AtomicString(element.tail)


def forget() -> None:
    """Throw the parser away, after an exception left it in the middle of something."""
    _markdown.cache_clear()


def _serialize(markdown: Markdown, root: Element) -> str:
    root.tail = None
    text: str = markdown.serializer(root)
    for postprocessor in markdown.postprocessors:
        text = postprocessor.run(text)
    return text.strip().removeprefix("<div>").removesuffix("</div>").strip()


@cache
def _markdown() -> tuple[Markdown, FootnoteExtension, list[tuple[InlinePattern, str]]]:
    """The parser, its footnotes, and its inline patterns, each with what it cannot do without."""
    definitions = _Definitions()
    markdown = Markdown(
        extensions=[
            TableExtension(use_align_attribute=True), DefListExtension(), SaneListExtension(),
            _Admonitions(), _Paragraphs(), definitions,
        ],
        output_format="html",
    )
    blocks: Any = list(markdown.parser.blockprocessors)
    markdown.parser.blockprocessors = blocks  # a registry makes its list anew for every block
    known = markdown.inlinePatterns
    starts = {known[name]: start for name, start in _STARTS.items() if name in known}
    return markdown, definitions.footnotes, [(one, starts.get(one, "")) for one in known]


class _Definitions(Extension):
    """Footnotes' definitions are collected; their marks are this tool's own."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (python-markdown's name)
        self.footnotes = FootnoteExtension()
        self.footnotes.parser = md.parser
        md.parser.blockprocessors.register(
            FootnoteBlockProcessor(self.footnotes), "footnote", 17
        )


class _Admonition(AdmonitionProcessor):
    """A box has the title it is given, and no English one of its own."""

    def get_class_and_title(self, match: re.Match[str]) -> tuple[str, str | None]:
        kind: str = self.RE_SPACES.sub(" ", match[1].lower())
        return kind, match[2] or None


class _Admonitions(AdmonitionExtension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (python-markdown's name)
        parser: BlockParser = md.parser
        parser.blockprocessors.register(_Admonition(parser), "admonition", 105)


class _Paragraph(ParagraphProcessor):
    """Takes what no other processor can: lines that all begin with a letter or a token."""

    def test(self, parent: Element, block: str) -> bool:
        return bool(_LETTERED.match(block))


class _Paragraphs(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (python-markdown's name)
        md.parser.blockprocessors.register(_Paragraph(md.parser), "plain", 200)


class _Addresses:
    """Take spots out of addresses, refuse bad ones, and make images pieces."""

    def __init__(self, scanned: Scanned) -> None:
        self.scanned = scanned

    def run(self, *roots: Element) -> None:
        """Treat every element under these."""
        for root in roots:
            for parent in list(root.iter()):
                images = [child for child in parent if child.tag == "img"]
                before = parent.text
                for child in parent:
                    if child.keys():
                        self._attributes(child, before or "")
                    before = child.tail
                for image in images:
                    _replace(parent, image, self._image(image))

    def _attributes(self, element: Element, before: str) -> None:
        if element.tag == "img":
            return
        if align := element.attrib.pop("align", None):
            element.set("class", f"align-{align}")
        spot = self._spot(element.get("href"))
        for name, value in element.items():
            element.set(name, self.scanned.restore(value))
        if element.tag != "a":
            return
        href = element.get("href", "")
        token, place = spot or ("", self._place(before))
        if not href:
            self._tell(Diagnostic("link-empty", "this link leads nowhere", place, "",
                                  "write an address between the parentheses"))
        # An address of mail is written in entities; the scheme is looked for behind them.
        elif not allowed_url(href.replace("\x02amp\x03", "&")):
            self._tell(scheme_fault(href, place))
            del element.attrib["href"]
        if token:
            element.text = token + (element.text or "")

    def _spot(self, address: str | None) -> tuple[str, Place] | None:
        match = TOKEN.match(address or "")
        return (match[0], self.scanned.pieces[int(match[1])].place) if match else None

    def _place(self, before: str) -> Place:
        """Of `<address>`: of the spot before it."""
        tokens = TOKEN.findall(before)
        if not tokens:
            return self.scanned.source.place(0)
        return self.scanned.pieces[int(tokens[-1])].place

    def _tell(self, diagnostic: Diagnostic) -> None:
        self.scanned.diagnostics.append(diagnostic)

    # Images and charts

    def _image(self, image: Element) -> str:
        """The token of an image or a chart; empty where it is refused."""
        address = image.get("src", "")
        match = TOKEN.match(address)
        spot = self.scanned.pieces[int(match[1])] if match else None
        place = spot.place if spot else self.scanned.source.place(0)
        address = self.scanned.restore(address).strip()
        alt = " ".join(self.scanned.restore(image.get("alt", "")).split())
        title = self.scanned.restore(image.get("title", ""))
        chart = address.startswith("chart:")
        if not alt:
            self._tell(Diagnostic(
                "image-alt", f"the {'chart' if chart else 'image'} {address} has no alternative"
                " text", self._start(spot) if spot else place, "what it shows stands in []",
                f"say in words what it shows: ![…]({address})"))
        found = chart_fault(address, place) if chart else image_fault(address, place)
        if found:
            self._tell(found)
            return ""
        kind = "chart" if chart else "image"
        return self.scanned.token(
            Piece("chart" if kind == "chart" else "image", f"![{alt}]({address})", place,
                  address, alt, title)
        )

    def _start(self, spot: Piece) -> Place:
        """The place of `![…]`, from that of the address."""
        source = self.scanned.source
        start = source.text.rfind("![", 0, spot.offset)
        return source.place(max(start, 0), max(spot.offset - 1 - max(start, 0), 1))


def _replace(parent: Element, child: Element, text: str) -> None:
    """Put text in the place of an element."""
    text += child.tail or ""
    index = list(parent).index(child)
    if index:
        parent[index - 1].tail = (parent[index - 1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    parent.remove(child)
