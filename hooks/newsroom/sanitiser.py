"""The one sanitiser: what HTML an item may hold, and what the editor is told of the rest.

nh3 parses as a browser does and drops what is not on the list, without a word. `refused` reads the same list with the
standard parser and names each thing with its line; a test holds the two together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser

import nh3

Named = tuple[int, str, str, bool]  # line from 1, target, text, and whether it is a picture

MOST = 100_000  # characters of a text
LONGEST_LINE = 20_000
MOST_UNCLOSED = 500  # brackets: for each one Markdown reads on to the paragraph's end
DEEPEST = 50  # of brackets [ that hold one another
MOST_BLOCKS = 500  # headings, definitions and callouts: for each one Markdown asks all the others
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
EVERYWHERE = frozenset({"id", "lang", "dir", "title"})
ALLOWED: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        [
            "abbr",
            "b",
            "blockquote",
            "br",
            "caption",
            "cite",
            "code",
            "dd",
            "del",
            "details",
            "dfn",
            "div",
            "dl",
            "dt",
            "em",
            "figcaption",
            "figure",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "i",
            "ins",
            "kbd",
            "li",
            "mark",
            "p",
            "pre",
            "q",
            "s",
            "samp",
            "small",
            "span",
            "strong",
            "sub",
            "summary",
            "sup",
            "table",
            "tbody",
            "tfoot",
            "thead",
            "tr",
            "ul",
            "var",
        ],
        frozenset[str](),
    ),
    "a": frozenset({"href"}),
    "details": frozenset({"open"}),
    "img": frozenset({"src", "alt", "width", "height"}),
    "ol": frozenset({"start", "reversed", "type"}),
    "td": frozenset({"colspan", "rowspan", "headers"}),
    "th": frozenset({"colspan", "rowspan", "headers", "scope", "abbr"}),
    "time": frozenset({"datetime"}),
}
# Classes that our own Markdown writes; an editor's are dropped like any attribute that is not listed.
_CALLOUTS = {
    "note",
    "abstract",
    "info",
    "tip",
    "success",
    "question",
    "warning",
    "failure",
    "danger",
    "bug",
    "example",
    "quote",
}
CLASSES = {
    "div": {"admonition", "footnote", *_CALLOUTS},
    "details": _CALLOUTS,
    "p": {"admonition-title"},
    "a": {"footnote-ref", "footnote-backref", "headerlink"},
    "td": {"left", "center", "right"},
    "th": {"left", "center", "right"},
}
WHOLE = frozenset({"script", "style"})  # dropped with all that they hold
_CELLS = frozenset({"caption", "td", "th"})
_TABLED = _CELLS | {"thead", "tbody", "tfoot", "tr"}  # browsers drop them outside a table
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what no XML, so no feed, may hold


def _kept(tag: str, name: str, value: str) -> str | None:
    """An id that begins with _ would be one of the page around the item, as _main."""
    return None if name == "id" and value.startswith("_") else value


_CLEANER = nh3.Cleaner(
    tags=set(ALLOWED),
    attributes={"*": set(EVERYWHERE), **{tag: set(names) for tag, names in ALLOWED.items() if names}},
    attribute_filter=_kept,
    allowed_classes=CLASSES,
    url_schemes=set(SCHEMES),
    clean_content_tags=set(WHOLE),
    link_rel=None,
)


def clean(html: str) -> str:
    """The HTML that may be published; links keep their form, to be resolved afterwards."""
    return _UNPRINTABLE.sub("", _CLEANER.clean(html))


def endless(markdown: str) -> Iterator[tuple[int, str]]:
    """Line and sentence where the text would take minutes to read: asked before any other reader is given it."""
    if (
        len(markdown) <= LONGEST_LINE
        and sum(map(markdown.count, "[(<")) <= DEEPEST
        and markdown.count("\n") < MOST_BLOCKS
    ):
        return  # as nearly every text is: too short for any of it
    if len(markdown) > MOST:
        yield 1, f"has {len(markdown):,} characters, at most {MOST:,}; make several items of it"
    counted: Counter[str] = Counter()
    unclosed = 0
    above = 0
    opened: dict[str, int] = {}
    for number, line in enumerate(markdown.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            yield number, f"has {len(line):,} characters in one line, at most {LONGEST_LINE:,}; make paragraphs of it"
            continue
        if not line.strip():
            above, opened = unclosed, {}
        for mark in _OPENING.findall(line):
            _count(mark, opened)
            if opened.get("[", 0) > DEEPEST:
                yield number, f"has more than {DEEPEST} brackets [ open at once; close them or take them out"
                return
        unclosed = above + sum(opened.values())
        if unclosed > MOST_UNCLOSED:
            yield (
                number,
                f"has more than {MOST_UNCLOSED} brackets [ ( < open and never closed; close them or take them out",
            )
            return
        if found := _COUNTED.match(line):
            counted[found[1][:1]] += 1
            if counted[found[1][:1]] > MOST_BLOCKS:
                yield number, f"has more than {MOST_BLOCKS} lines that begin with {found[1]}; make several items of it"
                return


def _count(mark: str, opened: dict[str, int]) -> None:
    """Tell `opened` of one bracket; a > closes one <, for the others were never closed."""
    if mark in _CLOSED_BY:
        opened[mark] = opened.get(mark, 0) + 1
    elif mark in _CLOSES and opened.get(_CLOSES[mark]):
        opened[_CLOSES[mark]] -= 1


def refused(markdown: str) -> Iterator[tuple[int, str]]:
    """Line (from 1) and sentence for each piece of raw HTML in `markdown` that `clean` would drop."""
    blanked = blank_code(markdown)
    for found in _NUMBERED.finditer(blanked):
        number = int(found["hex"] or "0", 16) or int(found["decimal"] or "0")
        if number <= 0xFFFF and _UNPRINTABLE.search(chr(number)):
            yield _line_of(blanked, found.start()), f"{found[0]} is an invisible control character; take it out"
    if "<" in blanked:
        reader = _Reader()
        reader.feed(_ANGLED.sub(_blank, blanked))
        reader.close()
        yield from reader.found


def links(markdown: str) -> Iterator[Named]:
    """Each link and picture that the text names, Markdown or HTML."""
    blanked = blank_code(markdown)
    yield from _written(_COMMENT.sub(_blank, blanked) if "<!--" in blanked else blanked)
    if "<a" in blanked.lower() or "<img" in blanked.lower():
        reader = _Reader()
        reader.feed(blanked)
        reader.close()
        yield from reader.links


def _written(text: str, above: int = 0) -> Iterator[tuple[int, str, str, bool]]:
    """The links of Markdown, those in the text of others too: a picture that is a link."""
    pictured = {found["label"].lower() for found in _PICTURED.finditer(text)}
    for found in _found(text):
        line = above + _line_of(text, found.start())
        target = found["target"] or found["angled"] or found["definition"] or _spaced(found["spaced"] or "")
        is_picture = bool(found["picture"]) or (found["label"] or "").lower() in pictured
        yield line, target, found["text"] or (found["label"] if is_picture else "") or "", is_picture
        if not is_picture and "[" in (found["text"] or ""):
            yield from _written(found["text"], line - 1)


def _found(text: str) -> Iterator[re.Match[str]]:
    """Each match of `MARKDOWN_LINK`, which is tried where there is a bracket and not at every character."""
    end = 0
    for bracket in _BRACKET.finditer(text):
        for start in range(max(end, bracket.start() - _BEFORE), bracket.end()):
            if found := MARKDOWN_LINK.match(text, start):
                yield found
                end = found.end()
                break


def _spaced(written: str) -> str:
    """A target with spaces in it, which Markdown allows, without the title in quotation marks behind it."""
    target = written.strip()
    quote = target[-1:]
    return target[: target.index(quote)].strip() if quote in ("'", '"') else target


def blank_code(markdown: str) -> str:
    """The text with its code blanked out, every character and line in its place."""
    if not any(mark in markdown for mark in _OF_CODE):
        return markdown
    lines = markdown.split("\n")
    fence = ""
    listed = False
    raw = _Raw()
    for number, line in enumerate(lines):
        stripped = line.lstrip(" >")
        if fence:
            closing = stripped.startswith(fence) and not stripped.strip(fence[0])
            lines[number] = ""
            fence = "" if closing else fence
        elif found := _FENCE.match(stripped):
            fence, lines[number] = found[0], ""
        elif raw.holds(line):
            continue
        elif line.startswith(("    ", "\t")) and not listed:
            lines[number] = "" if not lines[number - 1].strip() or not number else line
        elif line.strip():
            listed = bool(_HOLDS_INDENTED.match(line)) or (listed and line.startswith(" "))
    rest = "\n".join(lines)
    return _INLINE_CODE.sub(_blank, rest) if "`" in rest else rest


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


class _Raw:
    """Whether a line lies in a block of raw HTML, in which nothing is code for being indented."""

    def __init__(self) -> None:
        self._tag = ""
        self._depth = 0

    def holds(self, line: str) -> bool:
        """Told every line in turn."""
        if not self._tag and (found := _BLOCK.match(line)):
            self._tag = found[1]
        if not self._tag:
            return False
        for closing in re.findall(rf"<(/?){self._tag}\b", line, re.IGNORECASE):
            self._depth += -1 if closing else 1
        if self._depth <= 0:
            self._tag, self._depth = "", 0
        return True


class _Reader(HTMLParser):
    """Collects what the list refuses, and the targets of links and pictures."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._tables: list[bool] = []  # of each open table: whether one of its cells is open
        self.found: list[tuple[int, str]] = []
        self.links: list[Named] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        if tag not in ALLOWED:
            self._refuse(line, tag, self.get_starttag_text() or "")
            return
        if tag == "table" or tag in _TABLED:
            self._lay(line, tag)
        for name, value in attrs:
            if name not in ALLOWED[tag] and name not in EVERYWHERE:
                self.found.append((line, f"{name}= on <{tag}> is not allowed; take the attribute out"))
            elif name == "id" and (value or "").startswith("_"):
                self.found.append(
                    (line, f"the id {(value or '')[:40]} begins with _, as those of the page; take the _ off")
                )
            elif name in ("href", "src"):
                self.links.append((line, value or "", dict(attrs).get("alt") or "", tag == "img"))
                if not is_allowed_scheme(value or ""):
                    self._refuse_address(line, value or "")

    def handle_endtag(self, tag: str) -> None:
        if self._tables and tag == "table":
            self._tables.pop()
        elif self._tables and tag in _TABLED:
            self._tables[-1] = False

    def _lay(self, line: int, tag: str) -> None:
        """As browsers do: a table within a table, but not in a cell of it, closes it."""
        if tag == "table":
            if self._tables and not self._tables[-1]:
                self._tables.pop()
            self._tables.append(False)
        elif self._tables:
            self._tables[-1] = tag in _CELLS
        else:
            self.found.append((line, f"<{tag}> stands outside a <table>; write the table whole"))

    def handle_pi(self, data: str) -> None:
        self.found.append((self.getpos()[0], f"<?{data[:20]} is not allowed; take it out"))

    def _refuse(self, line: int, tag: str, written: str) -> None:
        if found := _AUTOMATIC.match(written):
            if not is_allowed_scheme(found[1]):
                self._refuse_address(line, found[1])
        else:
            self.found.append(
                (line, f"<{tag}> is not allowed{_INSTEAD.get(tag, '; take it out, or write it in Markdown')}")
            )

    def _refuse_address(self, line: int, address: str) -> None:
        self.found.append((line, f"the address {address[:40]} is not allowed; write one that begins with https:"))


