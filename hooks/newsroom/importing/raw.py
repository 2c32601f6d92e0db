"""Raw HTML in a text: what the sanitiser would refuse is taken out beforehand, and said.

The allow-list is the sanitiser's own; only what becomes of the rest is decided here.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from html.parser import HTMLParser

from newsroom.allowed import ALLOWED, EVERYWHERE
from newsroom.importing import comments, films
from newsroom.importing.drafts import Draft, Edit
from newsroom.importing.links import host
from newsroom.importing.pages import Page
from newsroom.importing.tags import BOXES, FRAMES, HTML, RENAMED, SECTIONS, VOID, WHOLE
from newsroom.importing.ways import Way

_TAG_END = re.compile(r"</\s*([a-zA-Z][^\s/>]*)[^>]*>")
_AUTOLINK = re.compile(r"<[^\s>]*(://|@|:)")
_EMPTY = re.compile(r"(?<!!)\[\s*\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)|<a\s[^<>]*href=[^<>]*>\s*</a>")


def clean(draft: Draft, page: Page) -> Draft:
    """The text whose HTML is all on the sanitiser's list, its links and pictures followed."""
    draft = comments.take_out(draft, page)
    if "<" in draft.shown:
        cleaner = _Cleaner(draft, page)
        cleaner.feed(draft.shown)
        cleaner.close()
        draft = draft.edit(cleaner.finish())
    return draft.edit((f.start(), f.end(), "") for f in _EMPTY.finditer(draft.shown))


