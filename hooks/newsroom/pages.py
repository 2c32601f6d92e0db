"""Whole HTML pages: items, lists, the home page, hand-written pages and those that stand in for others."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from newsroom import addresses, following, grouping, life, listings, metadata, particulars, status
from newsroom.item import Event, Item
from newsroom.language import Words
from newsroom.listings import Link, Listing
from newsroom.made import Made, Picture, Variant
from newsroom.metadata import Head
from newsroom.settings import LICENCES, Settings

__all__ = ["Link", "Pages"]

HOME_LATEST = 9  # items on the home page, besides the one that leads it
HOME_PLACES = 12
HOME_FEW = 4  # alerts, consultations, events there
_TABLE = re.compile(r"(<table\b)|(</table>)")
_SHARE = (
    ("share_email", "mailto:?subject={title}&body={url}"),
    ("share_whatsapp", "https://wa.me/?text={title}%20{url}"),
    ("share_facebook", "https://www.facebook.com/sharer/sharer.php?u={url}"),
)


@dataclass(frozen=True)
class Tag:
    """A topic or place of an item, as its page and the lists show it."""

    name: str
    address: str
    is_place: bool = False


@dataclass(frozen=True)
class Place:
    """Where a page stands: `way` leads from it to the root; `section` is the address of the menu's link that holds it."""

    way: str
    section: str = ""
    is_exact: bool = False

    def to(self, address: str) -> str:
        """What a link on this page says to reach `address`."""
        return address if "://" in address else self.way + address or "./"


