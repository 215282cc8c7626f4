"""Find this tool's own constructs in a Markdown text, before Markdown sees it.

Each construct becomes a piece and leaves a private token in the text: so its place in the file is
known exactly, and no table or reference can take it apart. Pieces without a source are *spots*:
they only tell where something of Markdown's own (a heading, a link) came from.
"""

from __future__ import annotations

import re

from briefing.errors import Diagnostic, Severity, nearest
from briefing.patterns import pattern
from briefing.reading.markdown_code import Spans, fenced
from briefing.reading.markdown_han import join_lines
from briefing.reading.markdown_links import LINK, link_fault
from briefing.reading.markdown_pieces import (
    Kind,
    Piece,
    Scanned,
    Source,
    scheme_fault,
)
from briefing.reading.markdown_slips import (
    Slip,
    block_slips,
    defined,
    empty_note,
    linked_mark,
    open_mark,
    reference_slip,
    spaced_mark,
    wide_slip,
)
from briefing.reading.sanitize import ADMONITIONS, TAGS, allowed_url, attributes, refusal

_CONSTRUCT = pattern(
    r"""^(?:(?P<define>[ \t>]*\[\^(?P<label>[^\]\[\n]*)\]:)
          | (?P<refer>[ ]{0,3}\[[^\]\[^\n][^\]\[\n]*\]:[ ]*<?)
          | (?P<heading>(?:[ \t>]|[-*+][ ]|\d{1,9}\.[ ])*+(?P<hashes>\#{1,6})[ ]*)
          | (?P<admonition>[ \t>]*!!![ ]?(?P<box>[\w-]+)))
      | (?=[\\`\[\]<［])  # few characters begin anything: most are passed over here
        (?:(?P<escape>\\[^\n])
          | (?P<ticks>`+)
          | (?P<double>\[\[)
          | (?P<note>\[\^(?P<id>[^\]\[\n]*)\])
          | (?P<wide>(?:[\[［][\^＾]|［[\[［]|\[［)[^\[\]［］\n]{1,200}[\]］]{1,2})
          | (?P<open>\[\^[a-z][a-z0-9-]*)
          | (?P<url>\]\(\s*<?)
          | (?P<reference>\](?P<second>\[)(?P<to>[^\]\[^\n][^\]\[\n]*|)\])
          | (?P<comment><!--)
          | (?P<declaration><[!?])
          | (?P<auto><(?=[a-zA-Z][a-zA-Z0-9+.-]*://|[^<>\s!@]+@))
          | (?P<tag><(?P<slash>/?)(?P<name>[a-zA-Z][^\s/>"'<=`]*)
                (?P<inside>(?:[^"'<>\n]|\n(?!\s*\n)|"[^"<]*"|'[^'<]*')*)>)
          | (?P<broken></?(?P<start>[a-zA-Z][^\s/>"'<=`]*)))
      """,
    re.MULTILINE | re.VERBOSE,
)
_LINE = pattern(r"\n(?:=+|-+)[ ]*$", re.MULTILINE)
_UNDERLINED = pattern(r"^(?P<text>[^\n]+)\n(?:=+|-+)[ ]*$", re.MULTILINE)


