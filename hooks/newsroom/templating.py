"""What templates ask: words with links and times in them, how an item stands, its tags, the widths of its picture."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, repeat
from typing import Any
from urllib.parse import quote

from markupsafe import Markup, escape

from newsroom import addresses, councillors, grouping, life, particulars, status, streetbox, templates
from newsroom.councillors import Ward
from newsroom.directory import Ended
from newsroom.item import Event, Item
from newsroom.language import Words
from newsroom.listing import Link, Listing
from newsroom.made import Made, Picture, Variant
from newsroom.metadata import Head
from newsroom.settings import Contact, Settings


@dataclass(frozen=True)
class Standpoint:
    """Where a page stands: `way` leads from it to the root; `section` is the address of the menu's link that holds it."""

    way: str
    section: str = ""
    is_exact: bool = False

    def to(self, address: str) -> str:
        """What a link on this page says to reach `address`."""
        return address if "://" in address else self.way + address or "./"


@dataclass(frozen=True)
class Tag:
    """A topic or place of an item, as its page and the lists show it."""

    name: str
    address: str
    is_place: bool = False


# An item in a list as `Ask.row` gives it, and the places within that of the list for which alone it is there.
Row = tuple[str, tuple[Tag, ...]]

# What is different on each page that shows a row; no text holds these, since `source` refuses them.
_ANYWHERE = Standpoint("\0")
_LEVEL = "\1"  # of its heading
_CUT = "\2"  # where the places within that of the page stand, then before, between and behind its tags