class Pages:
    """Makes pages of one newsroom; `assets` are the published addresses of stylesheets and script by logical name.

    `policy` is a Content-Security-Policy for hosts that send no headers of ours.
    """

    def __init__(
        self, settings: Settings, words: Words, menu: Sequence[Link], assets: Mapping[str, str], logo: str = "",
        policy: str = "",
    ) -> None:  # fmt: skip
        self.settings = settings
        self.words = words
        self.menu = tuple(menu)
        self.assets = dict(assets)
        self.logo = logo
        self.policy = policy
        self._shells: dict[Place, dict[str, Markup]] = {}

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_shells": {}}  # other processes make their own

    def item(self, made: Made, story: Sequence[Item] = ()) -> str:
        """An item's page, whatever its kind and state; `story` holds all public items of its thread, in any order."""
        item = made.item
        if made.phase == "withdrawn":
            return self.withdrawn(made)
        head = metadata.of_item(made, self.settings, self.words, self.logo)
        contact = self.settings.contacts[item.contact] if item.contact else None
        return self._render(
            "item.html", item.address, head, self._trail(item), made=made, body=self._body(made.html),
            tags=self._tags(item), contact=contact, share=tuple(self._share(item, head.canonical)),
            found=particulars.compose(made, story, self.settings, self.words),
        )  # fmt: skip

    def withdrawn(self, made: Made) -> str:
        """What stands at the address of a withdrawn item: what was here, when and why it went, and nothing else of it."""
        head = metadata.of_stand_in(made.item.title, self.settings, self.words)
        (note,) = (note for note in life.notes(made.item) if note.sort == "withdrawn")
        return self._render(
            "withdrawn.html", made.item.address, head, self._trail(made.item), item=made.item, note=note, mark=made.mark
        )

    def redirect(self, alias: str, target: str) -> str:
        """A small page at an old address of ours that leads to `target`, another; it needs no script."""
        head = metadata.of_stand_in(self.words("moved_title"), self.settings, self.words, target)
        way = addresses.relative(target, alias)
        link = Markup('<a href="{}">{}</a>').format(way, head.canonical)
        return _environment().get_template("redirect.html").render(
            pages=self, head=head, words=self.words, t=self.words, way=way, link=link
        )  # fmt: skip

    def listing(self, listing: Listing, made: Mapping[str, Made]) -> str:
        """A list; `made` has by its address every item that the list shows."""
        if listing.sort == "thread":
            return self.thread(listing, made)
        head = metadata.of_page(listing.address, listing.title, listing.about, self.settings, self.words, listing.feeds)
        return self._render(
            "listing.html", listing.address, head, listing.crumbs, listing=listing,
            sections=[(section, [made[item.address] for item in section.items]) for section in listing.sections],
            wide=[made[item.address] for item in listing.council_wide],
            follow=following.name(listing, self.settings), ways=following.ways(listing, self.settings, self.words),
        )  # fmt: skip

    def thread(self, listing: Listing, made: Mapping[str, Made]) -> str:
        """A story, oldest item first; `made` has by its address every item of it."""
        head = metadata.of_page(listing.address, listing.title, listing.about, self.settings, self.words, listing.feeds)
        return self._render(
            "thread.html", listing.address, head, listing.crumbs, listing=listing,
            story=[made[item.address] for item in listing.items], feeds=following.of_story(listing),
        )  # fmt: skip

    def home(
        self, lead: Made | None, latest: Sequence[Made], introduction: str, title: str = "",
        lists: Iterable[Listing] = (), alerts: Sequence[Made] = (), consultations: Sequence[Made] = (),
        events: Sequence[Made] = (),
    ) -> str:  # fmt: skip
        """The home page; the sequences may hold more than are shown, `lists` are where topics and places are counted.

        `latest` holds what is current; `alerts` are current, `consultations` open, `events` upcoming, in the order of
        their lists. An alert on top is not shown again below, unless it was told to lead.
        """
        found = {x.address: x for x in lists if x.sort in ("topics", "places")}
        head = metadata.of_page("", title, self.words("feed_about", council=self.settings.council), self.settings,
                                self.words, self._root_feeds())  # fmt: skip
        on_top = alerts[:HOME_FEW]
        above = {made.item.address for made in on_top}
        fresh = [made for made in latest if made.item.address not in above]
        if lead and lead.item.address in above and not lead.item.lead_until:
            lead = fresh.pop(0) if fresh else None
        few = (("consultations", consultations[:HOME_FEW]), ("events", events[:HOME_FEW]))
        return self._render(
            "home.html", "", head, (), title=title or self.settings.site_name, lead=lead, latest=fresh[:HOME_LATEST],
            introduction=Markup(introduction), alerts=on_top, few=[(name, some) for name, some in few if some],
            topics=self._index(found.get("topics/"), "topics"),
            places=self._busiest(self._index(found.get("places/"), "places")),
        )  # fmt: skip

    def page(self, address: str, title: str, html: str, description: str = "") -> str:
        """A hand-written page; its heading is made from `title` where `html` has none of the first level."""
        feeds = (Link(self.settings.site_name, "feed.xml"),)
        head = metadata.of_page(address, title, description, self.settings, self.words, feeds)
        heading = "" if "<h1" in html else title
        return self._render(
            "page.html", address, head, (self._home(),), title=title, heading=heading, body=self._body(html)
        )

    def corrected(self, address: str) -> str:
        """What stands at the address of an item that is held back after it was published; nothing of the item."""
        title = self.words("corrected_title")
        head = metadata.of_stand_in(title, self.settings, self.words)
        trail = (self._home(), Link(self.words("news"), "news/"))
        return self._render("corrected.html", address, head, trail, title=title)

    def not_found(self) -> str:
        """What a host serves at any depth for an address where nothing is: its links begin at the host's root."""
        title = self.words("missing_title")
        head = metadata.of_stand_in(title, self.settings, self.words)
        return self._render("not_found.html", None, head, (self._home(),), title=title)

    def _render(self, template: str, address: str | None, head: Head, crumbs: Sequence[Link], **values: object) -> str:
        place = self._place(address)
        shell = self._shells.get(place) or self._shell(place)
        return _environment().get_template(template).render(
            **self._common(place), **shell, address=address, head=head, crumbs=crumbs, **values
        )  # fmt: skip

    def _place(self, address: str | None) -> Place:
        if address is None:
            return Place(urlsplit(self.settings.url).path)
        links = [link.address for link in self._main_menu()]
        section = next((a for a in links if a and address.startswith(a)), "")
        return Place("../" * address.count("/"), section, bool(section) and address == section)

    def _shell(self, place: Place) -> dict[str, Markup]:
        """Masthead and footer, the same for all pages of one depth and section."""
        common = self._common(place)
        parts = ("masthead", "footer")
        made = {part: Markup(_environment().get_template(f"{part}.html").render(**common)) for part in parts}
        self._shells[place] = made
        return made

    def _common(self, place: Place) -> dict[str, object]:
        return {
            "pages": self, "place": place, "to": place.to, "t": self.words, "words": self.words,
            "settings": self.settings, "assets": self.assets,
        }  # fmt: skip

    # What templates ask.

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

    def standing(self, made: Made) -> tuple[status.Line, ...]:
        """How it stands, but for what its page says in a place of its own: what happened to it, and its dates."""
        if made.phase in ("expired", "stood_down"):
            return ()
        said = {"event", "corrected", "updated", "decided"}
        found = status.lines(made.item, made.phase, self.words)
        is_asked = made.item.kind == "consultation"
        return tuple(line for line in found if line.shape not in said and (is_asked or not line.is_live))

    def elsewhere(self, item: Item | None = None) -> tuple[Link, ...]:
        """Where to go on from a page that stands in for an item: its lists, then all news."""
        tags = [Link(tag.name, tag.address) for tag in self._tags(item)] if item else []
        kinds = [Link(self.words(item.listing.rstrip("/")), item.listing)] if item and item.listing else []
        index = [Link(self.words("topics"), "topics/")] if self.settings.topics else []
        return (*tags, *kinds, Link(self.words("all_news"), "news/"), *index)

    def story(self, item: Item) -> str:
        """The address of the item's story."""
        return addresses.of_thread(item.thread) if item.thread else ""

    def telephone(self, number: str) -> str:
        return particulars.telephone(number)

    def author(self, home: str) -> Markup:
        return Markup('<span class="p-author h-card"><a class="p-name u-url" href="{}">{}</a></span>').format(
            home, self.settings.council
        )

    def kind(self, made: Made) -> status.Line:
        return status.kind(made.item, self.words)

    def states(self, made: Made) -> tuple[status.Line, ...]:
        return status.lines(made.item, made.phase, self.words)

    def entry_tags(self, item: Item, without: Collection[str] = ()) -> tuple[Tag, ...]:
        """Its topics and places, but for these addresses."""
        return tuple(tag for tag in self._tags(item) if tag.address not in without)

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

    def sources(self, picture: Picture, to: Any, sort: str) -> str:
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

    def licence(self) -> Link:
        return Link(*LICENCES[self.settings.licence])

    def main_menu(self) -> tuple[Link, ...]:
        return self._main_menu()

    def footer_groups(self) -> tuple[tuple[str, tuple[Link, ...]], ...]:
        """The hand-written pages: those of the menu first, then each group under its name."""
        grouped: dict[str, list[Link]] = {}
        for link in self.menu:
            if link.address:
                grouped.setdefault(link.group or self.words("footer_pages"), []).append(link)
        return tuple((name, tuple(links)) for name, links in grouped.items())

    def follow_page(self) -> str:
        """The address of the page that explains how to follow, where the council has written one."""
        return next((link.address for link in self.menu if link.address == "follow/"), "")

    def _main_menu(self) -> tuple[Link, ...]:
        own = [Link(self.words(name), f"{name}/") for name in ("news", "consultations", "events", "alerts")]
        own += [Link(self.words("topics"), "topics/")] if self.settings.topics else []
        own += [Link(self.words("places"), "places/")] if self.settings.places else []
        return (*own, *(link for link in self.menu if link.address and not link.group))

    def _trail(self, item: Item) -> tuple[Link, ...]:
        return (self._home(), Link(self.words("news"), "news/"), listings.month_link(item, self.words))

    def _root_feeds(self) -> tuple[Link, ...]:
        files = ("feed.xml", "atom.xml", "feed.json", "calendar.ics")
        return tuple(Link(self.settings.site_name, file) for file in files)

    def _home(self) -> Link:
        return Link(self.words("home"), "")

    def _tags(self, item: Item) -> tuple[Tag, ...]:
        topics = (Tag(self.settings.topic_name(key), f"topics/{key}/") for key in item.topics)
        places = (Tag(self.settings.place_name(key), f"places/{key}/", True) for key in item.places)
        return (*topics, *places)

    def _share(self, item: Item, url: str) -> Iterator[tuple[str, str]]:
        values = {"title": quote(item.title, safe=""), "url": quote(url, safe="")}
        for key, pattern in _SHARE:
            yield self.words(key), pattern.format(**values)

    def _body(self, html: str) -> Markup:
        """Tables get a frame of their own to be scrolled in, which a keyboard can reach."""
        before = f'<div class="table" role="group" aria-label="{escape(self.words("table"))}" tabindex="0"><table'
        return Markup(_TABLE.sub(lambda found: before if found[1] else "</table></div>", html))

    def _index(self, listing: Listing | None, group: str) -> tuple[Link, ...]:
        if listing:
            return listing.group("index")
        names = self.settings.topics if group == "topics" else self.settings.places
        name = self.settings.topic_name if group == "topics" else self.settings.place_name
        return tuple(sorted((Link(name(key), f"{group}/{key}/") for key in names), key=lambda x: x.name.casefold()))

    def _busiest(self, links: Sequence[Link]) -> tuple[Link, ...]:
        """The places with most items, by name."""
        most = sorted(links, key=lambda link: -(link.count or 0))[:HOME_PLACES]
        return tuple(link for link in links if link in most)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("newsroom", "theme"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, auto_reload=False, cache_size=-1,
    )  # fmt: skip
