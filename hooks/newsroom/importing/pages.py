"""What a translation of one body needs at hand: its entry, its links, and a place for remarks."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from urllib.parse import quote

from newsroom.importing.drafts import Draft
from newsroom.importing.entries import Entry
from newsroom.importing.notes import Note
from newsroom.importing.ways import REF, Shown, Ways
from newsroom.importing.wording import plain

# Behind these a template stands in the place of an address.
_IN_ADDRESS = re.compile(
    r"(?:\]\(\s*<?|\]:[ \t]*<?|(?:href|src)\s*=\s*[\"']?)(?:[^\s\"'()<>]|\{\{[^{}\n]*\}\})*$", re.IGNORECASE
)


@dataclass(eq=False)
class Page:
    """One body in the course of translation; `notes` grows."""

    entry: Entry
    ways: Ways
    notes: list[Note] = field(default_factory=list)

    def say(self, draft: Draft, position: int, sort: str, message: str) -> None:
        if message:
            self.notes.append(Note(draft.line(position), sort, message))

    def picture(self, draft: Draft, position: int, target: str, alt: str, caption: str = "") -> str:
        """Markdown for a picture that a template names: the picture, a link, or nothing."""
        alt, caption = plain(alt), plain(caption)
        return self.show(draft, position, self.ways.picture(target, alt or caption), alt, caption)

    def recorded(self, draft: Draft, position: int, uid: str, alt: str = "", caption: str = "") -> str:
        """Markdown for a picture that a template names by the id of its record."""
        record = self.ways.site.record(uid)
        alt, caption = alt or str(record.get("alt", "")), caption or str(record.get("caption", ""))
        path = self.ways.recorded(uid)
        if not path:
            words = f"; it shows: {plain(alt)[:100]}" if alt.strip() else ""
            self.say(draft, position, "picture", f"the picture “{uid}” is not in the folder and was left out{words}")
            return ""
        alt, caption = plain(alt), plain(caption)
        shown = (
            self.ways.beside(path)
            if alt or caption
            else Shown(remark=f"“{uid}” was left out, since nothing says what it shows")
        )
        return self.show(draft, position, shown, alt, caption)

    def show(self, draft: Draft, position: int, shown: Shown, alt: str, caption: str) -> str:
        self.say(draft, position, "picture", shown.remark)
        if shown.link:
            return f"[{as_text(alt or caption)}]({shown.link})"
        if not shown.name:
            return ""
        if not caption or caption == alt:
            return f"![{as_text(alt or caption)}]({shown.name})"
        # an empty alt would say that the picture is decoration; what stands under it describes it best
        described = html.escape(alt or caption)
        return (
            f'\n\n<figure>\n<img src="{shown.name}" alt="{described}">\n'
            f"<figcaption>{html.escape(caption, quote=False)}</figcaption>\n</figure>\n\n"
        )


def is_in_address(draft: Draft, position: int) -> bool:
    """Whether a template at `position` stands in the place of a link's or picture's address."""
    return bool(_IN_ADDRESS.search(draft.text[max(0, position - 400) : position]))


def reference(name: str) -> str:
    """A link to an item by its name, to be resolved with the other links."""
    return REF + quote(name.strip())


def harmless(syntax: str) -> str:
    """Template syntax as plain text: it can't be taken for markup."""
    return syntax.replace("<", "&lt;")


def as_text(words: str) -> str:
    """Words inside the brackets of a link."""
    return " ".join(words.split()).replace("[", "(").replace("]", ")")


def shortly(syntax: str) -> str:
    """The beginning of a piece of syntax, for the report."""
    line = " ".join(syntax.split())
    return line if len(line) <= 60 else line[:59] + "…"