class _Cleaner(HTMLParser):
    """Collects an edit for each tag that may not stay as it is."""

    def __init__(self, draft: Draft, page: Page) -> None:
        super().__init__(convert_charrefs=True)
        self.draft, self.page = draft, page
        self.edits: list[Edit] = []
        self.attributes: Counter[str] = Counter()
        # A tag dropped with what it holds: its name, its start, how deep.
        self.whole: tuple[str, int, int] | None = None
        self.open: list[tuple[str, str | None]] = []  # tags whose end matters, and what it becomes, None for itself
        # Boxes that stay and are open: one never closed would swallow the rest.
        self.boxes: list[tuple[str, int, int]] = []

    @property
    def at(self) -> int:
        line, column = self.getpos()
        return self.draft.starts[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        raw = self.get_starttag_text() or ""
        if self.whole:
            self.whole = (*self.whole[:2], self.whole[2] + (tag == self.whole[0] and not raw.endswith("/>")))
            return
        start, end = self.at, self.at + len(raw)
        if _AUTOLINK.match(raw.partition(" ")[0] + " ") and tag not in HTML:
            return
        if tag not in ALLOWED and tag not in HTML:
            self._change(start, start + 1, "&lt;", f"<{tag}> is no HTML; it was kept as text")
        elif tag in WHOLE:
            self._begin_whole(tag, raw, start, end)
        elif tag in FRAMES:
            self._frame(tag, dict(attrs), start, end)
        elif tag == "img":
            self._picture(dict(attrs), start, end)
        elif tag == "a":
            self._anchor(attrs, raw, start, end)
        elif tag in RENAMED or tag == "div":
            self._block(tag, attrs, raw, start, end)
        elif tag in ALLOWED:
            self._allowed(tag, attrs, raw, start, end)
        else:
            self._change(start, end, "", f"<{tag}> was taken off its text")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if self.open and tag not in VOID and self.open[-1][0] == tag:
            self.open.pop()
        if self.boxes and self.boxes[-1][0] == tag:
            self.boxes.pop()

    def handle_endtag(self, tag: str) -> None:
        found = _TAG_END.match(self.draft.text, self.at)
        start, end = self.at, found.end() if found else self.at
        if self.whole:
            self._end_whole(tag, end)
            return
        if not found or found[1].lower() != tag:
            return
        self._close_box(RENAMED.get(tag, tag))
        for place in range(len(self.open) - 1, -1, -1):
            if self.open[place][0] == tag:
                written = self.open.pop(place)[1]
                if written is not None:
                    self.edits.append((start, end, written))
                return
        if tag in SECTIONS:
            self.edits.append((start, end, "</div>"))
        elif tag not in ALLOWED and tag in HTML:
            self.edits.append((start, end, ""))
        elif tag not in ALLOWED:
            self.edits.append((start, start + 1, "&lt;"))

    def finish(self) -> list[Edit]:
        """All edits, once the whole text was read."""
        if self.whole:
            name, start, _ = self.whole
            paragraph = re.compile(r"\n[ \t]*\n").search(self.draft.text, start)
            self._change(
                start,
                paragraph.start() if paragraph else len(self.draft.text),
                "",
                f"<{name}>, which is never closed, was taken out",
            )
        for name, opened, closed in self.boxes:
            self.edits.insert(0, (opened, closed, ""))
            self.page.say(self.draft, opened, "html", f"<{name}>, which is never closed, was taken out")
        for name, count in sorted(self.attributes.items()):
            times = f" ({count} times)" if count > 1 else ""
            self.page.say(self.draft, 0, "html", f"the attribute {name}= was taken out{times}")
        return self.edits

    def _close_box(self, tag: str) -> None:
        """Forget the innermost box of this name; those opened within it are left as never closed."""
        places = [n for n, (name, _, _) in enumerate(self.boxes) if name == tag]
        if places:
            self.boxes.pop(places[-1])

    def _change(self, start: int, end: int, new: str, remark: str = "", sort: str = "html") -> None:
        self.edits.append((start, end, new))
        self.page.say(self.draft, start, sort, remark)

    def _begin_whole(self, tag: str, raw: str, start: int, end: int) -> None:
        if raw.endswith("/>"):
            self._change(start, end, "", f"<{tag}> was taken out")
            if tag in self.CDATA_CONTENT_ELEMENTS:
                self.clear_cdata_mode()
        else:
            self.whole = tag, start, 1

    def _end_whole(self, tag: str, end: int) -> None:
        assert self.whole
        name, start, depth = self.whole
        if tag != name:
            return
        self.whole = (name, start, depth - 1) if depth > 1 else None
        if not self.whole:
            self._change(start, end, "", f"<{name}> was taken out with what it holds")

    def _frame(self, tag: str, attrs: dict[str, str | None], start: int, end: int) -> None:
        """What shows another page or a film becomes a link to it."""
        target = attrs.get("src") or ""
        if not target and (
            inner := re.match(r"\s*<source[^>]*\ssrc=[\"']?([^\"'\s>]+)", self.draft.text[end : end + 600])
        ):
            target = inner[1]
        way = self.page.ways.follow(films.page_of(target)) if target else Way(None)
        if way.target is None:
            self._change(start, end, "", f"<{tag}> was taken out")
        else:
            words = (attrs.get("title") or "").strip() or f"Open it at {host(way.target)}"
            new = f'<a href="{html.escape(way.target)}">{html.escape(words, quote=False)}</a>'
            self._change(start, end, new, f"<{tag}> became a link to {way.target[:80]}")
        if tag not in VOID:
            self.open.append((tag, ""))

    def _picture(self, attrs: dict[str, str | None], start: int, end: int) -> None:
        alt, target = (attrs.get("alt") or "").strip(), (attrs.get("src") or "").strip()
        shown = self.page.ways.picture(target, alt)
        self.page.say(self.draft, start, "picture", shown.remark)
        if shown.name:
            self.edits.append((start, end, f'<img src="{shown.name}" alt="{html.escape(alt)}">'))
        elif shown.link and not any(tag == "a" for tag, _ in self.open):
            self.edits.append((start, end, f'<a href="{html.escape(shown.link)}">{html.escape(alt, quote=False)}</a>'))
        else:
            self.edits.append((start, end, html.escape(alt, quote=False) if shown.link else ""))

    def _anchor(self, attrs: list[tuple[str, str | None]], raw: str, start: int, end: int) -> None:
        given = dict(attrs)
        if given.get("href") is None:
            id = given.get("id") or given.get("name")
            self.open.append(("a", "</a>" if id else ""))
            self._change(start, end, f'<a id="{html.escape(id)}">' if id else "")
            return
        way = self.page.ways.follow(given["href"] or "")
        self.page.say(self.draft, start, "link", way.remark)
        self.open.append(("a", "" if way.target is None else None))
        if way.target is None:
            self.edits.append((start, end, ""))
        else:
            attrs = [(name, way.target if name == "href" else value) for name, value in attrs]
            self._allowed("a", attrs, raw, start, end, way.target != given["href"])

    def _block(self, tag: str, attrs: list[tuple[str, str | None]], raw: str, start: int, end: int) -> None:
        """A box without meaning of its own: taken off where its text is Markdown, else a plain <div>."""
        name = RENAMED.get(tag, tag)
        if name == "div" and (self.page.entry.project.dialect.opens_html or any(n == "markdown" for n, _ in attrs)):
            self.open.append((tag, self._gap(end)))
            self._change(start, end, self._gap(start), f"<{tag}> was taken off its text")
            return
        self.open.append((tag, f"</{name}>" if name != tag else None))
        self._allowed(name, attrs, raw, start, end, name != tag)
        if name != tag:
            self.page.say(self.draft, start, "html", f"<{tag}> became <{name}>")

    def _gap(self, position: int) -> str:
        """A line of its own needs nothing; a box in the middle of a line was a break."""
        line_start = self.draft.text.rfind("\n", 0, position) + 1
        return "" if not self.draft.text[line_start:position].strip() else "\n\n"

    def _allowed(
        self, tag: str, attrs: list[tuple[str, str | None]], raw: str, start: int, end: int, changed: bool = False
    ) -> None:
        kept, seen = [], set()
        for name, value in attrs:
            if (name in ALLOWED[tag] or name in EVERYWHERE) and name not in seen and _is_plain(value or ""):
                kept.append((name, value or ""))
            elif name not in ("markdown",):
                self.attributes[name] += 1
            seen.add(name)
        if tag in BOXES:
            self.boxes.append((tag, start, end))
        if changed or len(kept) != len(attrs):
            written = "".join(f' {name}="{html.escape(value)}"' for name, value in kept)
            self.edits.append((start, end, f"<{tag}{written}>"))


def _is_plain(value: str) -> bool:
    return "{{" not in value and "{%" not in value