def is_allowed_scheme(target: str) -> bool:
    """Whether a browser may be sent there: a relative address, or a sound one of the schemes listed. nh3 is the judge."""
    return " href=" in clean(f'<a href="{escape(target)}"></a>')


def _line_of(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


_CLOSED_BY = {"[": "]", "(": ")", "<": ">"}
_CLOSES = {closing: opening for opening, closing in _CLOSED_BY.items()}
_OPENING = re.compile(r"\\\[|(?<!\\)[\[\]]|[()<>]")
_COUNTED = re.compile(r" {0,3}(#|\[|!!!|\?\?\?)")
_COMMENT = re.compile(r"<!--(?!-?>).*?--!?>", re.DOTALL)
_BLOCK = re.compile(  # what opens a block of raw HTML that lasts until its closing tag
    r" {0,3}<(address|article|aside|blockquote|body|center|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption"
    r"|figure|footer|form|h[1-6]|header|html|iframe|legend|li|main|math|menu|nav|noscript|object|ol|p|pre|script|section"
    r"|style|summary|svg|table|tbody|td|tfoot|th|thead|tr|ul|video)(?=[\s/>])",
    re.IGNORECASE,
)
_FENCE = re.compile(r"`{3,}(?=[^`]*$)|~{3,}")
_OF_CODE = ("`", "~~~", "    ", "\t")  # a text with none of these holds no code
_HOLDS_INDENTED = re.compile(r" {0,3}([-*+] |\d+[.)] |!!! |\?\?\?\+? |\[\^[^\]]+\]:)")
_INLINE_CODE = re.compile(r"(?<![`\\])(`+)(?!`)(?:(?!\n\s*\n).)+?(?<!`)\1(?!`)", re.DOTALL)
MARKDOWN_LINK = re.compile(
    r"(?P<picture>!)?(?<!\\)\[(?P<text>(?:[^\[\]\\]|\\.|\[(?:[^\[\]]|\[[^\[\]]*\])*\])*)\]"
    r"\((?:\s{0,99}(?:<(?P<angled>[^<>\n]*)>|(?P<target>(?:[^\s()<>]|\([^\s()]*\))*))(?:\s{1,99}(?:\"[^\"]*\"|'[^']*'))?\s{0,99}\)"
    r"|(?P<spaced>(?:[^()\n]|\n(?![ \t]*\n)|\([^()\n]*\))*)\))"
    r"|^ {0,3}\[(?!\^)(?P<label>[^\[\]\n]+)\]:[ ]{0,99}(?:\n[ ]{0,99})?<?(?P<definition>[^\s>]+)>?"
    r"[ ]{0,99}(?:\n[ ]{0,99})?(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\))?[ ]*$",
    re.MULTILINE,
)
_BRACKET = re.compile(r"\[")
_BEFORE = 3  # characters of a match that may stand before its first bracket: an exclamation mark, or spaces
_PICTURED = re.compile(r"!\[(?:[^\[\]\n]*\] ?\[)?(?P<label>[^\[\]\n]+)\](?!\()")
_ANGLED = re.compile(r"(?<=\]\()<[^<>\n]*>|(?<=\]: )<[^<>\n]*>")  # <a target with spaces.pdf>
_AUTOMATIC = re.compile(
    r"<((?:https?|ftp)://[^<>]*|[^\s<>]+@[^\s<>]+)>", re.IGNORECASE
)  # what Markdown makes a link of
_NUMBERED = re.compile(r"&#(?:[xX]0*(?P<hex>[0-9a-fA-F]{1,6})|0*(?P<decimal>[0-9]{1,7}));?")
_INSTEAD = {
    "iframe": "; link to the page that it shows",
    "script": "; nothing in an item may run",
    "style": "; the newsroom has one look",
    "video": "; link to the film",
    "font": "; the newsroom has one look",
    "center": "; the newsroom has one look",
    "form": "; link to the form",
    "input": "; link to the form",
    "button": "; write a link",
    "svg": "; save the picture beside the item as PNG or JPEG",
}
