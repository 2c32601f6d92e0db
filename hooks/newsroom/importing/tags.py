"""The names of HTML's tags, and what becomes of those that an item may not hold."""

from __future__ import annotations

# Taken out with all that they hold.
WHOLE = {"script", "style", "svg", "template", "object", "select", "textarea", "title", "noscript", "math"}
FRAMES = {"iframe", "embed", "video", "audio"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
SECTIONS = {
    "section", "article", "main", "header", "footer", "nav", "aside", "center", "form", "fieldset", "hgroup", "address",
}  # fmt: skip
RENAMED = {
    **dict.fromkeys(SECTIONS, "div"),
    "tt": "code",
    "strike": "s",
    "acronym": "abbr",
    "big": "strong",
}
HTML = {
    *WHOLE, *FRAMES, *VOID, *RENAMED,
    "html", "head", "body", "label", "legend", "option", "optgroup", "font", "u", "nobr", "blink", "marquee",
    "button", "canvas", "picture", "figure", "bdi", "bdo", "data", "ruby", "rt", "rp", "slot", "dialog", "map",
    "colgroup", "frame", "frameset", "noframes", "applet", "param", "path", "circle", "rect", "g", "use", "desc",
    "o:p", "fb:like", "output", "meter", "progress", "search", "menu", "dir", "menuitem", "image",
}  # fmt: skip
BOXES = {"div", "ul", "ol", "dl", "table", "figure", "details", "blockquote"}