class Scanner:
    """Puts tokens in the place of this tool's constructs and spots, in one pass over a text."""

    code: list[tuple[int, int]]
    """Ranges of fenced code."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text
        self.result = Scanned(source)
        self.edits: list[tuple[int, int, Piece]] = []
        self.spans = Spans(self.text)
        self.defined = defined(self.text)
        self.uncommented = len(self.text)
        """From here on no comment is closed."""
        self.code = self._fences()

    def run(self) -> Scanned:
        """The text with tokens."""
        position = 0
        for start, end in self.code:
            self._prose(position, start)
            position = end
        self._prose(position, len(self.text))
        self._apply()
        return self.result

    def _fences(self) -> list[tuple[int, int]]:
        """Ranges of fenced code, each kept as a piece; unclosed fences are told."""
        found, unclosed = fenced(self.text)
        for opening in unclosed:
            fence = opening["fence"]
            self._tell("code-unclosed", f"the code that {fence[:20]} opens here is never closed",
                       opening.start("fence"), len(fence),
                       help=f"write {fence[:20]} on a line of its own after the code")
        for code in found:
            self._edit(code.start, code.end, "fence", self.text[code.start : code.end].lstrip(" "),
                       value=code.html, text=code.indent)
        return [(code.start, code.end) for code in found]

    # Prose

    def _prose(self, position: int, end: int) -> None:
        underlined = _LINE.search(self.text, position, end)  # which is soon found, and rare
        for match in _UNDERLINED.finditer(self.text, position, end) if underlined else ():
            text = match["text"].rstrip()
            at = match.start() + len(text)
            place = self.source.place(match.start(), len(text))
            self.edits.append((at, at, Piece("spot", "", place)))
        for slip in block_slips(self.text, position, end):
            self._slip(slip)
        while found := _CONSTRUCT.search(self.text, position, end):
            position = max(self._construct(found, end), found.start() + 1)

    def _construct(self, match: re.Match[str], end: int) -> int:
        """Deal with one match; where to go on from."""
        # Named groups inside an alternative come after its own: ask for the outermost.
        kind = next(name for name in match.groupdict() if match[name] is not None)
        if kind == "ticks":
            return self.spans.end(match.start(), len(match[0])) or match.end()
        if kind == "double":
            return self._double(match.start(), end)
        if kind == "comment":
            return self._comment(match.start())
        if kind != "escape":
            getattr(self, f"_{kind}")(match)
        return match.end()

    def _url(self, match: re.Match[str]) -> None:
        self._spot(match.end(), match.end(), max(_url_length(self.text, match.end()), 1))

    _refer = _url

    def _declaration(self, match: re.Match[str]) -> None:
        self._refuse(match.start(), 2, "warning", "a declaration is removed",
                     "write \\< if it is meant as text, or leave it out")

    def _auto(self, match: re.Match[str]) -> None:
        close = self.text.find(">", match.start(), match.start() + 2000)
        self._spot(match.start(), match.end(), max(close - match.end(), 1))

    def _broken(self, match: re.Match[str]) -> None:
        found = refusal(match["start"].lower(), "")
        if found:
            self._refuse(match.start(), len(match[0]), *found)

    def _heading(self, match: re.Match[str]) -> None:
        self._spot(match.end(), match.start("hashes"), len(match["hashes"]))

    def _double(self, start: int, end: int) -> int:
        if self.text.startswith("[[[", start):
            return start + 1
        match = LINK.match(self.text, start, end)
        if match is None:
            return self._unclosed(start, end)
        target = match["target"].rstrip("\\") if match["text"] is not None else match["target"]
        offset = match.start("target") + len(target) - len(target.lstrip())
        target, text = target.strip(), match["text"]
        if text is not None:
            text = join_lines(re.sub(r"\s*\n[ \t>]*", "\n", text)).strip()
        place = self.source.place(offset, len(target))
        fault = link_fault(match, target, text, self.source.place(start, len(match[0])))
        if fault:
            self._edit(start, match.end(), "literal", match[0], fault=fault)
        elif match["bang"]:
            self.edits.append((start, match.end(), Piece("plain", match[0], place, target)))
        else:
            self.edits.append((start, match.end(), Piece("link", match[0], place, target, text)))
        return match.end()

    def _unclosed(self, start: int, end: int) -> int:
        """A `[[` without its `]]`; where it is ordinary Markdown, `[[text](url)]`, it is left."""
        rest = re.compile(r"[^\[\]\n]*").match(self.text, start + 2, end)
        inner = rest[0] if rest else ""
        after = start + 2 + len(inner)
        if self.text.startswith("](", after) or self.text.startswith("[^", after - 1):
            return start + 2
        self._edit(start, start + 2, "literal", "[[", fault=Diagnostic(
            "link-malformed", "[[ is not closed by ]]",
            self.source.place(start, min(2 + len(inner.rstrip()), 60)), "",
            "close the link with ]], or write \\[[ for the bare characters"))
        return start + 2

    def _define(self, match: re.Match[str]) -> None:
        label = match["label"]
        place = self.source.place(match.start("label"), len(label))
        if label in self.result.definitions:
            self._tell("footnote-duplicate", f"the footnote [^{label}] is defined twice",
                       match.start("label"), len(label), help="give one of them another label")
        self.result.definitions.setdefault(label, place)
        slip = empty_note(self.text, match.end(), match.start("label"), label)
        if slip:
            self._tell(slip.code, slip.message, slip.offset, slip.length, help=slip.help)

    def _wide(self, match: re.Match[str]) -> None:
        self._slip(wide_slip(match.start(), match[0]))

    def _open(self, match: re.Match[str]) -> None:
        self._slip(open_mark(match.start(), match[0]))

    def _reference(self, match: re.Match[str]) -> None:
        self._slip(reference_slip(self.text, match.start("second"), match["to"], self.defined))

    def _note(self, match: re.Match[str]) -> None:
        spaced = spaced_mark(match.start(), match["id"])
        if spaced:
            self._slip(spaced)
            return
        self._slip(linked_mark(self.text, match.start(), match.end()))
        place = self.source.place(match.start("id"), len(match["id"]))
        self.edits.append(
            (match.start(), match.end(), Piece("mark", match[0], place, match["id"]))
        )

    def _comment(self, start: int) -> int:
        if start < self.uncommented:
            close = self.text.find("-->", start + 4)
            if close >= 0:
                shown = self.text[start : close + 3].partition("\n")[0]
                self._edit(start, start, "spot", "", value=shown, fault=Diagnostic(
                    "html-comment", "this comment, and what it holds, is left out of the page",
                    self.source.place(start, len(shown)), "",
                    "take it out, or write \\<!-- for the bare characters", "warning"))
                return close + 3
            self.uncommented = start
            self._refuse(start, 4, "error", "the comment <!-- is never closed",
                         "write --> after it, or \\<!-- for the bare characters")
        return start + 4

    def _tag(self, match: re.Match[str]) -> None:
        name, inside = match["name"].lower(), match["inside"]
        length = len(match[0])
        found = refusal(name, "" if match["slash"] else inside)
        if found and not (match["slash"] and name in TAGS):
            self._refuse(match.start(), length, *found)
        if match["slash"] or name != "a":
            if not match["slash"] and name in {"h1", "h2", "h3", "h4", "h5", "h6"}:
                self._spot(match.end(), match.start(), length)
            return
        for key, value in attributes(inside):
            if key == "href" and not allowed_url(value):
                self._edit(match.start(), match.start(), "spot", "", fault=scheme_fault(
                    value, self.source.place(match.start(), length)))
        self._spot(match.end(), match.start(), length)

    def _admonition(self, match: re.Match[str]) -> None:
        kind = match["box"].lower()
        if kind not in ADMONITIONS:
            near = nearest(kind, ADMONITIONS)
            self._tell("admonition-kind", f"there is no box of the kind {kind}",
                       match.start("box"), len(kind),
                       help=f"write {near}" if near else f"write one of {', '.join(ADMONITIONS)}")

    # Results

    def _tell(self, code: str, message: str, offset: int, length: int, *, help: str) -> None:
        place = self.source.place(offset, length)
        self.result.diagnostics.append(Diagnostic(code, message, place, help=help))

    def _refuse(
        self, start: int, length: int, severity: Severity, message: str,
        help: str,
    ) -> None:
        self._edit(start, start, "spot", "", value=self.text[start : start + length],
                   fault=Diagnostic("html-refused", message, self.source.place(start, length), "",
                                    help, severity))

    def _slip(self, slip: Slip | None) -> None:
        """Tell a slip where it stands, unless that turns out to be code."""
        if slip:
            place = self.source.place(slip.offset, slip.length)
            self._edit(slip.offset, slip.offset, "spot", "", fault=Diagnostic(
                slip.code, slip.message, place, "", slip.help, slip.severity))

    def _spot(self, at: int, offset: int, length: int) -> None:
        place = self.source.place(offset, length)
        self.edits.append((at, at, Piece("spot", "", place, offset=offset)))

    def _edit(
        self, start: int, end: int, kind: Kind, source: str, *, value: str = "",
        text: str | None = None, fault: Diagnostic | None = None,
    ) -> None:
        place = fault.place if fault else self.source.place(start, end - start)
        self.edits.append((start, end, Piece(kind, source, place, value, text, fault=fault)))

    def _apply(self) -> None:
        out, position = [], 0
        for start, end, piece in sorted(self.edits, key=lambda edit: edit[:2]):
            if start < position:
                continue
            out.append(self.text[position:start])
            token = self.result.token(piece)
            out.append(f"\n\n{piece.text}{token}\n\n" if piece.kind == "fence" else token)
            position = end
        out.append(self.text[position:])
        self.result.text = "".join(out)


def _url_length(text: str, start: int) -> int:
    match = re.compile(r"[^\s<>]*").match(text, start, start + 2000)
    url = match[0] if match else ""
    depth = 0
    for index, character in enumerate(url):
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return index
    return len(url)