class Ask:
    """In templates: `ask.time(item.date)`."""

    def __init__(self, settings: Settings, words: Words, has_postcodes: bool = True) -> None:
        self.settings = settings
        self.words = words
        self.has_postcodes = has_postcodes  # which the box for streets can look up
        self._contacts: dict[tuple[str, Contact], Markup] = {}

    def row(self, made: Made) -> str:
        """An item in a list, rendered once for all lists: each item stands in about ten. `rows` puts it on a page.

        It depends on `made`, the settings, the words and the templates alone, so it may be kept for later builds.
        """
        return str(_entries().entry(self, made, _ANYWHERE.to, _LEVEL, cut=_CUT))

    def rows(self, found: Iterable[Row], at: Standpoint, level: int = 3, passing: Iterable[Item] = ()) -> Markup:
        """Rows as they stand on the page at `at`, under a heading above `level`; those of `passing` items go when these end."""
        drawn = (self._within(row, inside) if inside else row for row, inside in found)
        ends = chain((self.until((item,)) for item in passing), repeat(""))
        whole = "".join(f"{marked(row, end)}\n" for row, end in zip(drawn, ends, strict=False))
        return Markup(whole.replace(_CUT, "").replace(_LEVEL, str(level)).replace(_ANYWHERE.way, at.way))

    def until(self, items: Sequence[Item]) -> Markup:
        """The attribute by which the browser takes away what shows these items, once the last of them has ended."""
        end = _last_end(items)
        return Markup(f' data-until="{end.isoformat()}"') if end else Markup()

    def since(self, items: Sequence[Item]) -> Markup:
        """The attributes by which the browser shows what stands for these items from then on; none where one has no end."""
        end = _last_end(items)
        return Markup(f' data-from="{end.isoformat()}" hidden') if end else Markup()

    def _within(self, row: str, inside: Iterable[Tag]) -> str:
        """The row with these places beside its kind, and not among its tags."""
        start, middle, *tags, end = row.split(_CUT)
        linked = "".join(str(_entries().within(self.words, tag, _ANYWHERE.to)) for tag in inside)
        targets = [f'"{_ANYWHERE.to(tag.address)}"' for tag in inside]
        kept = [tag for tag in tags if not any(target in tag for target in targets)]
        return start + linked + middle + ("".join(kept) if len(kept) > 2 else "") + end  # the list's own tags are two

    def more(self, section: str, item: Item) -> str:
        """What stands below a row on the page of consultations: how to answer one that is open, what became of another."""
        module: Any = templates.environment().get_template("responding.html").module
        if section == "open":
            return str(
                module.responding(self.words, item, particulars.answers(item, "open", self.settings, self.words))
            )
        outcome = getattr(item, "outcome", None)
        return str(module.decided(self.words, outcome)) if section == "decided" and outcome else ""

    def rich(self, key: str, **values: object) -> Markup:
        """The words for `key` with elements in their gaps."""
        text = str(escape(self.words.texts[key]))
        return Markup(text.format(**{name: escape(value) for name, value in values.items()}))

    def link(self, name: str, address: str, rel: str) -> Markup:
        return Markup(f'<a href="{escape(address)}" rel="{escape(rel)}">{escape(name)}</a>')

    def time(self, moment: datetime, text: str = "", style: str = "") -> Markup:
        """A moment that machines can read too."""
        named = f' class="{escape(style)}"' if style else ""
        said = escape(text or self.words.moment(moment))
        return Markup(f'<time{named} datetime="{moment.isoformat()}">{said}</time>')

    def meta(self, head: Head) -> Markup:
        """The tags of a head, then its feeds; the names of both are ours and hold nothing that is to be escaped."""
        tags = (f'<meta {kind}="{name}" content="{escape(content)}">\n' for kind, name, content in head.tags)
        feeds = (
            f'<link rel="alternate" type="{feed.media_type}" title="{escape(feed.name)}" href="{escape(feed.address)}">\n'
            for feed in head.feeds
        )
        return Markup("".join((*tags, *feeds)))

    def when(self, event: Event) -> Markup:
        """When an event is, in words; other sites read its end from a value, https://microformats.org/wiki/h-event"""
        said = self.time(event.starts, status.event_time(event, self.words), "dt-start")
        end = Markup('<data class="dt-end" value="{}"></data>').format(event.ends.isoformat()) if event.ends else ""
        return said + end

    def author(self, home: str) -> Markup:
        linked = f'<a class="p-name u-url" href="{escape(home)}">{escape(self.settings.council)}</a>'
        return Markup(f'<span class="p-author h-card">{linked}</span>')

    def licence(self, written: str = "") -> Link:
        """That of a picture, or else the newsroom's."""
        return Link(*self.settings.licence_of(written))

    def reached(self, contact: Contact) -> Markup:
        """Whom to ask, by mail and by telephone."""
        return self._contact("reached", contact)

    def called(self, contact: Contact) -> Markup:
        """By telephone alone."""
        return self._contact("called", contact)

    def _contact(self, how: str, contact: Contact) -> Markup:
        """Drawn once: thousands of items have a dozen contacts."""
        if (how, contact) not in self._contacts:
            module = templates.environment().get_template("contacts.html").module
            self._contacts[how, contact] = getattr(module, how)(self, contact)
        return self._contacts[how, contact]

    def telephone(self, number: str) -> str:
        return particulars.telephone(number)

    def street_told(self) -> str:
        """What the script of the box for streets and of “my area” has to know."""
        return streetbox.told(self.settings, self.words, templates.icons(), self.has_postcodes)

    def street_words(self) -> Mapping[str, str]:
        return streetbox.said(self.words, self.has_postcodes)

    def street_phone(self) -> dict[str, str] | None:
        return streetbox.phone(self.settings)

    def kind(self, made: Made) -> status.Line:
        return status.kind(made.item, self.words)

    def states(self, made: Made) -> tuple[status.Line, ...]:
        """How it stands, with its dates: for lists."""
        return status.lines(made.item, made.phase, self.words)

    def later(self, made: Made) -> tuple[status.Line, ...]:
        """What is to be said of it from a time on, without another build."""
        return status.later(made.item, made.phase, self.words)

    def short(self, made: Made) -> status.Line | None:
        """How it stands, for its own page."""
        return status.short(made.item, made.phase, self.words)

    def story(self, item: Item) -> str:
        """The address of the item's story."""
        return addresses.of_thread(item.thread) if item.thread else ""

    def tags(self, item: Item) -> tuple[Tag, ...]:
        """Its topics and places."""
        topics = (Tag(self.settings.topic_name(key), f"topics/{key}/") for key in item.topics)
        places = (Tag(self.settings.place_name(key), f"places/{key}/", True) for key in item.places)
        return (*topics, *places)

    def inside(self, listing: Listing, item: Item) -> tuple[Tag, ...]:
        """On the page of a place, the places within it for which alone the item is there."""
        if listing.sort != "place" or listing.key in grouping.belonging(item, self.settings):
            return ()
        holders = self.settings.holders
        return tuple(
            Tag(self.settings.place_name(key), f"places/{key}/", True)
            for key in item.places if listing.key in holders[key]
        )  # fmt: skip

    def place_code(self, listing: Listing) -> Markup:
        """The official code of the place that a list is about; empty where it has none."""
        code = self.settings.places[listing.key].code if listing.sort == "place" else ""
        return Markup("<strong>{}</strong>").format(code) if code else Markup()

    def place_ended(self, ended: Ended) -> str:
        """Since when a place is no more; by when, if nobody wrote the day."""
        if ended.day:
            return self.words("place_ended_on", date=self.words.date(ended.day))
        return self.words("place_ended_by", month=self.words.month(*ended.month))

    def became(self, ended: Ended, to: Callable[[str], str]) -> Markup:
        """The places to which the area of one that is no more belongs, each a link."""
        link = Markup('<a href="{}">{}</a>').format
        named = [link(to(f"places/{key}/"), self.settings.place_name(key)) for key in ended.became]
        return self.rich("place_became", places=Markup(self.words.listed(named)))

    def councillors(self, listing: Listing) -> tuple[Ward, ...]:
        """Who was elected for the place of a list, and for which."""
        return councillors.of_place(listing.key, self.settings)

    def sources(self, picture: Picture, to: Callable[[str], str], sort: str) -> str:
        """The widths of a picture as a `srcset`; `sort` is webp or jpeg."""
        return ", ".join(f"{to(quote(getattr(v, sort)))} {v.width}w" for v in picture.variants)

    def narrowest(self, picture: Picture) -> Variant:
        return picture.variants[0]

    def focus(self, item: Item) -> str:
        """Classes that keep the heart of the picture in a crop, in steps of a tenth."""
        if not item.image:
            return ""
        right, down = (round(part * 10) for part in item.image.focus)
        return f"focus-x{right} focus-y{down}"


def marked(row: str, attributes: str) -> str:
    """The row, whose first element is all of it, with more attributes on that."""
    return row.replace("<div", f"<div{attributes}", 1) if attributes else row


def _last_end(items: Sequence[Item]) -> datetime | None:
    """When the last of them has ended by itself, if each of them will."""
    ends = [end for item in items if (end := life.ends(item))]
    return max(ends, key=datetime.timestamp) if ends and len(ends) == len(items) else None


def _entries() -> Any:
    """The macros of entries.html."""
    return templates.environment().get_template("entries.html").module
