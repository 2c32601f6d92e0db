"""The one sanitiser: what HTML an item may hold, and what the editor is told of the rest.

nh3 parses as a browser does and drops what is not on the list, without a word. `refused` reads the same list with the
standard parser and names each thing with its line; a test holds the two together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urlsplit

import nh3

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

_CLEANER = nh3.Cleaner(
    tags=set(ALLOWED),
    attributes={"*": set(EVERYWHERE), **{tag: set(names) for tag, names in ALLOWED.items() if names}},
    allowed_classes=CLASSES,
    url_schemes=set(SCHEMES),
    clean_content_tags=set(WHOLE),
    link_rel=None,
)


def clean(html: str) -> str:
    """The HTML that may be published; links keep their form, to be resolved afterwards."""
    return str(_CLEANER.clean(html))


def refused(markdown: str) -> Iterator[tuple[int, str]]:
    """Line (from 1) and sentence for each piece of raw HTML in `markdown` that `clean` would drop."""
    blanked = blank_code(markdown)
    if "<" in blanked:
        reader = _Reader()
        reader.feed(blanked)
        reader.close()
        yield from reader.found


def links(markdown: str) -> Iterator[tuple[int, str, str, bool]]:
    """Line (from 1), target, text and whether it is a picture, for each link of the text, Markdown or HTML."""
    blanked = blank_code(markdown)
    for found in _MARKDOWN_LINK.finditer(blanked):
        target = found["target"] or found["angled"] or found["definition"] or ""
        yield _line_of(blanked, found.start()), target, found["text"] or "", bool(found["picture"])
    if "<a" in blanked.lower() or "<img" in blanked.lower():
        reader = _Reader()
        reader.feed(blanked)
        reader.close()
        yield from reader.links


def blank_code(markdown: str) -> str:
    """The text with its code blanked out, every character and line in its place."""
    lines = markdown.split("\n")
    fence = ""
    listed = False
    for number, line in enumerate(lines):
        stripped = line.lstrip(" >")
        if fence:
            closing = stripped.startswith(fence) and not stripped.strip(fence[0])
            lines[number] = ""
            fence = "" if closing else fence
        elif found := _FENCE.match(stripped):
            fence, lines[number] = found[0], ""
        elif line.startswith(("    ", "\t")) and not listed:
            lines[number] = "" if not lines[number - 1].strip() or not number else line
        elif line.strip():
            listed = bool(_HOLDS_INDENTED.match(line)) or (listed and line.startswith(" "))
    return _INLINE_CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), "\n".join(lines))


class _Reader(HTMLParser):
    """Collects what the list refuses, and the targets of links and pictures."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, str]] = []
        self.links: list[tuple[int, str, str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        if tag not in ALLOWED:
            if _is_tag(self.get_starttag_text() or "", tag):
                self.found.append(
                    (line, f"<{tag}> is not allowed{_INSTEAD.get(tag, '; take it out, or write it in Markdown')}")
                )
            return
        for name, value in attrs:
            if name not in ALLOWED[tag] and name not in EVERYWHERE:
                self.found.append((line, f"{name}= on <{tag}> is not allowed; take the attribute out"))
            elif name in ("href", "src"):
                self.links.append((line, value or "", dict(attrs).get("alt") or "", tag == "img"))
                if not is_allowed_scheme(value or ""):
                    self.found.append(
                        (line, f"the address {(value or '')[:40]} is not allowed; write one that begins with https:")
                    )

    def handle_pi(self, data: str) -> None:
        self.found.append((self.getpos()[0], f"<?{data[:20]} is not allowed; take it out"))


def is_allowed_scheme(target: str) -> bool:
    """Whether a browser may be sent there: a relative address, or one of the schemes listed."""
    bare = re.sub(r"[\x00-\x20]", "", target)
    try:
        scheme = urlsplit(bare).scheme
    except ValueError:
        return False
    return not scheme or scheme.lower() in SCHEMES


def _is_tag(written: str, tag: str) -> bool:
    """Not `<https://…>` or `<name@council.example>`, which Markdown makes into links."""
    return not re.match(r"<[^\s>]*(://|@|:)", written) and bool(re.fullmatch(r"[a-z][a-z0-9:-]*", tag))


def _line_of(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


_FENCE = re.compile(r"`{3,}(?=[^`]*$)|~{3,}")
_HOLDS_INDENTED = re.compile(r" {0,3}([-*+] |\d+[.)] |!!! |\?\?\?\+? |\[\^[^\]]+\]:)")
_INLINE_CODE = re.compile(r"(?<![`\\])(`+)(?!`)(?:(?!\n\s*\n).)+?(?<!`)\1(?!`)", re.DOTALL)
_MARKDOWN_LINK = re.compile(
    r"(?P<picture>!)?(?<!\\)\[(?P<text>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]"
    r"\(\s*(?:<(?P<angled>[^<>\n]*)>|(?P<target>(?:[^\s()<>]|\([^\s()]*\))*))(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
    r"|^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*<?(?P<definition>[^\s>]+)",
    re.MULTILINE,
)
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
