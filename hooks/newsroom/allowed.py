"""What HTML an item may hold: the one list, by which it is cleaned and its editor is told of the rest."""

from __future__ import annotations

import re

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
EVERYWHERE = frozenset({"id", "lang", "dir", "title"})
_BARE = (
    "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details", "dfn", "div", "dl",
    "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "ins", "kbd", "li",
    "mark", "p", "pre", "q", "s", "samp", "small", "span", "strong", "sub", "summary", "sup", "table",
    "tbody", "tfoot", "thead", "tr", "ul", "var",
)  # fmt: skip
ALLOWED: dict[str, frozenset[str]] = {
    **dict.fromkeys(_BARE, frozenset[str]()),
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
    "note", "abstract", "info", "tip", "success", "question", "warning", "failure", "danger", "bug",
    "example", "quote",
}  # fmt: skip
CLASSES = {
    "div": {"admonition", "footnote", *_CALLOUTS},
    "details": _CALLOUTS,
    "p": {"admonition-title"},
    "a": {"footnote-ref", "footnote-backref", "headerlink"},
    "td": {"left", "center", "right"},
    "th": {"left", "center", "right"},
}
WHOLE = frozenset({"script", "style"})  # dropped with all that they hold
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what no XML, so no feed, may hold
