"""What templates ask: words with links and times in them, how an item stands, its tags, the widths of its picture."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from newsroom import addresses, grouping, particulars, status
from newsroom.item import Event, Item
from newsroom.language import Words
from newsroom.listing import Link, Listing
from newsroom.made import Made, Picture, Variant
from newsroom.settings import LICENCES, Settings


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


_Row = tuple[int, int, tuple[Tag, ...]]
_ANYWHERE = Standpoint("\0")  # which no text holds: `source` refuses it


class Ask:
    """In templates: `ask.time(item.date)`."""

    def __init__(self, settings: Settings, words: Words) -> None:
        self.settings = settings
        self.words = words
        self._rows: dict[_Row, tuple[Made, Markup]] = {}

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_rows": {}}  # other processes make their own

    def row(self, made: Made, at: Standpoint, level: int = 3, inside: tuple[Tag, ...] = ()) -> Markup:
        """An item in a list, rendered once for all lists but for the way to the root; each item stands in about ten."""
        key = (id(made), level, inside)
        if key not in self._rows:
            entry: Callable[..., Markup] = environment().get_template("entries.html").module.entry  # type: ignore[attr-defined]
            self._rows[key] = made, entry(self, made, _ANYWHERE.to, level, inside=inside)  # what is kept keeps its id
        return Markup(self._rows[key][1].replace(_ANYWHERE.way, at.way))

    def rich(self, key: str, **values: object) -> Markup:
        """The words for `key` with elements in their gaps."""
        return Markup(escape(self.words.texts[key])).format(**values)

    def link(self, name: str, address: str, rel: str) -> Markup:
        return Markup('<a href="{}" rel="{}">{}</a>').format(address, rel, name)

    def time(self, moment: datetime, text: str = "", style: str = "") -> Markup:
        """A moment that machines can read too."""
        named = Markup(' class="{}"').format(style) if style else ""
        return Markup('<time{} datetime="{}">{}</time>').format(
            named, moment.isoformat(), text or self.words.moment(moment)
        )

    def when(self, event: Event) -> Markup:
        """When an event is, in words; other sites read its end from a value, https://microformats.org/wiki/h-event"""
        said = self.time(event.starts, status.event_time(event, self.words), "dt-start")
        end = Markup('<data class="dt-end" value="{}"></data>').format(event.ends.isoformat()) if event.ends else ""
        return said + end

    def author(self, home: str) -> Markup:
        return Markup('<span class="p-author h-card"><a class="p-name u-url" href="{}">{}</a></span>').format(
            home, self.settings.council
        )

    def licence(self) -> Link:
        return Link(*LICENCES[self.settings.licence])

    def telephone(self, number: str) -> str:
        return particulars.telephone(number)

    def kind(self, made: Made) -> status.Line:
        return status.kind(made.item, self.words)

    def states(self, made: Made) -> tuple[status.Line, ...]:
        """How it stands, with its dates: for lists."""
        return status.lines(made.item, made.phase, self.words)

    def short(self, made: Made) -> status.Line | None:
        """How it stands, for its own page."""
        return status.short(made.item, made.phase, self.words)

    def story(self, item: Item) -> str:
        """The address of the item's story."""
        return addresses.of_thread(item.thread) if item.thread else ""

    def tags(self, item: Item, without: Collection[str] = ()) -> tuple[Tag, ...]:
        """Its topics and places, but for these addresses."""
        topics = (Tag(self.settings.topic_name(key), f"topics/{key}/") for key in item.topics)
        places = (Tag(self.settings.place_name(key), f"places/{key}/", True) for key in item.places)
        return tuple(tag for tag in (*topics, *places) if tag.address not in without)

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


@cache
def environment() -> Environment:
    """The templates in `theme/`, read once; every value is escaped unless it is Markup."""
    return Environment(
        loader=PackageLoader("newsroom", "theme"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, auto_reload=False, cache_size=-1,
    )  # fmt: skip
