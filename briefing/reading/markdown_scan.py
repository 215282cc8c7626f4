"""Find this tool's own constructs in a Markdown text, before Markdown sees it.

Each construct becomes a piece and leaves a private token in the text: so its place in the file is
known exactly, and no table or reference can take it apart. Pieces without a source are *spots*:
they only tell where something of Markdown's own (a heading, a link) came from.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from briefing.errors import Diagnostic, Severity, nearest
from briefing.reading.markdown_han import join_lines
from briefing.reading.markdown_pieces import (
    ID,
    Kind,
    Piece,
    Scanned,
    Source,
    escape,
    scheme_fault,
)
from briefing.reading.sanitize import ADMONITIONS, CLASSES, TAGS, allowed_url, attributes, refusal

_CONSTRUCT = re.compile(
    r"""^(?:(?P<define>[ \t>]*\[\^(?P<label>[^\]\[\n]*)\]:)
          | (?P<refer>[ ]{0,3}\[[^\]\[^\n][^\]\[\n]*\]:[ ]*<?)
          | (?P<heading>(?:[ \t>]|[-*+][ ]|\d{1,9}\.[ ])*+(?P<hashes>\#{1,6})[ ]*)
          | (?P<admonition>[ \t>]*!!![ ]?(?P<box>[\w-]+)))
      | (?=[\\`\[\]<])  # few characters begin anything: most are passed over here
        (?:(?P<escape>\\[^\n])
          | (?P<ticks>`+)
          | (?P<double>\[\[)
          | (?P<note>\[\^(?P<id>[^\]\[\n]*)\])
          | (?P<url>\]\(\s*<?)
          | (?P<comment><!--)
          | (?P<declaration><[!?])
          | (?P<auto><(?=[a-zA-Z][a-zA-Z0-9+.-]*://|[^<>\s!@]+@))
          | (?P<tag><(?P<slash>/?)(?P<name>[a-zA-Z][^\s/>"'<=`]*)
                (?P<inside>(?:[^"'<>\n]|\n(?!\s*\n)|"[^"<]*"|'[^'<]*')*)>)
          | (?P<broken></?(?P<start>[a-zA-Z][^\s/>"'<=`]*)))
      """,
    re.MULTILINE | re.VERBOSE,
)
_LINK = re.compile(
    r"\[\[(?P<bang>!?)(?P<target>[^\[\]|\n]*)"
    r"(?:\|(?P<text>(?:[^\[\]\n]|\n(?![ \t>]*(?:\n|\Z)))*))?\]\]"
)
_FENCE = re.compile(r"^(?P<indent> *)(?P<fence>`{3,}|~{3,}) *(?P<info>[^`\n]*)$", re.MULTILINE)
_BLANK = re.compile(r"\n[ \t>]*(?=\n)")
_TICKS = re.compile(r"`+")
_UNDERLINED = re.compile(r"^(?P<text>[^\n]+)\n(?:=+|-+)[ ]*$", re.MULTILINE)


class Scanner:
    """Puts tokens in the place of this tool's constructs and spots, in one pass over a text."""

    code: list[tuple[int, int]]
    """Ranges of fenced code."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text
        self.result = Scanned(source)
        self.edits: list[tuple[int, int, Piece]] = []
        self.blanks = [m.start() for m in _BLANK.finditer(self.text)]
        self.runs: dict[int, list[int]] = {}
        self.uncommented = len(self.text)
        """From here on no comment is closed."""
        self.code = self._fences()

    def run(self) -> Scanned:
        """The text with tokens."""
        for match in _TICKS.finditer(self.text):
            self.runs.setdefault(len(match[0]), []).append(match.start())
        position = 0
        for start, end in self.code:
            self._prose(position, start)
            position = end
        self._prose(position, len(self.text))
        self._apply()
        return self.result

    # Code

    def _fences(self) -> list[tuple[int, int]]:
        """Ranges of fenced code, each kept as a piece; unclosed fences are told."""
        lines = list(_FENCE.finditer(self.text))
        ranges = []
        hopeless: dict[str, int] = {}
        index = 0
        while index < len(lines):
            opening = lines[index]
            mark, length = opening["fence"][0], len(opening["fence"])
            closing = None
            if length < hopeless.get(mark, 1 << 30):
                closing = next(
                    (i for i in range(index + 1, len(lines)) if _closes(opening, lines[i])), None)
            if closing is None:
                if length < hopeless.get(mark, 1 << 30):
                    hopeless[mark] = length
                    self._unclosed(opening)
                index += 1
                continue
            ranges.append((opening.start(), lines[closing].end()))
            self._code(opening, lines[closing])
            index = closing + 1
        return ranges

    def _unclosed(self, opening: re.Match[str]) -> None:
        fence = opening["fence"]
        self._tell("code-unclosed", f"the code that {fence[:20]} opens here is never closed",
                   opening.start("fence"), len(fence),
                   help=f"write {fence[:20]} on a line of its own after the code")

    def _code(self, opening: re.Match[str], closing: re.Match[str]) -> None:
        indent = len(opening["indent"])
        code = self.text[opening.end() + 1 : closing.start()]
        if indent:
            code = re.sub(f"^ {{1,{indent}}}", "", code, flags=re.MULTILINE)
        language = re.match(r"[{ .]*([\w#+-]*)", opening["info"])
        name = f"language-{language[1].lower()}" if language else ""
        shown = f' class="{name}"' if name in CLASSES["code"] else ""
        source = self.text[opening.start("fence") : closing.end()]
        self._edit(
            opening.start(), closing.end(), "fence", source,
            value=f"<pre><code{shown}>{escape(code)}</code></pre>", text=" " * indent,
        )

    def _span_end(self, start: int, length: int) -> int | None:
        """The end of a code span whose opening backticks stand there."""
        runs = self.runs.get(length, [])
        index = bisect_left(runs, start + length)
        if index == len(runs):
            return None
        blank = bisect_left(self.blanks, start)
        if blank < len(self.blanks) and self.blanks[blank] < runs[index]:
            return None
        return runs[index] + length

    # Prose

    def _prose(self, position: int, end: int) -> None:
        for match in _UNDERLINED.finditer(self.text, position, end):
            text = match["text"].rstrip()
            at = match.start() + len(text)
            place = self.source.place(match.start(), len(text))
            self.edits.append((at, at, Piece("spot", "", place)))
        while found := _CONSTRUCT.search(self.text, position, end):
            position = max(self._construct(found, end), found.start() + 1)

    def _construct(self, match: re.Match[str], end: int) -> int:
        """Deal with one match; where to go on from."""
        # Named groups inside an alternative come after its own: ask for the outermost.
        kind = next(name for name in match.groupdict() if match[name] is not None)
        if kind == "ticks":
            return self._span_end(match.start(), len(match[0])) or match.end()
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
        match = _LINK.match(self.text, start, end)
        if match is None:
            return self._open(start, end)
        target = match["target"].rstrip("\\") if match["text"] is not None else match["target"]
        offset = match.start("target") + len(target) - len(target.lstrip())
        target, text = target.strip(), match["text"]
        if text is not None:
            text = join_lines(re.sub(r"\s*\n[ \t>]*", "\n", text)).strip()
        place = self.source.place(offset, len(target))
        fault = self._link_fault(match, target, text)
        if fault:
            self._edit(start, match.end(), "literal", match[0], fault=fault)
        elif match["bang"]:
            self.edits.append((start, match.end(), Piece("plain", match[0], place, target)))
        else:
            self.edits.append((start, match.end(), Piece("link", match[0], place, target, text)))
        return match.end()

    def _link_fault(
        self, match: re.Match[str], target: str, text: str | None
    ) -> Diagnostic | None:
        whole = self.source.place(match.start(), len(match[0]))
        shown = " ".join(match[0].split())
        if not target:
            return Diagnostic("link-malformed", f"{shown} has no target", whole,
                              "an id stands here", "write the id of a record, as in [[zhipu]]")
        if match["bang"]:
            if text is not None:
                return Diagnostic("link-malformed", f"{shown} has two texts", whole, "",
                                  f"write [[!{target}]]; such words link to nothing")
            return None
        if not ID.fullmatch(target):
            return Diagnostic("link-malformed", f"{target} is not an id", whole, "",
                              _id_help(target, text))
        if text == "":
            return Diagnostic("link-malformed", f"{shown} has no text", whole,
                              "the text is missing after |", f"write [[{target}]], or a text")
        return None

    def _open(self, start: int, end: int) -> int:
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

    def _note(self, match: re.Match[str]) -> None:
        place = self.source.place(match.start("id"), len(match["id"]))
        self.edits.append(
            (match.start(), match.end(), Piece("mark", match[0], place, match["id"]))
        )

    def _comment(self, start: int) -> int:
        if start < self.uncommented:
            close = self.text.find("-->", start + 4)
            if close >= 0:
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


def _closes(opening: re.Match[str], line: re.Match[str]) -> bool:
    """Whether that line closes the code that `opening` opens."""
    return line["fence"].startswith(opening["fence"]) and not line["info"].strip()


def _url_length(text: str, start: int) -> int:
    match = re.compile(r"[^\s<>]*").match(text, start, start + 2000)
    url = match[0] if match else ""
    depth = 0
    for index, character in enumerate(url):
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return index
    return len(url)


def _id_help(target: str, text: str | None) -> str:
    slug = re.sub(r"[\s_.]+", "-", target.lower())
    if ID.fullmatch(slug):
        return f"write [[{slug}|{text or target}]] if that is the record's id"
    return (f"write the record's id, in small letters, digits and hyphens: "
            f"[[id|{text or target}]]")
